//! Records as a source could give them.

use catalogue::{EditionContent, Markdown, ProcedureCode, SectorName, Slug};
use jiff::Timestamp;
use registry::{Decision, MirrorOutcome, MirrorRecord, Precedence, SourceKey, Store, decide};
use store::Database;

pub fn content(name: &str) -> EditionContent {
    EditionContent {
        name: name.to_owned(),
        summary: Markdown::default(),
        translations: Default::default(),
        keywords: vec!["cưới".to_owned()],
        sector: SectorName::new("Hộ tịch"),
        levels: Default::default(),
        applicants: Default::default(),
        agencies: Default::default(),
        reception: String::new(),
        interlinked: false,
        online: Default::default(),
        channels: Vec::new(),
        dossier: Default::default(),
        forms: Vec::new(),
        steps: Vec::new(),
        requirements: Markdown::default(),
        outcomes: Vec::new(),
        legal_basis: Vec::new(),
        announcement: None,
        life_events: Vec::new(),
        source: Default::default(),
    }
}

/// The record `number` of the national portal.
pub fn record(number: usize, name: &str) -> MirrorRecord {
    let code = ProcedureCode::parse(&format!("1.{number:06}")).expect("a code");
    MirrorRecord {
        source: SourceKey::national_portal(),
        key: code.to_string(),
        code: Some(code),
        slug: Slug::from_name(name),
        repeal: None,
        content: content(name),
    }
}

/// The file `key` of the starter catalogue.
pub fn file(key: &str, code: Option<usize>, name: &str) -> MirrorRecord {
    MirrorRecord {
        source: SourceKey::content(),
        key: key.to_owned(),
        code: code.map(|number| ProcedureCode::parse(&format!("1.{number:06}")).expect("a code")),
        ..record(0, name)
    }
}

/// The instant `second` of the test.
pub fn at(second: i64) -> Timestamp {
    Timestamp::new(1_780_000_000 + second, 123_456_789).expect("an instant")
}

/// Takes records over, and must succeed.
pub async fn take(store: &Database, records: &[MirrorRecord], second: i64) -> Vec<MirrorOutcome> {
    run(store, records, Precedence::LocalFirst, second, false).await
}

pub async fn run(
    store: &Database,
    records: &[MirrorRecord],
    precedence: Precedence,
    second: i64,
    dry_run: bool,
) -> Vec<MirrorOutcome> {
    store
        .mirror(records, &|known, record| decide(precedence, known, record), at(second), dry_run)
        .await
        .expect("the store takes the records")
}

pub fn decisions(outcomes: &[MirrorOutcome]) -> Vec<Decision> {
    outcomes.iter().map(|outcome| outcome.decision).collect()
}
