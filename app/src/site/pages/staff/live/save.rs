//! Saves a draft without being asked to. It does what the button does, and
//! nothing where the button would ask something.

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use catalogue::Slug;
use locale::{text, text_with};
use registry::editing::EditingError;
use serde::Serialize;

use super::{
    super::{SignedIn, Staff, form::EditionForm},
    asked::json,
};

/// What became of it.
#[derive(Serialize)]
struct Outcome {
    /// Whether it may be tried again: not once somebody else wrote in between, nor
    /// when nothing can be written here any more.
    go_on: bool,
    /// The revision that is kept now, where it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    revision: Option<u32>,
    /// What to tell, where it was not.
    said: String,
}

/// Takes the form.
pub async fn take(
    State(staff): State<Staff>,
    SignedIn { actor, visit }: SignedIn,
    Path((slug, number)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let lang = visit.lang;
    let (Ok(slug), Ok(number)) = (Slug::parse(&slug), number.parse()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok((form, _)) = EditionForm::read(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let said = |go_on, said| json(&Outcome { go_on, revision: None, said });
    let content = match form.content() {
        Ok(content) => content,
        Err(errors) => return said(true, text_with(lang, "live-not-saved-wrong", &[("n", errors.len().into())])),
    };
    let revision = form_urlencoded::parse(&body).find(|(name, _)| name == "revision");
    let revision = revision.and_then(|(_, value)| value.parse().ok()).unwrap_or_default();
    match staff.editing.save(&actor, &slug, number, revision, &content).await {
        Ok(revision) => json(&Outcome { go_on: true, revision: Some(revision), said: String::new() }),
        Err(EditingError::Conflict(found)) => {
            said(false, text_with(lang, "live-not-saved-moved", &[("by", found.by.as_str().into())]))
        }
        Err(EditingError::Registry(error)) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a draft cannot be saved by itself");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        Err(EditingError::Refused(refusal)) => said(false, text(lang, refusal.message_key())),
        Err(_) => said(false, text(lang, "live-not-saved-closed")),
    }
}
