//! Where to go: from the name of a commune, also an old one, to its desks.

mod one;
mod results;

use std::sync::Arc;

use axum::response::Response;
use catalogue::{
    Lang,
    desk::{DeskOf, OneStopDesk, Province},
};
use leptos::prelude::*;
use locale::{text, text_with};
pub use one::show as show_one;
use registry::{Entry, Lookup, SearchRequest};

use crate::site::{
    address,
    document::Page,
    format,
    parts::{
        desks::{self, PROCEDURE, takes},
        names, vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// The page to look for a desk.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let entry = match visit.parameter(PROCEDURE).filter(|slug| !slug.is_empty()) {
        Some(slug) => match snapshot.look_up(&slug) {
            Lookup::Found(entry) => Some(entry),
            Lookup::Gone | Lookup::Missing => return missing(&visit),
        },
        None => None,
    };
    let asked = visit.parameter("q").unwrap_or_default();
    let question = catalogue::text::tidy(&asked);
    let too_long = question.chars().count() > SearchRequest::MAX_QUESTION;
    let title = if question.is_empty() || too_long {
        text(lang, "desk-title")
    } else {
        text_with(lang, "desk-title-for", &[("q", question.as_str().into())])
    };
    let page = Page {
        description: text(lang, "desk-description"),
        unlisted: !asked.is_empty() || entry.is_some(),
        search: false,
        ..Page::new(title)
    };
    page.answer(&visit, || {
        let of = entry.as_deref();
        let wrong = too_long.then(|| text_with(lang, "desk-too-long", &[("max", SearchRequest::MAX_QUESTION.into())]));
        let below = if question.is_empty() || too_long {
            match of {
                Some(entry) => of_procedure(&visit, entry),
                None => everywhere(&visit),
            }
        } else {
            results::results(&visit, &question, of)
        };
        view! {
            <div class="narrow">
                <h1>{text(lang, "desk-title")}</h1>
                <p class="lead">{text(lang, "desk-lead")}</p>
                {chosen(&visit, entry.as_ref(), &question)}
                {desks::form(&visit, &asked, of, wrong)}
                {below}
            </div>
        }
        .into_any()
    })
}

/// Which procedure it is about, and the way to leave it.
fn chosen(visit: &Visit, entry: Option<&Arc<Entry>>, question: &str) -> Option<AnyView> {
    let lang = visit.lang;
    let entry = entry?;
    let without: Vec<(&str, &str)> = if question.is_empty() { Vec::new() } else { vec![("q", question)] };
    let all = address::with_query(&address::desks(lang), &without);
    let href = address::procedure(lang, &entry.procedure.slug);
    Some(
        view! {
            <p class="desk-of">
                {text(lang, "desk-for")} " " {names::link(lang, href, &entry.content)} " · "
                <a href=all>{text(lang, "desk-for-any")}</a>
            </p>
        }
        .into_any(),
    )
}

/// What is known of a procedure before a commune is named.
fn of_procedure(visit: &Visit, entry: &Entry) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let province: Vec<&OneStopDesk> =
        desks::of_provinces(directory).filter(|desk| takes(directory, desk, entry)).collect();
    if province.is_empty() {
        let somewhere = desks::of_communes(directory).any(|desk| takes(directory, desk, entry));
        return if somewhere { ().into_any() } else { desks::nobody(lang, entry) };
    }
    view! { <h2>{text(lang, "desk-at-province")}</h2> {desks::links(lang, &province)} }.into_any()
}

/// Every province with its desks and its communes.
fn everywhere(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    if directory.is_empty() {
        return view! { <p class="uncertain">{text(lang, "desk-none")}</p> }.into_any();
    }
    let sections = (0..directory.provinces().len()).map(|number| of_province(visit, number)).collect_view();
    view! { {sections} }.into_any()
}

/// The resolution that made the communes of a province what they are.
pub(super) fn rests_on(lang: Lang, province: &Province) -> String {
    let resolution = &province.resolution;
    let variables = [
        ("number", resolution.number.as_str().into()),
        ("date", format::date(lang, resolution.date).into()),
        ("from", format::date(lang, resolution.in_force_from).into()),
    ];
    text_with(lang, "desk-rests-on", &variables)
}

/// A province: its desks, its communes, and what the list rests on.
pub(super) fn of_province(visit: &Visit, number: usize) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let Some(province) = directory.provinces().get(number) else { return ().into_any() };
    let own: Vec<&OneStopDesk> = directory.desks_of(DeskOf::Province(number)).collect();
    let communes: Vec<_> =
        directory.communes().iter().enumerate().filter(|(_, commune)| commune.province == number).collect();
    let items = communes
        .iter()
        .map(|(commune, about)| {
            let name = about.name.as_str().to_owned();
            match directory.desks_of(DeskOf::Commune(*commune)).next() {
                Some(desk) => {
                    view! { <li><a href=address::desk(lang, &desk.slug) lang=vi_tag(lang)>{name}</a></li> }.into_any()
                }
                None => view! { <li lang=vi_tag(lang)>{name}</li> }.into_any(),
            }
        })
        .collect_view();
    let rests = rests_on(lang, province);
    let checked = province
        .checked_on
        .map(|day| format!(" {}", text_with(lang, "desk-checked", &[("date", format::date(lang, day).into())])));
    let unconfirmed = (!province.confirmed).then(|| format!(" {}", text(lang, "desk-unconfirmed")));
    let count = text_with(lang, "desk-communes", &[("n", communes.len().into())]);
    view! {
        <section class="band">
            <h2 lang=vi_tag(lang)>{province.name.as_str().to_owned()}</h2>
            {desks::links(lang, &own)}
            <details class="desk-communes">
                <summary>{count}</summary>
                <ul class="names">{items}</ul>
            </details>
            <p class="muted">{rests}{checked}{unconfirmed}</p>
        </section>
    }
    .into_any()
}
