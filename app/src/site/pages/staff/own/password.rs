//! Passwords: what they must be, and how one's own is changed.

use axum::{
    body::Bytes,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::{Password, PeopleError};

use super::{DONE, OWN, PASSWORD};
use crate::site::{
    address,
    pages::staff::{
        OwnSession, Staff, answer_as,
        failed::failed,
        invitation::new_password,
        posted::Posted,
        sign_in::{locked, retry_after},
    },
    parts::fields::{Input, Wrong},
    visit::Visit,
};

/// What a new password must be, told before one is chosen.
pub fn rules(lang: Lang) -> AnyView {
    let shortest = text_with(lang, "password-rule-length", &[("n", Password::SHORTEST.into())]);
    view! { <ul class="rules"><li>{shortest}</li><li>{text(lang, "password-rule-guess")}</li><li>{text(lang, "password-rule-any")}</li></ul> }
        .into_any()
}

/// A new password that was typed twice.
///
/// # Errors
/// With what is wrong, at its field.
pub fn chosen(lang: Lang, posted: &Posted) -> Result<Password, Wrong> {
    let (new, again) = (posted.get("new_password"), posted.get("password_again"));
    if new.is_empty() {
        return Err(Wrong::one("new_password", text(lang, "password-none")));
    }
    if new != again {
        return Err(Wrong::one("password_again", text(lang, "password-differs")));
    }
    Ok(Password::typed(new))
}

/// The form.
pub async fn show(OwnSession { session, visit }: OwnSession) -> Response {
    page(&visit, session.actor.name.as_str(), StatusCode::OK, &Wrong::default())
}

/// Takes the old password and a new one.
pub async fn change(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession, body: Bytes) -> Response {
    let lang = visit.lang;
    let name = session.actor.name.as_str();
    let posted = Posted::read(&body);
    let old = posted.get("password");
    let new = chosen(lang, &posted);
    let wrong = match new {
        _ if old.is_empty() => Wrong::one("password", text(lang, "sign-in-no-password")),
        Err(wrong) => wrong,
        Ok(new) => match staff.accounts.change_password(&session, &Password::typed(old), &new).await {
            Ok(()) => {
                let to = address::with_query(&visit.to(OWN), &[(DONE, "mat-khau")]);
                return Redirect::to(&to).into_response();
            }
            Err(PeopleError::WrongPassword) => Wrong::one("password", text(lang, "people-wrong-password")),
            Err(PeopleError::Password(fault)) => Wrong::one("new_password", text(lang, fault.message_key())),
            Err(PeopleError::Locked { until }) => {
                let wrong = Wrong::one("password", locked(&visit, until));
                return retry_after(page(&visit, name, StatusCode::TOO_MANY_REQUESTS, &wrong), until);
            }
            Err(error) => return failed(&visit, &error),
        },
    };
    page(&visit, name, StatusCode::UNPROCESSABLE_ENTITY, &wrong)
}

fn page(visit: &Visit, name: &str, status: StatusCode, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    answer_as(visit, status, text(lang, "own-password-change"), || {
        let old = Input::password("password", text(lang, "password-old"), "current-password");
        view! {
            {wrong.summary(lang)}
            <p>{text(lang, "own-password-lead")}</p>
            <form class="short-form" method="post" action=visit.to(PASSWORD)>
                {username(name)}
                {old.view(wrong)}
                {new_password(lang, wrong)}
                <button class="button">{text(lang, "own-password-change")}</button>
            </form>
        }
        .into_any()
    })
}

/// Tells a password manager whose password it is.
pub fn username(name: &str) -> AnyView {
    view! { <input class="visually-hidden" name="name" value=name.to_owned() autocomplete="username" readonly tabindex="-1" aria-hidden="true" /> }
        .into_any()
}
