//! What differs between two editions.

use axum::{extract::Path, response::Response};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::history::{History, PublicEdition};

use super::{above, announced, find, head, name, shortened, span, whole};
use crate::site::{address, document::Page, parts::difference, router::missing, visit::Visit};

/// An edition against the one before, or against the one that is asked for.
pub async fn between(visit: Visit, Path((procedure, number)): Path<(String, String)>) -> Response {
    let history = match find(&visit, &procedure, &format!("/lich-su/{number}")).await {
        Ok(history) => history,
        Err(answer) => return *answer,
    };
    let Some(edition) = read(&history, &number) else { return missing(&visit) };
    let before = match visit.parameter(address::AGAINST).filter(|against| !against.is_empty()) {
        Some(against) => match read(&history, &against) {
            Some(other) => Some(other),
            None => return missing(&visit),
        },
        None => history.before(edition.number),
    };
    let lang = visit.lang;
    let title = match before {
        Some(before) => {
            text_with(lang, "history-between", &[("n", edition.number.into()), ("before", before.number.into())])
        }
        None => text_with(lang, "history-edition", &[("n", edition.number.into())]),
    };
    let page = Page { unlisted: true, ..Page::new(format!("{title} – {}", shortened(name(lang, &history)))) };
    page.answer(&visit, || {
        let body = match before {
            Some(before) => compared(&visit, before, edition),
            None => view! { <p>{text(lang, "history-nothing-before")}</p> }.into_any(),
        };
        view! {
            <div class="narrow history">
                {above(&visit, &history)}
                <h1>{title}</h1>
                {head(&visit, &history)}
                <dl class="roles">
                    {before.map(|before| row(&visit, &history, before))}
                    {row(&visit, &history, edition)}
                </dl>
                {choose(&visit, &history, edition, before)}
                {body}
            </div>
        }
        .into_any()
    })
}

/// An edition by its number as an address has it: "3", not "03" or "+3".
fn read<'a>(history: &'a History, number: &str) -> Option<&'a PublicEdition> {
    let read: u32 = number.parse().ok()?;
    history.edition(read).filter(|_| read.to_string() == number)
}

fn row(visit: &Visit, history: &History, edition: &PublicEdition) -> AnyView {
    let lang = visit.lang;
    let label = text_with(lang, "history-edition", &[("n", edition.number.into())]);
    let whole = whole(history, edition).map(|day| {
        let href = address::as_of(lang, &history.procedure.slug, day);
        view! { <dd><a href=href>{text_with(lang, "history-whole", &[("n", edition.number.into())])}</a></dd> }
    });
    let announced =
        edition.content.announcement.as_ref().map(|decision| view! { <dd>{announced(lang, decision)}</dd> });
    view! { <div><dt>{label}</dt><dd>{span(lang, edition)}</dd>{announced}{whole}</div> }.into_any()
}

fn compared(visit: &Visit, before: &PublicEdition, edition: &PublicEdition) -> AnyView {
    let lang = visit.lang;
    let (old, new) = (&before.content, &edition.content);
    if old == new {
        return difference::difference(lang, old, new);
    }
    view! {
        <section aria-labelledby="noi-gon">
            <h2 id="noi-gon">{text(lang, "history-in-short")}</h2>
            {difference::in_short_view(lang, old, new)}
        </section>
        <section aria-labelledby="tung-cho">
            <h2 id="tung-cho">{text(lang, "history-each")}</h2>
            <p class="muted">{text(lang, "history-each-lead")}</p>
            {difference::difference_on(Some(&visit.site.content), lang, old, new)}
        </section>
    }
    .into_any()
}

/// Which other edition to compare with, where there are several.
fn choose(
    visit: &Visit,
    history: &History,
    edition: &PublicEdition,
    before: Option<&PublicEdition>,
) -> Option<AnyView> {
    let lang = visit.lang;
    if history.editions.len() < 3 {
        return None;
    }
    let options = history
        .editions
        .iter()
        .rev()
        .filter(|other| other.number != edition.number)
        .map(|other| {
            let chosen = before.is_some_and(|before| before.number == other.number);
            let label = text_with(lang, "history-edition", &[("n", other.number.into())]);
            view! { <option value=other.number selected=chosen>{label}" · "{span(lang, other)}</option> }
        })
        .collect_view();
    Some(
        view! {
            <form class="history-form" method="get" action=address::edition(lang, &history.procedure.slug, edition.number)>
                <label for="tu">{text_with(lang, "history-against", &[("n", edition.number.into())])}</label>
                <div>
                    <select id="tu" name=address::AGAINST>{options}</select>
                    <button class="button" type="submit">{text(lang, "history-compare-button")}</button>
                </div>
            </form>
        }
        .into_any(),
    )
}
