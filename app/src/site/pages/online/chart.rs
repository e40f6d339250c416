//! The chart: a column a month, its parts told by pattern as well as by colour.
//! The table beneath says the same.

use std::fmt::Write;

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

/// What tells the parts apart without colour: full is plain, unknown is empty.
const PATTERNS: &str = r#"<defs><pattern id="mau-partial" width="5" height="5" patternUnits="userSpaceOnUse"><path class="chart-stroke" d="M0 5 5 0"/></pattern><pattern id="mau-lower" width="5" height="5" patternUnits="userSpaceOnUse"><circle class="chart-dot" cx="2.5" cy="2.5" r="1"/></pattern></defs>"#;

/// The chart, with what its patterns mean.
pub fn chart(lang: Lang, days: &[Date], counts: &[Coverage], targets: &[&Target]) -> AnyView {
    // Of several targets, those of all procedures; on the page of a sector, its own.
    let all = targets.iter().any(|target| target.target.sector.is_none());
    let shares: Vec<usize> = targets
        .iter()
        .filter(|target| target.target.sector.is_none() == all)
        .map(|target| usize::from(target.target.share))
        .collect();
    let drawing = drawing(days, counts, &shares);
    let legend = PARTS.map(|(part, key)| {
        let mut swatch = String::new();
        block(&mut swatch, part, [1, 1, 18, 12]);
        view! {
            <li><svg class="chart-key" viewBox="0 0 20 14" aria-hidden="true" inner_html=swatch></svg>{text(lang, key)}</li>
        }
    });
    let line = r#"<line class="chart-target" x1="0" x2="20" y1="7" y2="7"/>"#;
    let target_key = (!shares.is_empty()).then(|| {
        view! {
            <li>
                <svg class="chart-key" viewBox="0 0 20 14" aria-hidden="true" inner_html=line></svg>
                {text(lang, "online-target-line")}
            </li>
        }
    });
    let room = format!("0 0 {} {}", LEFT + WIDTH + 8, TOP + HEIGHT + 24);
    view! {
        <figure class="chart">
            <svg viewBox=room role="img" aria-label=described(lang, days, counts) inner_html=drawing></svg>
            <figcaption><ul class="chart-legend">{legend.into_iter().collect_view()}{target_key}</ul></figcaption>
        </figure>
    }
    .into_any()
}

/// The picture: numbers and names of classes, and no word of anybody.
fn drawing(days: &[Date], counts: &[Coverage], targets: &[usize]) -> String {
    let mut out = PATTERNS.to_owned();
    let (right, bottom) = (LEFT + WIDTH, TOP + HEIGHT);
    for share in [0, 50, 100] {
        let y = bottom - share * HEIGHT / 100;
        let _ = write!(out, r#"<line class="chart-line" x1="{LEFT}" x2="{right}" y1="{y}" y2="{y}"/>"#);
        let (x, y) = (LEFT - 4, y + 4);
        let _ = write!(out, r#"<text class="chart-text chart-scale" x="{x}" y="{y}">{share}%</text>"#);
    }
    for (place, coverage) in counts.iter().enumerate() {
        column(&mut out, place, counts.len(), *coverage);
    }
    for share in targets {
        let y = bottom - share * HEIGHT / 100;
        let _ = write!(out, r#"<line class="chart-target" x1="{LEFT}" x2="{right}" y1="{y}" y2="{y}"/>"#);
    }
    let shown = [0, days.len() / 2, days.len().saturating_sub(1)];
    for (place, day) in days.iter().enumerate().filter(|(place, _)| shown.contains(place)) {
        let (x, y) = (LEFT + (2 * place + 1) * WIDTH / (2 * days.len()), bottom + 16);
        let _ = write!(out, r#"<text class="chart-text chart-month" x="{x}" y="{y}">{}</text>"#, month(*day));
    }
    out
}

/// The parts of a month, one upon the other.
fn column(out: &mut String, place: usize, places: usize, coverage: Coverage) {
    let (start, end) = (LEFT + place * WIDTH / places, LEFT + (place + 1) * WIDTH / places);
    let width = (end - start).saturating_sub(2).max(1);
    let mut below = 0;
    let parts = [coverage.full, coverage.partial, coverage.lower, coverage.unknown];
    for ((part, _), count) in PARTS.into_iter().zip(parts).filter(|(_, count)| *count > 0) {
        let from = below * HEIGHT / coverage.total.max(1);
        below += count;
        let to = below * HEIGHT / coverage.total.max(1);
        block(out, part, [start + 1, TOP + HEIGHT - to, width, to - from]);
    }
}

/// A block in its colour, with its pattern over it.
fn block(out: &mut String, part: &str, [x, y, width, height]: [usize; 4]) {
    let at = format!(r#"x="{x}" y="{y}" width="{width}" height="{height}""#);
    let over = match part {
        "partial" | "lower" => format!("url(#mau-{part})"),
        _ => "none".to_owned(),
    };
    let _ = write!(out, r#"<rect class="chart-{part}" {at}/><rect class="chart-over" fill="{over}" {at}/>"#);
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
