//! Mistakes in files that people write are told with their line.

use catalogue::{AdministrativeLevel, ChannelKind, Cost, CostKind, CostValue, Lang, TimeLimit};
use interchange::{Expected, Reason, records};

use crate::one;

const GOOD: &str = "---
code: 1.000110
name: Đăng ký kết hôn
sector: Hộ tịch
keywords: [cưới]
levels: [commune]
channels:
  - kind: in_person
    time_limit: 3 ngày làm việc
    costs:
      - set_by_act: Nghị quyết
        kind: administrative_charge
dossier:
  cases:
    - items:
        - paper: Tờ khai
          originals: 1
          forms: [{name: Mẫu 1, url: https://example.vn/1}]
        - note: Mang theo căn cước
source: {name: Cổng, url: https://example.vn, verified_on: 2026-11-23}
---

Cho hai người muốn **cưới**.

## Trình tự
1. **Nộp** — tại xã.
2. Nhận.

## Yêu cầu, điều kiện
- Đủ tuổi.
";

/// The line, the field and the reason of a file with a change in it.
fn fault(from: &str, to: &str) -> (u64, String, Reason) {
    assert!(GOOD.contains(from), "{from}");
    let text = GOOD.replacen(from, to, 1);
    let rejected = records("a.md", text.as_bytes()).next().unwrap().expect_err(&text);
    assert_eq!(rejected.record, "a.md");
    (rejected.line, rejected.field, rejected.reason)
}

#[test]
fn reads_what_people_write() {
    for text in [GOOD.to_owned(), GOOD.replace('\n', "\r\n"), format!("\u{feff}{GOOD}")] {
        let record = one("content/procedures/ket-hon.md", text.as_bytes());
        assert_eq!(record.key, "ket-hon");
        assert_eq!(record.slug.as_str(), "dang-ky-ket-hon");
        assert_eq!(record.code.unwrap().as_str(), "1.000110");
        let content = record.content;
        assert_eq!(content.summary.as_str(), "Cho hai người muốn **cưới**.");
        assert_eq!(content.requirements.as_str(), "- Đủ tuổi.");
        let steps: Vec<_> = content.steps.iter().map(|step| (step.title.as_str(), step.text.as_str())).collect();
        assert_eq!(steps, [("Nộp", "tại xã."), ("", "Nhận.")]);
        assert!(content.levels.contains(&AdministrativeLevel::Commune));
        let channel = &content.channels[0];
        assert_eq!(channel.kind, ChannelKind::InPerson);
        assert_eq!(channel.time_limit, TimeLimit::parse("3 ngày làm việc"));
        let act = CostValue::SetByAct("Nghị quyết".to_owned());
        let kind = Some(CostKind::AdministrativeCharge);
        assert_eq!(channel.costs, [Cost { kind, value: act, per: None, note: String::new(), wording: None }]);
        assert_eq!(content.dossier.cases[0].papers().count(), 1);
        assert_eq!(content.source.verified_on, Some(jiff::civil::date(2026, 11, 23)));
    }
}

#[test]
fn tells_the_line_and_what_to_do() {
    let bad = |value: &str, allowed: &str| Reason::BadValue { value: value.into(), allowed: allowed.into() };
    let nearest = |name: &str| Reason::UnknownField { nearest: Some(name.to_owned()) };
    let wrong = Reason::WrongType;
    for (from, to, line, field, reason) in [
        ("keywords:", "keyword:", 5, "keyword", nearest("keywords")),
        ("time_limit:", "timelimit:", 9, "channels[0].timelimit", nearest("time_limit")),
        ("sector:", "xyzzyxyzzy:", 4, "xyzzyxyzzy", Reason::UnknownField { nearest: None }),
        ("1.000110", "1.00011", 2, "code", bad("1.00011", "1.001193, 1.013980.H19")),
        ("levels: [commune]", "levels: commune", 6, "levels", wrong(Expected::List)),
        ("[commune]", "[xã]", 6, "levels[0]", bad("xã", "commune, province, ministry, other, district")),
        ("kind: in_person", "kind: inperson", 8, "channels[0].kind", bad("inperson", "online, in_person, post")),
        ("- paper:", "- paperr:", 16, "dossier.cases[0].items[0].paperr", nearest("paper")),
        ("originals: 1", "originals: một", 17, "dossier.cases[0].items[0].originals", wrong(Expected::Number)),
        ("originals: 1", "originals: 0", 16, "dossier.cases[0].items[0].originals", Reason::Missing),
        ("2026-11-23", "2026-11-31", 20, "source.verified_on", wrong(Expected::Date)),
        ("https://example.vn,", "javascript:x,", 20, "source.url", bad("javascript:x", "https://…")),
        ("name: Đăng ký kết hôn\n", "", 1, "name", Reason::Missing),
        ("name: Đăng ký kết hôn\n", "name: ''\n", 3, "name", Reason::Missing),
        ("sector: Hộ tịch", "name: Hai lần", 4, "name", Reason::Twice),
        ("sector: Hộ tịch", "sector: Hộ tịch\nsummary: Hai", 5, "summary", Reason::Twice),
        ("kind: administrative_charge", "cost: 5 đồng", 11, "channels[0].costs[0].cost", Reason::Twice),
        (
            "## Trình tự",
            "## Các bước",
            25,
            "## Các bước",
            Reason::UnknownSection { known: "Trình tự · Yêu cầu, điều kiện".into() },
        ),
        ("## Yêu cầu, điều kiện", "## Trình tự", 29, "## Trình tự", Reason::Twice),
        ("1. **Nộp**", "Trước hết **Nộp**", 25, "## Trình tự", Reason::NotAList),
        ("---\n\nCho", "\nCho", 1, "", Reason::NoFrontMatter),
    ] {
        assert_eq!(fault(from, to), (line, field.to_owned(), reason), "{from} → {to}");
    }
    let (line, _, reason) = fault("keywords: [cưới]", "keywords: [cưới");
    assert!(matches!(reason, Reason::NotYaml(_)) && line >= 5, "{line} {reason:?}");
}

#[test]
fn reads_pages_and_life_events() {
    let page = interchange::page("gioi-thieu.md", "---\ntitle: Giới thiệu\ndescription: Về trang này\n---\n\n## Một\n")
        .unwrap();
    assert_eq!((page.slug.as_str(), page.title.as_str(), page.body.as_str()), ("gioi-thieu", "Giới thiệu", "## Một"));
    let rejected = interchange::page("gioi-thieu.md", "---\ntitel: Giới thiệu\n---\n").unwrap_err();
    assert_eq!((rejected.line, rejected.field.as_str()), (2, "titel"));
    assert_eq!(interchange::page("Giới thiệu.md", "---\ntitle: A\n---\n").unwrap_err().field, "slug");

    let event =
        "---\ntitle: Cưới\ntitle_en: Marriage\naudience: citizen\norder: 3\nicon: ring\nkeywords: [a, b]\n---\nLời.\n";
    let read = interchange::life_event("ket-hon.md", event).unwrap();
    assert_eq!((read.order, read.keywords.len(), read.body.as_str()), (3, 2, "Lời."));
    let rejected = interchange::life_event("ket-hon.md", &event.replace("citizen", "people")).unwrap_err();
    assert_eq!((read.title.original(), read.title.in_language(Lang::EN)), ("Cưới", "Marriage"));
    let only = interchange::life_event("ket-hon.md", &event.replace("title_en: Marriage\n", "")).unwrap();
    assert_eq!(only.title.told(Lang::EN), ("Cưới", Lang::VI));
    let unknown = interchange::life_event("ket-hon.md", &event.replace("title_en", "titel_en")).unwrap_err();
    let nearest = Some("title_en".to_owned());
    assert_eq!(
        (unknown.line, unknown.field.as_str(), unknown.reason),
        (3, "titel_en", Reason::UnknownField { nearest })
    );
    let allowed = "citizen, business, organisation".to_owned();
    assert_eq!((rejected.line, rejected.reason), (4, Reason::BadValue { value: "people".into(), allowed }));
}

#[test]
fn reads_sectors_and_agencies() {
    let text = "groups:\n  - {key: a, title: A, title_en: A, icon: x}\nsectors:\n  - {name: Hộ tịch, group: a}\n  - name: hộ tịch\n";
    let rejected = interchange::sectors(text).unwrap_err();
    assert_eq!((rejected.line, rejected.field.as_str(), rejected.reason), (5, "sectors[1].name", Reason::Twice));
    let rejected = interchange::sectors(&text.replace("group: a", "group: b")).unwrap_err();
    let reason = Reason::BadValue { value: "b".into(), allowed: "a".into() };
    assert_eq!((rejected.line, rejected.field.as_str(), rejected.reason), (4, "sectors[0].group", reason));
    let agencies = interchange::agencies("agencies:\n  - name: Sở Y tế\n    level: province\n").unwrap();
    assert_eq!(agencies[0].level, Some(AdministrativeLevel::Province));
    let rejected = interchange::agencies("agencies:\n  - name: A\n    level: city\n").unwrap_err();
    assert_eq!((rejected.line, rejected.field.as_str()), (3, "agencies[0].level"));
}

#[test]
fn reads_the_most_needed_in_their_order() {
    let text = "procedures:\n  - {code: 1.001193, why: khai sinh}\n  - {code: 1.000894, why: kết hôn}\n";
    let codes: Vec<_> = interchange::most_needed(text).unwrap().iter().map(|needed| needed.code.to_string()).collect();
    assert_eq!(codes, ["1.001193", "1.000894"]);
    let rejected = interchange::most_needed(&text.replace("1.000894", "1.001193")).unwrap_err();
    assert_eq!((rejected.line, rejected.field.as_str(), rejected.reason), (3, "procedures[1].code", Reason::Twice));
    let rejected = interchange::most_needed(&text.replace("1.000894", "khai sinh")).unwrap_err();
    assert_eq!((rejected.line, rejected.field.as_str()), (3, "procedures[1].code"));
}

#[test]
fn reads_a_calendar() {
    const GOOD: &str = "year: 2026\ndays:\n  - date: 2026-01-01\n    kind: holiday\n    name: Tết\n    basis: Luật\n  - date: 2026-01-10\n    kind: make_up\n    name: Làm bù\n    basis: Thông báo\n";
    assert_eq!(interchange::calendar_year(GOOD).map(|year| year.days.len()), Ok(2));
    let allowed = "holiday, in_lieu, swapped_off, make_up".to_owned();
    for (from, to, line, field, reason) in [
        ("2026-01-10", "2026-01-12", 7, "days.date", Reason::NotWeekend),
        ("2026-01-01", "2026-01-10", 7, "days.date", Reason::Twice),
        ("2026-01-10", "2026-13-10", 7, "days[1].date", Reason::WrongType(Expected::Date)),
        (
            "2026-01-01",
            "2025-01-01",
            3,
            "days.date",
            Reason::BadValue { value: "2025-01-01".into(), allowed: "2026-01-01 … 2026-12-31".into() },
        ),
        ("make_up", "makeup", 8, "days[1].kind", Reason::BadValue { value: "makeup".into(), allowed }),
    ] {
        let rejected = interchange::calendar_year(&GOOD.replace(from, to)).expect_err(to);
        assert_eq!((rejected.line, rejected.field.as_str(), rejected.reason), (line, field, reason), "{to}");
    }
    assert_eq!(interchange::closing_time("closing_time: \"17:00\"\n"), Ok(jiff::civil::time(17, 0, 0, 0)));
    let rejected = interchange::closing_time("closing_time: \"25:00\"\n").expect_err("no such time");
    let reason = Reason::BadValue { value: "25:00".into(), allowed: "17:00".into() };
    assert_eq!((rejected.line, rejected.field.as_str(), rejected.reason), (1, "closing_time", reason));
}

#[test]
fn steps_of_an_event_can_be_done() {
    const EVENT: &str = "---\ntitle: Mở quán\ntitle_en: A shop\naudience: business\nsteps:\n  - procedure: \"1.000001\"\n    name: Một\n    name_en: One\n    why: Vì\n    why_en: Since\n  - procedure: \"1.000002\"\n    name: Hai\n    name_en: Two\n    why: Vì\n    why_en: Since\n    after:\n      - {procedure: \"1.000001\", why: Vì, why_en: Since}\n---\n";
    let read = interchange::life_event("mo-quan.md", EVENT).expect("an event");
    assert_eq!((read.steps.len(), read.steps[1].after[0].procedure.as_str()), (2, "1.000001"));
    let fault = |from: &str, to: &str| interchange::life_event("mo-quan.md", &EVENT.replace(from, to)).expect_err(to);
    let twice = fault("procedure: \"1.000002\"", "procedure: \"1.000001\"");
    assert_eq!((twice.line, twice.field.as_str(), twice.reason), (6, "steps.procedure", Reason::Twice));
    let circle = fault("{procedure: \"1.000001\"", "{procedure: \"1.000002\"");
    assert_eq!((circle.field.as_str(), circle.reason), ("steps.after", Reason::Circle));
    let none = fault("{procedure: \"1.000001\"", "{procedure: \"1.000003\"");
    let allowed = "1.000001, 1.000002".to_owned();
    let unknown = fault("    why_en: Since\n  - procedure", "    why_fr: Car\n  - procedure");
    assert_eq!((unknown.line, unknown.field.as_str()), (10, "steps[0].why_fr"));
    assert_eq!((none.line, none.reason), (17, Reason::BadValue { value: "1.000003".into(), allowed }));
}
