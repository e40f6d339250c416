use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::AgencyName;

/// A legal document that a procedure rests on (*căn cứ pháp lý*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LegalDocument {
    /// Its number, such as `60/2014/QH13`; empty where the source has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<AgencyName>,
    /// Day of issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<Date>,
    /// First day in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Date>,
    /// First day no longer in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_to: Option<Date>,
    /// Number of the document that replaced it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
}
