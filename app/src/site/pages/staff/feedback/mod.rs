//! What citizens wrote: who must answer what by when, and what was answered.

mod counts;
mod deeds;
mod list;
mod one;
mod trouble;

use axum::routing::{MethodRouter, get};

pub use self::list::on_desk;
use super::Staff;

/// Where it is.
pub const STAFF_FEEDBACK: &str = "/can-bo/phan-anh";

/// The pages, under their paths.
pub fn routes() -> [(&'static str, MethodRouter<Staff>); 2] {
    [(STAFF_FEEDBACK, get(list::show)), ("/can-bo/phan-anh/{feedback}", get(one::show).post(deeds::take))]
}
