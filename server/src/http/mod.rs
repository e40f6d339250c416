//! HTTP: the pages, the API, the files, and what holds for all of them.

mod api;
mod dataset;
mod downloads;
mod files;
mod guard;
mod headers;
mod health;
mod kept;
mod limit;
mod linked;
mod measure;
mod negotiation;
mod problem;
mod ranges;
mod room;
mod sender;
mod staff;
mod unclicked;

use std::{sync::Arc, time::Duration};

use app::site::{FeedbackPages, Site, Staff};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    middleware::{from_fn, from_fn_with_state},
    response::Response,
    routing::get,
};
pub use files::Files;
pub use health::Stopping;
pub use kept::Kept;
pub use limit::{A_MINUTE, Limits};
pub use room::Room;
use tower_http::{catch_panic::CatchPanicLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use crate::dataset::Dataset;

/// The largest body of a public request, in bytes; hardly any has one.
const LARGEST_BODY: usize = 64 * 1024;
/// A request that takes longer is given up.
const LONGEST_REQUEST: Duration = Duration::from_secs(10);
/// A commune's line may need minutes for some files.
const LONGEST_UPLOAD: Duration = Duration::from_secs(300);

/// What every request needs. Cheap to clone.
#[derive(Clone)]
pub struct Http {
    /// The pages and what they show.
    pub site: Site,
    /// Style sheet, script and WebAssembly.
    pub files: Arc<Files>,
    /// The answers that are kept.
    pub kept: Arc<Kept>,
    /// The forms that can be downloaded.
    pub downloads: Arc<registry::files::Files>,
    /// The whole catalogue as files.
    pub dataset: Arc<Dataset>,
    /// How many proxies of one's own stand in front.
    pub proxies: usize,
    /// How much one network may ask for.
    pub limits: Arc<Limits>,
    /// Whether this node is about to stop.
    pub stopping: Stopping,
}

/// Everything that is served: to the public, and to staff who signed in.
pub fn router(http: Http, staff: Staff) -> Router {
    let panicked = {
        let http = http.clone();
        move |_: Box<dyn std::any::Any + Send>| {
            // The panic hook has logged where and why.
            guard::refuse(&http, "/", &HeaderMap::new(), StatusCode::INTERNAL_SERVER_ERROR, "problem-internal-detail")
        }
    };
    let document = api::Document::new(http.site.base_url());
    let api_pages = app::site::api_router(http.site.clone(), Arc::clone(document.json()));
    let own = Router::new()
        .merge(api::router(document))
        .merge(files::router())
        .merge(downloads::router())
        .merge(dataset::router())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready));
    let feedback = FeedbackPages { site: http.site.clone(), feedback: Arc::clone(&staff.feedback) };
    let public = app::site::router(http.site.clone())
        .layer(from_fn_with_state(http.clone(), linked::give))
        .merge(own)
        .merge(app::site::feedback_router(feedback))
        .merge(api_pages)
        .layer(from_fn_with_state(http.clone(), limit::count))
        .layer(from_fn_with_state(http.proxies, sender::tell))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST));
    public
        .merge(staff::router(staff, http.proxies))
        .fallback(nothing_there)
        .method_not_allowed_fallback(no_such_method)
        .with_state(http.clone())
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(api::cors::preflight))
        .layer(from_fn_with_state(http.clone(), guard::guard))
        .layer(from_fn(staff::never_kept))
        .layer(from_fn_with_state(Arc::clone(&http.kept), measure::measure))
        .layer(from_fn_with_state(Arc::clone(&http.kept), kept::keep))
        .layer(from_fn_with_state(http.clone(), linked::negotiate))
        .layer(from_fn(limit::tell))
        .layer(from_fn_with_state(http.clone(), turned_away))
        .layer(from_fn(api::cors::open))
        .layer(from_fn_with_state(http, unclicked::count))
        .layer(from_fn(failures))
}

/// Logs answers that tell of a fault of ours; once, here.
async fn failures(request: Request, next: axum::middleware::Next) -> Response {
    let path = app::site::loggable(request.uri().path()).into_owned();
    let response = next.run(request).await;
    // That a node is about to stop is no fault.
    if response.status().is_server_error() && path != "/readyz" {
        tracing::error!(path, status = response.status().as_u16(), "a request was answered with a fault");
    }
    response
}

/// Those for whom there was no room are told so in their language.
async fn turned_away(State(http): State<Http>, request: Request, next: axum::middleware::Next) -> Response {
    let response = next.run(request).await;
    http.kept.in_words(response, |asked| {
        guard::refuse(&http, &asked.path, &asked.headers, StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable")
    })
}

async fn nothing_there(State(http): State<Http>, request: Request) -> Response {
    guard::refuse(&http, request.uri().path(), request.headers(), StatusCode::NOT_FOUND, "problem-no-such-address")
}

async fn no_such_method(State(http): State<Http>, method: Method, request: Request) -> Response {
    tracing::debug!(%method, "a method that is not served");
    let (path, headers) = (request.uri().path(), request.headers());
    guard::refuse(&http, path, headers, StatusCode::METHOD_NOT_ALLOWED, "problem-no-such-method")
}

#[cfg(test)]
mod tests;
