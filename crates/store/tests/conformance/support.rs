//! A database of its own for each test, and a way to it past the store.

use std::{
    future::Future,
    sync::atomic::{AtomicU32, Ordering},
};

use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::Database;

const SERVER: &str = "MINHBACH_TEST_POSTGRES";

/// Where the database of a test is.
#[derive(Clone)]
pub enum Place {
    File { folder: std::sync::Arc<tempfile::TempDir> },
    Server { server: String, name: String },
}

/// Runs a case on a new database, and removes it whatever happens.
pub async fn run<F>(place: Option<Place>, case: impl FnOnce(Place) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Some(place) = place else {
        eprintln!("SKIPPED, NOT TESTED: no PostgreSQL. Set {SERVER}=postgres://user@host:port/database to run it.");
        return;
    };
    let outcome = tokio::spawn(case(place.clone())).await;
    place.remove().await;
    if let Err(error) = outcome {
        std::panic::resume_unwind(error.into_panic());
    }
}

impl Place {
    pub fn file() -> Self {
        Self::File { folder: std::sync::Arc::new(tempfile::tempdir().expect("a temporary folder")) }
    }

    /// A new database on the server, where there is one.
    pub async fn server() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var(SERVER).ok().filter(|server| !server.is_empty())?;
        let name = format!("minhbach_test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&server).await.expect("the PostgreSQL server answers");
        // Not the collation of the machine: the order of texts must not depend on it.
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")))
            .execute(&mut connection)
            .await
            .expect("a new database");
        Some(Self::Server { server, name })
    }

    async fn remove(&self) {
        if let Self::Server { server, name } = self {
            let mut connection = PgConnection::connect(server).await.expect("the PostgreSQL server answers");
            sqlx::query(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
                .execute(&mut connection)
                .await
                .expect("the database goes");
        }
    }

    pub fn url(&self) -> String {
        match self {
            Self::File { folder } => format!("sqlite:{}", folder.path().join("new folder/minhbach.sqlite").display()),
            Self::Server { server, name } => {
                let (start, _) = server.rsplit_once('/').expect("an address with a database");
                format!("{start}/{name}")
            }
        }
    }

    pub async fn open(&self) -> Database {
        Database::open(&self.url()).await.expect("the database opens")
    }

    /// Says something to the database past the store.
    pub async fn sql(&self, statement: &str) -> Result<(), String> {
        let statement = AssertSqlSafe(statement.to_owned());
        match self {
            Self::File { .. } => {
                let mut connection = SqliteConnection::connect(&self.url()).await.expect("a connection");
                sqlx::raw_sql(statement).execute(&mut connection).await.map(drop).map_err(|error| error.to_string())
            }
            Self::Server { .. } => {
                let mut connection = PgConnection::connect(&self.url()).await.expect("a connection");
                sqlx::raw_sql(statement).execute(&mut connection).await.map(drop).map_err(|error| error.to_string())
            }
        }
    }

    /// Says something that the database must take.
    pub async fn takes(&self, statement: &str) {
        self.sql(statement).await.unwrap_or_else(|error| panic!("refused: {statement}: {error}"));
    }

    /// Says something that the database must refuse, for a reason.
    pub async fn refuses(&self, statement: &str, reason: &str) {
        match self.sql(statement).await {
            Ok(()) => panic!("not refused: {statement}"),
            Err(error) => assert!(error.contains(reason), "{statement}: {error}"),
        }
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let statement = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table}"));
        match self {
            Self::File { .. } => {
                let mut connection = SqliteConnection::connect(&self.url()).await.expect("a connection");
                sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a number")
            }
            Self::Server { .. } => {
                let mut connection = PgConnection::connect(&self.url()).await.expect("a connection");
                sqlx::query_scalar(statement).fetch_one(&mut connection).await.expect("a number")
            }
        }
    }

    /// How many rows there are in everything that a batch writes.
    pub async fn counts(&self) -> Vec<i64> {
        let mut counts = Vec::new();
        for table in ["procedures", "editions", "mirror_records", "audit", "outbox"] {
            counts.push(self.count(table).await);
        }
        counts
    }
}

/// How many steps there are from an empty database to this version.
pub fn migrations() -> i64 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite");
    let files = std::fs::read_dir(folder).expect("the folder of migrations").count();
    i64::try_from(files).expect("a number")
}
