use serde::{Deserialize, Serialize};

/// A level of government that carries out a procedure (*cấp thực hiện*).
///
/// An edition has a **set** of these. The district level ended on 2025-07-01
/// and cannot be given to a new edition; it can be read in old ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdministrativeLevel {
    /// *Cấp xã*: wards, communes and special zones; nearest the citizen.
    Commune,
    /// *Cấp tỉnh*: provinces and centrally-run cities.
    Province,
    /// *Cấp bộ*: ministries and what belongs to them.
    Ministry,
    /// *Cơ quan khác*: others.
    Other,
    /// *Cấp huyện*: districts, abolished on 2025-07-01.
    District,
}

impl AdministrativeLevel {
    /// The levels that exist today, nearest the citizen first.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Province, Self::Ministry, Self::Other];

    /// The name in addresses, in the API and in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Province => "province",
            Self::Ministry => "ministry",
            Self::Other => "other",
            Self::District => "district",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::District]).find(|level| level.key() == key)
    }

    /// Reads the Vietnamese label, whatever its letter case: "Cấp Bộ", "Cấp bộ/ngành", "Cấp xã".
    /// What is no level of the list gives nothing.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        match crate::text::tidy(label).to_lowercase().as_str() {
            "cấp bộ" | "cấp bộ/ngành" | "cấp bộ, ngành" => Some(Self::Ministry),
            "cấp tỉnh" => Some(Self::Province),
            "cấp huyện" => Some(Self::District),
            "cấp xã" => Some(Self::Commune),
            "cơ quan khác" => Some(Self::Other),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_labels_and_keys() {
        assert_eq!(AdministrativeLevel::from_label("Cấp Bộ"), Some(AdministrativeLevel::Ministry));
        assert_eq!(AdministrativeLevel::from_label("Cấp bộ/ngành"), Some(AdministrativeLevel::Ministry));
        assert_eq!(AdministrativeLevel::from_label(" cấp  xã"), Some(AdministrativeLevel::Commune));
        assert_eq!(AdministrativeLevel::from_label("Cấp huyện"), Some(AdministrativeLevel::District));
        assert_eq!(AdministrativeLevel::from_label("Cấp tỉnh, Cấp xã"), None);
        for level in AdministrativeLevel::ALL {
            assert_eq!(AdministrativeLevel::from_key(level.key()), Some(level));
        }
    }
}
