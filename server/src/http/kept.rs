//! Answers that are kept: rendered and compressed once, given many times, until
//! the catalogue changes.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::{
    api::cors::is_api,
    headers::secure,
    limit::Counted,
    negotiation::Coding,
    room::{Place, Room},
};
use crate::metrics::{Metrics, NO_ROUTE, OfRoute};

/// How many bytes are kept at most.
const ROOM: u64 = 96 * 1024 * 1024;
/// The largest answer that is kept.
const LARGEST: usize = 4 * 1024 * 1024;
/// brotli and gzip: beyond these, time grows faster than pages shrink.
const BROTLI_QUALITY: u32 = 5;
const GZIP_LEVEL: u32 = 6;

/// When to come back, in seconds, where there was no room.
const COME_BACK: HeaderValue = HeaderValue::from_static("2");

/// The answers that are kept.
pub struct Kept {
    answers: moka::sync::Cache<String, Arc<Answer>>,
    generation: AtomicU64,
    room: Room,
    over_tls: bool,
    metrics: Metrics,
}

/// Marks an answer to a request for which there was no room; it has no words yet.
#[derive(Clone)]
pub struct TurnedAway {
    /// The path that was asked for.
    pub path: String,
    /// The headers of the request.
    pub headers: HeaderMap,
}

/// Marks an answer that is given as it is, piece by piece: it may be large, and
/// is kept elsewhere.
#[derive(Clone, Copy)]
pub struct AsItIs;

struct Answer {
    generation: u64,
    route: OfRoute,
    identity: (HeaderMap, Bytes),
    gzip: (HeaderMap, Bytes),
    brotli: (HeaderMap, Bytes),
    not_modified: HeaderMap,
    etag: HeaderValue,
}

impl Kept {
    /// Keeps nothing yet. `over_tls` says whether people reach the portal by HTTPS.
    pub fn new(room: Room, over_tls: bool) -> Self {
        let weigh = |key: &String, answer: &Arc<Answer>| {
            let bytes = key.len() + answer.identity.1.len() + answer.gzip.1.len() + answer.brotli.1.len() + 2048;
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self {
            answers: moka::sync::Cache::builder().weigher(weigh).max_capacity(ROOM).build(),
            generation: AtomicU64::new(0),
            room,
            over_tls,
            metrics: Metrics::default(),
        }
    }

    /// The figures of what was answered.
    pub const fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// How many requests are worked on now.
    pub fn places_taken(&self) -> usize {
        self.room.taken()
    }

    /// The catalogue changed: what was kept is no longer true.
    pub fn forget(&self) {
        self.generation.fetch_add(1, Ordering::Release);
        self.answers.invalidate_all();
    }
}

/// Answers from what is kept, else asks further in and keeps the answer.
///
/// Only whole answers to `GET` with status 200 are kept, and only those that do
/// not forbid it by `Cache-Control: no-store`, are not compressed already, and are
/// not to be given [as they are](AsItIs).
pub async fn keep(State(kept): State<Arc<Kept>>, mut request: Request, next: Next) -> Response {
    let head = match *request.method() {
        Method::GET => false,
        Method::HEAD => true,
        _ => return kept.further_in(request, next).await.0,
    };
    let coding = Coding::accepted(request.headers().get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()));
    let if_none_match = request.headers().get(header::IF_NONE_MATCH).cloned();
    let generation = kept.generation.load(Ordering::Acquire);
    let key = request.uri().path_and_query().map_or("/", |path| path.as_str());
    if let Some(answer) = kept.answers.get(key).filter(|answer| answer.generation == generation) {
        let response = answer.give(coding, if_none_match.as_ref(), head);
        answer.route.count(response.status());
        kept.metrics.kept();
        return response;
    }
    let key = key.to_owned();
    let route = request.extensions().get::<MatchedPath>().cloned();
    // Programs look at the tag of an answer without its body; it is that of the whole.
    let whole = head && is_api(&key);
    if whole {
        *request.method_mut() = Method::GET;
    }
    let (mut response, place) = kept.further_in(request, next).await;
    let counted = response.extensions_mut().remove::<Counted>();
    let with_count = |mut response: Response| {
        if let Some(counted) = counted {
            response.extensions_mut().insert(counted);
        }
        response
    };
    let told = response.headers();
    let never = told.get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store")
        || told.contains_key(header::CONTENT_ENCODING)
        || response.extensions().get::<AsItIs>().is_some()
        // What is so large goes out as it is.
        || response.body().size_hint().exact().is_some_and(|size| size > LARGEST as u64);
    if never || response.status() != StatusCode::OK {
        return with_count(if whole { without_body(response) } else { response });
    }
    if head && !whole {
        return with_count(response);
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else {
        tracing::error!(path = key, "an answer is larger than any answer should be");
        return kept.failed();
    };
    let route = kept.metrics.of_route(route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str));
    let packed = tokio::task::spawn_blocking(move || {
        let _place = place;
        Arc::new(Answer::new(generation, route, parts.headers, body))
    });
    let Ok(answer) = packed.await else { return kept.failed() };
    kept.answers.insert(key, Arc::clone(&answer));
    with_count(answer.give(coding, if_none_match.as_ref(), head))
}

/// The head of an answer.
fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if let Some(size) = body.size_hint().exact() {
        parts.headers.entry(header::CONTENT_LENGTH).or_insert(HeaderValue::from(size));
    }
    Response::from_parts(parts, Body::empty())
}

/// Whether the answer tells how the portal is doing: it is given, however full it is.
fn tells_health(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz")
}

impl Kept {
    /// The answer from further in, where there is room, and the place that it took.
    async fn further_in(&self, request: Request, next: Next) -> (Response, Option<Place>) {
        let place = self.room.enter();
        if place.is_none() && !tells_health(request.uri().path()) {
            self.metrics.turned_away();
            let turned_away = TurnedAway { path: request.uri().path().to_owned(), headers: request.headers().clone() };
            let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
            response.extensions_mut().insert(turned_away);
            return (response, None);
        }
        let Ok(mut response) = self.room.work(next.run(request)).await else { return (self.failed(), place) };
        secure(response.headers_mut(), self.over_tls);
        (response, place)
    }

    /// An answer that was made before anything kept was looked for, with what every
    /// answer carries.
    pub fn secured(&self, mut response: Response) -> Response {
        secure(response.headers_mut(), self.over_tls);
        response
    }

    fn failed(&self) -> Response {
        self.secured(StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    /// Gives those who were turned away the words of `page`.
    pub fn in_words(&self, mut response: Response, page: impl FnOnce(&TurnedAway) -> Response) -> Response {
        let Some(turned_away) = response.extensions_mut().remove::<TurnedAway>() else { return response };
        let mut response = page(&turned_away);
        response.headers_mut().insert(header::RETRY_AFTER, COME_BACK);
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        secure(response.headers_mut(), self.over_tls);
        response
    }
}

impl Answer {
    fn new(generation: u64, route: OfRoute, mut headers: HeaderMap, body: Bytes) -> Self {
        let digest = Sha256::digest(&body);
        let tag: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        // Weak, because the compressed forms share it.
        let etag = HeaderValue::from_str(&format!("W/\"{tag}\"")).unwrap_or(HeaderValue::from_static("W/\"0\""));
        headers.insert(header::ETAG, etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, no-cache"));
        let mut not_modified = headers.clone();
        not_modified.remove(header::CONTENT_TYPE);
        not_modified.remove(header::CONTENT_LENGTH);
        let form = |coding: Coding, body: Bytes| {
            let mut headers = headers.clone();
            if let Some(name) = coding.header() {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
            }
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
            (headers, body)
        };
        Self {
            generation,
            route,
            gzip: form(Coding::Gzip, gzip(&body)),
            brotli: form(Coding::Brotli, brotli(&body)),
            identity: form(Coding::Identity, body),
            not_modified,
            etag,
        }
    }

    fn give(&self, coding: Coding, if_none_match: Option<&HeaderValue>, head: bool) -> Response {
        let known = if_none_match.and_then(|value| value.to_str().ok()).is_some_and(|tags| {
            let own = self.etag.to_str().unwrap_or_default().trim_start_matches("W/");
            tags.split(',').map(|tag| tag.trim().trim_start_matches("W/")).any(|tag| tag == own || tag == "*")
        });
        if known {
            let mut response = StatusCode::NOT_MODIFIED.into_response();
            *response.headers_mut() = self.not_modified.clone();
            return response;
        }
        let (headers, body) = match coding {
            Coding::Identity => &self.identity,
            Coding::Gzip => &self.gzip,
            Coding::Brotli => &self.brotli,
        };
        let mut response = Response::new(if head { Body::empty() } else { Body::from(body.clone()) });
        *response.headers_mut() = headers.clone();
        response
    }
}

fn gzip(body: &[u8]) -> Bytes {
    use std::io::Write;
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL));
    // Writing into memory cannot fail.
    let _ = writer.write_all(body);
    writer.finish().unwrap_or_default().into()
}

fn brotli(body: &[u8]) -> Bytes {
    use std::io::Write;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 32 * 1024, BROTLI_QUALITY, 20);
    let _ = writer.write_all(body);
    writer.into_inner().into()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use axum::{Router, middleware::from_fn_with_state, routing::get};
    use tower::ServiceExt;

    use super::*;

    fn portal() -> (Arc<Kept>, Arc<AtomicUsize>, Router) {
        let kept = Arc::new(Kept::new(Room::new(None), true));
        let asked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&asked);
        let page = move || async move { format!("page {}", count.fetch_add(1, Ordering::SeqCst)) };
        let router = Router::new()
            .route("/page", get(page.clone()))
            .route("/fresh", get(|| async move { ([(header::CACHE_CONTROL, "no-store")], page().await) }))
            .route("/slow", get(|| tokio::time::sleep(std::time::Duration::from_secs(600))))
            .route("/large", get(|| async { "x".repeat(LARGEST + 1) }))
            .route("/healthz", get(|| async {}))
            .layer(from_fn_with_state(Arc::clone(&kept), keep));
        (kept, asked, router)
    }

    async fn fetch(router: &Router, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response =
            router.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, to_bytes(body, LARGEST).await.expect("a body").to_vec())
    }

    #[tokio::test]
    async fn a_page_is_rendered_once_until_the_catalogue_changes() {
        let (kept, asked, router) = portal();
        for _ in 0..3 {
            assert_eq!(fetch(&router, "/page", &[]).await.2, b"page 0");
        }
        kept.forget();
        assert_eq!(fetch(&router, "/page", &[]).await.2, b"page 1");
        assert_eq!(asked.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn what_must_not_be_stored_is_asked_for_each_time() {
        let (_, _, router) = portal();
        assert_ne!(fetch(&router, "/fresh", &[]).await.2, fetch(&router, "/fresh", &[]).await.2);
    }

    #[tokio::test]
    async fn the_same_page_comes_compressed_and_with_a_tag() {
        use std::io::Read;
        let (_, _, router) = portal();
        let (_, headers, plain) = fetch(&router, "/page", &[]).await;
        let (_, gzip_headers, gzip) = fetch(&router, "/page", &[("accept-encoding", "gzip")]).await;
        assert_eq!(gzip_headers[header::CONTENT_ENCODING], "gzip");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut unpacked).expect("gzip");
        assert_eq!(unpacked, plain);
        let (_, brotli_headers, packed) = fetch(&router, "/page", &[("accept-encoding", "gzip, br")]).await;
        assert_eq!(brotli_headers[header::CONTENT_ENCODING], "br");
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(packed.as_slice(), 4096).read_to_end(&mut unpacked).expect("brotli");
        assert_eq!(unpacked, plain);
        let tag = headers[header::ETAG].to_str().expect("a tag");
        let (status, _, body) = fetch(&router, "/page", &[("if-none-match", tag)]).await;
        assert_eq!((status, body.len()), (StatusCode::NOT_MODIFIED, 0));
        assert_eq!(fetch(&router, "/page", &[("if-none-match", "\"other\"")]).await.0, StatusCode::OK);
    }

    #[tokio::test]
    async fn every_answer_carries_the_security_headers() {
        let (_, _, router) = portal();
        for path in ["/page", "/page", "/fresh", "/nowhere"] {
            let headers = fetch(&router, path, &[]).await.1;
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"), "{path}");
            assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
            assert!(headers[header::STRICT_TRANSPORT_SECURITY].to_str().expect("text").contains("31536000"));
        }
    }

    #[tokio::test]
    async fn what_is_very_large_goes_out_as_it_is() {
        let (_, _, router) = portal();
        let response = router.oneshot(Request::get("/large").body(Body::empty()).expect("a request")).await;
        let response = response.expect("an answer");
        assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
        assert_eq!(to_bytes(response.into_body(), usize::MAX).await.expect("a body").len(), LARGEST + 1);
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_kept_is_given_when_there_is_no_more_room() {
        let (kept, _, router) = portal();
        assert_eq!(fetch(&router, "/page", &[]).await.2, b"page 0");
        let busy: Vec<_> = (0..super::super::room::AT_ONCE)
            .map(|_| {
                let router = router.clone();
                tokio::spawn(async move { fetch(&router, "/slow", &[]).await })
            })
            .collect();
        // Looking takes no place, or one of them would be turned away.
        while kept.room.free() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(fetch(&router, "/page", &[]).await.2, b"page 0");
        assert_eq!(fetch(&router, "/healthz", &[]).await.0, StatusCode::OK);
        let response = router.clone().oneshot(Request::get("/fresh").body(Body::empty()).expect("a request")).await;
        let response = kept.in_words(response.expect("an answer"), |away| away.path.clone().into_response());
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
        assert_eq!(to_bytes(response.into_body(), 99).await.expect("a body"), "/fresh");
        for one in busy {
            one.abort();
        }
        while kept.room.free() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(fetch(&router, "/fresh", &[]).await.0, StatusCode::OK, "there is room again");
    }
}
