use jiff::Timestamp;

use super::{Accounts, invitations::over};
use crate::people::{
    Account, AccountState, Browser, Failures, KeptSession, LONGEST, Password, PeopleError, PeopleResult, SECOND_STEP,
    SignIn, SignedIn, Token, UserName, Whose, factor, recovery,
};

/// As much as is kept of what a browser calls itself.
const ABOUT: usize = 200;

impl Accounts {
    /// Signs in with a name and a password. A wrong name and a wrong password
    /// take the same time and get the same answer.
    ///
    /// # Errors
    /// With [`WrongCredentials`](PeopleError::WrongCredentials), or with
    /// [`Locked`](PeopleError::Locked) after several of them.
    pub async fn sign_in(&self, name: &str, password: &Password, browser: &Browser) -> PeopleResult<SignIn> {
        let entry = Entry::new(browser, self.clock.now());
        self.may_guess(browser, entry.now)?;
        let account = match UserName::parse(name) {
            Ok(name) => self.people.account(&Whose::Name(name), entry.now).await?,
            Err(_) => None,
        };
        let outcome = match account {
            Some(account) => self.sign_in_to(&account, password, &entry).await,
            None => Err(self.refuse_unknown(name, password, entry.now).await?),
        };
        self.guessed(browser, entry.now, outcome)
    }

    /// Whether there is room for another guess of this network. Each name has a count
    /// of its own; this one is for whoever tries one password on all names.
    fn may_guess(&self, browser: &Browser, now: Timestamp) -> PeopleResult<()> {
        if self.guesses.has_room(browser.network, now) {
            return Ok(());
        }
        tracing::warn!("a network guesses names and passwords, and has to wait");
        Err(PeopleError::Locked { until: now + super::GUESSES.each })
    }

    /// Counts a wrong guess.
    fn guessed<T>(&self, browser: &Browser, now: Timestamp, outcome: PeopleResult<T>) -> PeopleResult<T> {
        if matches!(outcome, Err(PeopleError::WrongCredentials | PeopleError::WrongCode)) {
            self.guesses.lets_through(browser.network, now);
        }
        outcome
    }

    async fn sign_in_to(&self, account: &Account, password: &Password, entry: &Entry) -> PeopleResult<SignIn> {
        let (whose, by) = (Whose::Id(account.id), account.name.as_str());
        let device = entry.came_with.as_ref();
        self.change(&whose, by, |account| account.failures_on(device, entry.now).attempt(entry.now)).await?;
        let kept = account.password.as_ref().filter(|_| account.state == AccountState::Active);
        let right = self.hasher.verify(password, kept).await?;
        let outcome = self.change(&whose, by, |account| {
            // Since it was verified, it may have been changed, or the account closed.
            let still = account.state == AccountState::Active && account.password.as_ref() == kept;
            if !right || !still {
                entry.note_failure(account, "password");
                return Ok(Err(PeopleError::WrongCredentials));
            }
            // It was no failure; those before count until the second step is passed, too.
            account.failures_on(device, entry.now).take_back();
            Ok(Ok(entry.first_step(account, "password")))
        });
        outcome.await?
    }

    /// The same answer as to a wrong password, after as long.
    async fn refuse_unknown(&self, name: &str, password: &Password, now: Timestamp) -> PeopleResult<PeopleError> {
        let name = self.key.hash("unknown name", &name.trim().to_ascii_lowercase());
        self.people.change_unknown(&name, &|failures| failures.attempt(now)).await??;
        self.hasher.verify(password, None).await?;
        tracing::info!("somebody tried to sign in under a name that nobody has");
        match self.unknown.count(now) {
            Some(entry) => self.people.note_people(&[entry], now).await?,
            // Nothing to write; it takes as long as writing would.
            None => self.people.change_unknown(&name, &|_| Ok(())).await??,
        }
        Ok(PeopleError::WrongCredentials)
    }

    /// Passes the second step, with a code of the second factor or a recovery code.
    ///
    /// # Errors
    /// When the code is wrong or was used, after too many of them, or with
    /// [`Over`](PeopleError::Over) when it took too long: then one begins with the
    /// password again.
    pub async fn second_step(&self, pending: &Token, code: &str, browser: &Browser) -> PeopleResult<SignedIn> {
        let entry = Entry::new(browser, self.clock.now());
        self.may_guess(browser, entry.now)?;
        let hash = pending.hash();
        let whose = Whose::Session(hash.clone());
        let account = self.people.account(&whose, entry.now).await?.ok_or(PeopleError::Over)?;
        let outcome = self.change(&whose, account.name.as_str(), |account| {
            let waiting = |session: &KeptSession| session.token == hash && session.waiting(entry.now);
            if account.state != AccountState::Active || !account.sessions.iter().any(waiting) {
                return Err(PeopleError::Over);
            }
            account.failures_on(entry.came_with.as_ref(), entry.now).attempt(entry.now)?;
            let by = if factor::is_code(code) {
                let Account { factor: Some(factor), name, .. } = account else { return Err(PeopleError::Over) };
                factor.take(&self.key, name, code, entry.now)?.then_some("code")
            } else {
                recovery::take(&mut account.codes, code, entry.now).then_some("recovery_code")
            };
            let Some(by) = by else {
                entry.note_failure(account, "code");
                return Ok(Err(PeopleError::WrongCode));
            };
            account.end_sessions(entry.now, waiting);
            Ok(Ok(entry.let_in(account, by, true)))
        });
        let outcome = outcome.await.map_err(over)?;
        self.guessed(browser, entry.now, outcome)
    }
}

/// Somebody who is about to come in.
pub(super) struct Entry {
    pub(super) now: Timestamp,
    /// What is kept of the token of the device, if it came with one.
    pub(super) came_with: Option<crate::people::TokenHash>,
    /// What the device keeps.
    device: Token,
    session: Token,
    about: String,
}

impl Entry {
    pub(super) fn new(browser: &Browser, now: Timestamp) -> Self {
        Self {
            now,
            came_with: browser.device.as_ref().map(Token::hash),
            // Several people may share a device: it keeps the token it has.
            device: browser.device.clone().unwrap_or_else(Token::random),
            session: Token::random(),
            about: browser.about.chars().filter(|c| !c.is_control()).take(ABOUT).collect(),
        }
    }

    /// Somebody proved who they are, as far as one step does.
    pub(super) fn first_step(&self, account: &mut Account, by: &str) -> SignIn {
        if account.factor.is_none() {
            return SignIn::Done(self.let_in(account, by, false));
        }
        account.sessions.push(self.kept(true, false));
        SignIn::SecondStep(self.session.clone())
    }

    /// Begins a session.
    pub(super) fn let_in(&self, account: &mut Account, by: &str, second_factor: bool) -> SignedIn {
        account.failures_on(self.came_with.as_ref(), self.now).clear();
        account.know(self.device.hash(), self.now);
        account.signed_in_at = Some(self.now);
        account.sessions.push(self.kept(false, second_factor));
        let name = account.name.as_str().to_owned();
        account.note(&name, "sign_in.done", &[("by", by.into()), ("second_factor", second_factor.into())]);
        SignedIn { session: self.session.clone(), device: self.device.clone() }
    }

    /// Notes a failure that was counted, if it is worth it. What was typed is
    /// never noted.
    fn note_failure(&self, account: &mut Account, what: &str) {
        let device = self.came_with.as_ref();
        let known = account.devices.iter().any(|known| Some(&known.token) == device);
        let failures = *account.failures_on(device, self.now);
        if !failures.noteworthy() {
            return;
        }
        let Failures { count, until, .. } = failures;
        let action = if until.is_some() { "sign_in.locked" } else { "sign_in.failed" };
        let detail = [
            ("wrong", what.into()),
            ("attempts", count.into()),
            ("until", until.map(|until| until.to_string()).into()),
            ("known_device", known.into()),
        ];
        let tried = account.name.as_str().to_owned();
        account.note(&tried, action, &detail);
    }

    fn kept(&self, pending: bool, second_factor: bool) -> KeptSession {
        KeptSession {
            id: None,
            token: self.session.hash(),
            pending,
            second_factor,
            about: self.about.clone(),
            started_at: self.now,
            seen_at: self.now,
            ends_at: self.now + if pending { SECOND_STEP } else { LONGEST },
            ended_at: None,
            failures: Failures::default(),
        }
    }
}
