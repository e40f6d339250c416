//! What the tests of this crate share.

use std::sync::Arc;

use catalogue::{AgencyName, EditionContent, OnlineLevel, Procedure, ProcedureCode, SectorName, Slug};
use jiff::Timestamp;

use crate::{Change, Coverage, Entry, Lookup, OutboxPosition, ProcedureId, Snapshot};

/// A content with a name and a sector, and nothing else.
pub fn content(name: &str, sector: &str) -> EditionContent {
    EditionContent::named(name, SectorName::new(sector))
}

fn entry(id: i64, code: &str, name: &str, sector: &str) -> Entry {
    let mut content = content(name, sector);
    content.agencies.implementing = vec![AgencyName::new("Ủy ban nhân dân cấp xã")];
    content.agencies.promulgating = vec![AgencyName::new("Bộ Tư pháp"), AgencyName::new("Ủy ban nhân dân cấp xã")];
    Entry {
        id: ProcedureId(id),
        procedure: Procedure { code: ProcedureCode::parse(code).ok(), slug: Slug::from_name(name), repeal: None },
        edition: 1,
        content,
        published_at: Timestamp::UNIX_EPOCH,
        withdrawn: false,
    }
}

fn snapshot() -> Snapshot {
    let mut full = entry(2, "1.000894", "Đăng ký kết hôn", "Hộ tịch");
    full.content.online.level = Some(OnlineLevel::Full);
    let entries = vec![
        entry(1, "1.004946.000.00.00.H51", "Đăng ký tạm trú", "Cư trú"),
        full,
        entry(3, "1.000656", "Đăng ký khai tử", "HỘ TỊCH"),
    ];
    Snapshot::new(entries.into_iter().map(Arc::new).collect(), OutboxPosition(3))
}

fn names<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Vec<&'a str> {
    entries.into_iter().map(|entry| entry.content.name.as_str()).collect()
}

#[test]
fn two_spellings_of_a_sector_are_one() {
    let snapshot = snapshot();
    assert_eq!(snapshot.sectors().len(), 2);
    let sector = snapshot.sector("ho-tich").expect("a sector");
    assert_eq!(names(&sector.entries), ["Đăng ký kết hôn", "Đăng ký khai tử"]);
    assert!(snapshot.sector("khong-co").is_none());
}

#[test]
fn an_agency_has_each_procedure_once_by_its_main_part() {
    let snapshot = snapshot();
    let commune = snapshot.agency("uy-ban-nhan-dan-cap-xa").expect("an agency");
    assert_eq!((commune.entries.len(), commune.also.len()), (3, 0));
    let ministry = snapshot.agency("bo-tu-phap").expect("an agency");
    assert_eq!((ministry.entries.len(), ministry.also.len()), (0, 3));
}

#[test]
fn a_procedure_is_found_by_address_and_by_code_in_any_form() {
    let snapshot = snapshot();
    for key in ["dang-ky-tam-tru", "1.004946.000.00.00.H51", "1.004946", "1.004946.h51"] {
        assert!(matches!(snapshot.look_up(key), Lookup::Found(entry) if entry.id == ProcedureId(1)), "{key}");
    }
    assert!(matches!(snapshot.look_up("1.999999"), Lookup::Missing));
}

#[test]
fn changes_are_taken_in_and_what_was_withdrawn_is_gone() {
    let before = snapshot();
    let mut withdrawn = entry(2, "1.000894", "Đăng ký kết hôn", "Hộ tịch");
    withdrawn.withdrawn = true;
    let after = before.after(&[
        Change { position: OutboxPosition(4), id: ProcedureId(2), entry: Some(withdrawn) },
        Change { position: OutboxPosition(5), id: ProcedureId(3), entry: None },
        Change { position: OutboxPosition(6), id: ProcedureId(4), entry: Some(entry(4, "1.000001", "Mới", "Mới")) },
    ]);
    assert_eq!(after.position(), OutboxPosition(6));
    assert_eq!(names(after.entries()), ["Đăng ký tạm trú", "Mới"]);
    assert!(matches!(after.look_up("dang-ky-ket-hon"), Lookup::Gone));
    assert!(matches!(after.look_up("1.000656"), Lookup::Missing));
    assert_eq!(names(before.entries()).len(), 3, "the old one is as it was");
}

#[test]
fn coverage_counts_unknown_as_unknown() {
    let coverage = snapshot().coverage();
    assert_eq!(coverage, Coverage { total: 3, partial: 0, full: 1, lower: 0, unknown: 2 });
}
