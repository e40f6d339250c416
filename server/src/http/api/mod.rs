//! The HTTP API, version 1: the catalogue as data, for anyone.

mod detail;
mod list;
mod resource;
mod suggestions;

use axum::{
    Router,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
    routing::get,
};

use super::Http;

/// `/api/v1/…`.
pub fn router() -> Router<Http> {
    Router::new()
        .route("/procedures", get(list::list))
        .route("/procedures/{code_or_slug}", get(detail::detail))
        .route("/suggestions", get(suggestions::suggestions))
        .layer(map_response(open))
}

/// The data is public: any site's pages may read it.
async fn open(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}
