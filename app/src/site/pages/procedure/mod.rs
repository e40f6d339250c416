//! The page of a procedure: the answer first, then everything.

mod answer;
mod asked;
mod channels;
mod contents;
mod my_case;
mod papers;
mod rest;
mod schema;
mod steps;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::quality::sends_to_a_district;
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Lookup, Snapshot, follow::TopicKind};

use self::contents::Section;
pub use self::{
    asked::part,
    my_case::{
        FROM, WITH, address_of as case_address, calendar as case_calendar, carried, cost_rows, show as my_case, total,
    },
    papers::{form_links, paper_box, paper_counts},
};
use super::{error::error_page, feedback, follow, history};
use crate::site::{
    address,
    document::{Feed, Page},
    format,
    icon::icon,
    markdown,
    parts::{breadcrumbs, local, names, vi},
    router::missing,
    summary,
    visit::Visit,
};

/// What the parts of the page are made from.
pub struct View<'a> {
    /// Who asks.
    pub visit: &'a Visit,
    /// The catalogue.
    pub snapshot: &'a Snapshot,
    /// The procedure.
    pub entry: &'a Entry,
    /// The case that was chosen, from 0.
    pub case: Option<usize>,
    /// Which of its editions is shown.
    pub shown: Shown,
}

/// Which edition of a procedure is shown.
#[derive(Clone)]
pub enum Shown {
    /// The one that the public sees now.
    Now,
    /// The one that it saw on a day.
    On(Date),
    /// One that it does not see yet, on a page of this path.
    Preview(String),
    /// The one that the public sees now, among others on paper: nothing is folded
    /// and nothing waits for a press.
    OnPaper,
}

/// The page; under a code it leads on to the address of the procedure.
pub async fn show(visit: Visit, Path(procedure): Path<String>) -> Response {
    let snapshot = visit.site.portal.snapshot();
    if let Some(day) = visit.parameter(address::DAY).filter(|day| !day.is_empty()) {
        return history::as_of(&visit, &snapshot, &procedure, &day).await;
    }
    let entry = match snapshot.look_up(&procedure) {
        Lookup::Found(entry) => entry,
        Lookup::Gone => return error_page(&visit.site, visit.lang, StatusCode::GONE),
        Lookup::Missing => return missing(&visit),
    };
    if entry.procedure.slug.as_str() != procedure {
        let mut to = address::procedure(visit.lang, &entry.procedure.slug);
        if !visit.query.is_empty() {
            to = format!("{to}?{}", visit.query);
        }
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response();
    }
    match case(&visit, entry.content.dossier.cases.len()) {
        Ok(case) => page(&visit, &snapshot, &entry, case, Shown::Now, None),
        Err(NoSuchCase) => missing(&visit),
    }
}

/// There is no case of that number.
pub struct NoSuchCase;

/// The case of the dossier that is asked for, from 0, if one is.
pub fn case(visit: &Visit, cases: usize) -> Result<Option<usize>, NoSuchCase> {
    match visit.parameter(address::CASE).as_deref() {
        None | Some("") => Ok(None),
        Some(number) => match number.parse::<usize>() {
            Ok(number) if (1..=cases).contains(&number) => Ok(Some(number - 1)),
            _ => Err(NoSuchCase),
        },
    }
}

/// The page of an entry. Where it is not as the public sees it now, a banner says so.
pub fn page(
    visit: &Visit,
    snapshot: &Snapshot,
    entry: &Entry,
    case: Option<usize>,
    shown: Shown,
    banner: Option<AnyView>,
) -> Response {
    let name = entry.content.name_in(visit.lang);
    let slug = &entry.procedure.slug;
    let key = entry.code().unwrap_or(slug.as_str());
    let title = markdown::shorten(name, 90);
    let title = match &shown {
        Shown::Now | Shown::OnPaper => title,
        Shown::On(day) => format!("{title} ({})", format::date(visit.lang, *day)),
        Shown::Preview(_) => format!("{title} ({})", text(visit.lang, "preview")),
    };
    let now = matches!(shown, Shown::Now);
    let feed = Feed {
        title: text_with(visit.lang, "feed-title-for", &[("name", markdown::shorten(name, 80).into())]),
        href: format!("{}/thay-doi.atom", address::procedure(visit.lang, slug)),
    };
    let description = description(visit, entry);
    let data = vec![
        ("application/json", format!("/api/v1/procedures/{key}")),
        ("text/turtle", address::linked(slug, "ttl")),
        ("application/ld+json", address::linked(slug, "jsonld")),
    ];
    let page = Page {
        schema: now.then(|| schema::government_service(visit, entry, &description)).flatten(),
        description,
        canonical: Some(format!("/thu-tuc/{slug}")),
        data: if now { data } else { Vec::new() },
        feeds: vec![feed],
        unlisted: !now,
        islands: true,
        ..Page::new(title)
    };
    page.answer(visit, || {
        let view = View { visit, snapshot, entry, case, shown };
        let sections = view.sections();
        let contents = contents::contents(visit.lang, &sections);
        let sections = sections.into_iter().map(Section::into_view).collect_view();
        view! {
            <article class="wide procedure">
                {view.head()}
                {banner}
                {view.repealed()}
                {view.of_a_district()}
                {view.answer()}
                {view.mine()}
                <div class="procedure-columns">
                    {contents}
                    <div class="procedure-body">{sections}</div>
                </div>
                {now.then(|| feedback::clear_section(visit, slug, key))}
            </article>
        }
        .into_any()
    })
}

/// Some official names are sentences, some are paragraphs: these are set smaller.
fn length_of(name: &str) -> Option<&'static str> {
    match name.chars().count() {
        ..=90 => None,
        91..=250 => Some("long"),
        _ => Some("very-long"),
    }
}

/// One sentence for search engines, from what there is.
fn description(visit: &Visit, entry: &Entry) -> String {
    let (lang, content) = (visit.lang, &entry.content);
    let told = content.in_language(lang);
    let summary = markdown::plain(told.summary, 155);
    if !summary.is_empty() {
        return summary;
    }
    let variables = [
        ("name", markdown::shorten(told.name, 80).into()),
        ("cost", summary::cost(lang, &content.channels).words.into()),
        ("time", summary::time(lang, &content.channels).words.into()),
    ];
    text_with(lang, "procedure-description", &variables)
}

impl View<'_> {
    /// Everything that there is to tell, beneath a heading of the second level.
    pub fn on_paper(&self, key: &str) -> AnyView {
        let sections = self.sections().into_iter().map(|section| section.on_paper(key)).collect_view();
        view! { {self.of_a_district()} {self.answer()} {sections} }.into_any()
    }

    /// Whether it is shown among others on paper.
    fn is_on_paper(&self) -> bool {
        matches!(self.shown, Shown::OnPaper)
    }

    /// This page with a case, numbered from 1, or with none.
    fn address(&self, case: Option<usize>) -> String {
        let (lang, slug) = (self.visit.lang, &self.entry.procedure.slug);
        let mut pairs: Vec<(&str, String)> =
            case.map(|number| (address::CASE, number.to_string())).into_iter().collect();
        let path = match &self.shown {
            Shown::Now | Shown::OnPaper => address::procedure(lang, slug),
            Shown::On(day) => {
                pairs.push((address::DAY, day.to_string()));
                address::procedure(lang, slug)
            }
            Shown::Preview(path) => address::page(lang, path),
        };
        address::with_query(&path, &pairs)
    }

    fn head(&self) -> AnyView {
        let lang = self.visit.lang;
        let content = &self.entry.content;
        let site = &self.visit.site.content;
        let slug = content.sector.slug();
        let label = match site.sector_name(lang, &slug) {
            Some(translated) => translated.to_owned().into_any(),
            None => vi(lang, content.sector.as_str()),
        };
        let above = vec![
            (self.visit.to("/linh-vuc"), text(lang, "nav-sectors").into_any()),
            (address::sector(lang, &slug), label),
        ];
        let code = self.entry.code().map(|code| {
            view! { <span>{text(lang, "code")} " " <span class="code">{code.to_owned()}</span></span> }
        });
        let levels: Vec<String> =
            content.levels.iter().map(|level| format::administrative_level(lang, *level)).collect();
        let levels = (!levels.is_empty()).then(|| view! { <span>{levels.join(", ")}</span> });
        let interlinked = content.interlinked.then(|| view! { <span>{text(lang, "interlinked")}</span> });
        let told = content.in_language(lang);
        let summary = (!told.summary.is_empty()).then(|| {
            let tag = names::tag(lang, told.summary_lang);
            view! { <div class="lead prose" lang=tag inner_html=markdown::render(told.summary, 2)></div> }
        });
        view! {
            <header class="procedure-head">
                {breadcrumbs(lang, above)}
                <h1 data-length=length_of(told.name) lang=names::tag(lang, told.lang)>{told.name.to_owned()}</h1>
                {names::official(lang, content, usize::MAX)}
                <p class="card-meta">
                    {names::mark(lang, content)} {code} {levels} {interlinked} {local(lang, content)} {self.links()}
                </p>
                {summary}
                {names::explained(lang, content)}
            </header>
        }
        .into_any()
    }

    /// The ways to its history, to a sheet of paper, and to following it. What the
    /// public does not see yet has none of them.
    fn links(&self) -> Option<AnyView> {
        if matches!(self.shown, Shown::Preview(_)) {
            return None;
        }
        let (lang, slug) = (self.visit.lang, &self.entry.procedure.slug);
        let history =
            view! { <a class="screen-only" href=address::history(lang, slug)>{text(lang, "history-title")}</a> };
        let follow = follow::link(lang, TopicKind::Procedure, slug);
        Some(view! { {history} {self.poster_link()} {follow} }.into_any())
    }

    /// The way to a sheet for the notice board.
    fn poster_link(&self) -> Option<AnyView> {
        let now = matches!(self.shown, Shown::Now) && self.entry.procedure.repeal.is_none();
        now.then(|| {
            let number = self.case.map(|case| (address::CASE, (case + 1).to_string()));
            let pairs: Vec<(&str, String)> = number.into_iter().collect();
            let href = address::with_query(&address::poster(self.visit.lang, &self.entry.procedure.slug), &pairs);
            view! { <a class="screen-only" href=href>{icon("print")}{text(self.visit.lang, "poster-link")}</a> }
                .into_any()
        })
    }

    /// That the office it names is gone, where the procedure itself is not.
    fn of_a_district(&self) -> Option<AnyView> {
        let lang = self.visit.lang;
        let names_one = self.entry.procedure.repeal.is_none() && sends_to_a_district(&self.entry.content);
        names_one.then(|| {
            view! {
                <div class="notice notice-warning">
                    {icon("warning")}
                    <div><h2>{text(lang, "district-title")}</h2><p>{text(lang, "district-advice")}</p></div>
                </div>
            }
            .into_any()
        })
    }

    /// That it is gone, since when, by which decision, and what took its place.
    fn repealed(&self) -> AnyView {
        let lang = self.visit.lang;
        let Some(repeal) = &self.entry.procedure.repeal else { return ().into_any() };
        let words = text_with(
            lang,
            "repealed-since",
            &[("date", format::date(lang, repeal.since).into()), ("decision", repeal.decision.as_str().into())],
        );
        let successors: Vec<AnyView> = repeal
            .successors
            .iter()
            .filter_map(|slug| match self.snapshot.look_up(slug.as_str()) {
                Lookup::Found(entry) => Some(entry),
                Lookup::Gone | Lookup::Missing => None,
            })
            .map(|entry| {
                let href = address::procedure(lang, &entry.procedure.slug);
                view! { <li>{names::link(lang, href, &entry.content)}</li> }.into_any()
            })
            .collect();
        let successors = if successors.is_empty() {
            view! { <p>{text(lang, "repealed-no-successor")}</p> }.into_any()
        } else {
            view! { <p>{text(lang, "repealed-successors")}</p> <ul>{successors}</ul> }.into_any()
        };
        view! {
            <div class="notice notice-warning">
                {icon("warning")}
                <div><h2>{text(lang, "repealed-title")}</h2><p>{words}</p>{successors}</div>
            </div>
        }
        .into_any()
    }

    /// Every part that there is to tell, in its order.
    fn sections(&self) -> Vec<Section> {
        let parts = [
            self.papers(),
            self.channels(),
            self.desks(),
            self.steps(),
            self.requirements(),
            self.outcomes(),
            self.forms(),
            self.applicants(),
            self.agencies(),
            self.legal_basis(),
            self.life_events(),
            self.source(),
        ];
        parts.into_iter().flatten().collect()
    }
}
