//! The project's own export: a line that names the version, then a procedure a line.

use std::io::{self, Write};

use catalogue::{EditionContent, Procedure};
use serde::{Deserialize, Serialize};

use crate::{Format, Reason, Record, Rejected, json, rejected, translations};

/// The version of the form.
const VERSION: u64 = 1;

#[derive(Serialize)]
struct Header {
    minhbach: u64,
}

#[derive(Serialize)]
struct Written<'a> {
    procedure: &'a Procedure,
    content: &'a EditionContent,
}

/// A line: the header, or a procedure. Later versions may say more in the header.
#[derive(Deserialize)]
struct Line {
    minhbach: Option<u64>,
    procedure: Option<Procedure>,
    content: Option<EditionContent>,
}

/// Writes an export and tells how many procedures it has. The same procedures
/// give the same bytes.
///
/// # Errors
/// When the output fails.
pub fn write_jsonl<'a>(
    mut out: impl Write,
    procedures: impl IntoIterator<Item = (&'a Procedure, &'a EditionContent)>,
) -> io::Result<u64> {
    serde_json::to_writer(&mut out, &Header { minhbach: VERSION })?;
    out.write_all(b"\n")?;
    let mut count = 0;
    for (procedure, content) in procedures {
        serde_json::to_writer(&mut out, &Written { procedure, content })?;
        out.write_all(b"\n")?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}

/// Reads one line; nothing where it is the header.
pub(crate) fn read(line: u64, bytes: &[u8]) -> Result<Option<Record>, Rejected> {
    let Line { minhbach, procedure, content } = json::read(line, bytes)?;
    let lacks = |record: String, field: &str, reason| Err(Rejected { line, record, field: field.to_owned(), reason });
    if let Some(version) = minhbach {
        return if version > VERSION {
            lacks(String::new(), "minhbach", Reason::LaterVersion(version))
        } else {
            Ok(None)
        };
    }
    let Some(Procedure { code, slug, repeal }) = procedure else {
        return lacks(String::new(), "procedure", Reason::Missing);
    };
    let key = slug.to_string();
    let Some(content) = content else { return lacks(key, "content", Reason::Missing) };
    if content.name.is_empty() {
        return lacks(key, "content.name", Reason::Missing);
    }
    if content.sector.as_str().is_empty() {
        return lacks(key, "content.sector", Reason::Missing);
    }
    if let Some((field, url)) = json::bad_address(&content) {
        return lacks(key, &field, rejected::by_field(&field, url));
    }
    if let Some((field, reason)) = translations::fault(&content) {
        return lacks(key, &format!("content.{field}"), reason);
    }
    Ok(Some(Record { format: Format::Export, line, key, code, slug, repeal, content }))
}
