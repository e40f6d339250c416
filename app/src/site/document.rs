//! The frame of every page: head, header, footer; and how a view becomes an answer.

use std::sync::Arc;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::Lang;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use locale::text;

use super::{
    address,
    assets::OFFLINE_PATH,
    icon::logo,
    pages::{discovery, staff},
    parts::search_box,
    visit::Visit,
};

/// A feed of what changes.
pub struct Feed {
    /// Its title.
    pub title: String,
    /// Its path.
    pub href: String,
}

/// A page without its frame.
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its title, without the name of the site.
    pub title: String,
    /// One sentence for search engines.
    pub description: String,
    /// Where the address alone does not name the page: its proper path and query.
    pub canonical: Option<String>,
    /// The same as data: media types and paths.
    pub data: Vec<(&'static str, String)>,
    /// What it is about in the words of schema.org, as JSON that can stand in a page.
    pub schema: Option<String>,
    /// Feeds of its own, beside that of the whole site.
    pub feeds: Vec<Feed>,
    /// Whether search engines should leave it out.
    pub unlisted: bool,
    /// Whether the browser keeps it for when there is no network.
    pub offline: bool,
    /// Whether islands are on it, for which the browser loads WebAssembly.
    pub islands: bool,
    /// Whether the header has a search box; pages with one of their own need none.
    pub search: bool,
}

impl Page {
    /// A plain page with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            status: StatusCode::OK,
            title: title.into(),
            description: String::new(),
            canonical: None,
            data: Vec::new(),
            schema: None,
            feeds: Vec::new(),
            unlisted: false,
            offline: false,
            islands: false,
            search: true,
        }
    }

    /// The whole page with this in its middle. The view is made here, for islands
    /// need the reactive owner that it gives them.
    pub fn answer(self, visit: &Visit, main: impl FnOnce() -> AnyView) -> Response {
        let (status, description) = (self.status, self.description.clone());
        let html = to_html(|| {
            let head = head(visit, &self, &description);
            let header = header_view(visit, self.search);
            view! {
                <html lang=visit.lang.tag()>
                    {head}
                    <body>
                        <a class="skip" href="#main">{text(visit.lang, "skip-to-content")}</a>
                        {header}
                        <main id="main" tabindex="-1">{main()}</main>
                        {footer_view(visit)}
                    </body>
                </html>
            }
            .into_any()
        });
        let headers =
            [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_LANGUAGE, visit.lang.tag())];
        (status, headers, format!("<!DOCTYPE html>{html}")).into_response()
    }
}

/// A piece of a page that is open already. It is kept nowhere.
pub fn fragment(lang: Lang, view: impl FnOnce() -> AnyView) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.tag()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, to_html(view)).into_response()
}

/// Renders without streaming: the data are in memory, and a page is kept whole.
fn to_html(view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().to_html());
    owner.unset_with_forced_cleanup();
    html
}

fn head(visit: &Visit, page: &Page, description: &str) -> AnyView {
    let lang = visit.lang;
    let name = text(lang, "app-name");
    let title = if page.title.is_empty() || page.title == name {
        format!("{name} – {}", text(lang, "app-tagline"))
    } else {
        format!("{} – {name}", page.title)
    };
    let base = visit.site.base_url();
    let listed = page.status == StatusCode::OK && !page.unlisted;
    let links = listed.then(|| {
        let canonical = |lang: Lang| match &page.canonical {
            Some(path) => format!("{base}{}", address::page(lang, path)),
            None => format!("{base}{}", visit.in_language(lang)),
        };
        let others = Lang::ALL.map(|lang| view! { <link rel="alternate" hreflang=lang.tag() href=canonical(lang) /> });
        view! {
            <link rel="canonical" href=canonical(lang) />
            {others.into_iter().collect_view()}
            <link rel="alternate" hreflang="x-default" href=canonical(Lang::VI) />
        }
    });
    let about = (!description.is_empty()).then(|| view! { <meta name="description" content=description.to_owned() /> });
    let unlisted = (!listed).then(|| view! { <meta name="robots" content="noindex" /> });
    let data = page
        .data
        .iter()
        .map(|(kind, href)| {
            let kind = *kind;
            view! { <link rel="alternate" r#type=kind href=href.clone() /> }
        })
        .collect_view();
    // A block of data, which no browser runs and the policy therefore does not forbid.
    let schema =
        page.schema.clone().map(|schema| view! { <script r#type="application/ld+json" inner_html=schema></script> });
    let search = (!base.is_empty()).then(|| {
        let href = visit.to(discovery::OPEN_SEARCH);
        view! { <link rel="search" r#type="application/opensearchdescription+xml" title=name.clone() href=href /> }
    });
    let all = Feed { title: text(lang, "feed-title"), href: visit.to("/thay-doi.atom") };
    let feeds = page
        .feeds
        .iter()
        .chain([&all])
        .map(|feed| {
            view! {
                <link
                    rel="alternate"
                    r#type="application/atom+xml"
                    title=feed.title.clone()
                    href=feed.href.clone()
                />
            }
        })
        .collect_view();
    let assets = &visit.site.assets;
    let boot = (page.islands || page.offline).then(|| {
        let script = page.islands.then(|| assets.script.clone());
        let wasm = page.islands.then(|| assets.wasm.clone());
        view! {
            <script
                id="boot"
                r#type="module"
                src=assets.boot.clone()
                data-script=script
                data-wasm=wasm
                data-offline=page.offline.then_some(OFFLINE_PATH)
            ></script>
        }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            {about}
            {unlisted}
            {links}
            {data}
            {feeds}
            {search}
            <link rel="icon" r#type="image/svg+xml" href="/favicon.svg" />
            <link rel="stylesheet" href=assets.style.clone() />
            {schema}
            {boot}
        </head>
    }
    .into_any()
}

fn header_view(visit: &Visit, search: bool) -> AnyView {
    let lang = visit.lang;
    let item = |path: &str, label: String| {
        let here = visit.path == path || visit.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
        let current = here.then_some(if visit.path == path { "page" } else { "true" });
        view! { <li><a href=visit.to(path) aria-current=current>{label}</a></li> }
    };
    // Each language is named in itself, so that whoever needs it can read it.
    let switch = |other: Lang| {
        let (href, tag) = (visit.in_language(other), other.tag());
        view! { <a class="language" href=href hreflang=tag lang=tag>{text(other, "language-name")}</a> }
    };
    let switch = Lang::ALL.into_iter().filter(|other| *other != lang).map(switch).collect_view();
    let brand = view! { <a class="brand" href=visit.to("/")>{logo()}<span>{text(lang, "app-name")}</span></a> };
    if let Some(actor) = &visit.actor {
        return view! {
            <header class="site-header">
                <div class="bar wide">{brand} {switch} {staff::who(visit, actor)}</div>
                {staff::nav(visit, actor)}
            </header>
        }
        .into_any();
    }
    view! {
        <header class="site-header">
            <div class="bar wide">
                {brand}
                {search.then(|| search_box::plain(visit))}
                {switch}
            </div>
            <nav class="wide" aria-label=text(lang, "nav-main")>
                <ul class="site-nav">
                    {item("/su-kien", text(lang, "nav-life-events"))}
                    {item("/linh-vuc", text(lang, "nav-sectors"))}
                    {item("/co-quan", text(lang, "nav-agencies"))}
                    {item("/noi-nop", text(lang, "desk-title"))}
                    {item("/tro-giup", text(lang, "nav-help"))}
                </ul>
            </nav>
        </header>
    }
    .into_any()
}

fn footer_view(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let link = |path: &str, label: String| view! { <li><a href=visit.to(path)>{label}</a></li> };
    view! {
        <footer class="site-footer">
            <div class="wide">
                <p>{text(lang, "footer-about")}</p>
                <nav aria-label=text(lang, "nav-footer")>
                    <ul>
                        {link("/gioi-thieu", text(lang, "nav-about"))}
                        {link("/tro-giup", text(lang, "nav-help"))}
                        {link("/tiep-can", text(lang, "nav-accessibility"))}
                        {link("/du-lieu", text(lang, "nav-data"))}
                        {link("/api", text(lang, "nav-api"))}
                        {link("/thay-doi", text(lang, "lately-title"))}
                        {link("/dich-vu-truc-tuyen", text(lang, "online-title"))}
                        {link("/phan-anh", text(lang, "feedback-title"))}
                    </ul>
                </nav>
            </div>
        </footer>
    }
    .into_any()
}
