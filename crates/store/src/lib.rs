//! Where editions are kept: SQLite, embedded, or PostgreSQL, by address.
//!
//! One SQL text runs on both; what truly differs is in `lock` (how writers wait
//! for each other) and in the migrations (how each database is made to refuse
//! what must not happen). The conformance suite in `tests/` runs on both.
//!
//! Invariant: this crate decides nothing about procedures. What happens to a
//! record is decided by the caller; what an edition may become is decided by
//! `catalogue`, and refused once more by the database.

mod address;
mod audit;
mod backup;
mod bootstrap;
mod bulk;
mod database;
mod editing;
mod either;
mod examine;
mod feedback;
mod files;
mod follow;
mod history;
mod instant;
mod legal;
mod links;
mod lock;
mod mirror;
mod missed;
mod online;
mod open_error;
mod people;
mod read;
mod rows;
mod slugs;

pub use database::Database;
pub use examine::{Examined, Inside};
pub use open_error::{OpenError, OpenErrorKind};
