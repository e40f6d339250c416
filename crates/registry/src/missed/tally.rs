use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{MOST_A_DAY, MissedCount, MissedKind, THRESHOLD};

/// How many different words are told apart at a time; 16 bytes each. Whoever
/// floods the counts makes them start over, and nothing worse.
const MOST_HELD: usize = 50_000;

/// Counts searches in vain until they are written down.
#[derive(Default)]
pub struct MissedTally {
    counts: Mutex<Counts>,
    /// The salt: hashes of one run of the program mean nothing in another.
    salted: RandomState,
}

#[derive(Default)]
struct Counts {
    /// How often words were counted, by their salted hash.
    heard: HashMap<u64, u32>,
    /// What is to be written down.
    due: HashMap<(MissedKind, String), u32>,
    /// The searches of today that found something, by salted hash.
    shown: HashMap<u64, Shown>,
}

/// How often results were shown, and how often somebody went on from there.
#[derive(Default)]
struct Shown {
    shown: u32,
    chosen: u32,
    /// The words, once they were searched for often enough.
    words: Option<String>,
}

impl MissedTally {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a search in vain; `words` are [normalised](super::normalise).
    pub fn missed(&self, kind: MissedKind, words: String) {
        let hash = self.salted.hash_one((kind, &words));
        let mut counts = self.counts();
        if counts.heard.len() >= MOST_HELD && !counts.heard.contains_key(&hash) {
            counts.heard.clear();
        }
        let heard = counts.heard.entry(hash).or_default();
        *heard = heard.saturating_add(1);
        match *heard {
            heard if heard < THRESHOLD => {}
            // Now what was held back counts, too.
            THRESHOLD => counts.owe(kind, words, THRESHOLD),
            _ => counts.owe(kind, words, 1),
        }
    }

    /// Results for these words were shown.
    pub fn shown(&self, words: &str) {
        let hash = self.salted.hash_one(words);
        let mut counts = self.counts();
        if counts.shown.len() >= MOST_HELD && !counts.shown.contains_key(&hash) {
            return;
        }
        let shown = counts.shown.entry(hash).or_default();
        shown.shown = shown.shown.saturating_add(1);
        if shown.shown >= THRESHOLD && shown.words.is_none() {
            shown.words = Some(words.to_owned());
        }
    }

    /// Somebody went from the results for these words to a procedure.
    pub fn chosen(&self, words: &str) {
        let hash = self.salted.hash_one(words);
        if let Some(shown) = self.counts().shown.get_mut(&hash) {
            shown.chosen = shown.chosen.saturating_add(1);
        }
    }

    /// The day is over: searches after which nobody went on are due. One who
    /// opens several results counts for several, so the count is rather too low.
    pub fn close_day(&self) {
        let mut counts = self.counts();
        for (_, Shown { shown, chosen, words }) in std::mem::take(&mut counts.shown) {
            let unchosen = shown.saturating_sub(chosen);
            if let Some(words) = words.filter(|_| unchosen >= THRESHOLD) {
                counts.owe(MissedKind::NothingChosen, words, unchosen);
            }
        }
    }

    /// What is to be written down now.
    #[must_use]
    pub fn take(&self) -> Vec<MissedCount> {
        let due = std::mem::take(&mut self.counts().due);
        let mut due: Vec<MissedCount> =
            due.into_iter().map(|((kind, words), count)| MissedCount { kind, words, count }).collect();
        due.sort();
        due
    }

    /// Takes back what could not be written down.
    pub fn give_back(&self, counts: Vec<MissedCount>) {
        let mut own = self.counts();
        for MissedCount { kind, words, count } in counts {
            own.owe(kind, words, count);
        }
    }
}

impl Counts {
    fn owe(&mut self, kind: MissedKind, words: String, count: u32) {
        let key = (kind, words);
        if self.due.len() < MOST_A_DAY || self.due.contains_key(&key) {
            let due = self.due.entry(key).or_default();
            *due = due.saturating_add(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(tally: &MissedTally) -> Vec<(MissedKind, String, u32)> {
        tally.take().into_iter().map(|missed| (missed.kind, missed.words, missed.count)).collect()
    }

    #[test]
    fn rare_words_are_never_given_out() {
        let tally = MissedTally::default();
        for word in ["a", "b", "c", "a", "b"] {
            tally.missed(MissedKind::NothingFound, word.to_owned());
        }
        tally.missed(MissedKind::SaidSo, "a".to_owned());
        assert!(due(&tally).is_empty());
        tally.missed(MissedKind::NothingFound, "a".to_owned());
        assert_eq!(due(&tally), [(MissedKind::NothingFound, "a".to_owned(), 3)]);
        tally.missed(MissedKind::NothingFound, "a".to_owned());
        assert_eq!(due(&tally), [(MissedKind::NothingFound, "a".to_owned(), 1)]);
        assert!(due(&tally).is_empty());
    }

    #[test]
    fn results_that_nobody_chooses_are_missed_at_the_end_of_the_day() {
        let tally = MissedTally::default();
        for _ in 0..5 {
            tally.shown("mo quan");
            tally.shown("ket hon");
        }
        tally.shown("hiem");
        tally.chosen("mo quan");
        tally.chosen("khong co");
        for _ in 0..9 {
            tally.chosen("ket hon");
        }
        assert!(due(&tally).is_empty());
        tally.close_day();
        assert_eq!(due(&tally), [(MissedKind::NothingChosen, "mo quan".to_owned(), 4)]);
        tally.close_day();
        assert!(due(&tally).is_empty());
    }

    #[test]
    fn what_could_not_be_written_is_not_lost() {
        let tally = MissedTally::default();
        (0..4).for_each(|_| tally.missed(MissedKind::SaidSo, "x".to_owned()));
        let taken = tally.take();
        tally.missed(MissedKind::SaidSo, "x".to_owned());
        tally.give_back(taken);
        assert_eq!(due(&tally), [(MissedKind::SaidSo, "x".to_owned(), 5)]);
    }

    #[test]
    fn a_flood_takes_no_more_than_its_room() {
        let tally = MissedTally::default();
        for number in 0..MOST_HELD + 10 {
            tally.missed(MissedKind::NothingFound, number.to_string());
            tally.shown(&number.to_string());
        }
        for number in 0..MOST_A_DAY + 10 {
            (0..THRESHOLD).for_each(|_| tally.missed(MissedKind::SaidSo, number.to_string()));
        }
        let counts = tally.counts();
        assert!(counts.heard.len() <= MOST_HELD && counts.shown.len() <= MOST_HELD);
        assert_eq!(counts.due.len(), MOST_A_DAY);
    }
}
