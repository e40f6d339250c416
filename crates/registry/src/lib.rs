//! The use cases of Minh Bạch, and the ports they need.
//!
//! The public side reads from an immutable [`Snapshot`] in memory; changes go
//! through the [`Store`]; questions go through a [`SearchEngine`]. Whether a
//! person may do a thing is decided here, never in a view.
//!
//! Invariant: this crate knows no SQL, no search engine, no HTTP and no view.

pub mod backup;
pub mod bulk;
mod clock;
pub mod editing;
mod entry;
mod error;
mod explanation;
pub mod feedback;
pub mod files;
pub mod flood;
pub mod follow;
pub mod history;
pub mod legal;
pub mod links;
mod mirror;
pub mod missed;
pub mod online;
pub mod people;
mod portal;
mod search;
mod search_params;
mod snapshot;
mod store;
mod suggestions;
#[cfg(test)]
mod tests;

pub use clock::{Clock, SystemClock, today};
pub use entry::{Entry, Facts, ProcedureId};
pub use error::{RegistryError, Result};
pub use explanation::{ExplainedPart, ExplainedRare, ExplainedResult, ExplainedWording, Explanation};
pub use mirror::{CurrentEdition, Decision, Known, MirrorOutcome, MirrorRecord, Precedence, SourceKey, decide};
pub use missed::{MissedCount, MissedKind, MissedSearch, MissedSearches, MissedTally};
pub use portal::{Portal, PortalStatus};
pub use search::{
    EngineAnswer, EngineHealth, FacetCount, Facets, Filters, Hit, OnlineFilter, Place, SearchEngine, SearchRequest,
    SearchResults, Sort, Understood,
};
pub use search_params::{Paging, ParamError, ParamProblem};
pub use snapshot::{AgencyGroup, Coverage, Group, Lookup, Snapshot};
pub use store::{AuditEntry, AuditFault, AuditRow, AuditVerdict, Change, EditionRow, OutboxPosition, Store};
pub use suggestions::{LifeEventOffer, Offers, PhraseOffer, Suggestion, SuggestionIndex, SuggestionKind};
