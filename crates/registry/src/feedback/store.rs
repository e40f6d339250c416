use async_trait::async_trait;
use catalogue::{FeedbackKind, Markdown};
use jiff::{Timestamp, civil::Date};

use super::{
    About, Aspect, CodeHash, FeedbackError, FeedbackId, FeedbackRow, FeedbackState, KeptFeedback, Tapped, UnclearPage,
};
use crate::{AuditEntry, ProcedureId, Result};

/// What comes in.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What it is about.
    pub about: About,
    /// The words.
    pub text: String,
    /// How to reach whoever wrote them.
    pub contact: Option<String>,
    /// What is the same of messages that say the same.
    pub fingerprint: String,
    /// What is kept of the code to follow it.
    pub code: CodeHash,
    /// By when it is to be answered.
    pub due_on: Option<Date>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// Under which key it is kept.
    pub id: FeedbackId,
    /// By when it is to be answered.
    pub due_on: Option<Date>,
    /// Whether the same was there and waits for an answer: then that is followed.
    pub folded: bool,
}

/// Which published feedback is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedAsked {
    /// Of this kind only.
    pub kind: Option<FeedbackKind>,
    /// About this procedure only.
    pub procedure: Option<ProcedureId>,
    /// How many of the newest are passed over.
    pub offset: u32,
    /// How many are given at most.
    pub limit: u32,
}

/// A feedback as the public sees it: in words of the staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedFeedback {
    /// Its place among all that were ever published.
    pub number: i64,
    /// About what.
    pub kind: FeedbackKind,
    /// About which procedure.
    pub procedure: Option<ProcedureId>,
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Markdown,
    /// When it was first answered.
    pub answered_at: Timestamp,
}

/// Some of them, and how many there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishedList {
    /// Newest first.
    pub feedback: Vec<PublishedFeedback>,
    /// How many there are within what was asked.
    pub total: u64,
}

/// What is done with a feedback under the lock of writers.
pub type FeedbackDeed<'d> = &'d (dyn for<'a> Fn(&'a mut KeptFeedback) -> Result<(), FeedbackError> + Send + Sync);

/// Where feedback is kept, and what is counted of procedures.
#[async_trait]
pub trait FeedbackStore: Send + Sync {
    /// Takes something in with its row in the audit; folds it into one that says the
    /// same and waits for an answer.
    async fn take_in_feedback(&self, incoming: &Incoming, now: Timestamp) -> Result<TakenIn>;

    /// One with everything that is kept of it.
    async fn feedback(&self, id: FeedbackId) -> Result<Option<KeptFeedback>>;

    /// The one that a code follows.
    async fn feedback_by_code(&self, code: &CodeHash) -> Result<Option<KeptFeedback>>;

    /// Does something with one; keeps what changed with its rows in the audit, and
    /// tells the nodes where the public sees something else.
    async fn change_feedback(
        &self,
        id: FeedbackId,
        deed: FeedbackDeed<'_>,
        now: Timestamp,
    ) -> Result<Result<KeptFeedback, FeedbackError>>;

    /// Those of a state, or all, newest first.
    async fn list_feedback(&self, state: Option<FeedbackState>, limit: u32) -> Result<Vec<FeedbackRow>>;

    /// What the public sees, newest first.
    async fn published_feedback(&self, asked: &PublishedAsked) -> Result<PublishedList>;

    /// Counts taps on a procedure.
    async fn count_taps(&self, procedure: ProcedureId, day: Date, taps: &[Tapped]) -> Result<()>;

    /// What was counted of a procedure before a day.
    async fn taps(&self, procedure: ProcedureId, before: Date) -> Result<Vec<(Aspect, String, u32)>>;

    /// The pages that most readers found unclear since a day, the most first.
    async fn unclear_pages(&self, since: Date, limit: u32) -> Result<Vec<UnclearPage>>;

    /// Erases how to reach those whose feedback was settled before an instant; says
    /// how many that were.
    async fn erase_contacts(&self, settled_before: Timestamp, now: Timestamp) -> Result<u64>;

    /// Keeps that somebody was refused.
    async fn note_refused_feedback(&self, audit: &AuditEntry, now: Timestamp) -> Result<()>;
}
