//! An agency takes the place of another.

use std::sync::Arc;

use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use catalogue::{AgencyName, Slug};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::bulk::{AgencyChange, BatchKind, Making};

use super::{AGENCY, BulkDesk, Field, Filled, Outcome, Reviewed, start};
use crate::site::{
    pages::staff::{SignedIn, answer},
    visit::Visit,
};

/// The page; `?tu=so-tu-phap` fills in which agency.
pub async fn show(SignedIn { visit, .. }: SignedIn) -> Response {
    let from = visit.parameter("tu").unwrap_or_default();
    let name = visit.site.portal.snapshot().agency(&from).map(|group| group.name.clone()).unwrap_or_default();
    page(&visit, &name, "", None)
}

/// What is wrong, with which field.
type Wrong = (&'static str, &'static str);

fn page(visit: &Visit, from: &str, to: &str, wrong: Option<Wrong>) -> Response {
    let lang = visit.lang;
    let mut response = answer(visit, text(lang, "bulk-agency-title"), || {
        let of = |field: &str| wrong.filter(|(of, _)| *of == field).map(|(_, key)| text(lang, key));
        let snapshot = visit.site.portal.snapshot();
        let known = snapshot
            .agencies()
            .iter()
            .map(|group| {
                view! { <option value=group.name.clone()></option> }
            })
            .collect_view();
        let from = Field::new("from", text(lang, "bulk-agency-from"), from)
            .hint(text(lang, "bulk-agency-from-hint"))
            .wrong(of("from"))
            .required()
            .list("agencies");
        let to = Field::new("to", text(lang, "bulk-agency-to"), to)
            .hint(text(lang, "bulk-agency-to-hint"))
            .wrong(of("to"))
            .required()
            .list("agencies");
        view! {
            <p class="lead">{text(lang, "bulk-agency-lead")}</p>
            <form class="bulk-form" method="post" action=visit.to(AGENCY)>
                {from.view(lang)}
                {to.view(lang)}
                <datalist id="agencies">{known}</datalist>
                <button class="button">{text(lang, "bulk-preview")}</button>
            </form>
        }
        .into_any()
    });
    if wrong.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// Looks for every entry that names the agency, in a task.
pub async fn take(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn, body: Bytes) -> Response {
    let filled = Filled::read(&body);
    let (from, to) = (filled.get("from").to_owned(), filled.get("to").to_owned());
    let (from_name, to_name) = (AgencyName::new(&from), AgencyName::new(&to));
    let snapshot = visit.site.portal.snapshot();
    let from_slug: Slug = from_name.slug();
    let wrong = if from.is_empty() {
        Some(("from", "bulk-agency-missing"))
    } else if to.is_empty() {
        Some(("to", "bulk-agency-missing"))
    } else if from_name == to_name {
        Some(("to", "bulk-agency-same"))
    } else if snapshot.agency(from_slug.as_str()).is_none() {
        Some(("from", "bulk-agency-unknown"))
    } else {
        None
    };
    if wrong.is_some() {
        return page(&visit, &from, &to, wrong);
    }
    let lang = visit.lang;
    start(&desk, &actor, &visit, 0, AGENCY, |_| {
        let (desk, actor) = (desk.clone(), Arc::clone(&actor));
        async move {
            let name =
                text_with(lang, "bulk-name-agency", &[("from", from.as_str().into()), ("to", to.as_str().into())]);
            let detail = serde_json::json!({ "from": from, "to": to });
            let change = AgencyChange { from: from_slug, to: to_name };
            let review = desk.bulk.review_change(&actor, &snapshot, move |content| change.of(content)).await?;
            let making = Making { name, kind: BatchKind::Agency, detail };
            Ok(Outcome::Reviewed(Reviewed { review, making }))
        }
    })
}
