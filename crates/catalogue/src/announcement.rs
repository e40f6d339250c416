use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AgencyName, Slug};

/// The decision that announces a procedure (*quyết định công bố*): the legal
/// act, which is something else than publishing it on the portal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announcement {
    /// Number of the decision, such as `877/QĐ-BGTVT`.
    pub number: String,
    /// Day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<AgencyName>,
    /// What the decision does to the procedure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeKind>,
    /// Where it ends or replaces the procedure: the addresses of what took its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<Slug>,
}

impl Announcement {
    /// Whether it says all that is needed to publish by it: number, day, who
    /// decided, and what the decision does.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.number.is_empty() && self.date.is_some() && self.issuer.is_some() && self.change.is_some()
    }
}

/// What an announcement does to a procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// *Ban hành mới*.
    New,
    /// *Sửa đổi, bổ sung*.
    Amended,
    /// *Thay thế*.
    Replaced,
    /// *Bãi bỏ*.
    Repealed,
}

impl ChangeKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::New, Self::Amended, Self::Replaced, Self::Repealed];

    /// The name in forms and in the API.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Amended => "amended",
            Self::Replaced => "replaced",
            Self::Repealed => "repealed",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
