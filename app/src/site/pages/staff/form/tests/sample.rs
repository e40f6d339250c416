use std::collections::BTreeMap;

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, AgencyOnlineLevel, Announcement, ApplicantKind, ChangeKind, Channel,
    ChannelKind, Cost, CostKind, CostValue, Dossier, DossierCase, DossierItem, EditionContent, FormTemplate,
    LegalDocument, Markdown, Money, OnlineLevel, OnlineService, Outcome, Quantity, RequiredDocument, SectorName, Slug,
    Source, Step, TimeLimit, TimeUnit, Translation,
};
use jiff::civil::date;

/// A content with something in every field and list, and several cases.
pub fn full() -> EditionContent {
    let agencies = |name: &str| AgencyName::list(name);
    let form = || FormTemplate { name: "Mẫu 01".to_owned(), url: Some("https://x.vn/01.docx".to_owned()) };
    let paper = |name: &str| {
        DossierItem::Paper(RequiredDocument { name: name.to_owned(), originals: 1, copies: 0, forms: vec![form()] })
    };
    let three = Quantity::parse("3").unwrap();
    let amount =
        Cost { note: "cấp lại".to_owned(), ..Cost::parse("50.000 đồng/lần", "", Some(CostKind::ServiceFee)) };
    EditionContent {
        name: "Đăng ký kết hôn".to_owned(),
        summary: Markdown::new("Cho **hai** người."),
        translations: BTreeMap::from([(
            "en".to_owned(),
            Translation {
                name: "Marriage registration".to_owned(),
                summary: Markdown::new("For **two** people."),
                of: None,
            },
        )]),
        keywords: vec!["cưới".to_owned(), "làm giấy kết hôn".to_owned()],
        sector: SectorName::new("Hộ tịch"),
        levels: [AdministrativeLevel::Commune].into(),
        applicants: [ApplicantKind::VietnameseCitizen].into(),
        agencies: Agencies {
            promulgating: agencies("Bộ Tư pháp"),
            competent: agencies("UBND cấp xã"),
            implementing: agencies("UBND cấp xã; Sở Tư pháp"),
            delegated: agencies("Sở Nội vụ"),
            coordinating: agencies("Công an xã"),
        },
        reception: "Bộ phận một cửa".to_owned(),
        interlinked: true,
        online: OnlineService {
            level: Some(OnlineLevel::Full),
            since: Some(date(2024, 1, 1)),
            announced_by: Some("1/QĐ-UBND".to_owned()),
            apply_url: Some("https://dichvucong.gov.vn/nop".to_owned()),
            by_agency: vec![AgencyOnlineLevel {
                agency: AgencyName::new("Xã A"),
                level: OnlineLevel::Partial,
                since: Some(date(2025, 2, 3)),
            }],
        },
        channels: vec![
            Channel {
                kind: ChannelKind::InPerson,
                situation: "Cấp mới".to_owned(),
                time_limit: TimeLimit::Within {
                    amount: three,
                    unit: TimeUnit::WorkingDay,
                    note: "kể từ ngày nhận đủ hồ sơ".to_owned(),
                    wording: Some("Không quá 03 ngày làm việc kể từ ngày nhận đủ hồ sơ".to_owned()),
                },
                costs: vec![amount, Cost { wording: Some("Không".to_owned()), ..Cost::plain(CostValue::Free) }],
                note: Markdown::new("Mang bản gốc."),
            },
            Channel {
                kind: ChannelKind::Online,
                situation: String::new(),
                time_limit: TimeLimit::AsWorded("5".to_owned()),
                costs: vec![Cost::plain(CostValue::Range { from: Money::vnd(10_000), to: Money::vnd(30_000) })],
                note: Markdown::default(),
            },
        ],
        dossier: Dossier {
            sets: Some(1),
            cases: vec![
                DossierCase {
                    name: "Trong nước".to_owned(),
                    items: vec![paper("Tờ khai"), DossierItem::Note("Xuất trình:".to_owned()), paper("Hộ chiếu")],
                },
                DossierCase { name: "Nước ngoài".to_owned(), items: vec![paper("Giấy của nước kia")] },
            ],
        },
        forms: vec![form()],
        steps: vec![
            Step { title: "Nộp".to_owned(), text: Markdown::new("- Nộp tại xã") },
            Step { title: "Nhận".to_owned(), text: Markdown::new("Nhận giấy.") },
            Step { title: "Về".to_owned(), text: Markdown::new("Về nhà.") },
        ],
        requirements: Markdown::new("Nam từ đủ 20 tuổi."),
        outcomes: vec![Outcome { name: "Giấy chứng nhận".to_owned(), code: Some("KQ.G15.000031".to_owned()) }],
        legal_basis: vec![LegalDocument {
            number: "60/2014/QH13".to_owned(),
            title: "Luật Hộ tịch".to_owned(),
            issuer: Some(AgencyName::new("Quốc hội")),
            issued_on: Some(date(2014, 11, 20)),
            in_force_from: Some(date(2016, 1, 1)),
            in_force_to: Some(date(2030, 1, 1)),
            replaced_by: Some("1/2029/QH17".to_owned()),
        }],
        announcement: Some(Announcement {
            number: "3606/QĐ-BTP".to_owned(),
            date: Some(date(2025, 12, 1)),
            issuer: Some(AgencyName::new("Bộ Tư pháp")),
            change: Some(ChangeKind::Amended),
            successors: vec![Slug::from_name("thu tuc moi")],
        }),
        life_events: vec![Slug::from_name("ket hon"), Slug::from_name("co con")],
        source: Source {
            name: "Cổng quốc gia".to_owned(),
            url: Some("https://dichvucong.gov.vn/x".to_owned()),
            verified_on: Some(date(2026, 11, 23)),
        },
    }
}
