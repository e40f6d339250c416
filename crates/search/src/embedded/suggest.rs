use catalogue::query::{Syllable, syllables_of_question};
use registry::ProcedureId;
use tantivy::query::{BooleanQuery, DisjunctionMaxQuery, Query};

use super::{asking::term, collect::Everything, live::Live};
use crate::card::Card;

/// How many words an unfinished syllable may become.
const COMPLETIONS: usize = 40;
/// How many syllables of what was typed are read.
const MAX_TYPED: usize = 12;

impl Live {
    /// Procedures for what has been typed so far: all whole syllables and the
    /// beginning of the last one. Where none has them all, what the same words
    /// find as a question.
    pub fn suggest(&self, typed: &str, limit: usize) -> tantivy::Result<Vec<ProcedureId>> {
        let mut syllables = syllables_of_question(typed);
        syllables.truncate(MAX_TYPED);
        let Some((last, whole)) = syllables.split_last() else { return Ok(Vec::new()) };
        let finished = typed.ends_with(char::is_whitespace);
        let mut parts: Vec<Box<dyn Query>> = whole.iter().map(|syllable| self.anywhere(&syllable.folded)).collect();
        if finished {
            parts.push(self.anywhere(&last.folded));
        } else {
            let completions = self.lexicon.starting_with(&last.folded, COMPLETIONS);
            parts.push(best_of(completions.into_iter().map(|word| self.anywhere(word)).collect()));
        }
        let found = self.searcher.search(&BooleanQuery::intersection(parts), &Everything)?;
        if found.is_empty() {
            let matches = self.matches(&self.understand(typed))?;
            return Ok(matches.into_iter().take(limit).map(|(at, _)| self.cards[at].entry.id).collect());
        }
        let mut ranked: Vec<(f32, &Card)> = found
            .into_iter()
            .filter_map(|(key, score)| self.card(key).map(|card| (fit(card, score, &syllables), &**card)))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        Ok(ranked.into_iter().take(limit).map(|(_, card)| card.entry.id).collect())
    }

    fn anywhere(&self, folded: &str) -> Box<dyn Query> {
        best_of(vec![term(self.fields.name.folded, folded, 1.0), term(self.fields.keywords.folded, folded, 1.0)])
    }
}

fn best_of(parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::new(parts))
}

/// How well a procedure fits what was typed: in that order, with those accents,
/// in a short name, and commonly needed.
fn fit(card: &Card, found: f32, typed: &[Syllable]) -> f32 {
    let folded = typed.iter().map(|syllable| syllable.folded.as_str()).collect::<Vec<_>>().join(" ");
    let mut fit = found.max(0.1) * card.need();
    let ordered = |text: &str| format!(" {text}").contains(&format!(" {folded}"));
    if ordered(&card.name) {
        fit *= 2.0;
    } else if card.entry.content.keywords.iter().any(|keyword| ordered(&catalogue::text::fold(keyword))) {
        fit *= 1.8;
    }
    if typed.iter().any(Syllable::has_accents) {
        let name = card.entry.content.name.to_lowercase();
        let exact = catalogue::query::syllables_of(&name);
        let held = typed
            .iter()
            .filter(|syllable| syllable.has_accents())
            .all(|syllable| exact.iter().any(|other| other.toned.starts_with(&syllable.toned)));
        if held {
            fit *= 1.5;
        }
    }
    fit
}
