//! What came of something, by its code. The code comes by POST, so that it stands
//! in no address and in no log.

use axum::{body::Bytes, extract::State, http::StatusCode, response::Response};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::feedback::{FollowError, Followed, FollowedState};

use super::{FEEDBACK, FOLLOW, FeedbackPages, SentFrom, kept_nowhere, refused, words};
use crate::site::{
    address,
    document::Page,
    format, markdown,
    pages::{error::error_page, staff::posted::Posted},
    parts::{
        breadcrumbs,
        fields::{Input, Wrong},
        names, vi, vi_tag,
    },
    visit::Visit,
};

const CODE: &str = "ma";

/// The form.
pub async fn show(visit: Visit) -> Response {
    page(&visit, StatusCode::OK, "", &Wrong::default(), None, || ().into_any())
}

/// Looks the code up.
pub async fn look(
    State(pages): State<FeedbackPages>,
    visit: Visit,
    SentFrom(sender): SentFrom,
    body: Bytes,
) -> Response {
    let lang = visit.lang;
    let typed: String = Posted::read(&body).get(CODE).chars().take(60).collect();
    let (status, wrong, trouble) = match pages.feedback.follow(&typed, sender).await {
        Ok(followed) => {
            let body = || followed_view(&visit, &followed);
            return kept_nowhere(page(&visit, StatusCode::OK, &typed, &Wrong::default(), None, body));
        }
        Err(FollowError::NoCode) => {
            (StatusCode::UNPROCESSABLE_ENTITY, Wrong::one(CODE, text(lang, "feedback-error-no-code")), None)
        }
        Err(FollowError::Unknown) => {
            (StatusCode::NOT_FOUND, Wrong::one(CODE, text(lang, "feedback-error-unknown-code")), None)
        }
        Err(FollowError::Flood(flood)) => {
            (StatusCode::TOO_MANY_REQUESTS, Wrong::default(), Some(refused::flooded(lang, flood)))
        }
        Err(FollowError::Registry(error)) => {
            tracing::error!(error = &error as &dyn std::error::Error, "feedback cannot be looked up");
            return kept_nowhere(error_page(&visit.site, lang, StatusCode::SERVICE_UNAVAILABLE));
        }
    };
    kept_nowhere(page(&visit, status, &typed, &wrong, trouble, || ().into_any()))
}

fn page(
    visit: &Visit,
    status: StatusCode,
    typed: &str,
    wrong: &Wrong,
    trouble: Option<String>,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let lang = visit.lang;
    let page = Page {
        status,
        description: text(lang, "feedback-follow-lead"),
        canonical: Some(FOLLOW.to_owned()),
        ..Page::new(text(lang, "feedback-follow-title"))
    };
    page.answer(visit, || {
        let code = Input::line(CODE, text(lang, "feedback-code-label"), typed).hint(text(lang, "feedback-code-hint"));
        view! {
            <div class="narrow feedback">
                {breadcrumbs(lang, vec![(visit.to(FEEDBACK), text(lang, "feedback-title").into_any())])}
                <h1>{text(lang, "feedback-follow-title")}</h1>
                <p class="lead">{text(lang, "feedback-follow-lead")}</p>
                {refused::notice(trouble)}
                {wrong.summary(lang)}
                {body()}
                <form class="short-form" method="post" action=visit.to(FOLLOW)>
                    {code.view(wrong)}
                    <button class="button">{text(lang, "feedback-follow-button")}</button>
                </form>
                <p class="muted">{text(lang, "feedback-follow-lost")}</p>
            </div>
        }
        .into_any()
    })
}

fn followed_view(visit: &Visit, followed: &Followed) -> AnyView {
    let lang = visit.lang;
    let day = |day| format::date(lang, day);
    let state = match &followed.state {
        FollowedState::Waiting { overdue: false } => text(lang, "feedback-state-waiting"),
        FollowedState::Waiting { overdue: true } => text(lang, "feedback-state-overdue"),
        FollowedState::Answered { on, .. } => text_with(lang, "feedback-state-answered", &[("day", day(*on).into())]),
        FollowedState::Closed { .. } => text(lang, "feedback-state-closed"),
    };
    let due = followed.due_on.map_or_else(|| text(lang, "feedback-due-unknown"), day);
    let procedure = followed.procedure.and_then(|id| visit.site.portal.snapshot().by_id(id).cloned()).map(|entry| {
        let href = address::procedure(lang, &entry.procedure.slug);
        view! {
            <dt>{text(lang, "feedback-procedure")}</dt>
            <dd>{names::link(lang, href, &entry.content)}</dd>
        }
    });
    let agency = followed.agency.as_ref().map(|agency| {
        view! { <dt>{text(lang, "feedback-with-agency")}</dt><dd>{vi(lang, agency.as_str())}</dd> }
    });
    let said = match &followed.state {
        FollowedState::Answered { answer, .. } => {
            let html = markdown::render(answer, 3);
            Some(
                view! {
                    <h3>{text(lang, "feedback-answer")}</h3>
                    <div class="prose" lang=vi_tag(lang) inner_html=html></div>
                }
                .into_any(),
            )
        }
        FollowedState::Closed { reason } => Some(
            view! { <h3>{text(lang, "feedback-reason")}</h3><p class="said-text">{vi(lang, reason)}</p> }.into_any(),
        ),
        FollowedState::Waiting { .. } => None,
    };
    let public = followed.public.then(|| view! { <p class="muted">{text(lang, "feedback-is-public")}</p> });
    view! {
        <section class="feedback-one" aria-labelledby="ket-qua">
            <h2 id="ket-qua">{text(lang, "feedback-result")}</h2>
            <p class="feedback-state" role="status">{state}</p>
            <dl class="staff-facts">
                <dt>{text(lang, "feedback-kind")}</dt><dd>{words::kind(lang, followed.kind)}</dd>
                {procedure}
                <dt>{text(lang, "feedback-received-on")}</dt><dd>{day(followed.received_on)}</dd>
                <dt>{text(lang, "feedback-due")}</dt><dd>{due}</dd>
                {agency}
            </dl>
            {said}
            {public}
        </section>
    }
    .into_any()
}
