use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Intent, LawNumber, Lexicon, Syllable, Vocabulary, code::codes_in, keys::decoded, law::laws_in, phrase::Asked,
    syllable::syllables_of_question, vocabulary::Sense,
};
use crate::{AdministrativeLevel, ProcedureCode};

/// What the everyday word itself still counts, against its official wording.
const SAID: f32 = 0.9;
/// What a repaired typo counts, best first.
const REPAIRED: [f32; 3] = [0.85, 0.5, 0.35];
/// What a word that looked mistyped still counts.
const MISTYPED: f32 = 0.6;

/// A question, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The codes of procedures in it.
    pub codes: Vec<ProcedureCode>,
    /// The legal documents in it.
    pub laws: Vec<LawNumber>,
    /// Whether it was typed with the input method off, and read as Telex or VNI.
    pub raw_keys: bool,
    /// What is asked about the procedure.
    pub intents: BTreeSet<Intent>,
    /// The levels of government that are named.
    pub levels: BTreeSet<AdministrativeLevel>,
    /// What it is about, part by part.
    pub units: Vec<Unit>,
    /// Neighbours in the question, folded: they count more where they are neighbours in a text, too.
    pub pairs: Vec<(String, String)>,
    /// Whether accents were typed.
    pub accented: bool,
    /// The words that look mistyped, each with what it may have been.
    pub repairs: Vec<Repair>,
    /// The beginning of an agency's name, folded, where the question is that and nothing else.
    pub office: Option<Vec<String>>,
}

/// A word that looks mistyped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What was typed, folded.
    pub typed: String,
    /// What it most likely was, folded.
    pub meant: String,
    /// Whether the likely word took its place, because nobody uses the typed one.
    pub replaced: bool,
}

/// A part of what a question is about: one of its forms is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// The wordings.
    pub forms: Vec<Form>,
    /// Why the official wordings are there, as the vocabulary says.
    pub why: Vec<String>,
}

/// One wording of a part of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its syllables.
    pub syllables: Vec<Syllable>,
    /// How much it counts.
    pub weight: f32,
    /// Whether the accents of the syllables are known, and so count.
    pub accented: bool,
}

impl Question {
    /// Whether nothing is left to look for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.laws.is_empty() && self.units.is_empty()
    }

    /// The folded syllables that count, each once, for marking them in names.
    #[must_use]
    pub fn marks(&self) -> Vec<String> {
        let mut marks: Vec<String> = Vec::new();
        for syllable in self.units.iter().flat_map(|unit| &unit.forms).flat_map(|form| &form.syllables) {
            for spelling in syllable.spellings() {
                if !marks.contains(&spelling) {
                    marks.push(spelling);
                }
            }
        }
        marks
    }
}

/// Understands a question by the vocabulary and by the words of the catalogue.
#[must_use]
pub fn understand(text: &str, vocabulary: &Vocabulary, lexicon: &Lexicon) -> Question {
    let codes = codes_in(text);
    let (laws, text) = laws_in(text);
    let mut typed = syllables_of_question(&text);
    let raw = decoded(&typed, lexicon);
    let raw_keys = raw.is_some();
    typed = raw.unwrap_or(typed);
    let accented = typed.iter().any(Syllable::has_accents);
    if !codes.is_empty() {
        // Who gives a code wants that procedure, whatever else stands there.
        return Question { codes, accented, ..Question::default() };
    }
    let (asked, repairs) = repaired(&typed, accented, lexicon);
    let mut question = Question { codes, laws, raw_keys, accented, ..Question::default() };
    let mut used = vec![false; asked.len()];
    let mut units: Vec<(Vec<usize>, Unit)> = Vec::new();
    let mut small = vec![false; asked.len()];
    for found in vocabulary.phrases.find(&asked) {
        found.places.iter().for_each(|place| used[*place] = true);
        match found.sense {
            Sense::Stop => found.places.iter().for_each(|place| small[*place] = true),
            Sense::Intent(intent) => {
                found.places.iter().for_each(|place| small[*place] = true);
                question.intents.insert(*intent);
            }
            Sense::Level(level) => {
                question.levels.insert(*level);
            }
            Sense::Word(entry) => {
                let meaning = &vocabulary.meanings[*entry];
                let forms = meaning.wordings.iter().map(|syllables| Form {
                    syllables: syllables.clone(),
                    weight: meaning.weight,
                    accented: true,
                });
                if let Some((_, unit)) = units.iter_mut().find(|(places, _)| *places == found.places) {
                    unit.forms.extend(forms);
                    unit.why.push(meaning.why.clone());
                } else {
                    let said = Form {
                        syllables: found.places.iter().map(|place| asked[*place].syllable.clone()).collect(),
                        weight: SAID * meaning.weight,
                        accented: found.places.iter().all(|place| asked[*place].accents_known),
                    };
                    let forms = std::iter::once(said).chain(forms).collect();
                    units.push((found.places, Unit { forms, why: vec![meaning.why.clone()] }));
                }
            }
        }
    }
    for (place, asked) in asked.iter().enumerate().filter(|(place, _)| !used[*place]) {
        units.push((vec![place], literal(asked, &repairs[place])));
    }
    // As typed: the names of agencies are not among the words that typos are repaired by.
    let said = typed.iter().zip(small).filter(|(_, small)| !small).map(|(syllable, _)| syllable.folded.clone());
    question.office = Some(said.collect()).filter(|said: &Vec<String>| vocabulary.names_office(said));
    question.repairs = noted(&typed, &asked, &repairs, &used);
    units.sort_by_key(|(places, _)| places[0]);
    question.pairs = pairs(&units, &asked);
    question.units = units.into_iter().map(|(_, unit)| unit).collect();
    question
}

/// Puts the likeliest word in the place of what looks mistyped.
fn repaired(typed: &[Syllable], accented: bool, lexicon: &Lexicon) -> (Vec<Asked>, Vec<Vec<String>>) {
    let mut repairs = Vec::with_capacity(typed.len());
    let mut asked = Vec::with_capacity(typed.len());
    for (place, syllable) in typed.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| typed[before].folded.as_str());
        let after = typed.get(place + 1).map(|after| after.folded.as_str());
        let found = lexicon.repairs(&syllable.folded, before, after);
        match found.first() {
            Some(best) if lexicon.count(&syllable.folded) == 0 => {
                asked.push(Asked { syllable: Syllable::new(best), accents_known: false });
            }
            _ => asked.push(Asked { syllable: syllable.clone(), accents_known: accented }),
        }
        repairs.push(found);
    }
    (asked, repairs)
}

/// What looked mistyped, for telling people; each word once. A word that the
/// vocabulary knows as it stands was none.
fn noted(typed: &[Syllable], asked: &[Asked], repairs: &[Vec<String>], used: &[bool]) -> Vec<Repair> {
    let mut noted: Vec<Repair> = Vec::new();
    for (((typed, asked), found), used) in typed.iter().zip(asked).zip(repairs).zip(used) {
        let Some(meant) = found.first() else { continue };
        let replaced = asked.syllable.folded != typed.folded;
        if (replaced || !used) && noted.iter().all(|repair| repair.typed != typed.folded) {
            noted.push(Repair { typed: typed.folded.clone(), meant: meant.clone(), replaced });
        }
    }
    noted
}

fn literal(asked: &Asked, repairs: &[String]) -> Unit {
    let mut forms = Vec::with_capacity(1 + repairs.len());
    if !repairs.contains(&asked.syllable.folded) {
        let weight = if repairs.is_empty() { 1.0 } else { MISTYPED };
        forms.push(Form { syllables: vec![asked.syllable.clone()], weight, accented: asked.accents_known });
    }
    for (repair, weight) in repairs.iter().zip(REPAIRED) {
        forms.push(Form { syllables: vec![Syllable::new(repair)], weight, accented: false });
    }
    Unit { forms, why: Vec::new() }
}

/// Neighbours among what is left: what stood between them was a stop word or nothing.
fn pairs(units: &[(Vec<usize>, Unit)], asked: &[Asked]) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for next in units.windows(2) {
        let (Some(a), Some(b)) = (next[0].0.last(), next[1].0.first()) else { continue };
        if b.saturating_sub(*a) <= 2 {
            let pair = (asked[*a].syllable.folded.clone(), asked[*b].syllable.folded.clone());
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}
