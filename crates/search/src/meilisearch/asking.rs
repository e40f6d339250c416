use std::collections::HashMap;

use catalogue::query::{Form, Lexicon, Question};
use registry::ProcedureId;

use super::document::spelled;

/// Where the wordings of a question are looked for, without accents and with
/// them, how many documents each may give, and what it counts to stand there.
const PLACES: [Place; 2] = [
    Place { folded: &["name"], toned: &["name_toned"], limit: 150, worth: 1.0 },
    Place {
        folded: &["keywords", "sector", "outcomes"],
        toned: &["keywords_toned", "sector_toned", "outcomes_toned"],
        limit: 100,
        worth: 0.6,
    },
];
/// All of a procedure, without accents.
const ALL: [&str; 7] = ["name", "keywords", "sector", "outcomes", "summary", "papers", "body"];
/// How many wordings are asked for; a question has seldom more.
const MOST_WORDINGS: usize = 20;
/// How many documents the whole question may give.
const WHOLE_LIMIT: usize = 300;
/// What it counts to hold the words of the whole question, wherever.
const WHOLE: f32 = 0.6;
/// Keeps a long official wording from outweighing the rest of the question.
const LONG_FORM: f32 = -0.5;

struct Place {
    folded: &'static [&'static str],
    toned: &'static [&'static str],
    limit: usize,
    worth: f32,
}

/// One query, made of an understood question.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// The words.
    pub words: String,
    /// Where they are looked for.
    pub on: &'static [&'static str],
    /// How many documents it may give.
    pub limit: usize,
    /// The part of the question that it asks for; none is the whole.
    unit: Option<usize>,
    /// What finding it is worth.
    worth: f32,
}

/// The queries of a question: each wording of each part in the name and in the
/// rest of the head, and the words of the whole of it anywhere.
pub fn askings(question: &Question, lexicon: &Lexicon, texts: usize) -> Vec<Asking> {
    let mut wordings: Vec<(usize, &Form, f32)> = Vec::new();
    for (unit, forms) in question.units.iter().map(|unit| &unit.forms).enumerate() {
        wordings.extend(forms.iter().map(|form| (unit, form, worth(form, lexicon, texts))));
    }
    wordings.sort_by(|a, b| b.2.total_cmp(&a.2));
    wordings.truncate(MOST_WORDINGS);
    let mut askings = Vec::with_capacity(PLACES.len() * wordings.len() + 1);
    for (unit, form, worth) in wordings {
        for place in &PLACES {
            let (on, words): (_, Vec<String>) = if form.accented {
                (place.toned, form.syllables.iter().map(spelled).collect())
            } else {
                (place.folded, form.syllables.iter().map(|syllable| syllable.folded.clone()).collect())
            };
            let (words, limit, worth) = (words.join(" "), place.limit, worth * place.worth);
            askings.push(Asking { words, on, limit, unit: Some(unit), worth });
        }
    }
    let said = question.units.iter().filter_map(|unit| unit.forms.first());
    let words: Vec<&str> =
        said.clone().flat_map(|form| &form.syllables).map(|syllable| syllable.folded.as_str()).collect();
    askings.push(Asking {
        words: words.join(" "),
        on: &ALL,
        limit: WHOLE_LIMIT,
        unit: None,
        worth: WHOLE * said.map(|form| worth(form, lexicon, texts)).sum::<f32>(),
    });
    askings
}

/// How much a wording tells: rare words more.
#[allow(clippy::cast_precision_loss)]
fn worth(form: &Form, lexicon: &Lexicon, texts: usize) -> f32 {
    let rarity = |folded: &str| (1.0 + texts as f32 / lexicon.count(folded).max(1) as f32).ln();
    let mass: f32 = form.syllables.iter().map(|syllable| rarity(&syllable.folded)).sum();
    form.weight * mass * (form.syllables.len() as f32).powf(LONG_FORM)
}

/// One score for each document that was found: the best wording of each part
/// counts, and the parts add up.
pub fn joined(askings: &[Asking], found: Vec<Vec<(ProcedureId, f32)>>) -> HashMap<ProcedureId, f32> {
    let mut parts: HashMap<(ProcedureId, Option<usize>), f32> = HashMap::new();
    for (asking, documents) in askings.iter().zip(found) {
        for (id, score) in documents {
            let best = parts.entry((id, asking.unit)).or_default();
            *best = best.max(score * asking.worth);
        }
    }
    let mut scores = HashMap::new();
    for ((id, _), score) in parts {
        *scores.entry(id).or_default() += score;
    }
    scores
}
