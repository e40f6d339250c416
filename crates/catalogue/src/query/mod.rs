//! Understanding a question before any search engine sees it.
//!
//! A Vietnamese question is mostly words that the official name lacks. So it is
//! cut into syllables, typos are repaired by the words of the catalogue, stop
//! phrases and intents are taken out, and everyday words get their official
//! ones beside them. What is left is a list of [`Unit`]s, which each engine
//! puts into its own query. The [`Vocabulary`] is data.

mod code;
mod intent;
mod keys;
mod law;
mod lexicon;
mod phrase;
mod syllable;
#[cfg(test)]
mod tests;
mod understand;
mod vocabulary;
mod weights;

pub use code::codes_in;
pub use intent::Intent;
pub use law::{LawNumber, laws_in};
pub use lexicon::Lexicon;
pub(crate) use lexicon::one_edit;
pub use syllable::{MAX_SYLLABLES, Syllable, syllables_of, syllables_of_question};
pub use understand::{Form, Question, Repair, Unit, understand};
pub use vocabulary::{
    IntentEntry, LevelEntry, OfficeEntry, RareEntry, RarePhrase, StopEntry, Vocabulary, VocabularyError,
    VocabularyFile, WordEntry,
};
pub use weights::Weights;
