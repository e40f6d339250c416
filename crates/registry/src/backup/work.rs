//! Taking a backup, and bringing one back.

use std::{
    io::{Read, Write},
    ops::ControlFlow,
};

use catalogue::FileHash;
use futures_util::TryStreamExt;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc;

use super::{
    ArchiveFault, BackupError, BackupStore, FORMAT, FilesCopied, Manifest, RestoreError,
    archive::{Writer, walk},
    manifest::{Kind, Member, file_name, rows_name},
};
use crate::{AuditEntry, RegistryError, Result, files::FileStore, people::COMMAND_LINE};

/// Writes everything into an archive, and gives back what it holds and what it was
/// written to.
///
/// # Errors
/// When the store fails, or the archive cannot be written. Files whose bytes are gone
/// are no error: the manifest tells them.
pub async fn back_up<W: Write + Send>(
    store: &dyn BackupStore,
    files: &dyn FileStore,
    program: &str,
    now: Timestamp,
    to: W,
) -> Result<(Manifest, W), BackupError> {
    let mut writer = Writer::new(to, now);
    let mut failed = None;
    let read = store
        .read_all(&mut |table, lines| {
            let name = rows_name(writer.members.len() + 1, table);
            writer.add(&name, lines).map_err(|error| {
                failed = Some(error);
                RegistryError::store("the archive cannot be written")
            })
        })
        .await;
    if let Some(error) = failed {
        return Err(BackupError::Archive(error));
    }
    let (contents, listed) = read?;
    let mut copied = FilesCopied::default();
    for hash in listed {
        // What is listed was stored before, and is never taken away.
        match bytes_of(files, &hash).await? {
            Some(bytes) => {
                writer.add(&file_name(hash.as_str()), &bytes).map_err(BackupError::Archive)?;
                copied.count += 1;
                copied.bytes += bytes.len() as u64;
            }
            None => copied.lost.push(hash.as_str().to_owned()),
        }
    }
    let manifest = Manifest {
        format: FORMAT,
        program: program.to_owned(),
        at: now,
        contents,
        files: copied,
        members: std::mem::take(&mut writer.members),
    };
    let to = writer.finish(&manifest).map_err(BackupError::Archive)?;
    Ok((manifest, to))
}

/// The bytes of a file, where they are there and right.
async fn bytes_of(files: &dyn FileStore, hash: &FileHash) -> Result<Option<Vec<u8>>> {
    let Some(mut blob) = files.open(hash).await? else { return Ok(None) };
    let mut bytes = Vec::new();
    while let Some(piece) = blob.try_next().await.map_err(RegistryError::files)? {
        bytes.extend_from_slice(&piece);
    }
    let right = FileHash::of_digest(Sha256::digest(&bytes).into()) == *hash;
    Ok(right.then_some(bytes))
}

/// Brings back what an archive holds that was [verified](super::verify). It is read
/// again, and each member must still be what the manifest says.
///
/// # Errors
/// When the archive has changed meanwhile, the database is not one to restore it
/// into, or a store fails; the database is then as it was.
pub async fn restore(
    store: &dyn BackupStore,
    files: &dyn FileStore,
    manifest: &Manifest,
    from: impl Read + Send + 'static,
    now: Timestamp,
) -> Result<(), RestoreError> {
    let mut restoring = store.begin_restore(&manifest.contents).await??;
    let mut members = read_beside(from);
    let mut expected = manifest.members.iter();
    while let Some(member) = members.recv().await {
        let (name, bytes) = member?;
        let changed = || ArchiveFault::Changed(name.clone());
        let kind = Kind::of(&name).ok_or_else(changed)?;
        if matches!(kind, Kind::Manifest) {
            break;
        }
        if expected.next() != Some(&Member::of(&name, &bytes)) {
            return Err(changed().into());
        }
        match kind {
            Kind::Rows(table) => restoring.put(table, &bytes).await?,
            Kind::File(hash) => files.put(&FileHash::parse(hash).ok_or_else(changed)?, bytes.into()).await?,
            Kind::Manifest => {}
        }
    }
    if expected.next().is_some() {
        return Err(ArchiveFault::Cut.into());
    }
    let at = manifest.at.to_string();
    let detail = [("backup_of", at.into()), ("audit_rows", manifest.contents.audit.rows.into())];
    let note = AuditEntry::new(COMMAND_LINE, "backup.restored", None, &detail);
    Ok(restoring.finish(&note, now).await??)
}

/// Reads the members on a thread beside, a few ahead.
fn read_beside(from: impl Read + Send + 'static) -> mpsc::Receiver<Result<(String, Vec<u8>), ArchiveFault>> {
    let (give, take) = mpsc::channel(2);
    tokio::task::spawn_blocking(move || {
        let walked = walk(from, |name, bytes| match give.blocking_send(Ok((name, bytes))) {
            Ok(()) => Ok(ControlFlow::Continue(())),
            // Nobody wants more.
            Err(_) => Ok(ControlFlow::Break(())),
        });
        if let Err(fault) = walked {
            let _ = give.blocking_send(Err(fault));
        }
    });
    take
}
