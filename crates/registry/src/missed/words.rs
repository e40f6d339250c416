use catalogue::{query::Syllable, text::syllables};

/// The most words that are kept of a question.
const MOST_WORDS: usize = 12;
/// So many digits in a row may be the number of a person, a phone or a plate.
const TELLING_DIGITS: usize = 5;
/// The most frequent family names, folded. What follows one may be a person.
const FAMILY_NAMES: [&str; 22] = [
    "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong",
    "li", "dinh", "truong", "doan", "trinh", "mai", "luong",
];
/// Middle names that make a family name out of a word that is also another one.
const MIDDLE_NAMES: [&str; 2] = ["van", "thi"];
/// What stands for words that are not kept.
const LEFT_OUT: &str = "?";

/// The words of a question as they are counted: folded, each that nobody else
/// needs to use left out: words that neither the catalogue nor the vocabulary
/// `knows`, long numbers, addresses, names of people. Nothing where no word is left.
#[must_use]
pub fn normalise(question: &str, knows: impl Fn(&str) -> bool) -> Option<String> {
    let mut words: Vec<(String, bool)> = Vec::new();
    for part in question.split_whitespace() {
        let address = part.contains(['@', '\\']) || part.contains("//");
        for word in syllables(part) {
            let folded = if address { LEFT_OUT.to_owned() } else { Syllable::new(word).folded };
            words.push((folded, word.chars().next().is_some_and(char::is_uppercase)));
        }
    }
    leave_out_numbers(&mut words);
    leave_out_names(&mut words);
    let mut kept: Vec<&str> = Vec::new();
    for (word, _) in &words {
        let word = if knows(word) || word.bytes().all(|b| b.is_ascii_digit()) { word.as_str() } else { LEFT_OUT };
        // One sign stands for any number of words, so that not even that is told.
        if word != LEFT_OUT || kept.last() != Some(&LEFT_OUT) {
            kept.push(word);
        }
    }
    kept.truncate(MOST_WORDS);
    let telling = kept.iter().any(|word| word.chars().any(char::is_alphabetic));
    telling.then(|| kept.join(" "))
}

/// Words with digits side by side that have many together: "0912 345 678", "29A-123.45".
fn leave_out_numbers(words: &mut [(String, bool)]) {
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).count();
    let mut start = 0;
    while start < words.len() {
        let run = words[start..].iter().take_while(|(word, _)| digits(word) > 0).count();
        let total: usize = words[start..start + run].iter().map(|(word, _)| digits(word)).sum();
        if total >= TELLING_DIGITS {
            words[start..start + run].iter_mut().for_each(|(word, _)| LEFT_OUT.clone_into(word));
        }
        start += run.max(1);
    }
}

/// A family name with the two or three words that are the rest of a name: where
/// a middle name follows, or where they are written as names are.
fn leave_out_names(words: &mut [(String, bool)]) {
    for start in 0..words.len() {
        if !FAMILY_NAMES.contains(&words[start].0.as_str()) {
            continue;
        }
        let rest = &words[start + 1..];
        let middle = rest.first().is_some_and(|(word, _)| MIDDLE_NAMES.contains(&word.as_str()));
        let capitals = if words[start].1 { rest.iter().take_while(|(_, capital)| *capital).take(4).count() } else { 0 };
        let length = if middle { capitals.max(3.min(rest.len())) } else { capitals };
        if length > 0 {
            words[start..=start + length].iter_mut().for_each(|(word, _)| LEFT_OUT.clone_into(word));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(question: &str) -> Option<String> {
        let known = "dang ki ket hon cho toi mat giai phep lai xe o ha noi nguyen van an hoa thi tran le hang 16 2"
            .split(' ')
            .collect::<Vec<_>>();
        normalise(question, |word| known.contains(&word))
    }

    #[test]
    fn keeps_the_words_that_everybody_uses() {
        assert_eq!(normalised("Đăng ký  KẾT HÔN ở Hà Nội?").as_deref(), Some("dang ki ket hon o ha noi"));
        assert_eq!(normalised("xe 16 ghế").as_deref(), Some("xe 16 ?"));
    }

    #[test]
    fn leaves_out_what_is_nobody_elses_business() {
        for (question, kept) in [
            ("mất xe 29A-123.45", "mat xe ?"),
            ("gọi tôi 0912 345 678", "? toi ?"),
            ("cho tôi 001099012345", "cho toi ?"),
            ("kết hôn cho Nguyễn Văn An", "ket hon cho ?"),
            ("ket hon cho nguyen van an hoa", "ket hon cho ?"),
            ("kết hôn cho Lê Hoa", "ket hon cho ?"),
            ("tôi an@example.com mất xe", "toi ? mat xe"),
            ("https://example.com/xe mất", "? mat"),
        ] {
            assert_eq!(normalised(question).as_deref(), Some(kept), "{question}");
        }
        for nothing in ["", "zzzz qqqq", "0912345678", "12 3", "Trần Thị Hoa"] {
            assert_eq!(normalised(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_family_name_alone_is_a_word() {
        assert_eq!(normalised("lệ phí lái xe hàng").as_deref(), Some("le ? lai xe hang"));
    }

    #[test]
    fn a_long_question_is_cut() {
        let long = "dang ki ket hon ".repeat(50);
        assert_eq!(normalised(&long).map(|words| words.split(' ').count()), Some(MOST_WORDS));
    }
}
