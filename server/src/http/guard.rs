//! What is refused before anything looks at it.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::Response,
};
use catalogue::Lang;

use super::{
    Http,
    problem::{Problem, asked_language},
};

/// The longest address, in bytes: a question of 500 characters, escaped, fits.
const LONGEST_ADDRESS: usize = 8 * 1024;

/// Refuses addresses that are too long, that are no UTF-8 or hold control
/// characters, and bodies where none belongs; puts into words what limits say.
pub async fn guard(State(http): State<Http>, request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map_or("/", |path| path.as_str());
    let refusal = if address.len() > LONGEST_ADDRESS {
        Some((StatusCode::URI_TOO_LONG, "problem-address-too-long"))
    } else if !readable(request.uri().path()) {
        Some((StatusCode::BAD_REQUEST, "problem-address-unreadable"))
    } else if has_body(request.headers()) && matches!(*request.method(), Method::GET | Method::HEAD) {
        Some((StatusCode::BAD_REQUEST, "problem-no-body"))
    } else {
        None
    };
    let (path, headers) = (request.uri().path().to_owned(), request.headers().clone());
    if let Some((status, key)) = refusal {
        return refuse(&http, &path, &headers, status, key);
    }
    let response = next.run(request).await;
    // What limits bodies and time answers in no language.
    let wordless = !response.headers().contains_key(header::CONTENT_TYPE) || is_plain(response.headers());
    match response.status() {
        status @ StatusCode::PAYLOAD_TOO_LARGE if wordless => {
            refuse(&http, &path, &headers, status, "problem-too-large")
        }
        status @ StatusCode::SERVICE_UNAVAILABLE if wordless => {
            refuse(&http, &path, &headers, status, "problem-unavailable")
        }
        _ => response,
    }
}

fn is_plain(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/plain"))
}

/// The answer to what cannot be served: a problem for programs, a page for people.
pub fn refuse(http: &Http, path: &str, headers: &HeaderMap, status: StatusCode, key: &str) -> Response {
    if path.starts_with("/api/") {
        use axum::response::IntoResponse;
        return Problem::new(status, asked_language(headers), key).into_response();
    }
    app::site::error_page(&http.site, language_of(path), status)
}

/// The language of a page's address.
pub fn language_of(path: &str) -> Lang {
    Lang::of_path(path).0
}

fn has_body(headers: &HeaderMap) -> bool {
    headers.contains_key(header::TRANSFER_ENCODING)
        || headers.get(header::CONTENT_LENGTH).is_some_and(|length| length != "0")
}

/// Whether a path unescapes to text without control characters.
fn readable(path: &str) -> bool {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|d| char::from(d).to_digit(16)));
        let [Some(high), Some(low)] = digits else { return false };
        bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
    }
    std::str::from_utf8(&bytes).is_ok_and(|text| !text.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_readable_paths_from_hostile_ones() {
        for good in ["/", "/tim-kiem", "/thu-tuc/%C4%91", "/a%20b"] {
            assert!(readable(good), "{good}");
        }
        for bad in ["/%00", "/%ff", "/%", "/%0", "/%zz", "/a%0d%0aset-cookie:x", "/%c3%28"] {
            assert!(!readable(bad), "{bad}");
        }
    }

    #[test]
    fn the_address_tells_the_language() {
        assert_eq!(language_of("/en/thu-tuc/x"), Lang::EN);
        assert_eq!(language_of("/en"), Lang::EN);
        assert_eq!(language_of("/energy"), Lang::VI);
    }
}
