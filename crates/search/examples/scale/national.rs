use std::sync::Arc;

use catalogue::{AgencyName, OnlineLevel, ProcedureCode, Slug};
use registry::{Entry, ProcedureId};

/// How many provinces publish their own editions of one procedure.
const PROVINCES: usize = 34;

/// Makes a catalogue of any size out of a real one: editions of provinces, and
/// procedures whose words are mixed from those of two others, so that words,
/// lengths and lists are as real ones are. The same seed gives the same one.
pub fn catalogue(basis: &[Arc<Entry>], size: usize, seed: u64) -> Vec<Arc<Entry>> {
    let mut random = fastrand::Rng::with_seed(seed);
    (0..size).map(|number| Arc::new(entry(basis, number, &mut random))).collect()
}

/// One entry; those with an even number keep the name of the real one, as the
/// editions of provinces do.
fn entry(basis: &[Arc<Entry>], number: usize, random: &mut fastrand::Rng) -> Entry {
    let one = &basis[random.usize(..basis.len())];
    let other = &basis[random.usize(..basis.len())];
    let mut content = one.content.clone();
    if number % 2 == 1 {
        content.name = mixed(&content.name, &other.content.name);
        content.steps.clone_from(&other.content.steps);
        content.keywords.extend(other.content.keywords.iter().cloned());
        if random.bool() {
            content.sector = other.content.sector.clone();
        }
        if random.bool() {
            content.dossier.clone_from(&other.content.dossier);
        }
    }
    let province = random.usize(1..=PROVINCES);
    for agency in &mut content.agencies.implementing {
        *agency = AgencyName::new(&format!("{agency} {province:02}"));
    }
    content.online.level = match random.u8(..10) {
        0..3 => None,
        3..5 => Some(OnlineLevel::Forms),
        5..8 => Some(OnlineLevel::Partial),
        _ => Some(OnlineLevel::Full),
    };
    let code = format!("{}.{:06}.000.00.00.H{province:02}", 1 + number / 1_000_000, number % 1_000_000);
    let mut procedure = one.procedure.clone();
    procedure.code = ProcedureCode::parse(&code).ok();
    procedure.slug = Slug::from_name(&content.name).with_suffix(&number.to_string());
    Entry {
        id: ProcedureId(i64::try_from(number).unwrap_or(i64::MAX)),
        procedure,
        edition: 1,
        content,
        published_at: one.published_at,
        withdrawn: false,
    }
}

/// How much text an entry has, as it would be exported.
pub fn bytes(entry: &Entry) -> usize {
    serde_json::to_vec(&entry.content).map_or(0, |text| text.len())
}

/// The first half of a name with the second half of another.
fn mixed(one: &str, other: &str) -> String {
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let (one, other) = (words(one), words(other));
    [&one[..one.len().div_ceil(2)], &other[other.len() / 2..]].concat().join(" ")
}
