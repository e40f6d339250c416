//! CSV, as Excel writes and reads it.

use std::io;

use ::csv::{ReaderBuilder, WriterBuilder};

use super::{
    MAX_ROWS,
    grid::Grid,
    headings::{HEADINGS, Table},
};
use crate::{Reason, Rejected};

/// What tells Excel that a file is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// With these a spreadsheet takes a cell for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a file is CSV with heads that are known.
pub(super) fn is_csv(name: &str, bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    let separator = separator(&head);
    let known = first_line(&head).split(separator).filter(|cell| is_head(cell.trim_matches('"'))).count();
    name.to_lowercase().ends_with(".csv") || known >= 2
}

fn is_head(cell: &str) -> bool {
    HEADINGS.key(Table::Procedures, cell).is_some()
}

/// What parts the cells: with it most heads are known. Excel writes semicolons
/// where the comma is for decimals, as in Việt Nam.
fn separator(head: &str) -> char {
    let first = first_line(head);
    let known = |separator: char| first.split(separator).filter(|cell| is_head(cell.trim_matches('"'))).count();
    let count = |separator: char| first.matches(separator).count();
    let best = |separator: &char| (known(*separator), count(*separator), *separator == ',');
    [',', ';', '\t'].into_iter().max_by_key(best).unwrap_or(',')
}

fn first_line(head: &str) -> &str {
    head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

pub(super) fn read(bytes: &[u8]) -> Result<Grid, Rejected> {
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else { return Err(Rejected::whole(1, Reason::NotUtf8)) };
    let separator = u8::try_from(separator(text)).unwrap_or(b',');
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else { return Err(Rejected::whole(rows.len() as u64 + 1, Reason::CutShort)) };
        let line = record.position().map_or(0, |position| position.line());
        rows.push((line, record.iter().map(unescaped).collect()));
        if rows.len() > MAX_ROWS {
            return Err(Rejected::whole(line, Reason::TooManyRows { most: MAX_ROWS }));
        }
    }
    Grid::with_heads("", rows, is_head)
}

pub(super) fn write(grid: &Grid) -> io::Result<Vec<u8>> {
    let mut out = MARK.to_vec();
    {
        let mut writer = WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut out);
        let mut record =
            |cells: &[String]| writer.write_record(cells.iter().map(|cell| escaped(cell))).map_err(io::Error::other);
        record(&grid.heads)?;
        for (_, cells) in &grid.rows {
            record(cells)?;
        }
        writer.flush()?;
    }
    Ok(out)
}

/// A cell that is no formula: an apostrophe before it makes it text. What begins
/// with one gets another, so that it comes back as it was.
fn escaped(cell: &str) -> String {
    if cell.starts_with(FORMULA) || cell.starts_with('\'') { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes back what [`escaped`] does; an apostrophe that people wrote stays.
fn unescaped(cell: &str) -> String {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) || rest.starts_with('\'') => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_all_come_back() {
        for text in ["=1+1", "+84", "-5", "@SUM(A1)", "'abc", "''=x", "'=x", "- Tờ khai", "abc", "", "'"] {
            let written = escaped(text);
            assert!(!written.starts_with(FORMULA), "{written}");
            assert_eq!(unescaped(&written), text);
        }
        // What somebody else wrote.
        assert_eq!(unescaped("'abc"), "'abc");
        assert_eq!(unescaped("- Tờ khai"), "- Tờ khai");
    }

    #[test]
    fn either_separator_is_read() {
        for separator in [",", ";", "\t"] {
            let file = format!("Mã thủ tục{separator}Tên thủ tục\n1.000110{separator}\"Đăng ký; khai, sinh\"\n");
            assert!(is_csv("-", file.as_bytes()));
            let grid = read(file.as_bytes()).expect("it reads");
            assert_eq!(grid.rows, [(2, vec!["1.000110".to_owned(), "Đăng ký; khai, sinh".to_owned()])]);
        }
    }
}
