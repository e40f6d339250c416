use async_trait::async_trait;
use catalogue::{Edition, Slug};
use jiff::Timestamp;

use crate::{
    Decision, Entry, Known, MirrorOutcome, MirrorRecord, ProcedureId, Result,
    history::{History, LatelyAsked, LatelyList},
    online::{OnlineEdition, Target},
};

/// A place in the outbox: everything up to here is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutboxPosition(pub i64);

/// A change of what the public sees.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its place in the outbox.
    pub position: OutboxPosition,
    /// The procedure that changed.
    pub id: ProcedureId,
    /// What the public sees of it now; nothing where it sees nothing.
    pub entry: Option<Entry>,
}

/// An edition as it is kept, with when it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct EditionRow {
    /// The edition.
    pub edition: Edition,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When the public first saw it.
    pub published_at: Option<Timestamp>,
    /// When the public saw it last.
    pub superseded_at: Option<Timestamp>,
}

/// One line of the audit: who did what to what, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditRow {
    /// Its number, in order.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// What was done: `procedure.created`, `edition.published`, `edition.superseded`.
    pub action: String,
    /// To what: the procedure.
    pub procedure: Option<ProcedureId>,
    /// What else is to be known.
    pub detail: serde_json::Value,
}

/// What is written into the audit.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEntry {
    /// Who: a user name, a source, or who was tried.
    pub actor: String,
    /// What was done, as `thing.done`.
    pub action: String,
    /// To what procedure.
    pub procedure: Option<ProcedureId>,
    /// What else is to be known; never a secret.
    pub detail: serde_json::Value,
}

impl AuditEntry {
    /// What somebody did, with the details by their names.
    pub fn new(
        actor: impl Into<String>,
        action: impl Into<String>,
        procedure: Option<ProcedureId>,
        detail: &[(&str, serde_json::Value)],
    ) -> Self {
        let detail = detail.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Self { actor: actor.into(), action: action.into(), procedure, detail: serde_json::Value::Object(detail) }
    }
}

/// What walking the audit found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditVerdict {
    /// How many rows are right, from the first.
    pub rows: u64,
    /// The hash of the last right row. Written down elsewhere, it shows later
    /// whether rows were cut off at the end.
    pub hash: String,
    /// What is wrong with the row that follows.
    pub fault: Option<AuditFault>,
}

/// What can be wrong in the audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditFault {
    /// Rows are missing.
    Gap {
        /// The last row before the gap.
        after: i64,
        /// The first row after it.
        next: i64,
    },
    /// A row is not as it was written, or one before it is not.
    Changed {
        /// The row.
        number: i64,
    },
}

/// Where editions are kept, for ever.
///
/// Every change writes its audit row and its entry in the outbox in the same
/// transaction; nothing is ever deleted.
#[async_trait]
pub trait Store: Send + Sync {
    /// Whether the store answers.
    async fn ping(&self) -> Result<()>;

    /// Everything the public sees, and the place in the outbox up to which that is true.
    async fn published(&self) -> Result<(Vec<Entry>, OutboxPosition)>;

    /// What changed after a place in the outbox, in order, at most `limit` changes;
    /// several changes of one procedure may be given as the last one.
    async fn changes_after(&self, position: OutboxPosition, limit: u32) -> Result<Vec<Change>>;

    /// Takes over a batch of records of a source in one transaction: looks each
    /// up, lets `decide` say what happens to it, and does that. All or nothing.
    ///
    /// With `dry_run` it decides and writes nothing.
    async fn mirror(
        &self,
        records: &[MirrorRecord],
        decide: &(dyn for<'a> Fn(Option<&'a Known>, &'a MirrorRecord) -> Decision + Sync),
        now: Timestamp,
        dry_run: bool,
    ) -> Result<Vec<MirrorOutcome>>;

    /// Every edition of a procedure, first to last.
    async fn editions(&self, id: ProcedureId) -> Result<Vec<EditionRow>>;

    /// Every edition that the public ever saw of the procedure under an address.
    async fn history(&self, slug: &Slug) -> Result<Option<History>>;

    /// What changed for the public, newest first.
    async fn lately(&self, asked: &LatelyAsked) -> Result<LatelyList>;

    /// What every public edition said of the online level, by procedure, then in
    /// the order in which the public saw them.
    async fn online_editions(&self) -> Result<Vec<OnlineEdition>>;

    /// The targets for online levels that were set, first to last.
    async fn targets(&self) -> Result<Vec<Target>>;

    /// What tells this store from every other, for ever: 32 hexadecimal digits.
    async fn instance(&self) -> Result<String>;

    /// The audit, newest first.
    async fn audit(&self, limit: u32) -> Result<Vec<AuditRow>>;

    /// Walks the whole audit and says whether each row is bound to the one before.
    async fn verify_audit(&self) -> Result<AuditVerdict>;
}
