//! The binder of a sector: all its procedures, each complete and on a page of its
//! own, to print or to save as PDF.

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, Group, Snapshot, today};

use super::procedure::{Shown, View};
use crate::site::{
    address,
    document::Page,
    format,
    icon::icon,
    parts::{name, names, pager::part, sheet},
    router::missing,
    visit::Visit,
};

/// The parameter that tells which part is asked for.
const PART: &str = "phan";
/// How many procedures stand in a part: a browser has to lay all of them out.
pub const IN_A_PART: usize = 50;

/// A part of the binder.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let Some(sector) = snapshot.sector(&slug) else { return missing(&visit) };
    // What is repealed is found on the site, and is not to be followed any more.
    let entries: Vec<Arc<Entry>> =
        sector.entries.iter().filter(|entry| entry.procedure.repeal.is_none()).map(Arc::clone).collect();
    let asked = visit.parameter(PART);
    let Some(part) = part(&entries, asked.as_deref(), IN_A_PART) else { return missing(&visit) };
    let translated = visit.site.content.sector_name(lang, &sector.slug);
    let title = text_with(lang, "binder-title", &[("sector", translated.unwrap_or(&sector.name).into())]);
    let page = Page { unlisted: true, ..Page::new(title) };
    page.answer(&visit, || {
        let first = (part.page - 1) * IN_A_PART + 1;
        let sheets = part
            .items
            .iter()
            .enumerate()
            .map(|(number, entry)| procedure(&visit, &snapshot, entry, first + number))
            .collect_view();
        view! {
            <div class="sheet-page binder">
                <div class="sheet-note screen-only">
                    <p>{icon("print")}{text(lang, "binder-how")}</p>
                    <p><a href=address::sector(lang, &sector.slug)>{text(lang, "binder-back")}</a></p>
                    {parts(&visit, sector, part.page, part.pages)}
                </div>
                {cover(&visit, sector, &entries, first, part.items.len(), (part.page, part.pages))}
                {sheets}
            </div>
        }
        .into_any()
    })
}

/// The ways to the other parts.
fn parts(visit: &Visit, sector: &Group, page: usize, pages: usize) -> Option<AnyView> {
    let lang = visit.lang;
    let links = (1..=pages)
        .map(|number| {
            let current = (number == page).then_some("page");
            let label = text_with(lang, "binder-part", &[("n", number.into())]);
            view! { <li><a href=address::binder(lang, &sector.slug, number) aria-current=current>{label}</a></li> }
        })
        .collect_view();
    (pages > 1)
        .then(|| view! { <nav class="jumps" aria-label=text(lang, "binder-parts")><ul>{links}</ul></nav> }.into_any())
}

/// The first page: what it is, of which day, and what stands in it under which number.
fn cover(
    visit: &Visit,
    sector: &Group,
    entries: &[Arc<Entry>],
    first: usize,
    count: usize,
    (page, pages): (usize, usize),
) -> AnyView {
    let lang = visit.lang;
    let translated = visit.site.content.sector_name(lang, &sector.slug);
    let day = format::date(lang, today());
    let path = address::sector(lang, &sector.slug);
    let which = (pages > 1).then(|| {
        let last = first + count.saturating_sub(1);
        let words = [("part", page.into()), ("parts", pages.into()), ("first", first.into()), ("last", last.into())];
        view! { <p>{text_with(lang, "binder-which", &words)}</p> }
    });
    let contents = entries
        .iter()
        .skip(first - 1)
        .take(count)
        .enumerate()
        .map(|(number, entry)| {
            let number = first + number;
            let code = entry.code().map(|code| view! { " " <span class="code">{code.to_owned()}</span> });
            view! {
                <li value=number>
                    {names::link(lang, format!("#so-{number}"), &entry.content)} {code}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="sheet binder-cover">
            <header class="sheet-head">
                <div>
                    <p class="sheet-kicker">{text(lang, "app-name")} " · " {text(lang, "binder-kicker")}</p>
                    <h1>{name(lang, &sector.name, translated)}</h1>
                    <p>{text_with(lang, "procedure-count", &[("n", entries.len().into())])}</p>
                    {which}
                    <p>{text_with(lang, "binder-day", &[("date", day.into())])}</p>
                </div>
                {sheet::code_to(visit, &path, &path)}
            </header>
            <h2>{text(lang, "binder-contents")}</h2>
            <ol class="binder-contents">{contents}</ol>
        </section>
    }
    .into_any()
}

/// A procedure, complete, from a new page.
fn procedure(visit: &Visit, snapshot: &Snapshot, entry: &Entry, number: usize) -> AnyView {
    let lang = visit.lang;
    let slug = &entry.procedure.slug;
    let path = address::procedure(lang, slug);
    let short = address::page(lang, &format!("/thu-tuc/{}", entry.code().unwrap_or(slug.as_str())));
    let view = View { visit, snapshot, entry, case: None, shown: Shown::OnPaper };
    let code = entry.code().map(|code| format!(" · {} {code}", text(lang, "code")));
    let key = format!("so-{number}");
    view! {
        <article class="sheet binder-procedure" id=key.clone()>
            <header class="sheet-head">
                <div>
                    <p class="sheet-kicker">{text_with(lang, "binder-number", &[("n", number.into())])} {code}</p>
                    <h2>{names::name(lang, &entry.content)}</h2>
                    {names::official(lang, &entry.content, usize::MAX)}
                </div>
                {sheet::code_to(visit, &path, &short)}
            </header>
            {view.on_paper(&key)}
            {sheet::foot(lang, entry)}
        </article>
    }
    .into_any()
}
