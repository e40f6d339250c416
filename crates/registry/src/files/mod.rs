//! Files that can be downloaded: forms to fill in (*mẫu đơn, tờ khai*).
//!
//! A file is what is in it: it is kept once, under the hash of its bytes, and
//! never changes. Its kind is read from its content, never from its name or from
//! what a browser says. Whoever may write at all may store one; whoever knows its
//! address may have it, signed in or not.

mod container;
mod kind;
mod name;
mod port;

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use bytes::Bytes;
use catalogue::FileHash;
use sha2::{Digest, Sha256};

pub use self::{
    kind::{FileKind, NotTaken},
    name::title,
    port::{Blob, FileList, FileStore, StoredFile},
};
use crate::{
    AuditEntry, Clock, RegistryError,
    people::{Action, Actor, Refusal, Subject},
};

/// The largest file that is taken: scanned forms of some dozen pages fit.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// The largest file that is taken, in megabytes.
pub const LARGEST_MEGABYTES: usize = LARGEST / 1024 / 1024;
/// How many rows are remembered.
const REMEMBERED: usize = 10_000;

/// Why a file was not stored.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The person may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It is not taken from anybody.
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Storing files and giving them out.
pub struct Files {
    list: Arc<dyn FileList>,
    store: Arc<dyn FileStore>,
    clock: Arc<dyn Clock>,
    /// A row never changes, so what was read once is true for good.
    known: RwLock<HashMap<FileHash, StoredFile>>,
}

impl Files {
    /// Over a list of them and where their bytes are kept.
    #[must_use]
    pub fn new(list: Arc<dyn FileList>, store: Arc<dyn FileStore>, clock: Arc<dyn Clock>) -> Self {
        Self { list, store, clock, known: RwLock::default() }
    }

    /// Whether somebody may store files.
    ///
    /// # Errors
    /// With why not; that somebody was refused is kept.
    pub async fn may_put(&self, actor: &Actor) -> Result<(), Refusal> {
        let outcome = actor.may(Action::Write, &Subject::Anything);
        if let Err(refusal) = outcome {
            tracing::warn!(account = actor.account.0, %refusal, "a member of the staff was refused a file");
            let detail = [("action", Action::Write.key().into()), ("why", refusal.to_string().into())];
            let entry = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
            // Should that fail, the refusal stands all the same.
            if let Err(error) = self.list.note_refused_file(&entry, self.clock.now()).await {
                tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
            }
        }
        outcome
    }

    /// Stores a file under the name that somebody gave it. What is there already
    /// is not stored again, and keeps the name that it has.
    ///
    /// # Errors
    /// When the actor may not write, the file is not one that is taken, or it
    /// cannot be kept.
    pub async fn put(&self, actor: &Actor, name: &str, bytes: Bytes) -> Result<StoredFile, FileError> {
        self.may_put(actor).await?;
        if bytes.is_empty() {
            return Err(NotTaken::Empty.into());
        }
        if bytes.len() > LARGEST {
            return Err(NotTaken::TooLarge.into());
        }
        let kind = FileKind::of(&bytes)?;
        let hash = FileHash::of_digest(Sha256::digest(&bytes).into());
        if let Some(file) = self.find(&hash).await? {
            // Bytes that were lost, as by a backup of the list alone, come back.
            if self.store.open(&hash).await?.is_none() {
                self.store.put(&hash, bytes).await?;
            }
            return Ok(file);
        }
        let file = StoredFile {
            name: name::clean(name, kind, &hash),
            hash,
            kind,
            size: bytes.len() as u64,
            by: actor.id(),
            at: self.clock.now(),
        };
        // First the bytes: what is listed can be had.
        self.store.put(&file.hash, bytes).await?;
        let detail = [
            ("hash", file.hash.as_str().into()),
            ("name", file.name.as_str().into()),
            ("media_type", kind.media_type().into()),
            ("size", file.size.into()),
        ];
        let entry = AuditEntry::new(actor.name.as_str(), "file.stored", None, &detail);
        let kept = self.list.add_file(&file, &entry).await?;
        self.remember(&kept);
        Ok(kept)
    }

    /// A file that is kept here.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub async fn find(&self, hash: &FileHash) -> Result<Option<StoredFile>, RegistryError> {
        if let Some(file) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(hash) {
            return Ok(Some(file.clone()));
        }
        let file = self.list.file(hash).await?;
        if let Some(file) = &file {
            self.remember(file);
        }
        Ok(file)
    }

    /// The bytes of a file that was [found](Self::find).
    ///
    /// # Errors
    /// When they cannot be read, or are gone.
    pub async fn open(&self, file: &StoredFile) -> Result<Blob, RegistryError> {
        let gone = || RegistryError::files(format!("the bytes of the file {} are gone", file.hash));
        self.store.open(&file.hash).await?.ok_or_else(gone)
    }

    fn remember(&self, file: &StoredFile) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(file.hash.clone(), file.clone());
    }
}

#[cfg(test)]
mod tests;
