//! Choosing a procedure to work on.

use axum::{extract::State, http::StatusCode, response::Response};
use catalogue::text::tidy;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Entry, SearchRequest,
    editing::OpenEdition,
    people::{Action, Actor, Subject},
};

use super::{NEW, PROCEDURES, edition_path, procedure_path};
use crate::site::{
    format,
    pages::{
        error::error_page,
        staff::{SignedIn, Staff, StaffPage, table},
    },
    parts::vi_tag,
    visit::Visit,
};

/// How many are shown.
const SHOWN: usize = 50;

/// The page: a box to search with; what is found, or what is on its way.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    let asked: String = tidy(&visit.parameter("q").unwrap_or_default());
    let asked: String = asked.chars().take(SearchRequest::MAX_QUESTION).collect();
    let lang = visit.lang;
    let (list, note) = if asked.is_empty() {
        match staff.editing.open(&actor).await {
            Ok(open) => (under_way(&visit, &open), None),
            Err(error) => return super::trouble::instead(&visit, error),
        }
    } else {
        let request = SearchRequest { q: asked.clone(), limit: SHOWN, ..SearchRequest::default() };
        match visit.site.portal.search(&request).await {
            Ok(results) => {
                let entries: Vec<_> = results.hits.iter().map(|hit| &*hit.entry).collect();
                let more =
                    (results.total > SHOWN).then(|| text_with(lang, "editing-more-found", &[("n", SHOWN.into())]));
                (found(&visit, &actor, &entries), more)
            }
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "staff cannot search");
                return error_page(&visit.site, lang, StatusCode::SERVICE_UNAVAILABLE);
            }
        }
    };
    let may_write = actor.may(Action::Write, &Subject::Anything).is_ok();
    StaffPage::new(text(lang, "editing-procedures")).answer(&visit, || {
        let new = may_write.then(|| {
            view! { <p><a class="more" href=visit.to(NEW)>{text(lang, "editing-new")}</a></p> }
        });
        view! {
            <form class="search-large" action=visit.to(PROCEDURES)>
                <label for="asked">{text(lang, "editing-search")}</label>
                <div class="search-row">
                    <input id="asked" name="q" r#type="search" autocomplete="off" value=asked />
                    <button>{text(lang, "search-button")}</button>
                </div>
            </form>
            {new}
            {list}
            {note.map(|note| view! { <p class="muted">{note}</p> })}
        }
        .into_any()
    })
}

fn found(visit: &Visit, actor: &Actor, entries: &[&Entry]) -> AnyView {
    let lang = visit.lang;
    if entries.is_empty() {
        return view! { <p>{text(lang, "editing-nothing-found")}</p> }.into_any();
    }
    let rows = entries
        .iter()
        .map(|entry| {
            let yours = actor.may(Action::ReadDrafts, &Subject::from(&entry.content)).is_ok();
            let name = entry.content.name.clone();
            let tag = vi_tag(lang);
            let name = if yours {
                let href = visit.to(&procedure_path(&entry.procedure.slug));
                view! { <a href=href lang=tag>{name}</a> }.into_any()
            } else {
                view! { <span lang=tag>{name}</span> " " <span class="muted">{text(lang, "editing-not-yours")}</span> }
                    .into_any()
            };
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="code">{entry.code().unwrap_or_default().to_owned()}</td>
                    <td lang=tag>{entry.content.sector.as_str().to_owned()}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["editing-column-procedure", "code", "filter-sector"];
    table(lang, text(lang, "editing-found"), &head, rows)
}

/// Editions that are on their way to the public.
pub fn under_way(visit: &Visit, open: &[OpenEdition]) -> AnyView {
    let lang = visit.lang;
    if open.is_empty() {
        return view! { <p>{text(lang, "editing-nothing-under-way")}</p> }.into_any();
    }
    let rows = open
        .iter()
        .map(|open| {
            let edition = &open.edition;
            let href = visit.to(&edition_path(&open.procedure.slug, edition.number()));
            let authors = edition.authors().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let day = edition.in_force_from().map(|day| format::date(lang, day)).unwrap_or_default();
            view! {
                <tr>
                    <th scope="row"><a href=href lang=vi_tag(lang)>{edition.content().name.clone()}</a></th>
                    <td>{format::edition_state(lang, edition.state())}</td>
                    <td>{authors}</td>
                    <td>{format::instant(lang, open.changed_at)}</td>
                    <td>{day}</td>
                </tr>
            }
        })
        .collect_view();
    let head = [
        "editing-column-procedure",
        "editing-state",
        "editing-authors",
        "editing-column-changed",
        "editing-in-force-from",
    ];
    table(lang, text(lang, "editing-under-way"), &head, rows)
}
