//! The database, the files, and the room for both.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use files::Place;
use registry::AuditFault;
use store::{Database, Examined, Inside};

use super::{Report, clock::Clocks};
use crate::{
    command::{accounts, cannot_open, files as downloads, option},
    failure::Failure,
};

/// How much room there should be on a disk, and must be, in bytes.
const ENOUGH: u64 = 2 * 1024 * 1024 * 1024;
const LEAST: u64 = 200 * 1024 * 1024;
const MEGABYTE: u64 = 1024 * 1024;

/// Whether it opens, has tables of this version, can be written to, and has an audit
/// that is as it was written.
pub(super) async fn database(report: &mut Report, matches: &ArgMatches, clocks: &mut Clocks) {
    const CHECK: &str = "database";
    let address = option(matches, "database");
    let Examined { file, schema, inside } = match Database::examine(address).await {
        Ok(examined) => examined,
        Err(error) => return report.failed(CHECK, &cannot_open(&error)),
    };
    let newest = Database::schema();
    let Some(schema) = schema else {
        let key = if file.is_some() { "doctor-database-no-file" } else { "doctor-database-no-tables" };
        return report.warn(CHECK, key, &[]);
    };
    let versions = [("schema", schema.into()), ("newest", newest.into())];
    if schema > newest {
        return report.fail(CHECK, "doctor-database-newer", &versions);
    }
    let Some(inside) = inside else { return report.warn(CHECK, "doctor-database-older", &versions) };
    let Inside { not_writable, audit, last_written, clock } = inside;
    if let Some((there, here)) = clock {
        clocks.seen("PostgreSQL", there, here);
    }
    if let Some(at) = last_written {
        clocks.written(at);
    }
    match &not_writable {
        Some(error) => {
            let failure = Failure::new(Failure::UNAVAILABLE, "doctor-database-read-only");
            report.failed(CHECK, &failure.because(error));
        }
        None => report.well(CHECK, "doctor-database", &versions),
    }
    let rows = ("rows", audit.rows.into());
    match audit.fault {
        None => report.well("audit", "audit-right", &[rows, ("hash", audit.hash.into())]),
        Some(AuditFault::Gap { after, next }) => {
            report.fail("audit", "failure-audit-gap", &[rows, ("after", after.into()), ("next", next.into())]);
        }
        Some(AuditFault::Changed { number }) => {
            report.fail("audit", "failure-audit-changed", &[rows, ("number", number.into())]);
        }
    }
    if not_writable.is_none() {
        sealed(report, matches).await;
    }
}

/// Whether the key is the one that second factors were sealed with.
async fn sealed(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "secrets";
    // Else `serve` makes one, which is not for here.
    if accounts::key_file(matches).is_some_and(|file| !file.exists()) {
        return;
    }
    let Ok(key) = accounts::key(matches) else { return };
    // Its tables are up to date, so opening it changes nothing.
    let Ok(database) = Database::open(option(matches, "database")).await else { return };
    let sealed = accounts::sealed_with_another(&database, key).await;
    database.close().await;
    match sealed {
        Ok(0) => {}
        Ok(count) => report.fail(CHECK, "doctor-secret-other", &[("count", count.into())]),
        Err(failure) => report.failed(CHECK, &failure),
    }
}

/// Whether files can be kept, read and taken away again.
pub(super) async fn files(report: &mut Report, matches: &ArgMatches, clocks: &mut Clocks) {
    const CHECK: &str = "files";
    let place = option(matches, "files");
    if let Ok(Place::Folder(folder)) = Place::parse(place)
        && !folder.exists()
        && nearest(&folder).is_some_and(|there| there.is_dir())
    {
        return report.warn(CHECK, "doctor-files-new", &[("place", place.into())]);
    }
    match downloads::kept(matches) {
        Ok(kept) => match kept.probe().await {
            Ok(()) => report.well(CHECK, "doctor-files", &[("place", place.into())]),
            Err(error) => {
                let failure = Failure::new(Failure::UNAVAILABLE, "failure-files-place");
                report.failed(CHECK, &failure.with("place", place).because(&error));
            }
        },
        Err(failure) => report.failed(CHECK, &failure),
    }
    if place.starts_with("s3://")
        && let Some(address) = std::env::var("AWS_ENDPOINT_URL").ok().filter(|address| !address.is_empty())
    {
        clocks.ask("S3", &address).await;
    }
}

/// Whether the disks have room.
pub(super) fn room(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "disk";
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(file) = accounts::file_of(option(matches, "database")) {
        folders.extend(file.parent().map(Path::to_owned));
    }
    if let Ok(Place::Folder(folder)) = Place::parse(option(matches, "files")) {
        folders.push(folder);
    }
    folders.dedup();
    for folder in folders {
        // What is not there yet will be on the disk of what it is to be in.
        let Some(there) = nearest(&folder) else { continue };
        let variables =
            |free: u64| [("folder", folder.display().to_string().into()), ("megabytes", (free / MEGABYTE).into())];
        match fs4::available_space(&there) {
            Ok(free) if free < LEAST => report.fail(CHECK, "doctor-disk-full", &variables(free)),
            Ok(free) if free < ENOUGH => report.warn(CHECK, "doctor-disk-low", &variables(free)),
            Ok(free) => report.well(CHECK, "doctor-disk", &variables(free)),
            Err(_) => {}
        }
    }
}

/// The folder, or the nearest above it that is there.
fn nearest(folder: &Path) -> Option<PathBuf> {
    let here = |folder: &Path| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() };
    folder.ancestors().map(here).find(|folder| folder.exists())
}
