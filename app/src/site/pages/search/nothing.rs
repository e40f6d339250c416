//! Nothing was found: what can be done now.

use std::cmp::Reverse;

use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Filters, Group, Lookup, SearchRequest, Snapshot, SuggestionKind};

use super::said;
use crate::site::{
    address,
    content::SiteContent,
    icon::icon,
    markdown::shorten,
    parts::{name, names},
    visit::Visit,
};

/// How many sectors, and how many procedures, are named.
const WAYS_ON: usize = 8;
const PROCEDURES: usize = 5;

/// What can be done now.
pub fn nothing(visit: &Visit, snapshot: &Snapshot, request: &SearchRequest) -> AnyView {
    let lang = visit.lang;
    let content = &visit.site.content;
    let title = if request.q.is_empty() {
        text(lang, "nothing-title")
    } else {
        text_with(lang, "nothing-title-for", &[("q", shorten(&request.q, 100).into())])
    };
    let filtered = request.filters != Filters::default();
    let unfiltered = SearchRequest { q: request.q.clone(), ..SearchRequest::default() };
    let without = filtered.then(|| {
        view! { <li><a href=address::search(lang, &unfiltered)>{text(lang, "nothing-without-filters")}</a></li> }
    });
    let (near, sectors) = sectors_near(content, snapshot, &request.q);
    let sectors_title = if near { text(lang, "nothing-sectors") } else { text(lang, "home-sectors") };
    let sectors = sectors
        .into_iter()
        .map(|sector| {
            let label = name(lang, &sector.name, content.sector_name(lang, &sector.slug));
            view! { <li><a href=address::sector(lang, &sector.slug)>{label}</a></li> }
        })
        .collect_view();
    view! {
        <div class="nothing">
            <h3>{title}</h3>
            <ul class="advice">
                {without}
                <li>{text(lang, "nothing-advice-words")}</li>
                <li>{text(lang, "nothing-advice-code")}</li>
                <li>{text(lang, "nothing-advice-office")}</li>
                <li><a href=address::desks(lang)>{text(lang, "desk-nothing-link")}</a></li>
            </ul>
            {procedures_near(visit, request)}
            <h3>{sectors_title}</h3>
            <ul class="names">{sectors}</ul>
            <p>
                <a class="more" href=address::page(lang, "/linh-vuc")>{text(lang, "go-sectors")}{icon("arrow")}</a> " "
                <a class="more" href=address::page(lang, "/su-kien")>{text(lang, "go-life-events")}{icon("arrow")}</a>
            </p>
            {said::form(lang, &request.q, false)}
        </div>
    }
    .into_any()
}

/// Procedures that share a word of two syllables with the question.
fn procedures_near(visit: &Visit, request: &SearchRequest) -> Option<AnyView> {
    let lang = visit.lang;
    let near = visit.site.portal.suggestions().nearest(&request.q, SuggestionKind::Procedure, PROCEDURES);
    let snapshot = visit.site.portal.snapshot();
    let links: Vec<AnyView> = near
        .iter()
        .filter_map(|procedure| match snapshot.look_up(&procedure.target) {
            Lookup::Found(entry) => Some(entry),
            Lookup::Gone | Lookup::Missing => None,
        })
        .map(|entry| {
            let href = address::procedure(lang, &entry.procedure.slug);
            view! { <li>{names::link(lang, href, &entry.content)}</li> }.into_any()
        })
        .collect();
    (!links.is_empty())
        .then(|| view! { <h3>{text(lang, "nothing-procedures")}</h3> <ul class="names">{links}</ul> }.into_any())
}

/// Sectors that share words with the question; without any, a large one of each group.
fn sectors_near<'a>(content: &SiteContent, snapshot: &'a Snapshot, question: &str) -> (bool, Vec<&'a Group>) {
    let folded = catalogue::text::fold(question);
    let words: Vec<&str> = catalogue::text::syllables(&folded).collect();
    let shared = |sector: &Group| {
        let name = catalogue::text::fold(&sector.name);
        catalogue::text::syllables(&name).filter(|word| words.contains(word)).count()
    };
    let mut near: Vec<(usize, &Group)> =
        snapshot.sectors().iter().map(|sector| (shared(sector), sector)).filter(|(shared, _)| *shared > 0).collect();
    near.sort_by_key(|(shared, sector)| Reverse((*shared, sector.entries.len())));
    if !near.is_empty() {
        return (true, near.into_iter().take(WAYS_ON).map(|(_, sector)| sector).collect());
    }
    let largest_of = |key: &str| {
        let in_group =
            |sector: &&Group| content.sectors.get(&sector.slug).is_some_and(|info| info.group.as_deref() == Some(key));
        snapshot.sectors().iter().filter(in_group).max_by_key(|sector| sector.entries.len())
    };
    let mut sectors: Vec<&Group> = content.groups.iter().filter_map(|group| largest_of(&group.key)).collect();
    if sectors.is_empty() {
        sectors = snapshot.sectors().iter().collect();
        sectors.sort_by_key(|sector| Reverse(sector.entries.len()));
    }
    sectors.truncate(WAYS_ON);
    (false, sectors)
}
