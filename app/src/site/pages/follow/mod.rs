//! Following: a feed for whoever reads feeds, letters for everybody else.
//!
//! What is typed here is somebody's address. It is written into no log and no
//! address of a page; every page with a token in it is kept by nobody.

mod ask;
mod form;
mod own;

use axum::{
    extract::FromRef,
    http::{HeaderValue, StatusCode, header},
    response::Response,
    routing::{MethodRouter, get},
};
use catalogue::{Lang, Slug};
use leptos::prelude::*;
use locale::text;
use registry::{
    RegistryError,
    follow::{Topic, TopicKind},
};

use crate::site::{Site, address, document::Feed, follow, visit::Visit};

/// Where one asks to follow.
pub const FOLLOW: &str = "/theo-doi";
/// Where one is told to look for a letter.
pub const RECEIVED: &str = "/theo-doi/da-nhan";
/// Where one says yes; a token follows.
pub const CONFIRM: &str = "/theo-doi/xac-nhan";
/// Where one sees what one follows; a token follows.
pub const OWN: &str = "/theo-doi/cua-toi";
/// Where one leaves altogether; a token follows.
pub const LEAVE: &str = "/theo-doi/thoi";
/// Where one is told that nothing is kept any more.
pub const GONE: &str = "/theo-doi/da-thoi";

/// Every page of these, in one language.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Vec<(String, MethodRouter<S>)>
where
    Site: FromRef<S>,
{
    let with_token = |path: &str| format!("{path}/{{token}}");
    vec![
        (FOLLOW.to_owned(), get(ask::show).post(ask::take)),
        (RECEIVED.to_owned(), get(ask::received)),
        (with_token(CONFIRM), get(own::show_confirmation).post(own::confirm)),
        (with_token(OWN), get(own::show).post(own::take)),
        (with_token(LEAVE), get(own::show_leaving).post(own::leave)),
        (GONE.to_owned(), get(own::gone)),
    ]
}

/// The parameter that names a topic of a kind.
const fn parameter(kind: TopicKind) -> &'static str {
    match kind {
        TopicKind::Procedure => "thu-tuc",
        TopicKind::Sector => "linh-vuc",
        TopicKind::LifeEvent => "su-kien",
    }
}

/// The page to follow something.
fn address_of(lang: Lang, topic: &Topic) -> String {
    address::with_query(&address::page(lang, FOLLOW), &[(parameter(topic.kind), topic.slug.as_str())])
}

/// The link to follow something, where its page tells what it is.
pub fn link(lang: Lang, kind: TopicKind, slug: &Slug) -> AnyView {
    let href = address_of(lang, &Topic::new(kind, slug.clone()));
    view! { <a class="screen-only" href=href>{text(lang, "follow-link")}</a> }.into_any()
}

/// The same with the feed beside it, as a line of its own.
pub fn links(lang: Lang, kind: TopicKind, slug: &Slug) -> AnyView {
    let topic = Topic::new(kind, slug.clone());
    let words = text(lang, "follow-title");
    view! {
        <p class="follow-links screen-only">
            <a href=address_of(lang, &topic)>{words}</a>
            <a href=follow::feed_of(lang, &topic)>{text(lang, "follow-feed")}</a>
        </p>
    }
    .into_any()
}

/// The feed of a sector or a life event, for the head of its page.
pub fn feed(lang: Lang, kind: TopicKind, slug: &Slug, name: &str) -> Feed {
    let topic = Topic::new(kind, slug.clone());
    Feed { title: follow::feed_title(lang, kind, name), href: follow::feed_of(lang, &topic) }
}

/// Nobody keeps such an answer, and no other site is told its address.
fn guarded(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// The store did not answer.
fn away(visit: &Visit, error: &RegistryError) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "what somebody follows cannot be looked up");
    guarded(crate::site::pages::error::error_page(&visit.site, visit.lang, StatusCode::SERVICE_UNAVAILABLE))
}
