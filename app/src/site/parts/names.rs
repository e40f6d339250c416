//! What a procedure is called on a page: in the language of the page where there is
//! a translation, else in Vietnamese, and which of the two it is.

use catalogue::{EditionContent, Lang, Standing};
use leptos::prelude::*;
use locale::text;

use crate::site::markdown::shorten;

/// The tag of a text's language on a page; nothing where it is that of the page.
pub fn tag(page: Lang, words: Lang) -> Option<&'static str> {
    (words != page).then(|| words.tag())
}

/// The name, within a sentence.
pub fn name(page: Lang, content: &EditionContent) -> AnyView {
    let told = content.in_language(page);
    match tag(page, told.lang) {
        Some(tag) => view! { <span lang=tag>{told.name.to_owned()}</span> }.into_any(),
        None => told.name.to_owned().into_any(),
    }
}

/// The beginning of the name, within a sentence.
pub fn short(page: Lang, content: &EditionContent, most: usize) -> AnyView {
    let told = content.in_language(page);
    view! { <span lang=tag(page, told.lang)>{shorten(told.name, most)}</span> }.into_any()
}

/// The name as a link, with its mark beside it.
pub fn link(page: Lang, href: String, content: &EditionContent) -> AnyView {
    let told = content.in_language(page);
    let name = told.name.to_owned();
    view! { <a href=href lang=tag(page, told.lang)>{name}</a> {mark(page, content)} }.into_any()
}

/// That there is no translation, or that it is older than the Vietnamese; nothing
/// where name and page agree. The page of the procedure says what that means.
pub fn mark(page: Lang, content: &EditionContent) -> Option<AnyView> {
    let words = match content.in_language(page).standing {
        Standing::Original | Standing::Translated => return None,
        Standing::Missing => text(page, "translation-missing"),
        Standing::Older => text(page, "translation-older"),
    };
    Some(view! { " " <span class="translation-mark">{words}</span> }.into_any())
}

/// What a reader of another language has to know of the page of a procedure: a
/// sentence on its name and summary, and that the rest is Vietnamese.
pub fn explained(page: Lang, content: &EditionContent) -> Option<AnyView> {
    let words = match content.in_language(page).standing {
        Standing::Original => return None,
        Standing::Translated => text(page, "translation-given-explained"),
        Standing::Missing => text(page, "translation-missing-explained"),
        Standing::Older => text(page, "translation-older-explained"),
    };
    Some(view! { <p class="muted">{words}</p> }.into_any())
}

/// The official name, where another stands above it, up to so many characters.
pub fn official(page: Lang, content: &EditionContent, most: usize) -> Option<AnyView> {
    let told = content.in_language(page);
    (told.lang != Lang::VI).then(|| {
        let name = shorten(&content.name, most);
        view! {
            <p class="official-name">{text(page, "translation-official-name")} " " <span lang="vi">{name}</span></p>
        }
        .into_any()
    })
}
