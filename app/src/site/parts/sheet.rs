//! What sheets of paper have in common: a code to scan, what tells how true they
//! still are, and marks that need no colour.

use catalogue::{Lang, OnlineLevel, calendar::day_of};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::Entry;

use super::qr;
use crate::site::{format, visit::Visit};

/// The code that leads to a page of this site, with its address in words for
/// who cannot scan. `path` is with the language.
pub fn code_to(visit: &Visit, path: &str, short: &str) -> AnyView {
    let lang = visit.lang;
    // Where nobody said where the public finds this site, a code would lead nowhere.
    if visit.site.base_url().is_empty() {
        return ().into_any();
    }
    let address = format!("{}{path}", visit.site.base_url());
    let short = format!("{}{short}", visit.site.base_url());
    let short = short.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    view! {
        <div class="sheet-code">
            {qr::code(&address, text(lang, "sheet-code-label"))}
            <p>{text(lang, "sheet-scan")}</p>
            <p class="sheet-address">{short}</p>
        </div>
    }
    .into_any()
}

/// Which edition a sheet shows, since when the public sees it, the decision that
/// announced it, and when somebody last compared it with its source.
pub fn foot(lang: Lang, entry: &Entry) -> AnyView {
    let content = &entry.content;
    let since = format::date(lang, day_of(entry.published_at));
    let edition = text_with(lang, "sheet-edition", &[("n", entry.edition.into()), ("date", since.into())]);
    let decision = match &content.announcement {
        Some(announcement) if !announcement.number.is_empty() => {
            let number = announcement.number.as_str();
            match announcement.date {
                Some(day) => text_with(
                    lang,
                    "sheet-decision",
                    &[("number", number.into()), ("date", format::date(lang, day).into())],
                ),
                None => text_with(lang, "sheet-decision-undated", &[("number", number.into())]),
            }
        }
        _ => text(lang, "sheet-no-decision"),
    };
    let verified = match content.source.verified_on {
        Some(day) => text_with(lang, "sheet-verified", &[("date", format::date(lang, day).into())]),
        None => text(lang, "sheet-unverified"),
    };
    view! { <footer class="sheet-foot"><p>{edition} " " {decision} " " {verified}</p><p>{text(lang, "sheet-ask")}</p></footer> }
        .into_any()
}

/// An online level as four boxes, full up to the level: told by shape, beside its words.
pub fn level_boxes(level: Option<OnlineLevel>) -> AnyView {
    let level = level.map_or(0, OnlineLevel::number);
    let boxes = (0..4_u8)
        .map(|number| {
            let class = if number < level { "level-box level-box-full" } else { "level-box" };
            view! { <rect class=class x=number * 12 + 1 y="1" width="9" height="9"></rect> }
        })
        .collect_view();
    view! { <svg class="level-boxes" viewBox="0 0 47 11" aria-hidden="true">{boxes}</svg> }.into_any()
}
