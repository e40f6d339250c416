//! Opening: the connection, the folder and file, the tables.

use std::{path::Path, time::Duration};

use sqlx::{
    Connection, PgConnection, PgPool, SqliteConnection, SqlitePool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{OpenError, OpenErrorKind};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// How long a server has to answer.
pub(crate) const CONNECT: Duration = Duration::from_secs(10);
/// How long a writer waits for the others, a batch of records each.
const WRITE: Duration = Duration::from_secs(30);

/// The version of the tables that this program makes, the same on both databases.
pub(crate) fn schema() -> i64 {
    SQLITE.iter().map(|migration| migration.version).max().unwrap_or_default()
}

/// Opens a file; makes it, and its folder, where there is none. Tables are brought up
/// to a version where one is given, else to the newest.
pub(crate) async fn sqlite(path: &Path, shown: &str, schema: Option<i64>) -> Result<SqlitePool, OpenError> {
    if path.is_dir() {
        return Err(OpenError::new(OpenErrorKind::NoPlace, shown));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| OpenError::from_io(error, shown))?;
    }
    keep_to_oneself(path);
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // What was said to be done is on the disk, also when the power fails.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(WRITE)
        // Else REPLACE would delete rows past the triggers that forbid it.
        .pragma("recursive_triggers", "ON")
        // What is deleted, addresses of followers, is overwritten and not only let go.
        .pragma("secure_delete", "ON");
    let mut first = first_connection(&options).await.map_err(|error| OpenError::from_sqlx(error, shown))?;
    migrate_sqlite(&mut first, shown, schema).await?;
    let pool = SqlitePoolOptions::new().max_connections(8).acquire_timeout(WRITE).connect_lazy_with(options);
    // The pool holds the file before the first connection lets go, so that SQLite does not fold up in between.
    let opened = pool.acquire().await.map_err(|error| OpenError::from_sqlx(error, shown))?;
    drop(opened);
    first.close().await.map_err(|error| OpenError::from_sqlx(error, shown))?;
    Ok(pool)
}

/// Makes a new file that nobody else on this machine can read: it holds addresses
/// and contacts. Its log and its index beside it get the same rights from SQLite,
/// which also says what is wrong where no file can be made.
fn keep_to_oneself(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(path);
}

/// Turning a new file into one with a write-ahead log does not wait for others
/// who do the same: so try again for a while.
async fn first_connection(options: &SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    let mut tries = 0;
    loop {
        match SqliteConnection::connect_with(options).await {
            Err(sqlx::Error::Database(error)) if tries < 50 && error.code().is_some_and(|code| code == "5") => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
}

/// Two programs may open a new file at once: one makes the tables, the other waits.
async fn migrate_sqlite(connection: &mut SqliteConnection, shown: &str, schema: Option<i64>) -> Result<(), OpenError> {
    let mut tx = connection.begin_with("BEGIN IMMEDIATE").await.map_err(|error| OpenError::from_sqlx(error, shown))?;
    SQLITE.run_direct(schema, &mut *tx, false).await.map_err(|error| OpenError::from_migration(error, shown))?;
    tx.commit().await.map_err(|error| OpenError::from_sqlx(error, shown))
}

/// Connects to a server.
pub(crate) async fn postgres(options: PgConnectOptions, shown: &str, schema: Option<i64>) -> Result<PgPool, OpenError> {
    // Not through the pool, which would try again until its time is up where nobody listens.
    let mut first = match tokio::time::timeout(CONNECT, PgConnection::connect_with(&options)).await {
        Ok(connected) => connected.map_err(|error| OpenError::from_sqlx(error, shown))?,
        Err(late) => return Err(OpenError::new(OpenErrorKind::Unreachable, shown).because(late)),
    };
    POSTGRES.run_direct(schema, &mut first, false).await.map_err(|error| OpenError::from_migration(error, shown))?;
    first.close().await.map_err(|error| OpenError::from_sqlx(error, shown))?;
    Ok(PgPoolOptions::new().max_connections(16).acquire_timeout(WRITE).connect_lazy_with(options))
}
