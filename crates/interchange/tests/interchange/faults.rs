//! What is set aside, and what goes on all the same.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use interchange::{Expected, MAX_RECORD, Reason, Rejected, records};

use crate::read;

fn line(code: &str) -> String {
    format!(r#"{{"code":"{code}","name":"Thủ tục {code}","field":"Hộ tịch","unheard_of":[1]}}"#)
}

fn rejected(bytes: &[u8]) -> Vec<Rejected> {
    read(bytes).into_iter().filter_map(Result::err).collect()
}

/// What is wrong, and where.
fn faults(bytes: &[u8]) -> Vec<(u64, String, Reason)> {
    rejected(bytes).into_iter().map(|rejected| (rejected.line, rejected.field, rejected.reason)).collect()
}

#[test]
fn a_bad_line_never_stops_the_rest() {
    let good = line("1.000001");
    let file = [
        &good,
        r#"{"code":"1.000002","name":"A""#,
        "",
        &line("nonsense"),
        &good,
        r#"{"code":"1.000003","field":"Hộ tịch"}"#,
        r#"{"code":"1.000004","name":"A","field":" "}"#,
        r#"{"code":"1.000005","name":"A","field":"B","methods":[{"channel":"online"},{"channel":"fax"}]}"#,
        r#"{"code":"1.000006","name":"A","field":"B","dossier_cases":[{"papers":[{"originals":"một"}]}]}"#,
        r#"{"code":"1.000007","name":{},"field":"B"}"#,
        r#"{"code":"1.000008","name":"A","field":"B","keywords":null,"methods":null}"#,
    ]
    .join("\n");
    let bad_code = Reason::BadValue { value: "nonsense".into(), allowed: "1.001193, 1.013980.H19".into() };
    let bad_channel = Reason::BadValue { value: "fax".into(), allowed: "online, postal, direct".into() };
    assert_eq!(
        faults(file.as_bytes()),
        [
            (2, String::new(), Reason::NotJson { column: 29 }),
            (4, "code".into(), bad_code),
            (5, String::new(), Reason::Duplicate { first: 1 }),
            (6, "name".into(), Reason::Missing),
            (7, "field".into(), Reason::Missing),
            (8, "methods[1].channel".into(), bad_channel),
            (9, "dossier_cases[0].papers[0].originals".into(), Reason::WrongType(Expected::Number)),
            (10, "name".into(), Reason::WrongType(Expected::Text)),
        ]
    );
    let codes: Vec<_> = read(file.as_bytes()).into_iter().flatten().map(|record| (record.line, record.key)).collect();
    assert_eq!(codes, [(1, "1.000001".to_owned()), (11, "1.000008".to_owned())]);
    assert_eq!(rejected(file.as_bytes())[6].record, "1.000006");
}

#[test]
fn a_record_that_is_too_large_is_skipped() {
    let large = format!(r#"{{"code":"1.000002","name":"{}"}}"#, "a".repeat(MAX_RECORD));
    let file = format!("{}\n{large}\n{}\n", line("1.000001"), line("1.000003"));
    assert_eq!(faults(file.as_bytes()), [(2, String::new(), Reason::TooLarge)]);
    let document = format!("[{},\n{large},\n{}]", line("1.000001"), line("1.000003"));
    assert_eq!(faults(document.as_bytes()), [(2, String::new(), Reason::TooLarge)]);
    assert_eq!(faults(format!("---\n{}", "a".repeat(MAX_RECORD)).as_bytes()), [(1, String::new(), Reason::TooLarge)]);
}

#[test]
fn of_a_packed_file_that_was_cut_the_beginning_is_kept() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    for number in 0..20_000 {
        writeln!(packed, "{}", line(&format!("1.{number:06}"))).unwrap();
    }
    let packed = packed.finish().unwrap();
    assert_eq!(records("x.gz", packed.as_slice()).filter(Result::is_ok).count(), 20_000);

    let cut: Vec<_> = records("x.gz", &packed[..packed.len() / 2]).collect();
    let good = cut.iter().filter(|read| read.is_ok()).count();
    assert!((1_000..19_999).contains(&good), "{good}");
    let end = Rejected { line: good as u64 + 1, record: String::new(), field: String::new(), reason: Reason::CutShort };
    assert_eq!(cut.last(), Some(&Err(end)));
    assert_eq!(cut.len(), good + 1);
}

#[test]
fn what_is_nothing_known_is_said_to_be_so() {
    for bytes in [&b""[..], b"\n\n", b"hello", b"\x7fELF", b"{}", b"[1, 2]", b"<html>"] {
        assert_eq!(faults(bytes), [(1, String::new(), Reason::UnknownFormat)], "{bytes:?}");
    }
}

#[test]
fn a_document_of_records_breaks_off_where_it_is_broken() {
    let record = r#"{"detail":{"code":"1.000001","name":"A","categoriesDetails":[{"name":"B"}]}}"#;
    let file = format!("{{\"total\": 2,\n \"records\": [{record},\n {{\"detail\": {{\"name\": ");
    let read = read(file.as_bytes());
    assert!(read[0].is_ok());
    assert_eq!(faults(file.as_bytes()), [(3, String::new(), Reason::CutShort)]);
    assert_eq!(read.len(), 2);
    // A list alone, and a record alone, are read too.
    for file in [format!("[{record}]"), record.to_owned(), format!("\u{feff}{record}")] {
        assert_eq!(faults(file.as_bytes()), []);
    }
    let bad = format!("[{record},{{\"detail\":{{\"code\":7}}}},{}]", record.replace("1.000001", "1.000002"));
    assert_eq!(faults(bad.as_bytes()), [(1, "detail.code".into(), Reason::WrongType(Expected::Text))]);
}

#[test]
fn an_export_of_a_later_version_is_refused_and_so_is_what_it_cannot_say() {
    assert_eq!(faults(b"{\"minhbach\":2}\n"), [(1, "minhbach".into(), Reason::LaterVersion(2))]);
    let file = |content: &str| {
        format!("{{\"minhbach\":1,\"more\":0}}\n{{\"procedure\":{{\"slug\":\"a\"}},\"content\":{{{content}}}}}\n")
    };
    assert_eq!(faults(file(r#""name":"A","sector":"B""#).as_bytes()), []);
    let nearest = Some("levels".to_owned());
    assert_eq!(
        faults(file(r#""name":"A","sector":"B","level":[]"#).as_bytes()),
        [(2, "content.level".into(), Reason::UnknownField { nearest })]
    );
    assert_eq!(faults(file(r#""name":"A""#).as_bytes()), [(2, "content.sector".into(), Reason::Missing)]);
    let bad = Reason::BadValue { value: "javascript:alert(1)".into(), allowed: "https://…".into() };
    assert_eq!(
        faults(file(r#""name":"A","sector":"B","source":{"name":"C","url":"javascript:alert(1)"}"#).as_bytes()),
        [(2, "source.url".into(), bad)]
    );
    let bad = Reason::BadValue { value: "A b".into(), allowed: "a–z 0–9 -".into() };
    assert_eq!(faults(b"{\"minhbach\":1}\n{\"procedure\":{\"slug\":\"A b\"}}"), [(2, "procedure.slug".into(), bad)]);
}

#[test]
fn a_translation_is_into_a_language_of_the_interface_and_has_a_name() {
    let markdown =
        |translations: &str| format!("---\nname: Đăng ký kết hôn\ntranslations:\n{translations}sector: Hộ tịch\n---\n");
    let good = markdown("  en:\n    name: Marriage registration\n    summary: Register it.\n");
    let record = crate::one("a.md", good.as_bytes());
    assert_eq!(record.content.name_in(catalogue::Lang::EN), "Marriage registration");
    let unknown = Reason::BadValue { value: "vi".into(), allowed: "en".into() };
    assert_eq!(faults(markdown("  vi:\n    name: Đăng ký\n").as_bytes()), [(4, "translations.vi".into(), unknown)]);
    assert_eq!(
        faults(markdown("  en:\n    name: ' '\n").as_bytes()),
        [(4, "translations.en.name".into(), Reason::Missing)]
    );
    let nearest = Some("summary".to_owned());
    assert_eq!(
        faults(markdown("  en:\n    name: A\n    sumary: B\n").as_bytes()),
        [(6, "translations.en.sumary".into(), Reason::UnknownField { nearest })]
    );
    let file = "{\"minhbach\":1}\n{\"procedure\":{\"slug\":\"a\"},\"content\":{\"name\":\"A\",\"sector\":\"B\",\
                \"translations\":{\"fr\":{\"name\":\"C\"}}}}";
    let unknown = Reason::BadValue { value: "fr".into(), allowed: "en".into() };
    assert_eq!(faults(file.as_bytes()), [(2, "content.translations.fr".into(), unknown)]);
}

#[test]
fn every_reason_can_be_said_in_both_languages() {
    let text = || "x".to_owned();
    let types = [Expected::Text, Expected::Number, Expected::Boolean, Expected::List, Expected::Object, Expected::Date];
    let reasons = [
        Reason::UnknownFormat,
        Reason::CutShort,
        Reason::NotUtf8,
        Reason::NotJson { column: 1 },
        Reason::NotYaml(text()),
        Reason::TooLarge,
        Reason::LaterVersion(2),
        Reason::Missing,
        Reason::BadValue { value: text(), allowed: String::new() },
        Reason::BadValue { value: text(), allowed: text() },
        Reason::UnknownField { nearest: None },
        Reason::UnknownField { nearest: Some(text()) },
        Reason::Twice,
        Reason::Duplicate { first: 1 },
        Reason::NoFrontMatter,
        Reason::UnknownSection { known: text() },
        Reason::NotAList,
        Reason::NotWeekend,
        Reason::Circle,
    ];
    for reason in reasons.into_iter().chain(types.map(Reason::WrongType)) {
        let variables: Vec<_> =
            reason.variables().into_iter().map(|(name, value)| (name, locale::FluentValue::from(value))).collect();
        for lang in [catalogue::Lang::VI, catalogue::Lang::EN] {
            let said = locale::text_with(lang, reason.key(), &variables);
            assert!(said != reason.key() && !said.contains('$'), "{said}");
        }
    }
}
