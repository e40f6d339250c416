//! The online level of a procedure over time.

use catalogue::{AgencyOnlineLevel, Lang, OnlineLevel, calendar::day_of};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::history::History;

use crate::site::{
    format,
    parts::{badge, vi},
};

/// A level that an edition told of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    level: Option<OnlineLevel>,
    /// Since when, as the edition says.
    since: Option<Date>,
    announced_by: Option<String>,
    by_agency: Vec<AgencyOnlineLevel>,
}

/// When which level was told of; nothing where nobody ever told of one.
pub fn levels(lang: Lang, history: &History) -> Option<AnyView> {
    let mut steps: Vec<(Date, Step)> = Vec::new();
    for edition in &history.editions {
        let online = &edition.content.online;
        let step = Step {
            level: online.level,
            since: online.since,
            announced_by: online.announced_by.clone(),
            by_agency: online.by_agency.clone(),
        };
        if steps.last().is_none_or(|(_, last)| *last != step) {
            steps.push((day_of(edition.from), step));
        }
    }
    if steps.iter().all(|(_, step)| step.level.is_none() && step.by_agency.is_empty()) {
        return None;
    }
    let items = steps.iter().rev().map(|(told_on, step)| one(lang, *told_on, step)).collect_view();
    Some(
        view! {
            <section aria-labelledby="muc-do">
                <h2 id="muc-do">{text(lang, "history-levels")}</h2>
                <ul class="levels">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn one(lang: Lang, told_on: Date, step: &Step) -> AnyView {
    let date = |key: &str, day: Date| text_with(lang, key, &[("date", format::date(lang, day).into())]);
    let since = step.since.map(|day| date("online-since", day));
    let told = date("history-level-told", told_on);
    let announced = step
        .announced_by
        .as_ref()
        .map(|number| text_with(lang, "online-announced", &[("number", number.as_str().into())]));
    let words: Vec<String> = [since, Some(told), announced].into_iter().flatten().collect();
    let elsewhere = step.by_agency.iter().map(|other| {
        let since = other.since.map(|day| format!(" · {}", date("online-since", day)));
        view! { <li>{vi(lang, other.agency.as_str())} ": " {format::online_level(lang, Some(other.level))} {since}</li> }
    });
    let elsewhere = (!step.by_agency.is_empty()).then(|| view! { <ul>{elsewhere.collect_view()}</ul> });
    view! { <li>{badge(lang, step.level)} " " <span class="muted">{words.join(" · ")}</span> {elsewhere}</li> }
        .into_any()
}
