//! The parts that are lists of rows.

use leptos::prelude::*;
use locale::text;

use super::{
    super::{EditionForm, model::LegalRow},
    Part, dossier,
    sheet::Sheet,
};

pub fn forms(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let list = sheet.list("forms", None, text(lang, "form-add-form"), dossier::forms(sheet, "forms", &form.forms));
    let body = view! { <p class="muted">{text(lang, "form-forms-lead")}</p> {list} };
    Part { id: "part-forms", title: text(lang, "form-part-forms"), holds: &["forms"], body: body.into_any() }
}

pub fn steps(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let rows = form.steps.iter().enumerate().map(|(n, row)| {
        view! {
            {sheet.line(format!("steps[{n}][title]"), &row.title).hint(text(lang, "form-hint-step-title")).view()}
            {sheet.lines(format!("steps[{n}][text]"), &row.text, 4).hint(text(lang, "form-hint-markdown")).markdown().view()}
        }
        .into_any()
    });
    let body = sheet.list("steps", None, text(lang, "form-add-step"), rows.collect());
    Part { id: "part-steps", title: text(lang, "form-part-steps"), holds: &["steps"], body }
}

pub fn requirements(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let body =
        sheet.lines("requirements", &form.requirements, 6).hint(text(lang, "form-hint-markdown")).markdown().view();
    Part { id: "part-requirements", title: text(lang, "form-part-requirements"), holds: &["requirements"], body }
}

pub fn outcomes(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let rows = form.outcomes.iter().enumerate().map(|(n, row)| {
        view! {
            {sheet.line(format!("outcomes[{n}][name]"), &row.name).view()}
            {sheet.line(format!("outcomes[{n}][code]"), &row.code).hint(text(lang, "form-hint-outcome-code")).view()}
        }
        .into_any()
    });
    let body = sheet.list("outcomes", None, text(lang, "form-add-outcome"), rows.collect());
    Part { id: "part-outcomes", title: text(lang, "form-part-outcomes"), holds: &["outcomes"], body }
}

pub fn legal_basis(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let lang = sheet.lang;
    let rows = form.legal_basis.iter().enumerate().map(|(n, row)| legal(sheet, &format!("legal_basis[{n}]"), row));
    let body = sheet.list("legal_basis", None, text(lang, "form-add-legal"), rows.collect());
    Part { id: "part-legal-basis", title: text(lang, "form-part-legal-basis"), holds: &["legal_basis"], body }
}

fn legal(sheet: &Sheet<'_>, at: &str, row: &LegalRow) -> AnyView {
    let lang = sheet.lang;
    let name = |field: &str| format!("{at}[{field}]");
    let number = sheet.known_line(name("number"), &row.number, "known-laws");
    view! {
        {number.hint(text(lang, "form-hint-number")).view()}
        {sheet.line(name("title"), &row.title).view()}
        <div class="fields">
            {sheet.known_line(name("issuer"), &row.issuer, "known-agencies").view()}
            {sheet.day(name("issued_on"), &row.issued_on).view()}
        </div>
        <div class="fields">
            {sheet.day(name("in_force_from"), &row.in_force_from).view()}
            {sheet.day(name("in_force_to"), &row.in_force_to).view()}
            {sheet.line(name("replaced_by"), &row.replaced_by).view()}
        </div>
    }
    .into_any()
}
