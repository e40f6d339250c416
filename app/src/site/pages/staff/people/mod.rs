//! The people of the departments, as an administrator sees them.

pub mod grants;
mod invite;
mod one;

use axum::{extract::State, response::Response};
use leptos::prelude::*;
use locale::text;
use registry::people::{AccountState, AccountView};

pub use self::{
    invite::{show as show_invite, take as take_invite},
    one::{act, lost, show as show_one, take as take_one},
};
use super::{SignedIn, Staff, answer, failed::failed, table};
use crate::site::{format, icon::icon, visit::Visit};

/// Everybody.
pub const PEOPLE: &str = "/can-bo/nguoi-dung";
/// Invite somebody.
pub const INVITE: &str = "/can-bo/nguoi-dung-moi";
/// What the buttons of one person's page do; beneath their page.
pub const ACT: &str = "viec";

/// Where a person's page is.
pub fn person(visit: &Visit, name: &str) -> String {
    // A user name has no character that an address escapes, but for `@`, which need not be.
    visit.to(&format!("{PEOPLE}/{name}"))
}

/// The list.
pub async fn list(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let people = match staff.accounts.list(&actor).await {
        Ok(people) => people,
        Err(error) => return failed(&visit, &error),
    };
    let lang = visit.lang;
    answer(&visit, text(lang, "people-title"), || {
        let rows = people.iter().map(|one| row(&visit, one)).collect_view();
        let head = ["people-column-name", "people-column-state", "people-column-roles", "people-column-signed-in"];
        view! {
            <p><a class="button" href=visit.to(INVITE)>{icon("people")}{text(lang, "people-invite")}</a></p>
            {table(lang, text(lang, "people-caption"), &head, rows)}
        }
        .into_any()
    })
}

fn row(visit: &Visit, one: &AccountView) -> AnyView {
    let lang = visit.lang;
    let signed_in = one.signed_in_at.map_or_else(|| text(lang, "people-never"), |at| format::moment(lang, at));
    view! {
        <tr>
            <th scope="row">
                <a href=person(visit, one.name.as_str())>{one.display_name.clone()}</a>
                " " <span class="code">{one.name.to_string()}</span>
            </th>
            <td>{state(visit, one)}</td>
            <td>{grants::list(visit, &one.grants)}</td>
            <td>{signed_in}</td>
        </tr>
    }
    .into_any()
}

/// Where an account stands.
fn state(visit: &Visit, one: &AccountView) -> AnyView {
    let lang = visit.lang;
    let (class, key) = match one.state {
        AccountState::Active => ("badge badge-partial", "people-active"),
        AccountState::Invited => ("badge badge-unknown", "people-invited"),
        AccountState::Closed => ("badge badge-repealed", "people-closed-state"),
    };
    view! { <span class=class>{text(lang, key)}</span> }.into_any()
}
