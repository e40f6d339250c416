//! Raw typing: what stands there when the input method was off. Telex writes
//! `ddang kys` for "đăng ký", VNI `d9ang8 ky1`.

use super::{Lexicon, Syllable};

/// Words of the question that have to read as raw typing before any is taken
/// for it: one alone may be a foreign word ("gas", "b1").
const LEAST_DECODED: usize = 2;

const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

const RHYMES: &str = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em \
    en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach \
    oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm \
    ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uôc uôi uôm uôn uông \
    uôt uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt \
    yêu ưn ";

/// The question with raw typing read; `None` where there is none.
pub(super) fn decoded(typed: &[Syllable], lexicon: &Lexicon) -> Option<Vec<Syllable>> {
    if typed.iter().any(Syllable::has_accents) {
        return None;
    }
    let read: Vec<Option<String>> = typed.iter().map(|syllable| word(&syllable.folded, lexicon)).collect();
    let decoded = || read.iter().flatten();
    // A hooked letter is sure; a tone alone may be the end of a foreign word.
    if decoded().count() < LEAST_DECODED.min(typed.len()) || !decoded().any(|word| Syllable::new(word).is_hooked()) {
        return None;
    }
    let pairs = typed.iter().zip(read);
    Some(pairs.map(|(typed, read)| read.map_or_else(|| typed.clone(), |read| Syllable::new(&read))).collect())
}

/// A word as it was meant, if as it stands it is no Vietnamese syllable that
/// anyone uses, and read as Telex or VNI it is one.
fn word(raw: &str, lexicon: &Lexicon) -> Option<String> {
    if !raw.is_ascii() || raw.len() > 10 || is_syllable(raw) || lexicon.count(raw) > 0 {
        return None;
    }
    let keys = if raw.bytes().any(|key| key.is_ascii_digit()) { vni(raw)? } else { telex(raw)? };
    (is_syllable(&keys.letters) && keys.letters != raw).then(|| keys.written())
}

/// Letters with their hooks, and the tone beside them.
#[derive(Default)]
struct Keys {
    letters: String,
    tone: Option<char>,
}

impl Keys {
    /// Puts a tone, which stands after the last vowel until it is composed.
    fn written(&self) -> String {
        let Some(tone) = self.tone else { return self.letters.clone() };
        let Some(at) = self.letters.rfind(is_vowel) else { return self.letters.clone() };
        let after = self.letters[at..].chars().next().map_or(at, |vowel| at + vowel.len_utf8());
        format!("{}{tone}{}", &self.letters[..after], &self.letters[after..])
    }

    fn has_vowel(&self) -> bool {
        self.letters.contains(is_vowel)
    }

    /// Changes the last of these letters; whether there was one.
    fn change(&mut self, from: &str, to: &str) -> bool {
        let Some(at) = self.letters.rfind(from) else { return false };
        self.letters.replace_range(at..at + from.len(), to);
        true
    }

    /// A horn or a breve on the last letter that can carry it.
    fn horn(&mut self) -> bool {
        self.change("uo", "ươ") || self.change("ưo", "ươ") || {
            let last = self.letters.rfind(['a', 'o', 'u']).and_then(|at| self.letters[at..].chars().next());
            match last {
                Some('a') if self.letters.ends_with("ua") => self.change("ua", "ưa"),
                Some('a') => self.change("a", "ă"),
                Some('o') => self.change("o", "ơ"),
                Some('u') => self.change("u", "ư"),
                _ => false,
            }
        }
    }
}

fn telex(raw: &str) -> Option<Keys> {
    let mut keys = Keys::default();
    for key in raw.chars() {
        let tone = match key {
            's' => '\u{301}',
            'f' => '\u{300}',
            'r' => '\u{309}',
            'x' => '\u{303}',
            'j' => '\u{323}',
            _ => '\0',
        };
        let done = match key {
            _ if tone != '\0' && keys.has_vowel() => keys.tone.replace(tone).is_none(),
            'a' => keys.change("a", "â"),
            'e' => keys.change("e", "ê"),
            'o' => keys.change("o", "ô"),
            'd' => keys.change("d", "đ"),
            'w' => keys.horn(),
            _ => false,
        };
        if !done {
            keys.letters.push(if key == 'w' { 'ư' } else { key });
        }
    }
    Some(keys)
}

fn vni(raw: &str) -> Option<Keys> {
    let mut keys = Keys::default();
    for key in raw.chars() {
        let done = match key {
            '1' => keys.tone.replace('\u{301}').is_none(),
            '2' => keys.tone.replace('\u{300}').is_none(),
            '3' => keys.tone.replace('\u{309}').is_none(),
            '4' => keys.tone.replace('\u{303}').is_none(),
            '5' => keys.tone.replace('\u{323}').is_none(),
            '6' => keys.change("a", "â") || keys.change("e", "ê") || keys.change("o", "ô"),
            '7' => keys.horn(),
            '8' => keys.change("a", "ă"),
            '9' => keys.change("d", "đ"),
            letter => {
                keys.letters.push(letter);
                !letter.is_ascii_digit()
            }
        };
        if !done {
            return None;
        }
    }
    Some(keys)
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Whether letters without a tone make a Vietnamese syllable.
fn is_syllable(letters: &str) -> bool {
    ONSETS.iter().any(|onset| {
        letters.strip_prefix(onset).is_some_and(|rhyme| !rhyme.is_empty() && RHYMES.contains(&format!(" {rhyme} ")))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::{syllables_of, syllables_of_question};

    fn read(text: &str) -> Option<Vec<Syllable>> {
        decoded(&syllables_of_question(text), &Lexicon::default())
    }

    #[test]
    fn reads_telex_and_vni() {
        for (raw, meant) in [
            ("ddang kys ket hoon", "đang ký ket hôn"),
            ("ddawng kys keets hoon", "đăng ký kết hôn"),
            ("dawngd kis keets honofn", "đăng kí kết honofn"),
            ("d9a8ng ky1", "đăng ký"),
            ("d9ang8 ky1 ket61 ho6n", "đăng ký kết hôn"),
            ("giaays chuwngs nhaanj quyeenf suwr dungj ddaats", "giấy chứng nhận quyền sử dụng đất"),
            ("nguowif khuyeets taatj", "người khuyết tật"),
            ("ngu7o7i2 gia2", "người già"),
        ] {
            assert_eq!(read(raw), Some(syllables_of(meant)), "{raw}");
        }
    }

    #[test]
    fn plain_words_stay() {
        for text in [
            "dang ky ket hon o dau",
            "mo tiem gas",
            "bang lai b1",
            "doi bang a1 sang a",
            "ct07",
            "xe 4 banh",
            "visa",
            "đăng ký tạm trú kys",
            "",
            "test",
            "1.001193",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,60}") {
            let _ = read(&text);
        }

        #[test]
        fn never_panics_on_keys(text in "[a-z0-9 ]{0,60}") {
            let _ = read(&text);
        }
    }
}
