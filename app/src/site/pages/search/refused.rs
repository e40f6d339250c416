//! A search with a parameter that cannot be used: says which and why, and keeps
//! everything else that was asked.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{ParamError, ParamProblem, SearchRequest};

use super::{frame, head};
use crate::site::{address, document::Page, icon::icon, visit::Visit};

/// The page.
pub fn page(visit: &Visit, request: &SearchRequest, errors: &[ParamError]) -> Response {
    let lang = visit.lang;
    let page = Page { status: StatusCode::BAD_REQUEST, ..frame(lang, request) };
    page.answer(visit, || {
        let reasons = errors.iter().map(|error| view! { <li>{reason(lang, error)}</li> }).collect_view();
        view! {
            <div class="wide search-page">
                {head(visit, request)}
                <div class="notice notice-warning" role="alert">
                    {icon("warning")}
                    <div>
                        <h2>{text(lang, "refused-title")}</h2>
                        <ul>{reasons}</ul>
                        <p><a href=address::search(lang, request)>{text(lang, "refused-go-on")}</a></p>
                    </div>
                </div>
            </div>
        }
        .into_any()
    })
}

/// What is wrong with a parameter, by the name that its filter has on the page.
fn reason(lang: Lang, error: &ParamError) -> String {
    let filter = match error.parameter.as_str() {
        "q" => text(lang, "search-label"),
        "sector" => text(lang, "filter-sector"),
        "level" => text(lang, "filter-level"),
        "audience" => text(lang, "filter-audience"),
        "online_level" => text(lang, "filter-online"),
        "channel" => text(lang, "filter-channel"),
        "agency" => text(lang, "filter-agency"),
        "free" => text(lang, "filter-free"),
        "sort" => text(lang, "nav-sorting"),
        "page" => text(lang, "filter-page"),
        other => other.to_owned(),
    };
    let given = error.given.as_str();
    match &error.problem {
        ParamProblem::Unknown(_) => text_with(lang, "refused-unknown", &[("name", error.parameter.as_str().into())]),
        ParamProblem::Repeated => text_with(lang, "refused-repeated", &[("filter", filter.into())]),
        ParamProblem::NotOneOf(keys) => text_with(
            lang,
            "refused-not-one-of",
            &[("filter", filter.into()), ("given", given.into()), ("allowed", keys.join(", ").into())],
        ),
        ParamProblem::NotANumber { min, max } => text_with(
            lang,
            "refused-not-a-number",
            &[("filter", filter.into()), ("given", given.into()), ("min", (*min).into()), ("max", (*max).into())],
        ),
        ParamProblem::TooLong { max } => {
            text_with(lang, "refused-too-long", &[("filter", filter.into()), ("max", (*max).into())])
        }
        ParamProblem::NoSuch => {
            text_with(lang, "refused-no-such", &[("filter", filter.into()), ("given", given.into())])
        }
    }
}
