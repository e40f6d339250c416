//! What can be done with one by a button. Which buttons stand there is a help;
//! whether it is done is decided in `registry`.

use axum::{
    body::Bytes,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use locale::text;
use registry::feedback::{Deed, FeedbackError, FeedbackId, FeedbackState, KeptFeedback};

use super::{
    STAFF_FEEDBACK,
    one::{self, Refused},
    trouble,
};
use crate::site::{
    pages::staff::{SignedIn, Staff, posted::Posted},
    parts::fields::{Input, Wrong, area},
    visit::Visit,
};

/// The deeds by the names of their buttons, with what is said of them.
const DEEDS: [(&str, &str, &str, &str); 9] = [
    ("note", "staff-feedback-note", "staff-feedback-note-lead", "staff-feedback-note-done"),
    ("hand-over", "staff-feedback-hand-over", "staff-feedback-hand-over-lead", "staff-feedback-hand-over-done"),
    ("answer", "staff-feedback-answer", "staff-feedback-answer-lead", "staff-feedback-answer-done"),
    ("word", "staff-feedback-word", "staff-feedback-word-lead", "staff-feedback-word-done"),
    ("publish", "staff-feedback-publish", "staff-feedback-publish-lead", "staff-feedback-publish-done"),
    ("take-back", "staff-feedback-take-back", "staff-feedback-take-back-lead", "staff-feedback-take-back-done"),
    ("close", "staff-feedback-close", "staff-feedback-close-lead", "staff-feedback-close-done"),
    ("reopen", "staff-feedback-reopen", "staff-feedback-reopen-lead", "staff-feedback-reopen-done"),
    ("erase", "staff-feedback-erase", "staff-feedback-erase-lead", "staff-feedback-erase-done"),
];

/// The fields. Each deed has its own, so that each error has its place.
const AGENCY: &str = "co-quan";
const QUESTION: &str = "cau-hoi";
const PUBLIC_ANSWER: &str = "tra-loi-cong-khai";

/// What is said when a deed is done.
pub fn done_key(deed: &str) -> Option<&'static str> {
    DEEDS.iter().find(|(name, ..)| *name == deed).map(|(.., done)| *done)
}

/// The field in which something is said with a deed.
const fn said(deed: &str) -> &'static str {
    match deed.as_bytes() {
        b"note" => "ghi-chu",
        b"hand-over" => "ly-do-chuyen",
        b"answer" => "tra-loi",
        b"take-back" => "ly-do-rut",
        b"close" => "ly-do-dong",
        b"reopen" => "ly-do-mo",
        _ => "ly-do-xoa",
    }
}

fn read(deed: &str, posted: &Posted) -> Option<Deed> {
    let words = posted.get(said(deed)).to_owned();
    Some(match deed {
        "note" => Deed::Note(words),
        "hand-over" => Deed::HandOver(posted.get(AGENCY).to_owned(), words),
        "answer" => Deed::Answer(words),
        "word" => Deed::Word(posted.get(QUESTION).to_owned(), posted.get(PUBLIC_ANSWER).to_owned()),
        "publish" => Deed::Publish,
        "take-back" => Deed::TakeBack(words),
        "close" => Deed::Close(words),
        "reopen" => Deed::Reopen(words),
        "erase" => Deed::Erase(words),
        _ => return None,
    })
}

/// Does what a button says.
pub async fn take(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path(id): Path<i64>,
    body: Bytes,
) -> Response {
    let id = FeedbackId(id);
    let typed = Posted::read(&body);
    let deed = typed.get("do").to_owned();
    let here = format!("{}/{}", visit.to(STAFF_FEEDBACK), id.0);
    let Some(wanted) = read(&deed, &typed) else { return Redirect::to(&here).into_response() };
    match staff.feedback.act(&actor, &visit.site.portal.snapshot(), id, &wanted).await {
        // Handed to others, it may be out of reach.
        Ok(_) if deed == "hand-over" => Redirect::to(&visit.to(STAFF_FEEDBACK)).into_response(),
        Ok(_) => Redirect::to(&format!("{here}?xong={deed}")).into_response(),
        Err(error) => {
            let words = trouble::words(visit.lang, &error);
            if let FeedbackError::Registry(cause) = &error {
                tracing::error!(error = cause as &dyn std::error::Error, "feedback cannot be stored");
            }
            let field = match &error {
                FeedbackError::NoAgency => Some(AGENCY),
                FeedbackError::NothingSaid | FeedbackError::TooLong(_) if deed == "word" => {
                    let empty = catalogue::text::tidy(typed.get(QUESTION)).is_empty();
                    Some(if empty { QUESTION } else { PUBLIC_ANSWER })
                }
                FeedbackError::NothingSaid | FeedbackError::TooLong(_) => Some(said(&deed)),
                _ => None,
            };
            let wrong = field.map(|field| Wrong::one(field, words.clone())).unwrap_or_default();
            let refused = Refused { status: trouble::status(&error), deed, typed, wrong, words: Some(words) };
            one::page(&staff, &actor, &visit, id, &refused).await
        }
    }
}

/// What can be done now, the likeliest open.
pub fn forms(visit: &Visit, kept: &KeptFeedback, publishes: bool, refused: &Refused) -> AnyView {
    let state = kept.state();
    let waits = state == FeedbackState::Waiting;
    let answered = state == FeedbackState::Answered;
    let publishable = kept.wording().is_some() && (!kept.is_public() || kept.has_newer_wording());
    let personal = kept.text.is_some() || !kept.contacts.is_empty();
    let offered = [
        ("answer", waits || answered, waits),
        ("hand-over", waits, false),
        ("word", answered, answered && kept.wording().is_none()),
        ("publish", answered && publishes && publishable, true),
        ("take-back", publishes && kept.is_public(), false),
        ("note", true, false),
        ("close", waits, false),
        ("reopen", state == FeedbackState::Closed, true),
        ("erase", publishes && personal, false),
    ];
    let forms = offered
        .into_iter()
        .filter(|(_, offered, _)| *offered)
        .map(|(deed, _, open)| form(visit, kept, deed, open, refused))
        .collect_view();
    view! { <div class="deeds">{forms}</div> }.into_any()
}

fn form(visit: &Visit, kept: &KeptFeedback, deed: &'static str, open: bool, refused: &Refused) -> AnyView {
    let lang = visit.lang;
    let Some((_, title, lead, _)) = DEEDS.iter().find(|(name, ..)| *name == deed) else { return ().into_any() };
    let here = format!("{}/{}", visit.to(STAFF_FEEDBACK), kept.id.0);
    let again = refused.deed == deed;
    let none = Wrong::default();
    let wrong = if again { &refused.wrong } else { &none };
    let value = |name: &str, otherwise: String| if again { refused.typed.get(name).to_owned() } else { otherwise };
    let area = |name: &'static str, key: &str, otherwise: String, rows: u32| {
        area(name, text(lang, key), String::new(), &value(name, otherwise), rows, wrong)
    };
    let inputs = match deed {
        "publish" => ().into_any(),
        "answer" => {
            let last = kept.answer().map(|(text, ..)| text.as_str().to_owned()).unwrap_or_default();
            area(said(deed), "staff-feedback-answer-label", last, 8)
        }
        "word" => {
            let (question, answer) = kept.proposed_wording();
            view! {
                {area(QUESTION, "staff-feedback-question-label", question, 4)}
                {area(PUBLIC_ANSWER, "staff-feedback-public-answer-label", answer, 8)}
            }
            .into_any()
        }
        "hand-over" => {
            let agencies = visit.site.portal.snapshot();
            let options =
                agencies.agencies().iter().map(|agency| view! { <option value=agency.name.clone()></option> });
            let options = options.collect_view();
            let typed = value(AGENCY, String::new());
            let agency = Input::line(AGENCY, text(lang, "staff-feedback-agency"), &typed).list("co-quan-da-biet");
            view! {
                <datalist id="co-quan-da-biet">{options}</datalist>
                {agency.view(wrong)}
                {area(said(deed), "staff-feedback-reason-inside", String::new(), 3)}
            }
            .into_any()
        }
        "close" => area(said(deed), "staff-feedback-reason-outside", String::new(), 3),
        "note" => area(said(deed), "staff-feedback-note-label", String::new(), 3),
        _ => area(said(deed), "staff-feedback-reason-inside", String::new(), 3),
    };
    let open = open || again;
    view! {
        <details class="deed" open=open>
            <summary>{text(lang, title)}</summary>
            <form method="post" action=here>
                <p>{text(lang, lead)}</p>
                {inputs}
                <button class="button" name="do" value=deed>{text(lang, title)}</button>
            </form>
        </details>
    }
    .into_any()
}
