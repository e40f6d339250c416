//! By way of the identity provider of the province.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use locale::text;
use registry::people::{PeopleError, SignIn};

use super::{CODE, browser, carried::Carried, cookies, let_in, onward::ONWARD, with_onward};
use crate::site::{
    pages::{
        feedback::SentFrom,
        staff::{
            Staff,
            failed::{failed, problem},
            invitation, plain,
        },
    },
    visit::Visit,
};

/// How long one may be away, in days; the provider's part is sealed with a time of its own.
const AWAY: i64 = 1;

/// Sends the browser to the provider. `?loi-moi=` accepts an invitation by it.
pub async fn go(State(staff): State<Staff>, visit: Visit) -> Response {
    let invitation = visit.parameter(invitation::PARAMETER).and_then(|token| registry::people::Token::parse(&token));
    match staff.accounts.begin_provider(invitation.as_ref()).await {
        Ok(start) => {
            let mut response = Redirect::to(&start.address).into_response();
            cookies::give(&mut response, cookies::PROVIDER, &start.cookie);
            let to = visit.parameter(ONWARD).unwrap_or_default();
            let to = Carried::from_fields(&to, "").to.unwrap_or_else(|| visit.to(super::super::STAFF));
            // An address may have what a cookie may not.
            let to = form_urlencoded::byte_serialize(to.as_bytes()).collect::<String>();
            cookies::give_for_days(&mut response, cookies::ONWARD, &to, AWAY);
            response
        }
        Err(error) => refused(&visit, &error),
    }
}

/// Takes what the browser brought back.
pub async fn back(
    State(staff): State<Staff>,
    visit: Visit,
    SentFrom(sender): SentFrom,
    headers: HeaderMap,
) -> Response {
    let to = cookies::read(&headers, cookies::ONWARD).unwrap_or_default();
    let to = form_urlencoded::parse(to.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default();
    let carried = Carried::from_fields(&to, "");
    let cookie = cookies::read(&headers, cookies::PROVIDER).unwrap_or_default();
    let (state, code) = (visit.parameter("state").unwrap_or_default(), visit.parameter("code").unwrap_or_default());
    let mut response = match staff.accounts.finish_provider(&cookie, &state, &code, &browser(&headers, sender)).await {
        Ok(SignIn::Done(signed_in)) => let_in(&staff, &visit, &headers, &signed_in, &carried).await,
        Ok(SignIn::SecondStep(pending)) => {
            let mut response = Redirect::to(&with_onward(&visit, CODE, &carried)).into_response();
            cookies::give(&mut response, cookies::PENDING, pending.reveal());
            response
        }
        Err(error) => refused(&visit, &error),
    };
    cookies::take(&mut response, cookies::PROVIDER);
    cookies::take(&mut response, cookies::ONWARD);
    response
}

fn refused(visit: &Visit, error: &PeopleError) -> Response {
    let lang = visit.lang;
    match error {
        PeopleError::Provider(_) | PeopleError::NobodyHere | PeopleError::NoProvider | PeopleError::Over => {
            tracing::warn!(error = error as &dyn std::error::Error, "nobody was let in by the identity provider");
            let words = text(lang, error.message_key());
            plain(visit, StatusCode::FORBIDDEN, text(lang, "sign-in-title"), || {
                problem(words, visit.to(super::SIGN_IN), text(lang, "sign-in-again"))
            })
        }
        error => failed(visit, error),
    }
}
