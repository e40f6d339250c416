//! `minhbach export`: gives the whole catalogue away, as JSON lines, Markdown or a sheet.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use catalogue::{EditionContent, Lang, Procedure};
use clap::ArgMatches;
use registry::{Entry, Store};

use super::{open, option};
use crate::{failure::Failure, output};

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let database = open(matches).await?;
    let (mut entries, _) = database.published().await?;
    database.close().await;
    entries.retain(|entry| !entry.withdrawn);
    // By address: the same catalogue gives the same files, whatever its history.
    entries.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
    let path = option(matches, "path");
    let written = match option(matches, "format") {
        "markdown" => markdown(Path::new(path), &entries),
        "xlsx" => interchange::write_xlsx(&pairs(&entries)).and_then(|bytes| whole(path, &bytes)),
        "csv" => interchange::write_csv(&pairs(&entries)).and_then(|bytes| whole(path, &bytes)),
        _ => jsonl(path, &entries),
    };
    written.map_err(|error| Failure::new(Failure::IO, "failure-export").with("path", path).because(&error))?;
    output::say(lang, "export-done", &[("count", entries.len().into()), ("path", path.into())]);
    Ok(())
}

fn jsonl(path: &str, entries: &[Entry]) -> io::Result<()> {
    let procedures = entries.iter().map(|entry| (&entry.procedure, &entry.content));
    if path == "-" {
        let mut bytes = Vec::new();
        interchange::write_jsonl(&mut bytes, procedures)?;
        return output::write(&String::from_utf8_lossy(&bytes));
    }
    // Beside it first, so that a file that is there is whole.
    let beside = format!("{path}.part");
    let mut file = BufWriter::new(File::create(&beside)?);
    interchange::write_jsonl(&mut file, procedures)?;
    file.flush()?;
    fs::rename(beside, path)
}

fn pairs(entries: &[Entry]) -> Vec<(&Procedure, &EditionContent)> {
    entries.iter().map(|entry| (&entry.procedure, &entry.content)).collect()
}

/// Writes a file beside its place first, so that a file that is there is whole.
fn whole(path: &str, bytes: &[u8]) -> io::Result<()> {
    if path == "-" {
        return io::stdout().lock().write_all(bytes);
    }
    let beside = format!("{path}.part");
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}

fn markdown(folder: &Path, entries: &[Entry]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for entry in entries {
        let name = interchange::file_name(&entry.procedure);
        fs::write(folder.join(name), interchange::markdown(&entry.procedure, &entry.content))?;
    }
    Ok(())
}
