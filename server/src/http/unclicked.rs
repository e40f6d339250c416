//! Searches from whose results nobody went on. No cookie and no address of
//! anybody is needed: browsers tell the page of this site that a link was on.

use app::site::without_language;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};

use super::Http;

/// Counts, outside of what is kept, so that kept answers count as well.
pub async fn count(State(http): State<Http>, request: Request, next: Next) -> Response {
    let portal = &http.site.portal;
    let path = without_language(request.uri().path());
    let get = *request.method() == Method::GET;
    let (mut searched, mut went_on) = (None, None);
    if get && path == "/tim-kiem" {
        searched = request.uri().query().and_then(fresh_question);
    } else if get && path.starts_with("/thu-tuc/") {
        went_on = came_from(request.headers());
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let answered = headers.remove(app::site::ANSWERED).is_some();
    // What was not found is counted as such, and never kept.
    let found = headers.get(header::CACHE_CONTROL).is_none_or(|value| value != "no-store");
    let shown = response.status() == StatusCode::OK && found && !answered;
    if let Some(words) = searched.filter(|_| shown).and_then(|question| portal.countable(&question)) {
        portal.missed().shown(&words);
    }
    if let Some(words) = went_on.and_then(|question| portal.countable(&question)) {
        portal.missed().chosen(&words);
    }
    response
}

/// The question of a query that asks nothing else: who filters or turns the
/// page is still at the search before.
fn fresh_question(query: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes()).filter(|(_, value)| !value.is_empty());
    match (pairs.next(), pairs.next()) {
        (Some((name, question)), None) if name == "q" => Some(question.into_owned()),
        _ => None,
    }
}

/// The question of the results that a link was on, if they were of this site.
fn came_from(headers: &HeaderMap) -> Option<String> {
    let value = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, from) = value(header::REFERER)?.split_once("://")?;
    let (host, path) = from.split_at(from.find('/')?);
    let (path, query) = path.split_once('?')?;
    if Some(host) != value(header::HOST) || without_language(path) != "/tim-kiem" {
        return None;
    }
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "q").map(|(_, question)| question.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_fresh_until_it_is_filtered() {
        assert_eq!(fresh_question("q=mo+quan&level=").as_deref(), Some("mo quan"));
        for other in ["", "level=commune", "q=mo+quan&page=2", "q=", "q=x&verbatim=1"] {
            assert_eq!(fresh_question(other), None, "{other}");
        }
    }

    #[test]
    fn results_of_this_site_are_known_by_their_address() {
        let from = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "a.vn".parse().expect("a host"));
            headers.insert(header::REFERER, referer.parse().expect("an address"));
            came_from(&headers)
        };
        assert_eq!(from("https://a.vn/tim-kiem?q=mo+quan&page=2").as_deref(), Some("mo quan"));
        assert_eq!(from("https://a.vn/en/tim-kiem?q=x").as_deref(), Some("x"));
        for other in ["https://b.vn/tim-kiem?q=x", "https://a.vn/linh-vuc", "https://a.vn/", "x", "https://a.vn"] {
            assert_eq!(from(other), None, "{other}");
        }
    }
}
