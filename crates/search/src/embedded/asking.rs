use std::collections::HashMap;

use catalogue::query::{Form, Question, Syllable};
use tantivy::{
    Searcher, Term,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, EmptyQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::schema::{Fields, pair};

/// What a field counts. The name says what a procedure is, the keywords say it
/// in the words of people; the rest only helps.
const NAME: f32 = 1.0;
const KEYWORDS: f32 = 0.8;
const SECTOR: f32 = 0.45;
const OUTCOMES: f32 = 0.4;
const SUMMARY: f32 = 0.3;
const PAPERS: f32 = 0.2;
const BODY: f32 = 0.15;
/// Where accents were typed: what a syllable counts without them, and what the
/// same accents add. Together a little more than a question without accents.
const FOLDED: f32 = 0.5;
const TONED: f32 = 0.6;
/// What neighbours that are neighbours in the text add: a two-syllable word is
/// more than two syllables.
const PAIRED: f32 = 0.7;
/// What the other fields add to the best one.
const TIE: f32 = 0.15;
/// Keeps a long official wording from outweighing the rest of the question.
const LONG_FORM: f32 = -0.5;

/// A term that stands in so many texts, and in one of so many of them, finds
/// nearly everything and tells next to nothing: it is not looked for where a
/// question has others. What it counts in the order is weighed afterwards.
const COMMON: u64 = 400;
const COMMON_SHARE: u64 = 20;
/// How many places of terms in texts one question may look at, the rarest terms
/// first: what keeps a search of a whole country's catalogue short.
const PLACES: u64 = 200_000;

/// The query of a question: every part is optional, each adds what it is worth.
pub fn query(fields: &Fields, searcher: &Searcher, question: &Question) -> tantivy::Result<Box<dyn Query>> {
    let mut counts = HashMap::new();
    let mut all = Vec::new();
    for term in terms(fields, question) {
        let count = match counts.get(&term) {
            Some(count) => *count,
            None => searcher.doc_freq(&term)?,
        };
        counts.insert(term, count);
        all.push(count);
    }
    let affordable = affordable(all);
    let most = affordable.min(COMMON.max(searcher.num_docs() / COMMON_SHARE));
    let query = Asking { fields, counts: &counts, most }.question(question);
    let query = query.or_else(|| Asking { fields, counts: &counts, most: affordable }.question(question));
    Ok(query.unwrap_or(Box::new(EmptyQuery)))
}

/// Up to which count all terms together stay within [`PLACES`]; the rarest always do.
fn affordable(mut counts: Vec<u64>) -> u64 {
    counts.retain(|count| *count > 0);
    counts.sort_unstable();
    let mut total = 0;
    let within = counts.iter().take_while(|count| {
        total += **count;
        total <= PLACES
    });
    within.last().or(counts.first()).copied().unwrap_or(0)
}

/// Every term that a question asks for, as often as it does.
fn terms(fields: &Fields, question: &Question) -> Vec<Term> {
    let mut terms = Vec::new();
    let mut take = |places: &[(Field, f32)], text: &str| {
        terms.extend(places.iter().map(|(field, _)| Term::from_field_text(*field, text)));
    };
    for form in question.units.iter().flat_map(|unit| &unit.forms) {
        for syllable in &form.syllables {
            take(&anywhere(fields), &syllable.folded);
            if form.accented {
                take(&exact(fields), &syllable.toned);
            }
        }
        for two in form.syllables.windows(2) {
            take(&paired(fields), &pair(&two[0].folded, &two[1].folded));
        }
    }
    for (a, b) in &question.pairs {
        take(&paired(fields), &pair(a, b));
    }
    terms
}

/// Where a syllable is looked for without its accents.
const fn anywhere(fields: &Fields) -> [(Field, f32); 7] {
    [
        (fields.name.folded, NAME),
        (fields.keywords.folded, KEYWORDS),
        (fields.sector.folded, SECTOR),
        (fields.outcomes.folded, OUTCOMES),
        (fields.summary, SUMMARY),
        (fields.papers, PAPERS),
        (fields.body, BODY),
    ]
}

/// Where it is looked for with them.
const fn exact(fields: &Fields) -> [(Field, f32); 4] {
    [
        (fields.name.toned, NAME * TONED),
        (fields.keywords.toned, KEYWORDS * TONED),
        (fields.sector.toned, SECTOR * TONED),
        (fields.outcomes.toned, OUTCOMES * TONED),
    ]
}

/// Where neighbours are looked for.
const fn paired(fields: &Fields) -> [(Field, f32); 4] {
    [
        (fields.name.pairs, NAME * PAIRED),
        (fields.keywords.pairs, KEYWORDS * PAIRED),
        (fields.sector.pairs, SECTOR * PAIRED),
        (fields.outcomes.pairs, OUTCOMES * PAIRED),
    ]
}

/// Makes the query of a question out of the terms that are not too common.
struct Asking<'a> {
    fields: &'a Fields,
    /// In how many texts each term stands.
    counts: &'a HashMap<Term, u64>,
    /// The most texts that a term may stand in.
    most: u64,
}

/// A part of a query; nothing where none of its terms is of use.
type Part = Option<Box<dyn Query>>;

impl Asking<'_> {
    fn question(&self, question: &Question) -> Part {
        let units = question.units.iter().map(|unit| {
            let forms = unit.forms.iter().map(|form| self.wording(form));
            best_of(forms.collect(), 0.0)
        });
        let pairs = question.pairs.iter().map(|(a, b)| self.neighbours(a, b));
        all(units.chain(pairs).collect())
    }

    fn wording(&self, form: &Form) -> Part {
        let words = form.syllables.iter().map(|syllable| self.word(syllable, form.accented));
        let pairs = form.syllables.windows(2).map(|two| self.neighbours(&two[0].folded, &two[1].folded));
        #[allow(clippy::cast_precision_loss)]
        let weight = form.weight * (form.syllables.len() as f32).powf(LONG_FORM);
        all(words.chain(pairs).collect()).map(|query| boosted(query, weight))
    }

    /// One syllable in all fields.
    fn word(&self, syllable: &Syllable, accented: bool) -> Part {
        let anywhere = self.best_place(&anywhere(self.fields), &syllable.folded, TIE);
        if !accented {
            return anywhere;
        }
        let exact = self.best_place(&exact(self.fields), &syllable.toned, 0.0);
        all(vec![anywhere.map(|query| boosted(query, FOLDED)), exact])
    }

    fn neighbours(&self, a: &str, b: &str) -> Part {
        self.best_place(&paired(self.fields), &pair(a, b), TIE)
    }

    fn best_place(&self, places: &[(Field, f32)], text: &str, tie: f32) -> Part {
        best_of(places.iter().map(|(field, weight)| self.term(*field, text, *weight)).collect(), tie)
    }

    /// One term in one field, unless it is nowhere or nearly everywhere.
    fn term(&self, field: Field, text: &str, weight: f32) -> Part {
        let count = self.counts.get(&Term::from_field_text(field, text)).copied().unwrap_or(0);
        (1..=self.most).contains(&count).then(|| term(field, text, weight))
    }
}

/// One term in one field.
pub fn term(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    boosted(Box::new(query), weight)
}

fn boosted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// The best of these counts, the others a little.
fn best_of(parts: Vec<Part>, tie: f32) -> Part {
    several(parts, |parts| Box::new(DisjunctionMaxQuery::with_tie_breaker(parts, tie)))
}

/// All of these count.
fn all(parts: Vec<Part>) -> Part {
    several(parts, |parts| Box::new(BooleanQuery::union(parts)))
}

fn several(parts: Vec<Part>, join: impl FnOnce(Vec<Box<dyn Query>>) -> Box<dyn Query>) -> Part {
    let mut parts: Vec<Box<dyn Query>> = parts.into_iter().flatten().collect();
    if parts.len() > 1 { Some(join(parts)) } else { parts.pop() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarest_terms_are_always_asked_for() {
        assert_eq!(affordable(vec![]), 0);
        assert_eq!(affordable(vec![0, 0]), 0);
        assert_eq!(affordable(vec![PLACES * 2, PLACES * 3]), PLACES * 2);
        assert_eq!(affordable(vec![0, 5, 3, PLACES]), 5);
        assert_eq!(affordable(vec![7, PLACES - 7]), PLACES - 7);
    }
}
