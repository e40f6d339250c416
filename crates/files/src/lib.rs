//! Where the bytes of files are kept: in a folder, or in a store of objects that
//! speaks S3, by address.
//!
//! Invariant: this crate knows no name and no kind of a file. A file is its hash.

mod place;
mod store;

pub use place::{Place, PlaceError};
pub use store::Kept;
