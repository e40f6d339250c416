//! Where papers are handed in and results given back.

mod directory;
mod find;
mod hours;
mod takes;
mod unit;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use directory::{Commune, Directory, Former, Province, Resolution};
pub use find::{Found, Via};
pub use hours::{DayHours, Opening, WeeklyHours};
pub use takes::Takes;
pub use unit::{UnitKind, UnitName};

use crate::{Slug, Texts};

/// A place where papers are handed in (*bộ phận một cửa*, *nơi nộp hồ sơ*).
/// What nobody has told is empty: an unknown address is never guessed.
#[derive(Clone, Debug, PartialEq)]
pub struct OneStopDesk {
    /// Its address on this site.
    pub slug: Slug,
    /// What sort of place it is.
    pub kind: DeskKind,
    /// Its name.
    pub name: Texts,
    /// Whose it is.
    pub of: DeskOf,
    /// Whom to ask about it, and what a map is searched for: mostly the people's
    /// committee.
    pub ask: String,
    /// Street and number.
    pub address: String,
    /// Its telephone numbers.
    pub telephones: Vec<Telephone>,
    /// Its e-mail address.
    pub email: Option<Email>,
    /// When it is open.
    pub hours: WeeklyHours,
    /// Where it is on a map.
    pub coordinates: Option<Coordinates>,
    /// How people come in who cannot take stairs, or need other help.
    pub access: String,
    /// Which procedures it takes.
    pub takes: Takes,
    /// When somebody last compared this with its source.
    pub checked_on: Option<Date>,
    /// Whether whoever runs the desk said that this is right.
    pub confirmed: bool,
}

/// Whose a desk is: the number of a commune or of a province in its [`Directory`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeskOf {
    /// A commune, ward or special zone.
    Commune(usize),
    /// The whole province.
    Province(usize),
}

/// What sort of place a desk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskKind {
    /// *Trung tâm Phục vụ hành chính công cấp xã*, the one-stop desk of a commune.
    Commune,
    /// *Trung tâm Phục vụ hành chính công cấp tỉnh*, or a branch of it.
    Province,
    /// *Công an*, where residence and identity are dealt with.
    Police,
    /// Any other office that takes papers.
    Other,
}

impl DeskKind {
    /// The name in files and in the keys of texts.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Province => "province",
            Self::Police => "police",
            Self::Other => "other",
        }
    }
}

/// A telephone number as people write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Telephone(String);

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// A point on the map, in degrees; within Việt Nam, so that latitude and
/// longitude cannot be mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Coordinates {
    /// North.
    pub latitude: f64,
    /// East.
    pub longitude: f64,
}

impl Telephone {
    /// The number as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands in a `tel:` link.
    #[must_use]
    pub fn dialled(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

impl TryFrom<String> for Telephone {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let text = crate::text::tidy(&text);
        let plain = text.strip_prefix('+').unwrap_or(&text);
        let digits = plain.chars().filter(char::is_ascii_digit).count();
        let fine = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '(' | ')'));
        if fine && (3..=15).contains(&digits) {
            Ok(Self(text))
        } else {
            Err(format!("“{text}” is no telephone number"))
        }
    }
}

impl From<Telephone> for String {
    fn from(telephone: Telephone) -> Self {
        telephone.0
    }
}

impl Email {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let text = text.trim().to_owned();
        let plain = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
        };
        match text.split_once('@') {
            Some((name, host)) if plain(name) && plain(host) && host.contains('.') => Ok(Self(text)),
            _ => Err(format!("“{text}” is no e-mail address")),
        }
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl TryFrom<String> for Coordinates {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("“{text}” is no place in Việt Nam: write 16.07, 108.22");
        let (north, east) = text.split_once(',').ok_or_else(wrong)?;
        let number = |part: &str| part.trim().parse::<f64>().map_err(|_| wrong());
        let (latitude, longitude) = (number(north)?, number(east)?);
        // From Cà Mau and the islands to Hà Giang.
        if (6.0..=24.0).contains(&latitude) && (102.0..=118.0).contains(&longitude) {
            Ok(Self { latitude, longitude })
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for Coordinates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.5},{:.5}", self.latitude, self.longitude)
    }
}

impl From<Coordinates> for String {
    fn from(coordinates: Coordinates) -> Self {
        coordinates.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_telephones_addresses_and_places() {
        let telephone = Telephone::try_from(" 0236  3881 888".to_owned()).unwrap();
        assert_eq!((telephone.as_str(), telephone.dialled().as_str()), ("0236 3881 888", "02363881888"));
        assert_eq!(Telephone::try_from("+84 236 1022".to_owned()).unwrap().dialled(), "+842361022");
        for bad in ["", "hỏi một cửa", "12", "0236 3881 888 gặp Lan", "1234567890123456"] {
            assert!(Telephone::try_from(bad.to_owned()).is_err(), "{bad}");
        }
        assert!(Email::try_from("motcua@haichau.danang.gov.vn".to_owned()).is_ok());
        for bad in ["", "motcua", "a@b", "a@b.vn?x=y", "a b@c.vn", "@c.vn"] {
            assert!(Email::try_from(bad.to_owned()).is_err(), "{bad}");
        }
        assert_eq!(Coordinates::try_from("16.07, 108.22".to_owned()).unwrap().to_string(), "16.07000,108.22000");
        for bad in ["108.22, 16.07", "16.07", "x, y", "NaN, 108", ""] {
            assert!(Coordinates::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }
}
