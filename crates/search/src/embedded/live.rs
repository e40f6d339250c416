use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use catalogue::{
    Slug,
    query::{LawNumber, Lexicon, Question, Vocabulary, understand},
};
use registry::{EngineAnswer, Entry, Place, ProcedureId, SearchRequest, Sort, Understood};
use tantivy::Searcher;

use super::{
    asking,
    collect::Everything,
    rank::{CLOSELY, Parts, Ranking},
    schema::{self, Fields},
};
use crate::{
    card::{Card, agency, head_texts},
    facets::Tally,
};

/// A match is shown if it scores so much of the best one.
const CUT_OFF: f32 = 0.42;
/// Nothing is shown if the best match covers less of the question.
const LEAST_COVERED: f32 = 0.2;

/// What searches read: an index and its cards, of one moment. Never changes.
pub struct Live {
    pub(super) fields: Fields,
    pub(super) searcher: Searcher,
    pub(super) vocabulary: Arc<Vocabulary>,
    pub(crate) lexicon: Lexicon,
    /// By folded name.
    pub(crate) cards: Vec<Arc<Card>>,
    by_id: HashMap<ProcedureId, usize>,
    by_code: HashMap<String, Vec<usize>>,
    /// What rests on a legal document.
    by_law: HashMap<LawNumber, Vec<usize>>,
    /// What an agency carries out or decides, by its folded name and address.
    by_agency: BTreeMap<(String, Slug), Vec<usize>>,
    /// Places of the cards, what most people need first.
    by_need: Vec<usize>,
}

impl Live {
    /// Puts cards in order beside the index that was made of them.
    pub fn new(
        fields: Fields,
        searcher: Searcher,
        vocabulary: Arc<Vocabulary>,
        lexicon: Lexicon,
        mut cards: Vec<Arc<Card>>,
    ) -> Self {
        cards.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.entry.id.cmp(&b.entry.id)));
        let by_id = cards.iter().enumerate().map(|(at, card)| (card.entry.id, at)).collect();
        let mut by_code: HashMap<String, Vec<usize>> = HashMap::new();
        let mut by_law: HashMap<LawNumber, Vec<usize>> = HashMap::new();
        let mut by_agency: BTreeMap<(String, Slug), Vec<usize>> = BTreeMap::new();
        for (at, card) in cards.iter().enumerate() {
            for agency in &card.agencies {
                by_agency.entry(agency.clone()).or_default().push(at);
            }
            if let Some(code) = &card.entry.procedure.code {
                by_code.entry(code.base().to_owned()).or_default().push(at);
            }
            for law in card.entry.content.legal_basis.iter().filter_map(|law| LawNumber::parse(&law.number)) {
                let resting = by_law.entry(law).or_default();
                if resting.last() != Some(&at) {
                    resting.push(at);
                }
            }
        }
        let mut by_need: Vec<usize> = (0..cards.len()).collect();
        by_need.sort_by(|a, b| cards[*b].need().total_cmp(&cards[*a].need()).then(a.cmp(b)));
        Self { fields, searcher, vocabulary, lexicon, cards, by_id, by_code, by_law, by_agency, by_need }
    }

    /// Answers a question.
    pub fn search(&self, request: &SearchRequest) -> tantivy::Result<EngineAnswer> {
        let question = self.asked(request);
        let matches = match self.known(request, &question) {
            Some(matches) => matches,
            None => self.matches(&question)?,
        };
        Ok(self.answer(request, &question, matches))
    }

    /// The matches that need no index: everything where nothing was asked,
    /// what has the codes that were given, and nothing where no word is left.
    pub(crate) fn known(&self, request: &SearchRequest, question: &Question) -> Option<Vec<(usize, f32)>> {
        if request.q.trim().is_empty() {
            Some(self.by_need.iter().map(|at| (*at, self.cards[*at].need())).collect())
        } else if !question.codes.is_empty() {
            Some(self.by_codes(question))
        } else {
            self.by_laws(question)
                .or_else(|| self.by_office(question))
                .or_else(|| question.units.is_empty().then(Vec::new))
        }
    }

    /// Filters, counts and orders matches, and cuts out the page that was asked for.
    pub(crate) fn answer(
        &self,
        request: &SearchRequest,
        question: &Question,
        matches: Vec<(usize, f32)>,
    ) -> EngineAnswer {
        let mut tally = Tally::new(&request.filters);
        let mut kept: Vec<(usize, f32)> =
            matches.into_iter().filter(|(at, _)| tally.take(&self.cards[*at].facts)).collect();
        let facets = tally.facets();
        match request.sort {
            Sort::Relevance => {}
            Sort::Name => kept.sort_by_key(|(at, _)| *at),
            Sort::Updated => {
                kept.sort_by(|(a, _), (b, _)| {
                    let published = |at: &usize| self.cards[*at].entry.published_at;
                    published(b).cmp(&published(a)).then(a.cmp(b))
                });
            }
        }
        let total = kept.len();
        let before = |place: &Place| {
            kept.partition_point(|(at, _)| self.cards[*at].place().compare(place, request.sort).is_le())
        };
        let first = request.after.as_ref().map_or(0, before).saturating_add(request.offset);
        let given = kept.iter().skip(first).take(request.limit);
        let last = given.clone().next_back().map(|(at, _)| self.cards[*at].place());
        let hits = given.map(|(at, score)| (self.cards[*at].entry.id, *score)).collect();
        let mut understood = Understood::from(question);
        understood.agencies = self.agencies(question).map(|(slug, _)| slug.clone()).collect();
        EngineAnswer { hits, total, first, last, facets, marks: question.marks(), understood }
    }

    /// The question of a request; one that is to be taken as typed has no typos to repair.
    pub(crate) fn asked(&self, request: &SearchRequest) -> Question {
        if request.verbatim {
            return understand(&request.q, &self.vocabulary, &Lexicon::default());
        }
        self.understand(&request.q)
    }

    pub(crate) fn understand(&self, q: &str) -> Question {
        understand(q, &self.vocabulary, &self.lexicon)
    }

    /// The cards that fit a question, best first, without the far-fetched ones.
    pub(super) fn matches(&self, question: &Question) -> tantivy::Result<Vec<(usize, f32)>> {
        if !question.codes.is_empty() {
            return Ok(self.by_codes(question));
        }
        if question.units.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.weigh(question, self.found(question)?))
    }

    /// What the index finds for a question, in no order.
    pub(super) fn found(&self, question: &Question) -> tantivy::Result<impl Iterator<Item = (usize, f32)>> {
        let found = self.searcher.search(&*asking::query(&self.fields, &self.searcher, question)?, &Everything)?;
        Ok(found.into_iter().filter_map(|(key, score)| Some((self.place(schema::id(key))?, score))))
    }

    /// Weighs what an index found, best first, without the far-fetched.
    pub(crate) fn weigh(&self, question: &Question, found: impl Iterator<Item = (usize, f32)>) -> Vec<(usize, f32)> {
        let found = self.likeliest_first(found);
        let weighed = self.weigh_in_parts(question, &found);
        let mut matches: Vec<(usize, f32)> = weighed.into_iter().map(|(at, parts)| (at, parts.score())).collect();
        // What was not weighed closely stays behind what was.
        if let Some((_, last)) = matches.last().copied() {
            matches.extend(found.iter().skip(CLOSELY).map(|(at, _)| (*at, last)));
        }
        matches
    }

    /// What an index found, with how common each is in the score, best first:
    /// what is weighed closely, and of the rest what is not far-fetched.
    pub(super) fn likeliest_first(&self, found: impl Iterator<Item = (usize, f32)>) -> Vec<(usize, f32)> {
        let mut found: Vec<(usize, f32)> = found.map(|(at, score)| (at, score * self.cards[at].prior)).collect();
        let best_first = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > CLOSELY {
            let least = found.iter().map(|(_, score)| *score).fold(0.0, f32::max) * CUT_OFF;
            found.select_nth_unstable_by(CLOSELY, best_first);
            let rest = found.split_off(CLOSELY);
            found.extend(rest.into_iter().filter(|(_, score)| *score >= least));
        }
        found.sort_unstable_by(best_first);
        found
    }

    /// The best of what was found, with what each score is made of.
    pub(super) fn weigh_in_parts(&self, question: &Question, found: &[(usize, f32)]) -> Vec<(usize, Parts)> {
        let best = found.first().map_or(0.0, |(_, score)| *score);
        let ranking = Ranking::new(question, &self.lexicon, self.cards.len(), self.vocabulary.weights());
        let closely = found.iter().take(CLOSELY);
        let mut matches: Vec<(usize, Parts)> =
            closely.map(|(at, score)| (*at, ranking.parts(&self.cards[*at], *score, best))).collect();
        if matches.iter().all(|(_, parts)| parts.covered < LEAST_COVERED) {
            return Vec::new();
        }
        let best = matches.iter().map(|(_, parts)| parts.score()).fold(0.0, f32::max);
        matches.retain(|(_, parts)| parts.score() * ranking.most_named() >= best * CUT_OFF);
        for (at, parts) in &mut matches {
            ranking.name(parts, &self.cards[*at]);
        }
        matches.sort_by(|a, b| b.1.score().total_cmp(&a.1.score()).then(a.0.cmp(&b.0)));
        let least = matches.first().map_or(0.0, |(_, parts)| parts.score()) * CUT_OFF;
        matches.truncate(matches.partition_point(|(_, parts)| parts.score() >= least));
        matches
    }

    /// What rests on the legal documents of a question, if anything does: what
    /// else was said of it first, then what people need most.
    fn by_laws(&self, question: &Question) -> Option<Vec<(usize, f32)>> {
        let mut resting: Vec<usize> =
            question.laws.iter().flat_map(|law| self.by_law.get(law)).flatten().copied().collect();
        resting.sort_unstable();
        resting.dedup();
        let ranking = Ranking::new(question, &self.lexicon, self.cards.len(), self.vocabulary.weights());
        let score = |at: usize| self.cards[at].need() * (0.1 + ranking.covers(&self.cards[at]));
        let mut matches: Vec<(usize, f32)> = resting.into_iter().map(|at| (at, score(at))).collect();
        matches.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        (!matches.is_empty()).then_some(matches)
    }

    /// What an agency does that a question names and asks nothing else of, what
    /// people need most first.
    fn by_office(&self, question: &Question) -> Option<Vec<(usize, f32)>> {
        let mut done: Vec<usize> = self.agencies(question).flat_map(|(_, places)| places).copied().collect();
        done.sort_unstable();
        done.dedup();
        let mut matches: Vec<(usize, f32)> = done.into_iter().map(|at| (at, self.cards[at].need())).collect();
        matches.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        (!matches.is_empty()).then_some(matches)
    }

    /// The agencies whose names begin as the question says, with what they do.
    fn agencies(&self, question: &Question) -> impl Iterator<Item = (&Slug, &Vec<usize>)> {
        let said = question.office.clone().map(agency);
        said.into_iter().flat_map(|said| {
            let begins = move |name: &str| {
                let rest = name.strip_prefix(said.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            self.by_agency.iter().filter(move |((name, _), _)| begins(name)).map(|((_, slug), places)| (slug, places))
        })
    }

    fn by_codes(&self, question: &Question) -> Vec<(usize, f32)> {
        let mut matches: Vec<(usize, f32)> = Vec::new();
        for code in &question.codes {
            for at in self.by_code.get(code.base()).into_iter().flatten() {
                let exact = self.cards[*at].entry.procedure.code.as_ref() == Some(code);
                if matches.iter().all(|(other, _)| other != at) {
                    matches.push((*at, if exact { 1.0 } else { 0.9 }));
                }
            }
        }
        matches.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        matches
    }

    /// Every procedure, what people need most first.
    pub(crate) fn needed_first(&self) -> Vec<ProcedureId> {
        self.by_need.iter().map(|at| self.cards[*at].entry.id).collect()
    }

    /// Where the card of a procedure stands.
    pub(crate) fn place(&self, id: ProcedureId) -> Option<usize> {
        self.by_id.get(&id).copied()
    }

    /// The card of a key of the index.
    pub(super) fn card(&self, key: u64) -> Option<&Arc<Card>> {
        self.of(schema::id(key))
    }

    /// The card of a procedure.
    pub(super) fn of(&self, id: ProcedureId) -> Option<&Arc<Card>> {
        self.place(id).map(|at| &self.cards[at])
    }
}

/// Counts the words of an entry, or takes them back.
pub fn count(lexicon: &mut Lexicon, entry: &Entry, there: bool) {
    for (_, text) in head_texts(entry) {
        let folded = text.iter().map(|syllable| syllable.folded.as_str());
        if there { lexicon.add(folded) } else { lexicon.remove(folded) }
    }
}
