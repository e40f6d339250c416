//! The real records, where they are at hand.

use std::{env, fs::File, path::PathBuf, time::Instant};

use catalogue::{CostKind, OnlineLevel};
use interchange::{Format, Reason, Record, records, write_jsonl};

use crate::round_trip::through_markdown;

/// A file of shared data; says loudly where it is absent.
fn shared(name: &str) -> Option<File> {
    let folder = env::var_os("MINHBACH_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let file = File::open(folder.join("data").join(name)).ok();
    if file.is_none() {
        eprintln!("SKIPPED: {name} is not at hand; set MINHBACH_SHARED to the folder with data/{name}");
    }
    file
}

pub fn all(name: &str) -> Option<Vec<Result<Record, interchange::Rejected>>> {
    let started = Instant::now();
    let read: Vec<_> = records(name, shared(name)?).collect();
    eprintln!("{name}: {} records read in {:?}", read.len(), started.elapsed());
    Some(read)
}

#[test]
fn the_harvest_is_read() {
    let Some(read) = all("procedures.jsonl.gz") else { return };
    assert_eq!(read.len(), 3358);
    let faults: Vec<_> = read.iter().filter_map(|read| read.as_ref().err()).collect();
    // One record names no sector.
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!((faults[0].field.as_str(), &faults[0].reason), ("field", &Reason::Missing));
    let good: Vec<_> = read.into_iter().flatten().collect();
    assert!(good.iter().all(|record| record.format == Format::PortalLine && record.code.is_some()));
    // The portal's lists say nothing of a level, so none is known.
    assert!(good.iter().all(|record| record.content.online.level.is_none()));
}

#[test]
fn the_harvest_reads_back_from_both_forms() {
    let Some(read) = all("procedures.jsonl.gz") else { return };
    let good: Vec<_> = read.into_iter().flatten().collect();
    let mut bytes = Vec::new();
    let procedures: Vec<_> = good.iter().map(Record::procedure).collect();
    let contents = good.iter().map(|record| &record.content);
    write_jsonl(&mut bytes, procedures.iter().zip(contents)).expect("memory");
    // Two names may give one address: the store tells them apart before an export.
    let mut again = records("-", bytes.as_slice());
    for record in &good {
        let (procedure, content) = match again.next().expect("as many") {
            Ok(again) => (again.procedure(), again.content),
            Err(rejected) => panic!("{rejected:?}"),
        };
        assert_eq!((&procedure, &content), (&record.procedure(), &record.content));
        let (procedure, content) = through_markdown(&procedure, &content);
        assert_eq!((&procedure, &content), (&record.procedure(), &record.content));
    }
    assert!(again.next().is_none());
}

#[test]
fn the_records_of_the_portal_are_read() {
    let Some(read) = all("raw_api_16_birth.json") else { return };
    let good: Vec<_> = read.into_iter().map(|read| read.expect("a good record")).collect();
    assert_eq!(good.len(), 16);
    for record in &good {
        assert_eq!(record.format, Format::PortalRecord);
        let content = &record.content;
        assert_eq!(content.sector.as_str(), "Hộ tịch");
        // All of them say "not fully online", which proves nothing.
        assert_eq!((content.online.level, &content.online.apply_url), (None, &None));
        assert!(!content.channels.is_empty() && !content.steps.is_empty() && !content.dossier.cases.is_empty());
        assert!(!content.levels.is_empty() && !content.applicants.is_empty() && !content.outcomes.is_empty());
        let announcement = content.announcement.as_ref().expect("an announcement");
        assert!(announcement.date.is_some() && announcement.issuer.is_some());
    }
    let of = |code: &str| &good.iter().find(|record| record.key == code).expect(code).content;
    assert_eq!(of("2.000635").channels[0].costs[0].kind, Some(CostKind::ServiceFee));
    assert_eq!(of("1.001193").channels[0].costs[0].kind, Some(CostKind::AdministrativeCharge));
    assert_eq!(of("2.000635").announcement.as_ref().unwrap().date, Some(jiff::civil::date(2026, 1, 16)));
}

#[test]
fn a_level_is_known_only_where_it_is_stated() {
    let level = |field: &str| {
        let file = format!(
            "{{\"detail\":{{\"code\":\"1.000001\",\"name\":\"A\",\"categoriesDetails\":[{{\"name\":\"B\"}}],{field},\"type\":\"INTERCONNECTED\"}},\"sourceUrl\":\"https://example.vn/1\"}}"
        );
        let record = crate::one("-", file.as_bytes());
        assert!(record.content.interlinked);
        assert_eq!(record.content.online.apply_url.is_some(), record.content.online.level.is_some());
        record.content.online.level
    };
    assert_eq!(level("\"isFullProcess\":true"), Some(OnlineLevel::Full));
    assert_eq!(level("\"isFullProcess\":false"), None);
    assert_eq!(level("\"onlineLevel\":\"PARTIAL\",\"isFullProcess\":false"), Some(OnlineLevel::Partial));
    assert_eq!(level("\"onlineLevel\":null"), None);
}
