//! What citizens do.

use catalogue::{AgencyName, FeedbackKind, Markdown, calendar::day_of};
use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    Asked, Clarity, Draft, Feedback, FeedbackState, Figures, Flood, FollowCode, FollowError, Incoming, KeptFeedback,
    PublishedAsked, PublishedList, Rating, SendError, Sender, store::FeedbackStore,
};
use crate::{
    ProcedureId, Result,
    history::{PATIENCE, in_time},
};

/// A form as it came.
#[derive(Clone, Debug, Default)]
pub struct Posting {
    /// From where.
    pub sender: Sender,
    /// The stamp that the form carried.
    pub stamp: String,
    /// The field that people do not see.
    pub trap: String,
}

/// What somebody gets who sent something.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The code to follow it, shown this once.
    pub code: FollowCode,
    /// By when it is to be answered, where that is known.
    pub due_on: Option<Date>,
    /// When it came.
    pub received_at: Timestamp,
}

/// What somebody sees who has the code: nothing that was written by whoever sent it,
/// for a code on paper can be read by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// About what.
    pub kind: FeedbackKind,
    /// About which procedure.
    pub procedure: Option<ProcedureId>,
    /// When it came.
    pub received_on: Date,
    /// By when it is to be answered, where that is known.
    pub due_on: Option<Date>,
    /// The agency that has it now, where it was handed over.
    pub agency: Option<AgencyName>,
    /// What became of it.
    pub state: FollowedState,
    /// Whether the public sees it, in words of the staff.
    pub public: bool,
}

/// What became of a feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowedState {
    /// It waits; whether its day has passed.
    Waiting {
        /// Whether its day has passed.
        overdue: bool,
    },
    /// It was answered.
    Answered {
        /// The answer.
        answer: Markdown,
        /// When.
        on: Date,
    },
    /// It was closed without an answer.
    Closed {
        /// Why.
        reason: String,
    },
}

impl Feedback {
    /// What a form carries to tell when it was given out.
    #[must_use]
    pub fn stamp(&self) -> String {
        self.stamp_at(self.clock.now())
    }

    /// The stamp of a form that is given out at a moment.
    #[must_use]
    pub fn stamp_at(&self, at: Timestamp) -> String {
        self.guard.stamp(at)
    }

    /// Takes in what somebody wrote; gives the code to follow it. The same words about
    /// the same thing are folded into one while it waits.
    ///
    /// # Errors
    /// With what is wrong. Nothing is counted against whoever only has to mend a field.
    pub async fn send(&self, draft: &Draft, posting: &Posting) -> Result<Sent, SendError> {
        let now = self.clock.now();
        let message = draft.check().map_err(SendError::Faults)?;
        self.admit(Asked::Send, posting, now)?;
        let code = FollowCode::random();
        let incoming = Incoming {
            fingerprint: message.fingerprint(),
            due_on: self.due_on(message.about.kind, now),
            about: message.about,
            text: message.text,
            contact: message.contact,
            code: code.hash(),
        };
        let taken = self.store.take_in_feedback(&incoming, now).await?;
        Ok(Sent { code, due_on: taken.due_on, received_at: now })
    }

    /// What became of the feedback that a code follows.
    ///
    /// # Errors
    /// When it is no code of anything, much was asked, or the store fails.
    pub async fn follow(&self, typed: &str, sender: Sender) -> Result<Followed, FollowError> {
        let code = FollowCode::parse(typed).ok_or(FollowError::NoCode)?;
        self.guard.take(Asked::Follow, sender, self.clock.now()).map_err(FollowError::Flood)?;
        let kept = self.store.feedback_by_code(&code.hash()).await?.ok_or(FollowError::Unknown)?;
        Ok(followed(&kept, self.today()))
    }

    /// Counts whether somebody found a page clear.
    ///
    /// # Errors
    /// When it came from a program, much came, or the store fails.
    pub async fn count_clarity(
        &self,
        procedure: ProcedureId,
        clarity: Clarity,
        trap: &str,
        sender: Sender,
    ) -> Result<(), SendError> {
        if !trap.is_empty() {
            return Err(SendError::Trap);
        }
        let now = self.clock.now();
        self.guard.take(Asked::Count(procedure), sender, now).map_err(SendError::Flood)?;
        Ok(self.store.count_taps(procedure, day_of(now), &[clarity.tapped()]).await?)
    }

    /// Counts how somebody found a procedure that they went through.
    ///
    /// # Errors
    /// When it came from a program, much came, or the store fails.
    pub async fn rate(&self, procedure: ProcedureId, rating: Rating, posting: &Posting) -> Result<(), SendError> {
        let now = self.clock.now();
        self.admit(Asked::Count(procedure), posting, now)?;
        Ok(self.store.count_taps(procedure, day_of(now), &rating.tapped()).await?)
    }

    /// What was counted of a procedure until the end of yesterday. A page of it is
    /// right all day, so it can be kept; and nobody sees by two looks what another
    /// said in between.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn figures(&self, procedure: ProcedureId) -> Result<Figures> {
        let today = self.today();
        let counts = in_time(PATIENCE, self.store.taps(procedure, today)).await?;
        Ok(Figures::new(counts, today.saturating_sub(1.day())))
    }

    /// What the public sees, newest first.
    ///
    /// # Errors
    /// When the store fails, or does not answer in time.
    pub async fn published(&self, asked: &PublishedAsked) -> Result<PublishedList> {
        in_time(PATIENCE, self.store.published_feedback(asked)).await
    }

    /// Erases how to reach those who were answered long ago; says how many that were.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn erase_contacts(&self) -> Result<u64> {
        let now = self.clock.now();
        let days = i64::from(self.terms.contact_days);
        let before = now.saturating_sub(jiff::SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
        FeedbackStore::erase_contacts(&*self.store, before, now).await
    }

    fn admit(&self, asked: Asked, posting: &Posting, now: Timestamp) -> Result<(), SendError> {
        if !posting.trap.is_empty() {
            return Err(SendError::Trap);
        }
        self.guard.check_stamp(&posting.stamp, now).map_err(SendError::Stamp)?;
        self.guard.take(asked, posting.sender, now).map_err(|flood: Flood| {
            tracing::warn!(?asked, ?flood, "a flood is slowed down");
            SendError::Flood(flood)
        })
    }
}

fn followed(kept: &KeptFeedback, today: Date) -> Followed {
    let state = match kept.state() {
        FeedbackState::Waiting => FollowedState::Waiting { overdue: kept.due_on.is_some_and(|due| due < today) },
        FeedbackState::Answered => {
            let (answer, at) = kept.answer().map(|(text, at, _)| (text.clone(), at)).unwrap_or_default();
            FollowedState::Answered { answer, on: day_of(at) }
        }
        FeedbackState::Closed => FollowedState::Closed { reason: kept.closed_for().to_owned() },
    };
    Followed {
        kind: kept.about.kind,
        procedure: kept.about.procedure,
        received_on: day_of(kept.received_at),
        due_on: kept.due_on,
        agency: kept.agency().cloned(),
        state,
        public: kept.is_public(),
    }
}
