//! The whole catalogue as files for everybody, made once for each state of the
//! catalogue, beside the requests, and kept on disk.

mod disk;
mod form;
mod keep;
mod make;
mod manifest;
mod names;

use std::{
    io,
    sync::{Arc, PoisonError, RwLock},
};

use app::site::Site;
use interchange::OpenData;
use jiff::Timestamp;
use registry::{Entry, history::LatelyAsked};

pub use self::{
    form::published,
    keep::keep,
    make::{Made, MadeFile, is_named},
    names::{Beside, context},
};

/// Who publishes the catalogue as data, and the files that there are of it.
pub struct Dataset {
    terms: OpenData,
    made: RwLock<Option<Arc<Made>>>,
}

impl Dataset {
    /// Has no files yet.
    pub fn new(terms: OpenData) -> Self {
        Self { terms, made: RwLock::new(None) }
    }

    /// Who publishes it, and on which terms.
    pub fn terms(&self) -> &OpenData {
        &self.terms
    }

    /// The files that there are; nothing until the first are made.
    pub fn now(&self) -> Option<Arc<Made>> {
        self.made.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Makes the files of what the public sees now, and tells the pages of them. Says
    /// whether they differ from those before.
    ///
    /// # Errors
    /// When the store does not tell when the catalogue changed, or a file cannot be
    /// written. What was there before stays.
    pub async fn make(self: &Arc<Self>, site: &Site) -> io::Result<bool> {
        // What is published in between makes the day too late, until the files are
        // made anew for it.
        let entries = by_address(site);
        let as_of = changed(site).await?;
        let (dataset, beside) = (Arc::clone(self), site.clone());
        let made = tokio::task::spawn_blocking(move || make::make(&beside, dataset.terms(), &entries, as_of));
        let (made, told) = made.await.map_err(io::Error::other)??;
        let differs = self.now().is_none_or(|before| !before.is_as(&made));
        if differs {
            *self.made.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(made));
            site.data.put(told);
        }
        Ok(differs)
    }
}

/// What the public sees, by address: the same catalogue gives the same files,
/// whatever its history, and the same as `minhbach export` writes.
fn by_address(site: &Site) -> Vec<Arc<Entry>> {
    let mut entries: Vec<Arc<Entry>> = site.portal.snapshot().entries().map(Arc::clone).collect();
    entries.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
    entries
}

/// When the catalogue changed last, which every node reads from the store alike.
async fn changed(site: &Site) -> io::Result<Option<Timestamp>> {
    let newest = LatelyAsked { limit: 1, ..LatelyAsked::default() };
    let list = site.portal.lately(&newest).await.map_err(io::Error::other)?;
    Ok(list.changes.first().map(|change| change.at))
}
