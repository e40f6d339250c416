use catalogue::{
    AdministrativeLevel,
    query::{Form, Intent, LawNumber, Question, Repair},
};
use registry::SearchRequest;
use serde::Serialize;

use super::{live::Live, rank::Parts};
use crate::card::Card;

/// How a question was understood, and why each result ranks where it does.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Explanation {
    /// Codes of procedures in it.
    pub codes: Vec<String>,
    /// Legal documents in it.
    pub laws: Vec<LawNumber>,
    /// Whether it was typed with the input method off.
    pub raw_keys: bool,
    /// What is asked about the procedure.
    pub intents: Vec<Intent>,
    /// Levels of government that are named.
    pub levels: Vec<AdministrativeLevel>,
    /// Words that look mistyped.
    pub repairs: Vec<Repair>,
    /// What it is about, part by part.
    pub parts: Vec<ExplainedPart>,
    /// Neighbours that count more where they are neighbours in a name.
    pub neighbours: Vec<String>,
    /// The best results.
    pub results: Vec<ExplainedResult>,
}

/// A part of what a question is about.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedPart {
    /// Its wordings, the one that was typed first; one is enough.
    pub wordings: Vec<ExplainedWording>,
    /// Why the others are there.
    pub why: Vec<String>,
}

/// One wording, without diacritics.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedWording {
    /// The words.
    pub words: String,
    /// What they count.
    pub weight: f32,
}

/// A result, with the factors whose product is its score.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedResult {
    /// Its code.
    pub code: Option<String>,
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The score: 100 times the product of what follows.
    pub score: f32,
    /// The share of the question that it covers.
    pub covered: f32,
    /// What the index said, against the best match.
    pub index: f32,
    /// For how much of its name was asked for.
    pub named: f32,
    /// For how common it is.
    pub prior: f32,
    /// For the level of government that was named.
    pub level: f32,
    /// Rare variants of which the question says nothing, with their factors.
    pub rare: Vec<ExplainedRare>,
}

/// A rare variant of which the question says nothing.
#[derive(Clone, Debug, Serialize)]
pub struct ExplainedRare {
    /// The words that mark it.
    pub words: String,
    /// What it costs.
    pub factor: f32,
}

impl Live {
    /// Explains the answer to a question.
    pub fn explain(&self, request: &SearchRequest) -> tantivy::Result<Explanation> {
        let question = self.asked(request);
        let mut explanation = Explanation::from(&question);
        if let Some(known) = self.known(request, &question) {
            let results = known.into_iter().take(request.limit);
            explanation.results = results.map(|(at, score)| ExplainedResult::plain(&self.cards[at], score)).collect();
            return Ok(explanation);
        }
        let weighed = self.weigh_in_parts(&question, &self.likeliest_first(self.found(&question)?));
        let results = weighed.into_iter().take(request.limit);
        explanation.results = results.map(|(at, parts)| ExplainedResult::weighed(&self.cards[at], &parts)).collect();
        Ok(explanation)
    }
}

impl From<&Question> for Explanation {
    fn from(question: &Question) -> Self {
        let parts = question.units.iter().map(|unit| ExplainedPart {
            wordings: unit.forms.iter().map(ExplainedWording::from).collect(),
            why: unit.why.clone(),
        });
        Self {
            codes: question.codes.iter().map(|code| code.base().to_owned()).collect(),
            laws: question.laws.clone(),
            raw_keys: question.raw_keys,
            intents: question.intents.iter().copied().collect(),
            levels: question.levels.iter().copied().collect(),
            repairs: question.repairs.clone(),
            parts: parts.collect(),
            neighbours: question.pairs.iter().map(|(a, b)| format!("{a} {b}")).collect(),
            results: Vec::new(),
        }
    }
}

impl From<&Form> for ExplainedWording {
    fn from(form: &Form) -> Self {
        let words: Vec<&str> = form.syllables.iter().map(|syllable| syllable.folded.as_str()).collect();
        Self { words: words.join(" "), weight: form.weight }
    }
}

impl ExplainedResult {
    fn plain(card: &Card, score: f32) -> Self {
        let entry = &card.entry;
        Self {
            code: entry.code().map(str::to_owned),
            slug: entry.procedure.slug.to_string(),
            name: entry.content.name.clone(),
            score,
            covered: 1.0,
            index: 1.0,
            named: 1.0,
            prior: 1.0,
            level: 1.0,
            rare: Vec::new(),
        }
    }

    fn weighed(card: &Card, parts: &Parts) -> Self {
        let rare = parts.rare.iter().map(|at| &card.rare[*at]);
        let rare = rare.map(|rare| ExplainedRare { words: rare.folded.join(" "), factor: rare.factor });
        Self {
            covered: parts.covered,
            index: parts.index,
            named: parts.named,
            prior: parts.prior,
            level: parts.level,
            rare: rare.collect(),
            ..Self::plain(card, parts.score())
        }
    }
}
