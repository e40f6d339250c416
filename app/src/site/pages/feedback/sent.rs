//! That it came, and the code to follow it: shown this once, and in no address.

use axum::response::Response;
use catalogue::calendar::day_of;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::feedback::{Draft, Sent};

use super::{FEEDBACK, FOLLOW, FeedbackPages, kept_nowhere, words};
use crate::site::{document::Page, format, icon::icon, visit::Visit};

/// The page.
pub fn page(pages: &FeedbackPages, visit: &Visit, draft: &Draft, sent: &Sent) -> Response {
    let lang = visit.lang;
    let page = Page { unlisted: true, search: false, ..Page::new(text(lang, "feedback-sent-title")) };
    let kind = draft.kind.map(|kind| words::kind(lang, kind)).unwrap_or_default();
    let due = match sent.due_on {
        Some(day) => text_with(lang, "feedback-sent-due", &[("day", format::date(lang, day).into())]),
        None => text(lang, "feedback-due-unknown"),
    };
    let contact = (!draft.contact.trim().is_empty()).then(|| {
        let days = [("days", pages.feedback.contact_days().into())];
        view! { <p>{text_with(lang, "feedback-sent-contact", &days)}</p> }
    });
    kept_nowhere(page.answer(visit, || {
        view! {
            <div class="narrow feedback feedback-sent">
                <h1>{icon("check")} " " {text(lang, "feedback-sent-title")}</h1>
                <p>{kind} " · " {format::date(lang, day_of(sent.received_at))}</p>
                <p id="ma">{text(lang, "feedback-code")}</p>
                <p><code class="secret" aria-labelledby="ma" role="group">{sent.code.reveal()}</code></p>
                <p class="notice notice-warning">{icon("warning")}<span>{text(lang, "feedback-code-once")}</span></p>
                <p>{due}</p>
                {contact}
                <p>{text(lang, "feedback-sent-follow")}</p>
                <ul class="ways-on screen-only">
                    <li><a href=visit.to(FOLLOW)>{text(lang, "feedback-follow-link")}</a></li>
                    <li><a href=visit.to(FEEDBACK)>{text(lang, "feedback-title")}</a></li>
                </ul>
            </div>
        }
        .into_any()
    }))
}
