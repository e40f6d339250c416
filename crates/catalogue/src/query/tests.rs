use proptest::prelude::*;

use super::*;
use crate::AdministrativeLevel;

fn vocabulary() -> Vocabulary {
    let file = serde_json::json!({
        "stop": [{ "say": ["tôi", "em", "mới", "vừa", "muốn", "cần", "ở", "chưa", "cảm ơn nhé", "thì", "làm"], "why": "x" }],
        "intents": [
            { "intent": "cost", "say": ["mất bao nhiêu tiền"], "why": "x" },
            { "intent": "papers", "say": ["cần mang gì"], "why": "x" },
            { "intent": "place", "say": ["ở đâu"], "why": "x" },
        ],
        "levels": [{ "level": "commune", "say": ["lên phường"], "why": "x" }],
        "words": [
            { "say": ["cưới", "lấy vợ"], "mean": ["kết hôn"], "why": "x" },
            { "say": ["mất"], "mean": ["cấp lại"], "why": "x", "weight": 0.5 },
            { "say": ["bố mất"], "mean": ["khai tử"], "why": "x" },
            { "say": ["chùa"], "mean": ["tôn giáo"], "why": "x" },
            { "say": ["quầy thuốc"], "mean": ["kinh doanh dược"], "why": "x" },
            { "say": ["thuốc tây"], "mean": ["dược"], "why": "x" },
            { "say": ["chợ"], "mean": ["chợ"], "why": "x", "accents": true },
        ],
        "rare": [{ "say": ["lưu động"], "factor": 0.8, "why": "x" }],
        "offices": [{ "say": ["sở", "công an"], "why": "x" }],
    });
    let mut vocabulary = Vocabulary::default();
    vocabulary.add(serde_json::from_value(file).unwrap()).unwrap();
    vocabulary
}

fn lexicon() -> Lexicon {
    let mut lexicon = Lexicon::default();
    for phrase in vocabulary().phrases() {
        lexicon.add(phrase.iter().map(|syllable| syllable.folded.as_str()));
    }
    for _ in 0..5 {
        for name in ["đăng ký kết hôn", "đăng ký hộ kinh doanh", "đăng ký khai tử"] {
            let syllables = syllables_of(name);
            lexicon.add(syllables.iter().map(|syllable| syllable.folded.as_str()));
        }
    }
    lexicon
}

fn ask(question: &str) -> Question {
    understand(question, &vocabulary(), &lexicon())
}

/// The wordings of each part, in one text each.
fn wordings(question: &Question) -> Vec<Vec<String>> {
    let text = |form: &Form| form.syllables.iter().map(|s| s.folded.as_str()).collect::<Vec<_>>().join(" ");
    question.units.iter().map(|unit| unit.forms.iter().map(text).collect()).collect()
}

#[test]
fn the_name_of_an_agency_alone_is_one() {
    let office = |question: &str| ask(question).office.map(|words| words.join(" "));
    assert_eq!(office("tôi cần Sở Xây dựng ở đâu").as_deref(), Some("so xay dung"));
    assert_eq!(office("cong an xa").as_deref(), Some("cong an xa"));
    for other in ["sở", "công an", "đăng ký kết hôn ở sở tư pháp", "cần mang gì", ""] {
        assert_eq!(office(other), None, "{other}");
    }
}

#[test]
fn intents_and_levels_are_taken_out() {
    let question = ask("em muốn đăng ký kết hôn lên phường cần mang gì, mất bao nhiêu tiền");
    assert_eq!(question.intents, [Intent::Papers, Intent::Cost].into());
    assert_eq!(question.levels, [AdministrativeLevel::Commune].into());
    assert_eq!(wordings(&question), [["dang"], ["ki"], ["ket"], ["hon"]]);
    assert_eq!(question.pairs.len(), 3);
}

#[test]
fn everyday_words_get_their_official_ones_beside_them() {
    assert_eq!(wordings(&ask("tôi muốn cưới")), [["cuoi", "ket hon"]]);
    assert_eq!(wordings(&ask("toi muon cuoi")), [["cuoi", "ket hon"]]);
}

#[test]
fn the_longest_phrase_counts_and_small_words_may_stand_in_it() {
    assert_eq!(wordings(&ask("bố em mới mất")), [["bo mat", "khai tu"]]);
    assert_eq!(wordings(&ask("mất")), [["mat", "cap lai"]]);
    assert!(ask("mất bao nhiêu tiền").units.is_empty());
}

#[test]
fn phrases_that_share_a_syllable_both_count() {
    assert_eq!(wordings(&ask("quầy thuốc tây")), [["quay thuoc", "kinh doanh duoc"], ["thuoc tay", "duoc"]]);
}

#[test]
fn accents_that_were_typed_are_believed() {
    assert!(ask("chưa").units.is_empty());
    assert_eq!(wordings(&ask("chùa")), [["chua", "ton giao"]]);
    assert!(ask("chua").units.is_empty(), "without accents it is the stop word");
    assert_eq!(wordings(&ask("cho")), [["cho"]], "“chợ” counts only with its accents");
    assert!(ask("kết hôn").accented && !ask("ket hon").accented);
}

#[test]
fn typos_are_repaired_before_phrases_are_found() {
    let question = ask("dang ky ho kinh doah");
    assert!(wordings(&question).last().unwrap().contains(&"doanh".to_owned()));
    assert_eq!(wordings(&ask("tôi mốun cưới")), [["cuoi", "ket hon"]]);
}

#[test]
fn a_code_is_all_that_counts() {
    let question = ask("mã thủ tục 1.001193 ở đâu");
    assert_eq!(question.codes[0].as_str(), "1.001193");
    assert!(question.units.is_empty() && !question.is_empty());
}

#[test]
fn what_says_nothing_leaves_nothing() {
    for text in ["", "   ", "cảm ơn nhé", "?!…", "\u{0}\u{7}\u{202e}", "tôi cần"] {
        assert!(ask(text).is_empty(), "{text:?}");
    }
}

#[test]
fn marks_have_both_spellings() {
    assert_eq!(ask("ký").marks(), ["ki", "ky"]);
}

#[test]
fn faults_of_entries_are_told() {
    let add = |json: serde_json::Value| Vocabulary::default().add(serde_json::from_value(json).unwrap()).unwrap_err();
    let entry = serde_json::json!({ "words": [{ "say": ["a"], "mean": [" "], "why": "x" }] });
    assert_eq!(add(entry), VocabularyError::NoMeaning("a".into()));
    let entry = serde_json::json!({ "rare": [{ "say": ["a"], "factor": 1.5, "why": "x" }] });
    assert_eq!(add(entry), VocabularyError::Factor("a".into()));
    let entry = serde_json::json!({ "stop": [{ "say": ["?"], "why": "x" }] });
    assert_eq!(add(entry), VocabularyError::EmptyPhrase("stop"));
}

proptest! {
    #[test]
    fn any_text_is_understood(text in ".{0,300}") {
        let question = ask(&text);
        prop_assert!(question.units.len() <= 2 * MAX_SYLLABLES);
    }
}
