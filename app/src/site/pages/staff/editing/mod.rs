//! From a draft to the public: the pages of the staff's work on entries.
//!
//! A page asks [`registry::editing`] for a thing, shows it, and says what became
//! of a deed. Which buttons stand on a page is a help, not the rule: whether a
//! deed is done is decided there.

mod choose;
mod conflict;
mod deeds;
mod desk;
mod edition;
mod impact;
mod new;
mod preview;
mod procedure;
mod trouble;
mod write;

use axum::routing::{MethodRouter, get};
use catalogue::Slug;

pub use self::desk::show as desk;
use super::Staff;

/// Where a procedure is chosen.
pub const PROCEDURES: &str = "/can-bo/thu-tuc";
/// Where a procedure is made.
const NEW: &str = "/can-bo/thu-tuc/moi";

/// The pages, under their paths.
pub fn routes() -> [(&'static str, MethodRouter<Staff>); 6] {
    [
        (PROCEDURES, get(choose::show)),
        (NEW, get(new::show).post(new::make)),
        ("/can-bo/thu-tuc/{procedure}", get(procedure::show).post(deeds::with_procedure)),
        ("/can-bo/thu-tuc/{procedure}/{edition}", get(edition::show).post(deeds::with_edition)),
        ("/can-bo/thu-tuc/{procedure}/{edition}/xem", get(preview::show)),
        ("/can-bo/thu-tuc/{procedure}/{edition}/sua", get(write::show).post(write::take)),
    ]
}

/// The page of a procedure.
pub(super) fn procedure_path(slug: &Slug) -> String {
    format!("{PROCEDURES}/{slug}")
}

/// The page of an edition.
fn edition_path(slug: &Slug, number: u32) -> String {
    format!("{PROCEDURES}/{slug}/{number}")
}

/// The form of an edition.
fn form_path(slug: &Slug, number: u32) -> String {
    format!("{PROCEDURES}/{slug}/{number}/sua")
}

/// An edition as the public will see it.
fn preview_path(slug: &Slug, number: u32) -> String {
    format!("{PROCEDURES}/{slug}/{number}/xem")
}
