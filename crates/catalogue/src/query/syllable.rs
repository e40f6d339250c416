use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

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
        let (folded, toned) = by_letter(word).unwrap_or_else(|| (fold(word), toned(word)));
        Self { folded: one_spelling(folded), toned: one_spelling(toned) }
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

/// A letter without diacritics, without its tone, and the tone.
type Letter = Option<(char, char, Option<char>)>;

/// Letters from U+0000 to the last of those that Vietnamese is written with,
/// taken apart once: the words of a whole catalogue pass through here.
static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| ('\0'..='ỹ').map(letter).collect());

fn letter(c: char) -> Letter {
    let written = toned(c.encode_utf8(&mut [0; 4]));
    let mut written = written.chars();
    let (bare, tone) = (written.next()?, written.next());
    let plain = fold(c.encode_utf8(&mut [0; 4]));
    let mut plain = plain.chars();
    let folded = plain.next()?;
    // What takes more than a tone apart, or is a mark itself, is left to the long way.
    let simple = tone.is_none_or(|tone| tone.is_ascii_digit()) && written.next().is_none() && plain.next().is_none();
    (simple && !is_combining_mark(bare)).then_some((folded, bare, tone))
}

/// [`fold`] and [`toned`] of a word, where every letter of it is by itself what
/// it is: none composes with the next, and none is rare.
fn by_letter(word: &str) -> Option<(String, String)> {
    let (mut folded, mut toned) = (String::with_capacity(word.len()), String::with_capacity(word.len()));
    let mut tone = None;
    for c in word.chars() {
        let (plain, letter, its_tone) = (*LETTERS.get(c as usize)?)?;
        folded.push(plain);
        toned.push(letter);
        tone = its_tone.or(tone);
    }
    toned.extend(tone);
    Some((folded, toned))
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn letter_by_letter_is_the_same(word in "[a-zA-Z0-9À-ỹ\u{300}-\u{323}]{0,12}|\\PC{0,12}") {
            if let Some(fast) = by_letter(&word) {
                prop_assert_eq!(fast, (fold(&word), toned(&word)));
            }
        }
    }

    #[test]
    fn vietnamese_is_read_letter_by_letter() {
        for word in ["đăng", "KÝ", "Hòa", "thuỷ", "nghiệp", "1a", "ƯỚC"] {
            assert!(by_letter(word).is_some(), "{word}");
        }
        assert_eq!(by_letter("ky\u{301}"), None, "a mark by itself belongs to the letter before it");
    }

    #[test]
    fn a_question_is_read_only_so_far() {
        assert_eq!(syllables_of_question(&"a ".repeat(10_000)).len(), MAX_SYLLABLES);
        assert!(syllables_of_question(&"x".repeat(10_000)).is_empty());
    }
}
