//! The page of a procedure as it was on a day.

use axum::{http::StatusCode, response::Response};
use catalogue::calendar::day_of;
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    history::{AsOf, History, PublicEdition},
    today,
};

use super::{above, find, head};
use crate::site::{
    address,
    document::Page,
    format,
    icon::icon,
    pages::procedure::{self, Shown},
    visit::Visit,
};

/// The page as of a day, which is asked for as `2026-01-15` or `15/1/2026`.
pub async fn as_of(visit: &Visit, snapshot: &Snapshot, procedure: &str, asked: &str) -> Response {
    let history = match find(visit, procedure, "").await {
        Ok(history) => history,
        Err(answer) => return *answer,
    };
    let lang = visit.lang;
    let Some(day) = address::day(asked) else {
        let words = text_with(lang, "day-unreadable", &[("asked", asked.chars().take(40).collect::<String>().into())]);
        return nothing(visit, &history, StatusCode::BAD_REQUEST, asked, words);
    };
    let shown = format::date(lang, day);
    if day > today() {
        let words = text_with(lang, "day-to-come", &[("date", shown.into())]);
        return nothing(visit, &history, StatusCode::NOT_FOUND, asked, words);
    }
    match history.as_of(day) {
        AsOf::Edition(edition) => {
            let entry = history.entry(edition, day);
            let cases = entry.content.dossier.cases.len();
            let Ok(case) = procedure::case(visit, cases) else { return crate::site::router::missing(visit) };
            let banner = banner(visit, &history, edition, day);
            procedure::page(visit, snapshot, &entry, case, Shown::On(day), Some(banner))
        }
        AsOf::NotYet(first) => {
            let variables = [("date", shown.into()), ("first", format::date(lang, first).into())];
            let words = text_with(lang, "day-before-first", &variables);
            nothing(visit, &history, StatusCode::NOT_FOUND, asked, words)
        }
        AsOf::TakenBack(since) => {
            let variables = [("date", shown.into()), ("since", format::date(lang, since).into())];
            let words = text_with(lang, "day-taken-back", &variables);
            nothing(visit, &history, StatusCode::GONE, asked, words)
        }
    }
}

/// That this is how it was, and the ways to how it is.
fn banner(visit: &Visit, history: &History, edition: &PublicEdition, day: Date) -> AnyView {
    let lang = visit.lang;
    let slug = &history.procedure.slug;
    let variables = [("date", format::date(lang, day).into()), ("n", edition.number.into())];
    let title = text_with(lang, "day-title", &variables);
    let current = history.current();
    let same = current.is_some_and(|current| current.number == edition.number);
    let words = match (same, current, edition.until) {
        (true, ..) => text(lang, "day-still"),
        (false, Some(current), _) => {
            text_with(lang, "day-changed", &[("date", format::date(lang, day_of(current.from)).into())])
        }
        (false, None, _) => text(lang, "history-taken-back"),
    };
    let now = current.map(|_| view! { <li><a href=address::procedure(lang, slug)>{text(lang, "day-now")}</a></li> });
    let difference = current.filter(|_| !same).map(|current| {
        let href = format!("{}?{}={}", address::edition(lang, slug, current.number), address::AGAINST, edition.number);
        view! { <li><a href=href>{text(lang, "day-difference")}</a></li> }
    });
    view! {
        <div class="notice notice-warning past" role="note">
            {icon("clock")}
            <div>
                <h2>{title}</h2>
                <p>{words}</p>
                <ul class="edition-links">
                    {now}
                    {difference}
                    <li><a href=address::history(lang, slug)>{text(lang, "history-all")}</a></li>
                </ul>
            </div>
        </div>
    }
    .into_any()
}

/// That there is nothing to show of that day, and another day to choose.
fn nothing(visit: &Visit, history: &History, status: StatusCode, asked: &str, words: String) -> Response {
    let lang = visit.lang;
    let title = text(lang, "day-nothing-title");
    let page = Page { status, ..Page::new(title.clone()) };
    page.answer(visit, || {
        view! {
            <div class="narrow history">
                {above(visit, history)}
                <h1>{title}</h1>
                {head(visit, history)}
                {form(visit, history, Some((asked, words)))}
            </div>
        }
        .into_any()
    })
}

/// Which day to see, with what is wrong with the one that was asked for.
pub fn form(visit: &Visit, history: &History, asked: Option<(&str, String)>) -> AnyView {
    let lang = visit.lang;
    let first = history.editions.first().map(|edition| day_of(edition.from).to_string());
    let wrong = asked.is_some();
    let (value, error) = match asked {
        Some((asked, words)) => (
            address::day(asked).map(|day| day.to_string()),
            Some(view! { <p id="ngay-loi" class="warning">{icon("warning")}<span>{words}</span></p> }),
        ),
        None => (None, None),
    };
    view! {
        {error}
        <form class="history-form" method="get" action=address::procedure(lang, &history.procedure.slug)>
            <label for="ngay">{text(lang, "day-label")}</label>
            <div>
                <input
                    id="ngay"
                    type="date"
                    name=address::DAY
                    required
                    min=first
                    value=value
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=wrong.then_some("ngay-loi")
                />
                <button class="button" type="submit">{text(lang, "day-button")}</button>
            </div>
        </form>
    }
    .into_any()
}
