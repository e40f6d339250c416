use std::collections::{BTreeMap, HashMap, HashSet};

/// The syllables and the pairs of neighbours that the catalogue uses, folded,
/// with the number of texts that use them. Typos are repaired by it.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    syllables: BTreeMap<String, u32>,
    /// What follows a syllable, and what stands before it.
    after: Neighbours,
    before: Neighbours,
    /// The syllables by their number of characters.
    by_len: BTreeMap<usize, Vec<String>>,
}

/// The least pairs that make a repaired word plausible where what was typed is a word, too.
const PLAUSIBLE: u32 = 3;
/// Words of fewer characters are not repaired: almost any other is near.
const MIN_REPAIRED: usize = 4;
const MAX_CANDIDATES: usize = 3;
/// One in so many: a syllable that stands beside another so often makes a word with it.
const PARTNER_SHARE: u32 = 5;
/// And at least so often.
const PARTNER_LEAST: u32 = 3;

/// How often a syllable has which neighbour.
type Neighbours = HashMap<String, HashMap<String, u32>>;

fn raise(neighbours: &mut Neighbours, of: &str, neighbour: &str) {
    if let Some(counts) = neighbours.get_mut(of) {
        if let Some(count) = counts.get_mut(neighbour) {
            *count += 1;
        } else {
            counts.insert(neighbour.to_owned(), 1);
        }
    } else {
        neighbours.insert(of.to_owned(), HashMap::from([(neighbour.to_owned(), 1)]));
    }
}

fn lower(neighbours: &mut Neighbours, of: &str, neighbour: &str) {
    let Some(counts) = neighbours.get_mut(of) else { return };
    let Some(count) = counts.get_mut(neighbour) else { return };
    *count -= 1;
    if *count == 0 {
        counts.remove(neighbour);
    }
}

/// The neighbours that a syllable has at least so often.
fn often<'a>(neighbours: &'a Neighbours, of: &str, least: u32) -> HashSet<&'a str> {
    let Some(counts) = neighbours.get(of) else { return HashSet::new() };
    counts.iter().filter(|(_, count)| **count >= least).map(|(other, _)| other.as_str()).collect()
}

impl Lexicon {
    /// Counts the syllables and pairs of one text.
    pub fn add<'a>(&mut self, folded: impl IntoIterator<Item = &'a str>) {
        let mut before: Option<&str> = None;
        for syllable in folded {
            if let Some(count) = self.syllables.get_mut(syllable) {
                *count += 1;
            } else {
                self.syllables.insert(syllable.to_owned(), 1);
                self.by_len.entry(syllable.chars().count()).or_default().push(syllable.to_owned());
            }
            if let Some(before) = before {
                raise(&mut self.after, before, syllable);
                raise(&mut self.before, syllable, before);
            }
            before = Some(syllable);
        }
    }

    /// Takes back the counts of a text that was added.
    pub fn remove<'a>(&mut self, folded: impl IntoIterator<Item = &'a str>) {
        let mut before: Option<&str> = None;
        for syllable in folded {
            if let Some(count) = self.syllables.get_mut(syllable) {
                *count -= 1;
                if *count == 0 {
                    self.syllables.remove(syllable);
                    if let Some(list) = self.by_len.get_mut(&syllable.chars().count()) {
                        list.retain(|other| other != syllable);
                    }
                }
            }
            if let Some(before) = before {
                lower(&mut self.after, before, syllable);
                lower(&mut self.before, syllable, before);
            }
            before = Some(syllable);
        }
    }

    /// The syllables that begin so, the most frequent first.
    #[must_use]
    pub fn starting_with(&self, prefix: &str, limit: usize) -> Vec<&str> {
        let from = (std::ops::Bound::Included(prefix), std::ops::Bound::Unbounded);
        let mut found: Vec<(&String, &u32)> =
            self.syllables.range::<str, _>(from).take_while(|(word, _)| word.starts_with(prefix)).collect();
        found.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        found.into_iter().take(limit).map(|(word, _)| word.as_str()).collect()
    }

    /// How often a syllable stands in the catalogue.
    #[must_use]
    pub fn count(&self, folded: &str) -> u32 {
        self.syllables.get(folded).copied().unwrap_or(0)
    }

    fn pair(&self, a: Option<&str>, b: Option<&str>) -> u32 {
        match (a, b) {
            (Some(a), Some(b)) => self.after.get(a).and_then(|after| after.get(b)).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// The syllables with which this one mostly makes one word: before it and after it.
    #[must_use]
    pub fn partners(&self, folded: &str) -> (HashSet<&str>, HashSet<&str>) {
        let least = (self.count(folded) / PARTNER_SHARE).max(PARTNER_LEAST);
        (often(&self.before, folded, least), often(&self.after, folded, least))
    }

    /// What a word that looks mistyped may have been, best first; nothing where
    /// it looks right. `before` and `after` are its neighbours.
    #[must_use]
    pub fn repairs(&self, word: &str, before: Option<&str>, after: Option<&str>) -> Vec<String> {
        let len = word.chars().count();
        let known = self.count(word) > 0;
        let support = |word: &str| self.pair(before, Some(word)) + self.pair(Some(word), after);
        if len < MIN_REPAIRED - 1
            || (known && (len < 3 || support(word) > 0))
            || word.chars().any(|c| c.is_ascii_digit())
        {
            return Vec::new();
        }
        let mut candidates: Vec<(f32, &str)> = Vec::new();
        for near in [len - 1, len, len + 1] {
            // A word of three characters may only have lost one.
            if len < MIN_REPAIRED && near <= len {
                continue;
            }
            for other in self.by_len.get(&near).into_iter().flatten() {
                if other == word || !one_edit(word, other) {
                    continue;
                }
                let support = support(other);
                if known && support < PLAUSIBLE {
                    continue;
                }
                #[allow(clippy::cast_precision_loss)]
                let score = 2.0 * (1.0 + support as f32).ln()
                    + 0.3 * (1.0 + self.count(other) as f32).ln()
                    + if other.chars().next() == word.chars().next() { 1.0 } else { 0.0 };
                candidates.push((score, other));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        candidates.truncate(MAX_CANDIDATES);
        candidates.into_iter().map(|(_, word)| word.to_owned()).collect()
    }
}

/// Whether one letter added, dropped, changed, or two neighbours swapped, make
/// one word of the other.
pub(crate) fn one_edit(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    match (a.len(), b.len()) {
        (0, 0 | 1) | (1, 0 | 1) => true,
        (2, 2) => a[0] == b[1] && a[1] == b[0],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut lexicon = Lexicon::default();
        for _ in 0..5 {
            lexicon.add("dang ky ho kinh doanh".split(' '));
            lexicon.add("dang ky ket hon".split(' '));
        }
        lexicon.add("kinh te canh tranh".split(' '));
        lexicon
    }

    #[test]
    fn one_edit_is_one_edit() {
        for (a, b) in [("doah", "doanh"), ("kihn", "kinh"), ("kinh", "knh"), ("kinh", "kanh"), ("a", "a")] {
            assert!(one_edit(a, b), "{a} {b}");
        }
        for (a, b) in [("kinh", "doanh"), ("kinh", "hnik"), ("abcd", "ab")] {
            assert!(!one_edit(a, b), "{a} {b}");
        }
    }

    #[test]
    fn repairs_what_is_no_word() {
        assert_eq!(lexicon().repairs("doah", Some("kinh"), None), ["doanh"]);
        assert_eq!(lexicon().repairs("kinh", Some("ho"), Some("doanh")), [""; 0]);
    }

    #[test]
    fn repairs_a_word_that_does_not_fit_its_neighbours() {
        assert_eq!(lexicon().repairs("canh", Some("ho"), Some("doanh")), [""; 0], "too far");
        let mut lexicon = lexicon();
        lexicon.add(["kih"]);
        lexicon.add(["kanh"]);
        assert_eq!(lexicon.repairs("kanh", Some("ho"), Some("doanh")), ["kinh"]);
    }
}
