//! Cases, papers, notes and forms.

use catalogue::{Dossier, DossierCase, DossierItem, FormTemplate, RequiredDocument};

use super::{
    super::model::{CaseRow, DossierPart, FormRow, ItemRow, NOTE, PAPER},
    reader::{Reader, blank, optional},
    rows,
};

pub fn dossier(reader: &mut Reader, part: &DossierPart) -> Dossier {
    Dossier {
        sets: reader.count("dossier[sets]", &part.sets),
        cases: rows(&part.cases, |place, row| case(reader, &format!("dossier[cases][{place}]"), row)),
    }
}

fn case(reader: &mut Reader, at: &str, row: &CaseRow) -> Option<DossierCase> {
    let items = rows(&row.items, |place, row| item(reader, &format!("{at}[items][{place}]"), row));
    let nothing = row.name.is_empty() && items.is_empty();
    (!nothing).then(|| DossierCase { name: row.name.clone(), items })
}

/// Nothing where the row has no word; numbers of copies alone are none.
fn item(reader: &mut Reader, at: &str, row: &ItemRow) -> Option<DossierItem> {
    if row.name.is_empty() && row.forms.iter().all(|form| blank([&form.name, &form.url])) {
        return None;
    }
    let forms = forms(reader, &format!("{at}[forms]"), &row.forms);
    let before = reader.errors.len();
    let originals = reader.count(&format!("{at}[originals]"), &row.originals);
    let copies = reader.count(&format!("{at}[copies]"), &row.copies);
    let readable = reader.errors.len() == before;
    let counted = originals.is_some_and(|n| n > 0) || copies.is_some_and(|n| n > 0);
    let name = row.name.clone();
    match row.kind.as_str() {
        NOTE => {
            if counted {
                reader.wrong(&format!("{at}[kind]"), "form-error-note-counted");
            } else if !forms.is_empty() {
                reader.wrong(&format!("{at}[kind]"), "form-error-note-forms");
            }
            Some(DossierItem::Note(name))
        }
        PAPER => {
            if !counted && readable {
                reader.wrong(&format!("{at}[originals]"), "form-error-not-counted");
            }
            let (originals, copies) = (originals.unwrap_or(0), copies.unwrap_or(0));
            Some(DossierItem::Paper(RequiredDocument { name, originals, copies, forms }))
        }
        _ => {
            reader.wrong(&format!("{at}[kind]"), "form-error-choice");
            None
        }
    }
}

pub fn forms(reader: &mut Reader, at: &str, forms: &[FormRow]) -> Vec<FormTemplate> {
    rows(forms, |place, row| {
        let url = reader.form_url(&format!("{at}[{place}][url]"), &row.url);
        let nothing = blank([&row.name, &row.url]);
        (!nothing).then(|| FormTemplate { name: row.name.clone(), url: optional(url.as_deref().unwrap_or_default()) })
    })
}
