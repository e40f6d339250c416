//! The parts of the page, and the table of them.

use catalogue::Lang;
use leptos::prelude::*;
use locale::text;

/// A part with a heading that can be linked to.
pub struct Section {
    id: &'static str,
    title: String,
    body: AnyView,
}

impl Section {
    /// A part.
    pub fn new(id: &'static str, title: String, body: AnyView) -> Self {
        Self { id, title, body }
    }

    /// The part on the page.
    pub fn into_view(self) -> AnyView {
        let Self { id, title, body } = self;
        view! { <section class="part" id=id><h2>{title}</h2>{body}</section> }.into_any()
    }

    /// The part among those of other procedures, which `key` tells it from.
    pub fn on_paper(self, key: &str) -> AnyView {
        let Self { id, title, body } = self;
        view! { <section class="part" id=format!("{key}-{id}")><h3>{title}</h3>{body}</section> }.into_any()
    }
}

/// The table of contents.
pub fn contents(lang: Lang, sections: &[Section]) -> AnyView {
    let links = sections
        .iter()
        .map(|section| view! { <li><a href=format!("#{}", section.id)>{section.title.clone()}</a></li> })
        .collect_view();
    view! {
        <nav class="contents" aria-labelledby="contents">
            <h2 id="contents">{text(lang, "contents-title")}</h2>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}
