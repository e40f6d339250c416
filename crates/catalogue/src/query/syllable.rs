use unicode_normalization::UnicodeNormalization;

use crate::text::{fold, syllables};

/// The most syllables of a question that are read; the rest is dropped.
pub const MAX_SYLLABLES: usize = 64;
const MAX_SYLLABLE_CHARS: usize = 40;

/// One syllable of a question or of a text, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Syllable {
    /// Lower case without diacritics: `hoa` for "hòa" and "hoá". A final `y`
    /// after a consonant is written `i`, for both spellings are in use: "kỹ", "kĩ".
    pub folded: String,
    /// The same with diacritics, the tone put last, so that "hoà" and "hòa" are one.
    pub toned: String,
}

impl Syllable {
    /// The syllable of a written word.
    #[must_use]
    pub fn new(word: &str) -> Self {
        Self { folded: one_spelling(fold(word)), toned: one_spelling(toned(word)) }
    }

    /// The folded syllable in every spelling in use: `ki` and `ky`.
    pub fn spellings(&self) -> impl Iterator<Item = String> {
        let other = varies(&self.folded, 'i').map(|stem| format!("{stem}y"));
        std::iter::once(self.folded.clone()).chain(other)
    }

    /// Whether a letter of it has a hook, a hat or a stroke, whatever the tone.
    pub(super) fn is_hooked(&self) -> bool {
        !self.toned.is_ascii()
    }

    /// Whether it was written with a diacritic.
    #[must_use]
    pub fn has_accents(&self) -> bool {
        self.folded != self.toned
    }
}

/// The syllables of a text, composed and in lower case.
pub fn syllables_of(text: &str) -> Vec<Syllable> {
    let composed: String = text.nfc().collect();
    syllables(&composed).map(Syllable::new).collect()
}

/// The first [`MAX_SYLLABLES`] syllables of a question; over-long ones, which
/// no language has, are dropped.
pub fn syllables_of_question(text: &str) -> Vec<Syllable> {
    let composed: String = text.nfc().take(4_000).collect();
    syllables(&composed)
        .filter(|word| word.chars().count() <= MAX_SYLLABLE_CHARS)
        .take(MAX_SYLLABLES)
        .map(Syllable::new)
        .collect()
}

/// Lower case with the tone as a digit at the end: "hoà" and "hòa" give `hoa1`.
fn toned(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    let mut tone = None;
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' => tone = Some('1'),
            '\u{301}' => tone = Some('2'),
            '\u{309}' => tone = Some('3'),
            '\u{303}' => tone = Some('4'),
            '\u{323}' => tone = Some('5'),
            other => letters.push(other),
        }
    }
    let mut toned: String = letters.nfc().collect();
    toned.extend(tone);
    toned
}

/// What stands before a final vowel that is spelled both `i` and `y`.
fn varies(syllable: &str, ending: char) -> Option<&str> {
    let stem = syllable.strip_suffix(ending)?;
    ["h", "k", "l", "m", "s", "t", "qu"].contains(&stem).then_some(stem)
}

fn one_spelling(syllable: String) -> String {
    let tone = syllable.len() - syllable.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (letters, tone) = syllable.split_at(syllable.len() - tone);
    match varies(letters, 'y') {
        Some(stem) => format!("{stem}i{tone}"),
        None => syllable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_places_of_the_tone_are_one() {
        assert_eq!(Syllable::new("hoà"), Syllable::new("Hòa"));
        assert_eq!(Syllable::new("thuỷ"), Syllable::new("thủy"));
        assert_ne!(Syllable::new("trú"), Syllable::new("trữ"));
    }

    #[test]
    fn i_and_y_are_one_after_a_consonant() {
        assert_eq!(Syllable::new("sỹ"), Syllable::new("sĩ"));
        assert_eq!(Syllable::new("kỹ"), Syllable::new("Kĩ"));
        assert_ne!(Syllable::new("tay"), Syllable::new("tai"));
        assert_eq!(Syllable::new("ký").spellings().collect::<Vec<_>>(), ["ki", "ky"]);
    }

    #[test]
    fn composed_and_decomposed_are_one() {
        assert_eq!(syllables_of("Đăng ký"), syllables_of("Đa\u{306}ng ky\u{301}"));
    }

    #[test]
    fn a_question_is_read_only_so_far() {
        assert_eq!(syllables_of_question(&"a ".repeat(10_000)).len(), MAX_SYLLABLES);
        assert!(syllables_of_question(&"x".repeat(10_000)).is_empty());
    }
}
