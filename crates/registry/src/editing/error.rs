use catalogue::{ActorId, EditionContent, InvalidTransition, Slug, quality::Finding};

use crate::{RegistryError, people::Refusal};

/// Why something was not done with an edition.
#[derive(Debug, thiserror::Error)]
pub enum EditingError {
    /// The person may not.
    #[error(transparent)]
    Refused(Refusal),
    /// The life of an edition knows no such step.
    #[error(transparent)]
    Invalid(#[from] InvalidTransition),
    /// There is no such procedure or edition.
    #[error("there is no such procedure or edition")]
    Missing,
    /// A draft of this procedure is open already.
    #[error("edition {0} is open already")]
    OpenAlready(u32),
    /// Somebody wrote in between; [`Conflict`](Self::Conflict) says what.
    #[error("{by} wrote in between")]
    Moved {
        /// Who.
        by: ActorId,
    },
    /// Somebody wrote in between.
    #[error("{} wrote in between", .0.by)]
    Conflict(Box<Conflict>),
    /// These findings keep it from being published.
    #[error("{} findings keep it from being published", .0.len())]
    Findings(Vec<Finding>),
    /// Nothing was said.
    #[error("nothing was said")]
    NothingSaid,
    /// The procedure at this address has the code already.
    #[error("the procedure at {0} has this code already")]
    CodeTaken(Slug),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

impl EditingError {
    /// Why a person was refused, if this is a refusal of a person: of their role,
    /// or of one who would be both pairs of eyes.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Refused(refusal) => Some(refusal.to_string()),
            Self::Invalid(refusal @ InvalidTransition::SamePerson(_)) => Some(refusal.to_string()),
            _ => None,
        }
    }
}

/// What two people wrote into one draft at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// What both began with.
    pub base: EditionContent,
    /// What is kept now, by the other.
    pub theirs: EditionContent,
    /// The other.
    pub by: ActorId,
    /// The revision that is kept now.
    pub revision: u32,
}
