//! Files that hold files. Nothing is unpacked but the one small part that says
//! what the others are: their directory tells the rest.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::{FileKind, NotTaken};

/// A form has some dozen parts; a large table some hundred.
const MOST_PARTS: usize = 5000;
/// What all parts may come to, unpacked: more than any form, less than would
/// trouble a phone.
const MOST_UNPACKED: u64 = 200 * 1024 * 1024;
/// What the part may come to that says what the others are.
const MOST_TYPES: u64 = 1024 * 1024;

/// Word, Excel or OpenDocument.
pub fn zipped(bytes: &[u8]) -> Result<FileKind, NotTaken> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotTaken::Broken)?;
    let names = harmless(&mut archive, bytes.len())?;
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("[Content_Types].xml") {
        return office(&mut archive, &names);
    }
    if !has("content.xml") || !has("META-INF/manifest.xml") {
        return Err(NotTaken::Kind);
    }
    if names.iter().any(|name| name.starts_with("Basic/") || name.starts_with("Scripts/")) {
        return Err(NotTaken::Macros);
    }
    let kind = match part(&mut archive, &names, "mimetype")?.as_slice() {
        b"application/vnd.oasis.opendocument.text" => FileKind::Odt,
        b"application/vnd.oasis.opendocument.spreadsheet" => FileKind::Ods,
        _ => return Err(NotTaken::Kind),
    };
    let manifest = part(&mut archive, &names, "META-INF/manifest.xml")?;
    if contains(&manifest, b"encryption-data") { Err(NotTaken::Locked) } else { Ok(kind) }
}

/// The names of the parts, where none can do harm.
fn harmless(archive: &mut ZipArchive<Cursor<&[u8]>>, len: usize) -> Result<Vec<String>, NotTaken> {
    if archive.len() > MOST_PARTS || archive.has_duplicate_names() {
        return Err(NotTaken::Broken);
    }
    let (mut packed, mut unpacked) = (0_u64, 0_u64);
    let mut names = Vec::with_capacity(archive.len());
    for n in 0..archive.len() {
        let entry = archive.by_index_data(n).map_err(|_| NotTaken::Broken)?;
        if entry.encrypted() {
            return Err(NotTaken::Locked);
        }
        packed = packed.saturating_add(entry.compressed_size());
        unpacked = unpacked.saturating_add(entry.size());
        let name = entry.name().map_err(|_| NotTaken::Broken)?;
        let climbs = name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|step| step == "..");
        if climbs || entry.is_symlink() {
            return Err(NotTaken::Broken);
        }
        names.push(name.into_owned());
    }
    // Parts that share their bytes are how little becomes endless.
    let overlapping = archive.has_overlapping_entries().map_err(|_| NotTaken::Broken)?;
    if overlapping || packed > len as u64 || unpacked > MOST_UNPACKED {
        return Err(NotTaken::Broken);
    }
    Ok(names)
}

fn office(archive: &mut ZipArchive<Cursor<&[u8]>>, names: &[String]) -> Result<FileKind, NotTaken> {
    let types = part(archive, names, "[Content_Types].xml")?;
    let programs = names
        .iter()
        .map(|name| name.to_ascii_lowercase())
        .any(|name| name.ends_with("vbaproject.bin") || name.contains("/macrosheets/") || name.contains("/activex/"));
    // A program may have any name: its type cannot.
    if programs || contains(&types, b"macroEnabled") || contains(&types, b"vbaProject") {
        return Err(NotTaken::Macros);
    }
    // The main part is not always called the same.
    for (folder, media_type, kind) in [
        ("word/", "wordprocessingml.document.main+xml", FileKind::Docx),
        ("xl/", "spreadsheetml.sheet.main+xml", FileKind::Xlsx),
    ] {
        if names.iter().any(|name| name.starts_with(folder)) && contains(&types, media_type.as_bytes()) {
            return Ok(kind);
        }
    }
    Err(NotTaken::Kind)
}

/// A part, unpacked.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, names: &[String], name: &str) -> Result<Vec<u8>, NotTaken> {
    let number = names.iter().position(|known| known == name).ok_or(NotTaken::Kind)?;
    let entry = archive.by_index_raw(number).map_err(|_| NotTaken::Broken)?;
    let mut text = Vec::new();
    let read = match entry.compression() {
        CompressionMethod::Stored => entry.take(MOST_TYPES + 1).read_to_end(&mut text),
        CompressionMethod::Deflated => DeflateDecoder::new(entry).take(MOST_TYPES + 1).read_to_end(&mut text),
        _ => return Err(NotTaken::Broken),
    };
    match read {
        Ok(len) if len as u64 <= MOST_TYPES => Ok(text),
        _ => Err(NotTaken::Broken),
    }
}

/// Word and Excel before 2007.
pub fn compound(bytes: &[u8]) -> Result<FileKind, NotTaken> {
    let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| NotTaken::Broken)?;
    let names: Vec<String> = file.read_root_storage().map(|entry| entry.name().to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    // A .docx with a password is such a file, too.
    if has("encryptedpackage") || has("encryptioninfo") {
        return Err(NotTaken::Locked);
    }
    if has("macros") || has("_vba_project_cur") || has("_vba_project") || has("vba") {
        return Err(NotTaken::Macros);
    }
    match (has("worddocument"), has("workbook") || has("book")) {
        (true, false) => Ok(FileKind::Doc),
        (false, true) => Ok(FileKind::Xls),
        _ => Err(NotTaken::Kind),
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}
