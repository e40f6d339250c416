//! What was searched for, where it is not what was typed; and what else may
//! have been meant.

use leptos::prelude::*;
use locale::text;
use registry::{SearchRequest, SearchResults};

use crate::site::{address, visit::Visit};

/// With so few results it is asked whether something else was meant.
const FEW: usize = 3;

/// The line, where there is anything to say.
pub fn meant(visit: &Visit, request: &SearchRequest, results: &SearchResults) -> AnyView {
    let lang = visit.lang;
    let link = |q: &str, verbatim: bool| {
        let request = SearchRequest { q: q.to_owned(), verbatim, offset: 0, ..request.clone() };
        address::search(lang, &request)
    };
    if request.verbatim {
        return view! {
            <p class="meant">
                {text(lang, "meant-verbatim")} " · "
                <a href=link(&request.q, false) rel="nofollow">{text(lang, "meant-repair")}</a>
            </p>
        }
        .into_any();
    }
    let suggestions = visit.site.portal.suggestions();
    if let Some(searched) = suggestions.corrected(&request.q, &results.understood, true) {
        return view! {
            <p class="meant">
                {text(lang, "meant-searched")} " " <strong lang="vi">{searched}</strong> " · "
                {text(lang, "meant-as-typed")} " "
                <a href=link(&request.q, true) rel="nofollow" lang="vi">{request.q.clone()}</a>
            </p>
        }
        .into_any();
    }
    if results.total <= FEW
        && let Some(likely) = suggestions.corrected(&request.q, &results.understood, false)
    {
        return view! {
            <p class="meant">
                {text(lang, "meant-perhaps")} " " <a href=link(&likely, false) rel="nofollow" lang="vi">{likely.clone()}</a>
            </p>
        }
        .into_any();
    }
    ().into_any()
}
