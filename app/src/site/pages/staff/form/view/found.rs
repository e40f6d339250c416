//! What is found in a form while it is written: for the script that puts it at
//! the fields.

use catalogue::{Lang, quality::Finding};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{
    super::{
        FieldError,
        name::{id_of, path_to_field},
    },
    sheet::message,
    words,
};

/// What cannot be read, and what publication needs besides; each item says to
/// which field it belongs.
pub fn found(lang: Lang, errors: &[FieldError], findings: &[Finding]) -> AnyView {
    let count = match (errors.len(), findings.len()) {
        (0, 0) => text(lang, "live-nothing"),
        (0, n) => text_with(lang, "live-findings", &[("n", n.into())]),
        (n, _) => text_with(lang, "form-errors", &[("n", n.into())]),
    };
    let errors = errors.iter().map(|error| {
        let row = words::row(lang, &error.field).map(|row| format!("{row} – "));
        let (id, words) = (id_of(&error.field), message(lang, error));
        let told = words.clone();
        view! {
            <li data-field=id.clone() data-wrong=told>
                <a href=format!("#{id}")>{row}{words::label(lang, &error.field)}</a>": "{words}
            </li>
        }
    });
    let findings = findings.iter().map(|finding| {
        let href = format!("#{}", path_to_field(&finding.path));
        view! { <li>{locale::finding(lang, finding)}" " <a href=href>{text(lang, "live-to-field")}</a></li> }
    });
    let (errors, findings) = (errors.collect_view(), findings.collect_view());
    view! { <p class="live-count">{count}</p><ul>{errors}{findings}</ul> }.into_any()
}
