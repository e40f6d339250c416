//! The home page: one search box that is the page, and ways in for those who
//! would rather look around.

use std::{collections::BTreeMap, sync::Arc};

use axum::response::Response;
use catalogue::{Audience, Lang, ProcedureCode};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Lookup, SearchRequest, Snapshot};

use crate::site::{
    address,
    content::SiteContent,
    document::Page,
    format,
    icon::icon,
    parts::{coverage::coverage, entries, events, name, said, search_box, vi_tag},
    visit::Visit,
};

/// How many of the most needed procedures are shown.
const MOST_NEEDED: usize = 8;
/// How many life events of each group stand on the home page.
const EVENTS: usize = 8;
/// How many sectors of a group are named.
const SECTORS: usize = 4;

/// The page.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let content = Arc::clone(&visit.site.content);
    let in_force = |code: &ProcedureCode| match snapshot.look_up(code.as_str()) {
        Lookup::Found(entry) => Some(entry).filter(|entry| entry.procedure.repeal.is_none()),
        _ => None,
    };
    let needed: Vec<Arc<Entry>> = content.most_needed.iter().filter_map(in_force).take(MOST_NEEDED).collect();
    let page = Page {
        description: text(lang, "home-description"),
        islands: true,
        search: false,
        canonical: Some("/".to_owned()),
        ..Page::new("")
    };
    page.answer(&visit, || {
        view! {
            {hero(&visit)}
            {most_needed(lang, &needed)}
            {life_events(lang, &snapshot, &content)}
            {sectors(lang, &snapshot, &content)}
            <section class="wide band" aria-labelledby="coverage">
                <h2 id="coverage">{text(lang, "coverage-title")}</h2>
                {coverage(lang, &snapshot.coverage())}
            </section>
        }
        .into_any()
    })
}

fn hero(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let examples = text(lang, "home-examples");
    let examples = examples
        .split('|')
        .map(|question| {
            let request = SearchRequest { q: question.trim().to_owned(), ..SearchRequest::default() };
            let href = address::search(lang, &request);
            view! { <li><a href=href lang=vi_tag(lang)>{request.q}</a></li> }
        })
        .collect_view();
    view! {
        <section class="hero">
            <div class="narrow">
                <h1>{text(lang, "home-title")}</h1>
                <p class="hero-lead">{text(lang, "home-lead")}</p>
                {search_box::large(visit, "", &[])}
                <div class="examples"><span>{text(lang, "home-examples-label")}</span><ul>{examples}</ul></div>
            </div>
        </section>
    }
    .into_any()
}

fn most_needed(lang: Lang, needed: &[Arc<Entry>]) -> AnyView {
    if needed.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="wide band" aria-labelledby="needed">
            <h2 id="needed">{text(lang, "home-most-needed")}</h2>
            <div class="needed">{entries::list(lang, needed)}</div>
        </section>
    }
    .into_any()
}

fn life_events(lang: Lang, snapshot: &Snapshot, content: &SiteContent) -> AnyView {
    if content.life_events.is_empty() {
        return ().into_any();
    }
    let group = |audience, title: String| {
        let any = content.life_events.iter().any(|event| event.audience == audience);
        any.then(
            || view! { <h3>{title}</h3> {events::tiles(lang, snapshot, &content.life_events, Some(audience), EVENTS)} },
        )
    };
    let all = text_with(lang, "home-all-events", &[("n", content.life_events.len().into())]);
    view! {
        <section class="wide band" aria-labelledby="events">
            <h2 id="events">{text(lang, "home-life-events")}</h2>
            {group(Audience::Citizen, text(lang, "events-citizen"))}
            {group(Audience::Business, text(lang, "events-business"))}
            {group(Audience::Organisation, text(lang, "events-organisation"))}
            <p><a class="more" href=address::page(lang, "/su-kien")>{all}{icon("arrow")}</a></p>
        </section>
    }
    .into_any()
}

/// The groups with their largest sectors; without groups, the largest sectors of all.
fn sectors(lang: Lang, snapshot: &Snapshot, content: &SiteContent) -> AnyView {
    let mut by_group: BTreeMap<&str, Vec<&registry::Group>> = BTreeMap::new();
    for sector in snapshot.sectors() {
        let group = content.sectors.get(&sector.slug).and_then(|info| info.group.as_deref()).unwrap_or_default();
        by_group.entry(group).or_default().push(sector);
    }
    for group in by_group.values_mut() {
        group.sort_by_key(|sector| std::cmp::Reverse(sector.entries.len()));
    }
    let links = |sectors: &[&registry::Group], most: usize| {
        sectors
            .iter()
            .take(most)
            .map(|sector| {
                let label = name(lang, &sector.name, content.sector_name(lang, &sector.slug));
                view! { <li><a href=address::sector(lang, &sector.slug)>{label}</a></li> }
            })
            .collect_view()
    };
    let groups: Vec<AnyView> = content
        .groups
        .iter()
        .filter_map(|group| {
            let sectors = by_group.get(group.key.as_str())?;
            let count: usize = sectors.iter().map(|sector| sector.entries.len()).sum();
            let count = text_with(lang, "procedure-count", &[("n", count.into())]);
            let all = format!("{}#{}", address::page(lang, "/linh-vuc"), group.key);
            Some(
                view! {
                    <li class="group">
                        <h3>{icon(&group.icon)}<a href=all>{said(lang, &group.title)}</a></h3>
                        <p class="muted">{count}</p>
                        <ul>{links(sectors, SECTORS)}</ul>
                    </li>
                }
                .into_any(),
            )
        })
        .collect();
    let list = if groups.is_empty() {
        let mut largest: Vec<&registry::Group> = snapshot.sectors().iter().collect();
        largest.sort_by_key(|sector| std::cmp::Reverse(sector.entries.len()));
        view! { <ul class="names">{links(&largest, SECTORS * 4)}</ul> }.into_any()
    } else {
        view! { <ul class="groups">{groups}</ul> }.into_any()
    };
    let all =
        text_with(lang, "home-all-sectors", &[("n", format::number(lang, snapshot.sectors().len() as u64).into())]);
    view! {
        <section class="wide band" aria-labelledby="sectors">
            <h2 id="sectors">{text(lang, "home-sectors")}</h2>
            {list}
            <p><a class="more" href=address::page(lang, "/linh-vuc")>{all}{icon("arrow")}</a></p>
        </section>
    }
    .into_any()
}
