//! The page that tells of the data: what staff wrote, and the downloads.

mod pending;
mod table;

use axum::response::Response;
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

pub use self::pending::data_pending_page;
use crate::site::{
    address,
    content::DataTerms,
    data::DATA,
    document::Page,
    icon::icon,
    markdown,
    parts::{names, said},
    visit::Visit,
};

/// The page, in the language of the address.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let written = visit.site.content.page(lang, DATA.trim_start_matches('/'));
    let title = written.map_or_else(|| text(lang, "nav-data"), |page| page.title.clone());
    let description = written.map(|page| page.description.clone()).unwrap_or_default();
    let page = Page {
        description: description.clone(),
        canonical: Some(DATA.to_owned()),
        data: vec![
            ("application/json", format!("{DATA}/manifest.json")),
            ("text/turtle", format!("{DATA}/dcat.ttl")),
            ("application/ld+json", format!("{DATA}/dcat.jsonld")),
        ],
        ..Page::new(title.clone())
    };
    page.answer(&visit, || {
        let tag = written.and_then(|page| names::tag(lang, page.lang));
        let lead = (!description.is_empty()).then(|| view! { <p class="lead" lang=tag>{description}</p> });
        let body =
            written.map(|page| view! { <div class="prose" lang=tag inner_html=markdown::render(&page.body, 1)></div> });
        view! {
            <article class="narrow data">
                <h1 lang=tag>{title}</h1>
                {lead}
                {downloads(&visit)}
                {terms(lang, &visit.site.content.terms)}
                {body}
            </article>
        }
        .into_any()
    })
}

fn downloads(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let set = visit.site.data.now();
    let table = match &set {
        Some(set) => table::of(lang, set),
        None => {
            view! { <div class="notice">{icon("clock")}<p>{text(lang, "data-pending-advice")}</p></div> }.into_any()
        }
    };
    let file = |name: &str| view! { <a href=format!("{DATA}/{name}")>{name.to_owned()}</a> };
    view! {
        <section aria-labelledby="tai-ve">
            <h2 id="tai-ve">{text(lang, "data-downloads-title")}</h2>
            {table}
            <ul>
                <li>{text(lang, "data-manifest")} ": " {file("manifest.json")}</li>
                <li>{text(lang, "data-dcat")} ": " {file("dcat.ttl")} ", " {file("dcat.jsonld")}</li>
                <li>
                    {text(lang, "data-changes")} ": "
                    <a href=visit.to("/thay-doi.atom")>{icon("feed")}{text(lang, "history-feed")}</a>
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// Who publishes the data, and how it may be used.
fn terms(lang: Lang, terms: &DataTerms) -> Option<AnyView> {
    if terms.publisher.is_empty() && terms.rights.is_empty() {
        return None;
    }
    let publisher = match terms.publisher_url.as_deref().and_then(address::elsewhere) {
        Some(url) => {
            view! { <a href=url.to_owned() rel="external noopener">{said(lang, &terms.publisher)}{icon("external")}</a> }
                .into_any()
        }
        None => said(lang, &terms.publisher),
    };
    let licence = match terms.license.as_deref().and_then(address::elsewhere) {
        Some(url) => view! { <a href=url.to_owned() rel="license external noopener">{url.to_owned()}</a> }.into_any(),
        None => text(lang, "data-licence-none").into_any(),
    };
    let terms = view! {
        <section aria-labelledby="dieu-kien">
            <h2 id="dieu-kien">{text(lang, "data-terms-title")}</h2>
            <dl class="roles">
                <div><dt>{text(lang, "data-publisher")}</dt><dd>{publisher}</dd></div>
                <div><dt>{text(lang, "data-licence")}</dt><dd>{licence}</dd></div>
                <div><dt>{text(lang, "data-rights")}</dt><dd>{said(lang, &terms.rights)}</dd></div>
            </dl>
        </section>
    };
    Some(terms.into_any())
}
