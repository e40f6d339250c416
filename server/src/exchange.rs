//! The files that staff exchange: what `interchange` reads and writes, as
//! `registry` asks for it.

use std::{io, sync::Arc};

use catalogue::{EditionContent, Part};
use interchange::{Format, Record, Rejected, SheetRow};
use registry::{
    Entry,
    bulk::{Exchange, ExportFormat, Fault, Incoming, MOST, Partial, Says},
};

/// The forms of `interchange`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files;

/// The most bytes to which a file that staff send may unpack.
const MOST_UNPACKED: u64 = 256 * 1024 * 1024;

impl Exchange for Files {
    /// One more than may be looked at in one go is enough to tell that there are too many.
    fn read(&self, name: &str, bytes: &[u8]) -> Vec<Result<Incoming, Fault>> {
        let enough = MOST + 1;
        if interchange::is_sheet(name, bytes) {
            let rows = interchange::sheet(bytes).into_iter().take(enough);
            return rows.map(|row| row.map(of_row).map_err(fault)).collect();
        }
        let records = interchange::records_within(name, bytes, MOST_UNPACKED).take(enough);
        records.map(|record| record.map(of_record).map_err(fault)).collect()
    }

    fn write(&self, format: ExportFormat, entries: &[Arc<Entry>]) -> io::Result<Vec<u8>> {
        let entries: Vec<_> = entries.iter().map(|entry| (&entry.procedure, &entry.content)).collect();
        match format {
            ExportFormat::Xlsx => interchange::write_xlsx(&entries),
            ExportFormat::Csv => interchange::write_csv(&entries),
            ExportFormat::JsonLines => {
                let mut bytes = Vec::new();
                interchange::write_jsonl(&mut bytes, entries)?;
                Ok(bytes)
            }
        }
    }

    fn say(&self, part: Part, content: &EditionContent) -> String {
        interchange::part_text(part, content)
    }
}

fn of_record(record: Record) -> Incoming {
    // Other forms have no address of their own: theirs is made of the name.
    let own = matches!(record.format, Format::Export | Format::Markdown);
    let Record { line, code, slug, repeal, content, .. } = record;
    Incoming { line, code, slug: own.then_some(slug), repeal, says: Says::Whole(Box::new(content)) }
}

fn of_row(row: SheetRow) -> Incoming {
    Incoming {
        line: row.line,
        code: row.code.clone(),
        slug: row.slug.clone(),
        repeal: None,
        says: Says::Some(Arc::new(Row(row))),
    }
}

/// A row of a sheet, which says some of a content.
struct Row(SheetRow);

impl Partial for Row {
    fn onto(&self, base: Option<&EditionContent>) -> Result<EditionContent, Fault> {
        self.0.onto(base).map_err(fault)
    }
}

fn fault(rejected: Rejected) -> Fault {
    let Rejected { line, record, field, reason } = rejected;
    let variables = reason.variables().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Fault { line, record, field, key: reason.key().to_owned(), variables }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(parts: impl Iterator<Item = &'static str>) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for part in parts {
            writer.write_all(part.as_bytes()).expect("written");
        }
        writer.finish().expect("packed")
    }

    #[test]
    fn too_many_records_are_not_all_read() {
        let lines = ["{\"code\":\"1\",\"name\":\"a\"}\n"].into_iter().chain(std::iter::repeat_n("x\n", 1_000_000));
        let read = Files.read("a.jsonl.gz", &packed(lines));
        assert_eq!(read.len(), MOST + 1);
    }

    #[test]
    fn what_unpacks_to_too_much_ends_with_a_fault() {
        let blank = "                                                                \n";
        let lines = ["{\"code\":\"1\",\"name\":\"a\"}\n"].into_iter().chain(std::iter::repeat_n(blank, 5_000_000));
        let bytes = packed(lines);
        let read = Files.read("a.jsonl.gz", &bytes);
        assert!(read.len() == 2 && read[1].is_err(), "{} records", read.len());
    }
}
