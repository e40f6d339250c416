use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};

/// The same thing of one database or of the other.
#[derive(Clone, Debug)]
pub(crate) enum Either<S, P> {
    Sqlite(S),
    Postgres(P),
}

/// The connections to the database.
pub(crate) type Db = Either<SqlitePool, PgPool>;

/// A transaction that writes.
pub(crate) type Tx = Either<Transaction<'static, Sqlite>, Transaction<'static, Postgres>>;

/// Runs the same expression on whichever database it is. Each arm is typed for
/// its database, so a value that one of them cannot take does not compile.
macro_rules! on_either {
    ($either:expr, $connection:ident => $body:expr) => {
        match $either {
            $crate::either::Either::Sqlite($connection) => $body,
            $crate::either::Either::Postgres($connection) => $body,
        }
    };
}
pub(crate) use on_either;

impl Tx {
    /// Keeps what was written.
    pub(crate) async fn commit(self) -> sqlx::Result<()> {
        on_either!(self, tx => tx.commit().await)
    }

    /// Forgets what was written.
    pub(crate) async fn rollback(self) -> sqlx::Result<()> {
        on_either!(self, tx => tx.rollback().await)
    }
}
