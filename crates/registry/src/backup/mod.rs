//! A copy of everything, taken while the portal serves: the rows of the database
//! as they were at one moment, and the files that can be downloaded, in one archive.
//!
//! Rows are JSON lines, one form for both databases, so what was copied from one can
//! be restored into the other. An archive is a tar in gzip; its last member, the
//! manifest, names every other with its length and hash. So an archive that was cut,
//! changed, or made by something else is known before anything is written, and an
//! archive is whole exactly when its manifest is there.
//!
//! Restoring goes into an empty database only, in one transaction: it is there whole
//! or not at all. The bytes of files come first; one that no row lists cannot be had.

mod archive;
mod error;
mod manifest;
mod port;
#[cfg(test)]
mod tests;
mod work;

pub use self::{
    archive::verify,
    error::{ArchiveFault, BackupError, NotRestored, RestoreError},
    manifest::{FORMAT, FilesCopied, Manifest, Member},
    port::{AuditEnd, BackupStore, Contents, Restoring, Sequence, TableCopied, TakeRows},
    work::{back_up, restore},
};
