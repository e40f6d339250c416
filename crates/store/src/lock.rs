//! How writers wait for each other: the one thing that differs between the
//! databases.

use crate::either::{Db, Either, Tx};

/// Any number that nobody else in the same PostgreSQL database locks on:
/// "MinhBach" in ASCII.
const WRITERS: i64 = 0x4d69_6e68_4261_6368;

impl Db {
    /// Begins to read what belongs together.
    pub(crate) async fn begin_reading(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Either::Sqlite(pool) => Either::Sqlite(pool.begin().await?),
            Either::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *tx).await?;
                Either::Postgres(tx)
            }
        })
    }

    /// Begins to write, once every other writer is done.
    ///
    /// One writer at a time, on both databases: SQLite has it no other way, and
    /// takes the lock at the start here, so that nobody who has read must give
    /// up in order to write. On PostgreSQL the lock lasts until the transaction
    /// has become visible, which gives two things. What a writer looks up stays
    /// true while it writes, so two importers double nothing. And positions in
    /// the outbox become visible in the order in which they were drawn, so
    /// whoever has read up to one of them has missed none below it. Therefore
    /// every writer must begin here.
    pub(crate) async fn begin_writing(&self) -> sqlx::Result<Tx> {
        Ok(match self {
            Either::Sqlite(pool) => Either::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Either::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(WRITERS).execute(&mut *tx).await?;
                Either::Postgres(tx)
            }
        })
    }
}
