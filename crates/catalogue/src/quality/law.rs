//! The law that a procedure rests on, and the decision that announced it.

use jiff::civil::Date;

use crate::{EditionContent, LegalDocument};

use super::{Check, Report};

pub(super) fn check(content: &EditionContent, today: Date, report: &mut Report) {
    if content.legal_basis.is_empty() {
        report.add(Check::NoLegalBasis, "legal_basis");
    }
    for (i, document) in content.legal_basis.iter().enumerate().filter(|(_, document)| is_gone(document, today)) {
        let name = if document.number.is_empty() { &document.title } else { &document.number };
        report.add_with(Check::LawNoLongerInForce, format!("legal_basis[{i}]"), vec![("name", name.as_str().into())]);
    }
    if content.announcement.as_ref().is_none_or(|announcement| announcement.number.trim().is_empty()) {
        report.add(Check::NoAnnouncement, "announcement");
    }
}

fn is_gone(document: &LegalDocument, today: Date) -> bool {
    match document.in_force_to {
        Some(end) => end <= today,
        None => document.replaced_by.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{TODAY, finds, flawless},
        *,
    };

    #[test]
    fn a_basis_and_an_announcement_are_missed() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::NoLegalBasis), [""; 0]);
        assert_eq!(finds(&content, Check::NoAnnouncement), [""; 0]);
        content.legal_basis.clear();
        content.announcement = None;
        assert_eq!(finds(&content, Check::NoLegalBasis), ["legal_basis"]);
        assert_eq!(finds(&content, Check::NoAnnouncement), ["announcement"]);
    }

    #[test]
    fn a_law_that_ended_is_found() {
        let mut content = flawless();
        content.legal_basis[0].replaced_by = Some("1/2030/QH20".into());
        content.legal_basis[0].in_force_to = TODAY.tomorrow().ok();
        assert_eq!(finds(&content, Check::LawNoLongerInForce), [""; 0], "it holds until tomorrow");
        content.legal_basis[0].in_force_to = Some(TODAY);
        assert_eq!(finds(&content, Check::LawNoLongerInForce), ["legal_basis[0]"]);
        content.legal_basis[0].in_force_to = None;
        assert_eq!(finds(&content, Check::LawNoLongerInForce), ["legal_basis[0]"]);
    }
}
