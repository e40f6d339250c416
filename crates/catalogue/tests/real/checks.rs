use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, Channel, ChannelKind, Cost, Dossier,
    DossierCase, DossierItem, EditionContent, LegalDocument, Markdown, OnlineService, Outcome, SectorName, Source,
    Step, TimeLimit,
    quality::{self, Check},
};
use jiff::civil::date;
use serde_json::Value;

use crate::records::{self, rows, text};

/// What was counted by hand in about 4,000 records, of which these are 3,358.
const COUNTED: [(&str, &[Check], usize); 10] = [
    ("an amount under 1,000 đồng", &[Check::CostUnder1000], 96),
    ("free, but the note sets a cost", &[Check::FreeButNoteSetsCost], 306),
    ("time without a unit", &[Check::TimeWithoutUnit], 359),
    ("times differ in one channel", &[Check::TimesDifferInChannel], 228),
    ("papers without a count", &[Check::PaperWithoutCount], 340),
    ("no time limit at all", &[Check::PartMissing, Check::TimeMissing], 248),
    ("an agency of the district level", &[Check::DistrictAgency, Check::DistrictLevel], 89),
    ("a name over 250 characters", &[Check::NameTooLong], 171),
    ("several cases", &[Check::SeveralCases], 826),
    ("online and counter cost differ", &[Check::OnlineCostDiffers], 57),
];

#[test]
fn counts_what_was_counted_by_hand() {
    let Some(records) = records::all() else { return };
    let mut by_check: BTreeMap<Check, usize> = BTreeMap::new();
    for record in &records {
        let content = content(record);
        let findings = quality::check(&content, date(2026, 6, 1));
        let found: BTreeSet<Check> = findings
            .iter()
            .filter(|finding| finding.check != Check::PartMissing || finding.path == "channels")
            .map(|finding| finding.check)
            .collect();
        for check in found {
            *by_check.entry(check).or_default() += 1;
        }
    }
    eprintln!("of {} records (counted by hand in about 4,000):", records.len());
    for (what, checks, by_hand) in COUNTED {
        let counts: Vec<usize> = checks.iter().map(|check| by_check.get(check).copied().unwrap_or_default()).collect();
        eprintln!("  {counts:>10?} ({by_hand:>3}) {what}");
        assert!(counts.iter().sum::<usize>() > 0, "{what}");
    }
    eprintln!(
        "all: {}",
        by_check.iter().map(|(check, n)| format!("{} {n}", check.code())).collect::<Vec<_>>().join(", ")
    );
}

/// What the checks need of a record; reading all of it is the importer's part.
fn content(record: &Value) -> EditionContent {
    let implementing = AgencyName::list(text(record, "executing_agency"));
    EditionContent {
        name: text(record, "name").into(),
        summary: Markdown::default(),
        translations: BTreeMap::new(),
        keywords: Vec::new(),
        sector: SectorName::new(text(record, "field")),
        levels: text(record, "levels_text").split(',').filter_map(AdministrativeLevel::from_label).collect(),
        applicants: rows(record, "subjects").filter_map(Value::as_str).filter_map(ApplicantKind::from_label).collect(),
        agencies: Agencies {
            implementing,
            competent: AgencyName::list(text(record, "competent_authority")),
            ..Agencies::default()
        },
        reception: String::new(),
        interlinked: false,
        online: OnlineService::default(),
        channels: rows(record, "methods").filter_map(channel).collect(),
        dossier: Dossier { sets: None, cases: rows(record, "dossier_cases").map(case).collect() },
        forms: Vec::new(),
        steps: vec![Step { title: String::new(), text: Markdown::new(text(record, "steps_text")) }],
        requirements: Markdown::default(),
        outcomes: rows(record, "results").map(|row| Outcome { name: text(row, "name").into(), code: None }).collect(),
        legal_basis: rows(record, "legal_basis")
            .map(|row| LegalDocument { number: text(row, "number").into(), ..LegalDocument::default() })
            .collect(),
        announcement: Some(text(record, "decision_no"))
            .filter(|number| !number.is_empty())
            .map(|number| Announcement { number: number.into(), ..Announcement::default() }),
        life_events: Vec::new(),
        source: Source::default(),
    }
}

fn channel(row: &Value) -> Option<Channel> {
    Some(Channel {
        kind: ChannelKind::from_label(text(row, "channel"))?,
        situation: String::new(),
        time_limit: TimeLimit::parse(text(row, "time_text")),
        costs: rows(row, "fees").flat_map(|fee| Cost::parse_rows(text(fee, "text"), text(fee, "note"))).collect(),
        note: Markdown::new(text(row, "description")),
    })
}

fn case(row: &Value) -> DossierCase {
    let count = |paper: &Value, key: &str| paper[key].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
    let items = rows(row, "papers").map(|paper| {
        DossierItem::from_row(text(paper, "name").into(), count(paper, "originals"), count(paper, "copies"), Vec::new())
    });
    DossierCase { name: text(row, "case").into(), items: items.collect() }
}
