use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What somebody writes about (*phản ánh, kiến nghị*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// What a page of this portal says is not clear (*nội dung chưa rõ*).
    PageUnclear,
    /// What a regulation asks for (*kiến nghị về quy định hành chính*).
    Regulation,
    /// How a place dealt with a case (*phản ánh về việc giải quyết hồ sơ*).
    Handling,
}

impl FeedbackKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::PageUnclear, Self::Regulation, Self::Handling];

    /// The name in files, in SQL and in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::PageUnclear => "page_unclear",
            Self::Regulation => "regulation",
            Self::Handling => "handling",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Within how many working days each kind is answered, and how long an address to
/// write back to is kept after the answer; staff edit it as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackTerms {
    /// How many days after the answer contacts are erased.
    pub contact_days: u32,
    /// The term of each kind; of a kind that is not there, no day is promised.
    pub terms: BTreeMap<FeedbackKind, FeedbackTerm>,
}

/// Within which time a kind is answered (*thời hạn trả lời*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedbackTerm {
    /// In working days after the day on which it counts as received.
    pub working_days: u32,
    /// The law or the decision that sets it.
    pub basis: String,
    /// Whether somebody has compared it with that.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub confirmed: bool,
}

const fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_yes(confirmed: &bool) -> bool {
    *confirmed
}
