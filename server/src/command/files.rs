//! Where the files are that can be downloaded.

use std::sync::Arc;

use clap::ArgMatches;
use files::{Kept, Place};
use registry::{SystemClock, files::Files};
use store::Database;

use super::option;
use crate::failure::Failure;

/// Files at the place that was named, listed in a database.
pub fn open(matches: &ArgMatches, database: &Database) -> Result<Files, Failure> {
    Ok(Files::new(Arc::new(database.clone()), Arc::new(kept(matches)?), Arc::new(SystemClock)))
}

/// Where their bytes are kept.
pub fn kept(matches: &ArgMatches) -> Result<Kept, Failure> {
    let named = option(matches, "files");
    Place::parse(named)
        .and_then(|place| place.open())
        .map_err(|error| Failure::new(Failure::UNAVAILABLE, "failure-files-place").with("place", named).because(&error))
}
