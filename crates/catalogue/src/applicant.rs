use serde::{Deserialize, Serialize};

use crate::text::tidy;

macro_rules! applicant_kinds {
    ($($(#[$doc:meta])* $name:ident $key:literal $label:literal $audience:ident;)*) => {
        /// Who may ask for a procedure (*đối tượng thực hiện*), by the 13 labels
        /// of the national list.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ApplicantKind { $($(#[$doc])* $name,)* }

        impl ApplicantKind {
            /// The whole national list.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name in the API and in files.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// The official Vietnamese label, a proper name of the national list.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),* }
            }

            /// The coarse group that people recognise themselves in.
            #[must_use]
            pub const fn audience(self) -> Audience {
                match self { $(Self::$name => Audience::$audience),* }
            }
        }
    };
}

applicant_kinds! {
    /// *Công dân Việt Nam*.
    VietnameseCitizen "vietnamese_citizen" "Công dân Việt Nam" Citizen;
    /// *Người Việt Nam định cư ở nước ngoài*.
    OverseasVietnamese "overseas_vietnamese" "Người Việt Nam định cư ở nước ngoài" Citizen;
    /// *Người nước ngoài*.
    Foreigner "foreigner" "Người nước ngoài" Citizen;
    /// *Người nước ngoài cư trú tại Việt Nam*.
    ResidentForeigner "resident_foreigner" "Người nước ngoài cư trú tại Việt Nam" Citizen;
    /// *Cán bộ, công chức, viên chức*.
    PublicEmployee "public_employee" "Cán bộ, công chức, viên chức" Citizen;
    /// *Đảng viên*.
    PartyMember "party_member" "Đảng viên" Citizen;
    /// *Doanh nghiệp*.
    Enterprise "enterprise" "Doanh nghiệp" Business;
    /// *Doanh nghiệp Việt Nam*.
    VietnameseEnterprise "vietnamese_enterprise" "Doanh nghiệp Việt Nam" Business;
    /// *Doanh nghiệp có vốn đầu tư nước ngoài*.
    ForeignInvestedEnterprise "foreign_invested_enterprise" "Doanh nghiệp có vốn đầu tư nước ngoài" Business;
    /// *Hợp tác xã*.
    Cooperative "cooperative" "Hợp tác xã" Business;
    /// *Tổ chức (không bao gồm doanh nghiệp, HTX)*.
    Organisation "organisation" "Tổ chức (không bao gồm doanh nghiệp, HTX)" Organisation;
    /// *Tổ chức nước ngoài*.
    ForeignOrganisation "foreign_organisation" "Tổ chức nước ngoài" Organisation;
    /// *Tổ chức Đảng*.
    PartyOrganisation "party_organisation" "Tổ chức Đảng" Organisation;
}

impl ApplicantKind {
    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.key() == key)
    }

    /// Reads a label of the national list, with or without its code ("(ĐT1)"),
    /// whatever its letter case. Labels that narrow one of the list give that
    /// one; what is not of the list gives nothing.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        let label = tidy(label);
        let plain = match label.rsplit_once('(') {
            Some((name, code)) if code.ends_with(')') && code.chars().filter(char::is_ascii_digit).count() > 0 => {
                name.trim_end()
            }
            _ => &label,
        };
        let lower = plain.to_lowercase();
        match lower.as_str() {
            "người nước ngoài đã cư trú tại việt nam" => Some(Self::ResidentForeigner),
            "công dân việt nam mà không xác định được nơi thường trú hoặc nơi tạm trú" => {
                Some(Self::VietnameseCitizen)
            }
            _ => Self::ALL.iter().copied().find(|kind| kind.label().to_lowercase() == lower),
        }
    }
}

/// The coarse group of an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// *Công dân*: people.
    Citizen,
    /// *Doanh nghiệp*: enterprises and cooperatives.
    Business,
    /// *Tổ chức*: other organisations.
    Organisation,
}

impl Audience {
    /// Every group.
    pub const ALL: [Self; 3] = [Self::Citizen, Self::Business, Self::Organisation];

    /// The name in addresses, in the API and in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Business => "business",
            Self::Organisation => "organisation",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.key() == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_label_and_key() {
        for kind in ApplicantKind::ALL.iter().copied() {
            assert_eq!(ApplicantKind::from_label(kind.label()), Some(kind));
            assert_eq!(ApplicantKind::from_key(kind.key()), Some(kind));
        }
    }

    #[test]
    fn reads_labels_as_sources_write_them() {
        for (label, kind) in [
            ("Công dân Việt Nam (ĐT1)", Some(ApplicantKind::VietnameseCitizen)),
            ("Tổ chức (không bao gồm doanh nghiệp, HTX) (ĐT9)", Some(ApplicantKind::Organisation)),
            (" cán bộ,  công chức, viên chức (DT13)", Some(ApplicantKind::PublicEmployee)),
            ("Người nước ngoài đã cư trú tại Việt Nam", Some(ApplicantKind::ResidentForeigner)),
            ("nhóm 1", None),
            ("Tổ chức", None),
            ("", None),
        ] {
            assert_eq!(ApplicantKind::from_label(label), kind, "{label}");
        }
    }
}
