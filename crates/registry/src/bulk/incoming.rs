use std::{fmt, sync::Arc};

use catalogue::{EditionContent, ProcedureCode, Repeal, Slug};

/// A record of a file that drafts are to be made of.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The line, or row, of the file.
    pub line: u64,
    /// The code of the procedure.
    pub code: Option<ProcedureCode>,
    /// Its address, where the file gives one.
    pub slug: Option<Slug>,
    /// The end of the procedure, where the file tells of it.
    pub repeal: Option<Repeal>,
    /// What it says.
    pub says: Says,
}

/// What a record says.
#[derive(Clone)]
pub enum Says {
    /// Everything.
    Whole(Box<EditionContent>),
    /// Some of it: the rest stays as it is.
    Some(Arc<dyn Partial>),
}

impl fmt::Debug for Says {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(content) => content.fmt(f),
            Self::Some(_) => f.write_str("some of it"),
        }
    }
}

/// A record that says some of a content, as a row of a sheet does.
pub trait Partial: Send + Sync {
    /// The content with what the record says.
    ///
    /// # Errors
    /// When it cannot be made one.
    fn onto(&self, base: Option<&EditionContent>) -> Result<EditionContent, Fault>;
}

/// Why a record is set aside, in terms of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, or row, of the file.
    pub line: u64,
    /// What is known of the record: its code or name.
    pub record: String,
    /// The field, or column; empty where it is the whole record.
    pub field: String,
    /// The key of the message.
    pub key: String,
    /// The variables of the message.
    pub variables: Vec<(String, String)>,
}

impl Fault {
    /// Of a record as a whole.
    #[must_use]
    pub fn whole(line: u64, record: impl Into<String>, key: &str) -> Self {
        Self { line, record: record.into(), field: String::new(), key: key.to_owned(), variables: Vec::new() }
    }
}
