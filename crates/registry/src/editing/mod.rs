//! From a draft to the public: what the staff do with editions.
//!
//! Each use case looks at one procedure with everything that is kept of it, under
//! the lock of writers, and says what becomes of it: nothing can change between
//! the look and the deed. Whether a person may is asked of the [`Actor`] first.

mod desk;
mod error;
mod kept;
mod store;

use std::sync::Arc;

use catalogue::{ActorId, EditionContent, Procedure, ProcedureCode, Slug, text::tidy};
use jiff::civil::Date;

pub use self::{
    desk::{Desk, STALE_MONTHS},
    error::{Conflict, EditingError},
    kept::{Changes, Comment, KeptEdition, KeptProcedure},
    store::{Created, EditingStore, EditionKey, NewProcedure, OpenEdition},
};
use crate::{
    AuditEntry, Clock, ProcedureId, Snapshot,
    people::{Action, Actor, Refusal, Subject},
};

/// The result of a use case of the staff.
pub type EditingResult<T> = Result<T, EditingError>;

/// Who acts when a day comes that somebody had set.
const SYSTEM: &str = "system";

/// Drafts, reviews and publications.
pub struct Editing {
    store: Arc<dyn EditingStore>,
    clock: Arc<dyn Clock>,
}

impl Editing {
    /// Over a store, by a clock.
    #[must_use]
    pub fn new(store: Arc<dyn EditingStore>, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }

    /// The day in Việt Nam.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// A procedure with everything that is kept of it.
    ///
    /// # Errors
    /// When there is none, or the actor may not see drafts of it.
    pub async fn read(&self, actor: &Actor, slug: &Slug) -> EditingResult<KeptProcedure> {
        let kept = self.store.kept(slug).await?.ok_or(EditingError::Missing)?;
        self.check(actor, Action::ReadDrafts, &kept.subject(), slug).await?;
        Ok(kept)
    }

    /// Begins a draft from what an edition says, or from the one that the public
    /// sees; gives its number.
    ///
    /// # Errors
    /// When the actor may not write there, or another draft is open.
    pub async fn begin(&self, actor: &Actor, slug: &Slug, from: Option<u32>) -> EditingResult<u32> {
        let now = self.clock.now();
        let kept = self.change(actor, Action::Write, slug, |kept, _| kept.begin(from, actor.id(), now)).await?;
        kept.editions.last().map(|last| last.edition.number()).ok_or(EditingError::Missing)
    }

    /// Makes a procedure with its first draft; gives its address.
    ///
    /// # Errors
    /// When the actor may not write there, or another procedure has the code.
    pub async fn create(
        &self,
        actor: &Actor,
        code: Option<ProcedureCode>,
        content: EditionContent,
    ) -> EditingResult<Slug> {
        let slug = Slug::from_name(&content.name);
        self.check(actor, Action::Write, &Subject::from(&content), &slug).await?;
        let procedure = Procedure { code, slug, repeal: None };
        let now = self.clock.now();
        let new = NewProcedure { procedure, edition: KeptEdition::begun(1, content, actor.id(), None, now) };
        let audit = |action: &str, slug: &Slug| {
            AuditEntry::new(actor.name.as_str(), action, None, &[("slug", slug.as_str().into()), ("edition", 1.into())])
        };
        let created = self.store.create(&new, &|slug| vec![audit("procedure.created", slug)], now).await?;
        match created {
            Created::Made(slug) => Ok(slug),
            Created::CodeTaken(slug) => Err(EditingError::CodeTaken(slug)),
        }
    }

    /// Writes into a draft. `revision` is the one that the writer saw.
    ///
    /// # Errors
    /// When the actor may not write there, before or after; when it is no draft;
    /// or with [`EditingError::Conflict`] when somebody else wrote in between.
    pub async fn save(
        &self,
        actor: &Actor,
        slug: &Slug,
        number: u32,
        revision: u32,
        content: &EditionContent,
    ) -> EditingResult<u32> {
        self.check(actor, Action::Write, &Subject::from(content), slug).await?;
        let saved = self
            .change(actor, Action::Write, slug, |kept, _| kept.rewrite(number, revision, content.clone(), actor.id()))
            .await;
        match saved {
            Ok(kept) => Ok(kept.edition(number)?.revision),
            Err(EditingError::Moved { by }) => {
                let kept = self.store.kept(slug).await?.ok_or(EditingError::Missing)?;
                let theirs = kept.edition(number)?;
                let key = EditionKey { procedure: kept.id, number };
                let base = self.store.revision(key, revision).await?;
                Err(EditingError::Conflict(Box::new(Conflict {
                    base: base.unwrap_or_else(|| theirs.edition.content().clone()),
                    theirs: theirs.edition.content().clone(),
                    by,
                    revision: theirs.revision,
                })))
            }
            Err(error) => Err(error),
        }
    }

    /// Hands a draft to a second pair of eyes.
    ///
    /// # Errors
    /// When the actor may not write there, or it is no draft.
    pub async fn submit(&self, actor: &Actor, slug: &Slug, number: u32, remark: &str) -> EditingResult<()> {
        self.change(actor, Action::Write, slug, |kept, _| kept.submit(number, &actor.id(), &tidy(remark)))
            .await
            .map(drop)
    }

    /// Gives a draft up, with a reason; it stays in the history.
    ///
    /// # Errors
    /// When the actor may not write there, it is no draft, or there is no reason.
    pub async fn give_up(&self, actor: &Actor, slug: &Slug, number: u32, reason: &str) -> EditingResult<()> {
        self.change(actor, Action::Write, slug, |kept, _| kept.give_up(number, &actor.id(), reason)).await.map(drop)
    }

    /// Sends a submitted edition back to its authors, with a reason.
    ///
    /// # Errors
    /// When the actor may not review there, it was not submitted, or there is no reason.
    pub async fn send_back(&self, actor: &Actor, slug: &Slug, number: u32, reason: &str) -> EditingResult<()> {
        self.change(actor, Action::Review, slug, |kept, _| kept.send_back(number, &actor.id(), reason)).await.map(drop)
    }

    /// Finds a submitted edition right.
    ///
    /// # Errors
    /// When the actor may not review there, wrote a word of it, it was not
    /// submitted, or something would keep it from being published.
    pub async fn approve(&self, actor: &Actor, slug: &Slug, number: u32, remark: &str) -> EditingResult<()> {
        let approve = |kept: &mut KeptProcedure, today| kept.approve(number, &actor.id(), &tidy(remark), today);
        self.change(actor, Action::Review, slug, approve).await.map(drop)
    }

    /// Sets the day on which an approved edition is put before the public; when
    /// that is today or past, it is at once. Says whether it was.
    ///
    /// # Errors
    /// When the actor may not publish there, it is not approved, its announcement
    /// is not complete, or something keeps it from being published.
    pub async fn schedule(&self, actor: &Actor, slug: &Slug, number: u32, day: Date) -> EditingResult<bool> {
        let schedule = |kept: &mut KeptProcedure, today| kept.schedule(number, &actor.id(), day, today);
        self.change(actor, Action::Publish, slug, schedule).await?;
        if day > self.today() {
            return Ok(false);
        }
        // Two steps of its life; should the second fail, it is due, and done soon.
        self.change(actor, Action::Publish, slug, |kept, today| kept.publish(number, &actor.id(), today)).await?;
        Ok(true)
    }

    /// Takes an edition back, before or after it was public, with a reason.
    ///
    /// # Errors
    /// When the actor may not publish there, it is over already, or there is no reason.
    pub async fn withdraw(&self, actor: &Actor, slug: &Slug, number: u32, reason: &str) -> EditingResult<()> {
        self.change(actor, Action::Publish, slug, |kept, _| kept.withdraw(number, &actor.id(), reason)).await.map(drop)
    }

    /// Says something about an edition.
    ///
    /// # Errors
    /// When the actor may not see it, or says nothing.
    pub async fn comment(&self, actor: &Actor, slug: &Slug, number: u32, text: &str) -> EditingResult<()> {
        self.change(actor, Action::Comment, slug, |kept, _| kept.comment(number, &actor.id(), text)).await.map(drop)
    }

    /// Says that what the public sees is still right.
    ///
    /// # Errors
    /// When the actor may not, or the public sees nothing.
    pub async fn confirm(&self, actor: &Actor, slug: &Slug) -> EditingResult<()> {
        self.change(actor, Action::Confirm, slug, |kept, _| kept.confirm(&actor.id())).await.map(drop)
    }

    /// Publishes what was scheduled and whose day has come. Several nodes may do
    /// so at once: each edition is published by one of them. Says how many.
    ///
    /// # Errors
    /// When the store fails; what was published before stays so.
    pub async fn publish_due(&self) -> EditingResult<usize> {
        let today = self.today();
        let system = ActorId::new(SYSTEM);
        let mut published = 0;
        for key in self.store.due(today).await? {
            let outcome = self
                .store
                .change(&[key.procedure], &|kept| kept.publish(key.number, &system, today), self.clock.now())
                .await?;
            match outcome {
                Ok(_) => published += 1,
                // Another node, or a person, was faster.
                Err(EditingError::Invalid(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(published)
    }

    /// Every edition on its way to the public that a person may see; the one
    /// that waits longest first.
    ///
    /// # Errors
    /// When none of their roles may see drafts, or the store fails.
    pub async fn open(&self, actor: &Actor) -> EditingResult<Vec<OpenEdition>> {
        actor.may(Action::ReadDrafts, &Subject::Anything)?;
        let mut open = self.store.open_editions().await?;
        open.retain(|open| actor.may(Action::ReadDrafts, &Subject::from(open.edition.content())).is_ok());
        Ok(open)
    }

    /// What waits for a person.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn desk(&self, actor: &Actor, snapshot: &Snapshot) -> EditingResult<Desk> {
        let open = self.store.open_editions().await?;
        let confirmed = self.store.confirmations().await?;
        Ok(Desk::of(actor, open, &confirmed, snapshot, self.today()))
    }

    /// Changes a procedure after asking whether the actor may.
    async fn change(
        &self,
        actor: &Actor,
        action: Action,
        slug: &Slug,
        deed: impl Fn(&mut KeptProcedure, Date) -> EditingResult<()> + Send + Sync,
    ) -> EditingResult<KeptProcedure> {
        let id = self.store.find(slug).await?.ok_or(EditingError::Missing)?;
        let today = self.today();
        let checked = |kept: &mut KeptProcedure| {
            actor.may(action, &kept.subject())?;
            deed(kept, today)
        };
        let outcome = self.store.change(&[id], &checked, self.clock.now()).await?;
        match outcome {
            Ok(mut changed) => changed.pop().ok_or(EditingError::Missing),
            Err(error) => {
                if let Some(why) = error.refusal() {
                    self.note_refusal(actor, action, slug, Some(id), &why).await;
                }
                Err(error)
            }
        }
    }

    async fn check(&self, actor: &Actor, action: Action, subject: &Subject, slug: &Slug) -> EditingResult<()> {
        let outcome = actor.may(action, subject);
        if let Err(refusal) = outcome {
            self.note_refusal(actor, action, slug, None, &refusal.to_string()).await;
        }
        outcome.map_err(EditingError::from)
    }

    /// Every refusal is kept. Should that fail, the refusal stands all the same.
    async fn note_refusal(&self, actor: &Actor, action: Action, slug: &Slug, id: Option<ProcedureId>, why: &str) {
        tracing::warn!(account = actor.account.0, action = action.key(), why, "a member of the staff was refused");
        let detail = [("action", action.key().into()), ("slug", slug.as_str().into()), ("why", why.into())];
        let entry = AuditEntry::new(actor.name.as_str(), "refused", id, &detail);
        if let Err(error) = self.store.note(&[entry], self.clock.now()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
        }
    }
}

impl From<Refusal> for EditingError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
