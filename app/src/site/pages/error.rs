//! Pages for what cannot be shown.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

use crate::site::{Site, document::Page, parts::search_box, visit::Visit};

/// A page that says what is wrong, in words that help to go on. It needs nothing
/// but the texts, so that it can be shown when all else fails.
#[must_use]
pub fn error_page(site: &Site, lang: Lang, status: StatusCode) -> Response {
    // The home page is where the language switch of such a page leads to.
    let visit = Visit::new(site.clone(), &crate::site::address::page(lang, "/"), "");
    let (title, advice) = words(lang, status);
    let page = Page { status, islands: true, search: false, ..Page::new(title.clone()) };
    page.answer(&visit, || {
        view! {
            <div class="error-page narrow">
                <p class="error-status">{status.as_u16()}</p>
                <h1>{title}</h1>
                <p>{advice}</p>
                {search_box::large(&visit, "", &[])}
                <ul class="ways-on">
                    <li><a href=visit.to("/")>{text(lang, "go-home")}</a></li>
                    <li><a href=visit.to("/linh-vuc")>{text(lang, "go-sectors")}</a></li>
                    <li><a href=visit.to("/su-kien")>{text(lang, "go-life-events")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    })
}

fn words(lang: Lang, status: StatusCode) -> (String, String) {
    match status {
        StatusCode::NOT_FOUND => (text(lang, "error-missing-title"), text(lang, "error-missing-advice")),
        StatusCode::GONE => (text(lang, "error-gone-title"), text(lang, "error-gone-advice")),
        StatusCode::METHOD_NOT_ALLOWED => (text(lang, "error-method-title"), text(lang, "error-method-advice")),
        StatusCode::URI_TOO_LONG | StatusCode::PAYLOAD_TOO_LARGE => {
            (text(lang, "error-too-long-title"), text(lang, "error-too-long-advice"))
        }
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            (text(lang, "error-busy-title"), text(lang, "error-busy-advice"))
        }
        status if status.is_client_error() => (text(lang, "error-request-title"), text(lang, "error-request-advice")),
        _ => (text(lang, "error-fault-title"), text(lang, "error-fault-advice")),
    }
}
