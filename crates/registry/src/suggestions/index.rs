use std::{
    collections::{BTreeMap, HashMap, HashSet},
    ops::Bound,
    sync::Arc,
};

use catalogue::{
    AdministrativeLevel, Texts,
    query::{Syllable, syllables_of, syllables_of_question},
};

use super::{Offers, Suggestion, SuggestionKind, spelling::Spelling};
use crate::{Entry, Snapshot, Understood};

/// How many syllables of what was typed are read.
const MAX_TYPED: usize = 12;
/// How many candidates are looked at closely, the most needed first.
const CANDIDATES: usize = 300;
/// How many of each word that an unfinished one may become.
const OF_EACH_WORD: usize = 64;

/// Suggestions by the words in them. Never changes: when the catalogue does, a
/// new one takes its place.
#[derive(Debug, Default)]
pub struct SuggestionIndex {
    /// The most needed first.
    items: Vec<Item>,
    /// The items that have a syllable, in their order.
    by_syllable: BTreeMap<String, Vec<u32>>,
    words: HashSet<String>,
    spelling: Spelling,
}

#[derive(Debug)]
struct Item {
    suggestion: Arc<Suggestion>,
    /// The name first, then other words for it.
    texts: Vec<Text>,
    need: f32,
}

/// A text as it is compared: each syllable with a space before and after it.
#[derive(Debug)]
struct Text {
    folded: String,
    toned: String,
}

impl Text {
    fn new(text: &str) -> Self {
        Self::of(&syllables_of(text))
    }

    fn of(syllables: &[Syllable]) -> Self {
        let mut this = Self { folded: " ".to_owned(), toned: " ".to_owned() };
        for Syllable { folded, toned } in syllables {
            this.folded += folded;
            this.folded.push(' ');
            this.toned += toned;
            this.toned.push(' ');
        }
        this
    }
}

impl SuggestionIndex {
    /// The suggestions over a catalogue.
    #[must_use]
    pub fn new(snapshot: &Snapshot, offers: &Offers) -> Self {
        let mut items: Vec<Item> = snapshot.entries().map(|entry| procedure(entry, offers)).collect();
        items.extend(snapshot.sectors().iter().map(|sector| {
            let names = offers.sectors.get(&sector.slug).cloned().unwrap_or_else(|| Texts::new(&sector.name));
            item(SuggestionKind::Sector, names, sector.slug.as_str(), [].into_iter(), 1.0)
        }));
        items.extend(offers.life_events.iter().map(|event| {
            let also = event.keywords.iter().map(String::as_str);
            item(SuggestionKind::LifeEvent, event.title.clone(), event.slug.as_str(), also, 1.2)
        }));
        let mut index = Self { words: offers.words.clone(), ..Self::default() };
        index.take(items);
        let phrases = index.phrases(snapshot, offers);
        let mut items = std::mem::take(&mut index.items);
        items.extend(phrases);
        index.by_syllable.clear();
        index.take(items);
        let names = snapshot.entries().map(|entry| entry.content.name.as_str());
        let keywords = snapshot.entries().flat_map(|entry| entry.content.keywords.iter().map(String::as_str));
        let said = offers.phrases.iter().map(|phrase| phrase.say.as_str());
        index.spelling = Spelling::of(names.chain(keywords).chain(said));
        index
    }

    fn take(&mut self, mut items: Vec<Item>) {
        items.sort_by(|a, b| {
            b.need.total_cmp(&a.need).then_with(|| a.suggestion.label.original().cmp(b.suggestion.label.original()))
        });
        for (place, item) in (0_u32..).zip(&items) {
            for syllable in item.texts.iter().flat_map(|text| text.folded.split_whitespace()) {
                if let Some(places) = self.by_syllable.get_mut(syllable) {
                    if places.last() != Some(&place) {
                        places.push(place);
                    }
                } else {
                    self.by_syllable.insert(syllable.to_owned(), vec![place]);
                }
            }
        }
        self.items = items;
    }

    /// What people say, of which the catalogue has something: phrases of the
    /// vocabulary, and the keywords of procedures.
    fn phrases(&self, snapshot: &Snapshot, offers: &Offers) -> Vec<Item> {
        let said = offers
            .phrases
            .iter()
            .filter(|phrase| phrase.mean.iter().any(|meaning| self.has_procedure(meaning)))
            .map(|phrase| phrase.say.as_str());
        let keywords = snapshot
            .entries()
            .filter(|entry| entry.procedure.repeal.is_none())
            .flat_map(|entry| entry.content.keywords.iter().map(String::as_str));
        // Who types the name of a procedure is shown the procedure.
        let mut seen: HashSet<String> = self.items.iter().map(|item| item.texts[0].folded.clone()).collect();
        let mut phrases = Vec::new();
        for phrase in keywords.chain(said) {
            let text = Text::new(phrase);
            // A single word tells too little to be worth a search of its own.
            if text.folded.split_whitespace().nth(1).is_some() && seen.insert(text.folded.clone()) {
                phrases.push(item(SuggestionKind::Phrase, Texts::new(phrase), phrase, [].into_iter(), 1.0));
            }
        }
        phrases
    }

    /// Whether some procedure has all these words in its name or in a keyword.
    fn has_procedure(&self, words: &str) -> bool {
        let syllables = syllables_of(words);
        let Some(whole) = self.places_of(&syllables) else { return false };
        self.all_of(&whole, &[]).iter().any(|item| item.suggestion.kind == SuggestionKind::Procedure)
    }

    /// Where each of these syllables stands, the rarest first; nothing where one stands nowhere.
    fn places_of(&self, syllables: &[Syllable]) -> Option<Vec<&[u32]>> {
        let mut places: Vec<&[u32]> = Vec::with_capacity(syllables.len());
        for syllable in syllables {
            places.push(self.by_syllable.get(&syllable.folded)?);
        }
        places.sort_by_key(|places| places.len());
        Some(places)
    }

    /// The most needed items that have all the whole syllables, and a beginning
    /// of each unfinished one.
    fn all_of(&self, whole: &[&[u32]], unfinished: &[String]) -> Vec<&Item> {
        let Some((rarest, others)) = whole.split_first() else { return Vec::new() };
        rarest
            .iter()
            .filter(|place| others.iter().all(|places| places.binary_search(place).is_ok()))
            .map(|place| &self.items[*place as usize])
            .filter(|item| unfinished.iter().all(|start| item.texts.iter().any(|text| text.folded.contains(start))))
            .take(CANDIDATES)
            .collect()
    }

    /// The most needed items with a syllable that begins so.
    fn starting(&self, start: &str) -> Vec<&Item> {
        let from = (Bound::Included(start), Bound::Unbounded);
        let mut places: Vec<u32> = self
            .by_syllable
            .range::<str, _>(from)
            .take_while(|(syllable, _)| syllable.starts_with(start))
            .flat_map(|(_, places)| places.iter().take(OF_EACH_WORD).copied())
            .collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().take(CANDIDATES).map(|place| &self.items[place as usize]).collect()
    }

    /// What may be meant by what was typed so far, at most so many, by kind and
    /// within each kind the best first. The last word is unfinished unless a
    /// space follows it.
    #[must_use]
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<Arc<Suggestion>> {
        let mut syllables = syllables_of_question(typed);
        syllables.truncate(MAX_TYPED);
        let Some((last, before)) = syllables.split_last() else { return Vec::new() };
        let finished = typed.ends_with(char::is_whitespace);
        let whole = if finished { &syllables[..] } else { before };
        let candidates = match (self.places_of(whole), whole.is_empty()) {
            (_, true) => self.starting(&last.folded),
            (None, _) => Vec::new(),
            (Some(places), false) if finished => self.all_of(&places, &[]),
            (Some(places), false) => self.all_of(&places, &[format!(" {}", last.folded)]),
        };
        let typed = Typed::new(&syllables, finished);
        let mut ranked: Vec<(f32, &Item)> =
            candidates.into_iter().filter_map(|item| Some((typed.fit(item)?, item))).collect();
        ranked.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| a.1.suggestion.label.original().cmp(b.1.suggestion.label.original()))
        });
        share_out(&ranked, limit)
    }

    /// What of a kind shares two neighbouring syllables with a question, for
    /// where nothing fits it as a whole; what shares the rarest first.
    #[must_use]
    pub fn nearest(&self, question: &str, kind: SuggestionKind, limit: usize) -> Vec<Arc<Suggestion>> {
        let mut near: HashMap<*const Item, (f32, &Item)> = HashMap::new();
        for pair in syllables_of_question(question).windows(2) {
            let Some(places) = self.places_of(pair) else { continue };
            let together = Text::of(pair).folded;
            let both = self.all_of(&places, &[]);
            let sharing: Vec<&Item> = both
                .into_iter()
                .filter(|item| item.suggestion.kind == kind)
                .filter(|item| item.texts.iter().any(|text| text.folded.contains(&together)))
                .collect();
            #[allow(clippy::cast_precision_loss)]
            let rarity = (1.0 + self.items.len() as f32 / (1.0 + sharing.len() as f32)).ln();
            for item in sharing {
                near.entry(std::ptr::from_ref(item)).or_insert((0.0, item)).0 += rarity * item.need;
            }
        }
        let mut near: Vec<(f32, &Item)> = near.into_values().collect();
        near.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then_with(|| a.1.suggestion.label.original().cmp(b.1.suggestion.label.original()))
        });
        near.into_iter().take(limit).map(|(_, item)| Arc::clone(&item.suggestion)).collect()
    }

    /// Whether a folded word is one that the catalogue or the vocabulary uses.
    #[must_use]
    pub fn knows(&self, folded: &str) -> bool {
        self.words.contains(folded) || self.by_syllable.contains_key(folded)
    }

    /// A question with what its mistyped words probably were. `replaced` are
    /// those that took the place of words nobody uses; the others are only
    /// likely. Nothing where there are none.
    #[must_use]
    pub fn corrected(&self, question: &str, understood: &Understood, replaced: bool) -> Option<String> {
        self.spelling.corrected(question, understood, replaced)
    }
}

/// What was typed, ready to be compared.
struct Typed {
    /// Each syllable as it stands in a text, the last perhaps unfinished.
    words: Vec<String>,
    /// All of it, from a space on; a space follows what is finished.
    text: Text,
    /// Those with accents, as they begin in a text.
    accented: Vec<String>,
}

impl Typed {
    fn new(syllables: &[Syllable], finished: bool) -> Self {
        let mut text = Text::of(syllables);
        let mut words: Vec<String> = syllables.iter().map(|syllable| format!(" {} ", syllable.folded)).collect();
        if !finished {
            text.folded.pop();
            words.last_mut().map(String::pop);
        }
        let accented = syllables.iter().filter(|syllable| syllable.has_accents());
        let accented = accented.map(|syllable| format!(" {}", syllable.toned)).collect();
        Self { words, text, accented }
    }

    /// How well an item fits: in that order, from the start, with those accents,
    /// in a short text; nothing where no text of it has all the words.
    fn fit(&self, item: &Item) -> Option<f32> {
        let fits = item.texts.iter().enumerate().filter_map(|(number, text)| {
            let fit = self.fit_text(text)?;
            Some(if number == 0 { fit * 1.1 } else { fit })
        });
        fits.max_by(f32::total_cmp).map(|fit| fit * item.need)
    }

    fn fit_text(&self, text: &Text) -> Option<f32> {
        let order = if text.folded.starts_with(&self.text.folded) {
            2.0
        } else if text.folded.contains(&self.text.folded) {
            1.5
        } else if self.has_all(text) {
            1.0
        } else {
            return None;
        };
        #[allow(clippy::cast_precision_loss)]
        let share = self.text.folded.len() as f32 / text.folded.len() as f32;
        Some(order * (0.6 + 0.4 * share) * self.accents(text))
    }

    fn has_all(&self, text: &Text) -> bool {
        self.words.iter().all(|word| text.folded.contains(word))
    }

    /// Accents that were typed should be those of the text.
    fn accents(&self, text: &Text) -> f32 {
        match self.accented.as_slice() {
            [] => 1.0,
            typed if typed.iter().all(|syllable| text.toned.contains(syllable)) => 1.5,
            _ => 0.6,
        }
    }
}

fn item<'a>(kind: SuggestionKind, label: Texts, target: &str, also: impl Iterator<Item = &'a str>, need: f32) -> Item {
    let mut texts = vec![Text::new(label.original())];
    texts.extend(label.translations().map(Text::new));
    texts.extend(also.map(Text::new));
    let suggestion = Suggestion { kind, label, target: target.to_owned() };
    Item { suggestion: Arc::new(suggestion), texts, need }
}

fn procedure(entry: &Entry, offers: &Offers) -> Item {
    let content = &entry.content;
    let mut need = match content.levels.iter().next() {
        Some(AdministrativeLevel::Commune) => 1.08,
        Some(AdministrativeLevel::Province) => 1.03,
        Some(AdministrativeLevel::Ministry) => 0.93,
        _ => 1.0,
    };
    if entry.procedure.code.as_ref().is_some_and(|code| offers.most_needed.contains(code)) {
        need *= 1.5;
    }
    if !content.life_events.is_empty() {
        need *= 1.3;
    }
    if !content.keywords.is_empty() {
        need *= 1.2;
    }
    if entry.procedure.repeal.is_some() {
        need *= 0.3;
    }
    let keywords = content.keywords.iter().map(String::as_str);
    item(SuggestionKind::Procedure, content.names(), entry.procedure.slug.as_str(), keywords, need)
}

/// The best of each kind: a few of the others, the rest procedures; where
/// procedures are few, the others get their places.
fn share_out(ranked: &[(f32, &Item)], limit: usize) -> Vec<Arc<Suggestion>> {
    let of = |kind: SuggestionKind| ranked.iter().map(|(_, item)| &item.suggestion).filter(move |s| s.kind == kind);
    let have = SuggestionKind::ALL.map(|kind| of(kind).count());
    let mut given = [0_usize; 4];
    let modest = [limit, 2, 1, 1];
    for (kind, modest) in modest.into_iter().enumerate().rev() {
        given[kind] = have[kind].min(modest).min(limit - given.iter().sum::<usize>());
    }
    for kind in 0..given.len() {
        given[kind] += (have[kind] - given[kind]).min(limit - given.iter().sum::<usize>());
    }
    SuggestionKind::ALL.into_iter().zip(given).flat_map(|(kind, count)| of(kind).take(count)).map(Arc::clone).collect()
}
