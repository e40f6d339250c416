//! `minhbach backup`: everything in one archive, while the portal serves.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use catalogue::Lang;
use clap::{Arg, ArgMatches, Command};
use locale::text;
use registry::{
    AuditEntry, Clock, SystemClock,
    backup::{BackupError, Manifest, back_up, verify},
    editing::EditingStore,
    people::COMMAND_LINE,
};

use super::{accounts, files, open, option, restore::unusable};
use crate::{failure::Failure, output};

/// The command, described in a language.
pub fn command(lang: Lang, database: Arg, files: Arg) -> Command {
    Command::new("backup")
        .about(text(lang, "command-backup"))
        .arg(Arg::new("path").required(true).help(text(lang, "command-backup-path")))
        .arg(database)
        .arg(files)
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let now = SystemClock.now();
    let named = Path::new(option(matches, "path"));
    let path = if named.is_dir() {
        named.join(format!("minhbach-{}.tar.gz", now.strftime("%Y%m%dT%H%M%SZ")))
    } else {
        named.to_owned()
    };
    let failed = |error: &io::Error| Failure::io("failure-backup", error).with("path", path.display());
    if path.exists() {
        return Err(Failure::new(Failure::DATA, "failure-backup-exists").with("path", path.display()));
    }
    let database = open(matches).await?;
    let store = files::kept(matches)?;
    let part = Part::new(&path).map_err(|error| failed(&error))?;
    let to = BufWriter::new(part.create().map_err(|error| failed(&error))?);
    let (manifest, to) =
        back_up(&database, &store, env!("CARGO_PKG_VERSION"), now, to).await.map_err(|error| match error {
            BackupError::Archive(error) => failed(&error),
            BackupError::Registry(error) => error.into(),
        })?;
    let file = to.into_inner().map_err(|error| failed(error.error()))?;
    file.sync_all().map_err(|error| failed(&error))?;
    // What was written is read once more before anybody relies on it.
    let read = File::open(&part.path).map_err(|error| failed(&error))?;
    verify(BufReader::new(read)).map_err(|fault| unusable(&fault, &path))?;
    part.keep(&path).map_err(|error| failed(&error))?;
    let detail = [("files", manifest.files.count.into()), ("audit_rows", manifest.contents.audit.rows.into())];
    let entry = AuditEntry::new(COMMAND_LINE, "backup.taken", None, &detail);
    database.note(&[entry], SystemClock.now()).await?;
    database.close().await;
    tell(lang, matches, &manifest, &path)
}

fn tell(lang: Lang, matches: &ArgMatches, manifest: &Manifest, path: &Path) -> Result<(), Failure> {
    output::write(&format!("{}\n", path.display())).map_err(|error| Failure::io("failure-output", &error))?;
    let key = accounts::beside(option(matches, "database"));
    output::say(
        lang,
        "backup-done",
        &[
            ("rows", manifest.contents.tables.iter().map(|table| table.rows).sum::<u64>().into()),
            ("files", manifest.files.count.into()),
            ("audit", manifest.contents.audit.rows.into()),
            ("hash", manifest.contents.audit.hash.clone().into()),
            ("key", key.display().to_string().into()),
        ],
    );
    if !manifest.contents.audit.whole {
        return Err(Failure::new(Failure::DATA, "failure-backup-audit").with("rows", manifest.contents.audit.rows));
    }
    if let [first, ..] = manifest.files.lost.as_slice() {
        let count = manifest.files.lost.len();
        return Err(Failure::new(Failure::DATA, "failure-backup-lost").with("count", count).with("hash", first));
    }
    Ok(())
}

/// The archive while it is written, under a name of its own. It goes if it is not kept.
struct Part {
    path: PathBuf,
}

impl Part {
    fn new(path: &Path) -> io::Result<Self> {
        let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        let mut name = name.to_owned();
        name.push(format!(".{}.part", std::process::id()));
        Ok(Self { path: path.with_file_name(name) })
    }

    /// It holds what nobody else may read.
    fn create(&self) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.path)
    }

    /// Gives it its name, for good.
    fn keep(self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder)?.sync_all()
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // Not there when it was kept.
        let _ = fs::remove_file(&self.path);
    }
}
