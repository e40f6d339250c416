//! Sheets: the catalogue as XLSX or CSV, as departments work with it, and back.
//!
//! A sheet cannot hold everything, and people change what they see in it. So a
//! row is read *onto* what is kept already: a cell that says what an export
//! would say is no change, and what no cell says stays. An export that comes
//! back as it was changes nothing, whatever the content.
//!
//! Which columns there are and what they may be called is data:
//! `content/sheets.yml`.

mod channels;
mod columns;
mod costs;
mod csv;
mod grid;
mod headings;
mod laws;
mod papers;
mod row;
mod text;
mod xlsx;

use std::io;

use catalogue::{EditionContent, Part, Procedure, Translation};

pub use self::row::SheetRow;
use self::{
    columns::Column,
    grid::Grid,
    headings::{HEADINGS, Identity},
    text::cell,
};
use crate::Rejected;

/// How many rows a sheet may have.
pub const MAX_ROWS: usize = 100_000;

/// Whether a file is a sheet: a workbook by its first bytes, CSV by its name or
/// by a first line with headings.
#[must_use]
pub fn is_sheet(name: &str, bytes: &[u8]) -> bool {
    xlsx::is_workbook(bytes) || !crate::reading::is_known(bytes) && csv::is_csv(name, bytes)
}

/// The rows of a file that [`is_sheet`], and what of it is set aside.
#[must_use]
pub fn sheet(bytes: &[u8]) -> Vec<Result<SheetRow, Rejected>> {
    let grids = if xlsx::is_workbook(bytes) { xlsx::read(bytes) } else { csv::read(bytes).map(|grid| vec![grid]) };
    match grids {
        Ok(grids) => row::rows(&grids),
        Err(rejected) => vec![Err(rejected)],
    }
}

/// Writes a workbook: procedures, papers, channels with costs, legal documents.
///
/// # Errors
/// When the workbook cannot be made.
pub fn write_xlsx(procedures: &[(&Procedure, &EditionContent)]) -> io::Result<Vec<u8>> {
    xlsx::write(&[main(procedures), papers::grid(procedures), channels::grid(procedures), laws::grid(procedures)])
}

/// Writes the sheet of procedures as CSV, for Excel to open as it is: UTF-8 with
/// its mark, and no cell that it takes for a formula.
///
/// # Errors
/// When the file cannot be made.
pub fn write_csv(procedures: &[(&Procedure, &EditionContent)]) -> io::Result<Vec<u8>> {
    csv::write(&main(procedures))
}

/// The sheet of procedures, a row each.
fn main(procedures: &[(&Procedure, &EditionContent)]) -> Grid {
    let heads = Identity::ALL
        .iter()
        .map(|identity| HEADINGS.identity(*identity))
        .chain(Column::ALL.iter().map(|column| HEADINGS.column(*column)))
        .map(str::to_owned)
        .collect();
    let mut grid = Grid::new(HEADINGS.sheet("procedures"), heads);
    for (procedure, content) in procedures {
        let mut cells = identity(procedure, content);
        cells.extend(Column::ALL.iter().map(|column| column.cell(content)));
        grid.push(cells);
    }
    grid
}

/// The cells by which a procedure is known.
fn identity(procedure: &Procedure, content: &EditionContent) -> Vec<String> {
    let code = procedure.code.as_ref().map_or("", |code| code.as_str());
    vec![code.to_owned(), procedure.slug.to_string(), cell(&content.name)]
}

/// What a part of a content says, as the cells of a sheet say it.
#[must_use]
pub fn part_text(part: Part, content: &EditionContent) -> String {
    use Column as C;
    let columns: &[Column] = match part {
        Part::Name => return cell(&content.name),
        Part::Summary => &[C::Summary],
        // No sheet has them; whoever reviews a change sees them all the same.
        Part::Translations => {
            let line = |(tag, said): (&String, &Translation)| {
                let summary = if said.summary.is_empty() { "" } else { " · " };
                format!("{tag}: {}{summary}{}", said.name, said.summary.as_str())
            };
            return content.translations.iter().map(line).collect::<Vec<_>>().join("\n");
        }
        Part::Keywords => &[C::Keywords],
        Part::Sector => &[C::Sector],
        Part::Levels => &[C::Levels],
        Part::Applicants => &[C::Applicants],
        Part::Agencies => &[C::Promulgating, C::Competent, C::Implementing, C::Delegated, C::Coordinating],
        Part::Reception => &[C::Reception],
        Part::Interlinked => &[C::Interlinked],
        Part::Online => &[C::OnlineLevel, C::OnlineSince, C::OnlineAnnouncedBy, C::ApplyUrl],
        Part::Channels => {
            // Times and costs beside what they belong to, with the notes of each.
            let line = |cells: &Vec<String>| {
                cells[1..].iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
            };
            return channels::rows(content).concat().iter().map(line).collect::<Vec<_>>().join("\n");
        }
        Part::Dossier => &[C::Sets, C::Papers],
        Part::Forms => &[C::Forms],
        Part::Steps => &[C::Steps],
        Part::Requirements => &[C::Requirements],
        Part::Outcomes => &[C::Outcomes],
        Part::LegalBasis => {
            let line =
                |cells: Vec<String>| cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
            return content.legal_basis.iter().map(laws::row).map(line).collect::<Vec<_>>().join("\n");
        }
        Part::Announcement => {
            &[C::AnnouncementNumber, C::AnnouncementDate, C::AnnouncementIssuer, C::AnnouncementChange]
        }
        Part::LifeEvents => &[C::LifeEvents],
        Part::Source => &[C::SourceName, C::SourceUrl, C::VerifiedOn],
    };
    let said: Vec<String> = columns
        .iter()
        .map(|column| (HEADINGS.column(*column), column.cell(content)))
        .filter(|(_, said)| !said.is_empty())
        .map(|(head, said)| if columns.len() > 1 { format!("{head}: {said}") } else { said })
        .collect();
    said.join("\n")
}
