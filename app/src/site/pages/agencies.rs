//! Agencies, and one agency with its procedures.

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{AgencyGroup, Entry, SearchRequest};

use crate::site::{
    address,
    content::SiteContent,
    document::Page,
    format,
    icon::icon,
    parts::{
        breadcrumbs,
        entries::{CardStyle, cards},
        name,
        pager::{pager, part},
        vi, vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// How many agencies are named before a letter is chosen.
const LARGEST: usize = 40;

/// Agencies: those with the most procedures, or those under a letter. National
/// data name hundreds.
pub async fn list(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let all = snapshot.agencies();
    let mut letters: Vec<char> = all.iter().filter_map(|agency| agency.slug.as_str().chars().next()).collect();
    letters.dedup();
    let chosen = visit.parameter("letter").filter(|letter| !letter.is_empty());
    let shown: Vec<&AgencyGroup> = match chosen.as_deref() {
        Some(letter) if letters.iter().any(|known| letter.chars().eq([*known])) => {
            all.iter().filter(|agency| agency.slug.as_str().starts_with(letter)).collect()
        }
        Some(_) => return missing(&visit),
        None => {
            let mut largest: Vec<&AgencyGroup> = all.iter().collect();
            largest.sort_by_key(|agency| std::cmp::Reverse(agency.entries.len()));
            largest.truncate(LARGEST);
            largest
        }
    };
    let page = Page { description: text(lang, "agencies-lead"), ..Page::new(text(lang, "nav-agencies")) };
    page.answer(&visit, || {
        let here = address::page(lang, "/co-quan");
        let many = all.len() > LARGEST;
        let jumps = many.then(|| {
            let letters = letters
                .iter()
                .map(|letter| {
                    let current = (chosen.as_deref() == Some(letter.to_string().as_str())).then_some("page");
                    let href = address::with_query(&here, &[("letter", letter.to_string())]);
                    view! { <li><a href=href aria-current=current>{letter.to_uppercase().to_string()}</a></li> }
                })
                .collect_view();
            view! { <nav class="jumps letters" aria-label=text(lang, "nav-letters")><ul>{letters}</ul></nav> }
        });
        let title = match (&chosen, many) {
            (Some(letter), _) => text_with(lang, "agencies-letter", &[("letter", letter.to_uppercase().into())]),
            (None, true) => text(lang, "agencies-largest"),
            (None, false) => text(lang, "agencies-all"),
        };
        view! {
            <div class="narrow">
                <h1>{text(lang, "nav-agencies")}</h1>
                <p class="lead">{text(lang, "agencies-lead")}</p>
                {jumps}
                <h2>{title}</h2>
                {directory(lang, &visit.site.content, &shown)}
            </div>
        }
        .into_any()
    })
}

fn directory(lang: Lang, content: &SiteContent, agencies: &[&AgencyGroup]) -> AnyView {
    let items = agencies
        .iter()
        .map(|agency| {
            let info = content.agencies.get(&agency.slug);
            let about = info.map(|info| info.description.clone()).filter(|about| !about.is_empty());
            let about = about.map(|about| view! { <p class="muted" lang=vi_tag(lang)>{about}</p> });
            let label = name(lang, &agency.name, content.agency_name(lang, &agency.slug));
            let count = if agency.entries.is_empty() { agency.also.len() } else { agency.entries.len() };
            let count = text_with(lang, "procedure-count", &[("n", count.into())]);
            view! {
                <li>
                    <p><a href=address::agency(lang, &agency.slug)>{label}</a> " " <span class="count">{count}</span></p>
                    {about}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="directory">{items}</ul> }.into_any()
}

/// One agency: what it carries out or decides, or with `?role=other` what it
/// takes part in otherwise.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let content = &visit.site.content;
    let Some(agency) = snapshot.agency(&slug) else { return missing(&visit) };
    let other = match visit.parameter("role").as_deref() {
        None | Some("") => agency.entries.is_empty(),
        Some("other") => true,
        Some(_) => return missing(&visit),
    };
    let entries: &[Arc<Entry>] = if other { &agency.also } else { &agency.entries };
    let asked = visit.parameter("page");
    let Some(part) = part(entries, asked.as_deref(), SearchRequest::PER_PAGE) else { return missing(&visit) };
    let info = content.agencies.get(&agency.slug);
    let translated = content.agency_name(lang, &agency.slug);
    let title = translated.unwrap_or(&agency.name);
    let address_of = |other: bool, page: usize| {
        let role = other.then(|| ("role", "other".to_owned()));
        let page = (page > 1).then(|| ("page", page.to_string()));
        let pairs: Vec<(&str, String)> = role.into_iter().chain(page).collect();
        address::with_query(&address::agency(lang, &agency.slug), &pairs)
    };
    let page = Page {
        description: text_with(
            lang,
            "agency-description",
            &[("agency", title.into()), ("n", agency.entries.len().into())],
        ),
        ..Page::new(title)
    };
    page.answer(&visit, || {
        let tab = |is_other: bool, label: String, list: &[Arc<Entry>]| {
            let current = (is_other == other).then_some("page");
            let count = format::number(lang, list.len() as u64);
            (!list.is_empty()).then(|| {
                view! { <li><a href=address_of(is_other, 1) aria-current=current>{label} " " <span class="count">{count}</span></a></li> }
            })
        };
        let about = info.map(|info| info.description.as_str()).filter(|about| !about.is_empty());
        let level = info.and_then(|info| info.level).map(|level| format::administrative_level(lang, level));
        let style = CardStyle { marks: &[], sector: true, heading: 2 };
        view! {
            <div class="narrow">
                {breadcrumbs(lang, vec![(visit.to("/co-quan"), text(lang, "nav-agencies").into_any())])}
                <h1 class="with-icon">{icon("office")}<span>{name(lang, &agency.name, translated)}</span></h1>
                {level.map(|level| view! { <p><span class="badge">{level}</span></p> })}
                {about.map(|about| view! { <p class="lead">{vi(lang, about)}</p> })}
                <nav class="tabs" aria-label=text(lang, "nav-roles")>
                    <ul>
                        {tab(false, text(lang, "agency-carries-out"), &agency.entries)}
                        {tab(true, text(lang, "agency-takes-part"), &agency.also)}
                    </ul>
                </nav>
                {cards(lang, content, part.items, &style)}
                {pager(lang, part.page, part.pages, |page| address_of(other, page))}
            </div>
        }
        .into_any()
    })
}
