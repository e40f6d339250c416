//! What differs between two contents, part by part, before beside after.

use catalogue::{EditionContent, Lang, Part};
use leptos::prelude::*;
use locale::text;
use registry::bulk::Exchange;

use super::words;
use crate::site::parts::vi_tag;

/// So much of a part is shown; the form of the edition has the rest.
const MOST: usize = 1_500;

/// The parts that differ, to be opened.
pub fn difference(
    lang: Lang,
    exchange: &dyn Exchange,
    parts: &[Part],
    before: &EditionContent,
    after: &EditionContent,
) -> AnyView {
    let said = |part: Part, content: &EditionContent| {
        let said = exchange.say(part, content);
        match said.char_indices().nth(MOST) {
            Some((at, _)) => format!("{}…", &said[..at]),
            None if said.is_empty() => text(lang, "bulk-empty-part"),
            None => said,
        }
    };
    let rows = parts
        .iter()
        .map(|part| {
            view! {
                <dt>{words::part(lang, *part)}</dt>
                <dd>
                    <p class="bulk-side">{text(lang, "bulk-before")}</p>
                    <p class="bulk-said bulk-said-before" lang=vi_tag(lang)>{said(*part, before)}</p>
                    <p class="bulk-side">{text(lang, "bulk-after")}</p>
                    <p class="bulk-said bulk-said-after" lang=vi_tag(lang)>{said(*part, after)}</p>
                </dd>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{text(lang, "bulk-difference")}</summary>
            <dl class="bulk-difference">{rows}</dl>
        </details>
    }
    .into_any()
}

/// The names of parts, in a row.
pub fn names(lang: Lang, parts: &[Part]) -> String {
    parts.iter().map(|part| words::part(lang, *part)).collect::<Vec<_>>().join(", ")
}
