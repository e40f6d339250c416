//! What the staff do.

use catalogue::{AgencyName, FeedbackKind, Slug};
use jiff::{ToSpan, civil::Date};

use super::{
    Feedback, FeedbackError, FeedbackId, FeedbackRow, FeedbackState, KeptFeedback, MOST_LISTED, Month, Shelf,
    UnclearPage, list,
};
use crate::{
    AuditEntry, Snapshot,
    people::{Action, Actor, Refusal, Subject},
};

/// How many months are told of.
const MONTHS: usize = 12;
/// Over how many days pages are told of that readers found unclear, and how many.
const UNCLEAR_DAYS: i32 = 90;
const UNCLEAR_PAGES: u32 = 20;

/// What can be done with a feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Note something, for the staff only.
    Note(String),
    /// Hand it over: to the agency of that name, and why.
    HandOver(String, String),
    /// Answer it.
    Answer(String),
    /// Word question and answer for the public.
    Word(String, String),
    /// Put the wording before the public.
    Publish,
    /// Take it back from the public, and why.
    TakeBack(String),
    /// Close it without an answer, and why.
    Close(String),
    /// Open it again, and why.
    Reopen(String),
    /// Erase what whoever sent it wrote, and why.
    Erase(String),
}

impl Deed {
    /// What somebody must be allowed to do for it.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Self::Publish | Self::TakeBack(_) | Self::Erase(_) => Action::PublishFeedback,
            _ => Action::HandleFeedback,
        }
    }
}

/// What the staff see of feedback as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeedbackDesk {
    /// Those that were asked for and that the person may handle.
    pub rows: Vec<FeedbackRow>,
    /// How many of theirs wait.
    pub waiting: usize,
    /// How many of these wait beyond their day.
    pub overdue: usize,
}

impl Feedback {
    /// The feedback on a shelf that somebody may handle.
    ///
    /// # Errors
    /// When they may handle none, or the store fails.
    pub async fn desk(
        &self,
        actor: &Actor,
        snapshot: &Snapshot,
        shelf: Shelf,
        kind: Option<FeedbackKind>,
    ) -> Result<FeedbackDesk, FeedbackError> {
        self.check(actor, Action::HandleFeedback, &Subject::Anything, None).await?;
        let today = self.today();
        let theirs = |mut rows: Vec<FeedbackRow>| {
            rows.retain(|row| {
                let subject = list::subject(&row.about, row.agency.as_ref(), snapshot);
                actor.may(Action::HandleFeedback, &subject).is_ok()
            });
            rows
        };
        let waiting = theirs(self.store.list_feedback(Some(FeedbackState::Waiting), MOST_LISTED).await?);
        let overdue = waiting.iter().filter(|row| row.is_overdue(today)).count();
        let count = waiting.len();
        let rows = match shelf.state() {
            Some(FeedbackState::Waiting) => waiting,
            state => theirs(self.store.list_feedback(state, MOST_LISTED).await?),
        };
        Ok(FeedbackDesk { rows: list::shelve(rows, shelf, kind, today), waiting: count, overdue })
    }

    /// How much was answered in time in each of the last months, the last one first.
    ///
    /// # Errors
    /// When they may not, or the store fails.
    pub async fn months(&self, actor: &Actor) -> Result<Vec<(Date, Month)>, FeedbackError> {
        self.check(actor, Action::CountFeedback, &Subject::Anything, None).await?;
        let rows = self.store.list_feedback(None, MOST_LISTED).await?;
        let mut months = list::months(&rows, self.today());
        months.truncate(MONTHS);
        Ok(months)
    }

    /// The pages that most readers found unclear lately.
    ///
    /// # Errors
    /// When they may not, or the store fails.
    pub async fn unclear_pages(&self, actor: &Actor) -> Result<Vec<UnclearPage>, FeedbackError> {
        self.check(actor, Action::CountFeedback, &Subject::Anything, None).await?;
        let since = self.today().saturating_sub(UNCLEAR_DAYS.days());
        Ok(self.store.unclear_pages(since, UNCLEAR_PAGES).await?)
    }

    /// One with everything that is kept of it.
    ///
    /// # Errors
    /// When there is none, or they may not handle it.
    pub async fn read(
        &self,
        actor: &Actor,
        snapshot: &Snapshot,
        id: FeedbackId,
    ) -> Result<KeptFeedback, FeedbackError> {
        let kept = self.store.feedback(id).await?.ok_or(FeedbackError::Missing)?;
        let subject = list::subject(&kept.about, kept.agency(), snapshot);
        self.check(actor, Action::HandleFeedback, &subject, Some(&kept)).await?;
        Ok(kept)
    }

    /// Does something with one.
    ///
    /// # Errors
    /// When they may not, or it cannot be done.
    pub async fn act(
        &self,
        actor: &Actor,
        snapshot: &Snapshot,
        id: FeedbackId,
        deed: &Deed,
    ) -> Result<KeptFeedback, FeedbackError> {
        let agency = match deed {
            Deed::HandOver(name, _) => Some(agency(snapshot, name)?),
            _ => None,
        };
        let now = self.clock.now();
        let by = actor.id();
        let done = |kept: &mut KeptFeedback| {
            // Under the lock: nobody handed it to others in between.
            actor.may(deed.action(), &list::subject(&kept.about, kept.agency(), snapshot))?;
            let by = by.clone();
            match deed {
                Deed::Note(text) => kept.note(text, by, now),
                Deed::HandOver(_, reason) => match &agency {
                    Some(agency) => kept.hand_over(agency.clone(), reason, by, now),
                    None => Err(FeedbackError::NoAgency),
                },
                Deed::Answer(text) => kept.give_answer(text, by, now),
                Deed::Word(question, answer) => kept.word(question, answer, by, now),
                Deed::Publish => kept.publish(by, now),
                Deed::TakeBack(reason) => kept.take_back(reason, by, now),
                Deed::Close(reason) => kept.close(reason, by, now),
                Deed::Reopen(reason) => kept.reopen(reason, by, now),
                Deed::Erase(reason) => kept.erase(reason, by, now),
            }
        };
        let outcome = self.store.change_feedback(id, &done, now).await?;
        match &outcome {
            Err(FeedbackError::Refused(refusal)) => self.refused(actor, deed.action(), id, &refusal.to_string()).await,
            Err(error @ FeedbackError::SamePerson) => self.refused(actor, deed.action(), id, &error.to_string()).await,
            _ => {}
        }
        outcome
    }

    async fn check(
        &self,
        actor: &Actor,
        action: Action,
        subject: &Subject,
        kept: Option<&KeptFeedback>,
    ) -> Result<(), Refusal> {
        let outcome = actor.may(action, subject);
        if let Err(refusal) = outcome {
            self.refused(actor, action, kept.map_or(FeedbackId(0), |kept| kept.id), &refusal.to_string()).await;
        }
        outcome
    }

    async fn refused(&self, actor: &Actor, action: Action, id: FeedbackId, why: &str) {
        tracing::warn!(account = actor.account.0, action = action.key(), why, "a member of the staff was refused");
        let of = Some(id.0).filter(|id| *id > 0);
        let detail = [("action", action.key().into()), ("feedback", of.into()), ("why", why.into())];
        let audit = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
        if let Err(error) = self.store.note_refused_feedback(&audit, self.clock.now()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
        }
    }
}

/// The agency of a name, as the catalogue spells it.
fn agency(snapshot: &Snapshot, name: &str) -> Result<AgencyName, FeedbackError> {
    let found = snapshot.agency(Slug::from_name(name).as_str()).ok_or(FeedbackError::NoAgency)?;
    Ok(AgencyName::new(&found.name))
}
