use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{AdministrativeLevel, AgencyName, EditionContent, ProcedureCode, text::fold};

/// Which procedures a desk takes.
///
/// A code says it for certain, either way. Otherwise a procedure is taken that
/// one of the agencies carries out, or that is carried out at one of the levels;
/// but not one that only other agencies carry out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Takes {
    /// The levels of government.
    pub levels: BTreeSet<AdministrativeLevel>,
    /// How the names of agencies begin whose procedures it takes.
    pub agencies: Vec<AgencyName>,
    /// How the names of agencies begin that take their papers themselves.
    pub other_agencies: Vec<AgencyName>,
    /// Procedures that it takes, whatever the rest says.
    pub include: Vec<ProcedureCode>,
    /// Procedures that it does not take, whatever the rest says.
    pub exclude: Vec<ProcedureCode>,
}

impl Takes {
    /// Whether it takes a procedure.
    #[must_use]
    pub fn takes(&self, code: Option<&ProcedureCode>, content: &EditionContent) -> bool {
        if named(&self.exclude, code) {
            return false;
        }
        if self.includes(code) {
            return true;
        }
        let roles = &content.agencies;
        let acting = if roles.implementing.is_empty() { &roles.competent } else { &roles.implementing };
        if acting.iter().any(|agency| begins(agency, &self.agencies)) {
            return true;
        }
        let elsewhere = !acting.is_empty() && acting.iter().all(|agency| begins(agency, &self.other_agencies));
        !elsewhere && content.levels.intersection(&self.levels).next().is_some()
    }

    /// Whether a code is among those that it takes, whatever the rest says.
    pub(super) fn includes(&self, code: Option<&ProcedureCode>) -> bool {
        named(&self.include, code)
    }
}

fn named(codes: &[ProcedureCode], code: Option<&ProcedureCode>) -> bool {
    code.is_some_and(|code| codes.iter().any(|one| one.base() == code.base()))
}

/// Whether the name of an agency begins with the words of one of these.
fn begins(agency: &AgencyName, names: &[AgencyName]) -> bool {
    let agency = fold(agency.as_str());
    names.iter().any(|name| {
        let rest = agency.strip_prefix(fold(name.as_str()).as_str());
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SectorName;

    fn content(levels: &[AdministrativeLevel], implementing: &str) -> EditionContent {
        let mut content = EditionContent::named("Đăng ký kết hôn", SectorName::new("Hộ tịch"));
        content.levels = levels.iter().copied().collect();
        content.agencies.implementing = AgencyName::list(implementing);
        content
    }

    fn code(text: &str) -> ProcedureCode {
        ProcedureCode::parse(text).unwrap()
    }

    #[test]
    fn a_commune_takes_what_is_done_in_communes_but_not_by_the_police() {
        let takes = Takes {
            levels: [AdministrativeLevel::Commune].into(),
            other_agencies: vec![AgencyName::new("Công an")],
            ..Takes::default()
        };
        let commune = [AdministrativeLevel::Commune, AdministrativeLevel::Province];
        assert!(takes.takes(None, &content(&commune, "Ủy ban nhân dân cấp xã")));
        assert!(takes.takes(None, &content(&commune, "")), "nobody is named");
        assert!(!takes.takes(None, &content(&commune, "Công an cấp xã")));
        assert!(takes.takes(None, &content(&commune, "Công an cấp xã; Ủy ban nhân dân cấp xã")), "one of them is ours");
        assert!(takes.takes(None, &content(&commune, "Công anh")), "another name");
        assert!(!takes.takes(None, &content(&[AdministrativeLevel::Ministry], "Bộ Tư pháp")));
        assert!(!takes.takes(None, &content(&[], "")), "unknown is not taken");
    }

    #[test]
    fn agencies_and_codes_say_more_than_levels() {
        let takes = Takes {
            agencies: vec![AgencyName::new("Công an cấp xã")],
            include: vec![code("1.000894")],
            exclude: vec![code("1.004222")],
            ..Takes::default()
        };
        assert!(takes.takes(None, &content(&[], "CÔNG AN CẤP XÃ (nơi cư trú)")));
        assert!(!takes.takes(None, &content(&[], "Công an cấp tỉnh")));
        assert!(takes.takes(Some(&code("1.000894.H17")), &content(&[], "Công an cấp tỉnh")));
        assert!(!takes.takes(Some(&code("1.004222")), &content(&[], "Công an cấp xã")));
    }
}
