use catalogue::{EditionContent, Markdown, Procedure, SectorName, Slug, Step};
use interchange::{Format, file_name, markdown, write_jsonl, write_markdown};
use proptest::prelude::*;

use crate::{any, one, read};

/// What an export of one procedure reads back as.
fn through_jsonl(procedure: &Procedure, content: &EditionContent) -> (Procedure, EditionContent) {
    let mut bytes = Vec::new();
    assert_eq!(write_jsonl(&mut bytes, [(procedure, content)]).unwrap(), 1);
    let record = one("-", &bytes);
    assert_eq!(record.format, Format::Export);
    (record.procedure(), record.content)
}

/// What its Markdown reads back as.
pub fn through_markdown(procedure: &Procedure, content: &EditionContent) -> (Procedure, EditionContent) {
    let text = markdown(procedure, content);
    let record = one(&file_name(procedure), text.as_bytes());
    assert_eq!((record.format, record.key.as_str()), (Format::Markdown, procedure.slug.as_str()));
    (record.procedure(), record.content)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn markdown_reads_back_as_it_was(procedure in any::procedure(), content in any::content()) {
        let (procedure_read, content_read) = through_markdown(&procedure, &content);
        prop_assert_eq!(procedure_read, procedure);
        prop_assert_eq!(content_read, content);
    }

    #[test]
    fn an_export_reads_back_as_it_was(procedure in any::procedure(), content in any::content()) {
        let (procedure_read, content_read) = through_jsonl(&procedure, &content);
        prop_assert_eq!(procedure_read, procedure);
        prop_assert_eq!(content_read, content);
    }

    #[test]
    fn any_bytes_are_read_or_set_aside(
        start in proptest::sample::select(vec![
            "", "---\n", "---\nname: a\n", "{", "[", "{\"code\":", "{\"minhbach\":1}\n", "{\"records\":[{\"detail\":",
            "\u{1f}\u{8b}", "{\"name\":\"a\"}\n",
        ]),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        text in any::text(),
    ) {
        read(&[start.as_bytes(), &bytes].concat());
        read(&[&[0x1f, 0x8b], bytes.as_slice()].concat());
        read(format!("{start}{text}").as_bytes());
        read(format!("---\n{text}\n---\n{start}").as_bytes());
        let _ = interchange::page("a.md", &format!("---\n{text}\n---\n"));
        let _ = interchange::sectors(&text);
        let _ = interchange::agencies(&text);
        let _ = interchange::calendar_year(&text);
    }
}

#[test]
fn the_same_procedures_give_the_same_bytes() {
    let record = one("a.md", b"---\nname: A\nsector: B\n---\n");
    let write = || {
        let mut bytes = Vec::new();
        write_jsonl(&mut bytes, [(&record.procedure(), &record.content)]).unwrap();
        bytes
    };
    assert_eq!(write(), write());
    assert!(write().starts_with(b"{\"minhbach\":1}\n"));
}

#[test]
fn what_people_can_read_is_written_for_people() {
    let text = "---\nname: A\nsector: B\nchannels:\n  - kind: post\n    time_limit: 3 ngày làm việc\n    costs:\n      - cost: 50.000 đồng/trường hợp\n        kind: administrative_charge\n        note: Cấp lại\n---\n\nLời.\n\n## Trình tự\n1. **Nộp** — tại xã.\n";
    let record = one("a.md", text.as_bytes());
    assert_eq!(markdown(&record.procedure(), &record.content), text);
}

#[test]
fn what_sections_cannot_carry_stands_in_the_front_matter() {
    let mut record = one("a.md", b"---\nname: A\nsector: B\n---\n");
    record.content.summary = Markdown::new("Một\n## Trình tự\nhai");
    record.content.requirements = Markdown::new("## Ba");
    let step = |title: &str, text: &str| Step { title: title.to_owned(), text: Markdown::new(text) };
    record.content.steps = vec![step("", "**Nộp** — tại xã."), step("", "1. a\n2. b")];
    let text = markdown(&record.procedure(), &record.content);
    for field in ["\nsummary: ", "\nrequirements: ", "\nsteps:\n"] {
        assert!(text.contains(field), "{text}");
    }
    assert_eq!(through_markdown(&record.procedure(), &record.content).1, record.content);
}

#[test]
fn an_archive_has_a_file_for_each_procedure_and_the_same_bytes_each_time() {
    let procedure = |slug: &str| Procedure { code: None, slug: Slug::parse(slug).unwrap(), repeal: None };
    let content = EditionContent::named("Khai sinh", SectorName::new("Hộ tịch"));
    let procedures = [procedure("a"), procedure("b")];
    let written = || {
        let all = procedures.iter().map(|procedure| (procedure, &content));
        write_markdown(std::io::Cursor::new(Vec::new()), all).expect("an archive").into_inner()
    };
    let bytes = written();
    assert!(bytes == written());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    assert_eq!(names, ["a.md", "b.md"]);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("b.md").expect("a file"), &mut text).expect("text");
    assert_eq!(text, markdown(&procedures[1], &content));
}
