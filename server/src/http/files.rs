//! The style sheet, the script and the WebAssembly, read into memory at start
//! with their compressed forms beside them.

use std::{collections::HashMap, fs, io, path::Path};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path as UrlPath, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Http, guard, negotiation::Coding};

/// The files of `target/site/pkg`.
#[derive(Default)]
pub struct Files {
    by_name: HashMap<String, File>,
}

struct File {
    kind: &'static str,
    forms: [Option<Bytes>; 3],
}

impl Files {
    /// Reads the folder.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Self::default();
        for file in fs::read_dir(folder)? {
            let path = file?.path();
            let (Some(name), Some(kind)) = (path.file_name().and_then(|n| n.to_str()), kind(&path)) else { continue };
            let beside = |ending: &str| fs::read(folder.join(format!("{name}.{ending}"))).ok().map(Bytes::from);
            let forms = [Some(fs::read(&path)?.into()), beside("gz"), beside("br")];
            files.by_name.insert(name.to_owned(), File { kind, forms });
        }
        Ok(files)
    }

    /// Whether there is what every page loads.
    pub fn are_whole(&self) -> bool {
        ["text/css; charset=utf-8", "text/javascript; charset=utf-8", "application/wasm"]
            .iter()
            .all(|kind| self.by_name.values().any(|file| file.kind == *kind))
    }
}

fn kind(path: &Path) -> Option<&'static str> {
    match path.extension()?.to_str()? {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

/// `/pkg/…` and the icon.
pub fn router() -> Router<Http> {
    Router::new().route("/pkg/{name}", get(file)).route("/favicon.svg", get(icon))
}

async fn file(State(http): State<Http>, UrlPath(name): UrlPath<String>, request: HeaderMap) -> Response {
    let Some(file) = http.files.by_name.get(&name) else {
        return guard::refuse(&http, "/", &request, StatusCode::NOT_FOUND, "problem-no-such-address");
    };
    let coding = Coding::accepted(request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()));
    let (coding, body) = match (coding, &file.forms) {
        (Coding::Brotli, [_, _, Some(body)]) => (Coding::Brotli, body),
        (Coding::Brotli | Coding::Gzip, [_, Some(body), _]) => (Coding::Gzip, body),
        (_, [Some(body), ..]) => (Coding::Identity, body),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let mut response = Response::new(Body::from(body.clone()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // The name carries a hash of what is in it.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    if let Some(name) = coding.header() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    response
}

async fn icon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
    (headers, app::site::FAVICON).into_response()
}
