use catalogue::Slug;

use crate::{RegistryError, editing::EditingError, people::Refusal};

/// Why nothing was done in bulk.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// The person may not, whatever the entry.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// These entries stand in the way of all.
    #[error("{} entries stand in the way", .0.len())]
    Hindered(Vec<Hindrance>),
    /// There is no such batch.
    #[error("there is no such batch")]
    Missing,
    /// There is nothing that this could be done to.
    #[error("there is nothing to do")]
    Nothing,
    /// More entries than one go takes.
    #[error("more than {0} entries at once")]
    TooMany(usize),
    /// It has no name.
    #[error("a name must be given")]
    NoName,
    /// The announcement lacks its number, day or issuer.
    #[error("the announcement is not complete")]
    NotAnnounced,
    /// A reason is missing.
    #[error("a reason must be given")]
    NoReason,
    /// It was taken back already.
    #[error("the batch was taken back already")]
    Undone,
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// An entry that stands in the way, and why.
#[derive(Debug)]
pub struct Hindrance {
    /// Its address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Why.
    pub error: EditingError,
}
