//! `GET /tep/…`: the files that staff stored, for everybody.

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use catalogue::FileAddress;
use registry::{RegistryError, files::StoredFile};

use super::{Http, guard, kept::AsItIs};

/// Nothing in such an answer may run or load, should a browser show it after all.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
/// The address carries the hash of what is in it.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// `/tep/{hash}/{name}`.
pub fn router() -> Router<Http> {
    Router::new().route("/tep/{hash}/{name}", get(give))
}

async fn give(State(http): State<Http>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let missing = || guard::refuse(&http, "/", &parts.headers, StatusCode::NOT_FOUND, "problem-no-such-address");
    let failed = |error: &RegistryError| {
        tracing::error!(error = error as &dyn std::error::Error, "a file cannot be given");
        guard::refuse(&http, "/", &parts.headers, StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable")
    };
    let Some(asked) = FileAddress::parse(parts.uri.path()) else { return missing() };
    let file = match http.downloads.find(asked.hash()).await {
        Ok(Some(file)) => file,
        Ok(None) => return missing(),
        Err(error) => return failed(&error),
    };
    // Whoever makes up a name for it sees the one that it has.
    if file.address() != asked {
        return Redirect::permanent(&file.address().to_string()).into_response();
    }
    let tag = format!("\"{}\"", file.hash);
    let mut response = if is_known(&parts.headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if parts.method == Method::HEAD {
        Body::empty().into_response()
    } else {
        match http.downloads.open(&file).await {
            Ok(bytes) => Body::from_stream(bytes).into_response(),
            Err(error) => return failed(&error),
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, FOR_EVER);
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    headers.insert(header::ETAG, value(&tag));
    if response.status() == StatusCode::OK {
        describe(&file, response.headers_mut());
        response.extensions_mut().insert(AsItIs);
    }
    response
}

/// What a browser has to know to put the file into a folder, and to do nothing else.
fn describe(file: &StoredFile, headers: &mut HeaderMap) {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind.media_type()));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    let disposition =
        format!("attachment; filename=\"{}\"; filename*=UTF-8''{}", file.address().name(), escaped(&file.name));
    headers.insert(header::CONTENT_DISPOSITION, value(&disposition));
}

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let tags = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    tags.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)
}

/// Text that has ASCII only.
fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

/// A text as a parameter of a header (RFC 8187).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_in_a_header() {
        assert_eq!(escaped("Tờ khai (1).docx"), "T%E1%BB%9D%20khai%20%281%29.docx");
        assert_eq!(escaped("a\r\nb\"'"), "a%0D%0Ab%22%27");
    }
}
