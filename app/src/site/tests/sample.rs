//! A small catalogue with something of everything that pages show.

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, Audience, Before, Channel, ChannelKind,
    Cost, CostKind, CostValue, Dossier, DossierCase, DossierItem, EditionContent, EventStep, FormTemplate, Lang,
    LegalDocument, Markdown, Money, OnlineLevel, OnlineService, Outcome, Procedure, ProcedureCode, Quantity, Repeal,
    SectorName, Slug, Source, Step, Texts, TimeLimit, TimeUnit, Translation, Wording,
    calendar::{Calendar, CalendarFile, CalendarYear, DayKind, SpecialDay},
    query::Repair,
};
use jiff::{
    Timestamp,
    civil::{date, time},
};
use leptos::config::LeptosOptions;
use registry::{
    AuditRow, Change, Decision, EditionRow, EngineAnswer, Entry, Explanation, FacetCount, Facets, Known, MirrorOutcome,
    MirrorRecord, OutboxPosition, Portal, ProcedureId, RegistryError, Result, SearchEngine, SearchRequest, Store,
    Understood,
    history::{History, LatelyAsked, LatelyList},
    online::{OnlineEdition, Target},
};

use crate::site::{
    Site, SiteContent,
    content::{DataTerms, LifeEvent, SectorGroup, SectorInfo, StaticPage},
};

/// The site of the tests.
pub async fn site() -> Site {
    site_over(false).await
}

/// The same, once its store has gone away.
pub async fn site_without_a_store() -> Site {
    site_over(true).await
}

async fn site_over(away: bool) -> Site {
    let entries = entries();
    let engine = Words(entries.clone());
    let portal = Portal::open(Arc::new(Fixed { entries, away }), Arc::new(engine)).await.unwrap();
    let options = LeptosOptions::builder().output_name("minhbach").build();
    Site::new(Arc::new(portal), content(), &options, "https://thutuc.example/")
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn content() -> SiteContent {
    let page = |lang, title: &str| StaticPage {
        lang,
        slug: slug("gioi-thieu"),
        title: title.to_owned(),
        description: "Một câu.".to_owned(),
        body: Markdown::new("## Mục\n\n<b onclick=x>chữ</b> [ra ngoài](https://x.vn) [xấu](javascript:x)"),
    };
    let sector = SectorInfo {
        names: Texts::new("Hộ tịch").with(Lang::EN, "Civil status"),
        description: "Sinh, tử, kết hôn.".to_owned(),
        group: Some("civil".to_owned()),
    };
    SiteContent {
        pages: vec![page(Lang::VI, "Giới thiệu"), page(Lang::EN, "About")],
        // repealed, unknown, in force
        most_needed: ["1.000002", "9.999999", "1.000894"]
            .iter()
            .filter_map(|code| ProcedureCode::parse(code).ok())
            .collect(),
        life_events: vec![LifeEvent {
            slug: slug("ket-hon"),
            title: Texts::new("Kết hôn").with(Lang::EN, "Getting married"),
            audience: Audience::Citizen,
            order: 1,
            icon: "heart".to_owned(),
            keywords: vec!["cưới".to_owned()],
            summary: Texts::default().with(Lang::EN, "Both come together."),
            steps: steps(),
            body: Markdown::new("Hai bạn cùng đến."),
        }],
        groups: vec![SectorGroup {
            key: "civil".to_owned(),
            title: Texts::new("Dân sự").with(Lang::EN, "Civil matters"),
            icon: "people".to_owned(),
        }],
        sectors: [(slug("ho-tich"), sector)].into(),
        agencies: [].into(),
        calendar: calendar(),
        desks: interchange::directory(vec![interchange::desks(include_str!("desks.yml")).unwrap()]).unwrap(),
        terms: DataTerms {
            publisher: Texts::new("Sở thử nghiệm").with(Lang::EN, "The department of tests"),
            publisher_url: Some("https://so.example".to_owned()),
            license: None,
            rights: Texts::new("Ghi nguồn.").with(Lang::EN, "Name the source."),
        },
    }
}

/// Two procedures of this catalogue, and one that it lacks.
fn steps() -> Vec<EventStep> {
    let code = |text: &str| ProcedureCode::parse(text).unwrap();
    let both = |vietnamese: &str, english: &str| Texts::new(vietnamese).with(Lang::EN, english);
    let step = |procedure: &str, name: &str, english: &str, when: &str, after: &[&str]| EventStep {
        procedure: code(procedure),
        name: both(name, english),
        why: both(&format!("Lý do của {name}."), &format!("The reason for {english}.")),
        when: Texts::new(when),
        one_of: Texts::default(),
        after: after
            .iter()
            .map(|procedure| Before {
                procedure: code(procedure),
                why: both("Cần kết quả trước.", "Its result is needed."),
            })
            .collect(),
    };
    vec![
        step("1.000004", "Giấy phép", "A permit", "", &["1.000894"]),
        step("1.000894", "Kết hôn", "Marriage", "", &[]),
        step("1.777777", "Việc chưa có", "Something that is lacking", "nếu cần", &["1.000894"]),
    ]
}

/// Two years, of which one day is off.
fn calendar() -> Calendar {
    let day = SpecialDay {
        date: date(2026, 11, 24),
        kind: DayKind::Holiday,
        name: "Ngày Văn hóa Việt Nam".to_owned(),
        basis: "1/QĐ".to_owned(),
        confirmed: false,
    };
    let year = |year, days| CalendarYear { year, days };
    let years = vec![year(2026, vec![day]), year(2027, Vec::new())];
    Calendar::try_from(CalendarFile { closing_time: time(17, 0, 0, 0), years }).unwrap()
}

fn entry(id: i64, code: &str, slug_text: &str, content: EditionContent) -> Entry {
    Entry {
        id: ProcedureId(id),
        procedure: Procedure { code: ProcedureCode::parse(code).ok(), slug: slug(slug_text), repeal: None },
        edition: 2,
        content,
        published_at: Timestamp::UNIX_EPOCH,
        withdrawn: false,
    }
}

fn entries() -> Vec<Entry> {
    let mut repealed = entry(2, "1.000002", "thu-tuc-cu", bare("Thủ tục cũ"));
    repealed.procedure.repeal = Some(Repeal {
        since: date(2025, 7, 1),
        decision: "877/QĐ-BTP".to_owned(),
        successors: vec![slug("dang-ky-ket-hon"), slug("khong-con")],
    });
    let mut withdrawn = entry(3, "1.000003", "da-rut", bare("Đã rút"));
    withdrawn.withdrawn = true;
    let mut all = vec![
        entry(1, "1.000894", "dang-ky-ket-hon", marriage()),
        repealed,
        withdrawn,
        entry(4, "1.000004", "cap-giay-phep", permit()),
    ];
    all.extend((5..50).map(|n| entry(n, "", &format!("mau-{n}"), bare(&format!("Mẫu số {n}")))));
    all
}

/// A procedure of which nothing is known but its name.
pub fn bare(name: &str) -> EditionContent {
    EditionContent::named(name, SectorName::new("Chứng thực"))
}

fn paper(name: &str, originals: u32, copies: u32) -> DossierItem {
    let form = FormTemplate { name: "Mẫu 01".to_owned(), url: Some("https://x.vn/mau.docx".to_owned()) };
    DossierItem::from_row(name.to_owned(), originals, copies, if copies == 0 { vec![form] } else { Vec::new() })
}

fn cost(kind: CostKind, value: CostValue) -> Cost {
    Cost { kind: Some(kind), value, per: None, note: String::new(), wording: None }
}

fn channel(kind: ChannelKind, days: f64, costs: Vec<Cost>) -> Channel {
    let time_limit = TimeLimit::within(Quantity::try_from(days).unwrap(), TimeUnit::WorkingDay);
    Channel { kind, situation: String::new(), time_limit, costs, note: Markdown::default() }
}

/// A procedure with cases, different channels and everything else.
pub fn marriage() -> EditionContent {
    let charge = |dong| vec![cost(CostKind::AdministrativeCharge, CostValue::Amount(Money::vnd(dong)))];
    EditionContent {
        summary: Markdown::new("Cho hai người muốn **kết hôn**."),
        translations: english("Marriage registration", "For two people who want to **marry**.", None),
        sector: SectorName::new("Hộ tịch"),
        levels: [AdministrativeLevel::Commune].into(),
        applicants: [ApplicantKind::VietnameseCitizen].into(),
        agencies: Agencies {
            implementing: vec![AgencyName::new("Ủy ban nhân dân cấp xã")], ..Agencies::default()
        },
        online: OnlineService {
            level: Some(OnlineLevel::Full),
            since: Some(date(2024, 1, 1)),
            announced_by: None,
            apply_url: Some("https://dichvucong.gov.vn/nop".to_owned()),
            by_agency: Vec::new(),
        },
        channels: vec![
            channel(ChannelKind::Online, 3.0, charge(20_000)),
            channel(ChannelKind::InPerson, 5.0, charge(50_000)),
            channel(ChannelKind::Post, 5.0, charge(50_000)),
        ],
        dossier: Dossier {
            sets: Some(1),
            cases: vec![
                DossierCase {
                    name: "Cả hai ở trong nước".to_owned(),
                    items: vec![paper("Tờ khai", 1, 0), paper("Xuất trình:", 0, 0), paper("Hộ chiếu <b>", 1, 2)],
                },
                DossierCase {
                    name: "Có người ở nước ngoài".to_owned(), items: vec![paper("Giấy của nước kia", 1, 0)]
                },
            ],
        },
        steps: vec![
            Step { title: "Nộp".to_owned(), text: Markdown::new("- Nộp <script>alert(1)</script>") },
            Step { title: "Nhận".to_owned(), text: Markdown::new("Nhận giấy.") },
        ],
        requirements: Markdown::new("Nam từ đủ 20 tuổi."),
        outcomes: vec![Outcome { name: "Giấy chứng nhận kết hôn".to_owned(), code: None }],
        legal_basis: vec![LegalDocument {
            number: "60/2014/QH13".to_owned(),
            title: "Luật Hộ tịch".to_owned(),
            issued_on: Some(date(2014, 11, 20)),
            ..LegalDocument::default()
        }],
        announcement: Some(Announcement {
            number: "3606/QĐ-BTP".to_owned(),
            date: Some(date(2025, 12, 1)),
            ..Announcement::default()
        }),
        life_events: vec![slug("ket-hon")],
        source: Source {
            name: "Cổng quốc gia".to_owned(),
            url: Some("https://dichvucong.gov.vn/x".to_owned()),
            verified_on: Some(date(2026, 11, 23)),
        },
        ..bare("Thủ tục đăng ký kết hôn")
    }
}

/// A procedure with costs that cannot be believed.
fn permit() -> EditionContent {
    let mut free = cost(CostKind::ServiceFee, CostValue::Free);
    free.note = "Theo Nghị quyết, 50.000 đồng/lần".to_owned();
    let mut small = cost(CostKind::ServiceFee, CostValue::Amount(Money::vnd(20)));
    small.wording = Some("20 VNĐ".to_owned());
    EditionContent {
        channels: vec![channel(ChannelKind::InPerson, 1.0, vec![free]), channel(ChannelKind::Post, 1.0, vec![small])],
        online: OnlineService { apply_url: Some("javascript:alert(1)".to_owned()), ..OnlineService::default() },
        translations: english("Granting a permit", "", Some(bare("Cấp phép").wording())),
        ..bare("Cấp giấy phép")
    }
}

fn english(name: &str, summary: &str, of: Option<Wording>) -> BTreeMap<String, Translation> {
    let translation = Translation { name: name.to_owned(), summary: Markdown::new(summary), of };
    BTreeMap::from([("en".to_owned(), translation)])
}

/// A store that has what it was given, and perhaps does not answer any more.
struct Fixed {
    entries: Vec<Entry>,
    away: bool,
}

impl Fixed {
    fn there(&self) -> Result<&[Entry]> {
        if self.away { Err(RegistryError::store("away")) } else { Ok(&self.entries) }
    }
}

#[async_trait]
impl Store for Fixed {
    async fn ping(&self) -> Result<()> {
        Ok(())
    }

    async fn published(&self) -> Result<(Vec<Entry>, OutboxPosition)> {
        Ok((self.entries.clone(), OutboxPosition(1)))
    }

    async fn changes_after(&self, _: OutboxPosition, _: u32) -> Result<Vec<Change>> {
        Ok(Vec::new())
    }

    async fn mirror(
        &self,
        _: &[MirrorRecord],
        _: &(dyn for<'a> Fn(Option<&'a Known>, &'a MirrorRecord) -> Decision + Sync),
        _: Timestamp,
        _: bool,
    ) -> Result<Vec<MirrorOutcome>> {
        Ok(Vec::new())
    }

    async fn editions(&self, _: ProcedureId) -> Result<Vec<EditionRow>> {
        Ok(Vec::new())
    }

    async fn history(&self, slug: &Slug) -> Result<Option<History>> {
        Ok(super::past::history(slug, self.there()?))
    }

    async fn lately(&self, asked: &LatelyAsked) -> Result<LatelyList> {
        Ok(super::past::lately(asked, self.there()?))
    }

    async fn online_editions(&self) -> Result<Vec<OnlineEdition>> {
        Ok(super::past::online(self.there()?))
    }

    async fn targets(&self) -> Result<Vec<Target>> {
        self.there().map(|_| super::past::targets())
    }

    async fn instance(&self) -> Result<String> {
        self.there().map(|_| "0123456789abcdef0123456789abcdef".to_owned())
    }

    async fn verify_audit(&self) -> Result<registry::AuditVerdict> {
        unreachable!("no page walks the audit")
    }

    async fn audit(&self, _: u32) -> Result<Vec<AuditRow>> {
        Ok(Vec::new())
    }
}

/// An engine that looks for every word in the names.
struct Words(Vec<Entry>);

#[async_trait]
impl SearchEngine for Words {
    async fn search(&self, request: &SearchRequest) -> Result<EngineAnswer> {
        // What would be understood is told by the test: `?cost` asks what it costs.
        let (told, asked): (Vec<&str>, Vec<&str>) =
            request.q.split_whitespace().partition(|word| word.starts_with('?'));
        let folded = catalogue::text::fold(&asked.join(" "));
        let words: Vec<String> = catalogue::text::syllables(&folded).map(str::to_owned).collect();
        let found: Vec<&Entry> = self
            .0
            .iter()
            .filter(|entry| !entry.withdrawn)
            .filter(|entry| {
                let name = catalogue::text::fold(&entry.content.name);
                words.iter().all(|word| catalogue::text::syllables(&name).any(|syllable| syllable == word))
            })
            .filter(|entry| request.filters.level.is_none_or(|level| entry.facts().levels.contains(&level)))
            .collect();
        let level = FacetCount { value: AdministrativeLevel::Commune, count: 1 };
        let facets = Facets {
            level: vec![level],
            online_level: vec![FacetCount { value: OnlineLevel::Full, count: 1 }],
            sector: vec![FacetCount { value: slug("ho-tich"), count: 1 }],
            free: 7,
            ..Facets::default()
        };
        let intent = |word: &&str| serde_json::from_value(word.trim_start_matches('?').into()).ok();
        let repair = Repair { typed: "hon".to_owned(), meant: "nhan".to_owned(), replaced: true };
        let understood = Understood {
            intents: told.iter().filter_map(intent).collect(),
            repairs: if told.contains(&"?repair") { vec![repair] } else { Vec::new() },
            accented: true,
            agencies: if told.contains(&"?agency") { vec![slug("uy-ban-nhan-dan-cap-xa")] } else { Vec::new() },
        };
        let scores = std::iter::successors(Some(1.0_f32), |score| Some(score / 2.0));
        let ids = found.iter().map(|entry| entry.id).zip(scores);
        let hits = ids.skip(request.offset).take(request.limit).collect();
        let total = found.len();
        Ok(EngineAnswer { hits, total, facets, marks: words, understood, ..EngineAnswer::default() })
    }

    async fn explain(&self, _: &SearchRequest) -> Result<Explanation> {
        Ok(Explanation::default())
    }

    async fn suggest(&self, _: &str, _: usize) -> Result<Vec<ProcedureId>> {
        Ok(Vec::new())
    }

    async fn rebuild(&self, _: &[Arc<Entry>]) -> Result<()> {
        Ok(())
    }

    async fn apply(&self, _: &[Change]) -> Result<()> {
        Ok(())
    }
}
