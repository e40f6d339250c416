use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    Slug,
    text::{fold, list, tidy},
};

/// The name of an agency (*cơ quan*), tidied. Two spellings that fold to the
/// same [`Slug`] are the same agency.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct AgencyName(String);

impl AgencyName {
    /// Tidies a name as a source gives it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(tidy(name))
    }

    /// The names of a list as a source gives it: split at semicolons and line
    /// breaks, not at commas, which names contain. Each agency once.
    #[must_use]
    pub fn list(text: &str) -> Vec<Self> {
        let mut names: Vec<Self> = Vec::new();
        for part in list(text) {
            let name = Self::new(part.trim_matches(['-', '+', '.', ',', ' ']));
            if !name.0.is_empty() && names.iter().all(|other| other.slug() != name.slug()) {
                names.push(name);
            }
        }
        names
    }

    /// What identifies the agency.
    #[must_use]
    pub fn slug(&self) -> Slug {
        Slug::from_name(&self.0)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AgencyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<String> for AgencyName {
    fn from(name: String) -> Self {
        Self::new(&name)
    }
}

impl From<AgencyName> for String {
    fn from(name: AgencyName) -> Self {
        name.0
    }
}

/// The agencies of a procedure, by their part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Agencies {
    /// Who made the procedure public (*cơ quan ban hành*).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promulgating: Vec<AgencyName>,
    /// Who has the power to decide (*cơ quan có thẩm quyền*).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub competent: Vec<AgencyName>,
    /// Who carries it out (*cơ quan thực hiện*).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implementing: Vec<AgencyName>,
    /// Who was given the task by another (*cơ quan được ủy quyền*).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub delegated: Vec<AgencyName>,
    /// Who helps (*cơ quan phối hợp*).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coordinating: Vec<AgencyName>,
}

impl Agencies {
    /// Those that carry it out, then those that decide.
    pub fn acting(&self) -> impl Iterator<Item = &AgencyName> {
        self.implementing.iter().chain(&self.competent)
    }

    /// Every agency named, in the order of the roles.
    pub fn all(&self) -> impl Iterator<Item = &AgencyName> {
        [&self.promulgating, &self.competent, &self.implementing, &self.delegated, &self.coordinating]
            .into_iter()
            .flatten()
    }

    /// The people's committee or council that made the procedure public, where
    /// one did: then it holds in one province or commune only.
    #[must_use]
    pub fn local(&self) -> Option<&AgencyName> {
        const LOCAL: [&str; 4] = ["ubnd", "uy ban nhan dan", "hdnd", "hoi dong nhan dan"];
        self.promulgating.iter().find(|agency| {
            let name = fold(agency.as_str());
            LOCAL.iter().any(|local| name.starts_with(local))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lists() {
        let names = AgencyName::list("- Sở Tư pháp;\nỦy ban nhân dân xã, phường; SỞ TƯ PHÁP.;;");
        let names: Vec<&str> = names.iter().map(AgencyName::as_str).collect();
        assert_eq!(names, ["Sở Tư pháp", "Ủy ban nhân dân xã, phường"]);
        assert_eq!(AgencyName::list(" "), []);
    }

    #[test]
    fn tells_what_one_province_made_public() {
        let by = |name: &str| Agencies { promulgating: AgencyName::list(name), ..Agencies::default() };
        assert!(by("UBND tỉnh Đắk Lắk").local().is_some());
        assert!(by("Uỷ ban nhân dân Thành phố Hải Phòng").local().is_some());
        assert!(by("Bộ Tư pháp").local().is_none());
        assert!(Agencies { implementing: AgencyName::list("UBND cấp xã"), ..Agencies::default() }.local().is_none());
    }

    #[test]
    fn names_every_agency_by_its_part() {
        let agencies = Agencies {
            competent: AgencyName::list("B"),
            promulgating: AgencyName::list("A"),
            coordinating: AgencyName::list("C"),
            ..Agencies::default()
        };
        let names: Vec<&str> = agencies.all().map(AgencyName::as_str).collect();
        assert_eq!(names, ["A", "B", "C"]);
    }
}
