//! Rows of a sheet, and how they come onto what is kept.

use std::collections::HashMap;

use catalogue::{EditionContent, ProcedureCode, SectorName, Slug, text::tidy};

use super::{
    channels,
    columns::Column,
    grid::Grid,
    headings::{HEADINGS, Identity, Table},
    laws, papers,
    text::{bare, cell, is_cut},
};
use crate::{Reason, Rejected, json, rejected};

/// What a sheet says of one procedure.
#[derive(Clone, Debug)]
pub struct SheetRow {
    /// The number of its row.
    pub line: u64,
    /// The code of the procedure.
    pub code: Option<ProcedureCode>,
    /// Its address, where the sheet gives one.
    pub slug: Option<Slug>,
    /// Its name, where the sheet gives one.
    name: Option<String>,
    cells: Vec<(Column, String)>,
    details: Details,
}

/// The rows of the other sheets, each with the number of its row.
#[derive(Clone, Debug, Default)]
struct Details {
    papers: Vec<(u64, Vec<String>)>,
    channels: Vec<(u64, Vec<String>)>,
    laws: Vec<(u64, Vec<String>)>,
}

impl Details {
    /// Whether there are rows of that sheet.
    fn tell_of(&self, table: Table) -> bool {
        match table {
            Table::Procedures => false,
            Table::Papers => !self.papers.is_empty(),
            Table::Channels => !self.channels.is_empty(),
            Table::Laws => !self.laws.is_empty(),
        }
    }
}

/// Which columns of a grid have which key.
struct Columns<'a>(HashMap<&'a str, usize>);

impl<'a> Columns<'a> {
    fn of(grid: &'a Grid, table: Table) -> Self {
        let mut columns = HashMap::new();
        for (at, head) in grid.heads.iter().enumerate() {
            if let Some(key) = HEADINGS.key(table, head) {
                columns.entry(key).or_insert(at);
            }
        }
        Self(columns)
    }

    fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The cell of a row; nothing where there is no such column.
    fn get(&self, row: &[String], key: &str) -> Option<String> {
        let at = self.0.get(key)?;
        Some(row.get(*at).map(|text| bare(text)).unwrap_or_default())
    }

    fn identity(&self, row: &[String], identity: Identity) -> Option<String> {
        self.get(row, identity.key()).filter(|text| !text.is_empty())
    }
}

/// The rows of a file, and what of it is set aside.
pub(super) fn rows(grids: &[Grid]) -> Vec<Result<SheetRow, Rejected>> {
    let mut tables: HashMap<Table, &Grid> = HashMap::new();
    for grid in grids {
        if let Some(table) = HEADINGS.table(&grid.name) {
            tables.entry(table).or_insert(grid);
        }
    }
    // Sheets have any name where there is only one that tells of procedures.
    let named = |grid: &&Grid| HEADINGS.table(&grid.name).is_none();
    let Some(main) = tables.get(&Table::Procedures).copied().or_else(|| grids.iter().find(named)) else {
        return vec![Err(Rejected::whole(1, Reason::NoHeads))];
    };
    let columns = Columns::of(main, Table::Procedures);
    if !Identity::ALL.iter().any(|identity| columns.has(identity.key())) {
        return vec![Err(Rejected {
            field: HEADINGS.identity(Identity::Name).to_owned(),
            ..Rejected::whole(main.line, Reason::NoHeads)
        })];
    }
    let mut out = Vec::new();
    for head in main.heads.iter().map(|head| tidy(head)).filter(|head| !head.is_empty()) {
        // A column that only counts the rows says nothing.
        let counts = matches!(super::text::plain(&head).as_str(), "stt" | "tt" | "so tt" | "so thu tu");
        if HEADINGS.key(Table::Procedures, &head).is_none() && !counts {
            let reason = Reason::UnknownColumn;
            out.push(Err(Rejected { line: main.line, record: String::new(), field: head, reason }));
        }
    }
    let mut details = details(&tables);
    let mut seen: HashMap<String, u64> = HashMap::new();
    for (line, cells) in &main.rows {
        let row = row(*line, cells, &columns);
        out.push(row.and_then(|mut row| {
            for key in row.keys() {
                if let Some(found) = details.remove(&key) {
                    row.details.papers.extend(found.papers);
                    row.details.channels.extend(found.channels);
                    row.details.laws.extend(found.laws);
                }
            }
            if let Some(first) = row.keys().into_iter().find_map(|key| seen.insert(key, *line)) {
                return Err(Rejected {
                    line: *line,
                    record: row.called(),
                    field: String::new(),
                    reason: Reason::Duplicate { first },
                });
            }
            Ok(row)
        }));
    }
    // Rows that belong to no procedure of the sheet would be lost without a word.
    let mut lost: Vec<(String, u64)> = details
        .into_iter()
        .filter_map(|(key, rows)| {
            let first = rows.papers.iter().chain(&rows.channels).chain(&rows.laws).map(|(line, _)| *line).next()?;
            Some((key, first))
        })
        .collect();
    lost.sort();
    out.extend(lost.into_iter().map(|(record, line)| {
        let field = HEADINGS.identity(Identity::Code).to_owned();
        Err(Rejected { line, record, field, reason: Reason::NoSuchRow })
    }));
    out
}

fn row(line: u64, cells: &[String], columns: &Columns<'_>) -> Result<SheetRow, Rejected> {
    let name = columns.identity(cells, Identity::Name);
    let code = columns.identity(cells, Identity::Code);
    let called = code.clone().or_else(|| name.clone()).unwrap_or_default();
    let fail = |identity: Identity, value: String| {
        let field = HEADINGS.identity(identity).to_owned();
        Rejected {
            line,
            record: called.chars().take(120).collect(),
            field,
            reason: rejected::by_field(identity.key(), value),
        }
    };
    let code = match code {
        None => None,
        Some(text) => Some(ProcedureCode::parse(&padded(&text)).map_err(|_| fail(Identity::Code, text))?),
    };
    let slug = match columns.identity(cells, Identity::Slug) {
        None => None,
        Some(text) => {
            // A whole address is as good as its end.
            let end = text.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
            Some(Slug::parse(&end).map_err(|_| fail(Identity::Slug, text))?)
        }
    };
    let of = |column: Column| columns.get(cells, column.key()).map(|text| (column, text));
    let cells = Column::ALL.into_iter().filter_map(of).collect();
    Ok(SheetRow { line, code, slug, name, cells, details: Details::default() })
}

/// A code that a spreadsheet took for a number has lost its last zeros.
fn padded(text: &str) -> String {
    match text.split_once(['.', ',']) {
        Some((first, rest))
            if first.len() == 1 && (1..6).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit()) =>
        {
            format!("{first}.{rest:0<6}")
        }
        _ => text.to_owned(),
    }
}

/// The rows of the sheets of details, by the code or the address.
fn details(tables: &HashMap<Table, &Grid>) -> HashMap<String, Details> {
    let mut details: HashMap<String, Details> = HashMap::new();
    for table in [Table::Papers, Table::Channels, Table::Laws] {
        let Some(grid) = tables.get(&table) else { continue };
        let columns = Columns::of(grid, table);
        let keys: &[&str] = match table {
            Table::Papers => &papers::KEYS,
            Table::Channels => &channels::KEYS,
            _ => &laws::KEYS,
        };
        for (line, cells) in &grid.rows {
            let slug = columns.identity(cells, Identity::Slug);
            let code = columns.identity(cells, Identity::Code).map(|code| padded(&code).to_uppercase());
            let Some(key) = slug.or(code).or_else(|| columns.identity(cells, Identity::Name)) else { continue };
            let row = keys.iter().map(|key| columns.get(cells, key).unwrap_or_default()).collect();
            let of = details.entry(key).or_default();
            match table {
                Table::Papers => of.papers.push((*line, row)),
                Table::Channels => of.channels.push((*line, row)),
                _ => of.laws.push((*line, row)),
            }
        }
    }
    details
}

impl SheetRow {
    /// What the rows of other sheets may call this procedure.
    fn keys(&self) -> Vec<String> {
        let slug = self.slug.as_ref().map(ToString::to_string);
        let code = self.code.as_ref().map(ToString::to_string);
        if slug.is_none() && code.is_none() {
            return self.name.iter().cloned().collect();
        }
        slug.into_iter().chain(code).collect()
    }

    /// What is known of the procedure: its code, else its name.
    #[must_use]
    pub fn called(&self) -> String {
        let code = self.code.as_ref().map(ToString::to_string);
        code.or_else(|| self.name.clone()).unwrap_or_default().chars().take(120).collect()
    }

    /// The address that a new procedure would get.
    #[must_use]
    pub fn wanted_slug(&self) -> Slug {
        self.slug.clone().unwrap_or_else(|| Slug::from_name(self.name.as_deref().unwrap_or_default()))
    }

    /// The content with what the sheet says, where it says something else than
    /// an export of the content would.
    ///
    /// # Errors
    /// With the first cell that cannot be read.
    pub fn onto(&self, base: Option<&EditionContent>) -> Result<EditionContent, Rejected> {
        let mut content = base.cloned().unwrap_or_else(nothing);
        if let Some(name) = &self.name
            && base.is_none_or(|base| cell(&base.name) != *name)
        {
            content.name = tidy(name);
        }
        for (column, text) in &self.cells {
            let by_row = column.detail().is_some_and(|table| self.details.tell_of(table));
            let before = base.map(|base| column.cell(base)).unwrap_or_default();
            if by_row || *text == before || base.is_none() && text.is_empty() {
                continue;
            }
            let head = HEADINGS.column(*column);
            if is_cut(&before) || is_cut(text) {
                return Err(self.reject(self.line, head, Reason::CellTooLong));
            }
            column.read(text, &mut content).map_err(|reason| self.reject(self.line, head, reason))?;
        }
        self.detailed(&mut content)?;
        for (column, text) in &self.cells {
            // A summary that says neither what was nor what is now is a change that would be lost.
            let Some(table) = column.detail().filter(|table| self.details.tell_of(*table)) else { continue };
            let before = base.map(|base| column.cell(base)).unwrap_or_default();
            if *text != before && *text != column.cell(&content) && !text.is_empty() {
                let sheet = HEADINGS.sheet(table.key()).to_owned();
                return Err(self.reject(self.line, HEADINGS.column(*column), Reason::EditElsewhere { sheet }));
            }
        }
        if content.name.is_empty() {
            return Err(self.reject(self.line, HEADINGS.identity(Identity::Name), Reason::Missing));
        }
        if content.sector.as_str().is_empty() {
            return Err(self.reject(self.line, HEADINGS.column(Column::Sector), Reason::Missing));
        }
        if base != Some(&content)
            && let Some((field, url)) = json::bad_address(&content)
        {
            return Err(self.reject(self.line, &field, rejected::by_field(&field, url)));
        }
        // No column has a translation: those that there are stay, and tell what they are of.
        if let Some(base) = base {
            content.date_translations(base);
        }
        Ok(content)
    }

    /// What the other sheets say. One that has no row of the procedure says nothing of it.
    fn detailed(&self, content: &mut EditionContent) -> Result<(), Rejected> {
        let said = |rows: &[(u64, Vec<String>)]| rows.iter().map(|(_, row)| row.clone()).collect::<Vec<_>>();
        let Details { papers, channels, laws } = &self.details;
        let at = |rows: &[(u64, Vec<String>)]| rows.first().map_or(self.line, |(line, _)| *line);
        let cut = |rows: &[(u64, Vec<String>)]| {
            rows.iter().find(|(_, row)| row.iter().any(|cell| is_cut(cell))).map(|(line, _)| *line)
        };
        let too_long = |line| self.reject(line, "", Reason::CellTooLong);
        let rows = said(papers);
        let before: Vec<Vec<String>> = papers::rows(&content.dossier).into_iter().map(|(cells, _)| cells).collect();
        if !rows.is_empty() && rows != before {
            if let Some(line) = cut(papers) {
                return Err(too_long(line));
            }
            content.dossier.cases = papers::read_rows(&rows.iter().collect::<Vec<_>>(), &content.dossier)
                .map_err(|(column, reason)| self.reject(at(papers), column, reason))?;
        }
        let rows = said(channels);
        if !rows.is_empty() && rows != channels::rows(content).concat() {
            if let Some(line) = cut(channels) {
                return Err(too_long(line));
            }
            content.channels = channels::read_rows(&rows.iter().collect::<Vec<_>>(), &content.channels)
                .map_err(|(column, reason)| self.reject(at(channels), column, reason))?;
        }
        let rows = said(laws);
        if !rows.is_empty() && rows != content.legal_basis.iter().map(laws::row).collect::<Vec<_>>() {
            if let Some(line) = cut(laws) {
                return Err(too_long(line));
            }
            content.legal_basis = laws::read_rows(&rows.iter().collect::<Vec<_>>(), &content.legal_basis)
                .map_err(|(column, reason)| self.reject(at(laws), column, reason))?;
        }
        Ok(())
    }

    fn reject(&self, line: u64, field: &str, reason: Reason) -> Rejected {
        Rejected { line, record: self.called(), field: field.to_owned(), reason }
    }
}

/// What is known of a procedure before anything is.
fn nothing() -> EditionContent {
    EditionContent::named("", SectorName::new(""))
}
