use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use catalogue::Lang;

use super::SITEMAP;
use crate::site::{address, pages::staff::STAFF, visit::Visit};

/// Where it must be.
pub const ROBOTS: &str = "/robots.txt";

/// What crawlers may look at: all but the pages for staff. Those that should not be
/// found say so themselves, which nobody reads who may not look at them.
pub async fn show(visit: Visit) -> Response {
    let mut lines = vec!["User-agent: *".to_owned()];
    lines.extend(Lang::ALL.map(|lang| format!("Disallow: {}", address::page(lang, STAFF))));
    let base = visit.site.base_url();
    if !base.is_empty() {
        lines.extend([String::new(), format!("Sitemap: {base}{SITEMAP}")]);
    }
    let text = lines.join("\n") + "\n";
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
