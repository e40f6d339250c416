//! A finished file that has no name in any folder: it is gone when nobody holds it any
//! more, however the program ends, and nobody else finds it.

use std::{
    fs::File,
    io::{self, BufWriter, IntoInnerError, Seek},
    sync::Arc,
};

use axum::body::Bytes;
use futures_util::{Stream, stream::try_unfold};
use sha2::{Digest, Sha256};

/// What a file is written through.
pub type Out = BufWriter<File>;

/// How much is read at a time.
const PIECE: u64 = 64 * 1024;

/// A file on disk.
pub struct OnDisk {
    file: Arc<File>,
    /// Its length.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

impl OnDisk {
    /// Writes a file, then reads it once to know what is in it.
    ///
    /// # Errors
    /// When the disk is full, or there is no folder for temporary files.
    pub fn write(fill: impl FnOnce(&mut Out) -> io::Result<()>) -> io::Result<Self> {
        let mut out = BufWriter::new(tempfile::tempfile()?);
        fill(&mut out)?;
        let mut file = out.into_inner().map_err(IntoInnerError::into_error)?;
        file.rewind()?;
        let mut hash = Sha256::new();
        let bytes = io::copy(&mut file, &mut hash)?;
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { file: Arc::new(file), bytes, sha256 })
    }

    /// A part of it, piece by piece. The file stays as it is until it is read.
    pub fn read(&self, from: u64, len: u64) -> impl Stream<Item = io::Result<Bytes>> + Send + use<> {
        try_unfold((Arc::clone(&self.file), from, len), |(file, at, left)| async move {
            if left == 0 {
                return Ok(None);
            }
            let most = usize::try_from(left.min(PIECE)).map_err(io::Error::other)?;
            let read = tokio::task::spawn_blocking(move || {
                let mut piece = vec![0; most];
                let read = read_at(&file, at, &mut piece)?;
                piece.truncate(read);
                Ok::<_, io::Error>((file, piece))
            });
            let (file, piece) = read.await.map_err(io::Error::other)??;
            if piece.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let read = piece.len() as u64;
            Ok::<_, io::Error>(Some((Bytes::from(piece), (file, at + read, left - read))))
        })
    }
}

/// Reads from a place, which moves nobody else's.
#[cfg(unix)]
fn read_at(file: &File, at: u64, into: &mut [u8]) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, at)
}

#[cfg(windows)]
fn read_at(file: &File, at: u64, into: &mut [u8]) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, at)
}
