//! What was searched for in vain: what the catalogue, or its words, lack.

use axum::{extract::State, http::StatusCode, response::Response};
use catalogue::Lang;
use jiff::ToSpan;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    MissedKind, MissedSearch,
    missed::{KEPT_DAYS, THRESHOLD},
    people::Action,
    today,
};

use super::{EXPLAIN, MISSED, SignedIn, Staff, answer, failed, table};
use crate::site::{address, format, pages::error::error_page, parts::vi_tag, visit::Visit};

/// How far back one can look, in days.
const SPANS: [i32; 3] = [7, 30, KEPT_DAYS];
/// How many stand on the desk, and from how many days.
const ON_DESK: u32 = 8;
/// How many rows are shown.
const MOST: u32 = 500;

/// The page; `?ngay=30` says how many days back.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn) -> Response {
    if let Err(error) = staff.accounts.allow(&actor, Action::ReadSearches).await {
        return failed::failed(&visit, &error);
    }
    let days = visit.parameter("ngay").and_then(|days| days.parse().ok());
    let days = days.filter(|days| SPANS.contains(days)).unwrap_or(SPANS[1]);
    let since = today().saturating_sub((days - 1).days());
    let missed = match staff.searches.missed(since, MOST).await {
        Ok(missed) => missed,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the searches in vain cannot be read");
            return error_page(&visit.site, visit.lang, StatusCode::SERVICE_UNAVAILABLE);
        }
    };
    let lang = visit.lang;
    answer(&visit, text(lang, "missed-page-title"), || {
        let spans = SPANS.map(|span| {
            let href = address::with_query(&visit.to(MISSED), &[("ngay", span.to_string())]);
            let current = (span == days).then_some("true");
            view! { <li><a href=href aria-current=current>{text_with(lang, "missed-days", &[("days", span.into())])}</a></li> }
        });
        let words = [("days", days.into()), ("times", THRESHOLD.into())];
        let body = if missed.is_empty() {
            view! { <p>{text_with(lang, "missed-none", &words)}</p> }.into_any()
        } else {
            list(&visit, &missed, text_with(lang, "missed-title", &words))
        };
        view! {
            <p class="lead">{text(lang, "missed-page-lead")}</p>
            <nav class="sorting" aria-label=text(lang, "missed-spans")><ul>{spans.into_iter().collect_view()}</ul></nav>
            {body}
        }
        .into_any()
    })
}

/// What was searched for in vain most often lately. The desk is there without it, too.
pub async fn top(staff: &Staff) -> Vec<MissedSearch> {
    let since = today().saturating_sub((SPANS[1] - 1).days());
    staff.searches.missed(since, ON_DESK).await.unwrap_or_else(|error| {
        tracing::error!(error = &error as &dyn std::error::Error, "the searches in vain cannot be read");
        Vec::new()
    })
}

/// The same on the desk.
pub fn on_desk(visit: &Visit, missed: &[MissedSearch]) -> Option<AnyView> {
    let lang = visit.lang;
    (!missed.is_empty()).then(|| {
        let caption = text_with(lang, "missed-title", &[("days", SPANS[1].into()), ("times", THRESHOLD.into())]);
        view! {
            <section aria-labelledby="in-vain">
                <h2 id="in-vain">{text(lang, "missed-page-title")}</h2>
                {list(visit, missed, caption)}
            </section>
        }
        .into_any()
    })
}

fn list(visit: &Visit, missed: &[MissedSearch], caption: String) -> AnyView {
    let lang = visit.lang;
    let rows = missed
        .iter()
        .map(|MissedSearch { last_day, missed }| {
            let href = address::with_query(&visit.to(EXPLAIN), &[("q", missed.words.as_str())]);
            view! {
                <tr>
                    <th scope="row"><a href=href lang=vi_tag(lang)>{missed.words.clone()}</a></th>
                    <td class="number">{missed.count}</td>
                    <td>{kind(lang, missed.kind)}</td>
                    <td>{format::date(lang, *last_day)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = ["missed-column-words", "missed-column-count", "missed-column-kind", "missed-column-day"];
    table(lang, caption, &head, rows)
}

fn kind(lang: Lang, kind: MissedKind) -> String {
    match kind {
        MissedKind::NothingFound => text(lang, "missed-nothing-found"),
        MissedKind::NothingChosen => text(lang, "missed-nothing-chosen"),
        MissedKind::SaidSo => text(lang, "missed-said-so"),
    }
}
