//! `GET /api/v1/procedures`: search and list.

use axum::{
    Json,
    extract::{RawQuery, State},
    http::StatusCode,
    response::Response,
};
use registry::{OutboxPosition, Paging, Place, ProcedureId, SearchRequest, SearchResults, Sort, today};
use serde::Serialize;
use utoipa::ToSchema;

use super::{facets::FacetList, resource::Summary};
use crate::http::{
    Http,
    api::{cursor, list::linked, parameters, query::Query},
    problem::Problem,
};

/// A part of a list of procedures, with counts for the filters.
#[derive(Serialize, ToSchema)]
pub struct Procedures {
    /// The procedures.
    items: Vec<Summary>,
    /// How many there are in all.
    total: usize,
    /// How many are given at most.
    limit: usize,
    /// How many stand before the first that is given.
    offset: usize,
    /// The address of the next part; null where this is the last.
    #[schema(required)]
    next: Option<String>,
    /// How many results there would be under each value of each filter.
    facets: FacetList,
}

/// Search or list procedures
///
/// Without `q` everything is listed, and a `cursor` stays right whatever changes between two
/// parts: each procedure that was there all along comes exactly once. The order of what a question
/// found holds for one catalogue only; when that has changed between two parts, the next one
/// answers 410, and the search is to be begun anew.
#[utoipa::path(
    get,
    path = "/api/v1/procedures",
    operation_id = "listProcedures",
    tag = "procedures",
    params(parameters::Searching),
    responses(
        (status = 200, description = "A part of the list.", body = Procedures),
        (status = 410, description = "The catalogue changed since the search was begun."),
    )
)]
pub async fn procedures(State(http): State<Http>, RawQuery(raw): RawQuery, query: Query) -> Result<Response, Problem> {
    let portal = &http.site.portal;
    let snapshot = portal.snapshot();
    let raw = raw.unwrap_or_default();
    let pairs: Vec<_> = form_urlencoded::parse(raw.as_bytes()).collect();
    let given = |wanted: &str| {
        let found = pairs.iter().find(|(name, value)| name == wanted && !value.trim().is_empty());
        found.map(|(_, value)| value.trim())
    };
    let read = SearchRequest::read(
        pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())),
        Paging::LimitOffset,
        &snapshot,
    );
    let mut request = read.map_err(|(_, errors)| Problem::parameters(query.lang, &errors))?;
    if let Some(given_cursor) = given("cursor") {
        if given("offset").is_some() {
            return Err(wrong(&query, "offset", given("offset"), "problem-not-with-cursor"));
        }
        let place = read_cursor(&request, given_cursor)
            .ok_or_else(|| wrong(&query, "cursor", Some(given_cursor), "problem-cursor"))?;
        match place {
            Begin::After(place) => request.after = Some(place),
            Begin::At { position, offset } if position == snapshot.position() => request.offset = offset,
            Begin::At { .. } => return Err(Problem::new(StatusCode::GONE, query.lang, "problem-cursor-old")),
        }
    }
    let results = portal.search(&request).await.map_err(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "a search failed");
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, query.lang, "problem-search")
    })?;
    let next = write_cursor(&request, &results).map(|cursor| query.next(&cursor));
    let day = today();
    let body = Procedures {
        items: results.hits.iter().map(|hit| Summary::of(&hit.entry, day)).collect(),
        total: results.total,
        limit: request.limit,
        offset: results.first,
        next: next.clone(),
        facets: FacetList::of(&results.facets, &snapshot),
    };
    Ok(linked(next, Json(body)))
}

fn wrong(query: &Query, name: &str, given: Option<&str>, key: &str) -> Problem {
    let given = given.unwrap_or_default().chars().take(100).collect();
    Problem::parameter(query.lang, name.to_owned(), given, locale::text(query.lang, key))
}

/// Where a part begins.
enum Begin {
    /// After a procedure, wherever that stands by now.
    After(Place),
    /// At a number, which holds for one catalogue.
    At { position: OutboxPosition, offset: usize },
}

/// What a cursor is for: each order has cursors of its own.
fn order(request: &SearchRequest) -> &'static str {
    match request.sort {
        Sort::Relevance if request.q.is_empty() => "procedures-needed",
        Sort::Relevance => "procedures-found",
        Sort::Name => "procedures-name",
        Sort::Updated => "procedures-updated",
    }
}

fn is_ranked(request: &SearchRequest) -> bool {
    request.sort == Sort::Relevance && !request.q.is_empty()
}

fn read_cursor(request: &SearchRequest, given: &str) -> Option<Begin> {
    let parts = cursor::read(order(request), given)?;
    if is_ranked(request) {
        let [position, offset] = parts.as_slice() else { return None };
        let offset = offset.parse().ok().filter(|offset| *offset <= SearchRequest::MAX_OFFSET)?;
        return Some(Begin::At { position: OutboxPosition(position.parse().ok()?), offset });
    }
    let [need, published_at, name, id] = parts.as_slice() else { return None };
    Some(Begin::After(Place {
        need: need.parse().ok()?,
        published_at: published_at.parse().ok()?,
        name: name.clone(),
        id: ProcedureId(id.parse().ok()?),
    }))
}

/// The cursor that goes on after these results, where more follow.
fn write_cursor(request: &SearchRequest, results: &SearchResults) -> Option<String> {
    let given = results.first + results.hits.len();
    let place = results.last.as_ref().filter(|_| given < results.total)?;
    if is_ranked(request) {
        let OutboxPosition(position) = results.position;
        return Some(cursor::written(order(request), &[&position.to_string(), &given.to_string()]));
    }
    let Place { need, published_at, name, id: ProcedureId(id) } = place;
    let parts = [need.to_string(), published_at.to_string(), name.clone(), id.to_string()];
    Some(cursor::written(order(request), &parts.each_ref().map(String::as_str)))
}
