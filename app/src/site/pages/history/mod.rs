//! What a procedure said before: its editions over time, what each changed, and
//! the page as it was on a day. These pages ask the store; when it does not
//! answer they say so, and all others go on.

mod away;
mod between;
mod day;
mod levels;

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::{Announcement, Lang, calendar::day_of};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::history::{AsOf, History, PublicEdition};

pub use self::{away::away, between::between, day::as_of};
use crate::site::{
    address,
    document::{Feed, Page},
    format,
    icon::icon,
    parts::{breadcrumbs, difference, names, pager, vi},
    router::missing,
    visit::Visit,
};

/// How many editions stand on a page.
const EDITIONS: usize = 20;

/// What is known of the procedure under an address, or the answer instead of the page.
async fn find(visit: &Visit, procedure: &str, rest: &str) -> Result<History, Box<Response>> {
    let snapshot = visit.site.portal.snapshot();
    let Some(entry) = snapshot.ever(procedure) else { return Err(Box::new(missing(visit))) };
    let slug = &entry.procedure.slug;
    if slug.as_str() != procedure {
        let to = format!("{}{rest}", address::procedure(visit.lang, slug));
        let to = if visit.query.is_empty() { to } else { format!("{to}?{}", visit.query) };
        return Err(Box::new((StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()));
    }
    match visit.site.portal.history(slug).await {
        Ok(Some(history)) => Ok(history),
        Ok(None) => Err(Box::new(missing(visit))),
        Err(error) => Err(Box::new(away(visit, &error))),
    }
}

/// Every edition, newest first.
pub async fn list(visit: Visit, Path(procedure): Path<String>) -> Response {
    let history = match find(&visit, &procedure, "/lich-su").await {
        Ok(history) => history,
        Err(answer) => return *answer,
    };
    let newest: Vec<usize> = (0..history.editions.len()).rev().collect();
    let Some(part) = pager::part(&newest, visit.parameter("trang").as_deref(), EDITIONS) else {
        return missing(&visit);
    };
    let lang = visit.lang;
    let name = name(lang, &history);
    let page = Page {
        description: text_with(lang, "history-description", &[("name", name.into())]),
        feeds: vec![own_feed(&visit, &history)],
        ..Page::new(text_with(lang, "history-title-for", &[("name", shortened(name).into())]))
    };
    page.answer(&visit, || {
        let editions = part.items.iter().map(|place| one(&visit, &history, *place)).collect_view();
        let to = |number: usize| {
            let path = address::history(lang, &history.procedure.slug);
            if number == 1 { path } else { format!("{path}?trang={number}") }
        };
        let feed = own_feed(&visit, &history);
        view! {
            <div class="narrow history">
                {above(&visit, &history)}
                <h1>{text(lang, "history-title")}</h1>
                {head(&visit, &history)}
                {day::form(&visit, &history, None)}
                <ol class="editions">{editions}</ol>
                {pager::pager(lang, part.page, part.pages, to)}
                {levels::levels(lang, &history)}
                <p><a href=feed.href>{text(lang, "history-feed")}</a></p>
            </div>
        }
        .into_any()
    })
}

/// The name that the public knows the procedure by, or knew it last.
fn name(lang: Lang, history: &History) -> &str {
    history.editions.last().map_or("", |edition| edition.content.name_in(lang))
}

fn shortened(name: &str) -> String {
    crate::site::markdown::shorten(name, 80)
}

/// The feed of one procedure.
pub fn own_feed(visit: &Visit, history: &History) -> Feed {
    Feed {
        title: text_with(visit.lang, "feed-title-for", &[("name", shortened(name(visit.lang, history)).into())]),
        href: format!("{}/thay-doi.atom", address::procedure(visit.lang, &history.procedure.slug)),
    }
}

/// The way back.
fn above(visit: &Visit, history: &History) -> AnyView {
    let lang = visit.lang;
    let slug = &history.procedure.slug;
    let mut above = vec![(visit.to("/thay-doi"), text(lang, "lately-title").into_any())];
    if visit.path.trim_end_matches('/').ends_with("/lich-su") {
        if history.current().is_some() {
            above.push((address::procedure(lang, slug), text(lang, "history-procedure").into_any()));
        }
    } else {
        above.push((address::history(lang, slug), text(lang, "history-title").into_any()));
    }
    breadcrumbs(lang, above)
}

/// Which procedure it is, and whether it can still be seen.
fn head(visit: &Visit, history: &History) -> AnyView {
    let lang = visit.lang;
    let href = address::procedure(lang, &history.procedure.slug);
    let gone = history.current().is_none().then(|| {
        view! {
            <div class="notice notice-warning">{icon("warning")}<p>{text(lang, "history-taken-back")}</p></div>
        }
    });
    let repealed = history.procedure.repeal.as_ref().map(|repeal| {
        let variables =
            [("date", format::date(lang, repeal.since).into()), ("decision", repeal.decision.as_str().into())];
        view! { <p>{text_with(lang, "history-repealed", &variables)}</p> }
    });
    let name = history.editions.last().map(|edition| match gone.is_some() {
        true => names::name(lang, &edition.content),
        false => names::link(lang, href, &edition.content),
    });
    view! { <p class="lead">{name}</p> {gone} {repealed} }.into_any()
}

/// An edition in the list.
fn one(visit: &Visit, history: &History, place: usize) -> AnyView {
    let lang = visit.lang;
    let slug = &history.procedure.slug;
    let Some(edition) = history.editions.get(place) else { return ().into_any() };
    let before = history.before(edition.number);
    let now = history.current().is_some_and(|current| current.number == edition.number);
    let badge = now.then(|| view! { " " <span class="badge badge-full">{text(lang, "history-now")}</span> });
    let changed = match before {
        Some(before) => difference::in_short_view(lang, &before.content, &edition.content),
        None => view! { <p>{text(lang, "history-first")}</p> }.into_any(),
    };
    let compare = before.map(|before| {
        let href = address::edition(lang, slug, edition.number);
        let words =
            text_with(lang, "history-compare", &[("n", edition.number.into()), ("before", before.number.into())]);
        view! { <li><a href=href>{words}</a></li> }
    });
    let whole = whole(history, edition).map(|day| {
        let href = address::as_of(lang, slug, day);
        view! { <li><a href=href>{text_with(lang, "history-whole", &[("n", edition.number.into())])}</a></li> }
    });
    view! {
        <li class="edition">
            <h2>{text_with(lang, "history-edition", &[("n", edition.number.into())])}{badge}</h2>
            <p class="muted">{span(lang, edition)}</p>
            {edition.content.announcement.as_ref().map(|decision| announced(lang, decision))}
            {changed}
            <ul class="edition-links">{compare}{whole}</ul>
        </li>
    }
    .into_any()
}

/// The first day at whose end an edition held, if it ever did.
fn whole(history: &History, edition: &PublicEdition) -> Option<jiff::civil::Date> {
    let day = day_of(edition.from);
    matches!(history.as_of(day), AsOf::Edition(held) if held.number == edition.number).then_some(day)
}

/// From when to when the public saw it.
fn span(lang: Lang, edition: &PublicEdition) -> String {
    let from = format::date(lang, day_of(edition.from));
    match edition.until.map(|until| format::date(lang, day_of(until))) {
        None => text_with(lang, "history-since", &[("from", from.into())]),
        Some(until) if edition.withdrawn => {
            text_with(lang, "history-withdrawn", &[("from", from.into()), ("until", until.into())])
        }
        Some(until) => text_with(lang, "history-span", &[("from", from.into()), ("until", until.into())]),
    }
}

/// The decision that an edition rests on.
fn announced(lang: Lang, decision: &Announcement) -> AnyView {
    let change = decision.change.map(|change| view! { " · " {format::change(lang, change)} });
    let date = decision
        .date
        .map(|day| format!(", {}", text_with(lang, "legal-issued", &[("date", format::date(lang, day).into())])));
    let issuer = decision.issuer.as_ref().map(|issuer| view! { " – " {vi(lang, issuer.as_str())} });
    view! {
        <p>{text(lang, "announcement-title")} ": " <span class="code">{decision.number.clone()}</span> {date} {issuer} {change}</p>
    }
    .into_any()
}
