use catalogue::{AgencyName, EditionContent, LegalDocument, Slug};

/// An agency that another takes the place of: a new name, a merger of provinces,
/// the end of the districts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyChange {
    /// The agency that is named now.
    pub from: Slug,
    /// The one that is to be named.
    pub to: AgencyName,
}

impl AgencyChange {
    /// The content with the other agency wherever the first has a part in the
    /// procedure. Who issued a law or a decision stays: that is history.
    #[must_use]
    pub fn of(&self, content: &EditionContent) -> EditionContent {
        let mut content = content.clone();
        let agencies = &mut content.agencies;
        for list in [
            &mut agencies.promulgating,
            &mut agencies.competent,
            &mut agencies.implementing,
            &mut agencies.delegated,
            &mut agencies.coordinating,
        ] {
            self.list(list);
        }
        let levels = &mut content.online.by_agency;
        let there = levels.iter().any(|level| level.agency.slug() == self.to.slug() && self.from != self.to.slug());
        // Where both have a level of their own, that of the one that stays counts.
        levels.retain(|level| !(there && level.agency.slug() == self.from));
        levels.iter_mut().filter(|level| level.agency.slug() == self.from).for_each(|level| {
            level.agency = self.to.clone();
        });
        content
    }

    fn list(&self, list: &mut Vec<AgencyName>) {
        if !list.iter().any(|agency| agency.slug() == self.from) {
            return;
        }
        let mut seen = Vec::new();
        let renamed = std::mem::take(list)
            .into_iter()
            .map(|agency| if agency.slug() == self.from { self.to.clone() } else { agency });
        *list = renamed
            .filter(|agency| {
                let slug = agency.slug();
                let first = !seen.contains(&slug);
                seen.push(slug);
                first
            })
            .collect();
    }
}

/// A legal document that another takes the place of, or that is no longer cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawChange {
    /// The [key](LegalDocument::key) of the document that is cited now.
    pub from: String,
    /// The one that is to be cited; nothing where it is to be left out.
    pub to: Option<LegalDocument>,
}

impl LawChange {
    /// The content that rests on the other document.
    #[must_use]
    pub fn of(&self, content: &EditionContent) -> EditionContent {
        let mut content = content.clone();
        let is_from = |document: &LegalDocument| document.key().as_deref() == Some(self.from.as_str());
        let Some(place) = content.legal_basis.iter().position(is_from) else { return content };
        content.legal_basis.retain(|document| !is_from(document));
        if let Some(to) = &self.to {
            let cited = content.legal_basis.iter().any(|document| document.key() == to.key());
            if !cited {
                content.legal_basis.insert(place.min(content.legal_basis.len()), to.clone());
            }
        }
        content
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{AgencyOnlineLevel, OnlineLevel};

    use super::*;
    use crate::tests::content;

    #[test]
    fn an_agency_is_replaced_wherever_it_has_a_part() {
        let mut before = content("Đăng ký kết hôn", "Hộ tịch");
        before.agencies.implementing = AgencyName::list("UBND tỉnh Hà Nam; UBND tỉnh Ninh Bình; Sở Tư pháp");
        before.agencies.competent = AgencyName::list("UBND tỉnh Hà Nam");
        let level = |agency: &str, level| AgencyOnlineLevel { agency: AgencyName::new(agency), level, since: None };
        before.online.by_agency =
            vec![level("UBND tỉnh Hà Nam", OnlineLevel::Partial), level("UBND tỉnh Ninh Bình", OnlineLevel::Full)];
        let change = AgencyChange {
            from: Slug::from_name("UBND tỉnh Hà Nam"),
            to: AgencyName::new("UBND tỉnh Ninh Bình"),
        };
        let after = change.of(&before);
        let names = |list: &[AgencyName]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&after.agencies.implementing), ["UBND tỉnh Ninh Bình", "Sở Tư pháp"]);
        assert_eq!(names(&after.agencies.competent), ["UBND tỉnh Ninh Bình"]);
        assert_eq!(after.online.by_agency, [level("UBND tỉnh Ninh Bình", OnlineLevel::Full)]);
        assert_eq!(change.of(&after), after);
    }

    #[test]
    fn a_name_is_spelled_anew() {
        let mut before = content("Đăng ký kết hôn", "Hộ tịch");
        before.agencies.implementing = AgencyName::list("SỞ TƯ PHÁP");
        let change = AgencyChange { from: Slug::from_name("Sở Tư pháp"), to: AgencyName::new("Sở Tư pháp") };
        assert_eq!(change.of(&before).agencies.implementing[0].as_str(), "Sở Tư pháp");
    }

    #[test]
    fn a_law_is_replaced_in_its_place_or_left_out() {
        let law = |number: &str| LegalDocument { number: number.to_owned(), ..LegalDocument::default() };
        let mut before = content("Đăng ký kết hôn", "Hộ tịch");
        before.legal_basis = vec![law("60/2014/QH13"), law("123/2015/ND-CP"), law("04/2020/TT-BTP")];
        let numbers = |content: &EditionContent| {
            content.legal_basis.iter().map(|document| document.number.clone()).collect::<Vec<_>>()
        };
        let from = law("123/2015/NĐ-CP").key().expect("a number");
        let replaced = LawChange { from: from.clone(), to: Some(law("18/2026/NĐ-CP")) }.of(&before);
        assert_eq!(numbers(&replaced), ["60/2014/QH13", "18/2026/NĐ-CP", "04/2020/TT-BTP"]);
        let joined = LawChange { from: from.clone(), to: Some(law("04/2020/TT-BTP")) }.of(&before);
        assert_eq!(numbers(&joined), ["60/2014/QH13", "04/2020/TT-BTP"]);
        assert_eq!(numbers(&LawChange { from, to: None }.of(&before)), ["60/2014/QH13", "04/2020/TT-BTP"]);
    }
}
