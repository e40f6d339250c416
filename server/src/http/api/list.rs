//! `GET /api/v1/procedures`: search and list.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use registry::{Paging, SearchRequest};
use serde::Serialize;

use super::resource::{FacetList, Summary};
use crate::http::{
    Http,
    problem::{Problem, asked_language},
};

#[derive(Serialize)]
struct List {
    items: Vec<Summary>,
    total: usize,
    limit: usize,
    offset: usize,
    facets: FacetList,
}

/// Searches or lists the catalogue.
pub async fn list(State(http): State<Http>, headers: HeaderMap, RawQuery(query): RawQuery) -> Response {
    let lang = asked_language(&headers);
    let portal = &http.site.portal;
    let snapshot = portal.snapshot();
    let query = query.unwrap_or_default();
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let pairs = pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()));
    let request = match SearchRequest::read(pairs, Paging::LimitOffset, &snapshot) {
        Ok(request) => request,
        Err((_, errors)) => return Problem::parameters(lang, &errors).into_response(),
    };
    match portal.search(&request).await {
        Ok(results) => Json(List {
            items: results.hits.iter().map(|hit| Summary::of(&hit.entry)).collect(),
            total: results.total,
            limit: request.limit,
            offset: request.offset,
            facets: FacetList::of(&results.facets, &snapshot),
        })
        .into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a search failed");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, lang, "problem-search").into_response()
        }
    }
}
