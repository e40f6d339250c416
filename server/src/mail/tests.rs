//! Against a real mail server (npm smtp-server), where node and that package are.
#![allow(clippy::print_stderr)] // that something was not tested has to be seen

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
};

use catalogue::Lang;
use registry::follow::{EmailAddress, Words};
use serde_json::Value;

use super::*;

/// The mail server as a process, and what it takes.
pub struct Sink {
    child: Child,
    pub port: u16,
    letters: Receiver<Value>,
}

impl Sink {
    /// Starts it, with or without encryption from the beginning.
    pub fn start(secure: bool) -> Option<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = here.join("../end2end/node_modules");
        for package in ["smtp-server", "mailparser"] {
            if !folder.join(package).exists() {
                eprintln!("SKIPPED, NOT TESTED: no {package} in {}. `make test` installs it.", folder.display());
                return None;
            }
        }
        let mut child = Command::new("node")
            .arg(here.join("tests/mail/sink.mjs"))
            .arg(folder)
            .args(["0", if secure { "secure" } else { "plain" }])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = lines.next().expect("it says its port").expect("text").parse().expect("a port");
        let (sender, letters) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                let _ = sender.send(serde_json::from_str(&line).expect("JSON"));
            }
        });
        Some(Self { child, port, letters })
    }

    /// The next letter that it took.
    pub fn letter(&self) -> Value {
        self.letters.recv_timeout(Duration::from_secs(10)).expect("a letter comes")
    }

    /// That no other came.
    pub fn nothing(&self) {
        let other = self.letters.recv_timeout(Duration::from_millis(300));
        assert!(matches!(other, Err(RecvTimeoutError::Timeout)), "{other:?}");
    }

    /// A way to it.
    pub fn smtp(&self, scheme: &str, user: &str, secret: Option<&str>) -> Smtp {
        let address = format!("{scheme}://{user}127.0.0.1:{}", self.port);
        let server = MailServer::parse(&address, secret).expect("an address");
        Smtp::new(server, "Minh Bạch <khong-tra-loi@thutuc.example>".parse().expect("a sender")).expect("set up")
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn letter(to: &str, leave: Option<&str>) -> Letter {
    Letter {
        to: EmailAddress::parse(to).expect("an address"),
        lang: Lang::VI,
        words: Words {
            subject: "Thay đổi: Đăng ký kết hôn, một cái tên dài để phải xuống dòng trong đầu thư".to_owned(),
            text: format!("Sửa: [bỏ: 3] [thêm: 5] ngày làm việc\n.\n{}\n", "dài ".repeat(600)),
            html: "<p>Sửa: <del>3</del> <ins>5</ins> ngày làm việc</p>".to_owned(),
        },
        name: "0123456789abcdef".to_owned(),
        leave: leave.map(str::to_owned),
    }
}

#[tokio::test]
async fn a_letter_comes_as_it_was_written() {
    let Some(sink) = Sink::start(false) else { return };
    let leave = format!("https://thutuc.example/theo-doi/thoi/{}", "x".repeat(43));
    let sent = letter("lan@example.vn", Some(&leave));
    sink.smtp("smtp", "", None).send(&sent).await.expect("it is taken");
    let came = sink.letter();
    assert_eq!(came["to"], serde_json::json!(["lan@example.vn"]));
    assert_eq!(came["from"], "\"Minh Bạch\" <khong-tra-loi@thutuc.example>");
    assert_eq!(came["subject"], sent.words.subject);
    assert_eq!(came["text"].as_str().map(str::trim_end), Some(sent.words.text.trim_end()));
    assert_eq!(came["html"].as_str().map(str::trim_end), Some(sent.words.html.as_str()));
    assert_eq!(
        (came["messageId"].as_str(), came["attachments"].as_u64()),
        (Some("<0123456789abcdef@thutuc.example>"), Some(0))
    );
    let headers = &came["headers"];
    for (name, value) in [
        ("auto-submitted", "auto-generated"),
        ("content-language", "vi"),
        ("list-id", "<theo-doi.thutuc.example>"),
        ("list-unsubscribe", format!("<{leave}>").as_str()),
        ("list-unsubscribe-post", "List-Unsubscribe=One-Click"),
    ] {
        assert_eq!(headers[name], value, "{headers}");
    }
    assert!(
        headers["date"].is_string()
            && headers["content-type"].as_str().is_some_and(|t| t.starts_with("multipart/alternative"))
    );
    sink.smtp("smtp", "", None).send(&letter("lan@example.vn", None)).await.expect("it is taken");
    let confirmation = sink.letter();
    assert!(confirmation["headers"]["list-unsubscribe"].is_null() && confirmation["headers"]["list-id"].is_null());
}

#[tokio::test]
async fn whose_fault_it_is_is_told_apart() {
    let Some(sink) = Sink::start(false) else { return };
    let smtp = sink.smtp("smtp", "", None);
    let refused = smtp.send(&letter("bounce@example.vn", None)).await;
    assert!(matches!(refused, Err(Undelivered::Refused(_))), "{refused:?}");
    let denied = smtp.send(&letter("policy@example.vn", None)).await;
    assert!(matches!(denied, Err(Undelivered::Later(_))), "{denied:?}");
    let later = smtp.send(&letter("later@example.vn", None)).await;
    assert!(matches!(later, Err(Undelivered::Later(_))), "{later:?}");
    smtp.send(&letter("later@example.vn", None)).await.expect("it is taken");
    // A wrong password is no address' fault.
    let stranger = sink.smtp("smtp", "minhbach@", Some("another")).send(&letter("lan@example.vn", None)).await;
    assert!(matches!(stranger, Err(Undelivered::Away(_))), "{stranger:?}");
    sink.smtp("smtp", "minhbach:m%E1%BA%ADt%20kh%E1%BA%A9u@", None)
        .send(&letter("lan@example.vn", None))
        .await
        .expect("let in");
    sink.smtp("smtp", "minhbach@", Some("mật khẩu")).send(&letter("lan@example.vn", None)).await.expect("let in");
    assert_eq!(
        [sink.letter(), sink.letter(), sink.letter()].map(|came| came["user"].clone()),
        [Value::Null, "minhbach".into(), "minhbach".into()]
    );
    drop(sink);
    let away = smtp.send(&letter("lan@example.vn", None)).await;
    assert!(matches!(away, Err(Undelivered::Away(_))), "{away:?}");
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_nothing() {
    for (secure, scheme) in [(true, "smtps"), (false, "starttls")] {
        let Some(sink) = Sink::start(secure) else { return };
        let sent = sink.smtp(scheme, "minhbach@", Some("mật khẩu")).send(&letter("lan@example.vn", None)).await;
        assert!(matches!(sent, Err(Undelivered::Away(_))), "{scheme}: {sent:?}");
        sink.nothing();
    }
}

#[test]
fn addresses_of_mail_servers_are_read() {
    let read = |text: &str, secret| {
        MailServer::parse(text, secret).map(|server| (server.host, server.port, server.security, server.user))
    };
    let user = |name: &str, secret: &str| Some((name.to_owned(), secret.to_owned()));
    for (text, secret, expected) in [
        ("smtps://lan@mail.example", Some("a"), ("mail.example", 465, Security::Tls, user("lan", "a"))),
        (
            "starttls://lan%40x:b+c@mail.example:2587",
            Some("a"),
            ("mail.example", 2587, Security::StartTls, user("lan@x", "b+c")),
        ),
        ("smtp://mail.example", None, ("mail.example", 25, Security::IfOffered, None)),
        ("smtp://lan@localhost:1025", Some("a"), ("localhost", 1025, Security::Local, user("lan", "a"))),
    ] {
        let (host, port, security, user) = expected;
        assert_eq!(read(text, secret), Ok((host.to_owned(), port, security, user)), "{text}");
    }
    assert_eq!(read("smtp://lan@mail.example", Some("a")), Err(NoMailServer::InTheClear));
    for text in [
        "",
        "mail.example",
        "http://mail.example",
        "smtps://",
        "smtps://mail.example/x",
        "smtps://mail.example?tls=none",
    ] {
        assert_eq!(read(text, None), Err(NoMailServer::Address), "{text}");
    }
}
