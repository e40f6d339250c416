//! How many requests that take work one network may send: of the API, and of pages that
//! are not kept. What is kept is given without counting, so nobody is slowed by reading.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use jiff::Timestamp;
use registry::{
    feedback::Sender,
    flood::{Flood, Rate, Standing},
};

use super::{Http, api::cors::is_api, guard};

/// How many a minute, and at once, where nobody says otherwise. A catalogue of 3,400
/// procedures is 34 parts of a list; thousands share one address of a mobile operator, but most of
/// what they read is kept.
pub const A_MINUTE: u16 = 600;

/// Counts by network; of programs and of readers apart, so that neither slows the other.
pub struct Limits {
    a_minute: u16,
    api: Flood,
    pages: Flood,
}

/// Marks an answer to a request that counted, with how its network stands.
#[derive(Clone, Copy)]
pub struct Counted {
    standing: Standing,
    a_minute: u16,
}

impl Limits {
    /// So many a minute; 0 is no limit.
    pub fn new(a_minute: u16) -> Self {
        let flood = || Flood::by_network(Rate::a_minute(a_minute));
        Self { a_minute, api: flood(), pages: flood() }
    }
}

/// Counts a request whose answer is not kept, and refuses it where too many came. Where
/// its network is not known, nobody can be slowed for what others do: the room that all share is
/// the limit then.
pub async fn count(State(http): State<Http>, request: Request, next: Next) -> Response {
    let limits = &http.limits;
    let path = request.uri().path();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let from = request.extensions().get::<Sender>().and_then(|sender| sender.0);
    let Some(from) = from.filter(|_| reads && takes_work(path) && limits.a_minute > 0) else {
        return next.run(request).await;
    };
    let flood = if is_api(path) { &limits.api } else { &limits.pages };
    let standing = flood.ask(from, Timestamp::now());
    let mut response = if standing.let_through {
        next.run(request).await
    } else {
        tracing::debug!("a network asked for too much");
        let too_many = StatusCode::TOO_MANY_REQUESTS;
        let mut response = guard::refuse(&http, path, request.headers(), too_many, "problem-too-many-detail");
        let headers = response.headers_mut();
        headers.insert(header::RETRY_AFTER, HeaderValue::from(standing.next_in.max(1)));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    };
    response.extensions_mut().insert(Counted { standing, a_minute: limits.a_minute });
    response
}

/// Whether an answer has to be made. Files lie ready, and whoever asks for health must
/// hear of it.
fn takes_work(path: &str) -> bool {
    !["/pkg/", "/tep/", "/favicon.svg", "/healthz", "/readyz"].iter().any(|ready| path.starts_with(ready))
}

/// Tells programs how they stand. This is of one client, so it is told outside of what is
/// kept and given to all.
pub async fn tell(request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    let Some(Counted { standing, a_minute }) = response.extensions_mut().remove().filter(|_| api) else {
        return response;
    };
    let values = [
        ("ratelimit-policy", format!("\"default\";q={a_minute};w=60")),
        ("ratelimit", format!("\"default\";r={};t={}", standing.left, standing.full_in)),
    ];
    for (name, value) in values {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
