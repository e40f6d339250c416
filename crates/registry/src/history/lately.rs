use catalogue::{EditionContent, Procedure, Repeal};
use jiff::Timestamp;

use crate::ProcedureId;

/// Which changes are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LatelyAsked {
    /// From this instant on.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub before: Option<Timestamp>,
    /// Of these procedures only.
    pub procedures: Option<Vec<ProcedureId>>,
    /// How many of the newest are passed over.
    pub offset: u32,
    /// How many are given at most.
    pub limit: u32,
}

/// Some changes, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LatelyList {
    /// The changes, newest first.
    pub changes: Vec<Lately>,
    /// How many there are within what was asked.
    pub total: u64,
    /// When the first change of all was, whatever was asked.
    pub first: Option<Timestamp>,
}

/// A change that the public saw.
#[derive(Clone, Debug, PartialEq)]
pub struct Lately {
    /// When.
    pub at: Timestamp,
    /// Of which procedure.
    pub id: ProcedureId,
    /// Its identity, as it is now.
    pub procedure: Procedure,
    /// What changed.
    pub kind: LatelyKind,
}

/// What changed for the public.
#[derive(Clone, Debug, PartialEq)]
pub enum LatelyKind {
    /// An edition was published.
    Published {
        /// Its number.
        number: u32,
        /// What it says.
        content: Box<EditionContent>,
        /// What the edition before says; nothing for the first.
        before: Option<Box<EditionContent>>,
    },
    /// An edition was taken back.
    TakenBack {
        /// Its number.
        number: u32,
        /// What it said.
        content: Box<EditionContent>,
    },
    /// A source said that the procedure is repealed, or no longer is, while the
    /// content stayed as it was.
    Repeal {
        /// The end; nothing where it was taken back.
        repeal: Option<Repeal>,
        /// What the edition said that the public saw then.
        content: Box<EditionContent>,
    },
}

impl Lately {
    /// What the procedure said.
    #[must_use]
    pub fn content(&self) -> &EditionContent {
        match &self.kind {
            LatelyKind::Published { content, .. }
            | LatelyKind::TakenBack { content, .. }
            | LatelyKind::Repeal { content, .. } => content,
        }
    }
}
