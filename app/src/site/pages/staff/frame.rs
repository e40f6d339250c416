//! The header of the pages for staff: where they can go, and who is signed in.

use leptos::prelude::*;
use locale::{text, text_with};
use registry::people::{Action, Actor, Subject};

use super::{
    EXPLAIN, MISSED, STAFF, audit::AUDIT, editing::PROCEDURES, feedback::STAFF_FEEDBACK, links::LINKS, own::OWN,
    people::PEOPLE, sign_in::SIGN_OUT, targets::TARGETS,
};
use crate::site::visit::Visit;

/// The pages that everybody or some may open, with the text of each link.
const PAGES: [(&str, &str, Option<Action>); 9] = [
    (STAFF, "staff-nav-desk", None),
    (PROCEDURES, "editing-procedures", Some(Action::ReadDrafts)),
    (STAFF_FEEDBACK, "staff-feedback-title", Some(Action::CountFeedback)),
    (EXPLAIN, "staff-nav-explain", Some(Action::ReadSearches)),
    (MISSED, "staff-nav-missed", Some(Action::ReadSearches)),
    (LINKS, "links-title", Some(Action::CheckLinks)),
    (TARGETS, "targets-title", Some(Action::SetTargets)),
    (PEOPLE, "staff-nav-people", Some(Action::ManageAccounts)),
    (AUDIT, "staff-nav-audit", Some(Action::ReadAudit)),
];

/// Where staff can go.
pub fn nav(visit: &Visit, actor: &Actor) -> AnyView {
    let lang = visit.lang;
    let items = PAGES
        .iter()
        .filter(|(_, _, action)| action.is_none_or(|action| actor.may(action, &Subject::Anything).is_ok()))
        .map(|(path, key, _)| {
            let within = *path != STAFF && visit.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
            let current = if visit.path == *path { Some("page") } else { within.then_some("true") };
            view! { <li><a href=visit.to(path) aria-current=current>{text(lang, key)}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="wide" aria-label=text(lang, "staff-nav")>
            <ul class="site-nav">{items}</ul>
        </nav>
    }
    .into_any()
}

/// Who is signed in, and the way out.
pub fn who(visit: &Visit, actor: &Actor) -> AnyView {
    let lang = visit.lang;
    let label = text_with(lang, "staff-nav-own", &[("name", actor.display_name.as_str().into())]);
    let current = (visit.path == OWN).then_some("page");
    view! {
        <div class="who">
            <a class="who-name" href=visit.to(OWN) aria-current=current aria-label=label>{actor.display_name.clone()}</a>
            <form method="post" action=visit.to(SIGN_OUT)><button>{text(lang, "staff-sign-out")}</button></form>
        </div>
    }
    .into_any()
}
