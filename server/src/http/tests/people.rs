//! People who sign in, for the tests.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::SignedDuration;
use registry::{
    Clock,
    people::{Accounts, Browser, Grant, NewAccount, Password, Role, Scope, SecretKey, Session, Token, UserName},
};
use totp_rs::{Algorithm, Builder};

use super::*;

/// The password of everybody in the tests.
pub const PASSWORD: &str = "tre lang ngoi ben bo song";

/// A clock that can be put forward.
#[derive(Default)]
pub struct Moved(AtomicI64);

impl Moved {
    pub fn forward(&self, by: SignedDuration) {
        self.0.fetch_add(by.as_secs(), Ordering::SeqCst);
    }
}

impl Clock for Moved {
    fn now(&self) -> Timestamp {
        SystemClock.now() + SignedDuration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

/// Somebody with an account.
pub struct Person {
    /// The session of their browser.
    pub session: Token,
    /// The secret of their second factor, as it was shown.
    pub secret: String,
}

impl Person {
    /// The cookie of their browser.
    pub fn cookie(&self) -> String {
        format!("__Host-session={}", self.session.reveal())
    }
}

pub fn accounts(database: &Database, clock: &Arc<Moved>) -> Arc<Accounts> {
    let clock = Arc::clone(clock) as Arc<dyn Clock>;
    Arc::new(Accounts::new(Arc::new(database.clone()), clock, SecretKey::random()))
}

pub fn user_name(name: &str) -> UserName {
    UserName::parse(name).expect("a user name")
}

/// The code of a secret at a moment.
pub fn code(secret: &str, at: Timestamp) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).expect("Base32");
    let totp = Builder::new().with_algorithm(Algorithm::SHA1).with_secret(secret).build().expect("a second factor");
    totp.generate(u64::try_from(at.as_second()).expect("after 1970")).to_string()
}

impl Running {
    /// The first administrator, signed in with a second factor.
    pub async fn administrator(&self) -> Person {
        let name = user_name("quan.tri");
        let invited = self.accounts.add_administrator(name, "Phạm Quản Trị").await.expect("invited");
        let session = self.accept(&invited.token).await;
        self.enrolled(session).await
    }

    /// Somebody with roles over everything, signed in, with a second factor where they need one.
    pub async fn person(&self, administrator: &Person, name: &str, roles: &[Role]) -> Person {
        let token = self.invited(administrator, name, roles).await;
        let session = self.accept(&token).await;
        if roles.iter().any(|role| role.needs_second_factor()) {
            return self.enrolled(session).await;
        }
        Person { session, secret: String::new() }
    }

    /// The token of a fresh invitation.
    pub async fn invited(&self, administrator: &Person, name: &str, roles: &[Role]) -> Token {
        let grants = roles.iter().map(|role| Grant { role: *role, scope: Scope::everything() }).collect();
        let new =
            NewAccount { name: user_name(name), display_name: format!("Người {name}"), grants, for_provider: false };
        let actor = self.session(&administrator.session).await.actor;
        self.accounts.invite(&actor, new).await.expect("invited").token
    }

    pub async fn accept(&self, token: &Token) -> Token {
        let password = Password::typed(PASSWORD);
        self.accounts.accept(token, &password, &Browser::default()).await.expect("accepted").session
    }

    pub async fn session(&self, token: &Token) -> Session {
        self.accounts.session(token).await.expect("the store answers").expect("a session")
    }

    async fn enrolled(&self, session: Token) -> Person {
        let open = self.session(&session).await;
        let secret = self.accounts.begin_enrolment(&open, &Password::typed(PASSWORD)).await.expect("a secret").secret;
        let code = code(&secret, self.clock.now());
        self.accounts.confirm_enrolment(&open, &code).await.expect("confirmed");
        Person { session, secret }
    }

    /// A page, asked for with a cookie.
    pub async fn get_with(&self, path: &str, cookie: &str) -> Answer {
        self.ask(HttpRequest::get(path).header("cookie", cookie).body(Body::empty()).expect("a request")).await
    }

    /// A form, sent by a page of this site with a cookie.
    pub async fn post_with(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.ask(form(path, cookie, body, &[("sec-fetch-site", "same-origin")])).await
    }
}

/// A form as a browser sends it.
pub fn form(path: &str, cookie: &str, body: String, headers: &[(&str, &str)]) -> HttpRequest<Body> {
    let mut request = HttpRequest::post(path)
        .header("host", "a.vn")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", cookie);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).expect("a request")
}

impl Answer {
    /// The value of a cookie that was given.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.headers.get_all("set-cookie").iter().find_map(|value| {
            let (given, rest) = value.to_str().ok()?.split_once('=')?;
            (given == name).then(|| rest.split(';').next().unwrap_or_default().to_owned())
        })
    }

    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().expect("text"))
    }

    /// The value of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let rest = self.body.split(&format!("type=\"hidden\" name=\"{name}\" value=\"")).nth(1)?;
        let value = rest.split('"').next()?;
        Some(value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    }
}
