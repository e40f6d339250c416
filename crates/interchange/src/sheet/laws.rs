//! The law that procedures rest on: as lines in a cell, and as a sheet of its own.

use catalogue::{AgencyName, EditionContent, LegalDocument, Procedure, text::tidy};

use super::{
    columns::date,
    grid::Grid,
    headings::{HEADINGS, Table},
    identity,
    text::{bare, cell, day, some},
};
use crate::Reason;

/// The columns of the sheet, after those that tell the procedure.
pub(super) const KEYS: [&str; 7] =
    ["number", "title", "issuer", "issued_on", "in_force_from", "in_force_to", "replaced_by"];

/// "60/2014/QH13 – Luật Hộ tịch", a line each.
pub(super) fn lines(laws: &[LegalDocument]) -> String {
    laws.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(law: &LegalDocument) -> String {
    let text = match (law.number.as_str(), law.title.as_str()) {
        ("", title) => title.to_owned(),
        (number, "") => number.to_owned(),
        (number, title) => format!("{number} – {title}"),
    };
    bare(&text).replace('\n', " ")
}

/// Reads lines; a document that is still there keeps what is known of it.
pub(super) fn read_lines(text: &str, before: &[LegalDocument]) -> Vec<LegalDocument> {
    let read = |said: &str| {
        if let Some(known) = before.iter().find(|law| line(law) == said) {
            return known.clone();
        }
        let said = tidy(said.trim_start_matches(['-', '+', ' ']));
        let (number, title) = match said.split_once(" – ").or_else(|| said.split_once(" - ")) {
            Some((number, title)) => (number.to_owned(), title.to_owned()),
            // What begins with a digit and has a stroke is a number.
            None if said.contains('/') && !said.contains(' ') => (said.clone(), String::new()),
            None => (String::new(), said.clone()),
        };
        let key = LegalDocument::key_of(&number);
        let known = before.iter().find(|law| key.is_some() && law.key() == key).cloned().unwrap_or_default();
        LegalDocument { number, title, ..known }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(read).collect()
}

/// The sheet of legal documents: a row each.
pub(super) fn grid(procedures: &[(&Procedure, &EditionContent)]) -> Grid {
    let mut grid = Grid::new(HEADINGS.sheet(Table::Laws.key()), HEADINGS.detail_heads(Table::Laws, &KEYS));
    for (procedure, content) in procedures {
        for row in content.legal_basis.iter().map(row) {
            let mut cells = identity(procedure, content);
            cells.extend(row);
            grid.push(cells);
        }
    }
    grid
}

/// The row of a document.
pub(super) fn row(law: &LegalDocument) -> Vec<String> {
    [
        law.number.clone(),
        law.title.clone(),
        law.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
        day(law.issued_on),
        day(law.in_force_from),
        day(law.in_force_to),
        law.replaced_by.clone().unwrap_or_default(),
    ]
    .iter()
    .map(|text| cell(text))
    .collect()
}

/// Reads the rows of a procedure. What a row says as before stays as it is.
pub(super) fn read_rows(
    said: &[&Vec<String>],
    before: &[LegalDocument],
) -> Result<Vec<LegalDocument>, (&'static str, Reason)> {
    let known: Vec<Vec<String>> = before.iter().map(row).collect();
    said.iter()
        .enumerate()
        .map(|(at, said)| {
            // Two documents may have the same row: the one in its place counts first.
            let here = known.get(at).filter(|row| row == said).map(|_| at);
            match here.or_else(|| known.iter().position(|row| row == *said)) {
                Some(same) => Ok(before[same].clone()),
                None => read_row(said),
            }
        })
        .collect()
}

fn read_row(row: &[String]) -> Result<LegalDocument, (&'static str, Reason)> {
    let [number, title, issuer, issued_on, from, to, replaced_by] = row else {
        return Err(("number", Reason::Missing));
    };
    if number.is_empty() && title.is_empty() {
        return Err(("number", Reason::Missing));
    }
    let day = |text: &str, column| date(text).map_err(|reason| (column, reason));
    Ok(LegalDocument {
        number: tidy(number),
        title: tidy(title),
        issuer: some(issuer).map(|issuer| AgencyName::new(&issuer)),
        issued_on: day(issued_on, "issued_on")?,
        in_force_from: day(from, "in_force_from")?,
        in_force_to: day(to, "in_force_to")?,
        replaced_by: some(&tidy(replaced_by)),
    })
}
