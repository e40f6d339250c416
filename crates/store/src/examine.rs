//! Looking at a database without changing it: no file is made, no table is brought
//! up to date.

use std::path::PathBuf;

use jiff::Timestamp;
use registry::{AuditVerdict, RegistryError};
use sqlx::{
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqlitePoolOptions},
};

use crate::{
    OpenError,
    address::Address,
    audit,
    bootstrap::{self, CONNECT},
    either::{Db, Either, on_either},
    rows::Result,
};

/// What a database is like.
#[derive(Debug)]
pub struct Examined {
    /// The file, where it is one.
    pub file: Option<PathBuf>,
    /// The version of its tables; none where there are no tables yet.
    pub schema: Option<i64>,
    /// What is to be known where the tables are those of this program.
    pub inside: Option<Inside>,
}

/// What is in a database whose tables this program knows.
#[derive(Debug)]
pub struct Inside {
    /// Why nothing can be written, where that is so.
    pub not_writable: Option<RegistryError>,
    /// Whether the audit is as it was written.
    pub audit: AuditVerdict,
    /// When the audit was last written to.
    pub last_written: Option<Timestamp>,
    /// What time it is for the database, where it has a clock of its own, and what
    /// time it was here then.
    pub clock: Option<(Timestamp, Timestamp)>,
}

pub(crate) async fn examine(url: &str) -> Result<Examined, OpenError> {
    let address = Address::parse(url)?;
    let shown = address.shown();
    let failed = |error| OpenError::from_sqlx(error, &shown);
    let (db, file) = match address {
        Address::File(path) => {
            if !path.try_exists().map_err(|error| OpenError::from_io(error, &shown))? {
                return Ok(Examined { file: Some(path), schema: None, inside: None });
            }
            let options = SqliteConnectOptions::new().filename(&path).busy_timeout(CONNECT);
            (Either::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options)), Some(path))
        }
        Address::Server(options) => {
            let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(CONNECT);
            (Either::Postgres(pool.connect_with(*options).await.map_err(failed)?), None)
        }
    };
    let schema = schema(&db).await.map_err(failed)?;
    let inside = match schema {
        Some(schema) if schema == bootstrap::schema() => {
            // What is wrong in there is no matter of opening.
            Some(inside(&db).await.map_err(|error| failed(sqlx::Error::Decode(error.into())))?)
        }
        _ => None,
    };
    on_either!(&db, pool => pool.close().await);
    Ok(Examined { file, schema, inside })
}

async fn schema(db: &Db) -> sqlx::Result<Option<i64>> {
    const IN_SQLITE: &str = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'";
    const IN_POSTGRES: &str = "
        SELECT COUNT(*) FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_name = '_sqlx_migrations'";
    const NEWEST: &str = "SELECT MAX(version) FROM _sqlx_migrations";
    let there: i64 = match db {
        Either::Sqlite(pool) => sqlx::query_scalar(IN_SQLITE).fetch_one(pool).await?,
        Either::Postgres(pool) => sqlx::query_scalar(IN_POSTGRES).fetch_one(pool).await?,
    };
    if there == 0 {
        return Ok(None);
    }
    on_either!(db, pool => sqlx::query_scalar(NEWEST).fetch_one(pool).await)
}

async fn inside(db: &Db) -> Result<Inside> {
    const LAST: &str = "SELECT MAX(at) FROM audit";
    let not_writable = try_to_write(db).await.err().map(RegistryError::store);
    let mut tx = db.begin_reading().await?;
    let (rows, hash, fault) = audit::verify_in(&mut tx).await?;
    let last: Option<String> = on_either!(&mut tx, tx => sqlx::query_scalar(LAST).fetch_one(&mut **tx).await)?;
    tx.rollback().await?;
    let clock = match db {
        Either::Sqlite(_) => None,
        Either::Postgres(pool) => {
            const NOW: &str = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
            let there: i64 = sqlx::query_scalar(NOW).fetch_one(pool).await?;
            Timestamp::from_millisecond(there).ok().map(|there| (there, Timestamp::now()))
        }
    };
    Ok(Inside {
        not_writable,
        audit: AuditVerdict { rows, hash, fault },
        last_written: last.and_then(|text| text.parse().ok()),
        clock,
    })
}

/// Begins to write, and lets it be.
async fn try_to_write(db: &Db) -> Result<()> {
    const NOTHING: &str = "DELETE FROM missed_search WHERE 1 = 0";
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => sqlx::query(NOTHING).execute(&mut **tx).await.map(drop))?;
    Ok(tx.rollback().await?)
}
