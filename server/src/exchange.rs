//! The files that staff exchange: what `interchange` reads and writes, as
//! `registry` asks for it.

use std::{io, sync::Arc};

use catalogue::{EditionContent, Part};
use interchange::{Format, Record, Rejected, SheetRow};
use registry::{
    Entry,
    bulk::{Exchange, ExportFormat, Fault, Incoming, Partial, Says},
};

/// The forms of `interchange`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Files;

impl Exchange for Files {
    fn read(&self, name: &str, bytes: &[u8]) -> Vec<Result<Incoming, Fault>> {
        if interchange::is_sheet(name, bytes) {
            return interchange::sheet(bytes).into_iter().map(|row| row.map(of_row).map_err(fault)).collect();
        }
        interchange::records(name, bytes).map(|record| record.map(of_record).map_err(fault)).collect()
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
