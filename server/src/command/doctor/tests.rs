//! What the checks tell, of real things.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use jiff::{SignedDuration, Timestamp};
use store::Database;
use tokio::net::TcpListener;

use super::*;

/// What the command would find with these options, in a folder of its own.
struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn database(&self) -> String {
        format!("sqlite:{}", self.path("a.sqlite"))
    }

    async fn examine(&self, more: &[&str]) -> Report {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content").display().to_string();
        let (database, files, site) = (self.database(), self.path("files"), self.path("site"));
        let usual = [
            ("--database", database.as_str()),
            ("--files", files.as_str()),
            ("--site", site.as_str()),
            ("--content", content.as_str()),
            ("--public-url", "https://thutuc.example.vn"),
            ("--proxies", "1"),
        ];
        let mut words = vec!["minhbach", "doctor"];
        // What a test says itself comes instead.
        for (name, value) in usual.iter().filter(|(name, _)| !more.contains(name)) {
            words.extend([*name, *value]);
        }
        words.extend(more);
        let matches = crate::command::cli(Lang::EN).try_get_matches_from(words).expect("options");
        let (_, matches) = matches.subcommand().expect("a command");
        examine(Lang::EN, matches).await
    }
}

fn of<'a>(report: &'a Report, check: &str) -> Vec<(Outcome, &'a str)> {
    let found = report.findings.iter().filter(|finding| finding.check == check);
    found.map(|finding| (finding.outcome, finding.message.as_str())).collect()
}

fn only(report: &Report, check: &str, outcome: Outcome, said: &str) {
    let found = of(report, check);
    assert!(
        matches!(found.as_slice(), [(was, words)] if *was == outcome && words.contains(said)),
        "{check}: {found:?}"
    );
}

#[tokio::test]
async fn a_new_office_is_told_what_will_be_made() {
    let office = Office::new();
    let report = office.examine(&[]).await;
    only(&report, "options", Outcome::Well, "go together");
    only(&report, "content", Outcome::Well, "can be read");
    only(&report, "site", Outcome::Failure, "make build");
    only(&report, "database", Outcome::Warning, "no file of a database");
    only(&report, "secrets", Outcome::Warning, "a.key");
    only(&report, "files", Outcome::Warning, "makes it when it runs");
    only(&report, "search", Outcome::Well, "built-in");
    only(&report, "mail", Outcome::Well, "Not used");
    only(&report, "clock", Outcome::Well, "none to compare");
    assert!(of(&report, "disk").iter().all(|(_, said)| said.contains("MB free")));
    // Nothing was made by looking.
    assert_eq!(fs::read_dir(office.folder.path()).expect("the folder").count(), 0);
}

#[tokio::test]
async fn an_office_that_is_in_order_is_told_so() {
    let office = Office::new();
    Database::open(&office.database()).await.expect("it opens").close().await;
    fs::create_dir_all(office.path("files")).expect("a folder");
    fs::create_dir_all(office.path("site/pkg")).expect("a folder");
    for name in ["a.css", "a.js", "a.wasm"] {
        fs::write(office.path(&format!("site/pkg/{name}")), "x").expect("written");
    }
    let key = office.path("a.key");
    fs::write(&key, registry::people::SecretKey::random().reveal().as_str()).expect("written");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("its permissions");
    let report = office.examine(&[]).await;
    let amiss: Vec<_> = report.findings.iter().filter(|found| found.outcome != Outcome::Well).collect();
    // How full the disk of this machine is cannot be known.
    assert!(amiss.iter().all(|found| found.check == "disk"), "{amiss:?}");
    only(&report, "database", Outcome::Well, "newest");
    only(&report, "audit", Outcome::Well, "as it was written");
    only(&report, "files", Outcome::Well, "were tried");
    assert_eq!(fs::read_dir(office.path("files")).expect("the folder").count(), 0, "the probe is gone");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("its permissions");
    only(&office.examine(&[]).await, "secrets", Outcome::Warning, "chmod 600");
}

#[tokio::test]
async fn a_database_of_another_version_or_of_nobody_is_told() {
    let office = Office::new();
    let older = Database::open_to_restore(&office.database(), Database::schema() - 1).await.expect("it opens");
    older.close().await;
    let report = office.examine(&[]).await;
    only(&report, "database", Outcome::Warning, "Take a backup first");
    // Looking did not bring it up to date.
    assert_eq!(Database::examine(&office.database()).await.expect("it opens").schema, Some(Database::schema() - 1));
    let broken = office.path("broken.sqlite");
    fs::write(&broken, "this is no database".repeat(500)).expect("written");
    let report = office.examine(&["--database", &broken]).await;
    only(&report, "database", Outcome::Failure, "damaged");
    let report = office.examine(&["--database", "mysql://a/b"]).await;
    only(&report, "database", Outcome::Failure, "address of a database");
}

#[tokio::test]
async fn content_and_places_that_will_not_do_are_told() {
    let office = Office::new();
    fs::write(office.path("file"), "x").expect("written");
    let under = office.path("file/below");
    let report = office.examine(&["--content", &office.path("nowhere"), "--files", &under]).await;
    only(&report, "content", Outcome::Failure, "nowhere");
    only(&report, "files", Outcome::Failure, "below");
}

#[tokio::test]
async fn options_that_do_not_go_together_are_told() {
    let office = Office::new();
    for (options, outcome, said) in [
        (["--public-url", ""].as_slice(), Outcome::Warning, "no --public-url"),
        (&["--public-url", "thutuc.example.vn"], Outcome::Failure, "not the address of a site"),
        (&["--public-url", "https://a.vn/thu-tuc"], Outcome::Failure, "no path"),
        (&["--public-url", "http://a.vn"], Outcome::Warning, "not encrypted"),
        (&["--proxies", "0"], Outcome::Warning, "--proxies 1"),
        (&["--metrics-listen", "0.0.0.0:9464"], Outcome::Warning, "only the monitoring"),
        (&["--mail-server", "smtp://127.0.0.1:1", "--mail-from", "no address"], Outcome::Failure, "no address"),
        (
            &["--meilisearch-url", "http://127.0.0.1:1", "--meilisearch-key-file", "/nowhere"],
            Outcome::Failure,
            "/nowhere",
        ),
    ] {
        let report = office.examine(options).await;
        only(&report, "options", outcome, said);
    }
}

#[tokio::test]
async fn servers_that_do_not_answer_are_told() {
    let office = Office::new();
    // A port at which nobody listens, and one at which nobody speaks.
    let free = TcpListener::bind("127.0.0.1:0").await.and_then(|free| free.local_addr()).expect("a port");
    let mail = format!("smtp://127.0.0.1:{}", free.port());
    let other = format!("http://127.0.0.1:{}", free.port());
    let report = office
        .examine(&[
            "--mail-server",
            &mail,
            "--mail-from",
            "A <a@example.vn>",
            "--meilisearch-url",
            &other,
            "--oidc-issuer",
            &other,
        ])
        .await;
    only(&report, "mail", Outcome::Failure, "Cannot get into");
    only(&report, "search", Outcome::Failure, "does not answer");
    only(&report, "provider", Outcome::Failure, "does not answer");
    only(&report, "options", Outcome::Well, "go together");
}

#[tokio::test]
async fn clocks_that_disagree_are_told() {
    let mut report = Report { lang: Lang::EN, findings: Vec::new() };
    let now = Timestamp::now();
    let mut clocks = Clocks::default();
    clocks.seen("A", now, now);
    clocks.seen("B", now - SignedDuration::from_secs(90), now);
    clocks.written(now + SignedDuration::from_hours(2));
    clocks.tell(&mut report);
    let found = of(&report, "clock");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].1.contains("later than it is here") && found[1].1.contains("90 seconds"), "{found:?}");

    let office = Office::new();
    let database = Database::open(&office.database()).await.expect("it opens");
    let entry = registry::AuditEntry::new("somebody", "audit.read", None, &[]);
    registry::editing::EditingStore::note(&database, &[entry], now + SignedDuration::from_hours(2))
        .await
        .expect("noted");
    database.close().await;
    only(&office.examine(&[]).await, "clock", Outcome::Failure, "later than it is here");
}

#[tokio::test]
async fn a_server_is_asked_for_the_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}/", listener.local_addr().expect("an address"));
    // It lives in another year.
    let page = || async { ([("date", "Sun, 06 Nov 1994 08:49:37 GMT")], "x") };
    let router = axum::Router::new().route("/", axum::routing::get(page));
    let server = tokio::spawn(crate::connections::serve(listener, router, std::future::pending()));
    let mut clocks = Clocks::default();
    clocks.ask("A", &address).await;
    server.abort();
    let mut report = Report { lang: Lang::EN, findings: Vec::new() };
    clocks.tell(&mut report);
    only(&report, "clock", Outcome::Failure, "seconds from that of A");
}
