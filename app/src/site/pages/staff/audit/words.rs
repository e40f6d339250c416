//! What was done, in words.

use catalogue::Lang;
use locale::text;
use serde_json::Value;

/// What can have been done, by its name in the audit, with the key of its words.
const ACTIONS: [(&str, &str); 56] = [
    ("edition", "audit-all-edition"),
    ("edition.begun", "audit-edition-begun"),
    ("edition.written", "audit-edition-written"),
    ("edition.submitted", "audit-edition-submitted"),
    ("edition.sent_back", "audit-edition-sent-back"),
    ("edition.given_up", "audit-edition-given-up"),
    ("edition.approved", "audit-edition-approved"),
    ("edition.scheduled", "audit-edition-scheduled"),
    ("edition.published", "audit-edition-published"),
    ("edition.superseded", "audit-edition-superseded"),
    ("edition.withdrawn", "audit-edition-withdrawn"),
    ("edition.commented", "audit-edition-commented"),
    ("procedure", "audit-all-procedure"),
    ("procedure.created", "audit-procedure-created"),
    ("procedure.changed", "audit-procedure-changed"),
    ("procedure.confirmed", "audit-procedure-confirmed"),
    ("feedback", "audit-all-feedback"),
    ("feedback.received", "audit-feedback-received"),
    ("feedback.received_again", "audit-feedback-received-again"),
    ("feedback.noted", "audit-feedback-noted"),
    ("feedback.handed_over", "audit-feedback-handed-over"),
    ("feedback.answered", "audit-feedback-answered"),
    ("feedback.worded", "audit-feedback-worded"),
    ("feedback.published", "audit-feedback-published"),
    ("feedback.taken_back", "audit-feedback-taken-back"),
    ("feedback.closed", "audit-feedback-closed"),
    ("feedback.reopened", "audit-feedback-reopened"),
    ("feedback.erased", "audit-feedback-erased"),
    ("feedback.contacts_erased", "audit-feedback-contacts-erased"),
    ("account", "audit-all-account"),
    ("account.invited", "audit-account-invited"),
    ("account.invited_again", "audit-account-invited-again"),
    ("account.accepted", "audit-account-accepted"),
    ("account.roles_changed", "audit-account-roles-changed"),
    ("account.closed", "audit-account-closed"),
    ("account.reopened", "audit-account-reopened"),
    ("account.reset", "audit-account-reset"),
    ("account.password_changed", "audit-account-password-changed"),
    ("account.password_wrong", "audit-account-password-wrong"),
    ("account.factor_set_up", "audit-account-factor-set-up"),
    ("account.factor_removed", "audit-account-factor-removed"),
    ("account.codes_renewed", "audit-account-codes-renewed"),
    ("account.identity_bound", "audit-account-identity-bound"),
    ("sign_in", "audit-all-sign-in"),
    ("sign_in.done", "audit-sign-in-done"),
    ("sign_in.failed", "audit-sign-in-failed"),
    ("sign_in.locked", "audit-sign-in-locked"),
    ("session.ended", "audit-session-ended"),
    ("link.asked", "audit-link-asked"),
    ("refused", "audit-refused"),
    ("audit", "audit-all-audit"),
    ("audit.read", "audit-audit-read"),
    ("audit.exported", "audit-audit-exported"),
    ("backup", "audit-all-backup"),
    ("backup.taken", "audit-backup-taken"),
    ("backup.restored", "audit-backup-restored"),
];

/// What can be looked for: a thing with all that was done to it, and each deed.
pub fn known(lang: Lang) -> Vec<(String, String)> {
    ACTIONS.iter().map(|(action, key)| ((*action).to_owned(), text(lang, key))).collect()
}

/// What was done; by its name where nobody wrote words for it.
pub fn action(lang: Lang, action: &str) -> String {
    ACTIONS.iter().find(|(name, _)| *name == action).map_or_else(|| action.to_owned(), |(_, key)| text(lang, key))
}

/// The details, name by name.
pub fn detail(detail: &Value) -> Vec<(String, String)> {
    let Value::Object(detail) = detail else { return Vec::new() };
    let words = |value: &Value| match value {
        Value::String(words) => words.clone(),
        other => other.to_string(),
    };
    detail.iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.clone(), words(value))).collect()
}
