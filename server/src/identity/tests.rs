//! Against a real provider (npm oidc-provider), where node and that package are.
#![allow(clippy::print_stderr)] // that something was not tested has to be seen

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use registry::{
    SystemClock,
    people::{Accounts, Browser, Grant, NewAccount, PeopleError, Role, Scope, SecretKey, SignIn, UserName},
};
use store::Database;

use super::*;

const BACK: &str = "http://127.0.0.1:1/can-bo/dang-nhap/nha-cung-cap/ve";
const SECRET: &str = "a secret of this test";

/// The provider as a process; it ends with its standard input.
struct Process {
    child: Child,
    issuer: String,
}

impl Process {
    fn start() -> Option<Self> {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = std::env::var("MINHBACH_OIDC_PROVIDER")
            .map_or_else(|_| here.join("../end2end/node_modules/oidc-provider"), Into::into);
        if !folder.exists() {
            eprintln!("SKIPPED, NOT TESTED: no {}. `make test` installs it.", folder.display());
            return None;
        }
        let mut child = Command::new("node")
            .arg(here.join("tests/identity/provider.mjs"))
            .args([folder.as_os_str(), BACK.as_ref()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let port = loop {
            let line = lines.next().expect("it says its port").expect("text");
            if line.parse::<u16>().is_ok() {
                break line;
            }
        };
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { child, issuer: format!("http://127.0.0.1:{port}") })
    }

    fn openid(&self, secret: &str) -> OpenId {
        OpenId::new(OpenIdSettings {
            issuer: self.issuer.clone(),
            client: "minhbach".to_owned(),
            secret: secret.to_owned(),
            back: BACK.to_owned(),
            name: "Sở Tư pháp".to_owned(),
        })
        .expect("it can be set up")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Goes where the provider sends a browser, until it comes back to us; gives
/// `state` and `code`.
async fn browse(address: &str, hint: &str) -> (String, String) {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let mut cookies: BTreeMap<String, String> = BTreeMap::new();
    let hint: String = form_urlencoded::byte_serialize(hint.as_bytes()).collect();
    let mut next = url::Url::parse(&format!("{address}&login_hint={hint}")).expect("an address");
    for _ in 0..10 {
        if next.as_str().starts_with(BACK) {
            let found = |name: &str| {
                next.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
            };
            return (found("state"), found("code"));
        }
        let sent: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let response = http.get(next.clone()).header("cookie", sent.join("; ")).send().await.expect("an answer");
        for cookie in response.headers().get_all("set-cookie") {
            let pair = cookie.to_str().expect("text").split(';').next().expect("a part");
            let (name, value) = pair.split_once('=').expect("a pair");
            cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = response.status();
        let to = response.headers().get("location").map(|to| to.to_str().expect("text").to_owned());
        let Some(to) = to else { panic!("{status} at {next}: {}", response.text().await.unwrap_or_default()) };
        next = next.join(&to).expect("an address");
    }
    panic!("sent around for ever");
}

#[tokio::test]
async fn a_real_provider_says_who_it_is() {
    let Some(process) = Process::start() else { return };
    let openid = process.openid(SECRET);
    let request = openid.begin().await.expect("it begins");
    let (state, code) = browse(&request.address, "lan/4711/mfa").await;
    assert_eq!(state, request.state);
    let claims = openid.finish(&request, &code).await.expect("it is proven");
    let identity = Identity { issuer: process.issuer.clone(), subject: "4711".to_owned() };
    assert_eq!(claims, Claims { identity, user_name: Some("lan".to_owned()), second_factor: true });
    openid.finish(&request, &code).await.expect_err("a code is good once");

    let request = openid.begin().await.expect("it begins");
    let (_, code) = browse(&request.address, "lan/4711").await;
    assert!(!openid.finish(&request, &code).await.expect("it is proven").second_factor);
}

#[tokio::test]
async fn what_is_not_proven_is_not_believed() {
    let Some(process) = Process::start() else { return };
    let openid = process.openid(SECRET);
    for what in ["nonce", "verifier", "secret", "code"] {
        let mut request = openid.begin().await.expect("it begins");
        let (_, mut code) = browse(&request.address, "lan/4711").await;
        let mut asked = process.openid(SECRET);
        match what {
            "nonce" => request.nonce = "another".to_owned(),
            "verifier" => request.verifier = "another-verifier-of-at-least-forty-three-characters".to_owned(),
            "secret" => asked = process.openid("another"),
            _ => code.push('x'),
        }
        assert!(asked.finish(&request, &code).await.is_err(), "{what}");
    }
    drop(process);
    openid.begin().await.expect_err("a provider that is away");
}

#[tokio::test]
async fn somebody_comes_in_by_a_real_provider() {
    let Some(process) = Process::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.sqlite").display().to_string();
    let database = Database::open(&path).await.expect("a database");
    let accounts = Accounts::new(Arc::new(database), Arc::new(SystemClock), SecretKey::random())
        .with_provider(Arc::new(process.openid(SECRET)));
    let name = |text: &str| UserName::parse(text).expect("a name");
    let invited = accounts.add_administrator(name("quan.tri"), "Quản").await.expect("made");
    let by_link = accounts.begin_provider(Some(&invited.token)).await.expect("it begins");
    let (state, code) = browse(&by_link.address, "sep/1/mfa").await;
    let Ok(SignIn::Done(entered)) = accounts.finish_provider(&by_link.cookie, &state, &code, &Browser::default()).await
    else {
        panic!("the invitation is accepted")
    };
    let admin = accounts.session(&entered.session).await.expect("it reads").expect("a session");
    assert!(admin.actor.second_factor && !admin.must_enrol);
    let new = NewAccount {
        name: name("lan"),
        display_name: "Lan".to_owned(),
        grants: vec![Grant { role: Role::Reviewer, scope: Scope::everything() }],
        for_provider: true,
    };
    accounts.invite(&admin.actor, new).await.expect("invited");
    for (hint, comes_in) in [("minh/3/mfa", false), ("lan/2/mfa", true), ("lan/9/mfa", false), ("doi.ten/2/mfa", true)]
    {
        let start = accounts.begin_provider(None).await.expect("it begins");
        let (state, code) = browse(&start.address, hint).await;
        match accounts.finish_provider(&start.cookie, &state, &code, &Browser::default()).await {
            Ok(SignIn::Done(entered)) => {
                let session = accounts.session(&entered.session).await.expect("it reads").expect("a session");
                assert!(comes_in && session.actor.name == name("lan") && session.actor.second_factor, "{hint}");
            }
            Err(PeopleError::NobodyHere) => assert!(!comes_in, "{hint}"),
            other => panic!("{hint}: {other:?}"),
        }
    }
}

#[test]
fn the_provider_is_reached_over_an_encrypted_connection() {
    let settings = |issuer: &str| OpenIdSettings {
        issuer: issuer.to_owned(),
        client: "minhbach".to_owned(),
        secret: String::new(),
        back: BACK.to_owned(),
        name: String::new(),
    };
    for (issuer, taken) in [
        ("https://id.example", true),
        ("http://127.0.0.1:4000", true),
        ("http://id.example", false),
        ("ftp://id.example", false),
        ("nonsense", false),
    ] {
        assert_eq!(OpenId::new(settings(issuer)).is_ok(), taken, "{issuer}");
    }
}
