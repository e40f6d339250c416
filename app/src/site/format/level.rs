use catalogue::{AdministrativeLevel, ApplicantKind, Audience, ChannelKind, Lang, OnlineLevel};
use locale::text;

/// An online level in both vocabularies: "Mức độ 4 · Toàn trình".
pub fn online_level(lang: Lang, level: Option<OnlineLevel>) -> String {
    match level {
        Some(OnlineLevel::Information) => text(lang, "online-1"),
        Some(OnlineLevel::Forms) => text(lang, "online-2"),
        Some(OnlineLevel::Partial) => text(lang, "online-3"),
        Some(OnlineLevel::Full) => text(lang, "online-4"),
        None => text(lang, "online-unknown"),
    }
}

/// A level of government.
pub fn administrative_level(lang: Lang, level: AdministrativeLevel) -> String {
    match level {
        AdministrativeLevel::Commune => text(lang, "level-commune"),
        AdministrativeLevel::Province => text(lang, "level-province"),
        AdministrativeLevel::Ministry => text(lang, "level-ministry"),
        AdministrativeLevel::Other => text(lang, "level-other"),
        AdministrativeLevel::District => text(lang, "level-district"),
    }
}

/// A group of applicants.
pub fn audience(lang: Lang, audience: Audience) -> String {
    match audience {
        Audience::Citizen => text(lang, "audience-citizen"),
        Audience::Business => text(lang, "audience-business"),
        Audience::Organisation => text(lang, "audience-organisation"),
    }
}

/// A way of handing in.
pub fn channel(lang: Lang, kind: ChannelKind) -> String {
    match kind {
        ChannelKind::Online => text(lang, "channel-online"),
        ChannelKind::InPerson => text(lang, "channel-in-person"),
        ChannelKind::Post => text(lang, "channel-post"),
    }
}

/// A kind of applicant; in Vietnamese the label of the national list.
pub fn applicant(lang: Lang, kind: ApplicantKind) -> String {
    if lang == Lang::VI {
        return kind.label().to_owned();
    }
    match kind {
        ApplicantKind::VietnameseCitizen => text(lang, "applicant-vietnamese-citizen"),
        ApplicantKind::OverseasVietnamese => text(lang, "applicant-overseas-vietnamese"),
        ApplicantKind::Foreigner => text(lang, "applicant-foreigner"),
        ApplicantKind::ResidentForeigner => text(lang, "applicant-resident-foreigner"),
        ApplicantKind::PublicEmployee => text(lang, "applicant-public-employee"),
        ApplicantKind::PartyMember => text(lang, "applicant-party-member"),
        ApplicantKind::Enterprise => text(lang, "applicant-enterprise"),
        ApplicantKind::VietnameseEnterprise => text(lang, "applicant-vietnamese-enterprise"),
        ApplicantKind::ForeignInvestedEnterprise => text(lang, "applicant-foreign-invested-enterprise"),
        ApplicantKind::Cooperative => text(lang, "applicant-cooperative"),
        ApplicantKind::Organisation => text(lang, "applicant-organisation"),
        ApplicantKind::ForeignOrganisation => text(lang, "applicant-foreign-organisation"),
        ApplicantKind::PartyOrganisation => text(lang, "applicant-party-organisation"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_named_in_both_vocabularies() {
        assert_eq!(online_level(Lang::VI, Some(OnlineLevel::Full)), "Mức độ 4 · Toàn trình");
        assert_eq!(online_level(Lang::VI, Some(OnlineLevel::Partial)), "Mức độ 3 · Một phần");
        assert_eq!(online_level(Lang::EN, Some(OnlineLevel::Full)), "Level 4 · Fully online");
        assert_ne!(online_level(Lang::VI, None), online_level(Lang::VI, Some(OnlineLevel::Information)));
    }

    #[test]
    fn the_vietnamese_labels_of_files_and_code_agree() {
        assert_eq!(applicant(Lang::VI, ApplicantKind::Cooperative), "Hợp tác xã");
        for kind in ApplicantKind::ALL {
            assert!(!applicant(Lang::EN, *kind).starts_with("applicant-"), "{kind:?}");
        }
    }
}
