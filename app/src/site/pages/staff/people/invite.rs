//! Inviting somebody.

use axum::{
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::{Action, Invited, NewAccount, PeopleError, UserName, UserNameError};

use super::{
    INVITE,
    grants::{GrantsForm, Press},
    person,
};
use crate::site::{
    format,
    icon::icon,
    pages::staff::{SignedIn, Staff, answer, answer_as, failed::failed, invitation::INVITATION, posted::Posted},
    parts::fields::{Input, Wrong},
    visit::Visit,
};

/// What is being written.
struct Form {
    name: String,
    display_name: String,
    for_provider: bool,
    grants: GrantsForm,
}

/// The form.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    if let Err(error) = staff.accounts.allow(&actor, Action::ManageAccounts).await {
        return failed(&visit, &error);
    }
    let form = Form { name: String::new(), display_name: String::new(), for_provider: true, grants: GrantsForm::one() };
    page(&staff, &visit, StatusCode::OK, &form, &Wrong::default())
}

/// Takes it.
pub async fn take(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if let Err(error) = staff.accounts.allow(&actor, Action::ManageAccounts).await {
        return failed(&visit, &error);
    }
    let lang = visit.lang;
    let posted = Posted::read(&body);
    let mut form = Form {
        name: posted.get("name").trim().to_owned(),
        display_name: posted.get("display_name").trim().to_owned(),
        for_provider: !posted.get("for_provider").is_empty(),
        grants: GrantsForm::read(&posted),
    };
    if form.grants.press(posted.get("do")) == Press::Rows {
        return page(&staff, &visit, StatusCode::OK, &form, &Wrong::default());
    }
    let snapshot = visit.site.portal.snapshot();
    let mut wrong = Wrong::default();
    if form.display_name.is_empty() {
        wrong.add("display_name", text(lang, "people-display-name"));
    }
    let name = UserName::parse(&form.name);
    if let Err(error) = name {
        wrong.add("name", text(lang, name_error(error)));
    }
    let grants = form.grants.grants(lang, &snapshot);
    let (name, grants) = match (name, grants) {
        (Ok(name), Ok(grants)) if wrong.is_empty() => (name, grants),
        (_, grants) => {
            wrong.extend(grants.err().unwrap_or_default());
            return page(&staff, &visit, StatusCode::UNPROCESSABLE_ENTITY, &form, &wrong);
        }
    };
    let new = NewAccount {
        name: name.clone(),
        display_name: form.display_name.clone(),
        grants,
        for_provider: form.for_provider && staff.accounts.provider_name().is_some(),
    };
    let wrong = match staff.accounts.invite(&actor, new).await {
        Ok(invited) => return link(&visit, &headers, &name, &form.display_name, &invited),
        Err(PeopleError::NameTaken) => Wrong::one("name", text(lang, "people-name-taken")),
        Err(PeopleError::DisplayName) => Wrong::one("display_name", text(lang, "people-display-name")),
        Err(error) => return failed(&visit, &error),
    };
    page(&staff, &visit, StatusCode::UNPROCESSABLE_ENTITY, &form, &wrong)
}

const fn name_error(error: UserNameError) -> &'static str {
    match error {
        UserNameError::Length => "user-name-length",
        UserNameError::Character => "user-name-character",
    }
}

/// The link to hand over. Nobody can show it again.
pub fn link(visit: &Visit, headers: &HeaderMap, name: &UserName, display_name: &str, invited: &Invited) -> Response {
    let lang = visit.lang;
    // Browsers say with every form where the page of the form is.
    let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let base = match visit.site.base_url() {
        "" => origin,
        base => base,
    };
    let address = format!("{base}{}", visit.to(&format!("{INVITATION}/{}", invited.token.reveal())));
    let title = text_with(lang, "invited-title", &[("name", display_name.into())]);
    let until = text_with(lang, "invited-lead", &[("until", format::moment(lang, invited.expires_at).into())]);
    answer(visit, title, || {
        view! {
            <p>{until}</p>
            <p>{text(lang, "invited-link")}</p>
            <p><code class="secret">{address}</code></p>
            <p class="notice notice-warning">{icon("warning")}<span>{text(lang, "invited-once")}</span></p>
            <p><a class="more" href=person(visit, name.as_str())>{text(lang, "invited-person")}{icon("arrow")}</a></p>
        }
        .into_any()
    })
}

fn page(staff: &Staff, visit: &Visit, status: StatusCode, form: &Form, wrong: &Wrong) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    answer_as(visit, status, text(lang, "people-invite"), || {
        let display_name = Input::line("display_name", text(lang, "own-display-name"), &form.display_name)
            .hint(text(lang, "invite-display-name-hint"));
        let name = Input::line("name", text(lang, "sign-in-name"), &form.name).hint(text(lang, "invite-name-hint"));
        let provider = staff.accounts.provider_name().map(|provider| {
            let words = text_with(lang, "invite-provider", &[("provider", provider.into())]);
            view! {
                <div class="check">
                    <input r#type="checkbox" id="f-provider" name="for_provider" value="1" checked=form.for_provider />
                    <label for="f-provider">{words}</label>
                </div>
            }
        });
        view! {
            {wrong.summary(lang)}
            <form class="edition-form" method="post" action=visit.to(INVITE)>
                {harmless_enter()}
                {display_name.view(wrong)}
                {name.view(wrong)}
                {form.grants.view(lang, &snapshot, wrong)}
                {provider}
                <button class="button" name="do" value="save">{text(lang, "invite-button")}</button>
            </form>
        }
        .into_any()
    })
}

/// The Enter key presses the first button of a form: one that does no harm.
pub fn harmless_enter() -> AnyView {
    view! { <button name="do" value="more:0" class="visually-hidden" tabindex="-1" aria-hidden="true"></button> }
        .into_any()
}
