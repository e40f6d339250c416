use jiff::{SignedDuration, Timestamp};

use serde_json::Value;

use super::{
    AccountId, AccountView, Actor, DEVICE, Failures, Grant, IDLE, PasswordHash, PeopleError, PeopleResult, Role,
    SessionView, TokenHash, UserName,
};
use crate::AuditEntry;

/// On how many devices a person is known at most.
const DEVICES: usize = 20;
/// How far the clocks of nodes may be apart. What was begun later than that from now
/// is from before a clock was set back, and over: else it would last until then.
const CLOCKS_APART: SignedDuration = SignedDuration::from_mins(5);
/// What a person can be called, in characters.
const DISPLAY_NAME: usize = 100;

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountState {
    /// Its invitation was not accepted yet.
    Invited,
    /// Somebody can sign in.
    Active,
    /// Nobody can sign in; what was done under the name stays.
    Closed,
}

impl AccountState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Invited, Self::Active, Self::Closed];

    /// The name in SQL and in messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Active => "active",
            Self::Closed => "closed",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// The key of a session in the store; no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(pub i64);

/// Somebody at an identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Who they are there, for ever.
    pub subject: String,
}

/// A second factor by time (TOTP).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFactor {
    /// Its secret, [sealed](super::SecretKey).
    pub sealed: String,
    /// The last step of time whose code was taken: no code is taken twice.
    pub last_step: Option<i64>,
}

/// A recovery code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCode {
    /// What is kept of it.
    pub hash: TokenHash,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// An invitation that can be accepted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptInvitation {
    /// What is kept of its token.
    pub token: TokenHash,
    /// Until when.
    pub expires_at: Timestamp,
    /// When it was accepted, or another took its place.
    pub ended_at: Option<Timestamp>,
}

/// A session, or a sign-in that waits for its second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSession {
    /// Its key; none before it is written.
    pub id: Option<SessionId>,
    /// What is kept of its token.
    pub token: TokenHash,
    /// Whether it waits for the second step, and so is no session yet.
    pub pending: bool,
    /// Whether a second factor was passed.
    pub second_factor: bool,
    /// With what: the browser as it calls itself, cut short.
    pub about: String,
    /// Since when.
    pub started_at: Timestamp,
    /// When it was last seen, to the minute.
    pub seen_at: Timestamp,
    /// When it is over, whatever happens.
    pub ends_at: Timestamp,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
    /// Attempts in it to prove anew who is there.
    pub failures: Failures,
}

/// A device on which the person signed in before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDevice {
    /// What is kept of the token in its cookie.
    pub token: TokenHash,
    /// When somebody last signed in on it.
    pub seen_at: Timestamp,
    /// What failed on it since.
    pub failures: Failures,
}

/// An account with everything that is kept of it.
///
/// The store reads it under the lock of writers, lets a deed change it, and
/// writes what the deed changed, with the rows of the audit.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Its key.
    pub id: AccountId,
    /// The name with which a person signs in; never changes.
    pub name: UserName,
    /// What they are called on pages.
    pub display_name: String,
    /// Where it stands.
    pub state: AccountState,
    /// What they were given to do.
    pub grants: Vec<Grant>,
    /// What is kept of the password.
    pub password: Option<PasswordHash>,
    /// The second factor.
    pub factor: Option<KeptFactor>,
    /// The secret, [sealed](super::SecretKey), of one that is being set up.
    pub enrolling: Option<String>,
    /// Recovery codes of the second factor.
    pub codes: Vec<KeptCode>,
    /// The invitation that was sent last.
    pub invitation: Option<KeptInvitation>,
    /// Whether they may sign in for the first time through the identity provider.
    pub for_provider: bool,
    /// Who they are there.
    pub identity: Option<Identity>,
    /// What failed on devices that nobody knows.
    pub failures: Failures,
    /// Sessions that are not over.
    pub sessions: Vec<KeptSession>,
    /// Devices.
    pub devices: Vec<KeptDevice>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When somebody last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Whether another account is active and an administrator's. Read, not written.
    pub other_administrator: bool,
    /// What is to be noted in the audit. Written, not read.
    pub audit: Vec<AuditEntry>,
}

impl KeptSession {
    /// When it is over if nothing more happens.
    pub(super) fn ends(&self) -> Timestamp {
        self.ends_at.min(self.seen_at + IDLE)
    }

    /// Whether it is one, and not over.
    pub(super) fn open(&self, now: Timestamp) -> bool {
        let seen_ahead = self.seen_at.duration_since(now) > CLOCKS_APART;
        !self.pending && self.ended_at.is_none() && now < self.ends() && !seen_ahead
    }

    /// Whether it waits for its second step, and not in vain.
    pub(super) fn waiting(&self, now: Timestamp) -> bool {
        let begun_ahead = self.started_at.duration_since(now) > CLOCKS_APART;
        self.pending && self.ended_at.is_none() && now < self.ends_at && !begun_ahead
    }
}

impl Account {
    /// An account that nobody has accepted yet.
    ///
    /// # Errors
    /// When nobody can be called so.
    pub(super) fn new(name: UserName, display_name: &str, grants: Vec<Grant>, now: Timestamp) -> PeopleResult<Self> {
        let display_name = catalogue::text::tidy(display_name);
        if display_name.is_empty() || display_name.chars().count() > DISPLAY_NAME {
            return Err(PeopleError::DisplayName);
        }
        Ok(Self {
            id: AccountId(0),
            name,
            display_name,
            state: AccountState::Invited,
            grants: without_doubles(grants),
            password: None,
            factor: None,
            enrolling: None,
            codes: Vec::new(),
            invitation: None,
            for_provider: false,
            identity: None,
            failures: Failures::default(),
            sessions: Vec::new(),
            devices: Vec::new(),
            created_at: now,
            signed_in_at: None,
            other_administrator: false,
            audit: Vec::new(),
        })
    }

    /// Notes what somebody did to this account, or its owner in it.
    pub(super) fn note(&mut self, by: &str, action: &str, detail: &[(&str, Value)]) {
        let mut all = vec![("account", Value::from(self.name.as_str()))];
        all.extend_from_slice(detail);
        self.audit.push(AuditEntry::new(by, action, None, &all));
    }

    /// Whether a role needs a second factor.
    pub(super) fn needs_second_factor(&self) -> bool {
        self.grants.iter().any(|grant| grant.role.needs_second_factor())
    }

    /// Whether it is the only account that can keep the others.
    pub(super) fn is_last_administrator(&self) -> bool {
        self.state == AccountState::Active
            && self.grants.iter().any(|grant| grant.role == Role::Administrator)
            && !self.other_administrator
    }

    /// What attempts with this device are counted by.
    pub(super) fn failures_on(&mut self, device: Option<&TokenHash>, now: Timestamp) -> &mut Failures {
        let known = |known: &KeptDevice| Some(&known.token) == device && now < known.seen_at + DEVICE;
        match self.devices.iter().position(known) {
            Some(index) => &mut self.devices[index].failures,
            None => &mut self.failures,
        }
    }

    /// Knows a device from now on.
    pub(super) fn know(&mut self, device: TokenHash, now: Timestamp) {
        self.devices.retain(|known| known.token != device && now < known.seen_at + DEVICE);
        self.devices.sort_by_key(|known| std::cmp::Reverse(known.seen_at));
        self.devices.truncate(DEVICES - 1);
        self.devices.push(KeptDevice { token: device, seen_at: now, failures: Failures::default() });
    }

    /// Ends the sessions that are meant, and says how many were open.
    pub(super) fn end_sessions(&mut self, now: Timestamp, meant: impl Fn(&KeptSession) -> bool) -> usize {
        let mut ended = 0;
        for session in self.sessions.iter_mut().filter(|session| session.ended_at.is_none() && meant(session)) {
            ended += usize::from(session.open(now));
            session.ended_at = Some(now);
        }
        ended
    }

    /// Forgets all by which one could get in.
    pub(super) fn forget_keys(&mut self, now: Timestamp) {
        self.password = None;
        self.factor = None;
        self.enrolling = None;
        self.codes.clear();
        self.identity = None;
        self.invitation = None;
        self.devices.clear();
        self.failures.clear();
        self.end_sessions(now, |_| true);
    }

    /// Who acts in a session of it.
    pub(super) fn actor(&self, session: &KeptSession) -> Actor {
        Actor {
            account: self.id,
            name: self.name.clone(),
            display_name: self.display_name.clone(),
            grants: self.grants.clone(),
            second_factor: session.second_factor,
        }
    }

    /// As its owner and administrators see it.
    pub(super) fn view(self, now: Timestamp, current: Option<SessionId>) -> AccountView {
        let mut sessions: Vec<&KeptSession> = self.sessions.iter().filter(|session| session.open(now)).collect();
        sessions.sort_by_key(|session| std::cmp::Reverse((session.seen_at, session.id)));
        let sessions = sessions.into_iter().filter_map(|session| {
            Some(SessionView {
                id: session.id?,
                about: session.about.clone(),
                started_at: session.started_at,
                seen_at: session.seen_at,
                second_factor: session.second_factor,
                current: session.id == current,
            })
        });
        AccountView {
            id: self.id,
            sessions: sessions.collect(),
            state: self.state,
            password: self.password.is_some(),
            second_factor: self.factor.is_some(),
            needs_second_factor: self.needs_second_factor(),
            recovery_codes: self.codes.iter().filter(|code| code.used_at.is_none()).count(),
            invited_until: self.invitation.filter(|sent| sent.open(now)).map(|sent| sent.expires_at),
            for_provider: self.for_provider,
            by_provider: self.identity.is_some(),
            locked_until: self.failures.locked_until(now),
            created_at: self.created_at,
            signed_in_at: self.signed_in_at,
            grants: self.grants,
            display_name: self.display_name,
            name: self.name,
        }
    }
}

impl KeptInvitation {
    /// Whether it can still be accepted.
    pub(super) fn open(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}

/// What was given twice is given once.
pub(super) fn without_doubles(grants: Vec<Grant>) -> Vec<Grant> {
    let mut kept: Vec<Grant> = Vec::with_capacity(grants.len());
    for grant in grants {
        if !kept.contains(&grant) {
            kept.push(grant);
        }
    }
    kept
}
