use std::io::{self, Seek, Write};

use catalogue::{EditionContent, Procedure};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{file_name, markdown};

/// Writes the Markdown of procedures as a ZIP archive, a file each, and gives back
/// what was written to. The same procedures give the same bytes.
///
/// # Errors
/// When the output fails.
pub fn write_markdown<'a, W: Write + Seek>(
    out: W,
    procedures: impl IntoIterator<Item = (&'a Procedure, &'a EditionContent)>,
) -> io::Result<W> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(out);
    for (procedure, content) in procedures {
        archive.start_file(file_name(procedure), options)?;
        archive.write_all(markdown(procedure, content).as_bytes())?;
    }
    Ok(archive.finish()?)
}
