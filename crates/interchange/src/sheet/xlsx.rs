//! XLSX workbooks.

use std::{
    collections::BTreeMap,
    io::{self, Cursor, Read},
};

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{
    MAX_ROWS,
    grid::Grid,
    headings::{HEADINGS, Table},
    text::day,
};
use crate::{Reason, Rejected};

/// How many bytes a workbook may have when it is unpacked.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;
/// How many columns are looked at.
const MOST_COLUMNS: usize = 200;
/// Columns as wide as they can be read in.
const WIDE: f64 = 28.0;

/// Whether a file is packed as workbooks are.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Rejected> {
    let broken = || Rejected::whole(1, Reason::NotAWorkbook);
    bounded(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let names = workbook.sheet_names();
    let mut grids = Vec::new();
    let mut first = None;
    for name in names.into_iter().take(20) {
        let rows = rows(&mut workbook, &name)?;
        let table = HEADINGS.table(&name).unwrap_or(Table::Procedures);
        match Grid::with_heads(&name, rows, |cell| HEADINGS.key(table, cell).is_some()) {
            Ok(grid) => grids.push(grid),
            // A sheet of notes is no harm; a workbook of nothing else is.
            Err(rejected) => first = first.or(Some(rejected)),
        }
    }
    match first {
        Some(rejected) if grids.is_empty() => Err(rejected),
        _ => Ok(grids),
    }
}

/// The rows of a sheet that have something in them, cell by cell: two cells far
/// from each other take no more room than two cells side by side.
fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<(u64, Vec<String>)>, Rejected> {
    let broken = |_| Rejected::whole(1, Reason::NotAWorkbook);
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let words = text(&Data::from(cell.get_value().clone()));
        let column = column as usize;
        if words.is_empty() || column >= MOST_COLUMNS {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = words;
        if rows.len() > MAX_ROWS {
            return Err(Rejected::whole(1, Reason::TooManyRows { most: MAX_ROWS }));
        }
    }
    Ok(rows.into_iter().map(|(row, cells)| (u64::from(row) + 1, cells)).collect())
}

/// Unpacks everything once and counts, whatever the archive says of itself.
fn bounded(bytes: &[u8]) -> Result<(), Rejected> {
    let broken = |_| Rejected::whole(1, Reason::NotAWorkbook);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(broken)?;
        let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink())
            .map_err(|_| Rejected::whole(1, Reason::NotAWorkbook))?;
        left = left.checked_sub(unpacked).ok_or_else(|| Rejected::whole(1, Reason::TooLarge))?;
    }
    Ok(())
}

/// A cell as text.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        // What people see, not what a float is in binary.
        Data::Float(number) => {
            let rounded = (number * 1e9).round() / 1e9;
            rounded.to_string()
        }
        Data::Bool(yes) => HEADINGS.word(if *yes { "yes" } else { "no" }).to_owned(),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, of_month, ..) = at.to_ymd_hms_milli();
            let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(of_month));
            let (Ok(year), Ok(month), Ok(of_month)) = parts else { return String::new() };
            day(jiff::civil::Date::new(year, month, of_month).ok())
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::DateTime(_) | Data::DurationIso(_) | Data::Error(_) | Data::Empty => String::new(),
    }
}

pub(super) fn write(grids: &[Grid]) -> io::Result<Vec<u8>> {
    workbook(grids).map_err(io::Error::other)
}

fn workbook(grids: &[Grid]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same procedures give the same bytes, whenever they are written.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for grid in grids {
        // Cells are texts: a spreadsheet computes none of them.
        let sheet = workbook.add_worksheet();
        sheet.set_name(&grid.name)?;
        for column in 0..grid.heads.len() {
            sheet.set_column_width(u16::try_from(column).unwrap_or(u16::MAX), WIDE)?;
        }
        sheet.set_freeze_panes(1, 3)?;
        let rows = std::iter::once((&grid.heads, &head)).chain(grid.rows.iter().map(|(_, cells)| (cells, &body)));
        for (at, (cells, format)) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string_with_format(at, column, text, format)?;
            }
        }
    }
    workbook.save_to_buffer()
}
