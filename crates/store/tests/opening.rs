//! Databases that cannot be opened, and why.
#![allow(clippy::print_stderr, missing_docs)]

use std::{fs, path::Path};

use sqlx::{Connection, SqliteConnection};
use store::{Database, OpenError, OpenErrorKind};

async fn failure(path: &Path) -> OpenError {
    Database::open(path.to_str().expect("a path")).await.expect_err("it does not open")
}

#[tokio::test]
async fn makes_missing_folders() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("một/hai ba/minhbach.sqlite");
    Database::open(path.to_str().expect("a path")).await.expect("it opens").close().await;
    assert!(path.is_file());
}

#[tokio::test]
async fn tells_a_file_that_is_no_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("db");
    fs::write(&path, "this is a letter, not a database. ".repeat(500)).expect("a file");
    let error = failure(&path).await;
    assert_eq!(error.kind(), OpenErrorKind::Corrupt);
    assert_eq!(error.target(), path.display().to_string());
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn tells_a_damaged_database() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("db");
    Database::open(path.to_str().expect("a path")).await.expect("it opens").close().await;
    let mut bytes = fs::read(&path).expect("the file");
    bytes[100..6000].fill(0xa5);
    fs::write(&path, bytes).expect("a file");
    assert_eq!(failure(&path).await.kind(), OpenErrorKind::Corrupt);
}

#[tokio::test]
async fn tells_a_database_that_was_cut_short() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("db");
    Database::open(path.to_str().expect("a path")).await.expect("it opens").close().await;
    let bytes = fs::read(&path).expect("the file");
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("a file");
    assert_eq!(failure(&path).await.kind(), OpenErrorKind::Corrupt);
}

#[tokio::test]
async fn tells_that_there_can_be_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    assert_eq!(failure(&file.join("below/db")).await.kind(), OpenErrorKind::NoPlace);
    assert_eq!(failure(folder.path()).await.kind(), OpenErrorKind::NoPlace);
}

#[cfg(unix)]
#[tokio::test]
async fn tells_a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).expect("permissions");
    if fs::write(folder.path().join("probe"), "").is_ok() {
        eprintln!("SKIPPED, NOT TESTED: this account may write in read-only folders.");
        return;
    }
    assert_eq!(failure(&folder.path().join("db")).await.kind(), OpenErrorKind::ReadOnly);
    assert_eq!(failure(&folder.path().join("below/db")).await.kind(), OpenErrorKind::ReadOnly);
}

/// It holds addresses of people.
#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("below/db");
    let database = Database::open(&format!("sqlite:{}", path.display())).await.expect("opens");
    for file in fs::read_dir(folder.path().join("below")).expect("the folder") {
        let file = file.expect("a file");
        let mode = file.metadata().expect("its rights").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}: {mode:o}", file.path().display());
    }
    drop(database);
}

/// The kernel lets nobody write there, not even root.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn tells_a_file_system_that_takes_no_files() {
    let error = failure(Path::new("/proc/self/db")).await;
    assert_eq!(error.kind(), OpenErrorKind::ReadOnly, "{error:?}");
}

async fn with_sql(path: &Path, sql: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&options).await.expect("a connection");
    sqlx::raw_sql(sql).execute(&mut connection).await.expect("the statement");
    connection.close().await.expect("closed");
}

#[tokio::test]
async fn tells_a_database_of_a_newer_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("db");
    Database::open(path.to_str().expect("a path")).await.expect("it opens").close().await;
    with_sql(
        &path,
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'later', TRUE, x'00', 1)",
    )
    .await;
    assert_eq!(failure(&path).await.kind(), OpenErrorKind::Newer);
}

#[tokio::test]
async fn tells_a_database_of_somebody_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("db");
    with_sql(&path, "CREATE TABLE procedures (patient TEXT)").await;
    assert_eq!(failure(&path).await.kind(), OpenErrorKind::Foreign);
    let path = folder.path().join("changed");
    Database::open(path.to_str().expect("a path")).await.expect("it opens").close().await;
    with_sql(&path, "UPDATE _sqlx_migrations SET checksum = x'00'").await;
    assert_eq!(failure(&path).await.kind(), OpenErrorKind::Foreign);
}

#[tokio::test]
async fn tells_that_no_server_answers() {
    // A port that was just free: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
    let url = format!("postgres://me:secret@127.0.0.1:{port}/portal");
    let error = Database::open(&url).await.expect_err("it does not open");
    assert_eq!(error.kind(), OpenErrorKind::Unreachable);
    assert_eq!(error.target(), format!("postgres://127.0.0.1:{port}/portal"));
    assert!(!format!("{error:?}").contains("secret"));
}

#[tokio::test]
async fn tells_that_the_server_has_no_such_database() {
    let Some(server) = std::env::var("MINHBACH_TEST_POSTGRES").ok().filter(|server| !server.is_empty()) else {
        eprintln!("SKIPPED, NOT TESTED: no PostgreSQL. Set MINHBACH_TEST_POSTGRES to run it.");
        return;
    };
    let (start, _) = server.rsplit_once('/').expect("an address with a database");
    let error = Database::open(&format!("{start}/minhbach_no_such_database")).await.expect_err("it does not open");
    assert_eq!(error.kind(), OpenErrorKind::Refused);
}

#[test]
fn names_each_kind_once() {
    let keys: std::collections::BTreeSet<_> = OpenErrorKind::ALL.iter().map(|kind| kind.key()).collect();
    assert_eq!(keys.len(), OpenErrorKind::ALL.len());
}
