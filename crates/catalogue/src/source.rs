use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where an edition was taken from, and when someone last checked it there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// Who says so, in words: a portal, a decision.
    pub name: String,
    /// Where it can be read: an `http` or `https` address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The day on which somebody last compared the edition with its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_on: Option<Date>,
}
