//! Up to four procedures, or cases of one, side by side.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use catalogue::ChannelKind;
use leptos::prelude::*;
use locale::{text, text_with};

use super::{
    procedure::{Shown, View, WITH, case_address, cost_rows, paper_counts},
    undertaking::{Item, Items, add},
};
use crate::site::{
    address,
    document::Page,
    format,
    parts::{due, line, names, vi_tag},
    summary,
    visit::Visit,
};

/// The most that stand side by side.
pub const MOST: usize = 4;

/// The page.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let items = Items::read_at_most(&visit, &snapshot, MOST, true);
    let found = add::find(&visit, &items).await;
    let title = text(lang, "compare-title");
    let page = Page {
        description: text(lang, "compare-description"),
        canonical: Some("/so-sanh".to_owned()),
        unlisted: !visit.query.is_empty(),
        offline: true,
        ..Page::new(title.clone())
    };
    let mut answer = page.answer(&visit, || {
        let body = match items.list.len() {
            0 => view! { <p>{text(lang, "compare-empty")}</p> }.into_any(),
            1 => view! { <p class="notice">{text(lang, "compare-one")}</p> {table(&visit, &snapshot, &items)} }
                .into_any(),
            _ => table(&visit, &snapshot, &items),
        };
        view! {
            <article class="wide compare">
                <h1>{title}</h1>
                {items.trouble(lang)}
                {body}
                {(items.list.len() < MOST).then(|| {
                    add::form(&visit, &address::compare(lang), text(lang, "compare-add"), items.pairs(), found)
                })}
            </article>
        }
        .into_any()
    });
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

fn table(visit: &Visit, snapshot: &registry::Snapshot, items: &Items<'_>) -> AnyView {
    let lang = visit.lang;
    let views: Vec<View<'_>> = items
        .list
        .iter()
        .map(|item| View {
            visit,
            snapshot,
            entry: &item.entry,
            case: item.answers.case.known().copied(),
            shown: Shown::Now,
        })
        .collect();
    let heads = items
        .list
        .iter()
        .enumerate()
        .map(|(place, item)| {
            let slug = &item.entry.procedure.slug;
            let case = item.answers.case.known().map(|case| {
                view! { <p class="muted">{views[place].case_name_of(*case)}</p> }
            });
            let without: Vec<(&str, String)> = items
                .list
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, item)| (WITH, item.word.clone()))
                .collect();
            let without = address::with_query(&address::compare(lang), &without);
            let label = text_with(lang, "compare-remove-label", &[("name", item.entry.content.name_in(lang).into())]);
            view! {
                <th scope="col">
                    {names::link(lang, address::procedure(lang, slug), &item.entry.content)}
                    {case}
                    <p class="screen-only"><a class="task-remove" href=without aria-label=label>{text(lang, "task-remove")}</a></p>
                </th>
            }
        })
        .collect_view();
    type Cell<'a> = Box<dyn Fn(usize, &Item) -> AnyView + 'a>;
    let channels = |item: &Item| {
        item.answers.rows(&item.entry.content).into_iter().map(|(_, row)| row.clone()).collect::<Vec<_>>()
    };
    let rows: Vec<(String, Cell<'_>)> = vec![
        (
            text(lang, "applicants-title"),
            Box::new(|_, item| {
                let names: Vec<String> =
                    item.entry.content.applicants.iter().map(|kind| format::applicant(lang, *kind)).collect();
                if names.is_empty() { unknown(lang) } else { names.join(", ").into_any() }
            }),
        ),
        (text(lang, "papers-title"), Box::new(|_, item| papers(visit, item))),
        (text(lang, "fact-time"), Box::new(|_, item| line(lang, &summary::time(lang, &channels(item))))),
        (text(lang, "compare-due"), Box::new(|_, item| due_days(visit, item))),
        (
            text(lang, "fact-cost"),
            Box::new(|_, item| {
                let rows = item.answers.rows(&item.entry.content);
                if rows.is_empty() { unknown(lang) } else { cost_rows(lang, &item.answers, &rows) }
            }),
        ),
        (
            text(lang, "channel-way"),
            Box::new(|_, item| {
                let ways: Vec<String> = ChannelKind::ALL
                    .into_iter()
                    .filter(|kind| item.entry.content.channels.iter().any(|row| row.kind == *kind))
                    .map(|kind| format::channel(lang, kind))
                    .collect();
                if ways.is_empty() { unknown(lang) } else { ways.join(", ").into_any() }
            }),
        ),
        (text(lang, "fact-place"), Box::new(|place, _| views[place].place())),
        (text(lang, "fact-online"), Box::new(|place, _| views[place].online())),
        (
            text(lang, "outcomes-title"),
            Box::new(|_, item| {
                let names: Vec<String> =
                    item.entry.content.outcomes.iter().map(|outcome| outcome.name.clone()).collect();
                if names.is_empty() {
                    unknown(lang)
                } else {
                    view! { <span lang=vi_tag(lang)>{names.join("; ")}</span> }.into_any()
                }
            }),
        ),
    ];
    let body = rows
        .into_iter()
        .map(|(head, cell)| {
            let cells = items
                .list
                .iter()
                .enumerate()
                .map(|(place, item)| view! { <td>{cell(place, item)}</td> })
                .collect_view();
            view! { <tr><th scope="row">{head}</th>{cells}</tr> }
        })
        .collect_view();
    let label = text(lang, "compare-title");
    view! {
        <div class="compare-scroll" role="region" aria-label=label tabindex="0">
            <table class="compare-table">
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn unknown(lang: catalogue::Lang) -> AnyView {
    view! { <span class="uncertain">{text(lang, "unknown")}</span> }.into_any()
}

/// The papers of the case, or how many there are of which cases.
fn papers(visit: &Visit, item: &Item) -> AnyView {
    let lang = visit.lang;
    match item.answers.cases(&item.entry.content).as_slice() {
        [] => view! { <span class="uncertain">{text(lang, "papers-unknown")}</span> }.into_any(),
        [(_, case)] => {
            let rows = case
                .papers()
                .map(|paper| view! { <li><span lang=vi_tag(lang)>{paper.name.clone()}</span> " " <span class="paper-count">{paper_counts(visit.lang, paper)}</span></li> })
                .collect_view();
            view! { <ul>{rows}</ul> }.into_any()
        }
        cases => {
            let slug = &item.entry.procedure.slug;
            let href = case_address(visit, slug, &item.answers, &[]);
            let words = text_with(lang, "compare-cases", &[("n", cases.len().into())]);
            view! { {words} " " <a href=href>{text(lang, "case-start")}</a> }.into_any()
        }
    }
}

fn due_days(visit: &Visit, item: &Item) -> AnyView {
    let lang = visit.lang;
    let rows = item.answers.rows(&item.entry.content);
    match rows.split_first() {
        Some(((_, row), others)) if others.iter().all(|(_, other)| other.time_limit == row.time_limit) => {
            let asked = due::Asked::read(visit, registry::today());
            due::days(lang, &visit.site.content.calendar, &row.time_limit, &asked)
        }
        _ => view! { <span class="muted">{text(lang, "compare-due-open")}</span> }.into_any(),
    }
}
