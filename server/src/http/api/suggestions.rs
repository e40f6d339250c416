//! `GET /api/v1/suggestions?q=`: what somebody may be about to type.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use catalogue::Lang;
use registry::{ParamError, ParamProblem, SearchRequest, SuggestionKind};
use serde::Serialize;

use crate::http::{
    Http,
    problem::{Problem, asked_language},
};

/// How many suggestions are given.
const SUGGESTIONS: usize = 8;

#[derive(Serialize)]
struct Suggestions {
    items: Vec<Suggestion>,
}

#[derive(Serialize)]
struct Suggestion {
    /// What it is called.
    label: String,
    /// Where it leads; for a phrase a search for it.
    url: String,
    /// `procedure`, `phrase`, `life_event` or `sector`; suggestions of one kind
    /// stand together, in this order.
    kind: &'static str,
    /// The language of the label.
    lang: &'static str,
}

impl Suggestion {
    fn new(lang: Lang, suggestion: &registry::Suggestion) -> Self {
        let target = suggestion.target.as_str();
        let url = match suggestion.kind {
            SuggestionKind::Procedure => format!("{}/thu-tuc/{target}", lang.prefix()),
            SuggestionKind::LifeEvent => format!("{}/su-kien/{target}", lang.prefix()),
            SuggestionKind::Sector => format!("{}/linh-vuc/{target}", lang.prefix()),
            SuggestionKind::Phrase => {
                let words: String = form_urlencoded::byte_serialize(target.as_bytes()).collect();
                format!("{}/tim-kiem?q={words}", lang.prefix())
            }
        };
        let (label, told_in) = suggestion.label.told(lang);
        Self { label: label.to_owned(), url, kind: suggestion.kind.key(), lang: told_in.tag() }
    }
}

/// Suggests procedures, phrases, life events and sectors for what has been typed.
/// `lang=en` gives addresses of the English interface, and English names where there are
/// some; so does the tag of each language of the interface.
pub async fn suggestions(State(http): State<Http>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let refuse = |parameter: &str, given: &str, problem| {
        let error = ParamError { parameter: parameter.to_owned(), given: given.to_owned(), problem };
        Problem::parameters(asked_language(&headers), &[error]).into_response()
    };
    let (mut typed, mut lang) = (String::new(), Lang::VI);
    let query = query.unwrap_or_default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match (name.as_ref(), value.as_ref()) {
            ("q", value) if value.chars().count() > SearchRequest::MAX_QUESTION => {
                return refuse("q", "", ParamProblem::TooLong { max: SearchRequest::MAX_QUESTION });
            }
            ("q", value) => value.clone_into(&mut typed),
            ("lang", tag) => match Lang::from_tag(tag) {
                Some(asked) => lang = asked,
                None => return refuse("lang", tag, ParamProblem::NotOneOf(Lang::ALL.map(Lang::tag).into())),
            },
            (other, _) => return refuse(other, "", ParamProblem::Unknown(vec!["q", "lang"])),
        }
    }
    if typed.trim().is_empty() {
        return Json(Suggestions { items: Vec::new() }).into_response();
    }
    match http.site.portal.suggest(&typed, SUGGESTIONS).await {
        Ok(found) => {
            let items = found.iter().map(|suggestion| Suggestion::new(lang, suggestion)).collect();
            Json(Suggestions { items }).into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "suggesting failed");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, asked_language(&headers), "problem-search").into_response()
        }
    }
}
