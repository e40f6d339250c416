//! Signing in, in one step or two, and out.

mod carried;
mod code;
mod cookie;
mod form;
mod onward;
mod provider;

use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::text;
use registry::{
    feedback::Sender,
    people::{Browser, DEVICE, SignedIn, Token},
};

pub use self::carried::Carried;
pub use self::{
    code::{show as show_code, take as take_code},
    form::{first, locked, lost as lost_out, out, retry_after, show, take},
    provider::{back as from_provider, go as to_provider},
};
use self::{cookie as cookies, onward::ONWARD};
use super::{Staff, plain};
use crate::site::{address, icon::icon, visit::Visit};

/// Where one signs in.
pub const SIGN_IN: &str = "/can-bo/dang-nhap";
/// The second step.
pub const CODE: &str = "/can-bo/dang-nhap/ma";
/// The way out.
pub const SIGN_OUT: &str = "/can-bo/dang-xuat";
/// By way of an identity provider, and the way back from it.
pub const PROVIDER: &str = "/can-bo/dang-nhap/nha-cung-cap";
/// Where the identity provider sends people back to.
pub const FROM_PROVIDER: &str = "/can-bo/dang-nhap/nha-cung-cap/ve";

/// The largest form to sign in with, in bytes: one that is carried may be within,
/// and is escaped once more.
pub const LARGEST: usize = 3 * carried::LONGEST;

/// The token of the session that a browser has.
pub fn session_token(headers: &HeaderMap) -> Option<Token> {
    Token::parse(&cookies::read(headers, cookies::SESSION)?)
}

/// With what somebody comes, and from where.
pub fn browser(headers: &HeaderMap, sender: Sender) -> Browser {
    let about = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Browser {
        device: cookies::read(headers, cookies::DEVICE).and_then(|token| Token::parse(&token)),
        about: about.to_owned(),
        network: sender.0,
    }
}

/// Lets somebody in: gives the cookies, and sends them where they wanted to go.
/// What they wrote before is sent on by their press only.
pub async fn let_in(
    staff: &Staff,
    visit: &Visit,
    headers: &HeaderMap,
    signed_in: &SignedIn,
    carried: &Carried,
) -> Response {
    // Whoever was signed in here before no longer is.
    if let Some(old) = session_token(headers)
        && let Err(error) = staff.accounts.sign_out(&old).await
    {
        tracing::error!(error = &error as &dyn std::error::Error, "a session cannot be ended");
    }
    let mut response = match &carried.body {
        Some(_) => go_on(visit, carried),
        None => {
            let to = carried.to.clone().unwrap_or_else(|| visit.to(super::STAFF));
            Redirect::to(&to).into_response()
        }
    };
    cookies::give(&mut response, cookies::SESSION, signed_in.session.reveal());
    cookies::give_for_days(&mut response, cookies::DEVICE, signed_in.device.reveal(), DEVICE.as_hours() / 24);
    cookies::take(&mut response, cookies::PENDING);
    response
}

/// The page from which a form that was carried is sent on.
fn go_on(visit: &Visit, carried: &Carried) -> Response {
    let lang = visit.lang;
    let fields = carried
        .fields()
        .into_iter()
        .map(|(name, value)| view! { <input r#type="hidden" name=name value=value /> })
        .collect_view();
    let to = carried.to.clone().unwrap_or_default();
    plain(visit, StatusCode::OK, text(lang, "go-on-title"), || {
        view! {
            <p>{text(lang, "go-on-lead")}</p>
            <form class="short-form" method="post" action=to>
                {fields}
                <button class="button">{text(lang, "go-on-button")}{icon("arrow")}</button>
            </form>
            <p><a href=visit.to(super::STAFF)>{text(lang, "go-on-not")}</a></p>
        }
        .into_any()
    })
}

/// A step of signing in, and where it leads.
fn with_onward(visit: &Visit, path: &str, carried: &Carried) -> String {
    let to = carried.to.as_deref().map(|to| (ONWARD, to));
    address::with_query(&visit.to(path), to.as_slice())
}
