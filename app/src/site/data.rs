//! The downloads of the whole catalogue, as far as pages tell of them. Whoever serves
//! the files puts in here which there are.

use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;

/// The page that tells of the data; the files stand beneath it.
pub const DATA: &str = "/du-lieu";

/// Every download, made of one state of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct DataSet {
    /// When the catalogue changed last; nothing where it is empty.
    pub as_of: Option<Timestamp>,
    /// How many procedures it has.
    pub procedures: u64,
    /// The files, in the order in which they are listed.
    pub downloads: Vec<Download>,
}

/// A file with the whole catalogue.
#[derive(Clone, Debug)]
pub struct Download {
    /// Its name, beneath [`DATA`].
    pub name: &'static str,
    /// The text that tells what it is.
    pub words: &'static str,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many procedures are in it.
    pub records: u64,
}

/// The downloads that there are now. All clones tell the same.
#[derive(Clone, Debug, Default)]
pub struct DataShelf(Arc<RwLock<Option<Arc<DataSet>>>>);

impl DataShelf {
    /// These are the downloads from now on.
    pub fn put(&self, set: DataSet) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(set));
    }

    /// The downloads; nothing until they are made.
    #[must_use]
    pub fn now(&self) -> Option<Arc<DataSet>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
