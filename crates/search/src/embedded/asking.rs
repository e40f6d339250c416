use catalogue::query::{Form, Question, Syllable};
use tantivy::{
    Term,
    query::{BooleanQuery, BoostQuery, DisjunctionMaxQuery, Query, TermQuery},
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

/// The query of a question: every part is optional, each adds what it is worth.
pub fn query(fields: &Fields, question: &Question) -> Box<dyn Query> {
    let mut parts: Vec<Box<dyn Query>> = Vec::new();
    for unit in &question.units {
        let forms: Vec<Box<dyn Query>> = unit.forms.iter().map(|form| wording(fields, form)).collect();
        parts.push(best_of(forms, 0.0));
    }
    for (a, b) in &question.pairs {
        parts.push(neighbours(fields, a, b));
    }
    all(parts)
}

fn wording(fields: &Fields, form: &Form) -> Box<dyn Query> {
    let mut parts: Vec<Box<dyn Query>> =
        form.syllables.iter().map(|syllable| word(fields, syllable, form.accented)).collect();
    for two in form.syllables.windows(2) {
        parts.push(neighbours(fields, &two[0].folded, &two[1].folded));
    }
    #[allow(clippy::cast_precision_loss)]
    let weight = form.weight * (form.syllables.len() as f32).powf(LONG_FORM);
    Box::new(BoostQuery::new(all(parts), weight))
}

/// One syllable in all fields.
fn word(fields: &Fields, syllable: &Syllable, accented: bool) -> Box<dyn Query> {
    let folded = &syllable.folded;
    let anywhere = best_of(
        vec![
            term(fields.name.folded, folded, NAME),
            term(fields.keywords.folded, folded, KEYWORDS),
            term(fields.sector.folded, folded, SECTOR),
            term(fields.outcomes.folded, folded, OUTCOMES),
            term(fields.summary, folded, SUMMARY),
            term(fields.papers, folded, PAPERS),
            term(fields.body, folded, BODY),
        ],
        TIE,
    );
    if !accented {
        return anywhere;
    }
    let exact = best_of(
        vec![
            term(fields.name.toned, &syllable.toned, NAME * TONED),
            term(fields.keywords.toned, &syllable.toned, KEYWORDS * TONED),
            term(fields.sector.toned, &syllable.toned, SECTOR * TONED),
            term(fields.outcomes.toned, &syllable.toned, OUTCOMES * TONED),
        ],
        0.0,
    );
    all(vec![Box::new(BoostQuery::new(anywhere, FOLDED)), exact])
}

fn neighbours(fields: &Fields, a: &str, b: &str) -> Box<dyn Query> {
    let pair = pair(a, b);
    best_of(
        vec![
            term(fields.name.pairs, &pair, NAME * PAIRED),
            term(fields.keywords.pairs, &pair, KEYWORDS * PAIRED),
            term(fields.sector.pairs, &pair, SECTOR * PAIRED),
            term(fields.outcomes.pairs, &pair, OUTCOMES * PAIRED),
        ],
        TIE,
    )
}

/// One term in one field.
pub fn term(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

pub fn best_of(parts: Vec<Box<dyn Query>>, tie: f32) -> Box<dyn Query> {
    Box::new(DisjunctionMaxQuery::with_tie_breaker(parts, tie))
}

fn all(parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    Box::new(BooleanQuery::union(parts))
}
