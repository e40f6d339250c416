//! Why something was not done, in words.

use axum::{http::StatusCode, response::Response};
use catalogue::{InvalidTransition, Lang, quality::Finding};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{editing::EditingError, people::Refusal};

use super::edition::findings;
use crate::site::{
    address, format,
    icon::icon,
    pages::{error::error_page, staff::StaffPage},
    router::missing,
    visit::Visit,
};

/// What went wrong, for a page that goes on.
pub struct Trouble {
    /// The status of the answer.
    pub status: StatusCode,
    /// What to say.
    pub words: String,
    /// What keeps an edition from being published.
    pub findings: Vec<Finding>,
    /// Where more is to be seen: a path and what stands there.
    pub link: Option<(String, String)>,
}

impl Trouble {
    /// Something that was typed is missing or cannot be read.
    pub fn typed(words: String) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, words, findings: Vec::new(), link: None }
    }

    /// What the use case said.
    pub fn of(lang: Lang, error: EditingError) -> Self {
        let status = match &error {
            EditingError::Refused(_) | EditingError::Invalid(InvalidTransition::SamePerson(_)) => StatusCode::FORBIDDEN,
            EditingError::Missing => StatusCode::NOT_FOUND,
            EditingError::Registry(_) => StatusCode::SERVICE_UNAVAILABLE,
            EditingError::Findings(_)
            | EditingError::NothingSaid
            | EditingError::Invalid(InvalidTransition::NoReason | InvalidTransition::NoAnnouncement) => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            _ => StatusCode::CONFLICT,
        };
        if let EditingError::Registry(error) = &error {
            tracing::error!(error = error as &dyn std::error::Error, "the work of the staff cannot be stored");
        }
        let words = words(lang, &error);
        let (mut findings, mut link) = (Vec::new(), None);
        match error {
            EditingError::Findings(found) => findings = found,
            EditingError::CodeTaken(slug) => {
                link = Some((super::procedure_path(&slug), text(lang, "editing-the-other")));
            }
            _ => {}
        }
        Self { status, words, findings, link }
    }

    /// The notice above a page. It takes the focus, so that it is read first.
    pub fn view(&self, visit: &Visit, form: Option<&str>) -> AnyView {
        let lang = visit.lang;
        let findings = (!self.findings.is_empty()).then(|| findings(lang, &self.findings, form));
        let link = self.link.as_ref().map(|(path, name)| {
            view! { <p><a href=address::page(lang, path)>{name.clone()}</a></p> }
        });
        let words = self.words.clone();
        view! {
            <div class="notice notice-warning" id="trouble" role="alert" tabindex="-1" autofocus>
                {icon("warning")}
                <div><h2>{text(lang, "editing-not-done")}</h2><p>{words}</p>{findings}{link}</div>
            </div>
        }
        .into_any()
    }
}

/// A page instead of one that cannot be shown.
pub fn instead(visit: &Visit, error: EditingError) -> Response {
    match error {
        EditingError::Missing => missing(visit),
        EditingError::Refused(refusal) => forbidden(visit, refusal),
        error => error_page(&visit.site, visit.lang, Trouble::of(visit.lang, error).status),
    }
}

/// That somebody may not, why, and where to go on.
fn forbidden(visit: &Visit, refusal: Refusal) -> Response {
    let lang = visit.lang;
    let page = StaffPage::new(text(lang, "editing-forbidden")).status(StatusCode::FORBIDDEN);
    page.answer(visit, || {
        view! { <p>{text(lang, refusal.message_key())}</p><p>{text(lang, "editing-forbidden-advice")}</p> }.into_any()
    })
}

fn words(lang: Lang, error: &EditingError) -> String {
    let text = |key| text(lang, key);
    match error {
        EditingError::Refused(refusal) => text(refusal.message_key()),
        EditingError::Invalid(refused) => match refused {
            InvalidTransition::State { from, .. } => {
                let state = format::edition_state(lang, *from);
                text_with(lang, "editing-error-state", &[("state", state.into())])
            }
            InvalidTransition::SamePerson(_) => text("editing-error-same-person"),
            InvalidTransition::NoReason => text("editing-error-no-reason"),
            InvalidTransition::MissingPart => text("editing-error-findings"),
            InvalidTransition::NoAnnouncement => text("editing-error-no-announcement"),
            InvalidTransition::NotYetInForce(day) => {
                text_with(lang, "editing-error-not-yet", &[("day", format::date(lang, *day).into())])
            }
        },
        EditingError::Missing => text("editing-error-missing"),
        EditingError::OpenAlready(number) => text_with(lang, "editing-error-open-already", &[("n", (*number).into())]),
        EditingError::Moved { .. } | EditingError::Conflict(_) => text("editing-error-conflict"),
        EditingError::Findings(_) => text("editing-error-findings"),
        EditingError::NothingSaid => text("editing-error-nothing-said"),
        EditingError::CodeTaken(_) => text("editing-error-code-taken"),
        EditingError::Registry(_) => text("editing-error-store"),
    }
}
