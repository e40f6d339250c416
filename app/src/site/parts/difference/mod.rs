//! What differs between two contents of a procedure: part by part, word by word,
//! and in short for whoever only wants to know what it means for them.
//!
//! A content is first put into lines as people read them ([`lines`]), then the
//! lines of the two are matched ([`compare`]), and what is left is shown with the
//! words that came and went ([`words`]). So the same comparison serves staff
//! before a change is public and everybody after.

mod compare;
mod data;
mod dossier;
mod lines;
mod model;
mod short;
#[cfg(test)]
mod tests;
mod told;
mod view;
mod words;

use catalogue::{EditionContent, Lang, Part};
use leptos::prelude::*;
use locale::text;

use self::{compare::compare, model::PartChange};
pub use self::{
    data::{DifferenceKind, LineDifference, PartDifference, differences},
    told::{ToldLine, told},
    words::Run,
};
use crate::site::SiteContent;

/// What differs, part by part, each under an `<h3>`: only the parts that do, and
/// a sentence where none does.
pub fn difference(lang: Lang, before: &EditionContent, after: &EditionContent) -> AnyView {
    difference_on(None, lang, before, after)
}

/// The same on a site that knows the names of life events.
pub fn difference_on(
    site: Option<&SiteContent>,
    lang: Lang,
    before: &EditionContent,
    after: &EditionContent,
) -> AnyView {
    let parts = parts(site, lang, before, after);
    if parts.is_empty() {
        return view! { <p class="difference-none">{text(lang, "difference-none")}</p> }.into_any();
    }
    let parts = parts.iter().map(|part| view::part(lang, part)).collect_view();
    view! { <div class="difference">{parts}</div> }.into_any()
}

/// What changes for whoever needs the procedure, a sentence each: papers, cost,
/// time, online level, and the names of the other parts that differ.
pub fn in_short(lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<String> {
    short::told(lang, before, after).iter().map(|told| told.sentence(lang)).collect()
}

/// The same as a list, which tells screen readers what is in Vietnamese.
pub fn in_short_view(lang: Lang, before: &EditionContent, after: &EditionContent) -> AnyView {
    let told = short::told(lang, before, after);
    if told.is_empty() {
        return view! { <p class="difference-none">{text(lang, "difference-none")}</p> }.into_any();
    }
    let items = told.iter().map(|told| view! { <li>{told.view(lang)}</li> }).collect_view();
    view! { <ul class="in-short">{items}</ul> }.into_any()
}

/// The name of a part, as pages call it.
pub fn part_name(lang: Lang, part: Part) -> String {
    match part {
        Part::Name => text(lang, "form-name"),
        Part::Summary => text(lang, "form-summary"),
        Part::Translations => text(lang, "form-translations"),
        Part::Keywords => text(lang, "form-keywords"),
        Part::Sector => text(lang, "form-sector"),
        Part::Levels => text(lang, "form-levels"),
        Part::Applicants => text(lang, "applicants-title"),
        Part::Agencies => text(lang, "agencies-title"),
        Part::Reception => text(lang, "form-reception"),
        Part::Interlinked => text(lang, "difference-interlinked"),
        Part::Online => text(lang, "form-part-online"),
        Part::Channels => text(lang, "channels-title"),
        Part::Dossier => text(lang, "papers-title"),
        Part::Forms => text(lang, "forms-title"),
        Part::Steps => text(lang, "steps-title"),
        Part::Requirements => text(lang, "requirements-title"),
        Part::Outcomes => text(lang, "outcomes-title"),
        Part::LegalBasis => text(lang, "legal-title"),
        Part::Announcement => text(lang, "announcement-title"),
        Part::LifeEvents => text(lang, "nav-life-events"),
        Part::Source => text(lang, "difference-source"),
    }
}

fn parts(site: Option<&SiteContent>, lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<PartChange> {
    let lines = |part, content| lines::of(site, lang, part, content);
    Part::differing(before, after)
        .into_iter()
        .map(|part| PartChange { part, blocks: compare(&lines(part, before), &lines(part, after)) })
        .collect()
}
