//! Accounts, by the use cases of `registry::people`.

mod administration;
mod audit;
mod entering;
mod guessing;
mod own;
mod provider;
mod rules;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};
use registry::{
    Clock,
    people::{
        Accounts, Actor, Browser, Enrolment, Grant, Invited, NewAccount, Password, PeopleError, PeopleResult, Role,
        Scope, SecretKey, Session, SignIn, SignedIn, Token, UserName,
    },
};
use store::Database;
use totp_rs::{Builder, Secret};

pub use self::{administration::*, audit::*, entering::*, guessing::*, own::*, provider::*, rules::*};
use crate::support::Place;

/// A clock that a test moves.
struct Hands(AtomicI64);

impl Hands {
    fn go_on(&self, time: SignedDuration) {
        self.0.fetch_add(time.as_secs(), Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-06-01T02:00:00Z".parse().expect("an instant");
        start + SignedDuration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// One step of the second factor, so that the next code is another.
const STEP: SignedDuration = SignedDuration::from_secs(30);

const PASSWORD: &str = "mèo xanh ngủ trên mái nhà cũ";
const OTHER: &str = "con kiến bò qua cầu tre gãy";
const WRONG: &str = "không phải mật khẩu đúng đâu";

struct Office {
    database: Database,
    accounts: Accounts,
    clock: Arc<Hands>,
}

/// Somebody with everything that stands on their desk.
struct Person {
    name: UserName,
    enrolment: Option<Enrolment>,
    codes: Vec<String>,
    device: Token,
    session: Session,
    token: Token,
}

fn name(text: &str) -> UserName {
    UserName::parse(text).expect("a name")
}

fn password(text: &str) -> Password {
    Password::typed(text)
}

fn grants(roles: &[Role]) -> Vec<Grant> {
    roles.iter().map(|role| Grant { role: *role, scope: Scope::everything() }).collect()
}

fn browser(device: Option<&Token>) -> Browser {
    Browser { device: device.cloned(), about: "Firefox".to_owned(), network: None }
}

/// The code that an app shows.
fn code(enrolment: &Enrolment, now: Timestamp) -> String {
    let secret = Secret::try_from_base32(enrolment.secret.replace(' ', "")).expect("Base32");
    let totp = Builder::new().with_secret(secret).build_noncompliant();
    totp.generate(u64::try_from(now.as_second()).expect("after 1970")).to_string()
}

async fn office(place: &Place) -> Office {
    let database = place.open().await;
    let clock = Arc::new(Hands(AtomicI64::new(0)));
    let shared = Arc::clone(&clock) as Arc<dyn Clock>;
    let accounts = Accounts::new(Arc::new(database.clone()), shared, SecretKey::random());
    Office { database, accounts, clock }
}

impl Office {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn session(&self, token: &Token) -> Option<Session> {
        self.accounts.session(token).await.expect("the store answers")
    }

    /// Accepts an invitation and, where it is owed, sets a second factor up.
    async fn accept(&self, who: &str, invited: &Invited) -> Person {
        let accepted = self.accounts.accept(&invited.token, &password(PASSWORD), &browser(None)).await;
        let SignedIn { session: token, device } = accepted.expect("it is accepted");
        let session = self.session(&token).await.expect("a session");
        let mut person = Person { name: name(who), enrolment: None, codes: Vec::new(), device, session, token };
        if person.session.must_enrol {
            self.enrol(&mut person).await;
        }
        person
    }

    async fn enrol(&self, person: &mut Person) {
        let enrolment = self.accounts.begin_enrolment(&person.session, &password(PASSWORD)).await.expect("it begins");
        let code = code(&enrolment, self.now());
        let codes = self.accounts.confirm_enrolment(&person.session, &code).await.expect("it is confirmed");
        (person.enrolment, person.codes) = (Some(enrolment), codes.0);
        person.session = self.session(&person.token).await.expect("a session");
    }

    /// The first administrator, as the command line makes one.
    async fn administrator(&self, who: &str) -> Person {
        let invited = self.accounts.add_administrator(name(who), "Nguyễn Thị Quản").await.expect("it is made");
        self.accept(who, &invited).await
    }

    async fn invite(&self, by: &Actor, who: &str, roles: &[Role]) -> PeopleResult<Invited> {
        let new = NewAccount {
            name: name(who),
            display_name: format!("Trần Văn {who}"),
            grants: grants(roles),
            for_provider: false,
        };
        self.accounts.invite(by, new).await
    }

    /// Somebody with roles, who has accepted.
    async fn member(&self, by: &Actor, who: &str, roles: &[Role]) -> Person {
        let invited = self.invite(by, who, roles).await.expect("invited");
        self.accept(who, &invited).await
    }

    async fn sign_in(&self, who: &str, typed: &str, device: Option<&Token>) -> PeopleResult<SignIn> {
        self.accounts.sign_in(who, &password(typed), &browser(device)).await
    }

    /// Signs in with both steps, where there are two.
    async fn come_in(&self, person: &Person, device: Option<&Token>) -> Session {
        let signed_in = match self.sign_in(person.name.as_str(), PASSWORD, device).await.expect("the password is right")
        {
            SignIn::Done(signed_in) => signed_in,
            SignIn::SecondStep(pending) => {
                self.clock.go_on(STEP);
                let code = code(person.enrolment.as_ref().expect("a second factor"), self.now());
                self.accounts.second_step(&pending, &code, &browser(device)).await.expect("the code is right")
            }
        };
        self.session(&signed_in.session).await.expect("a session")
    }

    /// What is in the audit, oldest first, as `actor action`.
    async fn deeds(&self) -> Vec<String> {
        use registry::Store;
        let mut rows = self.database.audit(10_000).await.expect("the audit reads");
        rows.reverse();
        rows.into_iter().map(|row| format!("{} {}", row.actor, row.action)).collect()
    }
}

fn second_step(outcome: PeopleResult<SignIn>) -> Token {
    match outcome {
        Ok(SignIn::SecondStep(pending)) => pending,
        other => panic!("no second step: {other:?}"),
    }
}

fn is_wrong(outcome: &PeopleResult<SignIn>) -> bool {
    matches!(outcome, Err(PeopleError::WrongCredentials))
}

fn is_locked<T>(outcome: &PeopleResult<T>) -> bool {
    matches!(outcome, Err(PeopleError::Locked { .. }))
}

fn is_over<T>(outcome: &PeopleResult<T>) -> bool {
    matches!(outcome, Err(PeopleError::Over))
}
