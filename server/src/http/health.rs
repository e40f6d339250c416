//! Whether the program lives, and whether it can serve.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use registry::EngineHealth;
use serde::Serialize;

use super::Http;

#[derive(Serialize)]
struct Health {
    status: &'static str,
    procedures: usize,
    store: &'static str,
    search: Search,
}

/// Which engine answers the searches, since when, and why it is not the one
/// that should.
#[derive(Serialize)]
struct Search {
    engine: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'static str>,
}

/// `GET /healthz`: the program lives.
pub async fn alive() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(serde_json::json!({ "status": "ok" }))).into_response()
}

/// `GET /readyz`: the portal serves. A database or a search server that is away
/// is told and does not make it unready, for both are answered for from memory.
pub async fn ready(State(http): State<Http>) -> Response {
    let status = http.site.portal.status();
    let store = if status.store_answers { "ok" } else { "away" };
    let EngineHealth { engine, since, trouble } = status.search;
    let search = Search { engine, since, trouble };
    let health = Health { status: "ok", procedures: status.procedures, store, search };
    (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}
