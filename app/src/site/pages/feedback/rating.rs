//! How those who went through a procedure found it. The figures stand on a page of
//! their own, counted until the end of yesterday: so it can be kept in memory like
//! any other, the page of the procedure waits for no database, and nobody learns by
//! two looks what somebody else just said.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Entry,
    feedback::{Aspect, FEWEST_RATINGS, Figures, Posting, Rating, Visits},
};

use super::{
    FeedbackPages, SentFrom,
    fields::{STAMP, TRAP, trap},
    form::entry,
    kept_nowhere, rating_path, refused,
};
use crate::site::{
    address,
    document::Page,
    format,
    icon::icon,
    pages::{error::error_page, staff::posted::Posted},
    parts::{
        breadcrumbs,
        fields::{Wrong, choices},
        names,
    },
    router::missing,
    visit::Visit,
};

const STARS: &str = "diem";
const ON_TIME: &str = "dung-hen";
const VISITS: &str = "so-lan";

/// The marks, the best first.
const MARKS: [(u8, &str); 5] = [(5, "5"), (4, "4"), (3, "3"), (2, "2"), (1, "1")];

fn head(visit: &Visit, entry: &Entry, title: String) -> AnyView {
    let lang = visit.lang;
    let above = vec![(address::procedure(lang, &entry.procedure.slug), names::name(lang, &entry.content))];
    view! {
        {breadcrumbs(lang, above)}
        <h1>{title}</h1>
        <p class="lead">{names::name(lang, &entry.content)} {names::mark(lang, &entry.content)}</p>
    }
    .into_any()
}

/// The figures.
pub async fn show(State(pages): State<FeedbackPages>, visit: Visit, Path(procedure): Path<String>) -> Response {
    let lang = visit.lang;
    let Some(entry) = entry(&visit.site.portal.snapshot(), &procedure) else { return missing(&visit) };
    let figures = match pages.feedback.figures(entry.id).await {
        Ok(figures) => figures,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "ratings cannot be read");
            return error_page(&visit.site, lang, StatusCode::SERVICE_UNAVAILABLE);
        }
    };
    let page = Page {
        description: text(lang, "rating-lead"),
        canonical: Some(format!("/thu-tuc/{}/danh-gia", entry.procedure.slug)),
        ..Page::new(text(lang, "rating-title"))
    };
    page.answer(&visit, || {
        view! {
            <div class="narrow feedback">
                {head(&visit, &entry, text(lang, "rating-title"))}
                {figures_view(lang, &figures)}
                <p><a class="button" href=format!("{}/gui", rating_path(&visit, &entry.procedure.slug))>{text(lang, "rating-give")}</a></p>
                <p class="muted">{text(lang, "rating-what-is-kept")}</p>
            </div>
        }
        .into_any()
    })
}

fn figures_view(lang: Lang, figures: &Figures) -> AnyView {
    let until = format::date(lang, figures.until);
    let Some(mean) = figures.mean_tenths() else {
        let variables = [("fewest", FEWEST_RATINGS.into()), ("day", until.into())];
        return view! { <p>{text_with(lang, "rating-too-few", &variables)}</p> }.into_any();
    };
    let mean = format::decimal(lang, &(mean / 10).to_string(), &(mean % 10).to_string());
    let variables = [("mean", mean.into()), ("n", figures.all(Aspect::Stars).into()), ("day", until.into())];
    let rows = |aspect: Aspect, values: Vec<(&'static str, String)>, caption: String| {
        figures.is_shown(aspect).then(|| {
            let rows = values
                .into_iter()
                .map(|(value, label)| {
                    let percent = figures.percent(aspect, value);
                    view! {
                        <tr>
                            <th scope="row">{label}</th>
                            <td><meter min="0" max="100" value=percent aria-hidden="true"></meter></td>
                            <td class="number">{format!("{percent}%")}</td>
                        </tr>
                    }
                })
                .collect_view();
            let heads = ["rating-column-answer", "rating-column-bar", "rating-column-share"];
            let heads = heads.map(|key| view! { <th scope="col" class="visually-hidden">{text(lang, key)}</th> });
            view! {
                <table class="rating-table">
                    <caption>{caption}</caption>
                    <thead><tr>{heads.into_iter().collect_view()}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
        })
    };
    view! {
        <p class="rating-mean">{text_with(lang, "rating-mean", &variables)}</p>
        {rows(Aspect::Stars, marks(lang), text(lang, "rating-marks"))}
        {rows(Aspect::OnTime, yes_no(lang), text(lang, "rating-on-time"))}
        {rows(Aspect::Visits, visits(lang), text(lang, "rating-visits"))}
    }
    .into_any()
}

fn marks(lang: Lang) -> Vec<(&'static str, String)> {
    MARKS.map(|(mark, value)| (value, text_with(lang, "rating-mark", &[("mark", mark.into())]))).into()
}

fn yes_no(lang: Lang) -> Vec<(&'static str, String)> {
    vec![("yes", text(lang, "rating-yes")), ("no", text(lang, "rating-no"))]
}

fn visits(lang: Lang) -> Vec<(&'static str, String)> {
    Visits::ALL
        .map(|visits| {
            let label = match visits {
                Visits::One => text(lang, "rating-visits-one"),
                Visits::Two => text(lang, "rating-visits-two"),
                Visits::More => text(lang, "rating-visits-more"),
            };
            (visits.key(), label)
        })
        .into()
}

/// The form, or the thanks for what it sent.
pub async fn ask(State(pages): State<FeedbackPages>, visit: Visit, Path(procedure): Path<String>) -> Response {
    let lang = visit.lang;
    let Some(entry) = entry(&visit.site.portal.snapshot(), &procedure) else { return missing(&visit) };
    if visit.parameter("xong").is_none() {
        return form(&pages, &visit, &entry, &Posted::default(), &Wrong::default(), (StatusCode::OK, None));
    }
    let page = Page { unlisted: true, ..Page::new(text(lang, "rating-thanks")) };
    page.answer(&visit, || {
        let back = address::procedure(lang, &entry.procedure.slug);
        view! {
            <div class="error-page narrow">
                <h1>{icon("check")} " " {text(lang, "rating-thanks")}</h1>
                <p>{text(lang, "rating-thanks-lead")}</p>
                <ul class="ways-on">
                    <li>{names::link(lang, back, &entry.content)}</li>
                    <li><a href=rating_path(&visit, &entry.procedure.slug)>{text(lang, "rating-title")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    })
}

/// Counts a rating.
pub async fn take(
    State(pages): State<FeedbackPages>,
    visit: Visit,
    Path(procedure): Path<String>,
    SentFrom(sender): SentFrom,
    body: Bytes,
) -> Response {
    let lang = visit.lang;
    let Some(entry) = entry(&visit.site.portal.snapshot(), &procedure) else { return missing(&visit) };
    let posted = Posted::read(&body);
    let on_time = match posted.get(ON_TIME) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let stars = posted.get(STARS).parse().unwrap_or_default();
    let Some(rating) = Rating::new(stars, on_time, Visits::from_key(posted.get(VISITS))) else {
        let wrong = Wrong::one(STARS, text(lang, "rating-error"));
        return form(&pages, &visit, &entry, &posted, &wrong, (StatusCode::UNPROCESSABLE_ENTITY, None));
    };
    let posting = Posting { sender, stamp: posted.get(STAMP).to_owned(), trap: posted.get(TRAP).to_owned() };
    match pages.feedback.rate(entry.id, rating, &posting).await {
        Ok(()) => {
            let to = format!("{}/gui?xong=1", rating_path(&visit, &entry.procedure.slug));
            Redirect::to(&to).into_response()
        }
        Err(error) => match refused::again(lang, &error) {
            Some(words) => {
                let told = (refused::status(&error), Some(words));
                form(&pages, &visit, &entry, &posted, &Wrong::default(), told)
            }
            None => refused::page(&visit, &error, rating_path(&visit, &entry.procedure.slug)),
        },
    }
}

fn form(
    pages: &FeedbackPages,
    visit: &Visit,
    entry: &Arc<Entry>,
    typed: &Posted,
    wrong: &Wrong,
    (status, trouble): (StatusCode, Option<String>),
) -> Response {
    let lang = visit.lang;
    let page = Page { status, unlisted: true, ..Page::new(text(lang, "rating-give")) };
    kept_nowhere(page.answer(visit, || {
        let action = format!("{}/gui", rating_path(visit, &entry.procedure.slug));
        view! {
            <div class="narrow feedback">
                {head(visit, entry, text(lang, "rating-give"))}
                {refused::notice(trouble)}
                {wrong.summary(lang)}
                <form class="feedback-form" method="post" action=action>
                    <input r#type="hidden" name=STAMP value=pages.feedback.stamp() />
                    {choices(STARS, text(lang, "rating-marks"), marks(lang), typed.get(STARS), wrong)}
                    {choices(ON_TIME, text(lang, "rating-on-time-optional"), yes_no(lang), typed.get(ON_TIME), wrong)}
                    {choices(VISITS, text(lang, "rating-visits-optional"), visits(lang), typed.get(VISITS), wrong)}
                    {trap(lang)}
                    <button class="button">{text(lang, "rating-button")}</button>
                </form>
                <p class="muted">{text(lang, "rating-what-is-kept")}</p>
            </div>
        }
        .into_any()
    }))
}
