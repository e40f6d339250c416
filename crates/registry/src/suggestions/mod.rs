//! What somebody may be about to type: procedures, everyday phrases, life
//! events and sectors, from memory.

mod index;
mod spelling;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use catalogue::{ProcedureCode, Slug, Texts};
pub use index::SuggestionIndex;

/// What a suggestion leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// The page of a procedure.
    Procedure,
    /// A search for these words.
    Phrase,
    /// The page of a life event.
    LifeEvent,
    /// The page of a sector.
    Sector,
}

impl SuggestionKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Procedure, Self::Phrase, Self::LifeEvent, Self::Sector];

    /// The word for it in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Phrase => "phrase",
            Self::LifeEvent => "life_event",
            Self::Sector => "sector",
        }
    }
}

/// Something that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What it leads to.
    pub kind: SuggestionKind,
    /// What it is called.
    pub label: Texts,
    /// The address of the procedure, life event or sector; for a phrase the words.
    pub target: String,
}

/// What can be suggested beside the procedures and sectors of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    /// The life events.
    pub life_events: Vec<LifeEventOffer>,
    /// The names of sectors.
    pub sectors: HashMap<Slug, Texts>,
    /// What people say, with what it may be called officially.
    pub phrases: Vec<PhraseOffer>,
    /// The procedures that most people need, first to last.
    pub most_needed: Vec<ProcedureCode>,
    /// Words, folded, that are no secret though no name has them: stop words
    /// and whatever else stands in the vocabulary.
    pub words: HashSet<String>,
}

/// A life event.
#[derive(Clone, Debug)]
pub struct LifeEventOffer {
    /// Its address.
    pub slug: Slug,
    /// Its title.
    pub title: Texts,
    /// Other words for it.
    pub keywords: Vec<String>,
}

/// A phrase of everyday speech.
#[derive(Clone, Debug)]
pub struct PhraseOffer {
    /// The phrase.
    pub say: String,
    /// What it may be called officially; it is suggested only where the
    /// catalogue has one of these.
    pub mean: Vec<String>,
}
