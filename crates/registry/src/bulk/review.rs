use std::{collections::HashSet, sync::Arc};

use catalogue::{ActorId, EditionContent, Part, ProcedureCode, Slug};

use super::{Fault, Standing};
use crate::{
    ProcedureId,
    people::{Action, Actor, Refusal, Subject},
};

/// What would become of entries, before anything is written.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Each entry, in the order of the file or of the catalogue.
    pub rows: Vec<ReviewRow>,
}

/// What would become of one entry.
#[derive(Clone, Debug)]
pub struct ReviewRow {
    /// The line, or row, of the file.
    pub line: Option<u64>,
    /// The procedure, where there is one.
    pub id: Option<ProcedureId>,
    /// Its code.
    pub code: Option<ProcedureCode>,
    /// Its address.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What would become of it.
    pub verdict: Verdict,
}

/// What would become of an entry.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// A procedure with its first draft.
    New(Arc<EditionContent>),
    /// A draft of another content.
    Amended {
        /// The number of the edition that it was compared with.
        base: u32,
        /// What that one says.
        before: Arc<EditionContent>,
        /// What the draft would say.
        after: Arc<EditionContent>,
        /// The parts in which they differ.
        parts: Vec<Part>,
    },
    /// Nothing to do.
    Unchanged,
    /// A draft is open already.
    Blocked {
        /// Its number.
        edition: u32,
        /// Who wrote in it.
        by: Vec<ActorId>,
    },
    /// The person may not write there: it is left as it is.
    Outside(Refusal),
    /// It cannot be used.
    Faulty(Fault),
}

/// The verdicts, to be counted and shown by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerdictKind {
    /// [`Verdict::New`].
    New,
    /// [`Verdict::Amended`].
    Amended,
    /// [`Verdict::Unchanged`].
    Unchanged,
    /// [`Verdict::Blocked`].
    Blocked,
    /// [`Verdict::Outside`].
    Outside,
    /// [`Verdict::Faulty`].
    Faulty,
}

impl VerdictKind {
    /// Every kind, what needs a look first.
    pub const ALL: [Self; 6] = [Self::Faulty, Self::Blocked, Self::Outside, Self::Amended, Self::New, Self::Unchanged];

    /// The name in addresses and in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Amended => "amended",
            Self::Unchanged => "unchanged",
            Self::Blocked => "blocked",
            Self::Outside => "outside",
            Self::Faulty => "faulty",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl Verdict {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> VerdictKind {
        match self {
            Self::New(_) => VerdictKind::New,
            Self::Amended { .. } => VerdictKind::Amended,
            Self::Unchanged => VerdictKind::Unchanged,
            Self::Blocked { .. } => VerdictKind::Blocked,
            Self::Outside(_) => VerdictKind::Outside,
            Self::Faulty(_) => VerdictKind::Faulty,
        }
    }
}

impl Review {
    /// How many rows have a verdict.
    #[must_use]
    pub fn count(&self, kind: VerdictKind) -> usize {
        self.rows.iter().filter(|row| row.verdict.kind() == kind).count()
    }

    /// How many drafts it would make.
    #[must_use]
    pub fn drafts(&self) -> usize {
        self.count(VerdictKind::New) + self.count(VerdictKind::Amended)
    }

    /// An entry whose content is to become another.
    pub(super) fn amend(actor: &Actor, line: Option<u64>, standing: Standing, after: EditionContent) -> ReviewRow {
        let Standing { id, procedure, current, content: before, open } = standing;
        let parts = Part::differing(&before, &after);
        let may = actor
            .may(Action::Write, &Subject::from(&before))
            .and_then(|()| actor.may(Action::Write, &Subject::from(&after)));
        let name = before.name.clone();
        let verdict = if parts.is_empty() {
            Verdict::Unchanged
        } else if let Err(refusal) = may {
            Verdict::Outside(refusal)
        } else if let Some((edition, by)) = open {
            Verdict::Blocked { edition, by }
        } else {
            Verdict::Amended { base: current, before: Arc::new(before), after: Arc::new(after), parts }
        };
        ReviewRow { line, id: Some(id), code: procedure.code, slug: procedure.slug, name, verdict }
    }

    /// An entry that is to be made.
    pub(super) fn create(
        actor: &Actor,
        line: u64,
        code: Option<ProcedureCode>,
        slug: Option<Slug>,
        content: EditionContent,
    ) -> ReviewRow {
        let slug = slug.unwrap_or_else(|| Slug::from_name(&content.name));
        let name = content.name.clone();
        let verdict = match actor.may(Action::Write, &Subject::from(&content)) {
            Ok(()) => Verdict::New(Arc::new(content)),
            Err(refusal) => Verdict::Outside(refusal),
        };
        ReviewRow { line: Some(line), id: None, code, slug, name, verdict }
    }

    /// A record that cannot be used.
    pub(super) fn faulty(fault: Fault) -> ReviewRow {
        let slug = Slug::from_name(&fault.record);
        ReviewRow {
            line: Some(fault.line),
            id: None,
            code: ProcedureCode::parse(&fault.record).ok(),
            slug,
            name: fault.record.clone(),
            verdict: Verdict::Faulty(fault),
        }
    }

    /// Two records of one procedure would make two drafts of it: the second is
    /// set aside.
    pub(super) fn once_each(&mut self) {
        let mut seen = HashSet::new();
        for row in &mut self.rows {
            let Some(id) = row.id.filter(|_| row.verdict.kind() != VerdictKind::Faulty) else { continue };
            if !seen.insert(id) {
                let line = row.line.unwrap_or_default();
                row.verdict = Verdict::Faulty(Fault::whole(line, row.name.clone(), "bulk-fault-twice"));
            }
        }
    }
}
