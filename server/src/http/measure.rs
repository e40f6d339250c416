//! What was worked on, by its route: counted, timed, and, where somebody looks at
//! traces, shown as a span.

use std::{sync::Arc, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use tracing::Instrument;

use super::Kept;
use crate::{metrics::NO_ROUTE, traces};

/// Counts and times. It stands within what is kept, which counts for itself.
pub async fn measure(State(kept): State<Arc<Kept>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
    let method = request.method().clone();
    let span = traces::of_request(&method, route, request.headers());
    let response = next.run(request).instrument(span.clone()).await;
    traces::answered(&span, response.status());
    kept.metrics().worked(route, &method, response.status(), begun.elapsed());
    response
}
