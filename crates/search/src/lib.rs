//! The engines behind [`registry::SearchEngine`].
//!
//! A question is understood by [`catalogue::query`], which all engines share;
//! an engine only finds and ranks. [`Embedded`] is the default: an index in
//! memory, no server to run. [`Meilisearch`] asks a server,
//! and [`Fallback`] joins the two into one that always answers.

mod card;
mod embedded;
mod facets;
mod fallback;
mod meilisearch;
mod vocabulary;

pub use embedded::Embedded;
pub use fallback::Fallback;
pub use meilisearch::{IndexState, Meilisearch, MeilisearchAccess, MeilisearchExamined, Trouble, examine};
pub use vocabulary::{VocabularyFault, phrases, vocabulary};
