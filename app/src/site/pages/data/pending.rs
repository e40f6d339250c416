//! What is said of a download before the first ones are made.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

use crate::site::{Site, data::DATA, document::Page, visit::Visit};

/// That the files are being made, and when to come back.
#[must_use]
pub fn data_pending_page(site: &Site, lang: Lang) -> Response {
    let visit = Visit::new(site.clone(), &crate::site::address::page(lang, DATA), "");
    let title = text(lang, "data-pending-title");
    let page = Page { status: StatusCode::SERVICE_UNAVAILABLE, ..Page::new(title.clone()) };
    let mut response = page.answer(&visit, || {
        view! {
            <div class="error-page narrow">
                <p class="error-status">{StatusCode::SERVICE_UNAVAILABLE.as_u16()}</p>
                <h1>{title}</h1>
                <p>{text(lang, "data-pending-advice")}</p>
                <ul class="ways-on">
                    <li><a href=visit.to(DATA)>{text(lang, "nav-data")}</a></li>
                    <li><a href=visit.to("/")>{text(lang, "go-home")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
