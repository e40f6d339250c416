//! Where the files are that can be downloaded.

use std::sync::Arc;

use clap::ArgMatches;
use files::Place;
use registry::{SystemClock, files::Files};
use store::Database;

use super::option;
use crate::failure::Failure;

/// Files at the place that was named, listed in a database.
pub fn open(matches: &ArgMatches, database: &Database) -> Result<Files, Failure> {
    let named = option(matches, "files");
    let kept = Place::parse(named).and_then(|place| place.open()).map_err(|error| {
        Failure::new(Failure::UNAVAILABLE, "failure-files-place").with("place", named).because(&error)
    })?;
    Ok(Files::new(Arc::new(database.clone()), Arc::new(kept), Arc::new(SystemClock)))
}
