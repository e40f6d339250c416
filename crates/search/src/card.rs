use std::{
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use catalogue::{
    AdministrativeLevel, Audience, DossierItem, Slug,
    query::{RarePhrase, Syllable, Vocabulary, Weights, syllables_of},
};
use registry::{Entry, Facts, Place};

/// A text that says what a procedure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The official name.
    Name = 1,
    /// The words of people, and the name in other languages.
    Keywords = 2,
    /// The sector.
    Sector = 4,
    /// What one gets.
    Outcomes = 8,
}

/// What an engine keeps of an entry beside its index: what is filtered, sorted
/// and weighed by.
pub struct Card {
    /// The entry.
    pub entry: Arc<Entry>,
    /// What it is filtered and counted by.
    pub facts: Facts,
    /// The folded name, to sort by.
    pub name: String,
    /// The folded names of the agencies that carry it out or decide, each with its address.
    pub agencies: Vec<(String, Slug)>,
    /// The syllables of the name, each once.
    pub name_syllables: Vec<String>,
    /// The syllables and pairs of the head, by their numbers, with the texts that have them.
    head: Box<[(u64, u8)]>,
    /// The syllables of summary, papers and steps, by the lower half of their numbers.
    body: Box<[u32]>,
    /// How likely it is what somebody wants, whatever the question: 1 is neutral.
    pub prior: f32,
    /// Rare variants that it is one of, with what that costs a question that
    /// says none of it.
    pub rare: Vec<RarePhrase>,
}

impl Card {
    /// The card of an entry.
    pub fn new(entry: Arc<Entry>, vocabulary: &Vocabulary) -> Self {
        let name: Vec<String> = folded(&entry.content.name);
        let sector: Vec<String> = folded(entry.content.sector.as_str());
        let said = |phrase: &RarePhrase| {
            if phrase.begins {
                title(&name).starts_with(&phrase.folded)
            } else {
                has_phrase(&name, &phrase.folded) || has_phrase(&sector, &phrase.folded)
            }
        };
        let rare = vocabulary.rare().iter().filter(|phrase| said(phrase)).cloned().collect();
        let sorted_by = name.join(" ");
        let mut name_syllables = name;
        name_syllables.sort_unstable();
        name_syllables.dedup();
        Self {
            facts: entry.facts(),
            agencies: agencies(&entry),
            name: sorted_by,
            name_syllables,
            head: head(&entry),
            body: body(&entry),
            prior: prior(&entry, &vocabulary.weights()),
            rare,
            entry,
        }
    }

    /// The texts of the head that have a syllable or a pair, as a sum of [`Head`]s.
    pub fn head_has(&self, hashed: u64) -> u8 {
        self.head.binary_search_by_key(&hashed, |(key, _)| *key).map_or(0, |at| self.head[at].1)
    }

    /// Whether the summary, the papers or the steps have a syllable.
    pub fn body_has(&self, hashed: u64) -> bool {
        self.body.binary_search(&lower_half(hashed)).is_ok()
    }

    /// How needed it is when nothing was asked: what is kept with the words of
    /// the people and belongs to a life event first.
    pub fn need(&self) -> f32 {
        let content = &self.entry.content;
        let mut need = self.prior;
        if !content.life_events.is_empty() {
            need *= 1.3;
        }
        if !content.keywords.is_empty() {
            need *= 1.2;
        }
        self.rare.iter().fold(need, |need, rare| need * rare.factor)
    }
}

impl Card {
    /// Where it stands in the orders that no question makes.
    pub fn place(&self) -> Place {
        Place {
            need: self.need().to_bits(),
            published_at: self.entry.published_at,
            name: self.name.clone(),
            id: self.entry.id,
        }
    }
}

/// The number that stands for a folded syllable.
pub fn hash(folded: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    folded.hash(&mut hasher);
    hasher.finish()
}

/// The number that stands for a syllable with its accents.
pub fn hash_toned(toned: &str) -> u64 {
    !hash(toned)
}

/// The number that stands for two neighbours.
pub fn hash_pair(a: &str, b: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (a, b).hash(&mut hasher);
    hasher.finish()
}

#[allow(clippy::cast_possible_truncation)]
const fn lower_half(hashed: u64) -> u32 {
    hashed as u32
}

/// The texts that say what a procedure is: name, keywords with the names in other
/// languages, sector, outcomes.
pub fn head_texts(entry: &Entry) -> Vec<(Head, Vec<Syllable>)> {
    let content = &entry.content;
    std::iter::once((Head::Name, content.name.as_str()))
        .chain(content.also_called().map(|words| (Head::Keywords, words)))
        .chain([(Head::Sector, content.sector.as_str())])
        .chain(content.outcomes.iter().map(|outcome| (Head::Outcomes, outcome.name.as_str())))
        .map(|(head, text)| (head, syllables_of(text)))
        .collect()
}

fn head(entry: &Entry) -> Box<[(u64, u8)]> {
    let mut numbers: Vec<(u64, u8)> = Vec::new();
    for (text, syllables) in head_texts(entry) {
        for syllable in &syllables {
            numbers.push((hash(&syllable.folded), text as u8));
            numbers.push((hash_toned(&syllable.toned), text as u8));
        }
        for two in syllables.windows(2) {
            numbers.push((hash_pair(&two[0].folded, &two[1].folded), text as u8));
        }
    }
    numbers.sort_unstable();
    numbers.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    numbers.into()
}

fn body(entry: &Entry) -> Box<[u32]> {
    let mut numbers: Vec<u32> =
        body_texts(entry).flat_map(syllables_of).map(|syllable| lower_half(hash(&syllable.folded))).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}

/// The texts that tell about a procedure: summary, papers, forms, steps, requirements.
fn body_texts(entry: &Entry) -> impl Iterator<Item = &str> {
    let content = &entry.content;
    let papers = content.dossier.cases.iter().flat_map(|case| {
        std::iter::once(case.name.as_str()).chain(case.items.iter().map(|item| match item {
            DossierItem::Paper(paper) => paper.name.as_str(),
            DossierItem::Note(note) => note.as_str(),
        }))
    });
    let forms = content.forms.iter().map(|form| form.name.as_str());
    let steps = content.steps.iter().flat_map(|step| [step.title.as_str(), step.text.as_str()]);
    [content.summary.as_str(), content.requirements.as_str()].into_iter().chain(papers).chain(forms).chain(steps)
}

fn agencies(entry: &Entry) -> Vec<(String, Slug)> {
    let names = entry.content.agencies.acting();
    let mut names: Vec<(String, Slug)> = names.map(|name| (agency(folded(name.as_str())), name.slug())).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The name of an agency, as it is looked for: "Công an cấp xã" is "công an xã".
pub fn agency(mut folded: Vec<String>) -> String {
    folded.retain(|word| word != "cap");
    folded.join(" ")
}

fn folded(text: &str) -> Vec<String> {
    syllables_of(text).into_iter().map(|syllable| syllable.folded).collect()
}

/// A name without the words "thủ tục" before it.
fn title(name: &[String]) -> &[String] {
    match name {
        [thu, tuc, title @ ..] if thu == "thu" && tuc == "tuc" => title,
        _ => name,
    }
}

/// Whether these syllables stand in that order, side by side.
pub fn has_phrase(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && text.windows(phrase.len()).any(|window| window == phrase)
}

fn prior(entry: &Entry, weights: &Weights) -> f32 {
    let content = &entry.content;
    let mut prior = match content.levels.iter().next() {
        Some(AdministrativeLevel::Commune) => weights.commune,
        Some(AdministrativeLevel::Province) => weights.province,
        Some(AdministrativeLevel::Ministry) => weights.ministry,
        _ => 1.0,
    };
    if content.audiences().contains(&Audience::Citizen) {
        prior *= weights.citizen;
    }
    if entry.procedure.repeal.is_some() {
        prior *= weights.repealed;
    }
    // What one province made public for itself comes after what holds everywhere.
    if content.agencies.local().is_some() { prior * weights.local } else { prior }
}
