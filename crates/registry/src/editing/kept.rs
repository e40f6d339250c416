use std::collections::BTreeSet;

use catalogue::{
    ActorId, ChangeKind, Edition, EditionContent, EditionState, InvalidTransition, Procedure, Repeal, quality,
    text::tidy_lines,
};
use jiff::{Timestamp, civil::Date};
use serde_json::Value;

use super::{EditingError, EditingResult};
use crate::{AuditEntry, ProcedureId, people::Subject};

/// A procedure with everything that is kept of it.
///
/// It changes only by its methods, which ask the domain, and note what they did
/// in [`Changes`] for the store to write. One that was refused a change is not
/// written, and is of no use any more.
#[derive(Clone, Debug)]
pub struct KeptProcedure {
    /// The key in the store.
    pub id: ProcedureId,
    /// The identity.
    pub procedure: Procedure,
    /// Every edition, first to last.
    pub editions: Vec<KeptEdition>,
    /// When and by whom it was last said to be still right.
    pub confirmed: Option<(Timestamp, ActorId)>,
    changes: Changes,
}

/// An edition with what belongs to it.
#[derive(Clone, Debug)]
pub struct KeptEdition {
    /// The edition.
    pub edition: Edition,
    /// How often it was written; who saves says which one they saw.
    pub revision: u32,
    /// The edition that it was begun from.
    pub based_on: Option<u32>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When the public first saw it.
    pub published_at: Option<Timestamp>,
    /// When the public saw it last.
    pub superseded_at: Option<Timestamp>,
    /// Who wrote last.
    pub written_by: Option<ActorId>,
    /// What was said about it, first to last.
    pub comments: Vec<Comment>,
}

/// What somebody said about an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: ActorId,
    /// What came of the edition with it, such as `submitted`; nothing for a mere remark.
    pub with: Option<EditionState>,
    /// What.
    pub text: String,
}

/// What is to be written.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// The identity changed.
    pub procedure: bool,
    /// Numbers of editions that are new.
    pub begun: BTreeSet<u32>,
    /// Numbers of editions whose text was written.
    pub written: BTreeSet<u32>,
    /// Numbers of editions whose state changed.
    pub moved: BTreeSet<u32>,
    /// What was said about which edition.
    pub comments: Vec<(u32, ActorId, Option<EditionState>, String)>,
    /// Who said that it is still right.
    pub confirmed_by: Option<ActorId>,
    /// What is noted.
    pub audit: Vec<AuditEntry>,
    /// Whether the public sees it.
    pub public: bool,
}

impl KeptEdition {
    pub(crate) fn begun(
        number: u32,
        content: EditionContent,
        author: ActorId,
        based_on: Option<u32>,
        now: Timestamp,
    ) -> Self {
        Self {
            edition: Edition::draft(number, content, author.clone()),
            revision: 1,
            based_on,
            created_at: now,
            published_at: None,
            superseded_at: None,
            written_by: Some(author),
            comments: Vec::new(),
        }
    }
}

impl KeptProcedure {
    /// As the store has it.
    #[must_use]
    pub fn new(
        id: ProcedureId,
        procedure: Procedure,
        editions: Vec<KeptEdition>,
        confirmed: Option<(Timestamp, ActorId)>,
    ) -> Self {
        Self { id, procedure, editions, confirmed, changes: Changes::default() }
    }

    /// What changed since it was read.
    #[must_use]
    pub const fn changes(&self) -> &Changes {
        &self.changes
    }

    /// The edition that the public sees.
    #[must_use]
    pub fn published(&self) -> Option<&KeptEdition> {
        self.editions.iter().find(|kept| kept.edition.state() == EditionState::Published)
    }

    /// The edition that is being written or waits for a second pair of eyes.
    #[must_use]
    pub fn being_written(&self) -> Option<&KeptEdition> {
        let open = [EditionState::Draft, EditionState::Submitted];
        self.editions.iter().find(|kept| open.contains(&kept.edition.state()))
    }

    /// What scopes are asked by: the edition that the public sees, else the last.
    #[must_use]
    pub fn subject(&self) -> Subject {
        let telling = self.published().or_else(|| self.editions.last());
        telling.map_or(Subject::Anything, |kept| Subject::from(kept.edition.content()))
    }

    /// An edition by its number.
    ///
    /// # Errors
    /// When there is none.
    pub fn edition(&self, number: u32) -> EditingResult<&KeptEdition> {
        self.editions.iter().find(|kept| kept.edition.number() == number).ok_or(EditingError::Missing)
    }

    fn edition_mut(&mut self, number: u32) -> EditingResult<&mut KeptEdition> {
        self.editions.iter_mut().find(|kept| kept.edition.number() == number).ok_or(EditingError::Missing)
    }

    pub(crate) fn begin(&mut self, from: Option<u32>, author: ActorId, now: Timestamp) -> EditingResult<()> {
        if let Some(open) = self.being_written() {
            return Err(EditingError::OpenAlready(open.edition.number()));
        }
        let base = match from {
            Some(number) => self.edition(number)?,
            None => self.published().or_else(|| self.editions.last()).ok_or(EditingError::Missing)?,
        };
        let mut content = base.edition.content().clone();
        // The decision that announced the edition before does not announce this one.
        content.announcement = None;
        let based_on = base.edition.number();
        let number = self.editions.last().map_or(1, |last| last.edition.number() + 1);
        self.note(&author, "edition.begun", number, &[("from", based_on.into())]);
        self.editions.push(KeptEdition::begun(number, content, author, Some(based_on), now));
        self.changes.begun.insert(number);
        Ok(())
    }

    /// Begins a draft that says this; gives its number. The decision that announced
    /// what it is begun from does not announce it.
    pub(crate) fn begin_saying(
        &mut self,
        mut content: EditionContent,
        author: ActorId,
        now: Timestamp,
    ) -> EditingResult<u32> {
        if let Some(open) = self.being_written() {
            return Err(EditingError::OpenAlready(open.edition.number()));
        }
        let base = self.published().or_else(|| self.editions.last()).ok_or(EditingError::Missing)?;
        if content.announcement == base.edition.content().announcement {
            content.announcement = None;
        }
        let based_on = base.edition.number();
        let number = self.editions.last().map_or(1, |last| last.edition.number() + 1);
        self.note(&author, "edition.begun", number, &[("from", based_on.into())]);
        self.editions.push(KeptEdition::begun(number, content, author, Some(based_on), now));
        self.changes.begun.insert(number);
        Ok(number)
    }

    pub(crate) fn rewrite(
        &mut self,
        number: u32,
        revision: u32,
        content: EditionContent,
        author: ActorId,
    ) -> EditingResult<()> {
        let kept = self.edition_mut(number)?;
        if kept.edition.content() == &content && kept.edition.state() == EditionState::Draft {
            return Ok(());
        }
        if kept.edition.state() == EditionState::Draft && kept.revision != revision {
            let by = kept.written_by.clone().unwrap_or_else(|| author.clone());
            return Err(EditingError::Moved { by });
        }
        kept.edition.rewrite(content, author.clone())?;
        kept.revision += 1;
        kept.written_by = Some(author.clone());
        let revision = kept.revision;
        self.changes.written.insert(number);
        self.note(&author, "edition.written", number, &[("revision", revision.into())]);
        Ok(())
    }

    pub(crate) fn submit(&mut self, number: u32, actor: &ActorId, remark: &str) -> EditingResult<()> {
        self.edition_mut(number)?.edition.submit()?;
        self.moved(number, actor, "edition.submitted", remark);
        Ok(())
    }

    /// Its writers take back what nobody else was asked to look at.
    pub(crate) fn give_up(&mut self, number: u32, actor: &ActorId, reason: &str) -> EditingResult<()> {
        self.take_back(number, actor, reason, &[EditionState::Draft], "edition.given_up")
    }

    /// Its writers take back what nobody has found right yet.
    pub(crate) fn recall(&mut self, number: u32, actor: &ActorId, reason: &str) -> EditingResult<()> {
        self.take_back(number, actor, reason, &[EditionState::Draft, EditionState::Submitted], "edition.given_up")
    }

    pub(super) fn send_back(&mut self, number: u32, actor: &ActorId, reason: &str) -> EditingResult<()> {
        self.edition_mut(number)?.edition.send_back(reason)?;
        self.moved(number, actor, "edition.sent_back", reason);
        Ok(())
    }

    pub(crate) fn approve(&mut self, number: u32, actor: &ActorId, remark: &str, today: Date) -> EditingResult<()> {
        let edition = &mut self.edition_mut(number)?.edition;
        if let Err(refused) = edition.approve(actor.clone()) {
            if refused == InvalidTransition::MissingPart {
                // The findings name the missing parts, each with its field.
                nothing_in_the_way(edition.content(), today)?;
            }
            return Err(refused.into());
        }
        nothing_in_the_way(edition.content(), today)?;
        // Nothing can be added later: what is approved does not change.
        if !edition.content().is_announced() {
            return Err(InvalidTransition::NoAnnouncement.into());
        }
        self.moved(number, actor, "edition.approved", remark);
        Ok(())
    }

    pub(crate) fn schedule(&mut self, number: u32, actor: &ActorId, day: Date, today: Date) -> EditingResult<()> {
        let edition = &mut self.edition_mut(number)?.edition;
        edition.schedule(day)?;
        nothing_in_the_way(edition.content(), today)?;
        self.changes.moved.insert(number);
        self.note(actor, "edition.scheduled", number, &[("in_force_from", day.to_string().into())]);
        Ok(())
    }

    pub(crate) fn publish(&mut self, number: u32, actor: &ActorId, today: Date) -> EditingResult<()> {
        let edition = &mut self.edition_mut(number)?.edition;
        edition.publish(today)?;
        let repeal = repeal(edition, today);
        let before = self
            .editions
            .iter_mut()
            .find(|kept| kept.edition.state() == EditionState::Published && kept.edition.number() != number);
        if let Some(before) = before {
            before.edition.supersede()?;
            let before = before.edition.number();
            self.changes.moved.insert(before);
            self.note(actor, "edition.superseded", before, &[("by", number.into())]);
        }
        if self.procedure.repeal != repeal {
            self.procedure.repeal = repeal;
            self.changes.procedure = true;
            let detail = serde_json::to_value(&self.procedure.repeal).unwrap_or_default();
            self.note(actor, "procedure.changed", number, &[("repeal", detail)]);
        }
        self.changes.public = true;
        self.moved(number, actor, "edition.published", "");
        Ok(())
    }

    /// A publisher takes back what a second person found right.
    pub(crate) fn withdraw(&mut self, number: u32, actor: &ActorId, reason: &str) -> EditingResult<()> {
        use EditionState::{Approved, Published, Scheduled};
        self.take_back(number, actor, reason, &[Approved, Scheduled, Published], "edition.withdrawn")
    }

    fn take_back(
        &mut self,
        number: u32,
        actor: &ActorId,
        reason: &str,
        from: &[EditionState],
        action: &str,
    ) -> EditingResult<()> {
        let edition = &mut self.edition_mut(number)?.edition;
        let state = edition.state();
        if !from.contains(&state) {
            return Err(InvalidTransition::State { from: state, to: EditionState::Withdrawn }.into());
        }
        edition.withdraw(reason)?;
        self.changes.public |= state == EditionState::Published;
        self.moved(number, actor, action, reason);
        Ok(())
    }

    pub(super) fn comment(&mut self, number: u32, actor: &ActorId, text: &str) -> EditingResult<()> {
        self.edition(number)?;
        let text = tidy_lines(text);
        if text.is_empty() {
            return Err(EditingError::NothingSaid);
        }
        self.note(actor, "edition.commented", number, &[]);
        self.changes.comments.push((number, actor.clone(), None, text));
        Ok(())
    }

    pub(super) fn confirm(&mut self, actor: &ActorId) -> EditingResult<()> {
        let number = self.published().ok_or(EditingError::Missing)?.edition.number();
        self.note(actor, "procedure.confirmed", number, &[]);
        self.changes.confirmed_by = Some(actor.clone());
        Ok(())
    }

    /// Notes that the state of an edition changed, and what was said with it.
    fn moved(&mut self, number: u32, actor: &ActorId, action: &str, said: &str) {
        self.changes.moved.insert(number);
        self.note(actor, action, number, &[]);
        let said = tidy_lines(said);
        if let (false, Ok(kept)) = (said.is_empty(), self.edition(number)) {
            let state = kept.edition.state();
            self.changes.comments.push((number, actor.clone(), Some(state), said));
        }
    }

    fn note(&mut self, actor: &ActorId, action: &str, number: u32, more: &[(&str, Value)]) {
        let mut detail = vec![("edition", Value::from(number))];
        detail.extend(more.iter().cloned());
        self.changes.audit.push(AuditEntry::new(actor.as_str(), action, Some(self.id), &detail));
    }
}

/// What keeps a content from being published, if anything does.
fn nothing_in_the_way(content: &EditionContent, today: Date) -> EditingResult<()> {
    let mut findings = quality::check(content, today);
    findings.retain(|finding| finding.severity.blocks_publishing());
    if findings.is_empty() { Ok(()) } else { Err(EditingError::Findings(findings)) }
}

/// The end of the procedure, if this edition announces it.
fn repeal(edition: &Edition, today: Date) -> Option<Repeal> {
    let announcement = edition.content().announcement.as_ref()?;
    let ends = matches!(announcement.change, Some(ChangeKind::Repealed));
    ends.then(|| Repeal {
        since: edition.in_force_from().unwrap_or(today),
        decision: announcement.number.clone(),
        successors: announcement.successors.clone(),
    })
}
