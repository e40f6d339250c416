//! How many procedures are at which online level: a bar, and the same in words.

use catalogue::{Lang, OnlineLevel};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Coverage, OnlineFilter, SearchRequest};

use crate::site::{address, format};

/// The width of the bar in its own units.
const WIDTH: usize = 1000;

/// The bar and its legend, which links to the procedures counted.
pub fn coverage(lang: Lang, coverage: &Coverage) -> AnyView {
    let online = coverage.partial + coverage.full;
    let shares = [
        ("full", coverage.full, text(lang, "online-4"), Some(OnlineFilter::Level(OnlineLevel::Full))),
        ("partial", coverage.partial, text(lang, "online-3"), Some(OnlineFilter::Level(OnlineLevel::Partial))),
        ("lower", coverage.lower, text(lang, "online-lower"), None),
        ("unknown", coverage.unknown, text(lang, "online-unknown"), None),
    ];
    let mut start = 0;
    let mut seen = 0;
    let mut bars = Vec::new();
    let mut legend = Vec::new();
    for (class, count, label, filter) in shares {
        seen += count;
        let end = (WIDTH * seen).checked_div(coverage.total).unwrap_or(0);
        bars.push(view! { <rect class=format!("share-{class}") x=start width=end - start height="16" /> });
        start = end;
        let share =
            format!("{} · {}", format::number(lang, count as u64), format::percent(lang, count, coverage.total));
        let label = match filter {
            Some(level) => {
                let mut request = SearchRequest::default();
                request.filters.online_level = Some(level);
                view! { <a href=address::search(lang, &request)>{label}</a> }.into_any()
            }
            None => label.into_any(),
        };
        legend.push(view! {
            <div>
                <dt><span class=format!("swatch share-{class}")></span>{label}</dt>
                <dd>{share}</dd>
            </div>
        });
    }
    // While most levels are not known, a share of all would say what nobody knows.
    let key = if coverage.unknown * 2 > coverage.total { "coverage-headline-unsure" } else { "coverage-headline" };
    let headline = text_with(
        lang,
        key,
        &[
            ("online", format::number(lang, online as u64).into()),
            ("total", format::number(lang, coverage.total as u64).into()),
            ("unknown", format::number(lang, coverage.unknown as u64).into()),
            ("share", format::percent(lang, online, coverage.total).into()),
        ],
    );
    view! {
        <p class="coverage-headline">{headline.clone()}</p>
        <svg class="coverage-bar" viewBox=format!("0 0 {WIDTH} 16") preserveAspectRatio="none" role="img" aria-label=headline>
            {bars}
        </svg>
        <dl class="coverage-legend">{legend}</dl>
    }
    .into_any()
}
