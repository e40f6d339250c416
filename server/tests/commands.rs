//! The program as people run it: import, export, check, and what goes wrong.

#![allow(clippy::print_stderr)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, args: &[&str]) -> Output {
        self.run_on("catalogue.sqlite", args)
    }

    fn run_on(&self, database: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_minhbach"))
            .args(args)
            .current_dir(self.folder.path())
            .env("MINHBACH_LANG", "en")
            .env("MINHBACH_DATABASE", format!("sqlite:{}", self.path(database).display()))
            .output()
            .expect("the program runs")
    }
}

fn starter() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/procedures").display().to_string()
}

fn shared(file: &str) -> Option<PathBuf> {
    let folder = std::env::var("MINHBACH_SHARED")
        .map_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let file = folder.join("data").join(file);
    if file.exists() {
        return Some(file);
    }
    eprintln!("SKIPPED: {} is not here; this test needs the real records", file.display());
    None
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_second_import_changes_nothing() {
    let place = Place::new();
    let first = place.run(&["import", &starter()]);
    assert!(first.status.success(), "{}", err(&first));
    assert!(out(&first).starts_with("Created ") && out(&first).contains("set aside 0"), "{}", out(&first));
    let second = out(&place.run(&["import", &starter()]));
    assert!(second.starts_with("Created 0, amended 0, unchanged "), "{second}");
}

#[test]
fn a_dry_run_writes_nothing() {
    let place = Place::new();
    let dry = out(&place.run(&["import", &starter(), "--dry-run"]));
    assert!(dry.contains("would create") && !dry.contains("would create 0"), "{dry}");
    let then = out(&place.run(&["import", &starter()]));
    assert!(then.contains("amended 0, unchanged 0"), "{then}");
}

#[test]
fn an_export_taken_in_again_is_the_same_catalogue() {
    let place = Place::new();
    place.run(&["import", &starter()]);
    for (format, name) in [("jsonl", "all.jsonl"), ("markdown", "all")] {
        let target = place.path(name).display().to_string();
        let export = place.run(&["export", &target, "--format", format]);
        assert!(export.status.success(), "{}", err(&export));
        let database = format!("{format}.sqlite");
        let import = place.run_on(&database, &["import", &target]);
        assert!(out(&import).contains("set aside 0"), "{}{}", out(&import), err(&import));
        let again = place.run_on(&database, &["export", "-"]);
        assert_eq!(out(&again), out(&place.run(&["export", "-"])), "{format}");
    }
}

#[test]
fn bad_records_are_set_aside_with_line_and_reason_and_stop_nothing() {
    let place = Place::new();
    place.run(&["import", &starter()]);
    let export = out(&place.run(&["export", "-"]));
    let mut lines: Vec<&str> = export.lines().collect();
    let wrong = "{\"procedure\":{\"code\":\"x\",\"slug\":\"a\"},\"content\":{\"name\":\"A\",\"sector\":\"B\"}}";
    lines.splice(2..2, ["{broken", wrong]);
    fs::write(place.path("mixed.jsonl"), lines.join("\n")).expect("written");
    let import = place.run_on("other.sqlite", &["import", "mixed.jsonl", "--set-aside", "aside.jsonl"]);
    assert!(out(&import).contains("set aside 2"), "{}{}", out(&import), err(&import));
    let aside = fs::read_to_string(place.path("aside.jsonl")).expect("the file");
    let found: Vec<Value> = aside.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((found[0]["line"].as_u64(), found[1]["line"].as_u64()), (Some(3), Some(4)), "{aside}");
    assert!(found[1]["field"].as_str().is_some_and(|field| field.contains("code")), "{aside}");
}

#[test]
fn the_quality_is_told_as_a_table_and_as_json() {
    let place = Place::new();
    place.run(&["import", &starter()]);
    let table = place.run(&["check"]);
    assert!(table.status.success() && out(&table).contains("Severity"), "{}", out(&table));
    let json: Value = serde_json::from_str(&out(&place.run(&["check", "--json"]))).expect("JSON");
    let total: u64 = json["counts"].as_object().expect("counts").values().filter_map(Value::as_u64).sum();
    assert_eq!(total, json["findings"].as_array().expect("findings").len() as u64);
    assert!(json["procedures"].as_u64().is_some_and(|count| count >= 40));
}

#[test]
fn faults_are_told_in_a_sentence_with_an_exit_code() {
    let place = Place::new();
    fs::write(place.path("broken.sqlite"), "this is no database, whatever its name says".repeat(100)).expect("written");
    for (database, args, code, said) in [
        ("new.sqlite", vec!["import", "not-there.jsonl"], 66, "There is no file"),
        ("broken.sqlite", vec!["check"], 69, "damaged"),
        ("new.sqlite", vec!["export", "no/such/folder/file"], 74, "Could not export"),
        ("new.sqlite", vec!["check", "--code", "1.999999"], 66, "No procedure"),
        ("new.sqlite", vec!["nonsense"], 2, "nonsense"),
    ] {
        let output = place.run_on(database, &args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", err(&output));
        assert!(err(&output).contains(said), "{args:?}: {}", err(&output));
        assert!(!err(&output).contains("panicked"), "{args:?}");
    }
}

#[test]
fn a_port_in_use_and_a_broken_content_file_are_told() {
    let place = Place::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = place.run(&["serve", "--listen", &address]);
    assert_eq!(output.status.code(), Some(69), "{}", err(&output));
    assert!(err(&output).contains("Another program uses"), "{}", err(&output));
    let pages = place.path("content/pages");
    fs::create_dir_all(&pages).expect("a folder");
    fs::write(pages.join("gioi-thieu.md"), "---\ntitle: A\ndescription: B\ntitel: C\n---\n\ntext\n").expect("written");
    let output = place.run(&["serve", "--listen", "127.0.0.1:0", "--content", "content"]);
    assert_eq!(output.status.code(), Some(65), "{}", err(&output));
    let said = err(&output);
    assert!(said.contains("gioi-thieu.md") && said.contains("line 4") && said.contains("titel"), "{said}");
}

#[test]
fn all_real_records_go_in_once_and_come_out_the_same() {
    let Some(file) = shared("procedures.jsonl.gz") else { return };
    let place = Place::new();
    let file = file.display().to_string();
    let first = place.run(&["import", &file]);
    // One of the 3,358 names no sector.
    assert!(out(&first).starts_with("Created 3357, amended 0, unchanged 0"), "{}{}", out(&first), err(&first));
    let aside = fs::read_to_string(place.path("data/set-aside.jsonl")).expect("the file");
    assert!(aside.lines().count() == 1 && aside.contains("2.001904") && aside.contains("field"), "{aside}");
    let second = out(&place.run(&["import", &file]));
    assert!(second.starts_with("Created 0, amended 0, unchanged 3357"), "{second}");
    let births = shared("raw_api_16_birth.json").expect("beside the other").display().to_string();
    let third = out(&place.run(&["import", &births]));
    assert!(third.contains("set aside 0"), "{third}");
}

#[test]
fn searches_in_vain_are_listed() {
    let place = Place::new();
    let none = place.run(&["missed", "--days", "7"]);
    assert!(none.status.success() && out(&none).contains("last 7 days"), "{}{}", out(&none), err(&none));
    assert_eq!(out(&place.run(&["missed", "--json"])), "[]\n");
    assert!(!place.run(&["missed", "--days", "181"]).status.success());
}

#[test]
fn the_audit_shows_what_was_done_to_it() {
    let place = Place::new();
    assert!(place.run(&["import", &starter()]).status.success());
    let right = place.run(&["audit", "verify"]);
    assert!(right.status.success() && out(&right).contains("as it was written"), "{}", err(&right));
    let export = place.path("audit.jsonl");
    let export = export.to_str().expect("a path");
    assert!(place.run(&["audit", "export", export]).status.success());
    let rows = fs::read_to_string(export).expect("it is there");
    let first: Value = serde_json::from_str(rows.lines().next().expect("a row")).expect("JSON");
    assert_eq!((&first["number"], &first["action"]), (&1.into(), &"procedure.created".into()));
    let again = place.run(&["audit", "export", export]);
    assert!(!again.status.success(), "a file that is there is not written over");
    let counted = |output: &Output| out(output).split_whitespace().filter_map(|word| word.parse::<usize>().ok()).next();
    let verified = place.run(&["audit", "verify"]);
    assert_eq!(counted(&verified), Some(rows.lines().count() + 1), "the export is in the audit");
}

#[test]
fn an_administrator_is_made_and_invited_anew() {
    let place = Place::new();
    let added =
        place.run(&["user", "add", "Quan.Tri", "--name", "Nguyễn Thị Quản", "--public-url", "https://a.example/"]);
    assert!(added.status.success(), "{}", err(&added));
    let link = out(&added);
    let token = link.trim_end().strip_prefix("https://a.example/can-bo/loi-moi/").expect("a link");
    assert_eq!(token.len(), 43, "{link}");
    assert!(err(&added).contains("quan.tri") && err(&added).contains("works once"), "{}", err(&added));
    let twice = place.run(&["user", "add", "quan.tri"]);
    assert!(twice.status.code() == Some(65) && err(&twice).contains("already"), "{}", err(&twice));
    for name in ["x", "1abc", "có dấu"] {
        let wrong = place.run(&["user", "add", name]);
        assert!(wrong.status.code() == Some(65) && err(&wrong).contains("user name"), "{}", err(&wrong));
    }
    let reset = place.run(&["user", "reset", "quan.tri"]);
    assert!(reset.status.success() && err(&reset).contains("address of the site"), "{}", err(&reset));
    assert!(out(&reset).starts_with("/can-bo/loi-moi/") && !out(&reset).contains(token), "{}", out(&reset));
    let missing = place.run(&["user", "reset", "khong.co"]);
    assert!(missing.status.code() == Some(65) && err(&missing).contains("no account"), "{}", err(&missing));
    let export = place.path("audit.jsonl");
    assert!(place.run(&["audit", "export", export.to_str().expect("a path")]).status.success());
    let rows = fs::read_to_string(export).expect("it is there");
    let deeds: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let deeds: Vec<_> = deeds.iter().map(|row| (row["actor"].as_str(), row["action"].as_str())).collect();
    assert_eq!(
        deeds,
        [("command-line", "account.invited"), ("command-line", "account.reset")].map(|(a, b)| (Some(a), Some(b)))
    );
    assert!(!rows.contains(token), "the audit holds no token");
}

#[test]
fn a_portal_that_cannot_start_says_why() {
    let place = Place::new();
    fs::create_dir_all(place.path("site/pkg")).expect("a folder");
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let output = Command::new(env!("CARGO_BIN_EXE_minhbach"))
        .args(["serve", "--site", "site", "--listen", "127.0.0.1:0", "--content"])
        .arg(content)
        .current_dir(place.folder.path())
        .env("MINHBACH_LANG", "en")
        .env("MINHBACH_DATABASE", format!("sqlite:{}", place.path("a.sqlite").display()))
        .env("MINHBACH_SECRET", "not a key")
        .output()
        .expect("the program runs");
    assert!(!output.status.success());
    assert!(err(&output).contains("key") && !err(&output).contains("panicked"), "{}", err(&output));
}
