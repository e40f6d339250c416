//! The register of legal documents.

pub mod list;
pub mod sheet;

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::legal::{Law, LawError};

use super::answer;
use crate::site::{address, format, pages::error::error_page, visit::Visit};

/// Every document.
pub const LAWS: &str = "/can-bo/van-ban";
/// One of them; `?so=` says which.
pub const LAW: &str = "/can-bo/van-ban/xem";
/// Drafts for what rests on one of them.
pub const MEND: &str = "/can-bo/van-ban/sua";

/// The page of a document.
pub(super) fn law_path(visit: &Visit, page: &str, key: &str) -> String {
    address::with_query(&visit.to(page), &[("so", key)])
}

/// Whether it is in force, as far as the staff recorded it.
fn standing(lang: Lang, law: &Law, today: jiff::civil::Date) -> String {
    let Some(record) = &law.record else { return text(lang, "law-unrecorded") };
    let document = &record.document;
    let mut said = Vec::new();
    if let Some(end) = document.in_force_to {
        said.push(text_with(lang, "law-ends", &[("day", format::date(lang, end).into())]));
    } else if law.is_gone(today) {
        said.push(text(lang, "law-gone"));
    }
    if let Some(by) = &document.replaced_by {
        said.push(text_with(lang, "law-replaced-by", &[("number", by.as_str().into())]));
    }
    if said.is_empty() { text(lang, "law-recorded") } else { said.join(", ") }
}

fn failed(visit: &Visit, error: &LawError) -> Response {
    let (lang, site) = (visit.lang, &visit.site);
    match error {
        LawError::Missing => error_page(site, lang, StatusCode::NOT_FOUND),
        LawError::Registry(cause) => {
            tracing::error!(error = cause as &dyn std::error::Error, "the register cannot be read");
            error_page(site, lang, StatusCode::SERVICE_UNAVAILABLE)
        }
        other => {
            let sentence = trouble(lang, other);
            let mut response =
                answer(visit, text(lang, "bulk-error-refused"), || view! { <p>{sentence}</p> }.into_any());
            *response.status_mut() = StatusCode::FORBIDDEN;
            response
        }
    }
}

/// Why nothing was recorded.
fn trouble(lang: Lang, error: &LawError) -> String {
    match error {
        LawError::Refused(refusal) => text(lang, refusal.message_key()),
        LawError::NoNumber => text(lang, "law-error-number"),
        LawError::EndsBeforeItBegins => text(lang, "law-error-order"),
        LawError::ReplacedByItself => text(lang, "law-error-itself"),
        LawError::BadLink => text(lang, "law-error-link"),
        LawError::Moved => text(lang, "law-error-moved"),
        LawError::Missing => text(lang, "law-none"),
        LawError::Registry(_) => text(lang, "bulk-error-store"),
    }
}
