//! The second step: a code of the authenticator, or a recovery code.

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::text;
use registry::people::{PeopleError, Token};

use super::{
    CODE, SIGN_IN, browser,
    carried::{Carried, FORM},
    cookies,
    form::{locked, retry_after},
    let_in,
    onward::ONWARD,
    with_onward,
};
use crate::site::{
    pages::{
        feedback::SentFrom,
        staff::{Staff, failed::failed, plain, posted::Posted},
    },
    parts::fields::{Input, Wrong},
    visit::Visit,
};

/// The form.
pub async fn show(visit: Visit, headers: HeaderMap) -> Response {
    let carried = Carried::from_fields(&visit.parameter(ONWARD).unwrap_or_default(), "");
    match pending(&headers) {
        Some(_) => page(&visit, StatusCode::OK, &carried, &Wrong::default()),
        None => Redirect::to(&with_onward(&visit, SIGN_IN, &carried)).into_response(),
    }
}

/// Takes a code.
pub async fn take(
    State(staff): State<Staff>,
    visit: Visit,
    SentFrom(sender): SentFrom,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let lang = visit.lang;
    let posted = Posted::read(&body);
    let carried = Carried::from_fields(posted.get(ONWARD), posted.get(FORM));
    let (code, recovery) = (posted.get("code").trim(), posted.get("recovery").trim());
    let (field, code) = if recovery.is_empty() { ("code", code) } else { ("recovery", recovery) };
    if code.is_empty() {
        return page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &carried, &Wrong::one(field, text(lang, "code-none")));
    }
    let outcome = match pending(&headers) {
        Some(pending) => staff.accounts.second_step(&pending, code, &browser(&headers, sender)).await,
        None => Err(PeopleError::Over),
    };
    match outcome {
        Ok(signed_in) => let_in(&staff, &visit, &headers, &signed_in, &carried).await,
        Err(PeopleError::WrongCode) => {
            let wrong = Wrong::one(field, text(lang, "people-wrong-code"));
            page(&visit, StatusCode::UNAUTHORIZED, &carried, &wrong)
        }
        Err(PeopleError::Locked { until }) => {
            let wrong = Wrong::one(field, locked(&visit, until));
            retry_after(page(&visit, StatusCode::TOO_MANY_REQUESTS, &carried, &wrong), until)
        }
        // It took too long: the password is asked for again, and what waits goes on waiting.
        Err(PeopleError::Over) => super::form::again(&staff, &visit, &carried),
        Err(error) => failed(&visit, &error),
    }
}

fn pending(headers: &HeaderMap) -> Option<Token> {
    Token::parse(&cookies::read(headers, cookies::PENDING)?)
}

/// The page with the form.
pub fn page(visit: &Visit, status: StatusCode, carried: &Carried, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    plain(visit, status, text(lang, "code-title"), || {
        let code =
            Input::code("code", text(lang, "code-code")).keys("numeric").hint(text(lang, "code-hint")).focus(true);
        let recovery = Input::line("recovery", text(lang, "code-recovery"), "").hint(text(lang, "code-recovery-hint"));
        view! {
            {wrong.summary(lang)}
            <form class="short-form" method="post" action=visit.to(CODE)>
                {carried.hidden()}
                {code.view(wrong)}
                <details class="instead" open=wrong.has("recovery")>
                    <summary>{text(lang, "code-instead")}</summary>
                    {recovery.view(wrong)}
                </details>
                <button class="button">{text(lang, "code-button")}</button>
            </form>
            <p><a href=with_onward(visit, SIGN_IN, carried)>{text(lang, "code-back")}</a></p>
        }
        .into_any()
    })
}
