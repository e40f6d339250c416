//! Parts that several pages share.

pub mod coverage;
pub mod desks;
pub mod difference;
pub mod due;
pub mod entries;
pub mod events;
pub mod fields;
pub mod names;
pub mod pager;
pub mod qr;
pub mod search_box;
pub mod sheet;

use catalogue::{EditionContent, Lang, OnlineLevel, Texts};
use leptos::prelude::*;
use locale::text;

use super::{format, summary::Line};

/// Text in Vietnamese, told so to screen readers where the page is in another language.
pub fn vi(lang: Lang, words: &str) -> AnyView {
    worded(lang, words, Lang::VI)
}

/// A text of the content in the language of the page; where it is not there, in
/// Vietnamese, and told so to screen readers.
pub fn said(lang: Lang, texts: &Texts) -> AnyView {
    let (words, told_in) = texts.told(lang);
    worded(lang, words, told_in)
}

fn worded(page: Lang, words: &str, told_in: Lang) -> AnyView {
    let words = words.to_owned();
    match names::tag(page, told_in) {
        Some(tag) => view! { <span lang=tag>{words}</span> }.into_any(),
        None => words.into_any(),
    }
}

/// What the `lang` attribute of an element with Vietnamese text is.
pub fn vi_tag(lang: Lang) -> Option<&'static str> {
    (lang != Lang::VI).then_some("vi")
}

/// A name in the language of the page, where there is one: then the Vietnamese stands
/// beside it, for that is what is written on doors and forms.
pub fn name(lang: Lang, vietnamese: &str, translated: Option<&str>) -> AnyView {
    match translated {
        Some(translated) => {
            let vietnamese = vietnamese.to_owned();
            view! { {translated.to_owned()} " " <span class="original" lang="vi">{vietnamese}</span> }.into_any()
        }
        None => vi(lang, vietnamese),
    }
}

/// The badge of an online level: in words, by a disc that is as full as the level
/// is, and by colour, so that each of the three is enough.
pub fn badge(lang: Lang, level: Option<OnlineLevel>) -> AnyView {
    let (class, filled) = match level {
        Some(OnlineLevel::Full) => ("badge badge-full", "M12 3a9 9 0 0 1 0 18 9 9 0 0 1 0-18z"),
        Some(OnlineLevel::Partial) => ("badge badge-partial", "M12 3a9 9 0 0 0 0 18z"),
        Some(_) => ("badge", ""),
        None => ("badge badge-unknown", ""),
    };
    view! {
        <span class=class>
            <svg class="icon level" viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9" />
                <path d=filled />
            </svg>
            {format::online_level(lang, level)}
        </span>
    }
    .into_any()
}

/// A line of the summary.
pub fn line(lang: Lang, line: &Line) -> AnyView {
    let class = (!line.certain).then_some("uncertain");
    let tag = line.vietnamese.then_some("vi").filter(|_| lang != Lang::VI);
    view! { <span class=class lang=tag>{line.words.clone()}</span> }.into_any()
}

/// Which province or commune made it public for itself, where one did.
pub fn local(lang: Lang, content: &EditionContent) -> Option<AnyView> {
    let agency = content.agencies.local()?;
    let agency = vi(lang, agency.as_str());
    Some(view! { <span>{text(lang, "made-public-by")} " " {agency}</span> }.into_any())
}

/// Where one is: the pages above this one.
pub fn breadcrumbs(lang: Lang, above: Vec<(String, AnyView)>) -> AnyView {
    let items = above.into_iter().map(|(href, label)| view! { <li><a href=href>{label}</a></li> }).collect_view();
    view! { <nav class="breadcrumbs" aria-label=text(lang, "nav-breadcrumbs")><ol>{items}</ol></nav> }.into_any()
}
