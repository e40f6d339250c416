//! The data is public: any site's pages may read it, and nothing else.

use axum::{
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// What is served.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
/// What a page may ask with; none of it tells who somebody is.
const HEADERS: HeaderValue = HeaderValue::from_static("Accept, Accept-Language, If-None-Match");
/// What a page may look at in an answer.
const EXPOSED: HeaderValue =
    HeaderValue::from_static("Content-Language, ETag, Link, RateLimit, RateLimit-Policy, Retry-After");
/// How long a browser need not ask again: a day.
const MAX_AGE: HeaderValue = HeaderValue::from_static("86400");

/// Whether a path is of the API.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Answers whoever asks what is allowed, before anything looks whether it is there.
pub async fn preflight(request: Request, next: Next) -> Response {
    if *request.method() != Method::OPTIONS || !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let headers = [
        (header::ALLOW, METHODS),
        (header::ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS),
        (header::ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Says that any site may read an answer of the API, whatever it is.
pub async fn open(request: Request, next: Next) -> Response {
    let api = is_api(request.uri().path());
    let mut response = next.run(request).await;
    if api {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    }
    response
}
