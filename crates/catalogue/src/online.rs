use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::AgencyName;

/// How far a public service goes online (*mức độ dịch vụ công trực tuyến*).
///
/// The four levels are those of Decree 43/2011/NĐ-CP; Decree 42/2022/NĐ-CP
/// calls level 3 *một phần* (partial) and level 4 *toàn trình* (full).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum OnlineLevel {
    /// Level 1: information only.
    Information,
    /// Level 2: forms to download.
    Forms,
    /// Level 3, *một phần*: submit online, pay or collect at the desk.
    Partial,
    /// Level 4, *toàn trình*: submit, pay and receive online.
    Full,
}

impl OnlineLevel {
    /// Every level, lowest first.
    pub const ALL: [Self; 4] = [Self::Information, Self::Forms, Self::Partial, Self::Full];

    /// The number of the level, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Information => 1,
            Self::Forms => 2,
            Self::Partial => 3,
            Self::Full => 4,
        }
    }

    /// The level of a number from 1 to 4.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }

    /// Reads either vocabulary: `1`–`4`, `partial`, `full`, "một phần", "toàn trình".
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match crate::text::fold(text.trim()).as_str() {
            "1" => Some(Self::Information),
            "2" => Some(Self::Forms),
            "3" | "partial" | "mot phan" => Some(Self::Partial),
            "4" | "full" | "toan trinh" => Some(Self::Full),
            _ => None,
        }
    }

    /// Whether a dossier can be handed in online: levels 3 and 4.
    #[must_use]
    pub const fn submits_online(self) -> bool {
        matches!(self, Self::Partial | Self::Full)
    }
}

impl From<OnlineLevel> for u8 {
    fn from(level: OnlineLevel) -> Self {
        level.number()
    }
}

impl TryFrom<u8> for OnlineLevel {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::from_number(number).ok_or_else(|| format!("{number} is not an online level: write 1, 2, 3 or 4"))
    }
}

/// The online service of a procedure: its level, where to apply, and where an
/// agency differs. The level is a field that staff set from the announcement;
/// a listed online channel proves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OnlineService {
    /// The level, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<OnlineLevel>,
    /// The day from which the level applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The decision that announced the level, by its number. Without it, the
    /// level is what people say, and pages say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub announced_by: Option<String>,
    /// Where to apply: an `https` address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apply_url: Option<String>,
    /// Agencies at which the level is another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by_agency: Vec<AgencyOnlineLevel>,
}

/// The online level at one agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgencyOnlineLevel {
    /// The agency.
    pub agency: AgencyName,
    /// Its level.
    pub level: OnlineLevel,
    /// The day from which it applies there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_vocabularies() {
        assert_eq!(OnlineLevel::parse("Toàn trình"), Some(OnlineLevel::Full));
        assert_eq!(OnlineLevel::parse("PARTIAL"), Some(OnlineLevel::Partial));
        assert_eq!(OnlineLevel::parse("2"), Some(OnlineLevel::Forms));
        assert_eq!(OnlineLevel::parse("5"), None);
    }

    #[test]
    fn only_levels_3_and_4_submit_online() {
        let online: Vec<u8> = OnlineLevel::ALL.into_iter().filter(|l| l.submits_online()).map(u8::from).collect();
        assert_eq!(online, [3, 4]);
    }
}
