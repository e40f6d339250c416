//! What differs, on contents as they come.

use catalogue::{
    AgencyName, Channel, ChannelKind, Cost, CostValue, DossierCase, DossierItem, EditionContent, Lang, Markdown, Money,
    OnlineLevel, Part, Quantity, Step, TimeLimit, TimeUnit,
};
use leptos::prelude::*;

use super::{
    difference, in_short,
    model::{BlockChange, Change, Fate, Line},
    parts,
};
use crate::site::tests::sample::{bare, marriage};

fn html(lang: Lang, before: &EditionContent, after: &EditionContent) -> String {
    let owner = Owner::new();
    owner.with(|| difference(lang, before, after).to_html())
}

/// The text without tags.
fn plain(html: &str) -> String {
    html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, rest)| rest)).collect()
}

fn only_part(before: &EditionContent, after: &EditionContent) -> (Part, Vec<BlockChange>) {
    let mut parts = parts(None, Lang::VI, before, after);
    assert_eq!(parts.len(), 1, "{parts:#?}");
    let part = parts.remove(0);
    (part.part, part.blocks)
}

fn told(change: &Change) -> String {
    match change {
        Change::Added(line) => format!("+{}", line.words()),
        Change::Removed(line) => format!("-{}", line.words()),
        Change::Changed { before, after } => format!("{} > {}", before.words(), after.words()),
    }
}

fn all_told(block: &BlockChange) -> Vec<String> {
    block.changes.iter().map(told).collect()
}

fn note(words: &str) -> DossierItem {
    DossierItem::Note(words.to_owned())
}

fn paper(name: &str) -> DossierItem {
    DossierItem::from_row(name.to_owned(), 1, 0, Vec::new())
}

fn way(kind: ChannelKind, days: f64, dong: u64) -> Channel {
    Channel {
        kind,
        situation: String::new(),
        time_limit: TimeLimit::within(Quantity::try_from(days).unwrap(), TimeUnit::WorkingDay),
        costs: vec![Cost::plain(CostValue::Amount(Money::vnd(dong)))],
        note: Markdown::default(),
    }
}

#[test]
fn the_same_says_so() {
    let content = marriage();
    assert!(html(Lang::VI, &content, &content).contains("Hai bản giống hệt nhau."));
    assert!(in_short(Lang::VI, &content, &content).is_empty());
}

#[test]
fn every_part_that_differs_is_told_and_no_other() {
    let (before, after) = (bare("Cũ"), marriage());
    let expected = Part::differing(&before, &after);
    let found: Vec<Part> = parts(None, Lang::VI, &before, &after).iter().map(|part| part.part).collect();
    assert_eq!(found, expected);
    for lang in Lang::ALL {
        for (a, b) in [(&before, &after), (&after, &before)] {
            let html = html(lang, a, b);
            assert_eq!(html.matches("<h3").count(), expected.len());
            let text = plain(&html);
            assert!(!text.contains("difference-"), "a key in place of its text: {text}");
        }
    }
}

#[test]
fn a_paper_that_came_and_one_that_went() {
    let mut before = bare("A");
    before.dossier.cases = vec![DossierCase {
        name: String::new(),
        items: vec![paper("Tờ khai"), paper("Hộ chiếu"), note("Xuất trình:")],
    }];
    let mut after = before.clone();
    after.dossier.cases[0].items = vec![paper("Tờ khai"), note("Xuất trình:"), paper("Ảnh 4x6")];
    let (part, blocks) = only_part(&before, &after);
    assert_eq!((part, blocks.len()), (Part::Dossier, 1));
    assert_eq!(all_told(&blocks[0]), ["-Hộ chiếu (1 bản chính)", "+Ảnh 4x6 (1 bản chính)"]);
    assert_eq!(blocks[0].same, 2);
    assert_eq!(in_short(Lang::VI, &before, &after), ["Thêm 1 giấy tờ: Ảnh 4x6", "Bỏ 1 giấy tờ: Hộ chiếu"]);
    assert_eq!(in_short(Lang::EN, &before, &after), ["1 paper added: Ảnh 4x6", "1 paper no longer needed: Hộ chiếu"]);
}

#[test]
fn a_case_that_got_another_name_is_the_same_case() {
    let mut before = marriage();
    before.dossier.cases.truncate(1);
    let mut after = before.clone();
    after.dossier.cases[0].name = "Cả hai đang ở trong nước".to_owned();
    let (_, blocks) = only_part(&before, &after);
    assert_eq!(blocks.len(), 1);
    assert_eq!((blocks[0].fate, blocks[0].changes.len()), (Fate::Kept, 0));
    assert_eq!(blocks[0].title_before.as_ref().map(Line::words).as_deref(), Some("Cả hai ở trong nước"));
}

#[test]
fn a_paper_that_only_moved_is_no_news() {
    let mut before = bare("A");
    before.dossier.cases = vec![DossierCase { name: String::new(), items: vec![paper("a"), paper("b"), paper("c")] }];
    let mut after = before.clone();
    after.dossier.cases[0].items.rotate_left(1);
    let (_, blocks) = only_part(&before, &after);
    assert!(blocks.is_empty());
    assert!(html(Lang::VI, &before, &after).contains("Chỉ đổi thứ tự"));
    assert_eq!(in_short(Lang::VI, &before, &after), ["Thay đổi ở: Giấy tờ cần mang"]);
}

#[test]
fn ways_of_handing_in_are_matched_by_their_kind() {
    let mut before = bare("A");
    before.channels = vec![
        way(ChannelKind::Online, 3.0, 50_000),
        way(ChannelKind::InPerson, 3.0, 50_000),
        way(ChannelKind::Post, 3.0, 50_000),
    ];
    let mut after = before.clone();
    after.channels.remove(1);
    after.channels[1] = way(ChannelKind::Post, 5.0, 20_000);
    let (_, blocks) = only_part(&before, &after);
    let told: Vec<_> =
        blocks.iter().map(|block| (block.fate, block.title.as_ref().map(Line::words), all_told(block))).collect();
    assert_eq!(
        told,
        [
            (
                Fate::Kept,
                Some("Qua bưu chính".to_owned()),
                vec!["3 ngày làm việc > 5 ngày làm việc".to_owned(), "50.000 đ > 20.000 đ".to_owned()]
            ),
            (Fate::Removed, Some("Trực tiếp".to_owned()), vec!["-3 ngày làm việc".to_owned(), "-50.000 đ".to_owned()]),
        ]
    );
    assert_eq!(
        in_short(Lang::VI, &before, &after),
        [
            "Không còn nộp theo cách: Trực tiếp",
            "Chi phí: trước là 50.000 đ, nay là 20.000 đ – 50.000 đ",
            "Thời gian: trước là 3 ngày làm việc, nay là 3 – 5 ngày làm việc",
        ]
    );
}

#[test]
fn what_is_unknown_is_told_as_unknown_and_never_as_free() {
    let mut before = bare("A");
    before.channels = vec![way(ChannelKind::Online, 3.0, 50_000)];
    let mut after = before.clone();
    after.channels[0].costs.clear();
    after.channels[0].time_limit = TimeLimit::Unknown;
    let (_, blocks) = only_part(&before, &after);
    assert_eq!(all_told(&blocks[0]), ["3 ngày làm việc > Chưa rõ", "50.000 đ > Chưa rõ"]);
    assert!(in_short(Lang::VI, &before, &after).iter().all(|words| words.ends_with("nay là Chưa rõ")));
}

#[test]
fn a_word_that_changed_in_a_long_step_is_the_only_one_marked() {
    let mut before = bare("A");
    before.steps = vec![
        Step {
            title: "Nộp".to_owned(),
            text: Markdown::new("Nộp hồ sơ tại bộ phận một cửa của **huyện**.\n\nNhận giấy hẹn."),
        },
        Step { title: "Nhận".to_owned(), text: Markdown::new("Nhận kết quả.") },
    ];
    let mut after = before.clone();
    after.steps[0].text = Markdown::new("Nộp hồ sơ tại bộ phận một cửa của xã.\n\nNhận giấy hẹn.");
    after.steps.insert(1, Step { title: String::new(), text: Markdown::new("Chờ thẩm định trong ba ngày.") });
    let html = html(Lang::VI, &before, &after);
    assert_eq!(html.matches("<del>").count(), 1, "{html}");
    let text = plain(&html);
    assert!(text.contains("của  [bỏ: huyện]  [thêm: xã] ."), "{text}");
    assert!(text.contains("Thêm Chờ thẩm định trong ba ngày."), "{text}");
    assert!(text.contains("4 dòng khác không đổi"), "{text}");
}

#[test]
fn another_way_of_writing_the_same_says_so() {
    let mut before = bare("A");
    before.requirements = Markdown::new("Đủ **18** tuổi.");
    let mut after = before.clone();
    after.requirements = Markdown::new("Đủ 18 tuổi.");
    let (_, blocks) = only_part(&before, &after);
    assert!(blocks.is_empty());
}

#[test]
fn levels_and_agencies_are_told_in_words() {
    let mut before = bare("A");
    before.online.level = Some(OnlineLevel::Partial);
    before.agencies.implementing = vec![AgencyName::new("Phòng Tư pháp")];
    let mut after = before.clone();
    after.online.level = Some(OnlineLevel::Full);
    after.agencies.implementing = vec![AgencyName::new("Ủy ban nhân dân cấp xã")];
    assert_eq!(
        in_short(Lang::VI, &before, &after),
        ["Qua mạng: trước là Mức độ 3 · Một phần, nay là Mức độ 4 · Toàn trình", "Cũng thay đổi ở: Cơ quan"]
    );
    let text = plain(&html(Lang::EN, &before, &after));
    assert!(text.contains("Level"), "{text}");
}

#[test]
fn english_pages_say_what_is_vietnamese_and_hostile_words_stay_words() {
    let (before, mut after) = (bare("Cũ"), bare("Cũ"));
    after.reception = "<script>alert(1)</script> 12 Lê Lợi".to_owned();
    let html = html(Lang::EN, &before, &after);
    assert!(html.contains("lang=\"vi\"") && !html.contains("<script"), "{html}");
}

#[test]
fn two_rewritten_contents_of_any_size_end_soon() {
    let many = |seed: usize| -> Vec<DossierItem> {
        (0..400).map(|n| paper(&format!("Giấy {} số {}", n * seed % 97, n * seed))).collect()
    };
    let mut before = bare("A");
    before.dossier.cases = vec![DossierCase { name: String::new(), items: many(3) }];
    let mut after = before.clone();
    after.dossier.cases[0].items = many(7);
    before.requirements = Markdown::new(&"một hai ba bốn ".repeat(5_000));
    after.requirements = Markdown::new(&"năm sáu bảy tám ".repeat(5_000));
    assert!(html(Lang::VI, &before, &after).contains("<del>"));
}
