//! What was searched for, where it is not what was typed; and what else may
//! have been meant.

use std::cmp::Reverse;

use catalogue::Lang;
use leptos::prelude::*;
use locale::text;
use registry::{SearchRequest, SearchResults, Snapshot};

use crate::site::{address, parts::vi, visit::Visit};

/// With so few results it is asked whether something else was meant.
const FEW: usize = 3;

/// The most agencies that are named.
const AGENCIES: usize = 5;

/// The agencies that were asked for by name, those that do most first.
pub fn agencies(lang: Lang, snapshot: &Snapshot, results: &SearchResults) -> Option<AnyView> {
    let mut named: Vec<_> =
        results.understood.agencies.iter().filter_map(|slug| snapshot.agency(slug.as_str())).collect();
    named.sort_by_key(|agency| Reverse(agency.entries.len()));
    let links = named.into_iter().take(AGENCIES).map(|agency| {
        let href = address::agency(lang, &agency.slug);
        view! { <li><a href=href>{vi(lang, &agency.name)}</a></li> }
    });
    let links: Vec<_> = links.collect();
    (!links.is_empty()).then(|| {
        view! { <p class="meant">{text(lang, "meant-agencies")}</p> <ul class="names">{links}</ul> }.into_any()
    })
}

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
