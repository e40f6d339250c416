//! A procedure as staff see it: every edition of it, and what can be begun.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use catalogue::{EditionState, Slug};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    editing::{KeptEdition, KeptProcedure},
    people::{Action, Actor},
};

use super::{PROCEDURES, deeds::Deed, edition, edition_path, form_path, procedure_path, trouble, trouble::Trouble};
use crate::site::{
    address, format,
    pages::staff::{SignedIn, Staff, StaffPage, table},
    router::missing,
    visit::Visit,
};

/// The page.
pub async fn show(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(slug): Path<String>,
) -> Response {
    let Ok(slug) = Slug::parse(&slug) else { return missing(&visit) };
    match staff.editing.read(&actor, &slug).await {
        Ok(kept) => page(&actor, &visit, &kept, None),
        Err(error) => trouble::instead(&visit, error),
    }
}

/// The page, with what is in the way of what was pressed.
pub fn page(actor: &Actor, visit: &Visit, kept: &KeptProcedure, trouble: Option<Trouble>) -> Response {
    let lang = visit.lang;
    let telling = kept.published().or_else(|| kept.editions.last());
    let name = telling.map(|kept| kept.edition.content().name.clone()).unwrap_or_default();
    let status = trouble.as_ref().map_or(StatusCode::OK, |trouble| trouble.status);
    let page = StaffPage::new(name).status(status).under(PROCEDURES, text(lang, "editing-procedures"));
    page.answer(visit, || {
        view! {
            {trouble.map(|trouble| trouble.view(visit, None))}
            {edition::done(visit)}
            {facts(visit, kept)}
            {begin(actor, visit, kept)}
            {editions(visit, kept)}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, kept: &KeptProcedure) -> AnyView {
    let (lang, slug) = (visit.lang, &kept.procedure.slug);
    let code = kept.procedure.code.as_ref().map(|code| {
        view! { <dt>{text(lang, "code")}</dt><dd class="code">{code.as_str().to_owned()}</dd> }
    });
    let confirmed = kept.confirmed.as_ref().map(|(at, by)| {
        let words = text_with(
            lang,
            "editing-confirmed-by",
            &[("day", format::instant(lang, *at).into()), ("by", by.as_str().into())],
        );
        view! { <dt>{text(lang, "editing-confirmed")}</dt><dd>{words}</dd> }
    });
    let repealed = kept.procedure.repeal.as_ref().map(|repeal| {
        let day = format::date(lang, repeal.since);
        let words = text_with(
            lang,
            "editing-repealed-since",
            &[("day", day.into()), ("decision", repeal.decision.as_str().into())],
        );
        view! { <dt>{text(lang, "repealed-badge")}</dt><dd>{words}</dd> }
    });
    let public = kept.published().map(|_| {
        view! { <p><a class="more" href=address::procedure(lang, slug)>{text(lang, "editing-public-page")}</a></p> }
    });
    view! { <dl class="staff-facts">{code}{confirmed}{repealed}</dl> {public} }.into_any()
}

/// What can be begun: a draft, where none is open; a word that it is still right.
fn begin(actor: &Actor, visit: &Visit, kept: &KeptProcedure) -> AnyView {
    let (lang, slug) = (visit.lang, &kept.procedure.slug);
    let subject = kept.subject();
    let open = kept.being_written().map(|open| {
        let number = open.edition.number();
        let state = format::edition_state(lang, open.edition.state());
        let words = text_with(lang, "editing-open", &[("n", number.into()), ("state", state.into())]);
        let to = match open.edition.state() {
            EditionState::Draft if actor.may(Action::Write, &subject).is_ok() => form_path(slug, number),
            _ => edition_path(slug, number),
        };
        view! { <p><a class="button" href=visit.to(&to)>{words}</a></p> }.into_any()
    });
    let may_begin = open.is_none() && actor.may(Action::Write, &subject).is_ok();
    let deed = |deed: Deed| {
        let action = visit.to(&procedure_path(slug));
        view! {
            <form method="post" action=action>
                <button class="button" name="do" value=deed.key()>{text(lang, deed.title_key())}</button>
                <p class="muted">{text(lang, deed.lead_key())}</p>
            </form>
        }
        .into_any()
    };
    let begin = may_begin.then(|| deed(Deed::Begin));
    let confirm =
        (kept.published().is_some() && actor.may(Action::Confirm, &subject).is_ok()).then(|| deed(Deed::Confirm));
    view! { <div class="deeds-at-once">{open}{begin}{confirm}</div> }.into_any()
}

fn editions(visit: &Visit, kept: &KeptProcedure) -> AnyView {
    let lang = visit.lang;
    let row = |edition: &KeptEdition| {
        let number = edition.edition.number();
        let content = edition.edition.content();
        let href = visit.to(&edition_path(&kept.procedure.slug, number));
        let name = text_with(lang, "editing-edition", &[("n", number.into())]);
        let decision =
            content.announcement.as_ref().map(|announcement| announcement.number.clone()).unwrap_or_default();
        let authors = edition.edition.authors().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let public = edition.published_at.map(|at| format::instant(lang, at)).unwrap_or_default();
        let approved = edition.edition.approved_by().map(ToString::to_string).unwrap_or_default();
        view! {
            <tr>
                <th scope="row"><a href=href>{name}</a></th>
                <td>{format::edition_state(lang, edition.edition.state())}</td>
                <td>{public}</td>
                <td>{decision}</td>
                <td>{authors}</td>
                <td>{approved}</td>
            </tr>
        }
    };
    let rows = kept.editions.iter().rev().map(row).collect_view();
    let head = [
        "editing-column-edition",
        "editing-state",
        "editing-published-at",
        "editing-column-decision",
        "editing-authors",
        "editing-approved-by",
    ];
    table(lang, text(lang, "editing-editions"), &head, rows)
}
