//! An invitation: the first password of one's own.

use std::borrow::Cow;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    feedback::Sender,
    people::{Invitation, Password, PeopleError, Token},
};

use super::{
    Staff,
    failed::{failed, problem},
    own::password::{chosen, rules},
    plain,
    posted::Posted,
    sign_in::{Carried, PROVIDER, SIGN_IN, browser, let_in},
};
use crate::site::{
    address, format,
    parts::fields::{Input, Wrong},
    visit::Visit,
};

/// Where an invitation is accepted; its token follows.
pub const INVITATION: &str = "/can-bo/loi-moi";
/// The parameter with which an invitation goes to the identity provider.
pub const PARAMETER: &str = "loi-moi";

/// What in a path comes before a secret: an invitation, the links of a letter.
const BEFORE_SECRETS: [&str; 4] = ["/loi-moi/", "/theo-doi/xac-nhan/", "/theo-doi/cua-toi/", "/theo-doi/thoi/"];

/// A path as it may stand in a log: without the secret that stands in it.
#[must_use]
pub fn loggable(path: &str) -> Cow<'_, str> {
    match BEFORE_SECRETS.iter().find_map(|mark| Some((path.split_once(mark)?.0, mark))) {
        Some((before, mark)) => Cow::Owned(format!("{before}{mark}…")),
        None => Cow::Borrowed(path),
    }
}

/// The form.
pub async fn show(State(staff): State<Staff>, visit: Visit, Path(token): Path<String>) -> Response {
    match look_up(&staff, &token).await {
        Ok((_, invitation)) => page(&staff, &visit, StatusCode::OK, &token, &invitation, &Wrong::default()),
        Err(error) => over(&visit, &error),
    }
}

/// Takes a password.
pub async fn take(
    State(staff): State<Staff>,
    visit: Visit,
    Path(link): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (token, invitation) = match look_up(&staff, &link).await {
        Ok(found) => found,
        Err(error) => return over(&visit, &error),
    };
    let wrong = match chosen(visit.lang, &Posted::read(&body)) {
        Ok(password) => match accept(&staff, &token, &password, &headers).await {
            Ok(signed_in) => {
                return guarded(let_in(&staff, &visit, &headers, &signed_in, &Carried::default()).await);
            }
            Err(PeopleError::Password(fault)) => Wrong::one("new_password", text(visit.lang, fault.message_key())),
            Err(error) => return over(&visit, &error),
        },
        Err(wrong) => wrong,
    };
    page(&staff, &visit, StatusCode::UNPROCESSABLE_ENTITY, &link, &invitation, &wrong)
}

async fn accept(
    staff: &Staff,
    token: &Token,
    password: &Password,
    headers: &HeaderMap,
) -> Result<registry::people::SignedIn, PeopleError> {
    staff.accounts.accept(token, password, &browser(headers, Sender::default())).await
}

async fn look_up(staff: &Staff, token: &str) -> Result<(Token, Invitation), PeopleError> {
    let token = Token::parse(token).ok_or(PeopleError::Over)?;
    let invitation = staff.accounts.invitation(&token).await?;
    Ok((token, invitation))
}

fn over(visit: &Visit, error: &PeopleError) -> Response {
    if !matches!(error, PeopleError::Over | PeopleError::Missing) {
        return guarded(failed(visit, error));
    }
    let lang = visit.lang;
    guarded(plain(visit, StatusCode::GONE, text(lang, "invitation-over-title"), || {
        problem(text(lang, "invitation-over"), visit.to(SIGN_IN), text(lang, "sign-in-title"))
    }))
}

/// The address is a secret: it is told to no other site.
fn guarded(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

fn page(
    staff: &Staff,
    visit: &Visit,
    status: StatusCode,
    token: &str,
    invitation: &Invitation,
    wrong: &Wrong,
) -> Response {
    let lang = visit.lang;
    let provider = staff.accounts.provider_name().filter(|_| invitation.for_provider).map(str::to_owned);
    let title = text_with(lang, "invitation-title", &[("name", invitation.display_name.as_str().into())]);
    guarded(plain(visit, status, title, || {
        let lead = text_with(lang, "invitation-lead", &[("until", format::moment(lang, invitation.expires_at).into())]);
        let provider = provider.map(|provider| {
            let words = text_with(lang, "invitation-provider", &[("provider", provider.into())]);
            let to = address::with_query(&visit.to(PROVIDER), &[(PARAMETER, token)]);
            view! { <p><a class="button button-quiet" href=to>{words}</a></p> }
        });
        view! {
            {wrong.summary(lang)}
            <p>{lead}</p>
            {provider}
            <form class="short-form" method="post" action=visit.to(&format!("{INVITATION}/{token}"))>
                <div class="field">
                    <label for="f-name">{text(lang, "sign-in-name")}</label>
                    <input id="f-name" name="name" value=invitation.name.to_string() autocomplete="username" readonly />
                </div>
                {new_password(lang, wrong)}
                <button class="button">{text(lang, "invitation-button")}</button>
            </form>
        }
        .into_any()
    }))
}

/// The fields for a new password.
pub fn new_password(lang: catalogue::Lang, wrong: &Wrong) -> AnyView {
    let new = Input::password("new_password", text(lang, "password-new"), "new-password").hint(rules(lang));
    let again = Input::password("password_again", text(lang, "password-again"), "new-password");
    view! { {new.view(wrong)} {again.view(wrong)} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_not_logged() {
        assert_eq!(loggable("/can-bo/loi-moi/secret"), "/can-bo/loi-moi/…");
        assert_eq!(loggable("/en/can-bo/loi-moi/secret/x"), "/en/can-bo/loi-moi/…");
        assert_eq!(loggable("/can-bo/tai-khoan"), "/can-bo/tai-khoan");
        assert_eq!(loggable("/en/theo-doi/thoi/secret"), "/en/theo-doi/thoi/…");
        assert_eq!(loggable("/theo-doi/da-nhan"), "/theo-doi/da-nhan");
    }
}
