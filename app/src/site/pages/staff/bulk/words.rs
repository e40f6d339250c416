//! Why something was not done, and what things are called.

use catalogue::{EditionState, InvalidTransition, Lang, Part};
use locale::{FluentValue, text, text_with};
use registry::{
    bulk::{BulkError, Fault, Hindrance, MOST, VerdictKind},
    editing::EditingError,
};

/// Why nothing was done, in a sentence.
pub fn trouble(lang: Lang, error: &BulkError) -> String {
    match error {
        BulkError::Refused(refusal) => text(lang, refusal.message_key()),
        BulkError::Hindered(hindrances) => {
            text_with(lang, "bulk-error-hindered", &[("count", hindrances.len().into())])
        }
        BulkError::Missing => text(lang, "bulk-error-missing"),
        BulkError::Nothing => text(lang, "bulk-error-nothing"),
        BulkError::TooMany(_) => text_with(lang, "bulk-error-too-many", &[("most", MOST.into())]),
        BulkError::NoName => text(lang, "bulk-error-no-name"),
        BulkError::NotAnnounced => text(lang, "bulk-error-not-announced"),
        BulkError::NoReason => text(lang, "bulk-error-no-reason"),
        BulkError::Undone => text(lang, "bulk-error-undone"),
        BulkError::Registry(_) => text(lang, "bulk-error-store"),
    }
}

/// Why an entry stands in the way.
pub fn hindrance(lang: Lang, hindrance: &Hindrance) -> String {
    let one = |key: &str, name: &str, value: FluentValue<'_>| text_with(lang, key, &[(name, value)]);
    match &hindrance.error {
        EditingError::Refused(refusal) => text(lang, refusal.message_key()),
        EditingError::Invalid(InvalidTransition::SamePerson(who)) => {
            one("bulk-hindrance-same-person", "who", who.as_str().into())
        }
        EditingError::Invalid(InvalidTransition::NoAnnouncement) => text(lang, "bulk-hindrance-announcement"),
        EditingError::Invalid(InvalidTransition::State { from, .. }) => {
            one("bulk-hindrance-state", "state", state(lang, *from).into())
        }
        EditingError::Invalid(_) | EditingError::NothingSaid | EditingError::Registry(_) => {
            text(lang, "bulk-hindrance-other")
        }
        EditingError::Findings(findings) => {
            let said: Vec<String> = findings.iter().map(|found| locale::finding(lang, found)).collect();
            one("bulk-hindrance-findings", "findings", said.join(" ").into())
        }
        EditingError::OpenAlready(edition) => one("bulk-hindrance-open", "edition", (*edition).into()),
        EditingError::Moved { by } => one("bulk-hindrance-moved", "who", by.as_str().into()),
        EditingError::Conflict(conflict) => one("bulk-hindrance-moved", "who", conflict.by.as_str().into()),
        EditingError::CodeTaken(slug) => one("bulk-hindrance-code", "slug", slug.as_str().into()),
        EditingError::Missing => text(lang, "bulk-hindrance-missing"),
    }
}

/// Why a record was set aside.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let variables: Vec<(&str, FluentValue<'_>)> =
        fault.variables.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
    let why = text_with(lang, &fault.key, &variables);
    if fault.field.is_empty() {
        return why;
    }
    text_with(lang, "bulk-faulty-field", &[("field", fault.field.as_str().into()), ("why", why.into())])
}

/// What a state is called.
pub fn state(lang: Lang, state: EditionState) -> String {
    text(lang, &format!("bulk-state-{}", state.key()))
}

/// What a verdict is called.
pub fn verdict(lang: Lang, kind: VerdictKind) -> String {
    text(lang, &format!("bulk-verdict-{}", kind.key()))
}

/// What a part of an edition is called.
pub fn part(lang: Lang, part: Part) -> String {
    text(lang, &format!("bulk-part-{}", part.key()))
}
