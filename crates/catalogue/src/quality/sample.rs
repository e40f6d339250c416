//! A content without a flaw, for the tests to take from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use super::Check;
use crate::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, ChangeKind, Channel, ChannelKind, Cost,
    Dossier, DossierCase, DossierItem, EditionContent, LegalDocument, Markdown, OnlineLevel, OnlineService, Outcome,
    SectorName, Source, Step, TimeLimit,
};

/// The day of the tests.
pub(crate) const TODAY: Date = date(2026, 6, 1);

/// A content that no check finds anything in.
pub(crate) fn flawless() -> EditionContent {
    let channel = |kind| Channel {
        kind,
        situation: String::new(),
        time_limit: TimeLimit::parse("3 ngày làm việc"),
        costs: vec![Cost::parse("50.000 đồng/lần", "", None)],
        note: Markdown::default(),
    };
    EditionContent {
        name: "Đăng ký thử".into(),
        summary: Markdown::default(),
        translations: BTreeMap::new(),
        keywords: Vec::new(),
        sector: SectorName::new("Hộ tịch"),
        levels: BTreeSet::from([AdministrativeLevel::Commune]),
        applicants: BTreeSet::from([ApplicantKind::VietnameseCitizen]),
        agencies: Agencies { implementing: AgencyName::list("Ủy ban nhân dân cấp xã"), ..Agencies::default() },
        reception: String::new(),
        interlinked: false,
        online: OnlineService {
            level: Some(OnlineLevel::Full),
            announced_by: Some("12/QĐ-UBND".into()),
            apply_url: Some("https://example.gov.vn/nop".into()),
            ..OnlineService::default()
        },
        channels: vec![channel(ChannelKind::InPerson), channel(ChannelKind::Online)],
        dossier: Dossier {
            sets: Some(1),
            cases: vec![DossierCase {
                name: String::new(),
                items: vec![DossierItem::from_row("Tờ khai".into(), 1, 0, Vec::new())],
            }],
        },
        forms: Vec::new(),
        steps: vec![Step { title: "Nộp hồ sơ".into(), text: Markdown::default() }],
        requirements: Markdown::default(),
        outcomes: vec![Outcome { name: "Giấy chứng nhận".into(), code: None }],
        legal_basis: vec![LegalDocument { number: "60/2014/QH13".into(), ..LegalDocument::default() }],
        announcement: Some(Announcement {
            number: "1/QĐ-BTP".into(),
            date: Some(date(2026, 6, 15)),
            issuer: Some(AgencyName::new("Bộ Tư pháp")),
            change: Some(ChangeKind::Amended),
            successors: Vec::new(),
        }),
        life_events: Vec::new(),
        source: Source { name: "Bộ Tư pháp".into(), url: None, verified_on: Some(date(2026, 5, 1)) },
    }
}

/// The fields in which a check finds something; each finding must fill the
/// variables of its message.
pub(crate) fn finds(content: &EditionContent, check: Check) -> Vec<String> {
    let findings = super::check(content, TODAY).into_iter().filter(|finding| finding.check == check);
    findings
        .map(|finding| {
            let names: Vec<&str> = finding.details.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, check.variables(), "{finding:?}");
            finding.path
        })
        .collect()
}
