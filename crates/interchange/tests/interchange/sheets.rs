//! Sheets: what goes out comes back as it was, and what is changed is read.

use catalogue::{
    AdministrativeLevel, ChannelKind, CostValue, DossierItem, EditionContent, LegalDocument, OnlineLevel, Procedure,
    TimeLimit,
};
use interchange::{Reason, Rejected, SheetRow, is_sheet, sheet, write_csv, write_xlsx};
use jiff::civil::date;
use proptest::prelude::*;

use crate::{any, one};

fn only(file: &[u8]) -> SheetRow {
    assert!(is_sheet("-", file));
    let mut rows = sheet(file);
    assert_eq!(rows.len(), 1, "{rows:#?}");
    rows.remove(0).expect("a row")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_goes_out_changes_nothing_when_it_comes_back(procedure in any::procedure(), content in any::content()) {
        for file in [write_xlsx(&[(&procedure, &content)]).unwrap(), write_csv(&[(&procedure, &content)]).unwrap()] {
            let row = only(&file);
            prop_assert_eq!(&row.code, &procedure.code);
            prop_assert_eq!(row.slug.as_ref(), Some(&procedure.slug));
            prop_assert_eq!(row.onto(Some(&content)).map_err(|rejected| format!("{rejected:?}")), Ok(content.clone()));
            // As a procedure that is not there yet it is read, or set aside with a reason.
            let _ = row.onto(None);
        }
    }

    #[test]
    fn any_bytes_are_read_or_set_aside(
        start in proptest::sample::select(vec!["", "PK\u{3}\u{4}", "Mã thủ tục,Tên thủ tục\n", "\u{feff}Mã;Tên\n", "\"\n"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let file = [start.as_bytes(), &bytes].concat();
        let _ = is_sheet("a.csv", &file);
        for row in sheet(&file).into_iter().flatten() {
            let _ = row.onto(None);
        }
    }
}

fn sample() -> (Procedure, EditionContent) {
    let record = one(
        "a.md",
        "---\ncode: 1.000110\nname: Đăng ký kết hôn\nsector: Hộ tịch\nlevels: [commune]\nagencies:\n  implementing: [UBND cấp xã]\nchannels:\n  - kind: in_person\n    time_limit: 3 ngày làm việc\n    costs:\n      - cost: 50.000 đồng/trường hợp\n        kind: administrative_charge\n  - kind: online\n    time_limit: 5 ngày làm việc\n    costs:\n      - cost: Miễn phí\ndossier:\n  sets: 1\n  cases:\n    - name: Trong nước\n      items:\n        - paper: Tờ khai\n          originals: 1\n          copies: 0\n          forms:\n            - name: Mẫu 01\n              url: https://example.vn/01.docx\n        - note: Mang theo bản gốc\n    - name: Nước ngoài\n      items:\n        - paper: Hộ chiếu\n          originals: 0\n          copies: 1\nlegal_basis:\n  - number: 60/2014/QH13\n    title: Luật Hộ tịch\n    issued_on: 2014-11-20\n---\n\n## Trình tự\n1. Nộp.\n2. Nhận.\n".as_bytes(),
    );
    (record.procedure(), record.content)
}

/// A file with other heads than ours, as departments have them.
fn csv(heads: &str, cells: &str) -> Vec<u8> {
    format!("{heads}\n{cells}\n").into_bytes()
}

#[test]
fn a_change_in_a_cell_changes_that_and_nothing_else() {
    let (_, content) = sample();
    let change = |heads: &str, cells: &str| only(&csv(heads, cells)).onto(Some(&content)).unwrap();
    let heads = "MÃ TTHC;Ten thu tuc;Cơ quan giải quyết";
    let after = change(heads, "1.000110;Đăng ký kết hôn;\"UBND phường\nSở Tư pháp\"");
    assert_eq!(after.agencies.implementing.len(), 2);
    assert_eq!(EditionContent { agencies: content.agencies.clone(), ..after }, content);

    let after = change("Mã;Thời gian giải quyết", "1.000110;2 ngày làm việc");
    assert!(after.channels.iter().all(|channel| channel.time_limit == TimeLimit::parse("2 ngày làm việc")));
    assert_eq!(after.channels[0].costs, content.channels[0].costs);

    let after =
        change("Mã;Phí, lệ phí", "1.000110;\"Trực tiếp: Lệ phí: 60.000 đồng/trường hợp\nTrực tuyến: Miễn phí\"");
    assert_eq!(after.channels[0].costs[0].value.to_string(), "60.000 đồng");
    assert_eq!(after.channels[1], content.channels[1]);

    let after = change("Mã;Cách thức thực hiện", "1.000110;Trực tiếp, qua bưu chính");
    let kinds: Vec<_> = after.channels.iter().map(|channel| channel.kind).collect();
    assert_eq!(kinds, [ChannelKind::InPerson, ChannelKind::Post]);
    assert_eq!(after.channels[0], content.channels[0]);
    assert_eq!(after.channels[1].time_limit, TimeLimit::Unknown, "unknown is not the same as the others");

    let papers = "\"[Trong nước]\nTờ khai (bản chính: 1; bản sao: 0)\nCăn cước (bản sao: 1)\nLưu ý: Mang theo bản gốc\n[Nước ngoài]\nHộ chiếu (bản chính: 0; bản sao: 1)\"";
    let after = change("Mã;Thành phần hồ sơ", &format!("1.000110;{papers}"));
    let cases = &after.dossier.cases;
    assert_eq!(cases.len(), 2);
    assert_eq!(cases[0].items[0], content.dossier.cases[0].items[0], "the form of a paper is not lost");
    assert!(matches!(&cases[0].items[1], DossierItem::Paper(paper) if paper.name == "Căn cước" && paper.copies == 1));
    assert_eq!(cases[1], content.dossier.cases[1]);

    let after = change("Mã;Mức độ DVC;Căn cứ", "1.000110;Mức độ 4;\"60/2014/QH13 – Luật Hộ tịch\n04/2020/TT-BTP\"");
    assert_eq!(after.online.level, Some(OnlineLevel::Full));
    assert_eq!(after.legal_basis[0].issued_on, Some(date(2014, 11, 20)), "what is known of a law is not lost");
    assert_eq!(after.legal_basis[1], LegalDocument { number: "04/2020/TT-BTP".into(), ..LegalDocument::default() });
}

#[test]
fn a_new_procedure_comes_from_a_row() {
    let file = csv(
        "STT,Mã số,Tên TTHC,Lĩnh vực,Cấp,Cách thức,Thời hạn,Phí,Ghi chú riêng",
        "1,1.00011,Cấp thẻ,Đất đai,\"Cấp tỉnh, cấp xã\",Trực tiếp,05 ngày,,x",
    );
    let mut rows = sheet(&file);
    let unknown = rows.remove(0).expect_err("a column that is not known is told");
    assert_eq!((unknown.field.as_str(), unknown.reason), ("Ghi chú riêng", Reason::UnknownColumn));
    let row = rows.remove(0).expect("a row");
    // A spreadsheet took the code for a number.
    assert_eq!(row.code.as_ref().map(|code| code.as_str()), Some("1.000110"));
    let content = row.onto(None).unwrap();
    assert_eq!(
        content.levels.iter().copied().collect::<Vec<_>>(),
        [AdministrativeLevel::Commune, AdministrativeLevel::Province]
    );
    assert_eq!(content.channels.len(), 1);
    assert!(content.channels[0].costs.is_empty(), "no cost is unknown, not free");
}

#[test]
fn what_cannot_be_read_is_set_aside_with_its_cell() {
    let (_, content) = sample();
    let reject = |heads: &str, cells: &str| -> Rejected {
        match sheet(&csv(heads, cells)).remove(0) {
            Ok(row) => row.onto(Some(&content)).expect_err("it cannot be read"),
            Err(rejected) => rejected,
        }
    };
    let wrong = reject("Mã;Ngày đối chiếu", "1.000110;31/02/2026");
    assert_eq!((wrong.line, wrong.record.as_str(), wrong.field.as_str()), (2, "1.000110", "Ngày đối chiếu"));
    assert!(matches!(reject("Mã;Đối tượng", "1.000110;Ai cũng được").reason, Reason::BadValue { .. }));
    assert!(matches!(reject("Mã;Giấy tờ", "1.000110;Đơn").reason, Reason::BadValue { .. }));
    assert_eq!(reject("Mã;Phí", "1.000110;\"a\nb\nc\"").reason, Reason::LinesPerChannel { channels: 2 });
    assert!(matches!(reject("Mã;Tên thủ tục", "xyz;A").reason, Reason::BadValue { .. }));
    assert!(matches!(reject("Mã;Link nguồn", "1.000110;javascript:alert(1)").reason, Reason::BadValue { .. }));
    assert_eq!(reject("a;b", "1;2").reason, Reason::NoHeads);
    let twice = sheet(&csv("Mã;Tên", "1.000110;A\n1.000110;B")).remove(1).expect_err("twice");
    assert_eq!(twice.reason, Reason::Duplicate { first: 2 });
    assert_eq!(sheet(b"PK\x03\x04 and then nothing").remove(0).expect_err("no workbook").reason, Reason::NotAWorkbook);
}

#[test]
fn a_cell_that_was_cut_is_not_taken_for_the_whole() {
    let (procedure, mut content) = sample();
    content.steps[0].text = catalogue::Markdown::new(&"Nộp hồ sơ tại xã. ".repeat(4_000));
    let file = write_csv(&[(&procedure, &content)]).unwrap();
    assert_eq!(only(&file).onto(Some(&content)), Ok(content.clone()));
    let changed = String::from_utf8(file).unwrap().replacen("Nộp hồ sơ", "Gửi hồ sơ", 1);
    let rejected = only(changed.as_bytes()).onto(Some(&content)).expect_err("the rest would be lost");
    assert_eq!(rejected.reason, Reason::CellTooLong);
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let (procedure, mut content) = sample();
    content.name = "=HYPERLINK(\"https://example.vn\")".to_owned();
    content.reception = "@SUM(1)".to_owned();
    let file = String::from_utf8(write_csv(&[(&procedure, &content)]).unwrap()).unwrap();
    assert!(file.starts_with('\u{feff}'), "Excel must know that it is UTF-8");
    assert!(file.contains("\"'=HYPERLINK(") && file.contains(",'@SUM(1),"), "{file}");
    assert_eq!(only(file.as_bytes()).onto(Some(&content)), Ok(content));
}

/// A sheet ends where Excel's does: with all that lies between, two cells would fill
/// any memory.
#[test]
fn far_cells_take_no_room() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet_of_one = workbook.add_worksheet();
    for (row, column, text) in
        [(0, 0, "Mã thủ tục"), (0, 1, "Tên thủ tục"), (1, 0, "1.000110"), (1, 1, "A"), (1_048_575, 16_383, "x")]
    {
        sheet_of_one.write_string(row, column, text).unwrap();
    }
    let rows = sheet(&workbook.save_to_buffer().unwrap());
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].as_ref().unwrap().line, 2);
}

#[test]
fn nothing_known_stays_unknown() {
    let (_, mut content) = sample();
    content.channels[0].costs.clear();
    content.channels[0].time_limit = TimeLimit::Unknown;
    let row = only(&csv("Mã;Lĩnh vực", "1.000110;Đất đai"));
    let after = row.onto(Some(&content)).unwrap();
    assert_eq!(after.channels, content.channels);
    assert!(!after.channels.iter().any(|channel| channel.costs.iter().any(|cost| cost.value == CostValue::Unknown)));
}

#[test]
fn the_real_records_come_back_as_they_were() {
    let Some(read) = crate::real::all("procedures.jsonl.gz") else { return };
    let good: Vec<_> = read.into_iter().flatten().collect();
    let procedures: Vec<Procedure> = good
        .iter()
        .map(|record| {
            // The store gives each its own address.
            let code = record.code.as_ref().expect("a code");
            Procedure { slug: record.slug.with_suffix(code.as_str()), ..record.procedure() }
        })
        .collect();
    let pairs: Vec<_> = procedures.iter().zip(good.iter().map(|record| &record.content)).collect();
    let started = std::time::Instant::now();
    let workbook = write_xlsx(&pairs).expect("a workbook");
    eprintln!("{} procedures as a workbook of {} kB in {:?}", pairs.len(), workbook.len() / 1024, started.elapsed());
    let csv = write_csv(&pairs).expect("a file");
    for file in [workbook, csv] {
        let started = std::time::Instant::now();
        let rows = sheet(&file);
        assert_eq!(rows.len(), pairs.len());
        for (row, (procedure, content)) in rows.into_iter().zip(&pairs) {
            let row = row.expect("a row");
            assert_eq!(row.code, procedure.code);
            let after = row.onto(Some(content)).unwrap_or_else(|rejected| panic!("{rejected:?}"));
            assert_eq!(&after, *content);
        }
        eprintln!("read back in {:?}", started.elapsed());
    }
}

#[test]
fn a_workbook_tells_nothing_of_when_it_was_written() {
    let workbook = write_xlsx(&[]).expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).expect("an archive");
    let mut core = String::new();
    let mut file = archive.by_name("docProps/core.xml").expect("its properties");
    std::io::Read::read_to_string(&mut file, &mut core).expect("text");
    assert_eq!(core.matches("2000-01-01T00:00:00Z").count(), 2, "{core}");
}
