//! Feedback (*phản ánh, kiến nghị*) and ratings: without an account, followed by a
//! code, answered within a time that is told, and shown to the public only in words
//! that two of the staff stand for.

mod citizen;
mod code;
mod counts;
mod error;
mod guard;
mod kept;
mod list;
mod mask;
mod message;
mod staff;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use catalogue::{
    FeedbackKind, FeedbackTerm, FeedbackTerms,
    calendar::{Calendar, in_viet_nam},
};
use jiff::{Timestamp, civil::Date};

pub use self::{
    citizen::{Followed, FollowedState, Posting, Sent},
    code::{CodeHash, FollowCode},
    counts::{Aspect, Clarity, FEWEST_RATINGS, Figures, Rating, Tapped, UnclearPage, Visits},
    error::{FeedbackError, FollowError, SendError},
    guard::{Asked, Flood, Guard, Sender, StampFault},
    kept::{Did, Event, FeedbackChanges, FeedbackId, FeedbackState, KeptFeedback, LONGEST_WORDS, Publishing, Wording},
    list::{FeedbackRow, MOST_LISTED, Month, Shelf},
    mask::mask,
    message::{
        About, Draft, Fault, Field, LONGEST_CONTACT, LONGEST_NAME, LONGEST_TEXT, Message, SHORTEST_TEXT, Unclear,
    },
    staff::{Deed, FeedbackDesk},
    store::{FeedbackDeed, FeedbackStore, Incoming, PublishedAsked, PublishedFeedback, PublishedList, TakenIn},
};
use crate::{Clock, people::SecretKey};

/// What is done with feedback, by citizens (`citizen`) and by the staff (`staff`).
pub struct Feedback {
    store: Arc<dyn FeedbackStore>,
    clock: Arc<dyn Clock>,
    calendar: Calendar,
    terms: FeedbackTerms,
    guard: Guard,
}

impl Feedback {
    /// Over a store, by a clock, with the working days and the terms that staff wrote.
    #[must_use]
    pub fn new(
        store: Arc<dyn FeedbackStore>,
        clock: Arc<dyn Clock>,
        calendar: Calendar,
        terms: FeedbackTerms,
        key: SecretKey,
    ) -> Self {
        Self { store, clock, calendar, terms, guard: Guard::new(key) }
    }

    /// The day in Việt Nam.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// Within which time a kind is answered.
    #[must_use]
    pub fn term(&self, kind: FeedbackKind) -> Option<&FeedbackTerm> {
        self.terms.terms.get(&kind)
    }

    /// How many days after the answer contacts are erased.
    #[must_use]
    pub const fn contact_days(&self) -> u32 {
        self.terms.contact_days
    }

    /// By when something that comes at a moment is to be answered: so many working
    /// days after the day on which it counts as received. Nothing where the calendar
    /// does not know a year, or no term was set: a day is not guessed.
    #[must_use]
    pub fn due_on(&self, kind: FeedbackKind, at: Timestamp) -> Option<Date> {
        let received = self.calendar.received_on(in_viet_nam(at))?;
        self.calendar.add_working_days(received, self.term(kind)?.working_days)
    }
}
