use std::sync::Arc;

use catalogue::{Lang, Procedure, Slug, Texts, query::Repair};
use jiff::Timestamp;

use super::*;
use crate::{Entry, OutboxPosition, ProcedureId, Snapshot, Understood, tests::content};

fn index() -> SuggestionIndex {
    let names = [
        ("Đăng ký kết hôn", &["đăng ký cưới", "giấy kết hôn"][..]),
        ("Đăng ký kết hôn có yếu tố nước ngoài", &[]),
        ("Đăng ký khai sinh", &["làm giấy khai sinh"]),
        ("Cấp giấy phép khai thác khoáng sản", &[]),
        ("Hỗ trợ chi phí hỏa táng", &[]),
    ];
    let entries = names.iter().enumerate().map(|(number, (name, keywords))| {
        let mut content = content(name, if number < 3 { "Hộ tịch" } else { "Địa chất và khoáng sản" });
        content.keywords = keywords.iter().map(|keyword| (*keyword).to_owned()).collect();
        Arc::new(Entry {
            id: ProcedureId(number as i64),
            procedure: Procedure { code: None, slug: Slug::from_name(name), repeal: None },
            edition: 1,
            content,
            published_at: Timestamp::UNIX_EPOCH,
            withdrawn: false,
        })
    });
    let phrase = |say: &str, mean: &str| PhraseOffer { say: say.to_owned(), mean: vec![mean.to_owned()] };
    let offers = Offers {
        life_events: vec![LifeEventOffer {
            slug: Slug::from_name("Kết hôn"),
            title: Texts::new("Kết hôn").with(Lang::EN, "Getting married"),
            keywords: vec!["lấy vợ".to_owned()],
        }],
        sectors: [(Slug::from_name("Hộ tịch"), Texts::new("Hộ tịch").with(Lang::EN, "Civil status"))].into(),
        phrases: vec![
            phrase("hai đứa định cưới", "đăng ký kết hôn"),
            phrase("xe không chính chủ", "sang tên xe"),
            phrase("cưới", "đăng ký kết hôn"),
        ],
        most_needed: Vec::new(),
        words: ["toi".to_owned()].into(),
    };
    SuggestionIndex::new(&Snapshot::new(entries.collect(), OutboxPosition(1)), &offers)
}

fn labels(typed: &str) -> Vec<String> {
    index().suggest(typed, 8).iter().map(|suggestion| suggestion.label.original().to_owned()).collect()
}

#[test]
fn accents_or_none_whole_words_or_the_start_of_the_last() {
    for typed in ["ket hon", "kết hôn", "Kết H", "dang ky ket", "ket hon "] {
        assert_eq!(labels(typed).first().map(String::as_str), Some("Đăng ký kết hôn"), "{typed}");
    }
    assert!(!labels("k").is_empty() && labels("").is_empty() && labels("!?").is_empty());
    assert!(labels("ket ho ").is_empty(), "a whole word is whole");
}

#[test]
fn accents_that_were_typed_decide_the_order() {
    assert_eq!(labels("hỏ")[0], "Hỗ trợ chi phí hỏa táng");
    assert_eq!(labels("khoá")[0], "Cấp giấy phép khai thác khoáng sản");
}

#[test]
fn every_kind_is_suggested_in_one_order() {
    let found = index().suggest("ket hon", 8);
    let kinds: Vec<SuggestionKind> = found.iter().map(|suggestion| suggestion.kind).collect();
    assert!(kinds.is_sorted(), "{kinds:?}");
    assert!(kinds.contains(&SuggestionKind::LifeEvent) && kinds.contains(&SuggestionKind::Phrase), "{found:?}");
    let sector = &index().suggest("civil", 8)[0];
    assert_eq!((sector.kind, sector.target.as_str()), (SuggestionKind::Sector, "ho-tich"));
    assert_eq!(labels("lay vo"), ["Kết hôn"]);
}

#[test]
fn a_phrase_is_suggested_where_it_leads_somewhere() {
    assert_eq!(labels("hai đứa"), ["hai đứa định cưới"]);
    assert!(labels("xe không").is_empty(), "nothing in the catalogue is about it");
    assert!(!labels("cưới").contains(&"cưới".to_owned()), "a single word is no phrase");
}

#[test]
fn what_shares_a_word_of_two_syllables_is_near() {
    let near = |question: &str| -> Vec<String> {
        let found = index().nearest(question, SuggestionKind::Procedure, 3);
        found.iter().map(|suggestion| suggestion.label.original().to_owned()).collect()
    };
    assert_eq!(near("xin khai thác cát sỏi"), ["Cấp giấy phép khai thác khoáng sản"]);
    assert_eq!(near("zzz kết hôn qqq").len(), 2);
    assert!(near("khai zzz thác").is_empty() && near("").is_empty());
}

#[test]
fn there_are_never_more_than_asked_for() {
    for limit in 0..9 {
        assert!(index().suggest("k", limit).len() <= limit);
    }
}

#[test]
fn mistyped_words_are_written_as_the_catalogue_writes_them() {
    let repair =
        |typed: &str, meant: &str, replaced| Repair { typed: typed.to_owned(), meant: meant.to_owned(), replaced };
    let repairs = vec![repair("hno", "hon", true), repair("ho", "hoa", false)];
    let mut understood = Understood { repairs, accented: true, ..Understood::default() };
    let index = index();
    assert_eq!(index.corrected("Kết hno, hộ", &understood, true).as_deref(), Some("Kết hôn, hộ"));
    assert_eq!(index.corrected("Kết hno, ho", &understood, false).as_deref(), Some("Kết hôn, hỏa"));
    assert_eq!(index.corrected("kết hôn", &understood, true), None);
    understood.accented = false;
    assert_eq!(index.corrected("ket hno", &understood, true).as_deref(), Some("ket hon"));
}

#[test]
fn knows_the_words_of_the_catalogue_and_of_the_vocabulary() {
    let index = index();
    for word in ["ket", "cuoi", "toi", "khoang"] {
        assert!(index.knows(word), "{word}");
    }
    assert!(!index.knows("zzz"));
}
