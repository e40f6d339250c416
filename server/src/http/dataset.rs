//! `GET /du-lieu/…`: the whole catalogue as files, for everybody.

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use jiff::Timestamp;

use super::{
    Http, guard,
    kept::AsItIs,
    problem::{Problem, asked_language},
    ranges::{self, Asked},
};
use crate::dataset::{Made, MadeFile, is_named};

/// When to come back, in seconds, for what is still being made.
const COME_BACK: HeaderValue = HeaderValue::from_static("10");

/// The data is public: pages of any site may read it, and the headers that tell of it.
const OPEN: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(
            "accept-ranges, content-disposition, content-length, content-range, etag, retry-after",
        ),
    ),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
];

/// `/du-lieu/{file}`.
pub fn router() -> Router<Http> {
    Router::new().route("/du-lieu/{file}", get(give))
}

/// Lets pages of other sites read an answer.
pub fn open(mut response: Response) -> Response {
    response.headers_mut().extend(OPEN);
    response
}

async fn give(State(http): State<Http>, Path(name): Path<String>, method: Method, headers: HeaderMap) -> Response {
    let missing = || guard::refuse(&http, "/", &headers, StatusCode::NOT_FOUND, "problem-no-such-address");
    if !is_named(&name) {
        return missing();
    }
    let Some(made) = http.dataset.now() else { return open(pending(&http, &headers)) };
    match made.file(&name) {
        Some(file) => open(answer(&made, file, &method, &headers)),
        // A catalogue may be too large for a form.
        None => missing(),
    }
}

/// That the files are not there yet: a page for people, a problem for programs.
fn pending(http: &Http, headers: &HeaderMap) -> Response {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lang = asked_language(headers);
    let mut response = if accepted.contains("text/html") {
        app::site::data_pending_page(&http.site, lang)
    } else {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, lang, "problem-data-pending").into_response()
    };
    response.headers_mut().insert(header::RETRY_AFTER, COME_BACK);
    response
}

fn answer(made: &Made, file: &MadeFile, method: &Method, headers: &HeaderMap) -> Response {
    let bytes = file.disk.bytes;
    let tag = format!("\"{}\"", file.disk.sha256);
    let changed = made.as_of.and_then(|at| Timestamp::from_second(at.as_second()).ok());
    let asked = match ranges::asked(headers, &tag, changed, bytes) {
        // Of what is only looked at, there are no parts.
        Asked::Part(..) | Asked::Beyond if *method == Method::HEAD => Asked::Whole,
        asked => asked,
    };
    let body = |from, len| {
        if *method == Method::HEAD { Body::empty() } else { Body::from_stream(file.disk.read(from, len)) }
    };
    let (mut response, len) = match asked {
        Asked::Known => (StatusCode::NOT_MODIFIED.into_response(), None),
        Asked::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE.into_response(), Some(0)),
        Asked::Part(first, last) => {
            let len = last - first + 1;
            ((StatusCode::PARTIAL_CONTENT, body(first, len)).into_response(), Some(len))
        }
        Asked::Whole => (body(0, bytes).into_response(), Some(bytes)),
    };
    response.extensions_mut().insert(AsItIs);
    let headers = response.headers_mut();
    let mut tell = |name: HeaderName, words: String| {
        if let Ok(value) = HeaderValue::from_str(&words) {
            headers.insert(name, value);
        }
    };
    tell(header::ACCEPT_RANGES, "bytes".to_owned());
    tell(header::CACHE_CONTROL, "public, no-cache".to_owned());
    tell(header::ETAG, tag);
    if let Some(at) = changed.and_then(ranges::written) {
        tell(header::LAST_MODIFIED, at);
    }
    match asked {
        Asked::Part(first, last) => tell(header::CONTENT_RANGE, format!("bytes {first}-{last}/{bytes}")),
        Asked::Beyond => tell(header::CONTENT_RANGE, format!("bytes */{bytes}")),
        Asked::Known | Asked::Whole => {}
    }
    if let Some(len) = len {
        tell(header::CONTENT_LENGTH, len.to_string());
    }
    if matches!(asked, Asked::Part(..) | Asked::Whole) {
        let how = if file.attached { "attachment" } else { "inline" };
        tell(header::CONTENT_DISPOSITION, format!("{how}; filename=\"{}\"", file.name));
        tell(header::CONTENT_TYPE, file.content_type.to_owned());
    }
    response
}
