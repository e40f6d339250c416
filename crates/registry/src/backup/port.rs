use async_trait::async_trait;
use catalogue::FileHash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::NotRestored;
use crate::{AuditEntry, Result};

/// What a database held at one moment, but for the rows themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Which kind of database it is: `sqlite` or `postgres`.
    pub database: String,
    /// The version of its tables.
    pub schema: i64,
    /// Its tables, each after those that it refers to.
    pub tables: Vec<TableCopied>,
    /// The last number that was drawn for a table, so that none is drawn twice.
    pub sequences: Vec<Sequence>,
    /// How its audit ends.
    pub audit: AuditEnd,
}

/// A table that was copied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCopied {
    /// Its name.
    pub name: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
}

/// The last number that was drawn for the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequence {
    /// The table.
    pub table: String,
    /// The number.
    pub last: i64,
}

/// How an audit ends, and whether it is as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEnd {
    /// How many rows are right, from the first.
    pub rows: u64,
    /// The hash of the last right row.
    pub hash: String,
    /// Whether these are all rows.
    pub whole: bool,
}

/// Takes the rows of a table, some at a time: a JSON object a line.
pub type TakeRows<'a> = dyn for<'r> FnMut(&'r str, &'r [u8]) -> Result<()> + Send + 'a;

/// A store that can be copied and restored.
#[async_trait]
pub trait BackupStore: Send + Sync {
    /// Reads everything as it was at one moment, while others go on writing. Gives
    /// the rows table by table, parents first, and then what they are together, with
    /// the files that are listed.
    async fn read_all(&self, take: &mut TakeRows<'_>) -> Result<(Contents, Vec<FileHash>)>;

    /// Begins to restore. Nobody sees anything of it before it is
    /// [finished](Restoring::finish).
    ///
    /// # Errors
    /// When the store fails; inside, when it is not one to restore this into.
    async fn begin_restore(&self, contents: &Contents) -> Result<Result<Box<dyn Restoring>, NotRestored>>;
}

/// A store that is being restored. Dropped, it is as it was before.
#[async_trait]
pub trait Restoring: Send {
    /// Puts rows back into a table.
    async fn put(&mut self, table: &str, lines: &[u8]) -> Result<()>;

    /// Looks whether everything is there and the audit is right, adds a row to it,
    /// and keeps it all.
    ///
    /// # Errors
    /// When the store fails; inside, when something is missing.
    async fn finish(self: Box<Self>, note: &AuditEntry, now: Timestamp) -> Result<Result<(), NotRestored>>;
}
