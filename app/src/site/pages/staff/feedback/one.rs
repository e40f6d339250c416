//! One: what was written, what was done with it, and what can be done.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use catalogue::Lang;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Snapshot,
    feedback::{Did, Event, FeedbackId, FeedbackState, KeptFeedback},
    people::{Action, Actor, Subject},
};

use super::{STAFF_FEEDBACK, deeds, trouble};
use crate::site::{
    address, format,
    icon::icon,
    markdown,
    pages::{
        feedback,
        staff::{SignedIn, Staff, StaffPage, posted::Posted},
    },
    parts::{
        fields::{Wrong, done},
        vi, vi_tag,
    },
    visit::Visit,
};

/// The page.
pub async fn show(State(staff): State<Staff>, SignedIn { actor, visit }: SignedIn, Path(id): Path<i64>) -> Response {
    page(&staff, &actor, &visit, FeedbackId(id), &Refused::default()).await
}

/// A deed that was not done, with what was typed for it.
#[derive(Default)]
pub struct Refused {
    /// With which status.
    pub status: StatusCode,
    /// Which deed.
    pub deed: String,
    /// What was typed.
    pub typed: Posted,
    /// Why not, where a field is to blame or not.
    pub wrong: Wrong,
    /// Why not.
    pub words: Option<String>,
}

/// The page, with what was refused where something was.
pub async fn page(staff: &Staff, actor: &Actor, visit: &Visit, id: FeedbackId, refused: &Refused) -> Response {
    let lang = visit.lang;
    let snapshot = visit.site.portal.snapshot();
    let kept = match staff.feedback.read(actor, &snapshot, id).await {
        Ok(kept) => kept,
        Err(error) => return trouble::instead(visit, &error),
    };
    let title = text_with(lang, "staff-feedback-one", &[("n", id.0.into())]);
    let page = StaffPage::new(title).status(refused.status).under(STAFF_FEEDBACK, text(lang, "staff-feedback-title"));
    page.answer(visit, || {
        let done = visit
            .parameter("xong")
            .filter(|_| refused.words.is_none())
            .and_then(|deed| deeds::done_key(&deed))
            .map(|key| done(lang, key));
        let notice = refused.words.as_ref().filter(|_| refused.wrong.is_empty()).map(|words| {
            view! {
                <div class="notice notice-warning" id="trouble" role="alert" tabindex="-1" autofocus>
                    {icon("warning")}
                    <div><h2>{text(lang, "editing-not-done")}</h2><p>{words.clone()}</p></div>
                </div>
            }
        });
        let publishes = actor.may(Action::PublishFeedback, &Subject::Anything).is_ok();
        view! {
            {done}
            {notice}
            {refused.wrong.summary(lang)}
            {facts(visit, &snapshot, &kept, staff)}
            {words(lang, &kept)}
            {answer(lang, &kept)}
            {public(lang, &kept)}
            <section aria-labelledby="viec"><h2 id="viec">{text(lang, "staff-feedback-deeds")}</h2>
                {deeds::forms(visit, &kept, publishes, refused)}
            </section>
            {history(lang, &kept)}
        }
        .into_any()
    })
}

fn facts(visit: &Visit, snapshot: &Snapshot, kept: &KeptFeedback, staff: &Staff) -> AnyView {
    let lang = visit.lang;
    let row = |key: &str, value: AnyView| view! { <dt>{text(lang, key)}</dt><dd>{value}</dd> }.into_any();
    let about = &kept.about;
    let procedure = about.procedure.and_then(|id| snapshot.by_id(id)).map(|entry| {
        let href = address::procedure(lang, &entry.procedure.slug);
        row("feedback-procedure", view! { <a href=href lang=vi_tag(lang)>{entry.content.name.clone()}</a> }.into_any())
    });
    let state = match kept.state() {
        FeedbackState::Waiting => text(lang, "staff-feedback-state-waiting"),
        FeedbackState::Answered if kept.is_public() => text(lang, "staff-feedback-state-public"),
        FeedbackState::Answered => text(lang, "staff-feedback-state-answered"),
        FeedbackState::Closed => text(lang, "staff-feedback-state-closed"),
    };
    let overdue = kept.state() == FeedbackState::Waiting && kept.due_on.is_some_and(|due| due < staff.feedback.today());
    let due = match kept.due_on.map(|day| format::date(lang, day)) {
        None => text(lang, "staff-feedback-due-unknown").into_any(),
        Some(day) if overdue => {
            let words = text_with(lang, "staff-feedback-is-overdue", &[("day", day.into())]);
            view! { <strong class="overdue">{words}</strong> }.into_any()
        }
        Some(day) => day.into_any(),
    };
    let basis = staff.feedback.term(about.kind).map(|term| {
        let key = if term.confirmed { "staff-feedback-basis" } else { "staff-feedback-basis-unconfirmed" };
        let variables = [("days", term.working_days.into()), ("basis", term.basis.as_str().into())];
        row("staff-feedback-term", text_with(lang, key, &variables).into_any())
    });
    let contacts = (!kept.contacts.is_empty()).then(|| {
        let items = kept.contacts.iter().map(|contact| view! { <li>{contact.clone()}</li> }).collect_view();
        let days = [("days", staff.feedback.contact_days().into())];
        let note = view! { <ul class="plain">{items}</ul><p class="muted">{text_with(lang, "staff-feedback-contact-note", &days)}</p> };
        row("feedback-contact", note.into_any())
    });
    view! {
        <dl class="staff-facts">
            {row("staff-feedback-column-state", state.into_any())}
            {row("feedback-due", due)}
            {basis}
            {row("feedback-kind", feedback::kind(lang, about.kind).into_any())}
            {about.unclear.map(|part| row("feedback-part", feedback::part(lang, part).into_any()))}
            {procedure}
            {about.document.as_ref().map(|document| row("feedback-document", vi(lang, document)))}
            {about.place.as_ref().map(|place| row("feedback-place", vi(lang, place)))}
            {kept.agency().map(|agency| row("feedback-with-agency", vi(lang, agency.as_str())))}
            {row("feedback-received-on", format::moment(lang, kept.received_at).into_any())}
            {(kept.times > 1).then(|| row("staff-feedback-times", kept.times.to_string().into_any()))}
            {contacts}
        </dl>
    }
    .into_any()
}

fn words(lang: Lang, kept: &KeptFeedback) -> AnyView {
    let body = match &kept.text {
        Some(text) => view! { <p class="said-text feedback-words" lang=vi_tag(lang)>{text.clone()}</p> }.into_any(),
        None => view! { <p class="uncertain">{text(lang, "staff-feedback-words-erased")}</p> }.into_any(),
    };
    view! {
        <section aria-labelledby="loi"><h2 id="loi">{text(lang, "staff-feedback-words")}</h2>
            <p class="muted">{text(lang, "staff-feedback-words-note")}</p>
            {body}
        </section>
    }
    .into_any()
}

fn answer(lang: Lang, kept: &KeptFeedback) -> Option<AnyView> {
    let (answer, at, by) = kept.answer()?;
    let html = markdown::render(answer, 3);
    Some(
        view! {
            <section aria-labelledby="tra-loi"><h2 id="tra-loi">{text(lang, "feedback-answer")}</h2>
                <p class="muted">{by.to_string()} ", " {format::moment(lang, at)}</p>
                <div class="prose impact" lang=vi_tag(lang) inner_html=html></div>
            </section>
        }
        .into_any(),
    )
}

fn public(lang: Lang, kept: &KeptFeedback) -> Option<AnyView> {
    let wording = kept.wording()?;
    let status = match (kept.is_public(), kept.has_newer_wording()) {
        (true, false) => "staff-feedback-public-now",
        (true, true) => "staff-feedback-public-older",
        (false, _) => "staff-feedback-public-waits",
    };
    let html = markdown::render(&wording.answer, 4);
    Some(
        view! {
            <section aria-labelledby="cong-khai"><h2 id="cong-khai">{text(lang, "staff-feedback-wording")}</h2>
                <p>{text_with(lang, status, &[("who", wording.by.as_str().into())])}</p>
                <div class="impact">
                    <h3 lang=vi_tag(lang)>{wording.question.clone()}</h3>
                    <div class="prose" lang=vi_tag(lang) inner_html=html></div>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn history(lang: Lang, kept: &KeptFeedback) -> AnyView {
    let line = |event: &Event| {
        let (key, said) = match &event.did {
            Did::Noted { text } => ("staff-feedback-did-noted", text.clone()),
            Did::HandedOver { agency, reason } => {
                ("staff-feedback-did-handed-over", format!("{}: {reason}", agency.as_str()))
            }
            Did::Answered { text } => ("staff-feedback-did-answered", text.as_str().to_owned()),
            Did::Worded { question, .. } => ("staff-feedback-did-worded", question.clone()),
            Did::Published => ("staff-feedback-did-published", String::new()),
            Did::TakenBack { reason } => ("staff-feedback-did-taken-back", reason.clone()),
            Did::Closed { reason } => ("staff-feedback-did-closed", reason.clone()),
            Did::Reopened { reason } => ("staff-feedback-did-reopened", reason.clone()),
            Did::Erased { reason } => ("staff-feedback-did-erased", reason.clone()),
        };
        let said = (!said.is_empty()).then(|| view! { <p class="said-text" lang=vi_tag(lang)>{said}</p> });
        view! {
            <li>
                <p class="said-by">{text(lang, key)} " · " {event.by.to_string()} ", " {format::moment(lang, event.at)}</p>
                {said}
            </li>
        }
    };
    let first =
        text_with(lang, "staff-feedback-did-received", &[("moment", format::moment(lang, kept.received_at).into())]);
    let items = kept.events.iter().map(line).collect_view();
    view! {
        <section aria-labelledby="lich-su"><h2 id="lich-su">{text(lang, "staff-feedback-history")}</h2>
            <ol class="comments"><li><p class="said-by">{first}</p></li>{items}</ol>
        </section>
    }
    .into_any()
}
