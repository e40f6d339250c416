use std::fmt;

use catalogue::{ActorId, Announcement, ChangeKind, Edition, EditionContent, EditionState, Procedure};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ProcedureId;

/// The key of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BatchId(pub i64);

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a batch (*lô*) was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BatchKind {
    /// Records of a file.
    Import,
    /// An agency got another name, or another took its place.
    Agency,
    /// A legal document was replaced, or ended.
    Law,
    /// Another batch is taken back.
    Restore,
}

impl BatchKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Import, Self::Agency, Self::Law, Self::Restore];

    /// The name in SQL and in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Import => "import",
            Self::Agency => "agency",
            Self::Law => "law",
            Self::Restore => "restore",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Drafts that one person made in one go (*lô*).
#[derive(Clone, Debug)]
pub struct Batch {
    /// The key.
    pub id: BatchId,
    /// What its maker called it.
    pub name: String,
    /// What it was made for.
    pub kind: BatchKind,
    /// Who made it.
    pub made_by: ActorId,
    /// When.
    pub made_at: Timestamp,
    /// What was asked for, and how many entries were left as they are.
    pub detail: Value,
    /// The batch that this one takes back.
    pub restores: Option<BatchId>,
    /// Whether it was taken back.
    pub undone: bool,
    /// What was last set to announce all of it.
    pub announcement: Option<BatchAnnouncement>,
    /// How many of its editions are in which state.
    pub states: Vec<(EditionState, usize)>,
}

impl Batch {
    /// How many editions it has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.states.iter().map(|(_, count)| count).sum()
    }

    /// How many of them are in a state.
    #[must_use]
    pub fn count(&self, state: EditionState) -> usize {
        self.states.iter().find(|(of, _)| *of == state).map_or(0, |(_, count)| *count)
    }
}

/// One edition of a batch.
#[derive(Clone, Debug)]
pub struct BatchItem {
    /// Its place, from 1.
    pub position: u32,
    /// Of which procedure.
    pub id: ProcedureId,
    /// The identity.
    pub procedure: Procedure,
    /// The edition.
    pub edition: Edition,
    /// What it was begun from; nothing where the procedure is new.
    pub before: Option<EditionContent>,
}

/// What announces every edition of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchAnnouncement {
    /// Number, day, issuer; the kind of change where it is the same for all,
    /// else *new* for new procedures and *amended* for the others.
    pub announcement: Announcement,
    /// The day from which they hold, as a proposal to whoever publishes.
    pub in_force_from: Option<Date>,
}

impl BatchAnnouncement {
    /// What announces one edition.
    #[must_use]
    pub fn of(&self, is_new: bool) -> Announcement {
        let change = if is_new { ChangeKind::New } else { ChangeKind::Amended };
        Announcement { change: self.announcement.change.or(Some(change)), ..self.announcement.clone() }
    }
}

/// A batch that is to be made of what is begun.
#[derive(Clone, Debug)]
pub struct NewBatch {
    /// What it is called.
    pub name: String,
    /// What it is made for.
    pub kind: BatchKind,
    /// By whom.
    pub made_by: ActorId,
    /// What was asked for.
    pub detail: Value,
    /// The batch that it takes back.
    pub restores: Option<BatchId>,
}
