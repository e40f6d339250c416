use std::fmt::Write;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{ArchiveFault, Contents};

/// The form of archives that this program writes and reads.
pub const FORMAT: u32 = 1;

/// What an archive holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: u32,
    /// The version of the program that wrote it.
    pub program: String,
    /// When it was begun.
    pub at: Timestamp,
    /// What the database held.
    pub contents: Contents,
    /// The files that can be downloaded.
    pub files: FilesCopied,
    /// Every other member, in order.
    pub members: Vec<Member>,
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesCopied {
    /// How many there are.
    pub count: u64,
    /// How many bytes they have together.
    pub bytes: u64,
    /// The hashes of those that are listed, and whose bytes were gone or damaged.
    pub lost: Vec<String>,
}

/// A member of an archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
}

/// What a member is.
pub(super) enum Kind<'a> {
    /// Rows of a table.
    Rows(&'a str),
    /// A file, by its hash.
    File(&'a str),
    /// The manifest.
    Manifest,
}

const ROWS: &str = "database/";
const LINES: &str = ".jsonl";
const FILES: &str = "files/";
pub(super) const MANIFEST: &str = "manifest.json";

impl Kind<'_> {
    /// Reads the name of a member.
    pub(super) fn of(name: &str) -> Option<Kind<'_>> {
        if name == MANIFEST {
            return Some(Kind::Manifest);
        }
        if let Some(hash) = name.strip_prefix(FILES) {
            return Some(Kind::File(hash));
        }
        let (_, table) = name.strip_prefix(ROWS)?.strip_suffix(LINES)?.split_once('-')?;
        Some(Kind::Rows(table))
    }
}

/// The name of a member with rows.
pub(super) fn rows_name(number: usize, table: &str) -> String {
    format!("{ROWS}{number:06}-{table}{LINES}")
}

/// The name of a member that is a file.
pub(super) fn file_name(hash: &str) -> String {
    format!("{FILES}{hash}")
}

impl Member {
    pub(super) fn of(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.len() as u64, sha256: hex(&Sha256::digest(bytes)) }
    }
}

impl Manifest {
    /// Reads a manifest; one of a newer form is told by that alone.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ArchiveFault> {
        #[derive(Deserialize)]
        struct Form {
            format: u32,
        }
        let changed = |_| ArchiveFault::Changed(MANIFEST.to_owned());
        let Form { format } = serde_json::from_slice(bytes).map_err(changed)?;
        if format > FORMAT {
            return Err(ArchiveFault::Newer(format));
        }
        serde_json::from_slice(bytes).map_err(changed)
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into memory cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
