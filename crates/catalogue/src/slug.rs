use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{fold, syllables};

/// The readable part of an address: `dang-ky-ket-hon`.
///
/// Lower-case ASCII letters, digits and single hyphens, at most
/// [`Slug::MAX_LEN`] characters, never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is no slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an address: use a–z, 0–9 and single hyphens, at most {max} characters", max = Slug::MAX_LEN)]
pub struct SlugError(String);

impl Slug {
    /// The longest slug; longer names are cut at a whole word.
    pub const MAX_LEN: usize = 80;

    /// Parses an address part.
    ///
    /// # Errors
    /// When it is empty, too long, or has anything but a–z, 0–9 and single hyphens.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let fine = !text.is_empty()
            && text.len() <= Self::MAX_LEN
            && text
                .split('-')
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        if fine { Ok(Self(text.to_owned())) } else { Err(SlugError(text.chars().take(100).collect())) }
    }

    /// Makes an address from a name: "Đăng ký kết hôn" becomes `dang-ky-ket-hon`.
    /// A name without a letter or digit becomes `x`.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        let folded = fold(name);
        let mut slug = String::new();
        for word in syllables(&folded) {
            let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
            if word.is_empty() {
                continue;
            }
            if slug.is_empty() {
                slug.extend(word.chars().take(Self::MAX_LEN));
            } else if slug.len() + 1 + word.len() <= Self::MAX_LEN {
                slug.push('-');
                slug.push_str(&word);
            } else {
                break;
            }
        }
        if slug.is_empty() {
            slug.push('x');
        }
        Self(slug)
    }

    /// The same address with a suffix that tells it from another of that name.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let suffix = Self::from_name(suffix);
        let room = Self::MAX_LEN.saturating_sub(suffix.0.len() + 1);
        let stem = self.0[..self.0.len().min(room)].trim_end_matches('-');
        if stem.is_empty() { suffix } else { Self(format!("{stem}-{}", suffix.0)) }
    }

    /// The text of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn makes_an_address_from_a_name() {
        assert_eq!(Slug::from_name("Đăng ký kết hôn (cấp xã)").as_str(), "dang-ky-ket-hon-cap-xa");
        assert_eq!(Slug::from_name("…").as_str(), "x");
        assert_eq!(Slug::from_name("Đất đai").with_suffix("1.000894").as_str(), "dat-dai-1-000894");
    }

    #[test]
    fn refuses_what_is_no_address() {
        for bad in ["", "-a", "a--b", "A", "á", "a b", &"a".repeat(81)] {
            assert!(Slug::parse(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn every_name_gives_an_address_that_parses(name in ".*", suffix in ".*") {
            let slug = Slug::from_name(&name);
            prop_assert_eq!(Slug::parse(slug.as_str()), Ok(slug.clone()));
            let suffixed = slug.with_suffix(&suffix);
            prop_assert_eq!(Slug::parse(suffixed.as_str()), Ok(suffixed.clone()));
        }
    }
}
