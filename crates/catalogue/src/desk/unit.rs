use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{after_word, fold, syllables, tidy};

/// The name of an administrative unit (*đơn vị hành chính*) with the word for
/// what it is: *Phường Hải Châu*.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnitName {
    full: String,
    kind: UnitKind,
    stem: String,
}

/// What an administrative unit is; districts are those that ended on 2025-07-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// *Phường*.
    Ward,
    /// *Xã*.
    Commune,
    /// *Thị trấn*.
    Township,
    /// *Đặc khu*.
    SpecialZone,
    /// *Quận*.
    UrbanDistrict,
    /// *Huyện*.
    RuralDistrict,
    /// *Thị xã*.
    Town,
    /// *Thành phố*, of a province or by itself.
    City,
    /// *Tỉnh*.
    Province,
}

impl UnitKind {
    /// The longer words first: *thị xã* is no *xã*.
    const WORDS: [(Self, &'static str); 9] = [
        (Self::Township, "thị trấn"),
        (Self::Town, "thị xã"),
        (Self::City, "thành phố"),
        (Self::SpecialZone, "đặc khu"),
        (Self::Ward, "phường"),
        (Self::Commune, "xã"),
        (Self::UrbanDistrict, "quận"),
        (Self::RuralDistrict, "huyện"),
        (Self::Province, "tỉnh"),
    ];

    /// What people write for these words, folded.
    pub(super) const SHORT: [(Self, &'static str); 8] = [
        (Self::Ward, "p"),
        (Self::Ward, "f"),
        (Self::Commune, "x"),
        (Self::Township, "tt"),
        (Self::UrbanDistrict, "q"),
        (Self::RuralDistrict, "h"),
        (Self::Town, "tx"),
        (Self::City, "tp"),
    ];

    /// The words, folded, of one or two syllables.
    pub(super) fn folded_words() -> impl Iterator<Item = (Self, String)> {
        Self::WORDS.into_iter().map(|(kind, word)| (kind, fold(word)))
    }

    /// Whether it is as large as a commune, a district or a province.
    #[must_use]
    pub const fn tier(self) -> u8 {
        match self {
            Self::Ward | Self::Commune | Self::Township | Self::SpecialZone => 1,
            Self::UrbanDistrict | Self::RuralDistrict | Self::Town | Self::City => 2,
            Self::Province => 3,
        }
    }
}

impl UnitName {
    /// Reads a name that begins with what the unit is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let full = tidy(text);
        let (kind, rest) =
            UnitKind::WORDS.into_iter().find_map(|(kind, word)| Some((kind, after_word(&full, word)?)))?;
        let stem = rest.trim().to_owned();
        if squash(&stem).is_empty() { None } else { Some(Self { kind, stem, full }) }
    }

    /// The whole name: *Phường Hải Châu*.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.full
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> UnitKind {
        self.kind
    }

    /// The name alone: *Hải Châu*.
    #[must_use]
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The name as it stands within a sentence: *phường Hải Châu*.
    #[must_use]
    pub fn within(&self) -> String {
        let mut letters = self.full.chars();
        letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }
}

impl fmt::Display for UnitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full)
    }
}

impl TryFrom<String> for UnitName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("“{text}” does not begin with Phường, Xã, Quận, Huyện …"))
    }
}

impl From<UnitName> for String {
    fn from(name: UnitName) -> Self {
        name.full
    }
}

/// A name as it is compared: folded, *y* and *i* alike after a consonant, and
/// without spaces, for *A Tiêng* is written *Atiêng* as well.
pub(super) fn squash(name: &str) -> String {
    let folded = fold(name);
    syllables(&folded).map(alike).collect()
}

/// A folded syllable with *y* as *i* where both are written: *Mỹ*, *Mĩ*; *Quý*, *Quí*.
pub(super) fn alike(syllable: &str) -> String {
    match syllable.strip_suffix('y') {
        Some(rest) if rest == "qu" || !rest.ends_with(['a', 'e', 'o', 'u']) && !rest.is_empty() => format!("{rest}i"),
        _ => syllable.to_owned(),
    }
}

/// The letters and accents of a text, wherever the tone was put: *Hoà* is *Hòa*.
pub(super) fn accented(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let mut out = String::new();
    for syllable in syllables(&tidy(text).to_lowercase()) {
        let (mut marks, letters): (Vec<char>, Vec<char>) = syllable.nfd().partition(|c| is_combining_mark(*c));
        marks.sort_unstable();
        out.extend(letters);
        out.extend(marks);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_unit_is() {
        let read = |text: &str| UnitName::parse(text).map(|name| (name.kind(), name.stem().to_owned()));
        assert_eq!(read("Phường  Hải Châu"), Some((UnitKind::Ward, "Hải Châu".to_owned())));
        assert_eq!(read("thị xã Điện Bàn"), Some((UnitKind::Town, "Điện Bàn".to_owned())));
        assert_eq!(read("Quận 1"), Some((UnitKind::UrbanDistrict, "1".to_owned())));
        for bad in ["", "Hải Châu", "Phường", "Xãhội", "Phường ..."] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(UnitName::parse("Phường Hải Châu").unwrap().within(), "phường Hải Châu");
        assert_eq!(UnitName::parse("Đặc khu Hoàng Sa").unwrap().within(), "đặc khu Hoàng Sa");
    }

    #[test]
    fn compares_however_a_name_is_written() {
        assert_eq!(squash("A Tiêng"), squash("Atiêng"));
        assert_eq!(squash("Ch’ơm"), squash("ch'om"));
        assert_eq!(squash("Mỹ An"), squash("Mĩ An"));
        assert_eq!(squash("Hòa Quý"), squash("Hoà Quí"));
        assert_ne!(squash("Thủy"), squash("Thui"));
        assert_eq!(accented("Hoà Phú"), accented("Hòa Phú"));
        assert_ne!(accented("Tam Đàn"), accented("Tam Dân"));
    }
}
