//! `minhbach restore`: a backup back into an empty database.

use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

use catalogue::Lang;
use clap::{Arg, ArgAction, ArgMatches, Command};
use locale::text;
use registry::{
    Clock, Store, SystemClock,
    backup::{ArchiveFault, Manifest, NotRestored, RestoreError, restore, verify},
};
use store::Database;

use super::{accounts, cannot_open, files, open, option};
use crate::{failure::Failure, output};

/// The command, described in a language.
pub fn command(lang: Lang, database: Arg, files: Arg) -> Command {
    Command::new("restore")
        .about(text(lang, "command-restore"))
        .arg(Arg::new("path").required(true).help(text(lang, "command-restore-path")))
        .arg(Arg::new("dry-run").long("dry-run").action(ArgAction::SetTrue).help(text(lang, "command-restore-dry-run")))
        .arg(database)
        .arg(files)
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let path = PathBuf::from(option(matches, "path"));
    let manifest = verify(read(&path)?).map_err(|fault| unusable(&fault, &path))?;
    if manifest.contents.schema > Database::schema() {
        return Err(Failure::new(Failure::DATA, "failure-archive-newer").with("path", path.display()));
    }
    if matches.get_flag("dry-run") {
        tell(lang, "restore-whole", &manifest);
        return Ok(());
    }
    let archive = read(&path)?;
    let store = files::kept(matches)?;
    let database = Database::open_to_restore(option(matches, "database"), manifest.contents.schema)
        .await
        .map_err(|error| cannot_open(&error))?;
    let restored = restore(&database, &store, &manifest, archive, SystemClock.now()).await;
    database.close().await;
    restored.map_err(|error| match error {
        RestoreError::Archive(fault) => unusable(&fault, &path),
        RestoreError::Refused(refusal) => refused(&refusal),
        RestoreError::Registry(error) => error.into(),
    })?;
    // Opening it brings tables of an older version up to date; what counts is how it is then.
    let database = open(matches).await?;
    let verdict = database.verify_audit().await?;
    database.close().await;
    // One row more: that it was restored.
    if verdict.fault.is_some() == manifest.contents.audit.whole {
        return Err(Failure::new(Failure::DATA, "failure-restore-incomplete"));
    }
    tell(lang, "restore-done", &manifest);
    let key = accounts::beside(option(matches, "database"));
    output::say(lang, "restore-key", &[("key", key.display().to_string().into())]);
    Ok(())
}

fn read(path: &Path) -> Result<BufReader<File>, Failure> {
    let file = File::open(path).map_err(|error| {
        Failure::new(Failure::NO_INPUT, "failure-archive-unreadable").with("path", path.display()).because(&error)
    })?;
    Ok(BufReader::new(file))
}

fn tell(lang: Lang, key: &str, manifest: &Manifest) {
    let contents = &manifest.contents;
    let at = manifest.at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    let variables = [
        ("at", at.into()),
        ("database", contents.database.clone().into()),
        ("version", manifest.program.clone().into()),
        ("rows", contents.tables.iter().map(|table| table.rows).sum::<u64>().into()),
        ("files", manifest.files.count.into()),
        ("lost", manifest.files.lost.len().into()),
        ("audit", contents.audit.rows.into()),
        ("hash", contents.audit.hash.clone().into()),
    ];
    output::say(lang, key, &variables);
}

/// Why an archive cannot be used, in words.
pub fn unusable(fault: &ArchiveFault, path: &Path) -> Failure {
    let failure = |code, key| Failure::new(code, key).with("path", path.display());
    match fault {
        ArchiveFault::Foreign => failure(Failure::DATA, "failure-archive-foreign"),
        ArchiveFault::Cut => failure(Failure::DATA, "failure-archive-cut"),
        ArchiveFault::Changed(member) => failure(Failure::DATA, "failure-archive-changed").with("member", member),
        ArchiveFault::Newer(_) => failure(Failure::DATA, "failure-archive-newer"),
        ArchiveFault::Unreadable(error) => failure(Failure::IO, "failure-archive-unreadable").because(error),
    }
}

fn refused(refusal: &NotRestored) -> Failure {
    let failure = |key| Failure::new(Failure::DATA, key);
    match refusal {
        NotRestored::NotEmpty(table) => failure("failure-restore-not-empty").with("table", table),
        NotRestored::Schema { .. } | NotRestored::Shape(_) => failure("failure-restore-schema").because(refusal),
        NotRestored::Rows(_) | NotRestored::Audit => failure("failure-restore-incomplete").because(refusal),
    }
}
