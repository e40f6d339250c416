//! Where one is signed in, and the means to end it.

use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::text;
use registry::people::{AccountView, PeopleError, SessionId, SessionView};

use super::{DONE, OWN, SESSIONS, browser_name};
use crate::site::{
    address, format,
    pages::staff::{OwnSession, Staff, failed::failed, posted::Posted, table},
    visit::Visit,
};

/// The part of the page.
pub fn section(visit: &Visit, own: &AccountView) -> AnyView {
    let lang = visit.lang;
    let table = list(visit, &own.sessions, &visit.to(SESSIONS));
    view! {
        <section aria-labelledby="own-sessions">
            <h2 id="own-sessions">{text(lang, "own-sessions")}</h2>
            <p>{text(lang, "own-sessions-lead")}</p>
            {table}
        </section>
    }
    .into_any()
}

/// Sessions, each with a button that ends it, but for the one that asks.
pub fn list(visit: &Visit, sessions: &[SessionView], action: &str) -> AnyView {
    let lang = visit.lang;
    let rows = sessions
        .iter()
        .map(|session| {
            let name = browser_name(lang, &session.about);
            let end = if session.current {
                view! { <strong>{text(lang, "own-session-this")}</strong> }.into_any()
            } else {
                let of = format!(" {name}, {}", format::moment(lang, session.started_at));
                view! {
                    <form class="press" method="post" action=action.to_owned()>
                        <button class="small-button" name="end" value=session.id.0.to_string()>
                            {text(lang, "own-session-end")}<span class="visually-hidden">{of}</span>
                        </button>
                    </form>
                }
                .into_any()
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{format::moment(lang, session.started_at)}</td>
                    <td>{format::moment(lang, session.seen_at)}</td>
                    <td>{end}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["own-session-browser", "own-session-started", "own-session-seen", "own-session-what"];
    table(lang, text(lang, "own-sessions-caption"), &head, rows)
}

/// The session that a form names.
pub fn named(body: &[u8]) -> Option<SessionId> {
    Posted::read(body).get("end").parse().ok().map(SessionId)
}

/// Ends one.
pub async fn end(State(staff): State<Staff>, OwnSession { session, visit }: OwnSession, body: Bytes) -> Response {
    let outcome = match named(&body) {
        Some(which) => staff.accounts.end_own_session(&session, which).await,
        None => Err(PeopleError::Missing),
    };
    match outcome {
        // It may have ended by itself: that is what was wanted.
        Ok(()) | Err(PeopleError::Missing) => {
            Redirect::to(&address::with_query(&visit.to(OWN), &[(DONE, "phien")])).into_response()
        }
        Err(error) => failed(&visit, &error),
    }
}

/// Whoever opens the address of a button is led to the page.
pub async fn lost(visit: Visit) -> Redirect {
    Redirect::to(&visit.to(OWN))
}
