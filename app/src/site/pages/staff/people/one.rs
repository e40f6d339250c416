//! One person: what they may do, and what can be done with their account.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::{AccountState, AccountView, Actor, PeopleError, UserName};

use super::{
    ACT,
    grants::{GrantsForm, Press},
    invite::{harmless_enter, link},
    person, state,
};
use crate::site::{
    address, format,
    pages::staff::{SignedIn, Staff, answer_as, failed::failed, own::sessions, posted::Posted},
    parts::fields::{Wrong, done},
    visit::Visit,
};

/// The parameter that says what was just done, and what it can be.
const DONE: &str = "xong";
const DEEDS: [(&str, &str); 3] =
    [("vai-tro", "person-done-roles"), ("dong", "person-done-closed"), ("phien", "own-done-session")];

/// The page.
pub async fn show(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(name): Path<String>,
) -> Response {
    match look_at(&staff, &actor, &name).await {
        Ok(one) => {
            let form = GrantsForm::of(&one.grants, &visit.site.portal.snapshot());
            page(&visit, &actor, StatusCode::OK, &one, &form, &Wrong::default())
        }
        Err(error) => failed(&visit, &error),
    }
}

/// Takes what they are given to do.
pub async fn take(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(name): Path<String>,
    body: Bytes,
) -> Response {
    let one = match look_at(&staff, &actor, &name).await {
        Ok(one) => one,
        Err(error) => return failed(&visit, &error),
    };
    let lang = visit.lang;
    let posted = Posted::read(&body);
    let mut form = GrantsForm::read(&posted);
    if form.press(posted.get("do")) == Press::Rows {
        return page(&visit, &actor, StatusCode::OK, &one, &form, &Wrong::default());
    }
    let wrong = match form.grants(lang, &visit.site.portal.snapshot()) {
        Ok(grants) => match staff.accounts.set_grants(&actor, &one.name, grants).await {
            Ok(()) => return done_at(&visit, &one.name, "vai-tro"),
            Err(error @ (PeopleError::LastAdministrator | PeopleError::OwnAccount)) => {
                Wrong::one("role.0", text(lang, error.message_key()))
            }
            Err(error) => return failed(&visit, &error),
        },
        Err(wrong) => wrong,
    };
    page(&visit, &actor, StatusCode::UNPROCESSABLE_ENTITY, &one, &form, &wrong)
}

/// Does what a button says.
pub async fn act(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let one = match look_at(&staff, &actor, &name).await {
        Ok(one) => one,
        Err(error) => return failed(&visit, &error),
    };
    let (accounts, name) = (&staff.accounts, &one.name);
    let invited = match Posted::read(&body).get("do") {
        "invite" => accounts.invite_again(&actor, name).await,
        "reopen" => accounts.reopen(&actor, name).await,
        "close" => {
            return match accounts.close(&actor, name).await {
                Ok(()) => done_at(&visit, name, "dong"),
                Err(error) => failed(&visit, &error),
            };
        }
        _ => {
            let Some(session) = sessions::named(&body) else { return failed(&visit, &PeopleError::Missing) };
            return match accounts.end_session_of(&actor, name, session).await {
                Ok(()) | Err(PeopleError::Missing) => done_at(&visit, name, "phien"),
                Err(error) => failed(&visit, &error),
            };
        }
    };
    match invited {
        Ok(invited) => link(&visit, &headers, name, &one.display_name, &invited),
        Err(error) => failed(&visit, &error),
    }
}

/// Whoever opens the address of a button is led to the page.
pub async fn lost(visit: Visit, Path(name): Path<String>) -> Redirect {
    match UserName::parse(&name) {
        Ok(name) => Redirect::to(&person(&visit, name.as_str())),
        Err(_) => Redirect::to(&visit.to(super::PEOPLE)),
    }
}

async fn look_at(staff: &Staff, actor: &Actor, name: &str) -> Result<AccountView, PeopleError> {
    let name = UserName::parse(name).map_err(|_| PeopleError::Missing)?;
    staff.accounts.look_at(actor, &name).await
}

fn done_at(visit: &Visit, name: &UserName, deed: &'static str) -> Response {
    Redirect::to(&address::with_query(&person(visit, name.as_str()), &[(DONE, deed)])).into_response()
}

fn page(
    visit: &Visit,
    actor: &Actor,
    status: StatusCode,
    one: &AccountView,
    form: &GrantsForm,
    wrong: &Wrong,
) -> Response {
    let lang = visit.lang;
    let asked = visit.parameter(DONE).unwrap_or_default();
    answer_as(visit, status, one.display_name.clone(), || {
        let done = DEEDS.iter().find(|(name, _)| *name == asked).map(|(_, key)| done(lang, key));
        let own = one.id == actor.account;
        let here = person(visit, one.name.as_str());
        let deeds = format!("{here}/{ACT}");
        let roles = if own {
            view! { <p>{text(lang, "person-own")}</p> {super::grants::list(visit, &one.grants)} }.into_any()
        } else {
            let grants = form.view(lang, &visit.site.portal.snapshot(), wrong);
            view! {
                <form class="edition-form" method="post" action=here>
                    {harmless_enter()}
                    {grants}
                    <button class="button" name="do" value="save">{text(lang, "person-save")}</button>
                </form>
            }
            .into_any()
        };
        let sessions = (!one.sessions.is_empty()).then(|| {
            let list = sessions::list(visit, &one.sessions, &deeds);
            view! { <section aria-labelledby="sessions"><h2 id="sessions">{text(lang, "own-sessions")}</h2>{list}</section> }
        });
        let account = (!own).then(|| account(visit, one, &deeds));
        view! {
            {wrong.summary(lang)}
            {done}
            {facts(visit, one)}
            <section aria-labelledby="roles"><h2 id="roles">{text(lang, "own-roles")}</h2>{roles}</section>
            {sessions}
            {account}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, one: &AccountView) -> AnyView {
    let lang = visit.lang;
    let row = |key: &str, value: AnyView| view! { <dt>{text(lang, key)}</dt><dd>{value}</dd> };
    let moment = |at| format::moment(lang, at).into_any();
    let factor = text(lang, if one.second_factor { "person-factor-on" } else { "person-factor-off" });
    let invited = one.invited_until.map(|until| row("person-invited-until", moment(until)));
    let locked = one.locked_until.map(|until| row("person-locked-until", moment(until)));
    let provider = one.by_provider.then(|| row("person-provider", text(lang, "person-by-provider").into_any()));
    let signed_in = one.signed_in_at.map_or_else(|| text(lang, "people-never").into_any(), moment);
    view! {
        <dl class="staff-facts">
            {row("sign-in-name", view! { <code>{one.name.to_string()}</code> }.into_any())}
            {row("people-column-state", state(visit, one))}
            {invited}
            {locked}
            {row("own-factor", factor.into_any())}
            {provider}
            {row("person-created", moment(one.created_at))}
            {row("people-column-signed-in", signed_in)}
        </dl>
    }
    .into_any()
}

/// What can be done with the account; what cannot be taken back is behind a word of what it does.
fn account(visit: &Visit, one: &AccountView, deeds: &str) -> AnyView {
    let lang = visit.lang;
    let deed = |key: &'static str, what: &'static str, explained: &'static str| {
        let words = text_with(lang, explained, &[("name", one.display_name.as_str().into())]);
        view! {
            <details class="deed">
                <summary>{text(lang, key)}</summary>
                <p>{words}</p>
                <form class="press" method="post" action=deeds.to_owned()>
                    <button class="button" name="do" value=what>{text(lang, key)}</button>
                </form>
            </details>
        }
        .into_any()
    };
    let body = match one.state {
        AccountState::Closed => deed("person-reopen", "reopen", "person-reopen-lead"),
        AccountState::Invited => {
            let again = deed("person-invite-again", "invite", "person-invite-again-lead");
            view! { {again} {deed("person-close", "close", "person-close-lead")} }.into_any()
        }
        AccountState::Active => {
            let again = deed("person-reset", "invite", "person-reset-lead");
            view! { {again} {deed("person-close", "close", "person-close-lead")} }.into_any()
        }
    };
    view! { <section aria-labelledby="account"><h2 id="account">{text(lang, "person-account")}</h2>{body}</section> }
        .into_any()
}
