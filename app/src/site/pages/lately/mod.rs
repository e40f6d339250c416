//! What changed lately: a page, and feeds of the same.

mod feed;
mod filter;
mod ids;
mod xml;

use axum::response::Response;
use catalogue::{Lang, calendar::day_of};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::history::{Lately, LatelyKind, LatelyList};

pub use self::feed::{feed, feed_of_event, feed_of_one, feed_of_sector};
use self::filter::Filter;
use super::history::away;
use crate::site::{
    address,
    document::Page,
    format, parts,
    parts::{difference, names, vi},
    router::missing,
    visit::Visit,
};

/// How many changes stand on a page.
const CHANGES: u32 = 20;

/// The changes, newest first, by day.
pub async fn show(visit: Visit) -> Response {
    let snapshot = visit.site.portal.snapshot();
    let Some(filter) = Filter::read(&visit, &snapshot) else { return missing(&visit) };
    let list = match visit.site.portal.lately(&filter.asked(&snapshot, CHANGES)).await {
        Ok(list) => list,
        Err(error) => return away(&visit, &error),
    };
    let pages = usize::try_from(list.total.div_ceil(u64::from(CHANGES))).unwrap_or(usize::MAX).max(1);
    if filter.page > pages {
        return missing(&visit);
    }
    let lang = visit.lang;
    let page = Page {
        description: text(lang, "lately-lead"),
        canonical: filter.is_plain().then(|| visit.path.clone()),
        unlisted: !filter.is_plain(),
        ..Page::new(text(lang, "lately-title"))
    };
    page.answer(&visit, || {
        let count = text_with(
            lang,
            "lately-count",
            &[("n", list.total.into()), ("count", format::number(lang, list.total).into())],
        );
        let to = |page: usize| Filter { page, ..filter.clone() }.address(lang);
        view! {
            <div class="narrow history">
                <h1>{text(lang, "lately-title")}</h1>
                <p class="lead">{text(lang, "lately-lead")}</p>
                {filter.form(&visit, &snapshot, list.first)}
                <p class="muted">{count}</p>
                {days(lang, &list)}
                {parts::pager::pager(lang, filter.page, pages, to)}
                <p><a href=visit.to("/thay-doi.atom")>{text(lang, "history-feed")}</a></p>
            </div>
        }
        .into_any()
    })
}

fn days(lang: Lang, list: &LatelyList) -> AnyView {
    let mut days: Vec<(Date, Vec<&Lately>)> = Vec::new();
    for change in &list.changes {
        let day = day_of(change.at);
        match days.last_mut() {
            Some((last, changes)) if *last == day => changes.push(change),
            _ => days.push((day, vec![change])),
        }
    }
    if days.is_empty() {
        return view! { <p>{text(lang, "lately-none")}</p> }.into_any();
    }
    let day = |(day, changes): (Date, Vec<&Lately>)| {
        let changes =
            changes.into_iter().map(|change| view! { <li class="edition">{one(lang, change)}</li> }).collect_view();
        view! { <section><h2>{format::date(lang, day)}</h2><ul class="editions">{changes}</ul></section> }
    };
    days.into_iter().map(day).collect_view().into_any()
}

fn one(lang: Lang, change: &Lately) -> AnyView {
    let href = target(lang, change);
    let body = match &change.kind {
        LatelyKind::Published { content, before: Some(before), .. } => difference::in_short_view(lang, before, content),
        _ => ().into_any(),
    };
    let sector = vi(lang, change.content().sector.as_str());
    view! {
        <h3>{names::link(lang, href, change.content())}</h3>
        <p class="muted">{what(lang, change)} " · " {sector}</p>
        {body}
    }
    .into_any()
}

/// Where a change can be read: what it changed, else the procedure.
pub fn target(lang: Lang, change: &Lately) -> String {
    let slug = &change.procedure.slug;
    match &change.kind {
        LatelyKind::Published { number, before: Some(_), .. } => address::edition(lang, slug, *number),
        LatelyKind::TakenBack { .. } => address::history(lang, slug),
        LatelyKind::Published { .. } | LatelyKind::Repeal { .. } => address::procedure(lang, slug),
    }
}

/// What sort of change it is, with the decision that it rests on.
pub fn what(lang: Lang, change: &Lately) -> String {
    match &change.kind {
        LatelyKind::Published { content, before, .. } => {
            let decision = content.announcement.as_ref();
            let old = before.as_ref().and_then(|before| before.announcement.as_ref());
            // A decision that announced the edition before does not explain this change.
            let news = decision.filter(|decision| old != Some(*decision));
            match (news, before) {
                (_, None) => text(lang, "lately-first"),
                (Some(decision), Some(_)) => {
                    let kind = decision
                        .change
                        .map_or_else(|| text(lang, "lately-new-edition"), |kind| format::change(lang, kind));
                    text_with(
                        lang,
                        "lately-decided",
                        &[("kind", kind.into()), ("number", decision.number.as_str().into())],
                    )
                }
                (None, Some(_)) => text(lang, "lately-new-edition"),
            }
        }
        LatelyKind::TakenBack { .. } => text(lang, "lately-taken-back"),
        LatelyKind::Repeal { repeal: Some(repeal), .. } => {
            let variables =
                [("date", format::date(lang, repeal.since).into()), ("decision", repeal.decision.as_str().into())];
            text_with(lang, "lately-repealed", &variables)
        }
        LatelyKind::Repeal { repeal: None, .. } => text(lang, "lately-no-longer-repealed"),
    }
}
