use std::{io, sync::Arc};

use catalogue::{EditionContent, Part};

use super::{Fault, Incoming};
use crate::Entry;

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// A workbook, for people.
    Xlsx,
    /// The sheet of procedures alone.
    Csv,
    /// A procedure a line: everything.
    JsonLines,
}

impl ExportFormat {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Csv, Self::JsonLines];

    /// The name in forms, in the audit, and at the end of a file's name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    /// What a browser is told that it is.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }
}

/// Reads and writes the files that people exchange. It computes, and waits for
/// nothing: callers give it a thread where that may take long.
pub trait Exchange: Send + Sync {
    /// The records of a file, and what of it is set aside.
    fn read(&self, name: &str, bytes: &[u8]) -> Vec<Result<Incoming, Fault>>;

    /// A file of these entries.
    ///
    /// # Errors
    /// When it cannot be made.
    fn write(&self, format: ExportFormat, entries: &[Arc<Entry>]) -> io::Result<Vec<u8>>;

    /// What a part of a content says, as plain text in Vietnamese.
    fn say(&self, part: Part, content: &EditionContent) -> String;
}
