use async_trait::async_trait;
use catalogue::{Edition, EditionContent, Procedure, Slug};
use jiff::{Timestamp, civil::Date};

use super::{EditingError, KeptEdition, KeptProcedure};
use crate::{AuditEntry, ProcedureId, Result};

/// Which edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EditionKey {
    /// Of which procedure.
    pub procedure: ProcedureId,
    /// Its number there.
    pub number: u32,
}

/// A procedure that is to be made, with its first draft.
#[derive(Clone, Debug)]
pub struct NewProcedure {
    /// Its identity; another address is found where it is taken.
    pub procedure: Procedure,
    /// The draft.
    pub edition: KeptEdition,
}

/// What became of a procedure that was to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// It is there, at this address.
    Made(Slug),
    /// The procedure at this address has the code already.
    CodeTaken(Slug),
}

/// An edition on its way to the public.
#[derive(Clone, Debug)]
pub struct OpenEdition {
    /// Of which procedure.
    pub id: ProcedureId,
    /// Its identity.
    pub procedure: Procedure,
    /// The edition.
    pub edition: Edition,
    /// When it last changed.
    pub changed_at: Timestamp,
}

/// Where editions are written, for ever.
///
/// Every change is one transaction with its audit rows and, where the public
/// sees it, its entry in the outbox.
#[async_trait]
pub trait EditingStore: Send + Sync {
    /// The procedure at an address.
    async fn find(&self, slug: &Slug) -> Result<Option<ProcedureId>>;

    /// A procedure by its address, with everything that is kept of it.
    async fn kept(&self, slug: &Slug) -> Result<Option<KeptProcedure>>;

    /// Makes a procedure; `audit` says what is noted, by the address it got.
    async fn create(
        &self,
        new: &NewProcedure,
        audit: &(dyn for<'a> Fn(&'a Slug) -> Vec<AuditEntry> + Send + Sync),
        now: Timestamp,
    ) -> Result<Created>;

    /// Reads procedures under the lock of writers, lets `deed` change each, and
    /// writes what it changed. All or nothing: the first error is given back, and
    /// nothing was written.
    async fn change(
        &self,
        ids: &[ProcedureId],
        deed: &(dyn for<'a> Fn(&'a mut KeptProcedure) -> Result<(), EditingError> + Send + Sync),
        now: Timestamp,
    ) -> Result<Result<Vec<KeptProcedure>, EditingError>>;

    /// What a draft said at a revision.
    async fn revision(&self, key: EditionKey, revision: u32) -> Result<Option<EditionContent>>;

    /// Every edition that is a draft, submitted, approved or scheduled; the one
    /// that waits longest first.
    async fn open_editions(&self) -> Result<Vec<OpenEdition>>;

    /// Scheduled editions whose day has come.
    async fn due(&self, today: Date) -> Result<Vec<EditionKey>>;

    /// When each procedure was last confirmed.
    async fn confirmations(&self) -> Result<Vec<(ProcedureId, Timestamp)>>;

    /// Writes into the audit alone.
    async fn note(&self, entries: &[AuditEntry], now: Timestamp) -> Result<()>;
}
