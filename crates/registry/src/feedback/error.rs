use super::{Fault, FeedbackState, Field, Flood, StampFault};
use crate::{RegistryError, people::Refusal};

/// Why something was not done with a feedback.
#[derive(Debug, thiserror::Error)]
pub enum FeedbackError {
    /// The person may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such feedback.
    #[error("there is no such feedback")]
    Missing,
    /// It stands where this cannot be done.
    #[error("that cannot be done with a feedback that is {}", .0.key())]
    State(FeedbackState),
    /// Nothing was said.
    #[error("words are missing")]
    NothingSaid,
    /// More was said than is kept.
    #[error("more than {0} characters")]
    TooLong(usize),
    /// No such agency is known.
    #[error("no agency of that name is known")]
    NoAgency,
    /// Nobody worded it for the public.
    #[error("there is no wording for the public")]
    NoWording,
    /// It is as it should be already.
    #[error("there is nothing new to do")]
    NothingNew,
    /// The public does not see it.
    #[error("it is not before the public")]
    NotPublic,
    /// Whoever answered or worded it does not put it before the public.
    #[error("a second person must put it before the public")]
    SamePerson,
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Why something that a citizen sent was not taken.
#[derive(Debug, thiserror::Error)]
pub enum SendError {
    /// Fields are wrong.
    #[error("fields are wrong: {0:?}")]
    Faults(Vec<(Field, Fault)>),
    /// The form was not open for a time that people take.
    #[error("the stamp is not right: {0:?}")]
    Stamp(StampFault),
    /// A field was filled in that people do not see.
    #[error("a hidden field was filled in")]
    Trap,
    /// More came than people send.
    #[error("too much: {0:?}")]
    Flood(Flood),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

/// Why nothing is shown for a code.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    /// It cannot be a code.
    #[error("that is no code")]
    NoCode,
    /// Nobody got that code.
    #[error("nobody got that code")]
    Unknown,
    /// More was asked than people ask.
    #[error("too much: {0:?}")]
    Flood(Flood),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}
