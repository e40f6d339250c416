use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{Lang, Markdown, quality};
use jiff::civil::Date;
use leptos::prelude::*;
use serde::Serialize;

use super::super::{
    SignedIn, Staff,
    form::{self, EditionForm, KnownKind, known_law, known_names},
};
use crate::site::{document::fragment, format, markdown};

/// The fewest characters for which names are looked up.
const SHORTEST: usize = 2;

/// What a text looks like.
pub async fn preview(SignedIn { visit, .. }: SignedIn, body: Bytes) -> Response {
    let Ok(text) = std::str::from_utf8(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    // The page that shows it has a heading above each text.
    let html = markdown::render(&Markdown::new(text), 4);
    fragment(visit.lang, || view! { <div class="prose" lang="vi" inner_html=html></div> }.into_any())
}

/// What is wrong with a form, and what publication needs besides.
pub async fn check(State(staff): State<Staff>, SignedIn { visit, .. }: SignedIn, body: Bytes) -> Response {
    let Ok((form, _)) = EditionForm::read(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let (errors, findings) = match form.content() {
        Ok(content) => (Vec::new(), quality::check(&content, staff.editing.today())),
        Err(errors) => (errors, Vec::new()),
    };
    fragment(visit.lang, || form::found(visit.lang, &errors, &findings))
}

/// Names that are known: `?danh-sach=known-papers&q=to khai`.
pub async fn names(SignedIn { visit, .. }: SignedIn) -> Response {
    let typed = visit.parameter("q").unwrap_or_default();
    let kind = visit.parameter("danh-sach").and_then(|list| KnownKind::from_list(&list));
    let Some(kind) = kind else { return StatusCode::BAD_REQUEST.into_response() };
    let names = if typed.trim().chars().count() < SHORTEST {
        Vec::new()
    } else {
        known_names(&visit.site.portal.snapshot(), kind, &typed)
    };
    json(&names)
}

/// What is known of a legal document, by the fields of its row.
#[derive(Serialize)]
struct Law {
    title: String,
    issuer: String,
    issued_on: String,
    in_force_from: String,
    in_force_to: String,
    replaced_by: String,
}

/// A legal document that is known: `?so=60/2014/QH13`.
pub async fn law(SignedIn { visit, .. }: SignedIn) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let number = visit.parameter("so").unwrap_or_default();
    let Some(law) = known_law(&snapshot, &number) else { return StatusCode::NOT_FOUND.into_response() };
    let day = |day: Option<Date>| day.map(|day| format::date(Lang::VI, day)).unwrap_or_default();
    json(&Law {
        title: law.title.clone(),
        issuer: law.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
        issued_on: day(law.issued_on),
        in_force_from: day(law.in_force_from),
        in_force_to: day(law.in_force_to),
        replaced_by: law.replaced_by.clone().unwrap_or_default(),
    })
}

/// An answer for a script. It is kept nowhere.
pub fn json(value: &impl Serialize) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response()
}
