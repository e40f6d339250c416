//! More procedures: searched for on the page itself.

use std::sync::Arc;

use leptos::prelude::*;
use locale::text;
use registry::{Entry, SearchRequest};

use super::{Items, WITH, plain_word};
use crate::site::{address, icon::icon, pages::procedure::carried, parts::names, visit::Visit};

/// How many are offered.
const OFFERED: usize = 8;
/// The parameter of the question.
const ASKED: &str = "tim";
/// The longest question that is asked.
const LONGEST: usize = 200;

/// What a search on the page finds; nothing where nothing was asked.
pub async fn find(visit: &Visit, items: &Items<'_>) -> Option<Vec<Arc<Entry>>> {
    let asked: String = visit.parameter(ASKED)?.trim().chars().take(LONGEST).collect();
    if asked.is_empty() {
        return None;
    }
    let request = SearchRequest { q: asked, limit: OFFERED, ..SearchRequest::default() };
    let found = visit.site.portal.search(&request).await.map(|found| found.hits).unwrap_or_default();
    let new = found.into_iter().map(|hit| hit.entry);
    Some(new.filter(|entry| items.list.iter().all(|item| item.entry.id != entry.id)).collect())
}

/// The form, with what was found. `to` is the page that has the procedures, and
/// `along` what its address says already.
pub fn form(
    visit: &Visit,
    to: &str,
    title: String,
    along: Vec<(&'static str, String)>,
    found: Option<Vec<Arc<Entry>>>,
) -> AnyView {
    let lang = visit.lang;
    let found = found.map(|found| {
        if found.is_empty() {
            return view! { <p role="status">{text(lang, "undertaking-found-nothing")}</p> }.into_any();
        }
        let rows = found
            .iter()
            .map(|entry| {
                let mut pairs = along.clone();
                pairs.push((WITH, plain_word(&entry.procedure.slug)));
                let add = address::with_query(to, &pairs);
                view! {
                    <li>
                        <a href=add>{icon("check")}{text(lang, "undertaking-add-this")} " " {names::name(lang, &entry.content)}</a> {names::mark(lang, &entry.content)}
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="found">{rows}</ul> }.into_any()
    });
    let asked = visit.parameter(ASKED).unwrap_or_default();
    view! {
        <section class="part undertaking-add screen-only" id="them">
            <h2>{title}</h2>
            <form method="get" action=format!("{to}#them") role="search">
                {carried(&along)}
                <label for="tim">{text(lang, "undertaking-search")}</label>
                <div class="row">
                    <input r#type="search" id="tim" name=ASKED value=asked maxlength=LONGEST.to_string() />
                    <button class="button" r#type="submit">{text(lang, "search-button")}</button>
                </div>
            </form>
            {found}
        </section>
    }
    .into_any()
}
