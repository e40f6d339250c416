use std::{io, pin::Pin};

use async_trait::async_trait;
use bytes::Bytes;
use catalogue::{ActorId, FileAddress, FileHash};
use futures_core::Stream;
use jiff::Timestamp;

use super::{FileKind, name};
use crate::{AuditEntry, Result};

/// A file that is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// What finds it.
    pub hash: FileHash,
    /// What it was called when it was first stored, with the ending of its kind.
    pub name: String,
    /// What is in it.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size: u64,
    /// Who first stored it.
    pub by: ActorId,
    /// When.
    pub at: Timestamp,
}

impl StoredFile {
    /// Where it can be had.
    #[must_use]
    pub fn address(&self) -> FileAddress {
        FileAddress::new(self.hash.clone(), self.title(), self.kind.ending())
    }

    /// Its name without the ending.
    #[must_use]
    pub fn title(&self) -> &str {
        name::stem(&self.name)
    }
}

/// The bytes of a file, piece by piece.
pub type Blob = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// Where the bytes are kept: a folder, or a store of objects. It knows nothing of
/// them but their hash.
#[async_trait]
pub trait FileStore: Send + Sync {
    /// Keeps bytes, whole or not at all. To keep the same again does no harm.
    async fn put(&self, hash: &FileHash, bytes: Bytes) -> Result<()>;

    /// The bytes of a hash, where there are any.
    async fn open(&self, hash: &FileHash) -> Result<Option<Blob>>;
}

/// Which files there are, for ever.
#[async_trait]
pub trait FileList: Send + Sync {
    /// The file of a hash.
    async fn file(&self, hash: &FileHash) -> Result<Option<StoredFile>>;

    /// Lists a file, with a row in the audit, in one transaction; gives the file
    /// that is listed. When it was there already nothing is written.
    async fn add_file(&self, file: &StoredFile, audit: &AuditEntry) -> Result<StoredFile>;

    /// Writes into the audit that somebody was refused.
    async fn note_refused_file(&self, audit: &AuditEntry, now: Timestamp) -> Result<()>;
}
