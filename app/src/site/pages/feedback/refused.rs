//! Why something was not taken, in words.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::feedback::{Flood, SendError, StampFault};

use super::kept_nowhere;
use crate::site::{document::Page, icon::icon, pages::error::error_page, visit::Visit};

/// What to say above a form that can be sent again as it is; nothing where a field
/// is to blame, or where nothing can be sent now.
pub fn again(lang: Lang, error: &SendError) -> Option<String> {
    match error {
        SendError::Stamp(StampFault::TooFast) => Some(text(lang, "feedback-too-fast")),
        SendError::Stamp(StampFault::TooOld) => Some(text(lang, "feedback-too-old")),
        SendError::Trap => Some(text(lang, "feedback-trapped")),
        SendError::Flood(flood) => Some(flooded(lang, *flood)),
        SendError::Faults(_) | SendError::Registry(_) => None,
    }
}

/// That too much came, and when it goes on.
pub fn flooded(lang: Lang, flood: Flood) -> String {
    match flood {
        Flood::Network(minutes) => text_with(lang, "feedback-flood-network", &[("minutes", minutes.into())]),
        Flood::Everybody(minutes) => text_with(lang, "feedback-flood-everybody", &[("minutes", minutes.into())]),
    }
}

/// With which status.
pub fn status(error: &SendError) -> StatusCode {
    match error {
        SendError::Flood(_) => StatusCode::TOO_MANY_REQUESTS,
        SendError::Registry(_) => StatusCode::SERVICE_UNAVAILABLE,
        SendError::Faults(_) | SendError::Stamp(_) | SendError::Trap => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The page instead, where there was no form with anything in it.
pub fn page(visit: &Visit, error: &SendError, back: String) -> Response {
    let lang = visit.lang;
    let Some(words) = again(lang, error) else {
        tracing::error!(error = error as &dyn std::error::Error, "feedback cannot be stored");
        return kept_nowhere(error_page(&visit.site, lang, status(error)));
    };
    let page = Page { status: status(error), unlisted: true, ..Page::new(text(lang, "feedback-not-taken")) };
    kept_nowhere(page.answer(visit, || {
        view! {
            <div class="narrow">
                <h1>{text(lang, "feedback-not-taken")}</h1>
                <p class="notice notice-warning" role="alert">{icon("warning")}<span>{words}</span></p>
                <p><a class="more" href=back>{text(lang, "feedback-back")}{icon("arrow")}</a></p>
            </div>
        }
        .into_any()
    }))
}

/// A notice above a form.
pub fn notice(words: Option<String>) -> Option<AnyView> {
    words.map(|words| {
        view! {
            <p class="notice notice-warning" role="alert" id="trouble" tabindex="-1">{icon("warning")}<span>{words}</span></p>
        }
        .into_any()
    })
}
