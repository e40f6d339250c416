//! The days as a picture, a row each; and what decides how long it takes, in words.

use std::fmt::Write;

use catalogue::Lang;
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};

use super::{Items, tasks::Plan};
use crate::site::{format, parts::names};

/// The room of the picture, in its units.
const WIDTH: i64 = 320;
const ROW: usize = 22;
const TOP: usize = 18;
const LEFT: i64 = 22;

/// The picture with its words.
pub fn drawn(lang: Lang, items: &Items<'_>, plan: &Plan<'_>) -> AnyView {
    let longest = longest(lang, items, plan);
    let spans: Vec<(usize, Option<(Date, Date)>)> = plan
        .schedule
        .order
        .iter()
        .map(|place| {
            let dates = &plan.schedule.dates[*place];
            let due = dates.due.as_ref().and_then(|due| due.as_ref().ok()).map(|due| due.on);
            (*place, dates.handed_in.zip(due))
        })
        .collect();
    let known: Vec<(Date, Date)> = spans.iter().filter_map(|(_, span)| *span).collect();
    let (Some(from), Some(to)) = (known.iter().map(|(from, _)| *from).min(), known.iter().map(|(_, to)| *to).max())
    else {
        return view! { <p class="uncertain">{text(lang, "timeline-unknown")}</p> {longest} }.into_any();
    };
    let legend = spans
        .iter()
        .enumerate()
        .map(|(row, (place, _))| {
            let name = names::short(lang, &items.list[*place].entry.content, 100);
            view! { <li value=(row + 1).to_string()>{name}": " {plan.days(lang, *place)}</li> }
        })
        .collect_view();
    let picture = picture(lang, plan, &spans, from, to);
    let height = TOP + spans.len() * ROW + 4;
    let room = format!("0 0 {} {height}", LEFT + WIDTH + 4);
    let label = text_with(
        lang,
        "timeline-label",
        &[("from", format::date(lang, from).into()), ("to", format::date(lang, to).into())],
    );
    view! {
        <figure class="timeline">
            <svg viewBox=room role="img" aria-label=label inner_html=picture></svg>
            <figcaption><ol class="timeline-words">{legend}</ol></figcaption>
        </figure>
        {longest}
    }
    .into_any()
}

/// Numbers, days, and names of classes: nothing that anybody wrote.
fn picture(lang: Lang, plan: &Plan<'_>, spans: &[(usize, Option<(Date, Date)>)], from: Date, to: Date) -> String {
    let days = |date: Date| i64::from((date - from).get_days());
    let all = days(to).max(1);
    let at = |date: Date| LEFT + days(date) * WIDTH / all;
    let mut out = String::new();
    let bottom = TOP + spans.len() * ROW;
    for (date, anchor) in [(from, "start"), (to, "end")] {
        let (x, day) = (at(date), format::date(lang, date));
        let _ = write!(out, r#"<text class="timeline-day" x="{x}" y="11" text-anchor="{anchor}">{day}</text>"#);
        let _ = write!(out, r#"<line class="timeline-line" x1="{x}" x2="{x}" y1="{TOP}" y2="{bottom}"/>"#);
    }
    for (row, (place, span)) in spans.iter().enumerate() {
        let y = TOP + row * ROW + 3;
        let number = row + 1;
        let _ = write!(
            out,
            r#"<text class="timeline-number" x="{}" y="{}" text-anchor="end">{number}</text>"#,
            LEFT - 6,
            y + 12
        );
        match span {
            Some((start, end)) => {
                let class = if plan.schedule.longest.contains(place) { "timeline-longest" } else { "timeline-bar" };
                let width = (at(*end) - at(*start)).max(4);
                let _ = write!(
                    out,
                    r#"<rect class="{class}" x="{}" y="{y}" width="{width}" height="16" rx="4"/>"#,
                    at(*start)
                );
            }
            None => {
                let _ = write!(
                    out,
                    r#"<rect class="timeline-unknown" x="{LEFT}" y="{y}" width="{WIDTH}" height="16" rx="4"/>"#
                );
            }
        }
    }
    out
}

/// The chain that decides, in words.
fn longest(lang: Lang, items: &Items<'_>, plan: &Plan<'_>) -> Option<AnyView> {
    let chain = &plan.schedule.longest;
    let done = plan.schedule.known_until?;
    if items.list.len() < 2 {
        return None;
    }
    let names: Vec<AnyView> = chain
        .iter()
        .map(|place| view! { <li>{names::name(lang, &items.list[*place].entry.content)}</li> }.into_any())
        .collect();
    let day = format::day_of_week(lang, done);
    Some(
        view! {
            <div class="longest">
                <h3>{text(lang, "timeline-longest")}</h3>
                <p>{text_with(lang, "timeline-longest-lead", &[("n", chain.len().into()), ("day", day.into())])}</p>
                <ol>{names}</ol>
            </div>
        }
        .into_any(),
    )
}
