//! What these pages say while the store does not answer.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;
use locale::text;
use registry::RegistryError;

use crate::site::{document::Page, visit::Visit};

/// That history cannot be looked up now, and that everything else can.
pub fn away(visit: &Visit, error: &RegistryError) -> Response {
    tracing::warn!(
        error = error as &dyn std::error::Error,
        path = visit.path,
        "the history of editions does not answer"
    );
    let lang = visit.lang;
    let title = text(lang, "history-away-title");
    let page = Page { status: StatusCode::SERVICE_UNAVAILABLE, ..Page::new(title.clone()) };
    let now = visit.path.strip_prefix("/thu-tuc/").and_then(|rest| rest.split('/').next()).map(|slug| {
        view! { <li><a href=visit.to(&format!("/thu-tuc/{slug}"))>{text(lang, "history-today")}</a></li> }
    });
    let mut response = page.answer(visit, || {
        view! {
            <div class="error-page narrow">
                <p class="error-status">{StatusCode::SERVICE_UNAVAILABLE.as_u16()}</p>
                <h1>{title}</h1>
                <p>{text(lang, "history-away-advice")}</p>
                <ul class="ways-on">
                    {now}
                    <li><a href=visit.to("/")>{text(lang, "go-home")}</a></li>
                    <li><a href=visit.to("/linh-vuc")>{text(lang, "go-sectors")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    });
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    response
}
