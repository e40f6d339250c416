//! The program as those see it who run it: backups of what is being written to,
//! leaving without losing a request, figures and traces.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(120);

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("site/pkg")).expect("a folder");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, on a database and its files.
    fn command(&self, database: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
        command
            .current_dir(self.folder.path())
            .env("MINHBACH_LANG", "en")
            .env("MINHBACH_DATABASE", format!("sqlite:{}", self.path(database).display()))
            .env("MINHBACH_FILES", self.path(&format!("{database}.files")));
        command
    }

    fn run(&self, database: &str, args: &[&str]) -> Output {
        self.command(database).args(args).output().expect("the program runs")
    }
}

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

fn starter() -> String {
    content().join("procedures").display().to_string()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port")
}

/// The address to connect to, and what to say there.
fn get(address: SocketAddr, path: &str, headers: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nhost: a.vn\r\n{headers}connection: close\r\n\r\n").as_bytes())
        .ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (!answer.is_empty()).then_some(answer)
}

fn is(answer: Option<&String>, status: u16) -> bool {
    answer.is_some_and(|answer| answer.starts_with(&format!("HTTP/1.1 {status}")))
}

/// A portal that runs.
struct Portal {
    address: SocketAddr,
    program: Child,
}

impl Portal {
    fn start(place: &Place, more: &[&str], environment: &[(&str, &str)]) -> Self {
        let address = free_port();
        let log = fs::File::create(place.path("log")).expect("a file");
        let program = place
            .command("portal.sqlite")
            .args(["serve", "--site", "site", "--listen", &address.to_string(), "--content"])
            .arg(content())
            .args(more)
            .envs(environment.iter().copied())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("the program runs");
        let portal = Self { address, program };
        let end = Instant::now() + PATIENCE;
        while !is(portal.get("/readyz").as_ref(), 200) {
            assert!(Instant::now() < end, "the portal does not start");
            thread::sleep(Duration::from_millis(100));
        }
        portal
    }

    fn get(&self, path: &str) -> Option<String> {
        get(self.address, path, "")
    }

    fn terminate(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.program.id().to_string()]).status().expect("it runs");
        assert!(sent.success());
    }

    fn ended(&mut self) -> ExitStatus {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.program.try_wait().expect("a status") {
                return status;
            }
            assert!(Instant::now() < end, "the portal does not stop");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn a_backup_while_the_portal_serves_and_others_write_comes_back_whole() {
    let place = Place::new();
    let _portal = Portal::start(&place, &[], &[]);
    let mut copies = Vec::new();
    fs::create_dir(place.path("backups")).expect("a folder");
    // Everything gets another name, in a process of its own.
    let renamed = out(&place.run("portal.sqlite", &["export", "-"])).replace("\"name\":\"", "\"name\":\"Mới: ");
    fs::write(place.path("renamed.jsonl"), renamed).expect("written");
    let mut importer =
        place.command("portal.sqlite").args(["import", "renamed.jsonl", "--overwrite"]).spawn().expect("it runs");
    loop {
        let done = importer.try_wait().expect("a status").is_some();
        let name = place.path(&format!("backups/{}.tar.gz", copies.len())).display().to_string();
        let backup = place.run("portal.sqlite", &["backup", &name]);
        assert!(backup.status.success(), "{}", err(&backup));
        assert_eq!(out(&backup).trim_end(), name);
        assert!(err(&backup).contains("portal.key"), "{}", err(&backup));
        copies.push(name);
        if done {
            break;
        }
    }
    // Into a folder it gets a name of its own.
    let folder = place.path("backups").display().to_string();
    let backup = place.run("portal.sqlite", &["backup", &folder]);
    assert!(backup.status.success() && out(&backup).contains("backups/minhbach-2"), "{}{}", out(&backup), err(&backup));
    let left: Vec<_> = fs::read_dir(&folder).expect("the folder").map(|file| file.expect("a file").path()).collect();
    assert_eq!(left.len(), copies.len() + 1, "{left:?}");
    let open = |file: &PathBuf| fs::metadata(file).expect("it is there").permissions().mode() & 0o077;
    assert!(left.iter().all(|file| open(file) == 0), "others can read a backup");

    for (number, copy) in copies.iter().enumerate() {
        let whole = place.run("nowhere.sqlite", &["restore", copy, "--dry-run"]);
        assert!(whole.status.success() && err(&whole).contains("is whole"), "{}", err(&whole));
        assert!(!place.path("nowhere.sqlite").exists(), "a dry run makes nothing");
        let database = format!("restored-{number}.sqlite");
        let restored = place.run(&database, &["restore", copy]);
        assert!(restored.status.success(), "{}", err(&restored));
        let verified = place.run(&database, &["audit", "verify"]);
        assert!(verified.status.success(), "{}", err(&verified));
    }
    // The last was taken when everything was written.
    let last = format!("restored-{}.sqlite", copies.len() - 1);
    let exported = out(&place.run(&last, &["export", "-"]));
    assert!(exported.contains("Mới: ") && exported == out(&place.run("portal.sqlite", &["export", "-"])));
}

#[test]
fn what_cannot_be_restored_is_told_and_nothing_is_written() {
    let place = Place::new();
    assert!(place.run("a.sqlite", &["import", &starter()]).status.success());
    assert!(place.run("a.sqlite", &["backup", "a.tar.gz"]).status.success());
    let bytes = fs::read(place.path("a.tar.gz")).expect("the archive");
    fs::write(place.path("cut.tar.gz"), &bytes[..bytes.len() / 2]).expect("written");
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 0xff;
    fs::write(place.path("changed.tar.gz"), changed).expect("written");
    fs::write(place.path("letter.tar.gz"), "a letter").expect("written");
    for (archive, code, said) in [
        ("cut.tar.gz", 65, "breaks off"),
        ("changed.tar.gz", 65, "The backup"),
        ("letter.tar.gz", 65, "is no backup"),
        ("nowhere.tar.gz", 66, "Could not read"),
    ] {
        let output = place.run("b.sqlite", &["restore", archive]);
        assert_eq!(output.status.code(), Some(code), "{archive}: {}", err(&output));
        assert!(err(&output).contains(said) && !err(&output).contains("panicked"), "{archive}: {}", err(&output));
        assert!(!place.path("b.sqlite").exists(), "{archive}");
    }
    let full = place.run("a.sqlite", &["restore", "a.tar.gz"]);
    assert_eq!(full.status.code(), Some(65), "{}", err(&full));
    assert!(err(&full).contains("has data already"), "{}", err(&full));
    let there = place.run("a.sqlite", &["backup", "a.tar.gz"]);
    assert!(there.status.code() == Some(65) && err(&there).contains("not written over"), "{}", err(&there));
    assert_eq!(fs::read(place.path("a.tar.gz")).expect("the archive"), bytes);
    let nowhere = place.run("a.sqlite", &["backup", "no/such/folder/a.tar.gz"]);
    assert!(nowhere.status.code() == Some(74) && err(&nowhere).contains("could not be written"), "{}", err(&nowhere));
}

#[test]
fn a_node_that_is_told_to_stop_serves_until_others_know() {
    let place = Place::new();
    let mut portal = Portal::start(&place, &["--drain", "3"], &[]);
    portal.terminate();
    let end = Instant::now() + PATIENCE;
    let (mut answers, mut unready) = (0, 0);
    // Every request is answered for as long as the door is open.
    while let Ok(stream) = TcpStream::connect(portal.address) {
        drop(stream);
        if is(portal.get("/readyz").as_ref(), 503) {
            unready += 1;
            answers += u32::from(is(portal.get("/").as_ref(), 200));
        }
        assert!(Instant::now() < end, "the portal does not stop");
        thread::sleep(Duration::from_millis(100));
    }
    assert!(unready > 0 && answers > 0, "{unready} {answers}");
    assert!(portal.ended().success());
}

#[test]
fn figures_have_an_address_of_their_own() {
    let place = Place::new();
    let figures = free_port();
    let portal = Portal::start(&place, &["--metrics-listen", &figures.to_string()], &[]);
    assert!(is(portal.get("/linh-vuc").as_ref(), 200));
    assert!(is(portal.get("/metrics").as_ref(), 404), "the public does not see them");
    let text = get(figures, "/metrics", "").expect("an answer");
    assert!(text.contains("minhbach_requests_total{route=\"/linh-vuc\",method=\"GET\",status=\"2xx\"} 1\n"), "{text}");
    assert!(text.trim_end().ends_with("# EOF"), "{text}");
    assert!(is(get(figures, "/", "").as_ref(), 404), "and nothing else is there");
}

#[test]
fn the_log_is_read_by_programs_where_they_ask() {
    let place = Place::new();
    let portal = Portal::start(&place, &["--log-format", "json"], &[("RUST_LOG", "debug")]);
    portal.terminate();
    drop(portal);
    let log = fs::read_to_string(place.path("log")).expect("the log");
    // The program also says some sentences to whoever started it.
    let lines: Vec<serde_json::Value> = log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(lines.iter().all(|line| line["level"].is_string() && line["timestamp"].is_string()), "{log}");
    assert!(lines.iter().any(|line| line["message"] == "The database is open"), "{log}");
}

/// Takes what is posted, and gives whole requests.
fn collector() -> (SocketAddr, mpsc::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (give, take) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let give = give.clone();
            thread::spawn(move || collect(stream, &give));
        }
    });
    (address, take)
}

fn collect(mut stream: TcpStream, give: &mpsc::Sender<Vec<u8>>) -> Option<()> {
    let mut bytes = Vec::new();
    loop {
        let mut piece = [0; 8192];
        let count = stream.read(&mut piece).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&piece[..count]);
        let Some(head) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let said = String::from_utf8_lossy(&bytes[..head]).to_lowercase();
        let length: usize = said.lines().find_map(|line| line.strip_prefix("content-length:"))?.trim().parse().ok()?;
        if bytes.len() < head + 4 + length {
            continue;
        }
        let rest = bytes.split_off(head + 4 + length);
        give.send(std::mem::replace(&mut bytes, rest)).ok()?;
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n")
            .ok()?;
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn requests_are_traced_where_the_environment_says_so() {
    let place = Place::new();
    let (address, taken) = collector();
    let endpoint = format!("http://{address}");
    let environment = [("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.as_str()), ("OTEL_BSP_SCHEDULE_DELAY", "100")];
    let portal = Portal::start(&place, &[], &environment);
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let above = format!("traceparent: 00-{trace}-00f067aa0ba902b7-01\r\n");
    assert!(is(get(portal.address, "/tim-kiem?q=nguyen+van+a", &above).as_ref(), 200));
    let number: Vec<u8> = (0..16).filter_map(|at| u8::from_str_radix(&trace[at * 2..at * 2 + 2], 16).ok()).collect();
    let end = Instant::now() + PATIENCE;
    let mut seen = Vec::new();
    // The spans of one request may come in several posts.
    while !(holds(&seen, b"GET /tim-kiem") && holds(&seen, &number) && holds(&seen, b"search")) {
        let left = end.saturating_duration_since(Instant::now());
        seen.extend(taken.recv_timeout(left).expect("a post with the span of the request"));
    }
    assert!(seen.starts_with(b"POST /v1/traces"), "{}", String::from_utf8_lossy(&seen));
    assert!(holds(&seen, b"minhbach") && !holds(&seen, b"nguyen"), "what was asked for is in no span");
}
