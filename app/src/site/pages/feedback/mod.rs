//! Feedback and ratings, as citizens see them: without an account, and whole
//! without JavaScript.

mod answered;
mod clear;
mod fields;
mod follow;
mod form;
mod rating;
mod refused;
mod sent;
mod words;

use std::{convert::Infallible, sync::Arc};

use axum::{
    Router,
    extract::{FromRef, FromRequestParts},
    http::{HeaderValue, header, request::Parts},
    middleware::from_fn_with_state,
    response::Response,
    routing::{get, post},
};
use catalogue::Lang;
use registry::feedback::{Feedback, Sender};

pub use self::{
    clear::section as clear_section,
    words::{kind, part},
};
use crate::site::{Site, address, same_site, visit::Visit};

/// What it is, and what was answered.
pub const FEEDBACK: &str = "/phan-anh";
/// The form.
const SEND: &str = "/phan-anh/gui";
/// What came of something.
const FOLLOW: &str = "/phan-anh/theo-doi";
/// Where one is thanked for a tap.
const THANKS: &str = "/phan-anh/cam-on";

/// What the pages need. Cheap to clone.
#[derive(Clone)]
pub struct FeedbackPages {
    /// What all pages need.
    pub site: Site,
    /// What is done with feedback.
    pub feedback: Arc<Feedback>,
}

impl FromRef<FeedbackPages> for Site {
    fn from_ref(pages: &FeedbackPages) -> Self {
        pages.site.clone()
    }
}

/// The pages of feedback and ratings, in both languages. Forms are taken from pages
/// of this site only.
pub fn feedback_router<S: Clone + Send + Sync + 'static>(pages: FeedbackPages) -> Router<S> {
    let mut router = Router::new();
    for lang in Lang::ALL {
        let at = |path: &str| address::page(lang, path);
        router = router
            .route(&at(FEEDBACK), get(answered::show))
            .route(&at(SEND), get(form::show).post(form::take))
            .route(&at(FOLLOW), get(follow::show).post(follow::look))
            .route(&at(THANKS), get(clear::thanks))
            .route(&at("/thu-tuc/{procedure}/ro-rang"), post(clear::take).get(clear::lost))
            .route(&at("/thu-tuc/{procedure}/danh-gia"), get(rating::show))
            .route(&at("/thu-tuc/{procedure}/danh-gia/gui"), get(rating::ask).post(rating::take));
    }
    let site = pages.site.clone();
    router.with_state(pages).layer(from_fn_with_state(site, same_site::require))
}

/// The ratings of a procedure.
fn rating_path(visit: &Visit, slug: &catalogue::Slug) -> String {
    visit.to(&format!("/thu-tuc/{slug}/danh-gia"))
}

/// The form, for a kind and a procedure.
fn form_path(visit: &Visit, pairs: &[(&str, &str)]) -> String {
    address::with_query(&visit.to(SEND), pairs)
}

/// Neither the browser nor anybody on the way keeps it.
fn kept_nowhere(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// From where a request came, as whoever serves the pages found out.
pub struct SentFrom(pub Sender);

impl<S: Sync> FromRequestParts<S> for SentFrom {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Sender>().copied().unwrap_or_default()))
    }
}
