use catalogue::query::{Form, Question};
use registry::{ExplainedPart, ExplainedRare, ExplainedResult, ExplainedWording, Explanation, SearchRequest};

use super::{live::Live, rank::Parts};
use crate::card::Card;

impl Live {
    /// Explains the answer to a question.
    pub fn explain(&self, request: &SearchRequest) -> tantivy::Result<Explanation> {
        let question = self.asked(request);
        if let Some(known) = self.known(request, &question) {
            return Ok(self.explain_known(request, &question, known));
        }
        let found = self.found(&question)?;
        Ok(self.explain_found(request, &question, found))
    }

    /// Explains an answer that needs no index.
    pub(crate) fn explain_known(
        &self,
        request: &SearchRequest,
        question: &Question,
        known: Vec<(usize, f32)>,
    ) -> Explanation {
        let results = known.into_iter().take(request.limit);
        let results = results.map(|(at, score)| plain(&self.cards[at], score)).collect();
        Explanation { results, ..understood(question) }
    }

    /// Explains the answer that is made of what an index found.
    pub(crate) fn explain_found(
        &self,
        request: &SearchRequest,
        question: &Question,
        found: impl Iterator<Item = (usize, f32)>,
    ) -> Explanation {
        let weighed = self.weigh_in_parts(question, &self.likeliest_first(found));
        let results = weighed.into_iter().take(request.limit);
        let results = results.map(|(at, parts)| weighed_result(&self.cards[at], &parts)).collect();
        Explanation { results, ..understood(question) }
    }
}

fn understood(question: &Question) -> Explanation {
    let parts = question
        .units
        .iter()
        .map(|unit| ExplainedPart { wordings: unit.forms.iter().map(wording).collect(), why: unit.why.clone() });
    Explanation {
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

fn wording(form: &Form) -> ExplainedWording {
    let words: Vec<&str> = form.syllables.iter().map(|syllable| syllable.folded.as_str()).collect();
    ExplainedWording { words: words.join(" "), weight: form.weight }
}

fn plain(card: &Card, score: f32) -> ExplainedResult {
    let entry = &card.entry;
    ExplainedResult {
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

fn weighed_result(card: &Card, parts: &Parts) -> ExplainedResult {
    let rare = parts.rare.iter().map(|at| &card.rare[*at]);
    let rare = rare.map(|rare| ExplainedRare { words: rare.folded.join(" "), factor: rare.factor });
    ExplainedResult {
        covered: parts.covered,
        index: parts.index,
        named: parts.named,
        prior: parts.prior,
        level: parts.level,
        rare: rare.collect(),
        ..plain(card, parts.score())
    }
}
