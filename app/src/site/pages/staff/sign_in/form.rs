//! Name and password.

use axum::{
    body::Bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use jiff::Timestamp;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::{Password, PeopleError, SignIn};

use super::{
    CODE, PROVIDER, SIGN_IN, browser,
    carried::{Carried, FORM},
    code, cookies, let_in,
    onward::ONWARD,
    session_token, with_onward,
};
use crate::site::{
    address,
    icon::icon,
    pages::{
        feedback::SentFrom,
        staff::{Staff, failed::failed, plain, posted::Posted},
    },
    parts::fields::{Input, Wrong, done},
    visit::Visit,
};

/// Says that one has just signed out.
const OUT: &str = "ra";

/// Why the form is shown.
enum Why {
    /// It was asked for, or a page was.
    Asked,
    /// Somebody has just signed out.
    SignedOut,
    /// A form was sent after its session had ended; whether it could be kept.
    Ended { kept: bool },
    /// What was written did not let anybody in.
    Wrong(Wrong),
}

/// The form.
pub async fn show(State(staff): State<Staff>, visit: Visit) -> Response {
    let carried = Carried::from_fields(&visit.parameter(ONWARD).unwrap_or_default(), "");
    let why = if visit.parameter(OUT).is_some() { Why::SignedOut } else { Why::Asked };
    page(&staff, &visit, StatusCode::OK, "", &carried, &why)
}

/// What somebody is answered who is not signed in, or no more: a page that was
/// asked for waits behind the form, a form that was sent waits within it.
pub async fn first(staff: &Staff, request: Request) -> Response {
    let visit = Visit::new(staff.site.clone(), request.uri().path(), request.uri().query().unwrap_or_default());
    let asked_for_page = request.method().is_safe();
    let (carried, lost) = Carried::of(request).await;
    if asked_for_page {
        return Redirect::to(&with_onward(&visit, SIGN_IN, &carried)).into_response();
    }
    page(staff, &visit, StatusCode::UNAUTHORIZED, "", &carried, &Why::Ended { kept: !lost })
}

/// Takes a name and a password.
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
    let (name, password) = (posted.get("name").trim(), posted.get("password"));
    let mut wrong = Wrong::default();
    if name.is_empty() {
        wrong.add("name", text(lang, "sign-in-no-name"));
    }
    if password.is_empty() {
        wrong.add("password", text(lang, "sign-in-no-password"));
    }
    if !wrong.is_empty() {
        return page(&staff, &visit, StatusCode::UNPROCESSABLE_ENTITY, name, &carried, &Why::Wrong(wrong));
    }
    match staff.accounts.sign_in(name, &Password::typed(password), &browser(&headers, sender)).await {
        Ok(SignIn::Done(signed_in)) => let_in(&staff, &visit, &headers, &signed_in, &carried).await,
        Ok(SignIn::SecondStep(pending)) => {
            let mut response = match &carried.body {
                Some(_) => code::page(&visit, StatusCode::OK, &carried, &Wrong::default()),
                None => Redirect::to(&with_onward(&visit, CODE, &carried)).into_response(),
            };
            cookies::give(&mut response, cookies::PENDING, pending.reveal());
            response
        }
        Err(PeopleError::WrongCredentials) => {
            let wrong = Wrong::one("name", text(lang, "people-wrong-credentials"));
            page(&staff, &visit, StatusCode::UNAUTHORIZED, name, &carried, &Why::Wrong(wrong))
        }
        Err(PeopleError::Locked { until }) => {
            let wrong = Wrong::one("name", locked(&visit, until));
            let why = Why::Wrong(wrong);
            let response = page(&staff, &visit, StatusCode::TOO_MANY_REQUESTS, name, &carried, &why);
            retry_after(response, until)
        }
        Err(error) => failed(&visit, &error),
    }
}

/// Asks for name and password once more, because the second step took too long.
pub fn again(staff: &Staff, visit: &Visit, carried: &Carried) -> Response {
    let wrong = Wrong::one("name", text(visit.lang, "code-over"));
    page(staff, visit, StatusCode::UNAUTHORIZED, "", carried, &Why::Wrong(wrong))
}

/// When one may try again, in words.
pub fn locked(visit: &Visit, until: Timestamp) -> String {
    let minutes = (seconds_until(until) + 59) / 60;
    text_with(visit.lang, "sign-in-locked", &[("minutes", minutes.into())])
}

/// When one may try again, for programs.
pub fn retry_after(mut response: Response, until: Timestamp) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds_until(until)));
    response
}

fn seconds_until(until: Timestamp) -> i64 {
    until.duration_since(registry::Clock::now(&registry::SystemClock)).as_secs().max(1)
}

/// Ends the session.
pub async fn out(State(staff): State<Staff>, visit: Visit, headers: HeaderMap) -> Response {
    if let Some(token) = session_token(&headers)
        && let Err(error) = staff.accounts.sign_out(&token).await
    {
        return failed(&visit, &error);
    }
    let to = address::with_query(&visit.to(SIGN_IN), &[(OUT, "1")]);
    let mut response = Redirect::to(&to).into_response();
    cookies::take(&mut response, cookies::SESSION);
    cookies::take(&mut response, cookies::PENDING);
    response
}

/// Whoever opens the address of the way out has not pressed its button.
pub async fn lost(visit: Visit) -> Redirect {
    Redirect::to(&visit.to(super::super::STAFF))
}

fn page(staff: &Staff, visit: &Visit, status: StatusCode, name: &str, carried: &Carried, why: &Why) -> Response {
    let lang = visit.lang;
    let provider = staff.accounts.provider_name().filter(|_| carried.body.is_none()).map(str::to_owned);
    plain(visit, status, text(lang, "sign-in-title"), || {
        let none = Wrong::default();
        let wrong = if let Why::Wrong(wrong) = why { wrong } else { &none };
        let why = match why {
            Why::Asked => ().into_any(),
            Why::SignedOut => done(lang, "sign-in-signed-out"),
            Why::Ended { kept } => {
                let words = text(lang, if *kept { "sign-in-form-kept" } else { "sign-in-form-lost" });
                view! { <p class="notice notice-warning" role="status">{icon("warning")}<span>{words}</span></p> }
                    .into_any()
            }
            Why::Wrong(wrong) => wrong.summary(lang),
        };
        let provider = provider.map(|provider| {
            let words = text_with(lang, "sign-in-provider", &[("provider", provider.into())]);
            view! { <p><a class="button button-quiet" href=with_onward(visit, PROVIDER, carried)>{words}</a></p> }
        });
        let name =
            Input::line("name", text(lang, "sign-in-name"), name).autocomplete("username").focus(name.is_empty());
        let password = Input::password("password", text(lang, "sign-in-password"), "current-password");
        view! {
            {why}
            <form class="short-form" method="post" action=visit.to(SIGN_IN)>
                {carried.hidden()}
                {name.view(wrong)}
                {password.view(wrong)}
                <button class="button">{text(lang, "sign-in-button")}</button>
            </form>
            {provider}
            <p class="muted">{text(lang, "sign-in-help")}</p>
        }
        .into_any()
    })
}
