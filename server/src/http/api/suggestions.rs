//! `GET /api/v1/suggestions?q=`: what somebody may be about to type.

use axum::{Json, extract::State, http::StatusCode};
use catalogue::Lang;
use registry::{SearchRequest, SuggestionKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::{keys::SuggestionKey, parameters, query::Query};
use crate::http::{Http, problem::Problem};

/// How many suggestions are given.
const SUGGESTIONS: usize = 8;

/// What may be meant by what was typed.
#[derive(Serialize, ToSchema)]
pub struct Suggestions {
    /// The suggestions; those of one kind stand together.
    items: Vec<Suggestion>,
}

/// Something that may be meant.
#[derive(Serialize, ToSchema)]
pub struct Suggestion {
    /// What it is called.
    label: String,
    /// Where it leads; for a phrase a search for it.
    url: String,
    /// What it leads to.
    kind: SuggestionKey,
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
        Self { label: label.to_owned(), url, kind: suggestion.kind.into(), lang: told_in.tag() }
    }
}

/// What somebody may be about to type
///
/// Procedures, phrases, life events and sectors. `lang` gives addresses of that interface, and names
/// in that language where there are some.
#[utoipa::path(
    get,
    path = "/api/v1/suggestions",
    operation_id = "suggest",
    tag = "procedures",
    params(parameters::Typed),
    responses((status = 200, description = "Some suggestions.", body = Suggestions))
)]
pub async fn suggestions(State(http): State<Http>, mut query: Query) -> Result<Json<Suggestions>, Problem> {
    // A space at the end says that a word is finished.
    let typed = query.untidied("q", SearchRequest::MAX_QUESTION).unwrap_or_default();
    let lang = query.language();
    query.check()?;
    if typed.trim().is_empty() {
        return Ok(Json(Suggestions { items: Vec::new() }));
    }
    match http.site.portal.suggest(&typed, SUGGESTIONS).await {
        Ok(found) => {
            let items = found.iter().map(|suggestion| Suggestion::new(lang, suggestion)).collect();
            Ok(Json(Suggestions { items }))
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "suggesting failed");
            Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, query.lang, "problem-search"))
        }
    }
}
