//! Whether the program lives, and whether it can serve.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

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

/// Whether this node is about to stop. Clones tell each other.
#[derive(Clone, Debug, Default)]
pub struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// From now on nobody should send requests here.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

#[derive(Serialize)]
struct Health {
    /// `ok`; `degraded` where pages are served and staff cannot work; `stopping`.
    status: &'static str,
    procedures: usize,
    store: &'static str,
    /// How many seconds ago the store last answered.
    store_answered: u64,
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

/// `GET /readyz`: whether requests should be sent here. There is no portal before the
/// catalogue is in memory. A database or a search server that is away is told and does
/// not make it unready, for both are answered for from memory, and every other node
/// would miss them as well. A node that is about to stop is not ready.
pub async fn ready(State(http): State<Http>) -> Response {
    let status = http.site.portal.status();
    let store = if status.store_answers { "ok" } else { "away" };
    let EngineHealth { engine, since, trouble, .. } = status.search;
    let search = Search { engine, since, trouble };
    let (code, told) = match (http.stopping.begun(), status.store_answers) {
        (true, _) => (StatusCode::SERVICE_UNAVAILABLE, "stopping"),
        (false, true) => (StatusCode::OK, "ok"),
        (false, false) => (StatusCode::OK, "degraded"),
    };
    let store_answered = status.store_answered.as_secs();
    let health = Health { status: told, procedures: status.procedures, store, store_answered, search };
    (code, [(header::CACHE_CONTROL, "no-store")], Json(health)).into_response()
}
