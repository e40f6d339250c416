use std::collections::HashMap;

use catalogue::{
    query::Syllable,
    text::{fold, syllables},
};

use crate::Understood;

/// How folded words are written, by how the catalogue writes them most often.
#[derive(Debug, Default)]
pub struct Spelling {
    alone: HashMap<String, String>,
    after: HashMap<(String, String), String>,
}

impl Spelling {
    /// Learns from texts.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut alone: HashMap<String, HashMap<String, u32>> = HashMap::new();
        let mut after: HashMap<(String, String), HashMap<String, u32>> = HashMap::new();
        for text in texts {
            let mut before: Option<String> = None;
            for word in syllables(text) {
                let (folded, written) = (Syllable::new(word).folded, word.to_lowercase());
                if let Some(before) = before {
                    *after.entry((before, folded.clone())).or_default().entry(written.clone()).or_default() += 1;
                }
                *alone.entry(folded.clone()).or_default().entry(written).or_default() += 1;
                before = Some(folded);
            }
        }
        Self {
            alone: alone.into_iter().filter_map(|(key, counts)| Some((key, most(counts)?))).collect(),
            after: after.into_iter().filter_map(|(key, counts)| Some((key, most(counts)?))).collect(),
        }
    }

    /// How a word is written after another one.
    fn spell<'a>(&'a self, before: &str, folded: &'a str) -> &'a str {
        let pair = self.after.get(&(before.to_owned(), folded.to_owned()));
        pair.or_else(|| self.alone.get(folded)).map_or(folded, String::as_str)
    }

    /// See [`SuggestionIndex::corrected`](super::SuggestionIndex::corrected).
    pub fn corrected(&self, question: &str, understood: &Understood, replaced: bool) -> Option<String> {
        let mut corrected = String::with_capacity(question.len());
        let (mut end, mut any, mut before) = (0, false, String::new());
        for word in syllables(question) {
            // The words are slices of the question, in its order.
            let start = word.as_ptr() as usize - question.as_ptr() as usize;
            corrected += &question[end..start];
            end = start + word.len();
            let mut folded = Syllable::new(word).folded;
            let repair =
                understood.repairs.iter().find(|repair| repair.typed == folded && (repair.replaced || !replaced));
            if let Some(repair) = repair {
                let written = self.spell(&before, &repair.meant);
                corrected += &if understood.accented { written.to_owned() } else { fold(written) };
                folded.clone_from(&repair.meant);
                any = true;
            } else {
                corrected += word;
            }
            before = folded;
        }
        corrected += &question[end..];
        any.then_some(corrected)
    }
}

/// The form that is there most often.
fn most(counts: HashMap<String, u32>) -> Option<String> {
    counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0))).map(|(written, _)| written)
}
