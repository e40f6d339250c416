use std::collections::BTreeSet;

use catalogue::{AgencyName, EditionContent, Slug};
use serde::{Deserialize, Serialize};

/// What a person was given to do (*vai trò*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes drafts and hands them in (*soạn thảo*).
    Editor,
    /// Is the second pair of eyes (*thẩm định*).
    Reviewer,
    /// Puts before the public, and takes back (*công khai*).
    Publisher,
    /// Keeps the accounts and reads the audit (*quản trị*).
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Editor, Self::Reviewer, Self::Publisher, Self::Administrator];

    /// The name in SQL, in forms and in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Editor => "editor",
            Self::Reviewer => "reviewer",
            Self::Publisher => "publisher",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether a password alone is too little to act in this role.
    #[must_use]
    pub const fn needs_second_factor(self) -> bool {
        !matches!(self, Self::Editor)
    }
}

/// Over which entries a role reaches. An empty set stands for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scope {
    /// Agencies that carry the procedure out or decide; one of them is enough.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub agencies: BTreeSet<Slug>,
    /// Sectors.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub sectors: BTreeSet<Slug>,
}

impl Scope {
    /// Over everything.
    #[must_use]
    pub fn everything() -> Self {
        Self::default()
    }

    pub(super) fn reaches(&self, subject: &Subject) -> bool {
        let over = |agencies| self.agencies.is_empty() || !self.agencies.is_disjoint(agencies);
        match subject {
            Subject::Anything => true,
            Subject::Entry { sector, agencies } => {
                (self.sectors.is_empty() || self.sectors.contains(sector)) && over(agencies)
            }
            Subject::Agencies(agencies) => over(agencies),
        }
    }
}

/// A role over a scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// Over which entries.
    #[serde(default)]
    pub scope: Scope,
}

/// What is acted upon, as far as a scope asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// No entry in particular: accounts, the audit, a list that is filtered later.
    Anything,
    /// An entry.
    Entry {
        /// Its sector.
        sector: Slug,
        /// The agencies that carry it out or decide.
        agencies: BTreeSet<Slug>,
    },
    /// A matter of these agencies and of no sector; of none of them where there are
    /// none: then it is for those whose role is bound to no agency.
    Agencies(BTreeSet<Slug>),
}

impl From<&EditionContent> for Subject {
    fn from(content: &EditionContent) -> Self {
        Self::Entry {
            sector: content.sector.slug(),
            agencies: content.agencies.acting().map(AgencyName::slug).collect(),
        }
    }
}
