//! What people are told when something about accounts was not done.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;
use locale::text;
use registry::people::{PeopleError, Refusal};

use super::answer_as;
use crate::site::{icon::icon, pages::error::error_page, router::missing, visit::Visit};

/// The answer to what no field of a form is to blame for.
pub fn failed(visit: &Visit, error: &PeopleError) -> Response {
    match error {
        PeopleError::Refused(refusal) => refused(visit, *refusal),
        PeopleError::Missing => missing(visit),
        PeopleError::Registry(_) | PeopleError::Key | PeopleError::Provider(_) => {
            tracing::error!(error = error as &dyn std::error::Error, "the accounts do not answer");
            error_page(&visit.site, visit.lang, StatusCode::SERVICE_UNAVAILABLE)
        }
        error => not_done(visit, StatusCode::CONFLICT, text(visit.lang, error.message_key())),
    }
}

/// The page for somebody who may not, in their language.
pub fn refused(visit: &Visit, refusal: Refusal) -> Response {
    not_done(visit, StatusCode::FORBIDDEN, text(visit.lang, refusal.message_key()))
}

fn not_done(visit: &Visit, status: StatusCode, why: String) -> Response {
    let title = text(visit.lang, if status == StatusCode::FORBIDDEN { "not-allowed-title" } else { "not-done-title" });
    answer_as(visit, status, title, || problem(why, visit.to(super::STAFF), text(visit.lang, "staff-to-desk")))
}

/// What is in the way, and where one can go on.
pub fn problem(words: String, to: String, label: String) -> AnyView {
    view! {
        <p class="notice notice-warning">{icon("warning")}<span>{words}</span></p>
        <p><a class="more" href=to>{label}{icon("arrow")}</a></p>
    }
    .into_any()
}
