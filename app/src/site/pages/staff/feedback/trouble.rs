//! Why something was not done, in words.

use axum::{http::StatusCode, response::Response};
use catalogue::Lang;
use locale::{text, text_with};
use registry::feedback::{FeedbackError, FeedbackState};

use crate::site::{
    format,
    pages::{error::error_page, staff::failed::refused},
    router::missing,
    visit::Visit,
};

/// With which status.
pub fn status(error: &FeedbackError) -> StatusCode {
    match error {
        FeedbackError::Refused(_) | FeedbackError::SamePerson => StatusCode::FORBIDDEN,
        FeedbackError::Missing => StatusCode::NOT_FOUND,
        FeedbackError::NothingSaid | FeedbackError::TooLong(_) | FeedbackError::NoAgency => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        FeedbackError::State(_) | FeedbackError::NoWording | FeedbackError::NothingNew | FeedbackError::NotPublic => {
            StatusCode::CONFLICT
        }
        FeedbackError::Registry(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// In words.
pub fn words(lang: Lang, error: &FeedbackError) -> String {
    match error {
        FeedbackError::Refused(refusal) => text(lang, refusal.message_key()),
        FeedbackError::Missing => text(lang, "staff-feedback-error-missing"),
        FeedbackError::State(FeedbackState::Waiting) => text(lang, "staff-feedback-error-waiting"),
        FeedbackError::State(FeedbackState::Answered) => text(lang, "staff-feedback-error-answered"),
        FeedbackError::State(FeedbackState::Closed) => text(lang, "staff-feedback-error-closed"),
        FeedbackError::NothingSaid => text(lang, "staff-feedback-error-nothing-said"),
        FeedbackError::TooLong(most) => {
            text_with(lang, "feedback-error-too-long", &[("most", format::number(lang, *most as u64).into())])
        }
        FeedbackError::NoAgency => text(lang, "staff-feedback-error-agency"),
        FeedbackError::NoWording => text(lang, "staff-feedback-error-no-wording"),
        FeedbackError::NothingNew => text(lang, "staff-feedback-error-nothing-new"),
        FeedbackError::NotPublic => text(lang, "staff-feedback-error-not-public"),
        FeedbackError::SamePerson => text(lang, "staff-feedback-error-same-person"),
        FeedbackError::Registry(_) => text(lang, "editing-error-store"),
    }
}

/// A page instead of one that cannot be shown.
pub fn instead(visit: &Visit, error: &FeedbackError) -> Response {
    match error {
        FeedbackError::Missing => missing(visit),
        FeedbackError::Refused(refusal) => refused(visit, *refusal),
        error => {
            tracing::error!(error = error as &dyn std::error::Error, "feedback cannot be read");
            error_page(&visit.site, visit.lang, status(error))
        }
    }
}
