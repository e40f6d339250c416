use async_trait::async_trait;
use catalogue::{ActorId, EditionContent, EditionState, Procedure, ProcedureCode, Slug};
use jiff::Timestamp;

use super::{Batch, BatchAnnouncement, BatchId, BatchItem, Hindrance, NewBatch};
use crate::{
    AuditEntry, ProcedureId, Result,
    editing::{EditingError, EditingStore, KeptProcedure, NewProcedure},
};

/// What is done to one procedure. It may leave it as it is.
pub type Deed<'a> = dyn for<'k> Fn(&'k mut KeptProcedure) -> Result<(), EditingError> + Send + Sync + 'a;

/// Work on many procedures, all or nothing.
pub struct Work<'a> {
    /// A batch to be made of every edition that is begun, if any is.
    pub making: Option<NewBatch>,
    /// Procedures to be made, each with its first draft.
    pub create: Vec<NewProcedure>,
    /// Procedures to be changed.
    pub change: Vec<ProcedureId>,
    /// What is done to each of them, one after the other; each is written before
    /// the next, for an edition skips no step of its life.
    pub deeds: Vec<&'a Deed<'a>>,
    /// A batch that is over with this. One that is over already stops the work.
    pub ends: Option<BatchId>,
    /// What announces a batch from now on.
    pub announces: Option<(BatchId, BatchAnnouncement, ActorId)>,
    /// What is noted beside what each procedure notes.
    pub audit: Vec<AuditEntry>,
}

/// What came of [`Work`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worked {
    /// The batch that was made.
    pub batch: Option<BatchId>,
    /// How many procedures were made or changed.
    pub changed: usize,
}

/// Why work was not done.
#[derive(Debug)]
pub enum NotWorked {
    /// These procedures stand in the way.
    Hindered(Vec<Hindrance>),
    /// The batch is over already, or there is none.
    Over,
}

/// Which procedures are asked for.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// Those with these codes.
    Codes(&'a [ProcedureCode]),
    /// Those at these addresses.
    Slugs(&'a [Slug]),
    /// Those with these keys.
    Ids(&'a [ProcedureId]),
}

/// How things stand with a procedure, as far as bulk work asks.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The key.
    pub id: ProcedureId,
    /// The identity.
    pub procedure: Procedure,
    /// The number of the edition that the public sees, else of the last.
    pub current: u32,
    /// What that edition says.
    pub content: EditionContent,
    /// The draft, or submitted edition, that is open, and who wrote in it.
    pub open: Option<(u32, Vec<ActorId>)>,
}

/// Told how many of the entries are done.
pub type Progress<'a> = dyn Fn(usize) + Send + Sync + 'a;

/// Where many editions are written at once.
#[async_trait]
pub trait BulkStore: EditingStore {
    /// How things stand with procedures. Those that are not there are left out.
    async fn standing(&self, wanted: Wanted<'_>) -> Result<Vec<Standing>>;

    /// Does the work in one transaction. Whatever stands in the way is given
    /// back, all of it, and nothing was written.
    async fn work(
        &self,
        work: &Work<'_>,
        progress: &Progress<'_>,
        now: Timestamp,
    ) -> Result<std::result::Result<Worked, NotWorked>>;

    /// The batches, newest first.
    async fn batches(&self, limit: u32) -> Result<Vec<Batch>>;

    /// A batch.
    async fn batch(&self, id: BatchId) -> Result<Option<Batch>>;

    /// Which edition of which procedure belongs to a batch, in order.
    async fn batch_editions(&self, id: BatchId) -> Result<Vec<(ProcedureId, u32)>>;

    /// Some editions of a batch, in order, with what they say.
    async fn batch_items(
        &self,
        id: BatchId,
        state: Option<EditionState>,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<BatchItem>>;
}
