use std::collections::HashMap;

use super::{Syllable, vocabulary::Sense};

/// How many small words may stand inside a phrase: "bố em mới mất" is "bố mất".
const MAX_SKIPPED: usize = 3;

/// The phrases of the vocabulary, found by their first syllable.
#[derive(Clone, Debug, Default)]
pub(super) struct PhraseIndex {
    phrases: Vec<Phrase>,
    by_first: HashMap<String, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Phrase {
    syllables: Vec<Syllable>,
    accents: bool,
    sense: Sense,
}

/// A phrase found in a question.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    /// The places of its syllables.
    pub places: Vec<usize>,
    /// What it stands for.
    pub sense: &'a Sense,
}

impl Found<'_> {
    /// Whether it only shares its ends with everyday words of the same length:
    /// "quầy thuốc" and "thuốc tây" in "quầy thuốc tây".
    fn chains<'a>(&self, mut others: impl Iterator<Item = &'a Found<'a>>) -> bool {
        let word = |found: &Found<'_>| matches!(found.sense, Sense::Word(_)) && found.places.len() > 1;
        word(self)
            && others.all(|other| {
                word(other)
                    && other.places.len() == self.places.len()
                    && (self.places.first() > other.places.first()) == (self.places.last() > other.places.last())
                    && self.places != other.places
            })
    }
}

/// A syllable of a question, with whether its accents can be trusted.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub syllable: Syllable,
    /// It was typed with accents in mind and is no repaired typo.
    pub accents_known: bool,
}

impl PhraseIndex {
    /// Takes a phrase in; `false` where it is there with a sense of the same sort.
    pub fn insert(&mut self, syllables: Vec<Syllable>, accents: bool, sense: Sense) -> bool {
        let Some(first) = syllables.first() else { return true };
        let places = self.by_first.entry(first.folded.clone()).or_default();
        let twice = places.iter().any(|at| {
            let other = &self.phrases[*at];
            other.syllables == syllables && std::mem::discriminant(&other.sense) == std::mem::discriminant(&sense)
        });
        if twice {
            return false;
        }
        places.push(self.phrases.len());
        self.phrases.push(Phrase { syllables, accents, sense });
        true
    }

    pub fn all(&self) -> impl Iterator<Item = &[Syllable]> {
        self.phrases.iter().map(|phrase| phrase.syllables.as_slice())
    }

    /// The phrases of a question that do not overlap, the longest first; among
    /// equally long ones, everyday words before intents before stop phrases.
    pub fn find(&self, question: &[Asked]) -> Vec<Found<'_>> {
        let small: Vec<bool> = (0..question.len()).map(|at| self.is_small(question, at)).collect();
        let mut found: Vec<(Found<'_>, usize)> = Vec::new();
        for start in 0..question.len() {
            let Some(starters) = self.by_first.get(&question[start].syllable.folded) else { continue };
            for phrase in starters.iter().map(|at| &self.phrases[*at]) {
                if let Some(places) = phrase.places(question, start, &small) {
                    found.push((Found { places, sense: &phrase.sense }, start));
                }
            }
        }
        found.sort_by_key(|(found, start)| {
            let rank = match found.sense {
                // Without accents, what may be a stop word is one: "chua" is
                // "chưa" far more often than "chùa".
                Sense::Word(_) if found.places.len() == 1 && !question[*start].accents_known => 4,
                Sense::Word(_) => 0,
                Sense::Intent(_) => 1,
                Sense::Level(_) => 2,
                Sense::Stop => 3,
            };
            let spread = found.places.last().map_or(0, |last| last - start);
            (std::cmp::Reverse(found.places.len()), rank, spread, *start)
        });
        let mut taken = vec![false; question.len()];
        let mut kept: Vec<Found<'_>> = Vec::new();
        for (found, _) in found {
            let overlaps = |other: &&Found<'_>| other.places.iter().any(|place| found.places.contains(place));
            if found.places.iter().all(|place| !taken[*place]) || found.chains(kept.iter().filter(overlaps)) {
                found.places.iter().for_each(|place| taken[*place] = true);
                kept.push(found);
            } else if let Some(same) = kept.iter().find(|other| other.places == found.places)
                && matches!((same.sense, found.sense), (Sense::Word(_), Sense::Word(_) | Sense::Level(_)))
            {
                kept.push(found);
            }
        }
        kept.sort_by_key(|found| found.places[0]);
        kept
    }

    /// Whether the syllable alone is a stop word.
    fn is_small(&self, question: &[Asked], at: usize) -> bool {
        self.by_first.get(&question[at].syllable.folded).is_some_and(|starters| {
            starters.iter().map(|at| &self.phrases[*at]).any(|phrase| {
                phrase.syllables.len() == 1 && matches!(phrase.sense, Sense::Stop) && phrase.fits(&question[at], 0)
            })
        })
    }
}

impl Phrase {
    fn fits(&self, asked: &Asked, at: usize) -> bool {
        let wanted = &self.syllables[at];
        if asked.accents_known || self.accents {
            asked.syllable.toned == wanted.toned
        } else {
            asked.syllable.folded == wanted.folded
        }
    }

    fn places(&self, question: &[Asked], start: usize, small: &[bool]) -> Option<Vec<usize>> {
        if !self.fits(&question[start], 0) {
            return None;
        }
        let mut places = vec![start];
        let mut next = start + 1;
        for wanted in 1..self.syllables.len() {
            let mut skipped = 0;
            loop {
                let asked = question.get(next)?;
                if self.fits(asked, wanted) {
                    break;
                }
                // Intents and stop phrases are set phrases: nothing stands inside them.
                if !small[next] || skipped == MAX_SKIPPED || !matches!(self.sense, Sense::Word(_)) {
                    return None;
                }
                skipped += 1;
                next += 1;
            }
            places.push(next);
            next += 1;
        }
        Some(places)
    }
}
