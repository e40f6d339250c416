//! The form in which staff write a whole edition, without JavaScript.
//!
//! [`EditionForm`] is what stands in the form, as typed. It is filled from a
//! content ([`EditionForm::of`]) or from what a browser sends
//! ([`EditionForm::read`], and [`receive`] where files come with it), changed row by row ([`EditionForm::press`]), and
//! read strictly into the domain ([`EditionForm::content`]). [`fields`] and
//! [`summary`] show it. Nothing here knows who writes, or what becomes of it.
//!
//! Invariants: the name of an input is the path of its field in the content, so
//! that a finding of a quality check leads to it ([`path_to_field`]); what
//! [`EditionForm::of`] fills in, [`EditionForm::content`] reads back unchanged;
//! what cannot be read is never dropped, but told at its field.

mod complete;
mod content;
mod fill;
mod known;
mod model;
mod name;
mod read;
mod receive;
mod rows;
#[cfg(test)]
mod tests;
mod translation;
mod view;
mod wording;

pub use complete::{KnownKind, known_law, known_names};
pub use content::{FieldError, read_day};
pub use known::Known;
pub use model::EditionForm;
pub use name::path_to_field;
pub use read::FormUnreadable;
pub use receive::{Received, receive, typed};
pub use rows::Press;
pub use view::{fields, found, summary};
