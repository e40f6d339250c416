//! The first page of the staff: what waits for the one who looks.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use catalogue::Lang;
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Entry,
    editing::{Desk, OpenEdition, STALE_MONTHS},
    feedback::{FeedbackDesk, Shelf},
    people::{Action, Actor, Subject},
};

use super::{PROCEDURES, choose::under_way, procedure_path, trouble};
use crate::site::{
    format,
    icon::icon,
    pages::staff::{EXPLAIN, MISSED, SignedIn, Staff, StaffPage, bulk, feedback, links::LINKS, missed, table},
    parts::vi_tag,
    visit::Visit,
};

/// How many entries of a list are shown.
const SHOWN: usize = 30;

/// The page.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let lang = visit.lang;
    let desk = match staff.editing.desk(&actor, &visit.site.portal.snapshot()).await {
        Ok(desk) => desk,
        Err(error) => return trouble::instead(&visit, error),
    };
    let edits = actor.may(Action::ReadDrafts, &Subject::Anything).is_ok();
    let letters = letters(&staff, &actor, &visit).await;
    let searches = match actor.may(Action::ReadSearches, &Subject::Anything) {
        Ok(()) => missed::top(&staff).await,
        Err(_) => Vec::new(),
    };
    StaffPage::new(text(lang, "staff-title")).answer(&visit, || {
        let snapshot = visit.site.portal.snapshot();
        let letters = feedback::on_desk(&visit, &snapshot, &letters, staff.feedback.today());
        let searches = missed::on_desk(&visit, &searches);
        let waiting = edits.then(|| waiting(&visit, &desk));
        let needing = edits.then(|| needing(&visit, &desk));
        view! { {letters} {waiting} {needing} {searches} {others(&visit, edits)} }.into_any()
    })
}

/// What citizens wrote and the person may answer. The desk is there without it, too.
async fn letters(staff: &Staff, actor: &Actor, visit: &Visit) -> FeedbackDesk {
    if actor.may(Action::HandleFeedback, &Subject::Anything).is_err() {
        return FeedbackDesk::default();
    }
    let desk = staff.feedback.desk(actor, &visit.site.portal.snapshot(), Shelf::Waiting, None).await;
    desk.unwrap_or_else(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "feedback cannot be read");
        FeedbackDesk::default()
    })
}

/// Editions on their way.
fn waiting(visit: &Visit, desk: &Desk) -> AnyView {
    let lang = visit.lang;
    let list = |key: &'static str, id: &'static str, editions: &[OpenEdition]| {
        (!editions.is_empty()).then(|| {
            let title = text_with(lang, key, &[("n", editions.len().into())]);
            view! { <section aria-labelledby=id><h2 id=id>{title}</h2>{under_way(visit, editions)}</section> }
        })
    };
    let lists = [
        list("desk-to-review", "to-review", &desk.to_review),
        list("desk-to-publish", "to-publish", &desk.to_publish),
        list("desk-my-drafts", "my-drafts", &desk.my_drafts),
        list("desk-with-others", "with-others", &desk.with_others),
        list("desk-coming", "coming", &desk.coming),
    ];
    if lists.iter().all(Option::is_none) {
        return view! { <p>{icon("check")} " " {text(lang, "desk-nothing-waits")}</p> }.into_any();
    }
    view! { {lists.into_iter().collect_view()} }.into_any()
}

/// Entries that need a look.
fn needing(visit: &Visit, desk: &Desk) -> AnyView {
    let lang = visit.lang;
    let faulty = (!desk.faulty.is_empty()).then(|| {
        let rows = desk.faulty.iter().take(SHOWN).map(|(entry, count)| {
            view! { <tr><th scope="row">{link(visit, entry)}</th><td class="number">{*count}</td></tr> }
        });
        let title = text_with(lang, "desk-faulty", &[("n", desk.faulty.len().into())]);
        let table = table(
            lang,
            shown(lang, desk.faulty.len()),
            &["editing-column-procedure", "desk-column-faults"],
            rows.collect_view(),
        );
        view! { <section aria-labelledby="faulty"><h2 id="faulty">{title}</h2>{table}</section> }
    });
    let stale = (!desk.stale.is_empty()).then(|| {
        let row = |(entry, day): &(Arc<Entry>, Date)| {
            let day = format::date(lang, *day);
            view! { <tr><th scope="row">{link(visit, entry)}</th><td>{day}</td></tr> }
        };
        let rows = desk.stale.iter().take(SHOWN).map(row).collect_view();
        let variables = [("n", desk.stale.len().into()), ("months", STALE_MONTHS.into())];
        let title = text_with(lang, "desk-stale", &variables);
        let table =
            table(lang, shown(lang, desk.stale.len()), &["editing-column-procedure", "desk-column-last-word"], rows);
        view! {
            <section aria-labelledby="stale">
                <h2 id="stale">{title}</h2>
                <p class="muted">{text(lang, "desk-stale-lead")}</p>
                {table}
            </section>
        }
    });
    view! { {faulty} {stale} }.into_any()
}

/// How many of a list are in the table.
fn shown(lang: Lang, all: usize) -> String {
    text_with(lang, "desk-shown", &[("shown", all.min(SHOWN).into()), ("n", all.into())])
}

fn link(visit: &Visit, entry: &Entry) -> AnyView {
    let href = visit.to(&procedure_path(&entry.procedure.slug));
    view! { <a href=href lang=vi_tag(visit.lang)>{entry.content.name.clone()}</a> }.into_any()
}

/// Where the other pages are.
fn others(visit: &Visit, edits: bool) -> AnyView {
    let lang = visit.lang;
    let procedures =
        edits.then(|| (PROCEDURES, text(lang, "editing-procedures"), text(lang, "editing-procedures-lead")));
    let many = edits.then(|| bulk::ways(lang)).into_iter().flatten();
    let items = procedures
        .into_iter()
        .chain(many)
        .chain([
            (EXPLAIN, text(lang, "explain-title"), text(lang, "explain-lead")),
            (MISSED, text(lang, "missed-page-title"), text(lang, "missed-page-lead")),
            (LINKS, text(lang, "links-title"), text(lang, "links-lead")),
        ])
        .map(|(path, title, lead)| {
            view! { <li><a class="more" href=visit.to(path)>{title}{icon("arrow")}</a><p>{lead}</p></li> }
        })
        .collect_view();
    view! {
        <section aria-labelledby="more"><h2 id="more">{text(lang, "desk-more")}</h2><ul class="staff-pages">{items}</ul></section>
    }
    .into_any()
}
