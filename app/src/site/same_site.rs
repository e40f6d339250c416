//! Forms are taken from pages of this site only.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::{Site, pages::error::error_page, visit::Visit};

/// Whether a form was sent by a page of this site. Browsers say so by
/// `Sec-Fetch-Site`, older ones by `Origin`; who says neither is not believed.
pub fn from_here(headers: &HeaderMap) -> bool {
    let value = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = value("sec-fetch-site") {
        return site == "same-origin";
    }
    let origin = value(header::ORIGIN.as_str()).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    origin.is_some() && origin == value(header::HOST.as_str())
}

/// Refuses what would change something and was not sent by a page of this site,
/// before anything looks at its body. A layer.
pub async fn require(State(site): State<Site>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || from_here(request.headers()) {
        return next.run(request).await;
    }
    tracing::warn!("a form of another site was refused");
    let visit = Visit::new(site, request.uri().path(), "");
    error_page(&visit.site, visit.lang, StatusCode::FORBIDDEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_are_believed() {
        for (headers, believed) in [
            (&[("sec-fetch-site", "same-origin"), ("origin", "https://a.vn"), ("host", "a.vn")][..], true),
            (&[("origin", "https://a.vn"), ("host", "a.vn")], true),
            (&[("origin", "http://127.0.0.1:3000"), ("host", "127.0.0.1:3000")], true),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://a.vn"), ("host", "a.vn")], false),
            (&[("sec-fetch-site", "same-site"), ("host", "a.vn")], false),
            (&[("sec-fetch-site", "none"), ("host", "a.vn")], false),
            (&[("origin", "https://evil.vn"), ("host", "a.vn")], false),
            (&[("origin", "null"), ("host", "a.vn")], false),
            (&[("host", "a.vn")], false),
        ] {
            let map = headers
                .iter()
                .map(|(name, value)| (header::HeaderName::from_static(name), value.parse().expect("a value")))
                .collect();
            assert_eq!(from_here(&map), believed, "{headers:?}");
        }
    }
}
