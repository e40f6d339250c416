//! `GET /api/v1/procedures/{code or slug}`: everything about one procedure.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use registry::Lookup;

use super::resource::Detail;
use crate::http::{
    Http,
    problem::{Problem, asked_language},
};

/// Gives one procedure.
pub async fn detail(State(http): State<Http>, headers: HeaderMap, Path(code_or_slug): Path<String>) -> Response {
    let lang = asked_language(&headers);
    match http.site.portal.look_up(&code_or_slug) {
        Lookup::Found(entry) => Json(Detail::of(&entry)).into_response(),
        Lookup::Gone => Problem::new(StatusCode::GONE, lang, "problem-withdrawn").into_response(),
        Lookup::Missing => Problem::new(StatusCode::NOT_FOUND, lang, "problem-no-such-procedure").into_response(),
    }
}
