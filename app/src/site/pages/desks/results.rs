//! The communes that may be meant, each with its desks.

use catalogue::{
    Lang,
    desk::{Commune, DeskOf, Found, OneStopDesk, UnitKind, Via},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::Entry;

use super::of_province;
use crate::site::{
    parts::{
        desks::{self, takes},
        vi_tag,
    },
    visit::Visit,
};

/// How many communes are shown; a district had fewer.
const MOST: usize = 30;

/// What was found for a name; with a procedure, the desks that take it.
pub fn results(visit: &Visit, question: &str, entry: Option<&Entry>) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let found = directory.find(question);
    if found.is_empty() {
        return match directory.find_province(question) {
            Some(province) => of_province(visit, province),
            None => nothing(visit, question),
        };
    }
    let guessed = found.iter().any(|found| found.guessed);
    let lead = match (guessed, found.len()) {
        (true, _) => text_with(lang, "desk-guessed", &[("q", question.into())]),
        (false, 1) => text(lang, "desk-found-one"),
        (false, n) => text_with(lang, "desk-found-many", &[("n", n.into())]),
    };
    let divided = found.iter().filter(|found| matches!(found.via, Via::Former { whole: false, .. })).count() > 1;
    let divided = divided.then(|| view! { <p>{text(lang, "desk-divided")}</p> });
    let more = found.len().saturating_sub(MOST);
    let more = (more > 0).then(|| view! { <p>{text_with(lang, "desk-and-more", &[("n", more.into())])}</p> });
    let items = found.iter().take(MOST).map(|found| view! { <li>{one(visit, found, entry)}</li> }).collect_view();
    view! {
        <h2>{lead}</h2>
        {divided}
        <ol class="cards">{items}</ol>
        {more}
    }
    .into_any()
}

/// A commune with how it was found, and its desks.
fn one(visit: &Visit, found: &Found, entry: Option<&Entry>) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let Some(commune) = directory.communes().get(found.commune) else { return ().into_any() };
    let province = directory.provinces().get(commune.province).map(|province| province.name.to_string());
    let all: Vec<&OneStopDesk> = directory.desks_of(DeskOf::Commune(found.commune)).collect();
    let desks: Vec<&OneStopDesk> =
        all.into_iter().filter(|desk| entry.is_none_or(|entry| takes(directory, desk, entry))).collect();
    let body = match (entry, desks.is_empty()) {
        (_, false) => desks::links(lang, &desks),
        (None, true) => view! { <p class="uncertain">{text(lang, "desk-none-here")}</p> }.into_any(),
        (Some(entry), true) => elsewhere(visit, commune, entry),
    };
    view! {
        <article class="card">
            <h3 lang=vi_tag(lang)>{format!("{}, {}", commune.name, province.unwrap_or_default())}</h3>
            <p class="muted">{how(lang, commune, &found.via)}</p>
            {body}
        </article>
    }
    .into_any()
}

/// The procedure is handed in at no desk of this commune: at one of the
/// province, or nobody knows where.
fn elsewhere(visit: &Visit, commune: &Commune, entry: &Entry) -> AnyView {
    let lang = visit.lang;
    let province: Vec<&OneStopDesk> = visit
        .site
        .content
        .desks
        .desks_of(DeskOf::Province(commune.province))
        .filter(|desk| takes(&visit.site.content.desks, desk, entry))
        .collect();
    if province.is_empty() {
        return desks::nobody(lang, entry);
    }
    view! { <p>{text(lang, "desk-at-province")}</p> {desks::links(lang, &province)} }.into_any()
}

/// Why this commune: what it was made of tells it from others of the same name.
fn how(lang: Lang, commune: &Commune, via: &Via) -> String {
    match via {
        Via::Name => {
            let districts: Vec<String> = commune.formerly.iter().map(|former| former.district.within()).collect();
            if districts.is_empty() {
                return text(lang, "desk-via-same");
            }
            text_with(lang, "desk-via-name", &[("districts", districts.join(", ").into())])
        }
        Via::Former { unit, district, whole } => {
            // A whole district became one commune only where it had no communes.
            let key = if *whole { "desk-via-former" } else { "desk-via-part" };
            text_with(lang, key, &[("unit", unit.to_string().into()), ("district", district.within().into())])
        }
        Via::District(district) => {
            let key = match district.kind() {
                UnitKind::Province => "desk-via-name",
                _ => "desk-via-district",
            };
            text_with(lang, key, &[("district", district.within().into()), ("districts", district.within().into())])
        }
    }
}

/// Nothing was found: what can be done now.
fn nothing(visit: &Visit, question: &str) -> AnyView {
    let lang = visit.lang;
    let provinces: Vec<String> =
        visit.site.content.desks.provinces().iter().map(|province| province.name.to_string()).collect();
    let listed = (!provinces.is_empty())
        .then(|| view! { <li>{text_with(lang, "desk-listed", &[("provinces", provinces.join(", ").into())])}</li> });
    view! {
        <div class="nothing">
            <h2>{text_with(lang, "desk-nothing", &[("q", question.into())])}</h2>
            <ul class="advice">
                <li>{text(lang, "desk-nothing-name")}</li>
                <li>{text(lang, "desk-nothing-district")}</li>
                {listed}
                <li>{text(lang, "desk-nothing-ask")}</li>
            </ul>
        </div>
    }
    .into_any()
}
