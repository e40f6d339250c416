//! `minhbach import`: takes records in, from a file, a folder or standard input.

mod input;
mod set_aside;
mod sheet;

use std::{io::Read, path::Path};

use catalogue::Lang;
use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};
use interchange::{Format, Record};
use jiff::Timestamp;
use registry::{Decision, MirrorRecord, Precedence, SourceKey, Store, decide};
use set_aside::SetAside;
use store::Database;

pub use self::set_aside::why;
use super::{open, option};
use crate::{failure::Failure, output};

/// How many records are taken over in one transaction.
const BATCH: usize = 200;

/// What became of the records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    created: usize,
    amended: usize,
    unchanged: usize,
    kept: usize,
    /// Records that could not be used.
    pub set_aside: usize,
}

impl Summary {
    fn count(&mut self, decision: Decision) {
        match decision {
            Decision::Create => self.created += 1,
            Decision::Amend => self.amended += 1,
            Decision::Keep => self.unchanged += 1,
            Decision::Yield => self.kept += 1,
        }
    }

    fn read(&self) -> usize {
        self.created + self.amended + self.unchanged + self.kept
    }
}

/// How records are taken over.
#[derive(Clone, Copy)]
pub struct Manner {
    /// Decide, and write nothing.
    pub dry_run: bool,
    /// Whose word counts.
    pub precedence: Precedence,
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let manner = Manner {
        dry_run: matches.get_flag("dry-run"),
        precedence: if matches.get_flag("overwrite") { Precedence::SourceFirst } else { Precedence::LocalFirst },
    };
    let path = option(matches, "path");
    let inputs = input::inputs(path)?;
    let database = open(matches).await?;
    let mut set_aside = SetAside::into_file(Path::new(option(matches, "set-aside")), lang);
    let bar = progress(input::size(&inputs));
    let mut summary = Summary::default();
    for input in &inputs {
        take(&database, input, manner, &mut set_aside, &mut summary, &bar).await?;
    }
    bar.finish_and_clear();
    summary.set_aside = set_aside.finish()?;
    database.close().await;
    let counts = [
        ("created", summary.created.into()),
        ("amended", summary.amended.into()),
        ("unchanged", summary.unchanged.into()),
        ("kept", summary.kept.into()),
        ("aside", summary.set_aside.into()),
    ];
    let key = if manner.dry_run { "import-summary-dry-run" } else { "import-summary" };
    output::write(&format!("{}\n", locale::text_with(lang, key, &counts)))
        .map_err(|error| Failure::io("failure-output", &error))?;
    if summary.kept > 0 {
        output::say(lang, "import-kept-why", &[("kept", summary.kept.into())]);
    }
    if summary.set_aside > 0 {
        output::say(lang, "import-set-aside-where", &[("file", option(matches, "set-aside").into())]);
    }
    if summary.read() == 0 {
        return Err(Failure::new(Failure::DATA, "failure-import-nothing").with("path", path));
    }
    Ok(())
}

/// Takes the starter catalogue in, without a progress bar.
pub async fn starter(database: &Database, folder: &Path, lang: Lang) -> Result<Summary, Failure> {
    let manner = Manner { dry_run: false, precedence: Precedence::LocalFirst };
    let mut set_aside = SetAside::into_log(lang);
    let mut summary = Summary::default();
    let bar = ProgressBar::hidden();
    for input in &input::inputs(&folder.to_string_lossy())? {
        take(database, input, manner, &mut set_aside, &mut summary, &bar).await?;
    }
    summary.set_aside = set_aside.finish()?;
    Ok(summary)
}

async fn take(
    database: &Database,
    input: &input::Input,
    manner: Manner,
    set_aside: &mut SetAside,
    summary: &mut Summary,
    bar: &ProgressBar,
) -> Result<(), Failure> {
    let mut reader = bar.wrap_read(input.open()?);
    if input.may_be_a_sheet() {
        let mut bytes = Vec::new();
        reader
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::io("failure-import-unreadable", &error).with("path", &input.name))?;
        if interchange::is_sheet(&input.name, &bytes) {
            return sheet::take(database, input, &bytes, manner, set_aside, summary).await;
        }
        return records(database, input, bytes.as_slice(), manner, set_aside, summary).await;
    }
    records(database, input, reader, manner, set_aside, summary).await
}

async fn records(
    database: &Database,
    input: &input::Input,
    reader: impl Read,
    manner: Manner,
    set_aside: &mut SetAside,
    summary: &mut Summary,
) -> Result<(), Failure> {
    let mut batch = Vec::with_capacity(BATCH);
    for record in interchange::records(&input.name, reader) {
        match record {
            Ok(record) => batch.push(mirror(record)),
            Err(rejected) => set_aside.take(&input.name, &rejected)?,
        }
        if batch.len() == BATCH {
            write(database, &mut batch, manner, summary).await?;
        }
    }
    write(database, &mut batch, manner, summary).await
}

async fn write(
    database: &Database,
    batch: &mut Vec<MirrorRecord>,
    manner: Manner,
    summary: &mut Summary,
) -> Result<(), Failure> {
    if batch.is_empty() {
        return Ok(());
    }
    let by = |known: Option<&registry::Known>, record: &MirrorRecord| decide(manner.precedence, known, record);
    let outcomes = database.mirror(batch, &by, Timestamp::now(), manner.dry_run).await?;
    outcomes.iter().for_each(|outcome| summary.count(outcome.decision));
    batch.clear();
    Ok(())
}

fn mirror(record: Record) -> MirrorRecord {
    let source = match record.format {
        Format::PortalRecord | Format::PortalLine => SourceKey::national_portal(),
        Format::Markdown => SourceKey::content(),
        Format::Export => SourceKey::export(),
    };
    let Record { key, code, slug, repeal, content, .. } = record;
    MirrorRecord { source, key, code, slug, repeal, content }
}

/// A bar over the bytes read, where somebody watches.
fn progress(bytes: Option<u64>) -> ProgressBar {
    if !output::watched() {
        return ProgressBar::hidden();
    }
    let Some(bytes) = bytes else { return ProgressBar::new_spinner() };
    let style = ProgressStyle::with_template("{bar:40} {percent:>3} %  {bytes}/{total_bytes}  {eta}");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
