//! The batches, newest first.

use axum::{extract::State, response::Response};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::bulk::Batch;

use super::{AGENCY, BATCHES, BulkDesk, EXPORT, IMPORT, failed, words};
use crate::site::{
    format,
    icon::icon,
    pages::staff::{SignedIn, answer, law::LAWS, table},
    parts::vi_tag,
    visit::Visit,
};

/// The page.
pub async fn show(State(desk): State<BulkDesk>, SignedIn { actor, visit }: SignedIn) -> Response {
    let batches = match desk.bulk.batches(&actor).await {
        Ok(batches) => batches,
        Err(error) => return failed(&visit, &error),
    };
    let lang = visit.lang;
    answer(&visit, text(lang, "bulk-title"), || {
        let ways = [
            (IMPORT, "bulk-go-import", "bulk-go-import-lead"),
            (AGENCY, "bulk-go-agency", "bulk-go-agency-lead"),
            (LAWS, "bulk-go-law", "bulk-go-law-lead"),
            (EXPORT, "bulk-go-export", "bulk-go-export-lead"),
        ]
        .map(|(path, title, lead)| {
            let (href, title, lead) = (visit.to(path), text(lang, title), text(lang, lead));
            view! { <li><a class="more" href=href>{title}{icon("arrow")}</a><p>{lead}</p></li> }
        });
        let body = if batches.is_empty() {
            view! { <p>{text(lang, "bulk-none")}</p> }.into_any()
        } else {
            list(&visit, &batches)
        };
        view! {
            <p class="lead">{text(lang, "bulk-lead")}</p>
            <ul class="staff-pages">{ways.into_iter().collect_view()}</ul>
            {body}
        }
        .into_any()
    })
}

fn list(visit: &Visit, batches: &[Batch]) -> AnyView {
    let lang = visit.lang;
    let rows = batches
        .iter()
        .map(|batch| {
            let href = visit.to(&format!("{BATCHES}/{}", batch.id));
            view! {
                <tr>
                    <th scope="row"><a href=href lang=vi_tag(lang)>{batch.name.clone()}</a></th>
                    <td>{kind(lang, batch)}</td>
                    <td class="number">{batch.size()}</td>
                    <td>{states(lang, batch)}</td>
                    <td>{batch.made_by.to_string()}</td>
                    <td>{format::date(lang, catalogue::calendar::day_of(batch.made_at))}</td>
                </tr>
            }
        })
        .collect_view();
    let head = [
        "bulk-column-name",
        "bulk-column-kind",
        "bulk-column-size",
        "bulk-column-states",
        "bulk-column-maker",
        "bulk-column-made",
    ];
    table(lang, text(lang, "bulk-caption"), &head, rows)
}

/// What a batch was made for.
pub fn kind(lang: Lang, batch: &Batch) -> String {
    text(lang, &format!("bulk-kind-{}", batch.kind.key()))
}

/// How many of its editions stand where.
pub fn states(lang: Lang, batch: &Batch) -> String {
    if batch.undone {
        return text(lang, "bulk-undone");
    }
    let said: Vec<String> = batch
        .states
        .iter()
        .map(|(state, count)| {
            let words = [("count", (*count).into()), ("state", words::state(lang, *state).into())];
            text_with(lang, "bulk-state-count", &words)
        })
        .collect();
    said.join(", ")
}
