//! A server of a test's own, to be mistreated.

use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use meilisearch_sdk::client::Client;
use search::MeilisearchAccess;
use tempfile::TempDir;

const KEY: &str = "a-master-key-of-this-test";

/// A Meilisearch process.
pub struct Process {
    program: String,
    port: u16,
    folder: TempDir,
    child: Child,
}

impl Process {
    /// Starts one, where there is a program to start.
    pub async fn start() -> Option<Self> {
        let Ok(program) = std::env::var("MINHBACH_MEILISEARCH_BIN") else {
            eprintln!("SKIPPED: no Meilisearch to mistreat; set MINHBACH_MEILISEARCH_BIN, or run `make test`.");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let folder = TempDir::new().expect("a folder");
        let child = spawn(&program, port, &folder);
        let process = Self { program, port, folder, child };
        process.answers().await;
        Some(process)
    }

    /// Where it is.
    pub fn access(&self) -> MeilisearchAccess {
        MeilisearchAccess {
            url: format!("http://127.0.0.1:{}", self.port),
            key: Some(KEY.to_owned()),
            index: "catalogue".to_owned(),
        }
    }

    /// Kills it.
    pub fn kill(&mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Starts it again at the same place, with what data there is.
    pub async fn start_again(&mut self) {
        self.child = spawn(&self.program, self.port, &self.folder);
        self.answers().await;
    }

    /// Deletes its data.
    pub fn wipe(&self) {
        std::fs::remove_dir_all(self.folder.path().join("data")).expect("it can be deleted");
    }

    /// Lets it hang: it takes connections and does not answer.
    pub fn stall(&self) {
        self.signal("-STOP");
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("it is sent");
        assert!(sent.success());
    }

    async fn answers(&self) {
        let client = Client::new(self.access().url, Some(KEY)).expect("a client");
        let began = Instant::now();
        while !client.is_healthy().await {
            assert!(began.elapsed() < Duration::from_secs(60), "Meilisearch did not start");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may be dead already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(program: &str, port: u16, folder: &TempDir) -> Child {
    let inside = |name: &str| folder.path().join(name);
    Command::new(program)
        .arg("--no-analytics")
        .args(["--http-addr", &format!("127.0.0.1:{port}")])
        .args(["--master-key", KEY])
        .arg("--db-path")
        .arg(inside("data"))
        .arg("--dump-dir")
        .arg(inside("dumps"))
        .arg("--snapshot-dir")
        .arg(inside("snapshots"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}
