//! The chart: a column a month, its parts told by pattern as well as by colour.
//! The table beneath says the same.

use catalogue::{Lang, OnlineLevel};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Coverage, online::Target};

use super::month;
use crate::site::format;

/// The room for the columns, in units of the picture. On a phone, a unit is about a pixel.
const WIDTH: usize = 320;
const HEIGHT: usize = 160;
const LEFT: usize = 34;
const TOP: usize = 10;

/// From the bottom up: how the parts are drawn, and how they are called.
const PARTS: [(&str, &str); 4] =
    [("full", "online-4"), ("partial", "online-3"), ("lower", "online-lower"), ("unknown", "online-unknown")];

/// The chart, with what its patterns mean.
pub fn chart(lang: Lang, days: &[Date], counts: &[Coverage], targets: &[&Target]) -> AnyView {
    let columns =
        days.iter().zip(counts).enumerate().map(|(place, (_, coverage))| column(place, days.len(), *coverage));
    let columns = columns.collect_view();
    let scale = [0_usize, 50, 100].map(|share| {
        let y = TOP + HEIGHT - share * HEIGHT / 100;
        view! {
            <line class="chart-line" x1=LEFT x2=LEFT + WIDTH y1=y y2=y />
            <text class="chart-text chart-scale" x=LEFT - 4 y=y + 4>{share}"%"</text>
        }
    });
    let middle = days.len() / 2;
    let labels =
        days.iter().enumerate().filter(|(place, _)| [0, middle, days.len() - 1].contains(place)).map(|(place, day)| {
            let x = LEFT + (2 * place + 1) * WIDTH / (2 * days.len());
            view! { <text class="chart-text chart-month" x=x y=TOP + HEIGHT + 16>{month(*day)}</text> }
        });
    let lines = targets.iter().filter(|target| target.target.sector.is_none() || targets.len() == 1).map(|target| {
        let y = TOP + HEIGHT - usize::from(target.target.share) * HEIGHT / 100;
        view! { <line class="chart-target" x1=LEFT x2=LEFT + WIDTH y1=y y2=y /> }
    });
    let lines = lines.collect_view();
    let named = described(lang, days, counts);
    let legend = PARTS.map(|(part, key)| {
        view! {
            <li>
                <svg class="chart-key" viewBox="0 0 20 14" aria-hidden="true"><rect class=format!("chart-{part}") width="20" height="14" /><rect class="chart-over" width="20" height="14" fill=format!("url(#mau-{part})") /></svg>
                {text(lang, key)}
            </li>
        }
    });
    let target_key = (!targets.is_empty()).then(|| {
        view! {
            <li>
                <svg class="chart-key" viewBox="0 0 20 14" aria-hidden="true"><line class="chart-target" x1="0" x2="20" y1="7" y2="7" /></svg>
                {text(lang, "online-target-line")}
            </li>
        }
    });
    view! {
        <figure class="chart">
            <svg viewBox=format!("0 0 {} {}", LEFT + WIDTH + 8, TOP + HEIGHT + 24) role="img" aria-label=named>
                <defs>{patterns()}</defs>
                {scale.into_iter().collect_view()}
                {columns}
                {lines}
                {labels.collect_view()}
            </svg>
            <figcaption><ul class="chart-legend">{legend.into_iter().collect_view()}{target_key}</ul></figcaption>
        </figure>
    }
    .into_any()
}

/// What tells the parts apart without colour.
fn patterns() -> AnyView {
    view! {
        <pattern id="mau-full" width="8" height="8" patternUnits="userSpaceOnUse"></pattern>
        <pattern id="mau-partial" width="5" height="5" patternUnits="userSpaceOnUse">
            <path class="chart-stroke" d="M0 5 5 0" />
        </pattern>
        <pattern id="mau-lower" width="5" height="5" patternUnits="userSpaceOnUse">
            <circle class="chart-dot" cx="2.5" cy="2.5" r="1" />
        </pattern>
        <pattern id="mau-unknown" width="8" height="8" patternUnits="userSpaceOnUse"></pattern>
    }
    .into_any()
}

fn column(place: usize, places: usize, coverage: Coverage) -> AnyView {
    let (start, end) = (LEFT + place * WIDTH / places, LEFT + (place + 1) * WIDTH / places);
    let width = (end - start).saturating_sub(2).max(1);
    let mut below = 0;
    let parts = [coverage.full, coverage.partial, coverage.lower, coverage.unknown];
    PARTS
        .into_iter()
        .zip(parts)
        .filter(|(_, count)| *count > 0)
        .map(|((part, _), count)| {
            let bottom = below * HEIGHT / coverage.total.max(1);
            below += count;
            let top = below * HEIGHT / coverage.total.max(1);
            let (y, height) = (TOP + HEIGHT - top, top - bottom);
            view! {
                <rect class=format!("chart-{part}") x=start + 1 y=y width=width height=height />
                <rect class="chart-over" x=start + 1 y=y width=width height=height fill=format!("url(#mau-{part})") />
            }
        })
        .collect_view()
        .into_any()
}

/// What the chart shows, in a sentence.
fn described(lang: Lang, days: &[Date], counts: &[Coverage]) -> String {
    let share = |coverage: Option<&Coverage>| {
        let coverage = coverage.copied().unwrap_or_default();
        format::percent(lang, coverage.at_least(OnlineLevel::Partial), coverage.total)
    };
    let day = |day: Option<&Date>| day.map(|day| month(*day)).unwrap_or_default();
    let variables = [
        ("from", day(days.first()).into()),
        ("to", day(days.last()).into()),
        ("before", share(counts.first()).into()),
        ("now", share(counts.last()).into()),
    ];
    text_with(lang, "online-chart", &variables)
}
