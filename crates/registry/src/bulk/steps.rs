//! The steps of a batch to the public, and back.

use std::{collections::HashMap, sync::Mutex};

use catalogue::{EditionState, text::tidy};
use jiff::civil::Date;
use serde_json::Value;

use super::{
    BatchAnnouncement, BatchId, BatchKind, Bulk, BulkError, BulkResult, NewBatch, Progress, Work, Worked, refused,
};
use crate::{
    AuditEntry, ProcedureId,
    editing::{EditingError, EditingResult, KeptEdition, KeptProcedure},
    people::{Action, Actor, Refusal},
};

/// Entries that were left because they lie outside of somebody's scope.
#[derive(Default)]
struct Outside(Mutex<Vec<(catalogue::Slug, Refusal)>>);

impl Outside {
    /// Whether they may; if not, the entry is left.
    fn may(&self, actor: &Actor, action: Action, kept: &KeptProcedure) -> bool {
        let Err(refusal) = actor.may(action, &kept.subject()) else { return true };
        if let Ok(mut outside) = self.0.lock() {
            outside.push((kept.procedure.slug.clone(), refusal));
        }
        false
    }

    fn take(self) -> Vec<(catalogue::Slug, Refusal)> {
        self.0.into_inner().unwrap_or_default()
    }
}

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepped {
    /// How many entries took it.
    pub done: usize,
    /// How many lie outside of the person's scope, and were left.
    pub outside: usize,
}

/// What came of taking a batch back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UndoneBatch {
    /// How many entries were changed.
    pub done: usize,
    /// The drafts that restore what the public saw before, where it saw the batch.
    pub restoring: Option<BatchId>,
}

impl Bulk {
    /// Sets what announces every draft of a batch. What is no draft any more is left.
    ///
    /// # Errors
    /// When number, day or issuer is missing; when the actor may not write there;
    /// or when there is no draft.
    pub async fn announce(
        &self,
        actor: &Actor,
        id: BatchId,
        announcement: BatchAnnouncement,
        progress: &Progress<'_>,
    ) -> BulkResult<Stepped> {
        let said = &announcement.announcement;
        if said.number.is_empty() || said.date.is_none() || said.issuer.is_none() {
            return Err(BulkError::NotAnnounced);
        }
        let detail = [("number", said.number.as_str().into())];
        let step = |kept: &mut KeptProcedure, number: u32| {
            let KeptEdition { edition, revision, based_on, .. } = kept.edition(number)?;
            let mut content = edition.content().clone();
            content.announcement = Some(announcement.of(based_on.is_none()));
            let revision = *revision;
            kept.rewrite(number, revision, content, actor.id())
        };
        let steps: [(EditionState, Step<'_>); 1] = [(EditionState::Draft, &step)];
        let announces = Some((id, announcement.clone(), actor.id()));
        self.step(actor, Action::Write, id, ("batch.announced", &detail), &steps, announces, progress).await
    }

    /// Hands every draft of a batch to a second pair of eyes.
    ///
    /// # Errors
    /// When the actor may not write there, or there is no draft.
    pub async fn submit(
        &self,
        actor: &Actor,
        id: BatchId,
        remark: &str,
        progress: &Progress<'_>,
    ) -> BulkResult<Stepped> {
        let step = |kept: &mut KeptProcedure, number: u32| kept.submit(number, &actor.id(), &tidy(remark));
        let steps: [(EditionState, Step<'_>); 1] = [(EditionState::Draft, &step)];
        self.step(actor, Action::Write, id, ("batch.submitted", &[]), &steps, None, progress).await
    }

    /// Finds every submitted edition of a batch right, if nothing stands in the
    /// way of any of them.
    ///
    /// # Errors
    /// With [`BulkError::Hindered`] when the actor wrote a word of one, or
    /// something would keep one from being published; when the actor may not
    /// review there; or when nothing was submitted.
    pub async fn approve(
        &self,
        actor: &Actor,
        id: BatchId,
        remark: &str,
        progress: &Progress<'_>,
    ) -> BulkResult<Stepped> {
        let today = self.today();
        let step = |kept: &mut KeptProcedure, number: u32| kept.approve(number, &actor.id(), &tidy(remark), today);
        let steps: [(EditionState, Step<'_>); 1] = [(EditionState::Submitted, &step)];
        self.step(actor, Action::Review, id, ("batch.approved", &[]), &steps, None, progress).await
    }

    /// Sets the day of every approved edition of a batch; when that is today or
    /// past, the public sees them at once.
    ///
    /// # Errors
    /// With [`BulkError::Hindered`] when something keeps one from being published;
    /// when the actor may not publish there; or when nothing is approved.
    pub async fn schedule(
        &self,
        actor: &Actor,
        id: BatchId,
        day: Date,
        progress: &Progress<'_>,
    ) -> BulkResult<Stepped> {
        let today = self.today();
        let schedule = |kept: &mut KeptProcedure, number: u32| kept.schedule(number, &actor.id(), day, today);
        let publish = |kept: &mut KeptProcedure, number: u32| {
            let due = kept.edition(number)?.edition.in_force_from().is_some_and(|day| day <= today);
            if due { kept.publish(number, &actor.id(), today) } else { Ok(()) }
        };
        let steps: [(EditionState, Step<'_>); 2] =
            [(EditionState::Approved, &schedule), (EditionState::Scheduled, &publish)];
        let detail = [("in_force_from", day.to_string().into())];
        self.step(actor, Action::Publish, id, ("batch.scheduled", &detail), &steps, None, progress).await
    }

    /// Takes a batch back: what the public has not seen is given up; of what it
    /// sees, drafts are begun that say what was said before, which are two
    /// people's work as any other. A procedure that was new and is public cannot
    /// be taken back like this; it is left, and so is what a later edition replaced.
    ///
    /// # Errors
    /// With [`BulkError::Hindered`] when a draft is open of what should be restored,
    /// or the actor may not take back what was found right already; without a
    /// reason; when there is nothing to take back, or it was done before.
    pub async fn undo(
        &self,
        actor: &Actor,
        id: BatchId,
        reason: &str,
        progress: &Progress<'_>,
    ) -> BulkResult<UndoneBatch> {
        self.check(actor, Action::Write).await?;
        let reason = tidy(reason);
        if reason.is_empty() {
            return Err(BulkError::NoReason);
        }
        let batch = self.store.batch(id).await?.ok_or(BulkError::Missing)?;
        if batch.undone {
            return Err(BulkError::Undone);
        }
        let editions = self.store.batch_editions(id).await?;
        let change = editions.iter().map(|(procedure, _)| *procedure).collect();
        let editions: HashMap<ProcedureId, u32> = editions.into_iter().collect();
        let now = self.clock.now();
        let deed = |kept: &mut KeptProcedure| {
            let Some(number) = editions.get(&kept.id).copied() else { return Ok(()) };
            let subject = kept.subject();
            let of = kept.edition(number)?;
            let (state, before) = (of.edition.state(), of.based_on);
            match state {
                EditionState::Draft | EditionState::Submitted => {
                    actor.may(Action::Write, &subject)?;
                    kept.recall(number, &actor.id(), &reason)
                }
                EditionState::Approved | EditionState::Scheduled => {
                    actor.may(Action::Publish, &subject)?;
                    kept.withdraw(number, &actor.id(), &reason)
                }
                EditionState::Published => {
                    let Some(before) = before else { return Ok(()) };
                    actor.may(Action::Write, &subject)?;
                    kept.begin(Some(before), actor.id(), now)
                }
                EditionState::Superseded | EditionState::Withdrawn => Ok(()),
            }
        };
        let detail = [("batch", id.0.into()), ("reason", Value::from(reason.as_str()))];
        let making = NewBatch {
            name: batch.name,
            kind: BatchKind::Restore,
            made_by: actor.id(),
            detail: serde_json::json!({ "reason": reason }),
            restores: Some(id),
        };
        let work = Work {
            making: Some(making),
            create: Vec::new(),
            change,
            deeds: vec![&deed],
            ends: Some(id),
            announces: None,
            audit: vec![AuditEntry::new(actor.name.as_str(), "batch.undone", None, &detail)],
        };
        let Worked { batch: restoring, changed } = self.work(actor, Action::Write, Some(id), &work, progress).await?;
        if changed == 0 { Err(BulkError::Nothing) } else { Ok(UndoneBatch { done: changed, restoring }) }
    }

    /// Lets every edition of a batch that is in a state take a step; what is in
    /// another is left, and what lies outside of the actor's scope.
    #[allow(clippy::too_many_arguments)] // each of them is something else, and all callers are above
    async fn step(
        &self,
        actor: &Actor,
        action: Action,
        id: BatchId,
        (noted, more): (&str, &[(&str, Value)]),
        steps: &[(EditionState, Step<'_>)],
        announces: Option<(BatchId, BatchAnnouncement, catalogue::ActorId)>,
        progress: &Progress<'_>,
    ) -> BulkResult<Stepped> {
        self.check(actor, action).await?;
        let batch = self.store.batch(id).await?.ok_or(BulkError::Missing)?;
        if batch.undone {
            return Err(BulkError::Undone);
        }
        let editions = self.store.batch_editions(id).await?;
        let change = editions.iter().map(|(procedure, _)| *procedure).collect();
        let editions: HashMap<ProcedureId, u32> = editions.into_iter().collect();
        let outside = Outside::default();
        let deeds: Vec<_> = steps
            .iter()
            .enumerate()
            .map(|(at, (state, step))| {
                let (editions, outside) = (&editions, &outside);
                move |kept: &mut KeptProcedure| {
                    let number = editions.get(&kept.id).copied().ok_or(EditingError::Missing)?;
                    let here = kept.edition(number)?.edition.state() == *state;
                    let may = if at == 0 {
                        here && outside.may(actor, action, kept)
                    } else {
                        here && actor.may(action, &kept.subject()).is_ok()
                    };
                    if may { step(kept, number) } else { Ok(()) }
                }
            })
            .collect();
        let mut detail = vec![("batch", Value::from(id.0))];
        detail.extend_from_slice(more);
        let work = Work {
            making: None,
            create: Vec::new(),
            change,
            deeds: deeds.iter().map(|deed| deed as &super::Deed<'_>).collect(),
            ends: None,
            announces,
            audit: vec![AuditEntry::new(actor.name.as_str(), noted, None, &detail)],
        };
        let worked = self.work(actor, action, Some(id), &work, progress).await;
        drop(work);
        drop(deeds);
        let left = outside.take();
        let refusals: Vec<AuditEntry> =
            left.iter().map(|(slug, why)| refused(actor, action, Some(id), slug, &why.to_string())).collect();
        self.note(&refusals).await;
        match (worked?.changed, left.first()) {
            (0, Some((_, refusal))) => Err(BulkError::Refused(*refusal)),
            (0, None) => Err(BulkError::Nothing),
            (done, _) => Ok(Stepped { done, outside: left.len() }),
        }
    }
}

/// A step of one edition of a procedure.
type Step<'a> = &'a (dyn Fn(&mut KeptProcedure, u32) -> EditingResult<()> + Send + Sync);
