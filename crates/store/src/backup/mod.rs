//! Everything of a database as rows of JSON, and back: the same on SQLite and
//! PostgreSQL, whose tables are twins.
//!
//! Which tables there are and what they refer to is asked of the database, so that
//! a table that a migration adds is not forgotten here.

mod read;
mod sequences;
mod shape;
mod write;

pub(crate) use read::read_all;
pub(crate) use write::begin;
