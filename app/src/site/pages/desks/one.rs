//! One desk: where it is, when it is open, and which procedures it takes.

use std::sync::Arc;

use axum::{extract::Path, response::Response};
use catalogue::{
    Lang,
    desk::{Directory, OneStopDesk, WeeklyHours},
    text::{fold, syllables},
};
use jiff::civil::Weekday;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{Entry, SearchRequest, Snapshot};

use crate::site::{
    address,
    document::Page,
    format,
    parts::{
        breadcrumbs,
        desks::{self, takes},
        entries::{CardStyle, cards},
        name,
        pager::{Part, pager, part},
        vi, vi_tag,
    },
    router::missing,
    visit::Visit,
};

/// The page of a desk; `?q=` looks for procedures within.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let lang = visit.lang;
    let content = Arc::clone(&visit.site.content);
    let Some(desk) = content.desks.desk(&slug) else { return missing(&visit) };
    let snapshot = visit.site.portal.snapshot();
    let typed = visit.parameter("q").unwrap_or_default();
    let question: String = typed.chars().take(SearchRequest::MAX_QUESTION).collect();
    let all = taken(&visit.site.content.desks, desk, &snapshot);
    let found = within(&all, &question);
    let asked = visit.parameter("page");
    let Some(part) = part(&found, asked.as_deref(), SearchRequest::PER_PAGE) else { return missing(&visit) };
    let page = Page {
        description: text_with(lang, "desk-one-description", &[("name", desk.name.in_language(lang).into())]),
        unlisted: !typed.is_empty(),
        ..Page::new(desk.name.in_language(lang))
    };
    page.answer(&visit, || {
        view! {
            <div class="narrow">
                {breadcrumbs(lang, vec![(address::desks(lang), text(lang, "desk-title").into_any())])}
                <h1>{name(lang, desk.name.original(), desk.name.translation(lang))}</h1>
                {facts(&visit, desk)}
                {formerly(&visit, desk)}
                {procedures(&visit, desk, &question, all.len(), &found, &part)}
            </div>
        }
        .into_any()
    })
}

/// The procedures in force that it takes.
fn taken(desks: &Directory, desk: &OneStopDesk, snapshot: &Snapshot) -> Vec<Arc<Entry>> {
    let in_force = snapshot.entries().filter(|entry| entry.procedure.repeal.is_none());
    in_force.filter(|entry| takes(desks, desk, entry)).map(Arc::clone).collect()
}

/// Those whose name, code or keywords have every word of the question.
fn within(all: &[Arc<Entry>], question: &str) -> Vec<Arc<Entry>> {
    let folded = fold(question);
    let words: Vec<&str> = syllables(&folded).collect();
    let has = |entry: &&Arc<Entry>| {
        let mut about = fold(&entry.content.name);
        for keyword in entry.content.also_called().chain(entry.code()) {
            about.push(' ');
            about.push_str(&fold(keyword));
        }
        let about: Vec<&str> = syllables(&about).collect();
        words.iter().all(|word| about.contains(word))
    };
    all.iter().filter(has).map(Arc::clone).collect()
}

fn facts(visit: &Visit, desk: &OneStopDesk) -> AnyView {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let province = directory.province_of(desk).map(|province| province.name.to_string()).unwrap_or_default();
    let ask = |key: &str| {
        view! { <span class="uncertain">{text_with(lang, key, &[("whom", desk.ask.as_str().into())])}</span> }
            .into_any()
    };
    let place = if desk.address.is_empty() {
        ask("desk-no-address")
    } else {
        vi(lang, &format!("{}, {province}", desk.address))
    };
    let telephone = desks::telephones(lang, desk).unwrap_or_else(|| ask("desk-no-telephone"));
    let email = desk.email.as_ref().map(|email| {
        let href = format!("mailto:{}", email.as_str());
        view! { <div><dt>{text(lang, "desk-email")}</dt><dd><a href=href>{email.as_str().to_owned()}</a></dd></div> }
    });
    let hours = if desk.hours.are_known() { hours(lang, &desk.hours) } else { ask("desk-no-hours") };
    let access = (!desk.access.is_empty()).then(|| {
        view! { <div><dt>{text(lang, "desk-access")}</dt><dd>{vi(lang, &desk.access)}</dd></div> }
    });
    let checked = match (desk.confirmed, desk.checked_on) {
        (true, Some(day)) => text_with(lang, "desk-checked", &[("date", format::date(lang, day).into())]),
        (true, None) => text(lang, "desk-confirmed"),
        (false, _) => text(lang, "desk-unconfirmed"),
    };
    view! {
        <dl class="roles desk-facts">
            <div><dt>{text(lang, "desk-address")}</dt><dd>{place}</dd><dd>{desks::map(lang, desk, &province)}</dd></div>
            <div><dt>{text(lang, "desk-telephone")}</dt><dd>{telephone}</dd></div>
            {email}
            <div><dt>{text(lang, "desk-hours")}</dt><dd>{hours}</dd></div>
            {access}
        </dl>
        <p class="muted">{checked}</p>
    }
    .into_any()
}

/// The hours by weekday. Whether it is open now is not told: pages are kept.
fn hours(lang: Lang, hours: &WeeklyHours) -> AnyView {
    let rows = hours
        .runs()
        .into_iter()
        .map(|(from, to, day)| {
            let days = if from == to {
                weekday(lang, from)
            } else {
                text_with(
                    lang,
                    "weekday-span",
                    &[("from", weekday(lang, from).into()), ("to", weekday(lang, to).into())],
                )
            };
            let open: Vec<String> = day
                .openings()
                .iter()
                .map(|opening| {
                    let (from, to) = (opening.from(), opening.to());
                    format!("{:02}:{:02} – {:02}:{:02}", from.hour(), from.minute(), to.hour(), to.minute())
                })
                .collect();
            let open = if open.is_empty() { text(lang, "desk-closed") } else { open.join(", ") };
            view! { <tr><th scope="row">{days}</th><td>{open}</td></tr> }
        })
        .collect_view();
    view! {
        <table class="desk-hours">
            <caption class="visually-hidden">{text(lang, "desk-hours")}</caption>
            <tbody>{rows}</tbody>
        </table>
        <p class="muted">{text(lang, "desk-holidays")}</p>
    }
    .into_any()
}

fn weekday(lang: Lang, day: Weekday) -> String {
    match day {
        Weekday::Monday => text(lang, "weekday-monday"),
        Weekday::Tuesday => text(lang, "weekday-tuesday"),
        Weekday::Wednesday => text(lang, "weekday-wednesday"),
        Weekday::Thursday => text(lang, "weekday-thursday"),
        Weekday::Friday => text(lang, "weekday-friday"),
        Weekday::Saturday => text(lang, "weekday-saturday"),
        Weekday::Sunday => text(lang, "weekday-sunday"),
    }
}

/// What the commune was made of, and by which act.
fn formerly(visit: &Visit, desk: &OneStopDesk) -> Option<AnyView> {
    let lang = visit.lang;
    let directory = &visit.site.content.desks;
    let (commune, province) = (directory.commune_of(desk)?, directory.province_of(desk)?);
    if commune.formerly.is_empty() {
        return None;
    }
    let rows = commune
        .formerly
        .iter()
        .map(|former| {
            let mut units: Vec<String> = former.units.iter().map(ToString::to_string).collect();
            units.extend(
                former.parts_of.iter().map(|unit| text_with(lang, "desk-part-of", &[("unit", unit.to_string().into())])),
            );
            let units = if units.is_empty() { text(lang, "desk-whole-district") } else { units.join(", ") };
            view! { <div><dt lang=vi_tag(lang)>{former.district.to_string()}</dt><dd lang=vi_tag(lang)>{units}</dd></div> }
        })
        .collect_view();
    let rests = super::rests_on(lang, province);
    Some(
        view! {
            <h2>{text(lang, "desk-formerly")}</h2>
            <dl class="roles">{rows}</dl>
            <p class="muted">{rests}</p>
        }
        .into_any(),
    )
}

fn procedures(
    visit: &Visit,
    desk: &OneStopDesk,
    question: &str,
    total: usize,
    found: &[Arc<Entry>],
    part: &Part<'_, Arc<Entry>>,
) -> AnyView {
    let lang = visit.lang;
    let here = address::desk(lang, &desk.slug);
    let to = |page: usize| {
        let question = (!question.is_empty()).then(|| ("q", question.to_owned()));
        let page = (page > 1).then(|| ("page", page.to_string()));
        let pairs: Vec<(&str, String)> = question.into_iter().chain(page).collect();
        address::with_query(&here, &pairs)
    };
    let count = text_with(lang, "procedure-count", &[("n", found.len().into())]);
    let body = match (total, found.is_empty()) {
        (0, _) => view! { <p class="uncertain">{text(lang, "desk-takes-nothing")}</p> }.into_any(),
        (_, true) => {
            let nothing = text_with(lang, "desk-nothing-within", &[("q", question.into())]);
            view! { <p>{nothing}</p> <p><a href=here.clone()>{text(lang, "desk-all-within")}</a></p> }.into_any()
        }
        (_, false) => {
            let style = CardStyle { marks: &[], sector: true, heading: 3 };
            view! {
                <p class="list-head"><strong>{count}</strong></p>
                {cards(lang, &visit.site.content, part.items, &style)}
                {pager(lang, part.page, part.pages, to)}
            }
            .into_any()
        }
    };
    let form = (total > 0).then(|| {
        view! {
            <form class="desk-form" action=here.clone()>
                <label for="trong-nay">{text(lang, "desk-within")}</label>
                <div class="desk-row">
                    <input id="trong-nay" name="q" r#type="search" maxlength=SearchRequest::MAX_QUESTION value=question.to_owned() />
                    <button class="button" r#type="submit">{text(lang, "search-button")}</button>
                </div>
            </form>
        }
    });
    view! {
        <h2 id="thu-tuc">{text(lang, "desk-takes")}</h2>
        <p class="muted">{text(lang, "desk-takes-lead")}</p>
        {form}
        {body}
    }
    .into_any()
}
