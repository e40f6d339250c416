//! The second factor: an authenticator that gives a code by the time.

use axum::{
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::text;
use registry::people::{Enrolment, Password, PeopleError, RecoveryCodes, Session};

use super::{CODES, DONE, FACTOR, NO_FACTOR, OWN, password::username};
use crate::site::{
    address,
    icon::icon,
    pages::staff::{
        OwnSession, STAFF, Staff, answer, answer_as,
        failed::failed,
        posted::Posted,
        sign_in::{locked, retry_after},
    },
    parts::{
        fields::{self, Input, Wrong},
        qr,
    },
    visit::Visit,
};

/// What it is, and the button that begins.
pub async fn show_factor(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession) -> Response {
    beginning(&staff, &visit, &session, StatusCode::OK, &Wrong::default()).await
}

async fn beginning(staff: &Staff, visit: &Visit, session: &Session, status: StatusCode, wrong: &Wrong) -> Response {
    let own = match staff.accounts.own(session).await {
        Ok(own) => own,
        Err(error) => return failed(visit, &error),
    };
    let lang = visit.lang;
    answer_as(visit, status, text(lang, "factor-title"), || {
        let needed = (own.needs_second_factor && !own.second_factor).then(|| {
            view! { <p class="notice notice-warning">{icon("warning")}<span>{text(lang, "own-factor-needed")}</span></p> }
        });
        view! {
            {wrong.summary(lang)}
            {needed}
            <p class="lead">{text(lang, if own.second_factor { "factor-replace" } else { "factor-lead" })}</p>
            <p>{text(lang, "factor-app")}</p>
            <form class="short-form" method="post" action=visit.to(FACTOR)>
                {proof(lang, session, wrong)}
                <button class="button" name="do" value="begin">{text(lang, "factor-begin")}{icon("arrow")}</button>
            </form>
        }
        .into_any()
    })
}

/// Begins, or takes the first code.
pub async fn set_up(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession, body: Bytes) -> Response {
    let lang = visit.lang;
    let posted = Posted::read(&body);
    let (mut wrong, mut status) = (Wrong::default(), StatusCode::OK);
    if posted.get("do") != "begin" {
        let code = posted.get("code").trim();
        status = StatusCode::UNPROCESSABLE_ENTITY;
        wrong = if code.is_empty() {
            Wrong::one("code", text(lang, "code-none"))
        } else {
            match staff.accounts.confirm_enrolment(&session, code).await {
                Ok(codes) => return shown_once(&visit, &codes, "factor-done"),
                Err(PeopleError::WrongCode) => Wrong::one("code", text(lang, "factor-wrong-code")),
                Err(PeopleError::NoFactor) => Wrong::default(),
                Err(PeopleError::Locked { until }) => {
                    status = StatusCode::TOO_MANY_REQUESTS;
                    Wrong::one("code", locked(&visit, until))
                }
                Err(error) => return failed(&visit, &error),
            }
        };
    }
    let begun = match posted.get("do") {
        "begin" => staff.accounts.begin_enrolment(&session, &Password::typed(posted.get("password"))).await,
        _ => staff.accounts.begun_enrolment(&session).await,
    };
    match begun {
        Ok(enrolment) => secret(&visit, status, &enrolment, &wrong),
        // It was begun in a session that is over: it is begun again.
        Err(PeopleError::NoFactor) => beginning(&staff, &visit, &session, status, &Wrong::default()).await,
        Err(error) => match not_proven(&visit, &error) {
            Some((status, wrong)) => in_time(beginning(&staff, &visit, &session, status, &wrong).await, &error),
            None => failed(&visit, &error),
        },
    }
}

/// Asks for the password again where somebody else may sit down at an open session.
fn proof(lang: Lang, session: &Session, wrong: &Wrong) -> Option<AnyView> {
    (!session.fresh).then(|| {
        let password = Input::password("password", text(lang, "sign-in-password"), "current-password");
        view! { {username(session.actor.name.as_str())} {password.view(wrong)} }.into_any()
    })
}

/// Says when to try again, where one must wait.
fn in_time(response: Response, error: &PeopleError) -> Response {
    match error {
        PeopleError::Locked { until } => retry_after(response, *until),
        _ => response,
    }
}

/// What is wrong with the password that was asked for again.
fn not_proven(visit: &Visit, error: &PeopleError) -> Option<(StatusCode, Wrong)> {
    match error {
        PeopleError::WrongPassword => {
            let wrong = Wrong::one("password", text(visit.lang, "people-wrong-password"));
            Some((StatusCode::UNPROCESSABLE_ENTITY, wrong))
        }
        PeopleError::Locked { until } => {
            Some((StatusCode::TOO_MANY_REQUESTS, Wrong::one("password", locked(visit, *until))))
        }
        _ => None,
    }
}

fn secret(visit: &Visit, status: StatusCode, enrolment: &Enrolment, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    answer_as(visit, status, text(lang, "factor-title"), || {
        let code = Input::code("code", text(lang, "factor-code")).keys("numeric").hint(text(lang, "factor-code-hint"));
        view! {
            {wrong.summary(lang)}
            <ol class="set-up">
                <li>
                    <p>{text(lang, "factor-scan")}</p>
                    {qr::code(&enrolment.address, text(lang, "factor-qr"))}
                    <p>{text(lang, "factor-type")}</p>
                    <p><code class="secret">{enrolment.secret.clone()}</code></p>
                    <p><a href=enrolment.address.clone()>{text(lang, "factor-open")}</a></p>
                </li>
                <li>
                    <form class="short-form" method="post" action=visit.to(FACTOR)>
                        {code.view(wrong)}
                        <button class="button">{text(lang, "factor-confirm")}</button>
                    </form>
                </li>
            </ol>
        }
        .into_any()
    })
}

/// Recovery codes. Nobody can show them again.
fn shown_once(visit: &Visit, RecoveryCodes(codes): &RecoveryCodes, done: &'static str) -> Response {
    let lang = visit.lang;
    answer(visit, text(lang, "codes-title"), || {
        let items = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
        view! {
            {fields::done(lang, done)}
            <p>{text(lang, "codes-lead")}</p>
            <p class="notice notice-warning">{icon("warning")}<span>{text(lang, "codes-once")}</span></p>
            <ul class="codes" aria-label=text(lang, "codes-title")>{items}</ul>
            <p><a class="button" href=visit.to(STAFF)>{text(lang, "codes-kept")}{icon("arrow")}</a></p>
        }
        .into_any()
    })
}

/// What new recovery codes are for, and the button that makes them.
pub async fn show_codes(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession) -> Response {
    match staff.accounts.own(&session).await {
        Ok(own) if own.second_factor => {}
        Ok(_) => return Redirect::to(&visit.to(FACTOR)).into_response(),
        Err(error) => return failed(&visit, &error),
    }
    renewal(&visit, &session, StatusCode::OK, &Wrong::default())
}

fn renewal(visit: &Visit, session: &Session, status: StatusCode, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    answer_as(visit, status, text(lang, "own-codes-renew"), || {
        view! {
            {wrong.summary(lang)}
            <p>{text(lang, "codes-renew-lead")}</p>
            <form class="short-form" method="post" action=visit.to(CODES)>
                {proof(lang, session, wrong)}
                <button class="button">{text(lang, "own-codes-renew")}</button>
            </form>
        }
        .into_any()
    })
}

/// Makes new recovery codes.
pub async fn renew(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession, body: Bytes) -> Response {
    let password = Password::typed(Posted::read(&body).get("password"));
    match staff.accounts.renew_recovery_codes(&session, &password).await {
        Ok(codes) => shown_once(&visit, &codes, "codes-renewed"),
        Err(error) => match not_proven(&visit, &error) {
            Some((status, wrong)) => in_time(renewal(&visit, &session, status, &wrong), &error),
            None => failed(&visit, &error),
        },
    }
}

/// Asks for the password before the second factor is given up.
pub async fn show_removal(OwnSession { session, visit }: OwnSession) -> Response {
    removal(&visit, &session, StatusCode::OK, &Wrong::default())
}

/// Gives the second factor up.
pub async fn remove(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession, body: Bytes) -> Response {
    let password = Password::typed(Posted::read(&body).get("password"));
    match staff.accounts.remove_second_factor(&session, &password).await {
        Ok(()) => Redirect::to(&address::with_query(&visit.to(OWN), &[(DONE, "buoc-hai")])).into_response(),
        Err(error) => match not_proven(&visit, &error) {
            Some((status, wrong)) => in_time(removal(&visit, &session, status, &wrong), &error),
            None => failed(&visit, &error),
        },
    }
}

fn removal(visit: &Visit, session: &Session, status: StatusCode, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    answer_as(visit, status, text(lang, "own-factor-remove"), || {
        let password = Input::password("password", text(lang, "sign-in-password"), "current-password");
        view! {
            {wrong.summary(lang)}
            <p>{text(lang, "factor-remove-lead")}</p>
            <form class="short-form" method="post" action=visit.to(NO_FACTOR)>
                {username(session.actor.name.as_str())}
                {password.view(wrong)}
                <button class="button">{text(lang, "own-factor-remove")}</button>
            </form>
        }
        .into_any()
    })
}
