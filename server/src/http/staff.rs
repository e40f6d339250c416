//! What is for staff: who is signed in is found out here, before any page.

use app::site::{
    FACTOR, LARGEST_SIGN_IN, LARGEST_STAFF_BODY, Staff, is_for_staff, session_token, sign_in_first, without_language,
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use super::{Http, LONGEST_REQUEST, LONGEST_UPLOAD, guard::language_of, sender};

/// The largest form without files that staff send, in bytes. An edition may have 1 MiB.
const LARGEST_FORM: usize = 2 * 1024 * 1024;

/// The pages for staff and those to sign in. Forms are taken from pages of this
/// site only, which is asked before anything looks at a body. What reads files
/// piece by piece may be given more than what is held in memory whole.
pub fn router(staff: Staff, proxies: usize) -> Router<Http> {
    let for_staff = app::site::staff_router(staff.clone())
        .layer(limited(LARGEST_FORM, LARGEST_STAFF_BODY))
        .layer(from_fn_with_state(staff.clone(), check))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_UPLOAD));
    let to_sign_in = app::site::sign_in_router(staff.clone())
        .layer(limited(LARGEST_SIGN_IN, LARGEST_SIGN_IN))
        .layer(from_fn_with_state(proxies, sender::tell))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST));
    for_staff.merge(to_sign_in).layer(from_fn_with_state(staff.site, app::site::same_site))
}

/// Lets in bodies up to a size: of those that are held whole, and of those that are not.
fn limited(whole: usize, in_pieces: usize) -> (DefaultBodyLimit, RequestBodyLimitLayer) {
    (DefaultBodyLimit::max(whole), RequestBodyLimitLayer::new(in_pieces))
}

/// Finds out who is signed in. Who is not is asked to; who owes a second factor
/// reaches nothing but the page to set it up.
async fn check(State(staff): State<Staff>, mut request: Request, next: Next) -> Response {
    let Some(token) = session_token(request.headers()) else { return sign_in_first(&staff, request).await };
    match staff.accounts.session(&token).await {
        Ok(Some(session)) => {
            let path = request.uri().path();
            if session.must_enrol && without_language(path) != FACTOR {
                let to = format!("{}{FACTOR}", language_of(path).prefix());
                return Redirect::to(&to).into_response();
            }
            request.extensions_mut().insert(session.actor.clone());
            request.extensions_mut().insert(session);
            next.run(request).await
        }
        Ok(None) => sign_in_first(&staff, request).await,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "sessions cannot be looked up");
            app::site::error_page(&staff.site, language_of(request.uri().path()), StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

/// Nothing for staff is kept, by whomever: no page, no redirect and no refusal.
pub async fn never_kept(request: Request, next: Next) -> Response {
    let for_staff = is_for_staff(request.uri().path());
    let mut response = next.run(request).await;
    if for_staff {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
