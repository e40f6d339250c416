//! My undertaking (*hồ sơ của tôi*): several procedures, put in order, with the
//! papers they share and what they cost together. It is all in the address: the
//! server keeps nothing of it.

pub mod add;
mod costs;
mod items;
mod papers;
mod tasks;
mod timeline;

use std::sync::Arc;

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use catalogue::{Slug, calendar::Due};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, today};

pub use self::items::{Item, Items};
use self::tasks::Plan;
use super::procedure::{FROM, WITH};
use crate::{
    islands::{KeepUndertaking, KeepUndertakingProps},
    site::{
        address, answers,
        document::Page,
        icon::icon,
        ics, markdown,
        parts::{due, events, sheet},
        visit::Visit,
    },
};

/// The most procedures that are put together.
pub const MOST: usize = 20;

/// The page.
pub async fn show(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let items = Items::read(&visit, &snapshot);
    let day = due::Asked::read(&visit, today());
    let found = add::find(&visit, &items).await;
    let title = match items.event {
        Some(event) => text_with(lang, "undertaking-title-for", &[("event", event.title.in_language(lang).into())]),
        None => text(lang, "undertaking-title"),
    };
    let page = Page {
        description: text(lang, "undertaking-description"),
        canonical: Some(address::undertaking(catalogue::Lang::VI)),
        unlisted: !visit.query.is_empty(),
        islands: true,
        offline: true,
        ..Page::new(title.clone())
    };
    let mut answer = page.answer(&visit, || {
        let body = if items.list.is_empty() { empty(&visit, &items) } else { whole(&visit, &items, &day) };
        view! {
            <article class="wide undertaking">
                <header>
                    <h1>{title}</h1>
                    <p class="lead">{text(lang, "undertaking-lead")}</p>
                </header>
                {items.trouble(lang)}
                {body}
                {more(&visit, &items, &day, found)}
            </article>
        }
        .into_any()
    });
    // What somebody puts together is for them alone: it is not kept, not even as a page.
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Its days, for a calendar.
pub async fn calendar(visit: Visit) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let items = Items::read(&visit, &snapshot);
    let day = due::Asked::read(&visit, today());
    let plan = Plan::of(&visit, &items, day.in_the_morning());
    let at = format!("{}{}", visit.site.base_url(), items.address(lang, &day));
    let results = plan.schedule.order.iter().filter_map(|place| {
        let due: &Due = plan.schedule.dates[*place].due.as_ref()?.as_ref().ok()?;
        let entry = &items.list[*place].entry;
        let name = markdown::shorten(entry.content.name_in(lang), 120);
        Some(ics::Day {
            key: format!("{}-{}", entry.procedure.slug, day.date()),
            on: due.on,
            title: text_with(lang, "ics-result", &[("name", name.as_str().into())]),
            body: due::in_words(lang, due),
            at: at.clone(),
        })
    });
    let days: Vec<ics::Day> = results.collect();
    if days.is_empty() {
        return crate::site::router::missing(&visit);
    }
    let mut answer = ics::answer(&Slug::from_name(&text(lang, "undertaking-title")), days);
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// How to begin.
fn empty(visit: &Visit, items: &Items<'_>) -> AnyView {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let href = address::undertaking(lang);
    let again = move || view! { <p><a class="button" href=href hidden=true></a></p> }.into_any();
    let again = items.nothing_asked().then(|| {
        KeepUndertaking(
            KeepUndertakingProps::builder()
                .keeps(String::new())
                .adds(String::new())
                .most(MOST)
                .again(text(lang, "undertaking-again"))
                .children(Box::new(again))
                .build(),
        )
    });
    view! {
        {again}
        <section>
            <h2>{text(lang, "undertaking-from-event")}</h2>
            <p>{text(lang, "undertaking-from-event-lead")}</p>
            {events::tiles(lang, &snapshot, &visit.site.content.life_events, None, usize::MAX)}
        </section>
    }
    .into_any()
}

fn whole(visit: &Visit, items: &Items<'_>, day: &due::Asked) -> AnyView {
    let lang = visit.lang;
    let plan = Plan::of(visit, items, day.in_the_morning());
    let query = items.address(lang, day);
    let query = query.split_once('?').map_or("", |(_, query)| query).to_owned();
    let kept = move || ().into_any();
    let keep = KeepUndertaking(
        KeepUndertakingProps::builder()
            .keeps(query)
            .adds(String::new())
            .most(MOST)
            .again(String::new())
            .children(Box::new(kept))
            .build(),
    );
    let compare = (2..=super::compare::MOST).contains(&items.list.len()).then(|| {
        let words: Vec<(&str, String)> = items.list.iter().map(|item| (WITH, item.word.clone())).collect();
        let href = address::with_query(&address::compare(lang), &words);
        view! { <li><a href=href>{icon("scales")}{text(lang, "compare-these")}</a></li> }
    });
    let at = items.calendar_address(lang, day);
    let file = plan.schedule.known_until.map(|_| {
        view! { <li><a href=at download="">{icon("clock")}{text(lang, "due-calendar-all")}</a></li> }
    });
    view! {
        {keep}
        {plan.summary(lang, items)}
        <ul class="undertaking-tools screen-only">{file}{compare}</ul>
        <p class="muted screen-only">{text(lang, "undertaking-kept")}</p>
        <section class="part" id="viec"><h2>{text(lang, "undertaking-steps")}</h2>{plan.tasks(visit, items, day)}</section>
        <section class="part" id="thoi-gian"><h2>{text(lang, "undertaking-timeline")}</h2>
            {timeline::drawn(lang, items, &plan)}
            {day_form(visit, items, day)}
        </section>
        <section class="part" id="giay-to"><h2>{text(lang, "undertaking-papers")}</h2>{papers::list(visit, items)}</section>
        <section class="part" id="chi-phi"><h2>{text(lang, "undertaking-costs")}</h2>{costs::table(lang, items)}</section>
        <div class="print-only">
            {sheet::code_to(visit, &items.address(lang, day), &address::undertaking(lang))}
        </div>
    }
    .into_any()
}

/// The way to more procedures.
fn more(visit: &Visit, items: &Items<'_>, day: &due::Asked, found: Option<Vec<Arc<Entry>>>) -> AnyView {
    let lang = visit.lang;
    if items.list.len() >= MOST {
        return view! { <p class="muted">{text_with(lang, "undertaking-full", &[("most", MOST.into())])}</p> }
            .into_any();
    }
    let mut along = items.pairs();
    along.extend(day.pair());
    add::form(visit, &address::undertaking(lang), text(lang, "undertaking-more"), along, found)
}

fn day_form(visit: &Visit, items: &Items<'_>, day: &due::Asked) -> AnyView {
    let lang = visit.lang;
    view! {
        <form class="due-form screen-only" method="get" action=format!("{}#thoi-gian", address::undertaking(lang))>
            {super::procedure::carried(&items.pairs())}
            {day.field(lang)}
            <button class="button button-quiet" r#type="submit">{text(lang, "due-again")}</button>
        </form>
    }
    .into_any()
}

/// The word of a procedure about which nothing was answered yet.
pub fn plain_word(slug: &Slug) -> String {
    answers::word(slug, &catalogue::my_case::Answers::default(), 0)
}
