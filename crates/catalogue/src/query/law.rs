use serde::{Deserialize, Serialize};

/// The number of a legal document in a question: "123/2015/NĐ-CP", "nghị định 123 2015".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LawNumber {
    /// The running number.
    pub number: u32,
    /// The year.
    pub year: u16,
}

impl LawNumber {
    /// The number and the year at the beginning of a document's number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, rest) = text.trim().split_once('/')?;
        let year = rest.split(['/', '-']).next()?;
        Self::new(number.trim(), year.trim())
    }

    fn new(number: &str, year: &str) -> Option<Self> {
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(number, 5) || year.len() != 4 || !digits(year, 4) {
            return None;
        }
        let year: u16 = year.parse().ok().filter(|year| (1945..2100).contains(year))?;
        Some(Self { number: number.parse().ok()?, year })
    }
}

/// What a legal document is called, folded. After such a word, a number and a
/// year are the document's even without a stroke between them.
const KINDS: [&[&str]; 9] = [
    &["nghi", "dinh"],
    &["thong", "tu"],
    &["luat"],
    &["bo", "luat"],
    &["nghi", "quyet"],
    &["quyet", "dinh"],
    &["phap", "lenh"],
    &["nd"],
    &["tt"],
];

/// The legal documents of a question, and the question without them.
#[must_use]
pub fn laws_in(text: &str) -> (Vec<LawNumber>, String) {
    let mut laws = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    let words: Vec<&str> = text.split_whitespace().take(200).collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let year = if crate::text::fold(bare(at + 1)) == "nam" { at + 2 } else { at + 1 };
        let naming = naming(&rest);
        let apart = LawNumber::new(bare(at), bare(year)).filter(|_| naming > 0);
        let law = LawNumber::parse(bare(at)).or(apart);
        if let Some(law) = law {
            rest.truncate(rest.len() - naming);
            if !laws.contains(&law) {
                laws.push(law);
            }
        } else {
            rest.push(word);
        }
        at = if apart.is_some() { year + 1 } else { at + 1 };
    }
    if laws.is_empty() { (laws, text.to_owned()) } else { (laws, rest.join(" ")) }
}

/// How many of the last words name a legal document: "nghị định số".
fn naming(words: &[&str]) -> usize {
    let folded: Vec<String> = words.iter().rev().take(3).map(|word| crate::text::fold(word)).collect();
    let number = folded.iter().take_while(|word| *word == "so").count();
    let kind = KINDS.iter().filter(|kind| {
        folded.len() >= number + kind.len() && kind.iter().rev().zip(&folded[number..]).all(|(a, b)| a == b)
    });
    kind.map(|kind| kind.len() + number).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_a_document_in_any_form() {
        for (text, rest) in [
            ("123/2015/NĐ-CP", ""),
            ("nghị định 123/2015/NĐ-CP", ""),
            ("Nghị định số 123/2015", ""),
            ("nghi dinh 123 2015", ""),
            ("nghị định số 123 năm 2015 về kết hôn", "về kết hôn"),
            ("thủ tục theo thông tư 123/2015/TT-BTP.", "thủ tục theo"),
            ("luật 123 2015", ""),
        ] {
            let (laws, left) = laws_in(text);
            assert_eq!(laws, [LawNumber { number: 123, year: 2015 }], "{text}");
            assert_eq!(left, rest, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["nhà số 12/3", "ngày 20/11/2025", "sinh năm 1990 2 con", "1.001193", "xe 7 chỗ đời 2015"]
        {
            assert_eq!(laws_in(text), (Vec::new(), text.to_owned()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,80}") {
            let _ = laws_in(&text);
        }
    }
}
