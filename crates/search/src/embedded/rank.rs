use std::collections::HashSet;

use catalogue::query::{Form, Lexicon, Question, RarePhrase, Syllable, Weights};

use crate::card::{Card, Head, has_phrase, hash, hash_pair, hash_toned};

/// How many of the best matches are weighed closely.
pub const CLOSELY: usize = 400;
/// A word that fewer texts use is no rarer than this: one odd name that happens
/// to have it is not what was asked for.
const RAREST: u32 = 4;

/// Weighs what an index found, whichever index it was: how much of the question
/// a procedure covers and where, how much of its name was asked for, and how
/// common it is.
pub struct Ranking<'a> {
    lexicon: &'a Lexicon,
    weights: Weights,
    texts: f32,
    units: Vec<WeighedUnit<'a>>,
    /// Neighbours in the question, with what they count.
    pairs: Vec<(u64, f32)>,
    asked: HashSet<&'a str>,
    said: Vec<String>,
    question: &'a Question,
}

struct WeighedUnit<'a> {
    mass: f32,
    forms: Vec<WeighedForm<'a>>,
}

struct WeighedForm<'a> {
    weight: f32,
    mass: f32,
    words: Vec<WeighedWord>,
    pairs: Vec<u64>,
    /// Where it is one syllable: that, and what makes another word of it.
    lone: Option<Lone<'a>>,
}

struct Lone<'a> {
    syllable: &'a str,
    before: HashSet<&'a str>,
    after: HashSet<&'a str>,
}

struct WeighedWord {
    folded: u64,
    /// Where the accents are known.
    toned: Option<u64>,
    rarity: f32,
}

/// What a score is made of; it is their product.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// The share of the question that is covered, the better the nearer to the name.
    pub covered: f32,
    /// What the index said, against the best match.
    pub index: f32,
    /// For how much of the name was asked for.
    pub named: f32,
    /// For how common it is.
    pub prior: f32,
    /// Rare variants of which the question says nothing, by their places in the card.
    pub rare: Vec<usize>,
    /// The product of their factors.
    pub rarity: f32,
    /// For the level of government that was named.
    pub level: f32,
}

impl Parts {
    /// The score.
    pub fn score(&self) -> f32 {
        100.0 * self.covered * self.index * self.named * self.prior * self.rarity * self.level
    }
}

impl<'a> Ranking<'a> {
    /// The ranking for a question.
    pub fn new(question: &'a Question, lexicon: &'a Lexicon, cards: usize, weights: Weights) -> Self {
        let forms = || question.units.iter().flat_map(|unit| &unit.forms);
        let syllables = || forms().flat_map(|form| &form.syllables).map(|syllable| syllable.folded.as_str());
        #[allow(clippy::cast_precision_loss)]
        let texts = cards as f32;
        let mut ranking = Self {
            lexicon,
            weights,
            texts,
            units: Vec::new(),
            pairs: Vec::new(),
            asked: syllables().collect(),
            said: syllables().map(str::to_owned).collect(),
            question,
        };
        ranking.units = question.units.iter().map(|unit| ranking.unit(&unit.forms)).collect();
        ranking.pairs = question.pairs.iter().map(|(a, b)| ranking.pair(a, b)).collect();
        ranking
    }

    fn unit(&self, forms: &'a [Form]) -> WeighedUnit<'a> {
        let forms: Vec<WeighedForm<'a>> = forms.iter().map(|form| self.form(form)).collect();
        let mass = forms.iter().map(|form| form.weight * form.mass.powf(self.weights.rarity)).fold(0.0, f32::max);
        WeighedUnit { mass, forms }
    }

    fn form(&self, form: &'a Form) -> WeighedForm<'a> {
        let word = |syllable: &Syllable| WeighedWord {
            folded: hash(&syllable.folded),
            toned: form.accented.then(|| hash_toned(&syllable.toned)),
            rarity: self.rarity(&syllable.folded),
        };
        let words: Vec<WeighedWord> = form.syllables.iter().map(word).collect();
        let lone = match form.syllables.as_slice() {
            [syllable] => {
                let (before, after) = self.lexicon.partners(&syllable.folded);
                Some(Lone { syllable: &syllable.folded, before, after })
            }
            _ => None,
        };
        let pairs = form.syllables.windows(2).map(|two| hash_pair(&two[0].folded, &two[1].folded)).collect();
        WeighedForm { weight: form.weight, mass: words.iter().map(|word| word.rarity).sum(), words, pairs, lone }
    }

    fn pair(&self, a: &str, b: &str) -> (u64, f32) {
        let mass = (self.rarity(a) + self.rarity(b)).powf(self.weights.rarity);
        (hash_pair(a, b), self.weights.neighbours * mass)
    }

    /// How much a syllable tells: rare ones more.
    #[allow(clippy::cast_precision_loss)]
    fn rarity(&self, folded: &str) -> f32 {
        match self.lexicon.count(folded) {
            // A word that the catalogue never uses cannot tell procedures apart.
            0 => 1.0,
            count => (1.0 + self.texts / count.max(RAREST) as f32).ln(),
        }
    }

    /// The share of the question that a procedure covers: 1 if all is in the name.
    pub fn covers(&self, card: &Card) -> f32 {
        let total: f32 = self.units.iter().map(|unit| unit.mass).sum();
        if total == 0.0 {
            return 0.0;
        }
        let covered: f32 = self.units.iter().map(|unit| unit.mass * self.covered(unit, card)).sum();
        let beside = self.pairs.iter().map(|(pair, mass)| mass * self.worth(card.head_has(*pair), 0.0)).sum::<f32>();
        (covered + beside) / total
    }

    fn covered(&self, unit: &WeighedUnit<'_>, card: &Card) -> f32 {
        let best = unit.forms.iter().map(|form| form.weight).fold(0.0, f32::max);
        unit.forms.iter().map(|form| form.weight / best * self.share(form, card)).fold(0.0, f32::max)
    }

    /// The share of a wording that a procedure has.
    fn share(&self, form: &WeighedForm<'_>, card: &Card) -> f32 {
        let found: f32 = form.words.iter().map(|word| word.rarity * self.holds(word, card)).sum();
        if found == 0.0 {
            return 0.0;
        }
        let mut share = found / form.mass;
        if !form.pairs.is_empty() {
            let beside = form.pairs.iter().filter(|pair| card.head_has(**pair) != 0).count();
            #[allow(clippy::cast_precision_loss)]
            let beside = beside as f32 / form.pairs.len() as f32;
            share *= self.weights.apart + (1.0 - self.weights.apart) * beside;
        }
        if let Some(lone) = &form.lone
            && card.head_has(form.words[0].folded) & Head::Name as u8 != 0
            && lone.is_bound(&card.name, &self.asked)
        {
            share *= self.weights.bound;
        }
        share.powf(self.weights.whole)
    }

    fn holds(&self, word: &WeighedWord, card: &Card) -> f32 {
        let texts = card.head_has(word.folded);
        if texts == 0 {
            return if card.body_has(word.folded) { self.weights.body } else { 0.0 };
        }
        let exact = word.toned.map_or(texts, |toned| card.head_has(toned));
        let folded = self.worth(texts, 0.0);
        if exact == texts { folded } else { self.worth(exact, 0.0).max(folded * self.weights.other_accents) }
    }

    /// What it counts to stand in these texts: the best of them.
    fn worth(&self, texts: u8, none: f32) -> f32 {
        let has = |head: Head| texts & head as u8 != 0;
        if has(Head::Name) {
            1.0
        } else if has(Head::Keywords) {
            self.weights.keywords
        } else if has(Head::Sector) {
            self.weights.sector
        } else if has(Head::Outcomes) {
            self.weights.outcomes
        } else {
            none
        }
    }

    /// The share of a procedure's name that was asked for, 0 to 1.
    fn named(&self, card: &Card) -> f32 {
        let mut total = 0.0;
        let mut asked = 0.0;
        for syllable in &card.name_syllables {
            let rarity = self.rarity(syllable);
            total += rarity;
            if self.asked.contains(syllable.as_str()) {
                asked += rarity;
            }
        }
        if total == 0.0 { 0.0 } else { asked / total }
    }

    /// Whether a question says the gist of a rare variant: two neighbours of
    /// its words ("nước ngoài" of "có yếu tố nước ngoài"); of what a name begins
    /// with, the last word ("lại" of "đăng ký lại").
    fn says(&self, rare: &RarePhrase) -> bool {
        let phrase = rare.folded.as_slice();
        match phrase {
            [.., last] if rare.begins => self.asked.contains(last.as_str()),
            [_] => has_phrase(&self.said, phrase),
            _ => phrase.windows(2).any(|two| has_phrase(&self.said, two)),
        }
    }

    /// The most that [`Self::named`] can raise a score to, times.
    pub fn most_named(&self) -> f32 {
        1.0 + self.weights.named
    }

    /// Takes into a score how much of the name was asked for; that is looked up
    /// word by word, so only for what may be shown.
    pub fn name(&self, parts: &mut Parts, card: &Card) {
        parts.named = 1.0 + self.weights.named * self.named(card);
    }

    /// The score of a match, part by part, given what the index says of it and
    /// of the best; but for what [`Self::name`] adds.
    pub fn parts(&self, card: &Card, found: f32, best: f32) -> Parts {
        let index = if best > 0.0 { found / best } else { 1.0 };
        let levels = &self.question.levels;
        let unsaid = card.rare.iter().enumerate().filter(|(_, rare)| !self.says(rare));
        let rare: Vec<usize> = unsaid.map(|(at, _)| at).collect();
        Parts {
            covered: self.covers(card),
            index: 1.0 - self.weights.index * (1.0 - index),
            named: 1.0,
            prior: card.prior,
            rarity: rare.iter().map(|at| card.rare[*at].factor).product(),
            rare,
            level: if levels.is_disjoint(&card.facts.levels) { 1.0 } else { self.weights.level },
        }
    }
}

impl Lone<'_> {
    /// Whether the name only has the syllable as a half of words that were not
    /// asked for: "cải" of "cải tạo" is not that of "của cải".
    fn is_bound(&self, name: &str, asked: &HashSet<&str>) -> bool {
        let mut there = false;
        let mut before = None;
        let mut syllables = name.split(' ').peekable();
        while let Some(syllable) = syllables.next() {
            if syllable == self.syllable {
                there = true;
                let partner = |neighbour: Option<&str>, partners: &HashSet<&str>| {
                    neighbour.is_some_and(|other| partners.contains(other) && !asked.contains(other))
                };
                if !partner(before, &self.before) && !partner(syllables.peek().copied(), &self.after) {
                    return false;
                }
            }
            before = Some(syllable);
        }
        there
    }
}
