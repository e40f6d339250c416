//! What the end of the district level on 2025-07-01 leaves behind.

use crate::{
    AdministrativeLevel, AgencyName, EditionContent,
    text::{after_word, tidy},
};

use super::{Check, Report};

/// Words for a unit of the district level. "Thành phố" is not among them: most
/// that agencies name are those that provinces are now.
const DISTRICT: [&str; 3] = ["huyện", "quận", "thị xã"];

/// Whether a content sends people to the district level, which ended on 2025-07-01.
pub fn sends_to_a_district(content: &EditionContent) -> bool {
    content.levels.contains(&AdministrativeLevel::District) || content.agencies.acting().any(of_a_district)
}

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    if content.levels.contains(&AdministrativeLevel::District) {
        report.add(Check::DistrictLevel, "levels");
    }
    let agencies = &content.agencies;
    for (role, names) in [
        ("competent", &agencies.competent),
        ("implementing", &agencies.implementing),
        ("delegated", &agencies.delegated),
        ("coordinating", &agencies.coordinating),
    ] {
        for (i, name) in names.iter().enumerate().filter(|(_, name)| of_a_district(name)) {
            let path = format!("agencies.{role}[{i}]");
            report.add_with(Check::DistrictAgency, path, vec![("name", name.as_str().into())]);
        }
    }
}

fn of_a_district(name: &AgencyName) -> bool {
    let name = tidy(name.as_str());
    let words = name.split_inclusive([' ', ',', '(', '-']);
    let mut at = 0;
    words.into_iter().any(|word| {
        let rest = &name[at..];
        at += word.len();
        DISTRICT.iter().any(|district| after_word(rest, district).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };

    #[test]
    fn finds_the_district_level() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::DistrictLevel), [""; 0]);
        content.levels.insert(AdministrativeLevel::District);
        assert_eq!(finds(&content, Check::DistrictLevel), ["levels"]);
    }

    #[test]
    fn finds_agencies_of_districts() {
        let mut content = flawless();
        content.agencies.implementing = AgencyName::list(
            "Ủy ban nhân dân cấp Huyện; Ủy ban nhân dân cấp xã; Công an quận 1; Bộ Tư lệnh Quân khu 7",
        );
        content.agencies.coordinating = AgencyName::list("Bảo hiểm xã hội (huyện, thị xã)");
        let expected = ["agencies.implementing[0]", "agencies.implementing[2]", "agencies.coordinating[0]"];
        assert_eq!(finds(&content, Check::DistrictAgency), expected);
        assert_eq!(finds(&flawless(), Check::DistrictAgency), [""; 0]);
    }
}
