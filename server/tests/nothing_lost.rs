//! What the program said was done is there, whatever happens to it: killed at any
//! point (`SIGKILL`), or with a disk that is full. What single changes of the staff
//! lose, nothing, is tested beside the store.

#![allow(clippy::print_stderr)]

mod guest;

use std::{
    fs,
    io::{BufRead, BufReader, Lines, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use guest::{Guest, status};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_minhbach");

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// The program, in a folder of its own, on a file of a database.
fn program(folder: &Path, database: &str) -> Command {
    let mut program = Command::new(PROGRAM);
    program
        .current_dir(folder)
        .env("MINHBACH_LANG", "en")
        .env("MINHBACH_DATABASE", format!("sqlite:{database}"))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    program
}

/// What a command says, which must succeed.
fn said(mut program: Command, args: &[&str]) -> String {
    let output = program.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).output().expect("it runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A thousand and more procedures: the starter catalogue over and over, each time
/// with other names and addresses.
fn many(folder: &Path) -> String {
    said(program(folder, "starter.sqlite"), &["import", &content().join("procedures").display().to_string()]);
    let export = said(program(folder, "starter.sqlite"), &["export", "-"]);
    let (head, records) = export.split_once('\n').expect("lines");
    let mut lines = head.to_owned();
    for round in 0..15 {
        for record in records.lines() {
            let mut record: Value = serde_json::from_str(record).expect("JSON");
            let slug = format!("{}-{round}", record["procedure"]["slug"].as_str().expect("an address"));
            record["procedure"]["slug"] = slug.into();
            record["procedure"]["code"] = Value::Null;
            record["content"]["name"] = format!("{} {round}", record["content"]["name"].as_str().expect("text")).into();
            lines.push('\n');
            lines.push_str(&record.to_string());
        }
    }
    fs::write(folder.join("many.jsonl"), &lines).expect("it is written");
    lines
}

#[test]
fn an_import_that_is_killed_again_and_again_comes_to_the_same_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    many(folder);
    said(program(folder, "clean.sqlite"), &["import", "many.jsonl"]);
    let clean = said(program(folder, "clean.sqlite"), &["export", "-"]);
    let mut cut = 0;
    for round in 0..25 {
        let mut import = program(folder, "killed.sqlite").args(["import", "many.jsonl"]).spawn().expect("it starts");
        // A time that is another in each round; which point of the work it hits is chance.
        thread::sleep(Duration::from_millis(5 + round * round * 7 % 350));
        cut += usize::from(import.try_wait().expect("it can be asked").is_none());
        import.kill().expect("it is killed");
        import.wait().expect("it is dead");
        said(program(folder, "killed.sqlite"), &["audit", "verify"]);
    }
    assert!(cut > 5, "only {cut} were killed at work");
    said(program(folder, "killed.sqlite"), &["import", "many.jsonl"]);
    assert!(said(program(folder, "killed.sqlite"), &["export", "-"]) == clean, "something is lost or there twice");
}

/// A portal that is killed while it writes an index on a server brings it in line
/// when it starts again.
#[test]
fn an_index_is_that_of_the_catalogue_after_every_kill() {
    let (Ok(server), Ok(key)) =
        (std::env::var("MINHBACH_TEST_MEILISEARCH"), std::env::var("MINHBACH_TEST_MEILISEARCH_KEY"))
    else {
        eprintln!("SKIPPED: no Meilisearch to test with; set MINHBACH_TEST_MEILISEARCH and …_KEY, or run `make test`.");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::create_dir_all(folder.join("site/pkg")).expect("a folder");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970").as_nanos();
    let guest = Guest::of_a_new_portal();
    let serve = || -> Child {
        program(folder, "catalogue.sqlite")
            .args(["serve", "--site", "site", "--listen", &guest.0.to_string(), "--meilisearch-url", &server])
            .args(["--meilisearch-index", &format!("killed_{now:x}"), "--content"])
            .arg(content())
            .env("MINHBACH_MEILISEARCH_KEY", &key)
            .spawn()
            .expect("it starts")
    };
    let marriage = fs::read_to_string(content().join("procedures/dang-ky-ket-hon.md")).expect("a procedure");
    fs::create_dir(folder.join("changed")).expect("a folder");
    // The starter catalogue is taken in at the start and would take the change back: what is changed has another name.
    for round in 0..10 {
        let mut portal = serve();
        if round % 2 == 1 {
            assert!(guest.is_served());
            let other = marriage
                .replace("code: \"1.000894\"", &format!("code: \"9.{round:06}\""))
                .replace("name: Thủ tục đăng ký kết hôn\n", &format!("name: Thủ tục nuôi lạc đà lần {round}\n"));
            fs::write(folder.join(format!("changed/lac-da-{round}.md")), other).expect("it is written");
            said(program(folder, "catalogue.sqlite"), &["import", "changed"]);
        }
        thread::sleep(Duration::from_millis(round * 131 % 900));
        portal.kill().expect("it is killed");
        portal.wait().expect("it is dead");
    }
    let mut portal = serve();
    let by_server = guest.sees(Duration::from_secs(60), |guest| {
        guest.get("/readyz").contains("\"engine\":\"meilisearch\"")
            && guest.get("/api/v1/procedures?q=nu%C3%B4i+l%E1%BA%A1c+%C4%91%C3%A0&limit=100").contains("\"total\":5,")
    });
    let answer = guest.get("/api/v1/procedures?q=nu%C3%B4i+l%E1%BA%A1c+%C4%91%C3%A0&limit=100");
    let ready = guest.get("/readyz");
    portal.kill().expect("it is killed");
    portal.wait().expect("it is dead");
    assert!(by_server, "{ready}\n{answer}");
}

/// A shell in a world of its own, with a small disk.
struct Disk {
    shell: Child,
    commands: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Disk {
    /// Of so many MiB, at `disk` in the folder; nothing where this system lets nobody mount one.
    fn new(folder: &Path, size: u32) -> Option<Self> {
        fs::create_dir(folder.join("disk")).expect("a folder");
        let mut shell = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "bash"])
            .current_dir(folder)
            .env("MINHBACH_LANG", "en")
            .env("PROGRAM", PROGRAM)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let commands = shell.stdin.take().expect("an input");
        let lines = BufReader::new(shell.stdout.take().expect("an output")).lines();
        let mut disk = Self { shell, commands, lines };
        let mounted = disk.does(&format!("mount -t tmpfs -o size={size}m tmpfs disk 2>&1"));
        if !matches!(mounted, Some((0, _))) {
            eprintln!("SKIPPED, NOT TESTED: a full disk. This system does not let a program mount one: {mounted:?}");
            return None;
        }
        Some(disk)
    }

    /// Does something, and gives its exit code and what it said.
    fn does(&mut self, command: &str) -> Option<(i32, String)> {
        writeln!(self.commands, "{command}\necho \"ENDED $?\"").ok()?;
        let mut said = String::new();
        for line in self.lines.by_ref() {
            let line = line.ok()?;
            if let Some(code) = line.strip_prefix("ENDED ") {
                return Some((code.parse().ok()?, said));
            }
            said.push_str(&line);
            said.push('\n');
        }
        None
    }

    fn must(&mut self, command: &str) -> String {
        let (code, said) = self.does(command).expect("the shell lives");
        assert_eq!(code, 0, "{command}: {said}");
        said
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.does("kill $(jobs -p)");
        let _ = self.shell.kill();
        let _ = self.shell.wait();
    }
}

#[test]
fn a_full_disk_stops_no_page_and_harms_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    many(folder);
    fs::create_dir_all(folder.join("site/pkg")).expect("a folder");
    let Some(mut disk) = Disk::new(folder, 64) else { return };
    disk.must("export MINHBACH_DATABASE=sqlite:disk/catalogue.sqlite MINHBACH_SET_ASIDE=aside.jsonl");
    let guest = Guest::of_a_new_portal();
    disk.must(&format!(
        "\"$PROGRAM\" serve --site site --files disk/files --listen {} --content '{}' >log 2>&1 &",
        guest.0,
        content().display()
    ));
    assert!(guest.is_served(), "{}", fs::read_to_string(folder.join("log")).unwrap_or_default());
    let before = disk.must("\"$PROGRAM\" audit verify");
    disk.does("dd if=/dev/zero of=disk/filler bs=4k 2>/dev/null");
    let (code, said) = disk.does("\"$PROGRAM\" import many.jsonl 2>&1").expect("the shell lives");
    assert!(code == 69 && said.contains("disk"), "{code}: {said}");
    assert!(!said.contains("panicked"), "{said}");
    for path in ["/", "/tim-kiem?q=khai+sinh", "/thu-tuc/thu-tuc-dang-ky-ket-hon", "/tim-kiem?q=zzzz", "/healthz"] {
        let answer = guest.get(path);
        assert_eq!(status(&answer), 200, "{path}: {answer}");
    }
    disk.must("rm disk/filler");
    let after = disk.must("\"$PROGRAM\" audit verify");
    assert!(!before.is_empty() && !after.is_empty());
    disk.must("\"$PROGRAM\" import many.jsonl 2>&1");
    assert!(
        guest.sees(Duration::from_secs(30), |guest| {
            guest.get("/api/v1/procedures/thu-tuc-dang-ky-ket-hon-14").starts_with("HTTP/1.1 200")
        }),
        "what was imported when there was room again is not served: {}",
        fs::read_to_string(folder.join("log")).unwrap_or_default()
    );
    disk.must("\"$PROGRAM\" audit verify");
    let log = fs::read_to_string(folder.join("log")).expect("the log");
    assert!(!log.contains("panicked"), "{log}");
}
