//! The archive: a tar in gzip.

use std::{
    io::{self, Read, Write},
    ops::ControlFlow,
};

use flate2::{Compression, read::MultiGzDecoder, write::GzEncoder};
use jiff::Timestamp;

use super::{
    ArchiveFault, Manifest,
    manifest::{Kind, MANIFEST, Member},
};

/// The largest member that is written or taken, in bytes. Rows come some at a time,
/// files have 10 MB at most.
const LARGEST_MEMBER: u64 = 256 * 1024 * 1024;
/// Only who runs the portal may read what is taken out of an archive.
const MODE: u32 = 0o600;

/// Writes an archive.
pub(super) struct Writer<W: Write> {
    tar: tar::Builder<GzEncoder<W>>,
    at: Timestamp,
    pub(super) members: Vec<Member>,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(to: W, at: Timestamp) -> Self {
        let tar = tar::Builder::new(GzEncoder::new(to, Compression::default()));
        Self { tar, at, members: Vec::new() }
    }

    /// Adds a member.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if bytes.len() as u64 > LARGEST_MEMBER {
            return Err(io::Error::other(format!("{name} is larger than a member may be")));
        }
        self.append(name, bytes)?;
        self.members.push(Member::of(name, bytes));
        Ok(())
    }

    /// Adds the manifest, and gives back what was written to.
    pub(super) fn finish(mut self, manifest: &Manifest) -> io::Result<W> {
        self.append(MANIFEST, &serde_json::to_vec_pretty(manifest)?)?;
        self.tar.into_inner()?.finish()
    }

    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(MODE);
        header.set_mtime(u64::try_from(self.at.as_second()).unwrap_or_default());
        self.tar.append_data(&mut header, name, bytes)
    }
}

/// Looks whether an archive is whole and as it was written.
///
/// # Errors
/// With what is wrong with it.
pub fn verify(from: impl Read) -> Result<Manifest, ArchiveFault> {
    let (mut seen, mut manifest) = (Vec::new(), None);
    walk(from, |name, bytes| {
        if manifest.is_some() {
            return Err(ArchiveFault::Changed(name));
        }
        let member = Member::of(&name, &bytes);
        match Kind::of(&name) {
            Some(Kind::Manifest) => manifest = Some(Manifest::read(&bytes)?),
            Some(Kind::File(hash)) if hash != member.sha256 => return Err(ArchiveFault::Changed(name)),
            Some(_) => seen.push(member),
            None if seen.is_empty() => return Err(ArchiveFault::Foreign),
            None => return Err(ArchiveFault::Changed(name)),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    // The manifest comes last, so without it the end is missing.
    let manifest = manifest.ok_or(ArchiveFault::Cut)?;
    let other = seen.iter().zip(&manifest.members).find(|(seen, named)| seen != named).map(|(seen, _)| seen);
    if let Some(other) = other {
        return Err(ArchiveFault::Changed(other.name.clone()));
    }
    if seen.len() != manifest.members.len() {
        return Err(ArchiveFault::Changed(MANIFEST.to_owned()));
    }
    Ok(manifest)
}

/// Gives every member in order, until there is no more or `each` breaks off.
pub(super) fn walk(
    from: impl Read,
    mut each: impl FnMut(String, Vec<u8>) -> Result<ControlFlow<()>, ArchiveFault>,
) -> Result<(), ArchiveFault> {
    let mut archive = tar::Archive::new(MultiGzDecoder::new(from));
    let mut place = None;
    for entry in archive.entries().map_err(|error| fault(error, None))? {
        let mut entry = entry.map_err(|error| fault(error, place.as_deref()))?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        if entry.size() > LARGEST_MEMBER || !entry.header().entry_type().is_file() {
            return Err(place.map_or(ArchiveFault::Foreign, |_| ArchiveFault::Changed(name)));
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).map_err(|error| fault(error, Some(&name)))?;
        if bytes.len() as u64 != entry.size() {
            return Err(ArchiveFault::Cut);
        }
        place = Some(name.clone());
        if each(name, bytes)?.is_break() {
            return Ok(());
        }
    }
    if place.is_none() {
        return Err(ArchiveFault::Foreign);
    }
    // What is left has the sum over all that was unpacked.
    io::copy(&mut archive.into_inner(), &mut io::sink()).map_err(|error| fault(error, place.as_deref()))?;
    Ok(())
}

/// What it means that reading failed at a member, or before the first.
fn fault(error: io::Error, place: Option<&str>) -> ArchiveFault {
    // An error of the system, as of a disk, has a number; one of the form has none.
    if error.raw_os_error().is_some() {
        return ArchiveFault::Unreadable(error);
    }
    match (place, error.kind()) {
        (None, _) => ArchiveFault::Foreign,
        (_, io::ErrorKind::UnexpectedEof) => ArchiveFault::Cut,
        (Some(name), _) => ArchiveFault::Changed(name.to_owned()),
    }
}
