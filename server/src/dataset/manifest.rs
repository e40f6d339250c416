//! The list of the files, for programs.

use std::io;

use app::site::data::DATA;
use interchange::OpenData;
use jiff::Timestamp;
use serde::Serialize;

use super::make::Written;

/// The version of the list. What is added to it needs no new one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Manifest<'a> {
    /// The version of this list.
    version: u32,
    /// When the catalogue changed last.
    as_of: Option<Timestamp>,
    publisher: InBoth<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher_url: Option<&'a str>,
    rights: InBoth<'a>,
    /// The address of a licence; null where whoever publishes has chosen none.
    license: Option<&'a str>,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct InBoth<'a> {
    vi: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    url: String,
    /// What it is, once unpacked.
    media_type: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    packed_as: Option<&'a str>,
    bytes: u64,
    sha256: &'a str,
    /// How many procedures are in it.
    records: u64,
}

/// Writes the list.
///
/// # Errors
/// None that writing into memory could bring about.
pub fn manifest(
    base: &str,
    terms: &OpenData,
    written: &[Written<'_>],
    as_of: Option<Timestamp>,
    records: u64,
) -> io::Result<Vec<u8>> {
    let files = written
        .iter()
        .map(|Written { form, disk }| File {
            name: form.name,
            url: format!("{base}{DATA}/{}", form.name),
            media_type: form.media_type,
            packed_as: form.packed_as,
            bytes: disk.bytes,
            sha256: &disk.sha256,
            records,
        })
        .collect();
    let manifest = Manifest {
        version: VERSION,
        as_of,
        publisher: InBoth { vi: &terms.publisher, en: &terms.publisher_en },
        publisher_url: terms.publisher_url.as_deref(),
        rights: InBoth { vi: &terms.rights, en: &terms.rights_en },
        license: terms.license.as_deref(),
        files,
    };
    let mut list = serde_json::to_vec_pretty(&manifest)?;
    list.push(b'\n');
    Ok(list)
}
