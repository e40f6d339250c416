//! What comes in, what is set aside, and what goes out and comes back.

// Helpers fail as tests do, and a test that skips says so.
#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod any;
mod content;
mod faults;
mod files;
mod linked;
mod real;
mod round_trip;
mod sheets;

use interchange::{Record, Rejected, records};

fn read(bytes: &[u8]) -> Vec<Result<Record, Rejected>> {
    records("-", bytes).collect()
}

/// The only record of a file.
fn one(name: &str, bytes: &[u8]) -> Record {
    let mut all: Vec<_> = records(name, bytes).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0).unwrap_or_else(|rejected| panic!("{rejected:?}\n{}", String::from_utf8_lossy(bytes)))
}
