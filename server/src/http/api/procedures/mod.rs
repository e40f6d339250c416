//! Procedures: found, listed, and each with all that it says.

pub mod detail;
pub mod facets;
pub mod list;
pub mod resource;

/// The levels of government that a search is limited to.
pub const LEVELS: [&str; 4] = ["commune", "province", "ministry", "other"];
/// The online levels that a search is limited to, in either vocabulary.
pub const ONLINE_LEVELS: [&str; 7] = ["1", "2", "3", "4", "partial", "full", "either"];
/// What an agency has to do with a procedure.
pub const ROLES: [&str; 2] = ["acting", "other"];
