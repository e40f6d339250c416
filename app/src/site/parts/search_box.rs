//! The search box: a plain form, with suggestions where the browser can.

use leptos::prelude::*;
use locale::text;
use registry::SearchRequest;

use crate::{
    islands::{Suggestions, SuggestionsProps},
    site::{address, icon::icon, visit::Visit},
};

/// The large box. `kept` are parameters of a search that a new question keeps.
pub fn large(visit: &Visit, question: &str, kept: &[(&'static str, String)]) -> AnyView {
    let lang = visit.lang;
    let hidden = kept
        .iter()
        .map(|(name, value)| view! { <input r#type="hidden" name=*name value=value.clone() /> })
        .collect_view();
    let suggestions = Suggestions(
        SuggestionsProps::builder()
            .value(question.to_owned())
            .lang(lang.tag().to_owned())
            .longest(SearchRequest::MAX_QUESTION)
            .placeholder(text(lang, "search-placeholder"))
            .list_label(text(lang, "suggestions-label"))
            .kind_labels(text(lang, "suggestions-kinds"))
            .count_none(text(lang, "suggestions-none"))
            .count_some(text(lang, "suggestions-some"))
            .build(),
    );
    view! {
        <form class="search-large" action=visit.to("/tim-kiem") role="search">
            <label for="q">{text(lang, "search-label")}</label>
            <div class="search-row">
                {icon("search")}
                {suggestions}
                <button>{text(lang, "search-button")}</button>
            </div>
            {hidden}
        </form>
    }
    .into_any()
}

/// The small box in the header.
pub fn plain(visit: &Visit) -> AnyView {
    let lang = visit.lang;
    let label = text(lang, "search-label");
    view! {
        <form class="search-small" action=address::page(lang, "/tim-kiem") role="search">
            <input
                r#type="search"
                name="q"
                aria-label=label
                maxlength=SearchRequest::MAX_QUESTION
                placeholder=text(lang, "search-placeholder-short")
            />
            <button aria-label=text(lang, "search-button")>{icon("search")}</button>
        </form>
    }
    .into_any()
}
