//! The forms in which the whole catalogue is given.

use std::{
    io::{self, Write},
    sync::Arc,
};

use catalogue::{EditionContent, Procedure};
use flate2::{Compression, write::GzEncoder};
use interchange::linked::{Context, LinkedForm, LinkedWriter, Published};
use registry::Entry;

use super::disk::Out;

/// A workbook is held whole in memory while it is written, so a catalogue of more
/// procedures has none; CSV is written alike.
const MOST_IN_A_SHEET: usize = 20_000;

/// What is written: the procedures by address, and what surrounds them.
pub struct Catalogue<'a> {
    /// The procedures.
    pub entries: &'a [Arc<Entry>],
    /// What surrounds them in linked data.
    pub context: Context<'a>,
}

/// A form of the whole catalogue.
pub struct Form {
    /// What the file is called.
    pub name: &'static str,
    /// The text that tells what it is.
    pub words: &'static str,
    /// What it is, once unpacked.
    pub media_type: &'static str,
    /// What it is packed with.
    pub packed_as: Option<&'static str>,
    /// What it is sent as.
    pub content_type: &'static str,
    /// How many procedures it can have.
    pub most: usize,
    /// Writes it.
    pub write: fn(&Catalogue<'_>, &mut Out) -> io::Result<()>,
}

const GZIP: &str = "application/gzip";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Every form, in the order in which they are listed.
pub static FORMS: [Form; 6] = [
    Form {
        name: "catalogue.jsonl.gz",
        words: "data-form-jsonl",
        media_type: "application/jsonl",
        packed_as: Some(GZIP),
        content_type: GZIP,
        most: usize::MAX,
        write: |catalogue, out| packed(out, |out| interchange::write_jsonl(out, catalogue.procedures()).map(drop)),
    },
    Form {
        name: "catalogue.csv",
        words: "data-form-csv",
        media_type: "text/csv",
        packed_as: None,
        content_type: "text/csv; charset=utf-8",
        most: MOST_IN_A_SHEET,
        write: |catalogue, out| out.write_all(&interchange::write_csv(&catalogue.rows())?),
    },
    Form {
        name: "catalogue.xlsx",
        words: "data-form-xlsx",
        media_type: XLSX,
        packed_as: None,
        content_type: XLSX,
        most: MOST_IN_A_SHEET,
        write: |catalogue, out| out.write_all(&interchange::write_xlsx(&catalogue.rows())?),
    },
    Form {
        name: "catalogue-markdown.zip",
        words: "data-form-markdown",
        media_type: "application/zip",
        packed_as: None,
        content_type: "application/zip",
        most: usize::MAX,
        write: |catalogue, out| interchange::write_markdown(out, catalogue.procedures()).map(drop),
    },
    Form {
        name: "catalogue.ttl.gz",
        words: "data-form-turtle",
        media_type: "text/turtle",
        packed_as: Some(GZIP),
        content_type: GZIP,
        most: usize::MAX,
        write: |catalogue, out| packed(out, |out| catalogue.linked(LinkedForm::Turtle, out)),
    },
    Form {
        name: "catalogue.jsonld.gz",
        words: "data-form-jsonld",
        media_type: "application/ld+json",
        packed_as: Some(GZIP),
        content_type: GZIP,
        most: usize::MAX,
        write: |catalogue, out| packed(out, |out| catalogue.linked(LinkedForm::JsonLd, out)),
    },
];

impl Catalogue<'_> {
    fn procedures(&self) -> impl Iterator<Item = (&Procedure, &EditionContent)> {
        self.entries.iter().map(|entry| (&entry.procedure, &entry.content))
    }

    fn rows(&self) -> Vec<(&Procedure, &EditionContent)> {
        self.procedures().collect()
    }

    fn linked(&self, form: LinkedForm, out: impl Write) -> io::Result<()> {
        let mut writer = LinkedWriter::new(out, form)?;
        for entry in self.entries {
            writer.procedure(&self.context, &published(entry))?;
        }
        writer.finish().map(drop)
    }
}

/// An entry as linked data tells of it.
pub fn published(entry: &Entry) -> Published<'_> {
    Published { procedure: &entry.procedure, content: &entry.content, published_at: entry.published_at }
}

/// Packs what is written; the packing says nothing of when it was done.
fn packed(out: &mut Out, fill: impl FnOnce(&mut GzEncoder<&mut Out>) -> io::Result<()>) -> io::Result<()> {
    let mut encoder = GzEncoder::new(out, Compression::default());
    fill(&mut encoder)?;
    encoder.finish().map(drop)
}
