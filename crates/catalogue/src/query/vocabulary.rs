use serde::Deserialize;

use super::{Intent, Syllable, Weights, phrase::PhraseIndex, syllable::syllables_of};
use crate::AdministrativeLevel;

/// One file of the vocabulary. Each file may have any of the sections.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct VocabularyFile {
    /// Phrases that say nothing about the procedure.
    pub stop: Vec<StopEntry>,
    /// Phrases that tell what about a procedure is asked.
    pub intents: Vec<IntentEntry>,
    /// Phrases that tell at which level of government somebody wants to do it.
    pub levels: Vec<LevelEntry>,
    /// Everyday words and abbreviations, with the official ones.
    pub words: Vec<WordEntry>,
    /// Words in names that mark a rare variant.
    pub rare: Vec<RareEntry>,
    /// What the names of agencies begin with.
    pub offices: Vec<OfficeEntry>,
    /// What counts how much; only one file may have it.
    pub weights: Option<Weights>,
}

/// What the names of agencies begin with. A question that is the beginning of
/// such a name, and nothing else, asks what that agency does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeEntry {
    /// The beginnings.
    pub say: Vec<String>,
    /// Why they are here.
    pub why: String,
}

/// Phrases that say nothing about the procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopEntry {
    /// The phrases.
    pub say: Vec<String>,
    /// Why they are here.
    pub why: String,
}

/// Phrases that tell what is asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IntentEntry {
    /// What is asked.
    pub intent: Intent,
    /// The phrases.
    pub say: Vec<String>,
    /// Why they are here.
    pub why: String,
}

/// Phrases that tell where somebody goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelEntry {
    /// The level of government.
    pub level: AdministrativeLevel,
    /// The phrases.
    pub say: Vec<String>,
    /// Why they are here.
    pub why: String,
}

/// Everyday words or abbreviations, and what they are called officially.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordEntry {
    /// What people say.
    pub say: Vec<String>,
    /// What it is called, each a wording of its own.
    pub mean: Vec<String>,
    /// Why they are here.
    pub why: String,
    /// Counts only where it was typed with its accents, because without them
    /// it is another word.
    #[serde(default)]
    pub accents: bool,
    /// How much it counts, at most 1: what people do with any paper (lose it,
    /// change it) tells less than which paper it is.
    #[serde(default = "whole")]
    pub weight: f32,
}

const fn whole() -> f32 {
    1.0
}

/// Words that mark a rare variant of a procedure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RareEntry {
    /// The words in the name or the sector.
    pub say: Vec<String>,
    /// Only where a name begins so: "Cấp lại…", but not "Cấp, cấp lại…".
    #[serde(default)]
    pub begins: bool,
    /// What a question that says none of it is multiplied by, below 1.
    pub factor: f32,
    /// Why they are here.
    pub why: String,
}

/// What is wrong with an entry of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VocabularyError {
    /// A phrase without a syllable.
    #[error("an entry of `{0}` has an empty phrase or none: write what people say")]
    EmptyPhrase(&'static str),
    /// No reason.
    #[error("“{0}” has no reason: write under `why` why the entry is here")]
    NoReason(String),
    /// No official words.
    #[error("“{0}” means nothing: write under `mean` what it is called officially")]
    NoMeaning(String),
    /// A factor or weight out of bounds.
    #[error("“{0}” has a factor or weight that is not between 0 and 1: write for example 0.7")]
    Factor(String),
    /// The same phrase twice in one section.
    #[error("“{0}” stands twice in `{1}`: keep one entry and join what they say")]
    Twice(String, &'static str),
    /// Weights twice, or out of bounds.
    #[error("`weights` stands in two files, or has a number out of bounds: shares are 0 to 1, the rest at most 10")]
    Weights,
}

/// What a matched phrase stands for.
#[derive(Clone, Debug)]
pub(super) enum Sense {
    Stop,
    Intent(Intent),
    Level(AdministrativeLevel),
    Word(usize),
}

/// The official wordings of an entry.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    pub wordings: Vec<Vec<Syllable>>,
    pub weight: f32,
    pub why: String,
}

/// The vocabulary by which questions are understood.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub(super) phrases: PhraseIndex,
    pub(super) meanings: Vec<Meaning>,
    rare: Vec<RarePhrase>,
    offices: Vec<Vec<String>>,
    weights: Option<Weights>,
}

/// A rare variant, ready to be looked for.
#[derive(Clone, Debug)]
pub struct RarePhrase {
    /// Its folded syllables.
    pub folded: Vec<String>,
    /// Whether it only counts at the beginning of a name.
    pub begins: bool,
    /// What it is multiplied by.
    pub factor: f32,
}

impl VocabularyError {
    /// A phrase of the entry, by which it is found in its file.
    #[must_use]
    pub fn phrase(&self) -> Option<&str> {
        match self {
            Self::EmptyPhrase(_) | Self::Weights => None,
            Self::NoReason(phrase) | Self::NoMeaning(phrase) | Self::Factor(phrase) | Self::Twice(phrase, _) => {
                Some(phrase)
            }
        }
    }
}

impl Vocabulary {
    /// Takes a file in. A word that another file has gets the meanings of both.
    ///
    /// # Errors
    /// The first entry that cannot be used, and what to do.
    pub fn add(&mut self, file: VocabularyFile) -> Result<(), VocabularyError> {
        for entry in file.stop {
            self.take(&entry.say, &entry.why, "stop", false, &Sense::Stop)?;
        }
        for entry in file.intents {
            self.take(&entry.say, &entry.why, "intents", false, &Sense::Intent(entry.intent))?;
        }
        for entry in file.levels {
            self.take(&entry.say, &entry.why, "levels", false, &Sense::Level(entry.level))?;
        }
        for entry in file.words {
            let wordings: Vec<_> =
                entry.mean.iter().map(|text| syllables_of(text)).filter(|list| !list.is_empty()).collect();
            if wordings.is_empty() {
                return Err(VocabularyError::NoMeaning(first(&entry.say)));
            }
            if !(entry.weight > 0.0 && entry.weight <= 1.0) {
                return Err(VocabularyError::Factor(first(&entry.say)));
            }
            self.meanings.push(Meaning { wordings, weight: entry.weight, why: entry.why.clone() });
            let sense = Sense::Word(self.meanings.len() - 1);
            self.take(&entry.say, &entry.why, "words", entry.accents, &sense)?;
        }
        for entry in file.rare {
            if !(entry.factor > 0.0 && entry.factor < 1.0) {
                return Err(VocabularyError::Factor(first(&entry.say)));
            }
            reason(&entry.say, &entry.why, "rare")?;
            self.rare.extend(entry.say.iter().map(|say| RarePhrase {
                folded: folded(say),
                begins: entry.begins,
                factor: entry.factor,
            }));
        }
        for entry in file.offices {
            reason(&entry.say, &entry.why, "offices")?;
            self.offices.extend(entry.say.iter().map(|say| folded(say)));
        }
        if let Some(weights) = file.weights
            && (!weights.is_sound() || self.weights.replace(weights).is_some())
        {
            return Err(VocabularyError::Weights);
        }
        Ok(())
    }

    /// The words that mark rare variants.
    #[must_use]
    pub fn rare(&self) -> &[RarePhrase] {
        &self.rare
    }

    /// Whether words are the beginning of an agency's name, and more of it than
    /// what all such names begin with.
    #[must_use]
    pub fn names_office(&self, words: &[String]) -> bool {
        self.offices.iter().any(|office| words.len() > office.len().max(1) && words.starts_with(office))
    }

    /// What counts how much.
    #[must_use]
    pub fn weights(&self) -> Weights {
        self.weights.unwrap_or_default()
    }

    /// Every phrase that people say, for the lexicon.
    pub fn phrases(&self) -> impl Iterator<Item = &[Syllable]> {
        self.phrases.all()
    }

    fn take(
        &mut self,
        say: &[String],
        why: &str,
        section: &'static str,
        accents: bool,
        sense: &Sense,
    ) -> Result<(), VocabularyError> {
        reason(say, why, section)?;
        for phrase in say {
            let fresh = self.phrases.insert(syllables_of(phrase), accents, sense.clone());
            if !fresh {
                return Err(VocabularyError::Twice(phrase.clone(), section));
            }
        }
        Ok(())
    }
}

fn reason(say: &[String], why: &str, section: &'static str) -> Result<(), VocabularyError> {
    if say.is_empty() || say.iter().any(|phrase| syllables_of(phrase).is_empty()) {
        return Err(VocabularyError::EmptyPhrase(section));
    }
    if why.trim().is_empty() { Err(VocabularyError::NoReason(first(say))) } else { Ok(()) }
}

fn folded(text: &str) -> Vec<String> {
    syllables_of(text).into_iter().map(|syllable| syllable.folded).collect()
}

fn first(say: &[String]) -> String {
    say.first().cloned().unwrap_or_default()
}
