//! What the remarks beside costs say, and what of them says nothing.

use crate::{
    Money, number,
    text::{after_word, tidy},
};

/// Remarks that only repeat that there is none.
const NOTHING: [&str; 5] = ["không", "không có", "phí, lệ phí", "phí", "lệ phí"];

/// Words of an act that sets what is paid.
const ACTS: [&str; 17] = [
    "theo quy định",
    "theo mức thu",
    "theo quyết định",
    "theo nghị quyết",
    "theo thông tư",
    "theo biểu",
    "thông tư số",
    "nghị quyết số",
    "hội đồng nhân dân",
    "hđnd",
    "ủy ban nhân dân cấp tỉnh quy định",
    "quy định của bộ tài chính",
    "luật phí và lệ phí",
    "pháp luật về phí",
    "quy định tại",
    "quy định cụ thể tại",
    "biểu phí",
];

/// How a remark starts that explains why nothing is paid.
const EXEMPT: [&str; 12] = [
    "miễn",
    "không thu",
    "không phải nộp",
    "không được quy định",
    "không quy định",
    "chưa quy định",
    "chưa có quy định",
    "không áp dụng",
    "không mất phí",
    "không tính phí",
    "đồng miễn",
    "được miễn",
];

/// How a remark starts that says that nobody has set a sum yet: that is not
/// the same as free.
const UNSET: [&str; 3] = ["chưa quy định", "chưa có quy định", "chưa được quy định"];

/// Words of somebody who pays after all.
const PAYS: [&str; 4] = ["phải nộp chi phí", "phải nộp phí", "phải nộp lệ phí", "phải trả chi phí"];

/// A remark as it is kept: tidied, without the tail of the source's form
/// ("Đồng (…)"), without brackets around the whole, empty where it says nothing.
pub(super) fn canonical(note: &str) -> String {
    let tidied = tidy(note);
    let mut note = tidied.as_str();
    loop {
        let before = note;
        note = note.trim_matches([' ', ';', ',']);
        if let Some(rest) = after_word(note, "đồng").filter(|rest| rest.is_empty() || rest.starts_with([' ', '(', '/']))
        {
            note = rest;
        }
        // A full stop closes the remark, not a sentence in it.
        note = note.strip_suffix('.').unwrap_or(note);
        if let Some(inner) = note.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'))
            && balance(inner) == Balance::Even
        {
            note = inner;
        }
        if note == before {
            break;
        }
    }
    if says_nothing(note) {
        return String::new();
    }
    // "a) hoặc (b": the brackets taken off around it were those of two pairs.
    let mut note = note.to_owned();
    while balance(&note) == Balance::Crossed {
        note = format!("({note})");
    }
    note
}

/// How the brackets in a text stand.
#[derive(PartialEq, Eq)]
enum Balance {
    /// Every bracket has its other.
    Even,
    /// As many open as close, but one closes before any opens.
    Crossed,
    /// Some have no other.
    Odd,
}

fn balance(text: &str) -> Balance {
    let (mut depth, mut lowest) = (0_i64, 0_i64);
    for c in text.chars() {
        depth += i64::from(c == '(') - i64::from(c == ')');
        lowest = lowest.min(depth);
    }
    match (depth, lowest) {
        (0, 0) => Balance::Even,
        (0, _) => Balance::Crossed,
        _ => Balance::Odd,
    }
}

/// Whether a remark is a mere mark: "Không có", "1", "ii", "-".
fn says_nothing(note: &str) -> bool {
    let lower = note.to_lowercase();
    let mark = lower.chars().all(|c| c.is_ascii_digit() || !c.is_alphanumeric()) && lower.len() <= 3;
    let letter = lower.len() == 1 || (lower.len() <= 4 && lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    lower.is_empty() || mark || letter || NOTHING.contains(&lower.as_str())
}

/// Whether a remark leaves the amount to an act: "Theo quy định của Hội đồng
/// nhân dân cấp tỉnh". One that explains an exemption does not.
pub(super) fn names_an_act(note: &str) -> bool {
    let lower = note.to_lowercase();
    ACTS.iter().any(|act| lower.contains(act)) && !explains_an_exemption(note)
}

/// Whether a remark tells against "free": it names a sum or an act that sets
/// one, frees only some, so that the others pay, or says that nothing is set yet.
pub(super) fn tells_against_free(note: &str) -> bool {
    Money::is_named_in(note)
        || names_a_bare_sum(note)
        || names_an_act(note)
        || frees_only_some(note)
        || says_that_it_is_unset(note)
        || says_that_somebody_pays(note)
}

fn says_that_it_is_unset(note: &str) -> bool {
    let start = opening(note);
    UNSET.iter().any(|words| start.starts_with(words))
}

fn says_that_somebody_pays(note: &str) -> bool {
    let lower = note.to_lowercase();
    PAYS.iter().any(|words| lower.match_indices(words).any(|(at, _)| !lower[..at].trim_end().ends_with("không")))
}

/// "8.000.000/lần": a sum to any reader, though no currency is named.
fn names_a_bare_sum(note: &str) -> bool {
    let sum = |(number, rest): (number::Number, &str)| {
        number.groups > 0 && rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    };
    number::starts(note).filter_map(number::take).any(sum)
}

/// "Miễn lệ phí cho người thuộc hộ nghèo": of whom, and so not of all.
fn frees_only_some(note: &str) -> bool {
    let start = opening(note);
    let clause = start.split(['.', ';', '(']).next().unwrap_or_default();
    ["miễn", "được miễn"].iter().any(|words| clause.starts_with(words))
        && [" cho ", " đối với "].iter().any(|whom| clause.contains(whom))
}

/// The remark in small letters from its first word.
fn opening(note: &str) -> String {
    note.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn explains_an_exemption(note: &str) -> bool {
    let start = opening(note);
    EXEMPT.iter().any(|words| start.starts_with(words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn drops_what_says_nothing() {
        for note in ["", "Không có", "Không có.", "không", "1", "ii", "a", "-", "(không)", "Phí, lệ phí"] {
            assert_eq!(canonical(note), "", "{note}");
        }
        for note in ["Không quy định", "Cấp lại", "Không thu lệ phí"] {
            assert_eq!(canonical(note), note);
        }
    }

    #[test]
    fn takes_the_form_off() {
        assert_eq!(canonical("Đồng (Cấp lại (bản sao))."), "Cấp lại (bản sao)");
        assert_eq!(canonical("(a) hoặc (b)"), "(a) hoặc (b)");
        assert_eq!(canonical("a) hoặc (b"), "(a) hoặc (b)");
        assert_eq!(canonical("a) mới"), "a) mới");
    }

    #[test]
    fn an_exemption_is_no_cost() {
        for note in
            ["Theo quy định của Hội đồng nhân dân cấp tỉnh", "Cấp lại: 50.000 đồng/lần", "Thông tư số 1/2024/TT-BTC"]
        {
            assert!(tells_against_free(note), "{note}");
        }
        for note in ["Chưa quy định", "Chưa có quy định cụ thể.", "Người dự thi phải nộp chi phí dự thi"]
        {
            assert!(tells_against_free(note), "{note}");
        }
        for note in ["Không quy định", "Người nghèo không phải nộp lệ phí"] {
            assert!(!tells_against_free(note), "{note}");
        }
        for note in ["", "Miễn lệ phí (Thông tư số 47/2019/TT-BTC)", "(Không thu theo quy định tại Điều 22)", "Cấp lại"]
        {
            assert!(!tells_against_free(note), "{note}");
        }
    }

    proptest! {
        #[test]
        fn twice_changes_nothing(note in "(?s).*|[()a.; ]{0,12}|(đồng|Đồng|\\(|\\)| |a|\\.){0,9}") {
            prop_assert_eq!(canonical(&canonical(&note)), canonical(&note));
        }
    }
}
