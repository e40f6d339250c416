//! The pages that staff write in Markdown: about, help, accessibility.

use axum::response::Response;
use leptos::prelude::*;

use crate::site::{document::Page, markdown, parts::names, router::missing, visit::Visit};

/// Their addresses.
pub const SLUGS: [&str; 3] = ["gioi-thieu", "tro-giup", "tiep-can"];

/// The page, in the language of the address.
pub async fn show(visit: Visit) -> Response {
    let slug = visit.path.trim_start_matches('/');
    let Some(content) = visit.site.content.page(visit.lang, slug) else { return missing(&visit) };
    let page = Page {
        description: content.description.clone(),
        canonical: Some(visit.path.clone()),
        ..Page::new(content.title.clone())
    };
    page.answer(&visit, || {
        let tag = names::tag(visit.lang, content.lang);
        let lead =
            (!content.description.is_empty()).then(|| view! { <p class="lead">{content.description.clone()}</p> });
        view! {
            <article class="narrow prose" lang=tag>
                <h1>{content.title.clone()}</h1>
                {lead}
                <div inner_html=markdown::render(&content.body, 1)></div>
            </article>
        }
        .into_any()
    })
}
