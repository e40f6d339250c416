use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{ProcedureCode, Slug};

/// An administrative procedure (*thủ tục hành chính*): an identity that is
/// never deleted. What it says at a time is an [`Edition`](crate::Edition).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its national or local code; some provincial procedures have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ProcedureCode>,
    /// Its address, which stays when the name changes.
    pub slug: Slug,
    /// When and by what it was repealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeal: Option<Repeal>,
}

/// The end of a procedure (*bãi bỏ*). Its page stays and tells this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeal {
    /// First day on which it is gone.
    pub since: Date,
    /// Number of the decision.
    pub decision: String,
    /// Addresses of what replaced it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<Slug>,
}
