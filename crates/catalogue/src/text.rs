//! Vietnamese text as it is compared: composed, tidied, folded.

mod words;

use jiff::civil::Date;
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick};

use self::words::Words;

/// Composes the text (NFC), turns runs of white space into one space and trims.
///
/// Line breaks are white space here; use [`tidy_lines`] for text with lines.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        // Nearly every text is composed already, and seeing that is cheap.
        if is_nfc_quick(word.chars()) == IsNormalized::Yes {
            out.push_str(word);
        } else {
            out.extend(word.nfc());
        }
    }
    out
}

/// Like [`tidy`] for every line; keeps at most one empty line in a row.
#[must_use]
pub fn tidy_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines() {
        // The indent of a line matters in Markdown lists.
        let indent = line.len() - line.trim_start_matches(' ').len();
        let words = tidy(line);
        if words.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        if !out.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent.min(12)));
        }
        out.push_str(&words);
    }
    out
}

/// Lower case without diacritics, `đ` as `d`: "Sổ Đỏ" becomes "so do".
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd()
        // Those of Latin letters; of other scripts, such marks are vowels.
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The words (in Vietnamese: syllables) of a text: runs of letters and digits; in
/// scripts that put no space between words, such as Khmer, the words of each run.
pub fn syllables(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|run| !run.is_empty())
        .flat_map(Words::of)
}

/// The parts of a list of names: split at semicolons and line breaks, tidied.
///
/// Commas do not split: names of agencies and of applicants contain them.
pub fn list(text: &str) -> impl Iterator<Item = String> {
    text.split([';', '\n', '\r']).map(tidy).filter(|part| !part.is_empty())
}

/// Reads a day: `2026-01-15` or, as in Vietnam, `15/01/2026`, also with hyphens or points.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let mark = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = if mark == '-' && first.len() == 4 { (first, last) } else { (last, first) };
    let number = |part: &str, len: std::ops::RangeInclusive<usize>| -> Option<i16> {
        let fine = len.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if fine { part.parse().ok() } else { None }
    };
    let (month, day) = (number(month, 1..=2)?, number(day, 1..=2)?);
    Date::new(number(year, 4..=4)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// What follows a word that the text starts with, whatever its case; nothing
/// where the text starts otherwise or the word goes on.
pub(crate) fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        if !rest.next()?.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let rest = rest.as_str();
    if rest.starts_with(|c: char| c.is_alphanumeric() || is_combining_mark(c)) { None } else { Some(rest) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folds_case_diacritics_and_d() {
        assert_eq!(fold("Sổ Đỏ, TRỌ"), "so do, tro");
        assert_eq!(fold("so\u{0302}\u{0309}"), "so");
    }

    #[test]
    fn tidies_decomposed_and_spaced_text() {
        assert_eq!(tidy("  Ha\u{0300}\u{00a0}\n Nội "), "Hà Nội");
        assert_eq!(tidy_lines("  a \n\n\n b\n  - c"), "a\n\n b\n  - c");
    }

    #[test]
    fn splits_syllables() {
        let words: Vec<_> = syllables("cấp, đổi (GPLX) 2026").collect();
        assert_eq!(words, ["cấp", "đổi", "GPLX", "2026"]);
    }

    #[test]
    fn splits_khmer_into_words() {
        // "registering a marriage"
        let text = "ការចុះបញ្ជីអាពាហ៍ពិពាហ៍";
        let words: Vec<_> = syllables(text).collect();
        assert!(words.contains(&"ពិពាហ៍") && words.len() > 2, "{words:?}");
        assert_eq!(words.concat(), text);
        assert_ne!(fold("កា"), fold("កី"), "vowels are no accents");
    }

    #[test]
    fn reads_days_of_both_customs() {
        let day = jiff::civil::date(2026, 1, 15);
        for text in ["2026-01-15", " 15/01/2026 ", "15/1/2026", "15-01-2026", "15.01.2026"] {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
        for text in ["", "15/01", "31/02/2026", "2026/01/15", "15/01/26", "15/01-2026", "+5/01/2026", "a/b/c"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn splits_lists_at_semicolons_and_lines_only() {
        let parts: Vec<_> = list(" Sở Tư pháp;Ủy ban nhân dân  xã, phường\n\n; Công an xã").collect();
        assert_eq!(parts, ["Sở Tư pháp", "Ủy ban nhân dân xã, phường", "Công an xã"]);
    }

    #[test]
    fn a_word_ends_where_letters_end() {
        assert_eq!(after_word("ĐỒNG/lần", "đồng"), Some("/lần"));
        assert_eq!(after_word("đồngx", "đồng"), None);
        assert_eq!(after_word("đ", "đồng"), None);
    }

    proptest! {
        #[test]
        fn days_never_panic(text in "[0-9./-]{0,12}|.*") {
            let _ = parse_date(&text);
        }

        #[test]
        fn tidying_twice_changes_nothing(text in "(?s).*") {
            prop_assert_eq!(tidy(&tidy(&text)), tidy(&text));
            prop_assert_eq!(tidy_lines(&tidy_lines(&text)), tidy_lines(&text));
        }
    }
}
