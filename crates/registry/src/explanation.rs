use catalogue::{
    AdministrativeLevel,
    query::{Intent, LawNumber, Repair},
};
use serde::Serialize;

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
