//! The papers, by case.

use catalogue::FileAddress;
use leptos::prelude::*;
use locale::text;

use super::{
    super::{
        EditionForm,
        model::{CaseRow, FormRow, ItemRow, NOTE, PAPER},
    },
    Part,
    sheet::Sheet,
};

pub fn part(sheet: &Sheet<'_>, form: &EditionForm) -> Part {
    let (lang, dossier) = (sheet.lang, &form.dossier);
    let cases = dossier.cases.iter().enumerate();
    let cases = cases.map(|(n, row)| case(sheet, &format!("dossier[cases][{n}]"), row)).collect();
    let cases = sheet.list("dossier[cases]", None, text(lang, "form-add-case"), cases);
    let body = view! {
        <div id="f-dossier" tabindex="-1">
            <p class="muted">{text(lang, "form-dossier-lead")}</p>
            {sheet.number("dossier[sets]", &dossier.sets, "numeric").view()}
            {cases}
        </div>
    };
    Part { id: "part-dossier", title: text(lang, "form-part-dossier"), holds: &["dossier"], body: body.into_any() }
}

fn case(sheet: &Sheet<'_>, at: &str, row: &CaseRow) -> AnyView {
    let lang = sheet.lang;
    let name = format!("{at}[items]");
    let items = row.items.iter().enumerate().map(|(n, row)| item(sheet, &format!("{name}[{n}]"), row)).collect();
    let items = sheet.list(&name, Some(text(lang, "form-items")), text(lang, "form-add-item"), items);
    let case = sheet.line(format!("{at}[name]"), &row.name);
    view! { {case.hint(text(lang, "form-hint-case")).view()} {items} }.into_any()
}

fn item(sheet: &Sheet<'_>, at: &str, row: &ItemRow) -> AnyView {
    let lang = sheet.lang;
    let name = |field: &str| format!("{at}[{field}]");
    let kinds = vec![(PAPER, text(lang, "form-item-paper")), (NOTE, text(lang, "form-item-note"))];
    // A note has no forms; any that it came to have are there to be taken off.
    let forms = (row.kind != NOTE || !row.forms.is_empty()).then(|| {
        let title = Some(text(lang, "form-item-forms"));
        sheet.list(&name("forms"), title, text(lang, "form-add-form"), forms(sheet, &name("forms"), &row.forms))
    });
    view! {
        {sheet.known_line(name("name"), &row.name, "known-papers").view()}
        <div class="fields">
            {sheet.select(name("kind"), &row.kind, kinds)}
            {sheet.number(name("originals"), &row.originals, "numeric").view()}
            {sheet.number(name("copies"), &row.copies, "numeric").view()}
        </div>
        {forms}
    }
    .into_any()
}

/// The rows of a list of forms.
pub fn forms(sheet: &Sheet<'_>, at: &str, rows: &[FormRow]) -> Vec<AnyView> {
    let form = |(n, row): (usize, &FormRow)| {
        view! {
            {sheet.line(format!("{at}[{n}][name]"), &row.name).view()}
            {sheet.file(format!("{at}[{n}][file]"), FileAddress::parse(&row.url))}
            {sheet.address(format!("{at}[{n}][url]"), &row.url).hint(text(sheet.lang, "form-hint-form-url")).view()}
        }
        .into_any()
    };
    rows.iter().enumerate().map(form).collect()
}
