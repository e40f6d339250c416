//! Papers: as lines in a cell, and as a sheet of their own.

use catalogue::{
    Dossier, DossierCase, DossierItem, EditionContent, FormTemplate, Procedure, RequiredDocument, text::tidy,
};

use super::{
    columns::{form, number, read_form},
    grid::Grid,
    headings::{HEADINGS, Table},
    identity,
    text::{bare, cell, plain},
};
use crate::Reason;

/// The columns of the sheet, after those that tell the procedure.
pub(super) const KEYS: [&str; 7] = ["case_number", "case", "kind", "paper", "originals", "copies", "forms"];

/// "Tờ khai (bản chính: 1; bản sao: 0)", a line each; the name of a case stands
/// in brackets above its papers.
pub(super) fn lines(dossier: &Dossier) -> String {
    let mut lines = Vec::new();
    for case in &dossier.cases {
        if dossier.cases.len() > 1 || !case.name.is_empty() {
            lines.push(format!("[{}]", one_line(&case.name)));
        }
        lines.extend(case.items.iter().map(line));
    }
    lines.join("\n")
}

fn line(item: &DossierItem) -> String {
    match item {
        DossierItem::Paper(paper) => format!(
            "{} ({}: {}; {}: {})",
            one_line(&paper.name),
            HEADINGS.word("originals"),
            paper.originals,
            HEADINGS.word("copies"),
            paper.copies
        ),
        DossierItem::Note(note) => format!("{}: {}", HEADINGS.word("note"), one_line(note)),
    }
}

fn one_line(text: &str) -> String {
    bare(text).replace('\n', " ")
}

/// Reads lines; a paper that is still there keeps its forms.
pub(super) fn read_lines(text: &str, before: &Dossier) -> Result<Vec<DossierCase>, Reason> {
    let mut cases: Vec<DossierCase> = Vec::new();
    for said in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = said.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let known = before.cases.iter().find(|case| one_line(&case.name) == name);
            let name = known.map_or_else(|| name.to_owned(), |case| case.name.clone());
            cases.push(DossierCase { name, items: Vec::new() });
            continue;
        }
        if cases.is_empty() {
            cases.push(DossierCase::default());
        }
        let Some(case) = cases.last_mut() else { continue };
        let of_case = before.cases.iter().find(|known| known.name == case.name);
        let known =
            of_case.into_iter().chain(&before.cases).flat_map(|case| &case.items).find(|item| line(item) == said);
        case.items.push(match known {
            Some(item) => item.clone(),
            None => read_line(said, before)?,
        });
    }
    Ok(cases)
}

fn read_line(said: &str, before: &Dossier) -> Result<DossierItem, Reason> {
    if let Some((word, note)) = said.split_once(':')
        && HEADINGS.word_key(word, &["note"]).is_some()
    {
        return Ok(DossierItem::Note(note.trim().to_owned()));
    }
    let counted = said.strip_suffix(')').and_then(|said| said.rsplit_once('('));
    let counts = counted.and_then(|(name, counts)| Some((name, count(counts, "originals")?, count(counts, "copies")?)));
    let Some((name, originals, copies)) = counts.filter(|(_, originals, copies)| originals + copies > 0) else {
        let (originals, copies) = (HEADINGS.word("originals"), HEADINGS.word("copies"));
        let allowed = format!("… ({originals}: 1; {copies}: 0)");
        return Err(Reason::BadValue { value: said.chars().take(120).collect(), allowed });
    };
    let name = name.trim().trim_start_matches(['-', '+', ' ']).to_owned();
    let papers = before.cases.iter().flat_map(DossierCase::papers);
    let forms = papers.into_iter().find(|paper| one_line(&paper.name) == name).map(|paper| paper.forms.clone());
    Ok(DossierItem::Paper(RequiredDocument { name, originals, copies, forms: forms.unwrap_or_default() }))
}

/// The number beside a word: "bản chính: 1", "1 bản chính"; none is zero where
/// the other is said.
fn count(counts: &str, key: &str) -> Option<u32> {
    let word = plain(HEADINGS.word(key));
    let mut said = false;
    for part in counts.split([';', ',']) {
        let part = plain(part);
        let known = ["originals", "copies"].iter().any(|key| part.contains(&plain(HEADINGS.word(key))));
        if !known {
            return None;
        }
        said = true;
        if part.contains(&word) {
            return part.split(' ').find_map(|part| part.parse().ok()).filter(|count: &u32| *count < 1_000);
        }
    }
    said.then_some(0)
}

/// Forms that belong to no paper, a line each.
pub(super) fn forms(forms: &[FormTemplate]) -> String {
    forms.iter().map(form).map(|text| one_line(&text)).collect::<Vec<_>>().join("\n")
}

pub(super) fn read_forms(text: &str) -> Vec<FormTemplate> {
    text.lines().map(tidy).filter(|line| !line.is_empty()).map(|line| read_form(&line)).collect()
}

/// The sheet of papers: a row for each paper and note, and one for a case without.
pub(super) fn grid(procedures: &[(&Procedure, &EditionContent)]) -> Grid {
    let mut grid = Grid::new(HEADINGS.sheet(Table::Papers.key()), HEADINGS.detail_heads(Table::Papers, &KEYS));
    for (procedure, content) in procedures {
        for (row, _) in rows(&content.dossier) {
            let mut cells = identity(procedure, content);
            cells.extend(row);
            grid.push(cells);
        }
    }
    grid
}

/// The rows of a dossier, each with what it says.
pub(super) fn rows(dossier: &Dossier) -> Vec<(Vec<String>, Option<&DossierItem>)> {
    let mut rows = Vec::new();
    for (number, case) in (1_usize..).zip(&dossier.cases) {
        let row = |kind: &str, name: &str, originals: String, copies: String, forms: String| {
            let cells =
                [number.to_string(), case.name.clone(), kind.to_owned(), name.to_owned(), originals, copies, forms];
            cells.iter().map(|text| cell(text)).collect::<Vec<_>>()
        };
        if case.items.is_empty() {
            rows.push((row("", "", String::new(), String::new(), String::new()), None));
        }
        for item in &case.items {
            let cells = match item {
                DossierItem::Paper(paper) => row(
                    HEADINGS.word("paper"),
                    &paper.name,
                    paper.originals.to_string(),
                    paper.copies.to_string(),
                    forms(&paper.forms),
                ),
                DossierItem::Note(note) => {
                    row(HEADINGS.word("note"), note, String::new(), String::new(), String::new())
                }
            };
            rows.push((cells, Some(item)));
        }
    }
    rows
}

/// Reads the rows of a procedure. What a row says as before stays as it is.
pub(super) fn read_rows(said: &[&Vec<String>], before: &Dossier) -> Result<Vec<DossierCase>, (&'static str, Reason)> {
    let known = rows(before);
    let mut cases: Vec<(String, DossierCase)> = Vec::new();
    for row in said {
        let number = row[0].strip_suffix(".0").unwrap_or(&row[0]);
        // Where cases are not numbered, their names tell them apart.
        let of = if number.is_empty() { row[1].as_str() } else { number };
        if cases.last().is_none_or(|(last, _)| last != of) {
            let at = number.parse::<usize>().ok().and_then(|number| before.cases.get(number.checked_sub(1)?));
            let name = at.filter(|case| cell(&case.name) == row[1]).map_or(row[1].clone(), |case| case.name.clone());
            cases.push((of.to_owned(), DossierCase { name, items: Vec::new() }));
        }
        let Some((_, case)) = cases.last_mut() else { continue };
        if row[2..].iter().all(String::is_empty) {
            continue;
        }
        // The same paper in the same case, or in another.
        let same = |from: usize| known.iter().find(|(cells, item)| item.is_some() && cells[from..] == row[from..]);
        match same(0).or_else(|| same(2)) {
            Some((_, Some(item))) => case.items.push((*item).clone()),
            _ => case.items.push(read_row(row)?),
        }
    }
    Ok(cases.into_iter().map(|(_, case)| case).collect())
}

fn read_row(row: &[String]) -> Result<DossierItem, (&'static str, Reason)> {
    let [_, _, kind, name, originals, copies, forms] = row else { return Err(("paper", Reason::Missing)) };
    if name.is_empty() {
        return Err(("paper", Reason::Missing));
    }
    let is_note = HEADINGS.word_key(kind, &["note"]).is_some();
    if !is_note && !kind.is_empty() && HEADINGS.word_key(kind, &["paper"]).is_none() {
        return Err(("kind", super::columns::bad(kind)));
    }
    let of = |text: &str, column| number(text).map(Option::unwrap_or_default).map_err(|reason| (column, reason));
    let (originals, copies) = (of(originals, "originals")?, of(copies, "copies")?);
    if is_note {
        return Ok(DossierItem::Note(name.clone()));
    }
    Ok(DossierItem::from_row(name.clone(), originals, copies, read_forms(forms)))
}
