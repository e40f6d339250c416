//! Many entries in one go: records of a file as drafts, an agency or a law
//! replaced wherever it is named, and every step to the public for all of them.
//!
//! What would become of each entry is a [`Review`], in which nothing is written.
//! What is made of it is a [`Batch`] of drafts, in one transaction. Each step
//! after that is all or nothing, too, and is told which entries stand in the way.
//! A batch changes nothing about who may what: its maker is an author of every
//! draft, so somebody else finds them right, entry by entry within their scope.

mod batch;
mod error;
mod exchange;
mod incoming;
mod mass;
mod review;
mod steps;
mod store;

use std::{collections::HashMap, sync::Arc};

use catalogue::{EditionContent, Procedure, ProcedureCode, Slug, text::tidy};
use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};

pub use self::{
    batch::{Batch, BatchAnnouncement, BatchId, BatchItem, BatchKind, NewBatch},
    error::{BulkError, Hindrance},
    exchange::{Exchange, ExportFormat},
    incoming::{Fault, Incoming, Partial, Says},
    mass::{AgencyChange, LawChange},
    review::{Review, ReviewRow, Verdict, VerdictKind},
    steps::{Stepped, UndoneBatch},
    store::{BulkStore, Deed, NotWorked, Progress, Standing, Wanted, Work, Worked},
};
use crate::{
    AuditEntry, Clock, Entry, ProcedureId, Snapshot,
    editing::{EditingError, KeptEdition, KeptProcedure, NewProcedure},
    people::{Action, Actor, Refusal, Subject},
};

/// How many entries one go takes.
pub const MOST: usize = 5_000;
/// How many of them are looked up at once.
const AT_ONCE: usize = 200;

/// The result of bulk work.
pub type BulkResult<T> = Result<T, BulkError>;

/// Bulk work on drafts.
pub struct Bulk {
    store: Arc<dyn BulkStore>,
    clock: Arc<dyn Clock>,
}

/// A batch in the making.
#[derive(Clone, Debug)]
pub struct Making {
    /// What it is to be called.
    pub name: String,
    /// What for.
    pub kind: BatchKind,
    /// What was asked for, such as the name of a file.
    pub detail: Value,
}

impl Bulk {
    /// Over a store, by a clock.
    #[must_use]
    pub fn new(store: Arc<dyn BulkStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// The day in Việt Nam.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Notes that somebody took the whole catalogue away as a file.
    ///
    /// # Errors
    /// When the store fails: what is not in the audit is not given.
    pub async fn note_export(&self, actor: &Actor, format: ExportFormat, entries: usize) -> BulkResult<()> {
        let detail = [("format", format.key().into()), ("entries", entries.into())];
        let entry = AuditEntry::new(actor.name.as_str(), "catalogue.exported", None, &detail);
        Ok(self.store.note(&[entry], self.clock.now()).await?)
    }

    /// What would become of the records of a file.
    ///
    /// # Errors
    /// When the actor may write nowhere, there are too many, or the store fails.
    pub async fn review(&self, actor: &Actor, records: Vec<Result<Incoming, Fault>>) -> BulkResult<Review> {
        self.check(actor, Action::Write).await?;
        if records.len() > MOST {
            return Err(BulkError::TooMany(MOST));
        }
        let known = Known::of(&*self.store, &records).await?;
        let mut review = Review::default();
        for record in records {
            review.rows.push(match record {
                Ok(incoming) => known.row(actor, incoming),
                Err(fault) => Review::faulty(fault),
            });
        }
        review.once_each();
        Ok(review)
    }

    /// What would become of every entry of which `change` makes another content.
    /// What it leaves as it is, is not in the review.
    ///
    /// # Errors
    /// When the actor may write nowhere, there are too many, or the store fails.
    pub async fn review_change(
        &self,
        actor: &Actor,
        snapshot: &Snapshot,
        change: impl Fn(&EditionContent) -> EditionContent + Send + Sync,
    ) -> BulkResult<Review> {
        self.check(actor, Action::Write).await?;
        let touched = |entry: &&Arc<Entry>| entry.procedure.repeal.is_none() && change(&entry.content) != entry.content;
        let ids: Vec<ProcedureId> = snapshot.entries().filter(touched).map(|entry| entry.id).collect();
        if ids.len() > MOST {
            return Err(BulkError::TooMany(MOST));
        }
        let mut by_id = HashMap::new();
        for ids in ids.chunks(AT_ONCE) {
            let found = self.store.standing(Wanted::Ids(ids)).await?;
            by_id.extend(found.into_iter().map(|standing| (standing.id, standing)));
        }
        let mut review = Review::default();
        // By name, as the snapshot has them.
        for standing in ids.iter().filter_map(|id| by_id.remove(id)) {
            let after = change(&standing.content);
            let row = Review::amend(actor, None, standing, after);
            if row.verdict.kind() != VerdictKind::Unchanged {
                review.rows.push(row);
            }
        }
        Ok(review)
    }

    /// Makes the drafts of a review, in one transaction, as a batch.
    ///
    /// # Errors
    /// With [`BulkError::Hindered`] when an entry is no longer as it was reviewed;
    /// when the actor may not, there is nothing to make or too much, or no name.
    pub async fn make(
        &self,
        actor: &Actor,
        making: Making,
        review: &Review,
        progress: &Progress<'_>,
    ) -> BulkResult<BatchId> {
        self.check(actor, Action::Write).await?;
        self.note_outside(actor, review).await;
        let name = tidy(&making.name);
        if name.is_empty() {
            return Err(BulkError::NoName);
        }
        match review.drafts() {
            0 => return Err(BulkError::Nothing),
            drafts if drafts > MOST => return Err(BulkError::TooMany(MOST)),
            _ => {}
        }
        let now = self.clock.now();
        let mut create = Vec::new();
        let mut amend: HashMap<ProcedureId, (u32, &Arc<EditionContent>)> = HashMap::new();
        let mut change = Vec::new();
        for row in &review.rows {
            match (&row.verdict, row.id) {
                (Verdict::New(content), _) => {
                    // Under another scope than that of the review, too.
                    actor.may(Action::Write, &Subject::from(&**content))?;
                    let procedure = Procedure { code: row.code.clone(), slug: row.slug.clone(), repeal: None };
                    let edition = KeptEdition::begun(1, EditionContent::clone(content), actor.id(), None, now);
                    create.push(NewProcedure { procedure, edition });
                }
                (Verdict::Amended { base, after, .. }, Some(id)) => {
                    change.push(id);
                    amend.insert(id, (*base, after));
                }
                _ => {}
            }
        }
        let deed = |kept: &mut KeptProcedure| {
            let Some((base, after)) = amend.get(&kept.id) else { return Ok(()) };
            actor.may(Action::Write, &kept.subject())?;
            actor.may(Action::Write, &Subject::from(&***after))?;
            if let Some(now) = kept.published().or_else(|| kept.editions.last())
                && now.edition.number() != *base
                && kept.being_written().is_none()
            {
                let by = now.written_by.clone().or_else(|| now.edition.authors().first().cloned());
                return Err(EditingError::Moved { by: by.unwrap_or_else(|| actor.id()) });
            }
            kept.begin_saying(EditionContent::clone(after), actor.id(), now).map(drop)
        };
        let mut detail = making.detail;
        if let Value::Object(detail) = &mut detail {
            use VerdictKind::{Blocked, Faulty, Outside, Unchanged};
            for kind in [Unchanged, Blocked, Outside, Faulty] {
                detail.insert(kind.key().to_owned(), review.count(kind).into());
            }
        }
        let audit =
            [("name", name.as_str().into()), ("kind", making.kind.key().into()), ("drafts", review.drafts().into())];
        let audit = vec![AuditEntry::new(actor.name.as_str(), "batch.made", None, &audit)];
        let making = NewBatch { name, kind: making.kind, made_by: actor.id(), detail, restores: None };
        let work =
            Work { making: Some(making), create, change, deeds: vec![&deed], ends: None, announces: None, audit };
        let worked = self.work(actor, Action::Write, None, &work, progress).await?;
        worked.batch.ok_or(BulkError::Nothing)
    }

    /// The batches, newest first.
    ///
    /// # Errors
    /// When the actor may not see drafts, or the store fails.
    pub async fn batches(&self, actor: &Actor) -> BulkResult<Vec<Batch>> {
        self.check(actor, Action::ReadDrafts).await?;
        Ok(self.store.batches(200).await?)
    }

    /// A batch.
    ///
    /// # Errors
    /// When the actor may not see drafts, there is none, or the store fails.
    pub async fn batch(&self, actor: &Actor, id: BatchId) -> BulkResult<Batch> {
        self.check(actor, Action::ReadDrafts).await?;
        self.store.batch(id).await?.ok_or(BulkError::Missing)
    }

    /// Some editions of a batch, in order.
    ///
    /// # Errors
    /// When the actor may not see drafts, or the store fails.
    pub async fn items(
        &self,
        actor: &Actor,
        id: BatchId,
        state: Option<catalogue::EditionState>,
        offset: u32,
        limit: u32,
    ) -> BulkResult<Vec<BatchItem>> {
        self.check(actor, Action::ReadDrafts).await?;
        let mut items = self.store.batch_items(id, state, offset, limit).await?;
        // What lies outside of their scope is counted and not shown.
        items.retain(|item| actor.may(Action::ReadDrafts, &Subject::from(item.edition.content())).is_ok());
        Ok(items)
    }

    /// Does work in one transaction; notes a refusal that kept it from being done.
    async fn work(
        &self,
        actor: &Actor,
        action: Action,
        batch: Option<BatchId>,
        work: &Work<'_>,
        progress: &Progress<'_>,
    ) -> BulkResult<Worked> {
        match self.store.work(work, progress, self.clock.now()).await? {
            Ok(worked) => Ok(worked),
            Err(NotWorked::Over) => Err(BulkError::Undone),
            Err(NotWorked::Hindered(hindrances)) => {
                let refusals: Vec<AuditEntry> = hindrances
                    .iter()
                    .filter_map(|hindrance| {
                        Some(refused(actor, action, batch, &hindrance.slug, &hindrance.error.refusal()?))
                    })
                    .collect();
                self.note(&refusals).await;
                Err(BulkError::Hindered(hindrances))
            }
        }
    }

    /// Whether they may do this anywhere at all.
    async fn check(&self, actor: &Actor, action: Action) -> BulkResult<()> {
        let outcome = actor.may(action, &Subject::Anything);
        if let Err(refusal) = outcome {
            tracing::warn!(account = actor.account.0, action = action.key(), "a member of the staff was refused");
            let detail = [("action", action.key().into()), ("why", refusal.to_string().into())];
            self.note(&[AuditEntry::new(actor.name.as_str(), "refused", None, &detail)]).await;
        }
        outcome.map_err(BulkError::from)
    }

    async fn note_outside(&self, actor: &Actor, review: &Review) {
        let outside = review.rows.iter().filter_map(|row| match &row.verdict {
            Verdict::Outside(refusal) => {
                let mut entry = refused(actor, Action::Write, None, &row.slug, &refusal.to_string());
                entry.procedure = row.id;
                Some(entry)
            }
            _ => None,
        });
        self.note(&outside.collect::<Vec<_>>()).await;
    }

    /// Every refusal is kept. Should that fail, the refusal stands all the same.
    async fn note(&self, entries: &[AuditEntry]) {
        if entries.is_empty() {
            return;
        }
        if let Err(error) = self.store.note(entries, self.clock.now()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
        }
    }
}

/// What is noted of a refusal.
fn refused(actor: &Actor, action: Action, batch: Option<BatchId>, slug: &Slug, why: &str) -> AuditEntry {
    let mut detail =
        vec![("action", action.key().into()), ("slug", Value::from(slug.as_str())), ("why", Value::from(why))];
    detail.extend(batch.map(|batch| ("batch", json!(batch.0))));
    AuditEntry::new(actor.name.as_str(), "refused", None, &detail)
}

impl From<Refusal> for Verdict {
    fn from(refusal: Refusal) -> Self {
        Self::Outside(refusal)
    }
}

/// The procedures that records may mean.
struct Known {
    by_code: HashMap<ProcedureCode, Standing>,
    by_slug: HashMap<Slug, Standing>,
}

impl Known {
    async fn of(store: &dyn BulkStore, records: &[Result<Incoming, Fault>]) -> BulkResult<Self> {
        let mut known = Self { by_code: HashMap::new(), by_slug: HashMap::new() };
        let incoming = || records.iter().flatten();
        let codes: Vec<ProcedureCode> = incoming().filter_map(|record| record.code.clone()).collect();
        for codes in codes.chunks(AT_ONCE) {
            for standing in store.standing(Wanted::Codes(codes)).await? {
                if let Some(code) = standing.procedure.code.clone() {
                    known.by_code.insert(code, standing);
                }
            }
        }
        let by_address = |record: &&Incoming| record.code.as_ref().is_none_or(|code| !known.by_code.contains_key(code));
        let slugs: Vec<Slug> = incoming().filter(by_address).filter_map(|record| record.slug.clone()).collect();
        for slugs in slugs.chunks(AT_ONCE) {
            for standing in store.standing(Wanted::Slugs(slugs)).await? {
                known.by_slug.insert(standing.procedure.slug.clone(), standing);
            }
        }
        Ok(known)
    }

    fn row(&self, actor: &Actor, incoming: Incoming) -> ReviewRow {
        let Incoming { line, code, slug, repeal, says } = incoming;
        let found = code.as_ref().and_then(|code| self.by_code.get(code));
        let found = found.or_else(|| self.by_slug.get(slug.as_ref()?));
        let called = |content: Option<&EditionContent>| {
            let name = content.map(|content| content.name.clone());
            code.as_ref().map(ToString::to_string).or(name).unwrap_or_default()
        };
        let fault = |called: String, key: &str| {
            let mut row = Review::faulty(Fault::whole(line, called, key));
            row.id = found.map(|standing| standing.id);
            row
        };
        let content = match says {
            Says::Whole(content) => *content,
            Says::Some(partial) => match partial.onto(found.map(|standing| &standing.content)) {
                Ok(content) => content,
                Err(fault) => return Review::faulty(fault),
            },
        };
        let Some(standing) = found else {
            if repeal.is_some() {
                return fault(called(Some(&content)), "bulk-fault-repeal");
            }
            return Review::create(actor, line, code.clone(), slug, content);
        };
        if code.is_some() && standing.procedure.code != code {
            return fault(called(Some(&standing.content)), "bulk-fault-code");
        }
        if standing.content != content && (repeal.is_some() || standing.procedure.repeal.is_some()) {
            return fault(called(Some(&standing.content)), "bulk-fault-repealed");
        }
        if repeal.is_some() && standing.procedure.repeal != repeal {
            return fault(called(Some(&standing.content)), "bulk-fault-repeal");
        }
        Review::amend(actor, Some(line), standing.clone(), content)
    }
}
