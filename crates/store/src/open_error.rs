use std::{error::Error, fmt, io};

use sqlx::migrate::MigrateError;

/// A database that cannot be opened.
#[derive(Debug, thiserror::Error)]
#[error("cannot open the database {target}: {kind}")]
pub struct OpenError {
    kind: OpenErrorKind,
    target: String,
    #[source]
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// Why a database cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OpenErrorKind {
    /// The address is none of a database that this program knows.
    Address,
    /// There can be no file: its folder cannot be made, or the path is a folder.
    NoPlace,
    /// The file or its folder may not be written.
    ReadOnly,
    /// The file is no database, or is damaged.
    Corrupt,
    /// Another program holds on to the file.
    Busy,
    /// No server answers at the address.
    Unreachable,
    /// The server answers, but refuses the account, the password or the database.
    Refused,
    /// A newer version of this program made or changed the database.
    Newer,
    /// The tables are not as this program makes them: somebody else's database, or one changed by hand.
    Foreign,
    /// Something else, told by the cause.
    Other,
}

impl OpenErrorKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Address,
        Self::NoPlace,
        Self::ReadOnly,
        Self::Corrupt,
        Self::Busy,
        Self::Unreachable,
        Self::Refused,
        Self::Newer,
        Self::Foreign,
        Self::Other,
    ];

    /// A name that stays the same, for messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::NoPlace => "no-place",
            Self::ReadOnly => "read-only",
            Self::Corrupt => "corrupt",
            Self::Busy => "busy",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Newer => "newer",
            Self::Foreign => "foreign",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for OpenErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl OpenError {
    /// Why.
    #[must_use]
    pub const fn kind(&self) -> OpenErrorKind {
        self.kind
    }

    /// What was to be opened: a path, or host and name; never a password.
    #[must_use]
    pub fn target(&self) -> &str {
        &self.target
    }

    pub(crate) fn new(kind: OpenErrorKind, target: &str) -> Self {
        Self { kind, target: target.to_owned(), cause: None }
    }

    pub(crate) fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    pub(crate) fn from_io(cause: io::Error, target: &str) -> Self {
        let kind = match cause.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => OpenErrorKind::ReadOnly,
            _ => OpenErrorKind::NoPlace,
        };
        Self::new(kind, target).because(cause)
    }

    pub(crate) fn from_sqlx(cause: sqlx::Error, target: &str) -> Self {
        Self::new(kind_of(&cause), target).because(cause)
    }

    pub(crate) fn from_migration(cause: MigrateError, target: &str) -> Self {
        let kind = match &cause {
            MigrateError::VersionMissing(_) => OpenErrorKind::Newer,
            MigrateError::VersionMismatch(_) | MigrateError::Dirty(_) => OpenErrorKind::Foreign,
            MigrateError::Execute(error) => kind_of(error),
            // A migration that the database does not take meets tables of somebody else.
            MigrateError::ExecuteMigration(error, _) => match kind_of(error) {
                OpenErrorKind::Other => OpenErrorKind::Foreign,
                kind => kind,
            },
            _ => OpenErrorKind::Other,
        };
        Self::new(kind, target).because(cause)
    }
}

fn kind_of(error: &sqlx::Error) -> OpenErrorKind {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut => OpenErrorKind::Unreachable,
        sqlx::Error::Configuration(_) => OpenErrorKind::Address,
        sqlx::Error::Database(error) => {
            let code = error.code().unwrap_or_default();
            if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
                kind_of_sqlite(code.parse().unwrap_or_default())
            } else {
                kind_of_postgres(&code)
            }
        }
        _ => OpenErrorKind::Other,
    }
}

/// By the primary result code: the lowest byte of the extended one.
const fn kind_of_sqlite(code: i32) -> OpenErrorKind {
    match code & 0xff {
        5 | 6 => OpenErrorKind::Busy,      // SQLITE_BUSY, SQLITE_LOCKED
        3 | 8 => OpenErrorKind::ReadOnly,  // SQLITE_PERM, SQLITE_READONLY
        11 | 26 => OpenErrorKind::Corrupt, // SQLITE_CORRUPT, SQLITE_NOTADB
        // SQLITE_CANTOPEN: that the folder is there and the path is no folder has been seen to before.
        14 => OpenErrorKind::ReadOnly,
        _ => OpenErrorKind::Other,
    }
}

/// By the class of the SQLSTATE.
fn kind_of_postgres(code: &str) -> OpenErrorKind {
    match code.get(..2) {
        // Invalid authorisation, no such database, no privilege.
        Some("28" | "3D") => OpenErrorKind::Refused,
        _ if code == "42501" => OpenErrorKind::Refused,
        // Too many connections; starting up or shutting down.
        Some("53" | "57") => OpenErrorKind::Unreachable,
        _ => OpenErrorKind::Other,
    }
}
