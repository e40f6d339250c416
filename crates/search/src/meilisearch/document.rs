use std::collections::HashMap;

use catalogue::{
    AdministrativeLevel, Audience, ChannelKind, DossierItem,
    query::{Syllable, syllables_of},
};
use registry::{Entry, ProcedureId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::settings;

/// What Meilisearch is given of an entry. Texts come cut into syllables by
/// `catalogue::query`, so that the server only splits at spaces: folded, and
/// for the head also with the accents, spelled in letters that the server
/// cannot fold.
#[derive(Serialize)]
pub struct Document {
    id: i64,
    name: String,
    name_toned: String,
    keywords: Vec<String>,
    keywords_toned: Vec<String>,
    sector: String,
    sector_toned: String,
    outcomes: Vec<String>,
    outcomes_toned: Vec<String>,
    summary: String,
    papers: Vec<String>,
    body: Vec<String>,
    sector_slug: String,
    levels: Vec<&'static str>,
    audiences: Vec<&'static str>,
    online_level: Option<u8>,
    channels: Vec<&'static str>,
    agencies: Vec<String>,
    free: bool,
    stamp: String,
}

/// What an index says of itself, in a document of its own that no question
/// finds. It is written in the same task as what it seals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    id: String,
    /// Which program's documents and settings these are.
    pub version: u32,
    /// The settings that were set.
    pub settings: String,
    /// What is in it: the sum of the stamps of all entries.
    pub stamp: String,
    /// How many entries are in it.
    pub entries: usize,
}

/// The key of the [`Seal`].
pub const SEAL: &str = "catalogue";

/// What an entry is, in a number: another for any other document.
pub type Stamp = u64;

/// The stamps of all entries, by which two catalogues are told apart.
pub type Stamps = HashMap<ProcedureId, Stamp>;

impl Document {
    /// The document of an entry.
    pub fn new(entry: &Entry) -> Self {
        let content = &entry.content;
        let facts = entry.facts();
        let (name, name_toned) = both(&content.name);
        let (sector, sector_toned) = both(content.sector.as_str());
        let (keywords, keywords_toned) = content.also_called().map(both).unzip();
        let (outcomes, outcomes_toned) = content.outcomes.iter().map(|outcome| both(&outcome.name)).unzip();
        let mut papers = Vec::new();
        for case in &content.dossier.cases {
            papers.push(folded(&case.name));
            papers.extend(case.items.iter().map(|item| match item {
                DossierItem::Paper(paper) => folded(&paper.name),
                DossierItem::Note(note) => folded(note),
            }));
        }
        papers.extend(content.forms.iter().map(|form| folded(&form.name)));
        let steps = content.steps.iter().flat_map(|step| [folded(&step.title), folded(step.text.as_str())]);
        let mut document = Self {
            id: entry.id.0,
            name,
            name_toned,
            keywords,
            keywords_toned,
            sector,
            sector_toned,
            outcomes,
            outcomes_toned,
            summary: folded(content.summary.as_str()),
            papers,
            body: steps.chain([folded(content.requirements.as_str())]).collect(),
            sector_slug: facts.sector.to_string(),
            levels: facts.levels.into_iter().map(AdministrativeLevel::key).collect(),
            audiences: facts.audiences.into_iter().map(Audience::key).collect(),
            online_level: facts.online_level.map(catalogue::OnlineLevel::number),
            channels: facts.channels.into_iter().map(ChannelKind::key).collect(),
            agencies: facts.agencies.iter().map(ToString::to_string).collect(),
            free: facts.free,
            stamp: String::new(),
        };
        document.stamp = written(document.digest());
        document
    }

    /// What this document is, in a number.
    pub fn stamp(&self) -> Stamp {
        read(&self.stamp).unwrap_or_default()
    }

    fn digest(&self) -> Stamp {
        let body = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&body).iter().take(8).fold(0, |stamp, byte| stamp << 8 | Stamp::from(*byte))
    }
}

impl Seal {
    /// The seal of a catalogue.
    pub fn new(stamps: &Stamps) -> Self {
        let sum = stamps.values().fold(0, |sum: Stamp, stamp| sum.wrapping_add(*stamp));
        Self {
            id: SEAL.to_owned(),
            version: settings::VERSION,
            settings: settings::fingerprint(),
            stamp: written(sum),
            entries: stamps.len(),
        }
    }

    /// The seal that a document says.
    pub fn read(id: String, version: u32, settings: String, stamp: String, entries: usize) -> Self {
        Self { id, version, settings, stamp, entries }
    }

    /// Whether both are of the same documents and settings, whatever the entries.
    pub fn same_making(&self, other: &Self) -> bool {
        (self.version, &self.settings) == (other.version, &other.settings)
    }
}

/// A stamp as it stands in a document; JSON has no whole numbers of that size.
fn written(stamp: Stamp) -> String {
    format!("{stamp:016x}")
}

/// Reads what [`written`] wrote.
pub fn read(stamp: &str) -> Option<Stamp> {
    Stamp::from_str_radix(stamp, 16).ok()
}

fn both(text: &str) -> (String, String) {
    let syllables = syllables_of(text);
    (joined(&syllables, |syllable| syllable.folded.clone()), joined(&syllables, spelled))
}

fn folded(text: &str) -> String {
    joined(&syllables_of(text), |syllable| syllable.folded.clone())
}

fn joined(syllables: &[Syllable], part: impl Fn(&Syllable) -> String) -> String {
    syllables.iter().map(part).collect::<Vec<_>>().join(" ")
}

/// A syllable with its accents in plain letters, as in Telex, the tone as a
/// digit at the end: `truw4` for "trữ". The server folds all else.
pub fn spelled(syllable: &Syllable) -> String {
    let mut spelled = String::with_capacity(syllable.toned.len() + 2);
    for letter in syllable.toned.chars() {
        match letter {
            'ă' => spelled.push_str("aw"),
            'â' => spelled.push_str("aa"),
            'ê' => spelled.push_str("ee"),
            'ô' => spelled.push_str("oo"),
            'ơ' => spelled.push_str("ow"),
            'ư' => spelled.push_str("uw"),
            'đ' => spelled.push_str("dd"),
            other => spelled.push(other),
        }
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_different_is_spelled_differently() {
        let spelled = |word: &str| spelled(&Syllable::new(word));
        assert_eq!(spelled("trữ"), "truw4");
        assert_eq!(spelled("trú"), "tru2");
        assert_eq!(spelled("Đường"), "dduwowng1");
        assert_eq!(spelled("hoà"), spelled("hòa"));
        assert!(spelled("lượng").is_ascii());
    }

    #[test]
    fn the_seal_tells_catalogues_apart_whatever_their_order() {
        let seal = |stamps: &[(i64, Stamp)]| Seal::new(&stamps.iter().map(|(id, s)| (ProcedureId(*id), *s)).collect());
        assert_eq!(seal(&[(1, 7), (2, Stamp::MAX)]), seal(&[(2, Stamp::MAX), (1, 7)]));
        assert_ne!(seal(&[(1, 7)]), seal(&[(1, 8)]));
        assert_ne!(seal(&[(1, 7)]), seal(&[(1, 7), (2, 0)]));
    }
}
