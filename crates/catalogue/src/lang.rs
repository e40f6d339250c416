use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A language of the interface: one of the folders of `content/locales`. The content
/// itself is Vietnamese.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(u8);

// Which languages there are, with the constants of their names.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Lang {
    /// Every language of the interface, Vietnamese first.
    pub const ALL: [Self; LANGUAGES.len()] = {
        let mut all = [Self(0); LANGUAGES.len()];
        let mut place = 0;
        while place < all.len() {
            #[allow(clippy::cast_possible_truncation)]
            {
                all[place] = Self(place as u8);
            }
            place += 1;
        }
        all
    };

    /// The BCP 47 tag, as in `lang="vi"`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        LANGUAGES[self.0 as usize].0
    }

    /// The language of a [`tag`](Self::tag).
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }

    /// The languages that the content is translated into: all but Vietnamese.
    pub fn translated() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|lang| *lang != Self::VI)
    }

    /// What stands before a path in this language: nothing, or `/en`.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        LANGUAGES[self.0 as usize].1
    }

    /// The language of a path, and the path without it: `/en/co-quan` is `/co-quan`
    /// in English. What remains of the path of a home page is empty.
    #[must_use]
    pub fn of_path(path: &str) -> (Self, &str) {
        let within = |lang: Self| {
            let rest = path.strip_prefix(lang.prefix())?;
            (rest.is_empty() || rest.starts_with('/')).then_some((lang, rest))
        };
        Self::translated().find_map(within).unwrap_or((Self::VI, path))
    }

    /// The language that is asked for first in a list such as `fr, en-GB;q=0.8, vi`,
    /// as browsers send it and as terminals name theirs (`km_KH.UTF-8`); only the first
    /// part of a tag counts. Vietnamese where none of it is here.
    #[must_use]
    pub fn asked(list: &str) -> Self {
        let first =
            |tag: &str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_lowercase();
        let asked = |wanted: &str| {
            let wanted = first(wanted.trim());
            Self::ALL.into_iter().find(|lang| first(lang.tag()) == wanted)
        };
        list.split(',').find_map(asked).unwrap_or(Self::VI)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Self::from_tag(&tag).ok_or_else(|| de::Error::custom(format!("unknown variant `{tag}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_comes_first_and_has_no_prefix() {
        assert_eq!((Lang::ALL[0], Lang::default(), Lang::VI.prefix()), (Lang::VI, Lang::VI, ""));
        for lang in Lang::translated() {
            assert_eq!(lang.prefix(), format!("/{}", lang.tag()));
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
    }

    #[test]
    fn a_path_tells_its_language() {
        assert_eq!(Lang::of_path("/en/thu-tuc/x"), (Lang::EN, "/thu-tuc/x"));
        assert_eq!(Lang::of_path("/en"), (Lang::EN, ""));
        assert_eq!(Lang::of_path("/energy"), (Lang::VI, "/energy"));
        assert_eq!(Lang::of_path("/"), (Lang::VI, "/"));
    }

    #[test]
    fn browsers_and_terminals_ask_in_their_own_way() {
        for (asked, lang) in [
            ("", Lang::VI),
            ("en-GB,en;q=0.9", Lang::EN),
            ("fr, en;q=0.5, vi;q=0.1", Lang::EN),
            ("vi-VN,en", Lang::VI),
            ("en_US.UTF-8", Lang::EN),
            ("C.UTF-8", Lang::VI),
        ] {
            assert_eq!(Lang::asked(asked), lang, "{asked}");
        }
    }
}
