use std::io;

use crate::RegistryError;

/// Why an archive cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveFault {
    /// It is none of this program.
    #[error("this is no backup of this program")]
    Foreign,
    /// It breaks off.
    #[error("the archive breaks off")]
    Cut,
    /// Something in it is not as it was written.
    #[error("{0} in the archive is not as it was written")]
    Changed(String),
    /// A newer program wrote it, in a form that this one does not know.
    #[error("the archive has format {0}")]
    Newer(u32),
    /// It cannot be read.
    #[error("the archive cannot be read")]
    Unreadable(#[source] io::Error),
}

/// Why a database was not restored; nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRestored {
    /// There is something in it.
    #[error("the table {0} has rows")]
    NotEmpty(String),
    /// Its tables have another version than those that were copied.
    #[error("the tables have version {here}, the archive has {archive}")]
    Schema {
        /// The version here.
        here: i64,
        /// The version in the archive.
        archive: i64,
    },
    /// Its tables are not those that were copied.
    #[error("the table {0} is not as in the archive")]
    Shape(String),
    /// Not every row came back.
    #[error("the table {0} has another number of rows than in the archive")]
    Rows(String),
    /// The audit does not end as it did.
    #[error("the audit does not end as in the archive")]
    Audit,
}

/// Why nothing was backed up.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The archive cannot be written.
    #[error("the archive cannot be written")]
    Archive(#[source] io::Error),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The archive cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveFault),
    /// The database is not one to restore it into.
    #[error(transparent)]
    Refused(#[from] NotRestored),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}
