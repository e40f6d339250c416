//! The portal as its enemies use it: slow lines, huge requests, floods.

mod guest;

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    ops::Deref,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use guest::{Guest, status};

/// A portal that runs, with the starter catalogue.
struct Portal {
    guest: Guest,
    program: Child,
    _folder: tempfile::TempDir,
}

impl Portal {
    /// With no limit by network: all of this comes from one, and stands for many.
    fn start() -> Self {
        Self::limited(0)
    }

    fn limited(a_minute: u16) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("site/pkg")).expect("a folder");
        let guest = Guest::of_a_new_portal();
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let program = Command::new(env!("CARGO_BIN_EXE_minhbach"))
            .args(["serve", "--site", "site", "--listen", &guest.0.to_string()])
            .args(["--api-rate", &a_minute.to_string()])
            .arg("--content")
            .arg(content)
            .current_dir(folder.path())
            .env("MINHBACH_DATABASE", format!("sqlite:{}", folder.path().join("a.sqlite").display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let portal = Self { guest, program, _folder: folder };
        assert!(portal.is_served(), "the portal does not start");
        portal
    }
}

impl Deref for Portal {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        &self.guest
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn slow_and_silent_guests_hinder_nobody_and_are_hung_up_on() {
    let portal = Portal::start();
    let begun = Instant::now();
    let mut quiet: Vec<TcpStream> = (0..500)
        .map(|n| {
            let mut stream = portal.connect();
            if n % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nhost: a").expect("written");
            }
            stream
        })
        .collect();
    assert_eq!(status(&portal.get("/")), 200);
    assert_eq!(status(&portal.get("/healthz")), 200);
    for stream in &mut quiet {
        // It may be told why first.
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    assert!(begun.elapsed() < Duration::from_secs(59), "{:?}", begun.elapsed());
}

#[test]
fn huge_heads_and_bodies_are_refused() {
    let portal = Portal::start();
    let long = "x".repeat(1024 * 1024);
    let head = portal.say(format!("GET / HTTP/1.1\r\nhost: a.vn\r\nx: {long}\r\n\r\n").as_bytes());
    assert!(matches!(status(&head), 0 | 400 | 431), "{head}");
    let address = portal.get(&format!("/{long}"));
    assert!(matches!(status(&address), 0 | 400 | 414 | 431), "{address}");
    let many = "a: b\r\n".repeat(5_000);
    let many = portal.say(format!("GET / HTTP/1.1\r\nhost: a.vn\r\n{many}\r\n").as_bytes());
    assert!(matches!(status(&many), 0 | 400 | 431), "{many}");
    for (path, size) in [("/phan-anh/gui", 1 << 20), ("/can-bo/dang-nhap", 64 << 20), ("/theo-doi", 1 << 30)] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: a.vn\r\norigin: http://a.vn\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {size}\r\nconnection: close\r\n\r\n"
        );
        let refused = portal.say(head.as_bytes());
        assert_eq!(status(&refused), 413, "{path}: {refused}");
    }
    assert_eq!(status(&portal.get("/")), 200);
}

#[test]
fn a_flood_of_searches_is_turned_away_and_kept_pages_go_on() {
    let portal = Portal::start();
    assert_eq!(status(&portal.get("/")), 200);
    let (mut turned_away, mut answered) = (0, 0);
    thread::scope(|scope| {
        let flood: Vec<_> = (0..200)
            .map(|n| {
                let portal = &portal;
                scope.spawn(move || {
                    (0..5)
                        .map(|m| {
                            let answer = portal.get(&format!("/tim-kiem?q=dat+nha+ho+so+{n}+{m}"));
                            if status(&answer) == 503 {
                                assert!(answer.to_lowercase().contains("retry-after: 2"), "{answer}");
                            }
                            status(&answer)
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        for _ in 0..20 {
            assert_eq!(status(&portal.get("/")), 200, "a page that is kept");
            assert_eq!(status(&portal.get("/healthz")), 200);
        }
        for status in flood.into_iter().flat_map(|one| one.join().expect("it ends")) {
            match status {
                200 => answered += 1,
                503 => turned_away += 1,
                other => panic!("{other}"),
            }
        }
    });
    assert!(answered > 0, "some are answered: {answered}, {turned_away} turned away");
    assert_eq!(status(&portal.get("/tim-kiem?q=afterwards")), 200);
}

#[test]
fn a_flood_of_one_network_is_slowed_and_kept_pages_go_on() {
    let portal = Portal::limited(30);
    assert_eq!(status(&portal.get("/")), 200);
    for path in ["/tim-kiem?q=", "/api/v1/procedures?q=", "/api/v1/sectors?nothing="] {
        let answers = (0..1_000).map(|n| portal.get(&format!("{path}dat+nha+{n}")));
        let refused = answers.into_iter().find(|answer| status(answer) == 429).expect("it is slowed");
        assert!(refused.to_lowercase().contains("retry-after: "), "{refused}");
    }
    assert_eq!(status(&portal.get("/")), 200, "a page that is kept");
    assert_eq!(status(&portal.get("/healthz")), 200);
}
