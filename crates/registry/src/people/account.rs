use jiff::Timestamp;

use super::{AccountId, Failures, Grant, PasswordHash, TokenHash, UserName};
use crate::AuditEntry;

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
    /// Whether a code proved that the person has it, too.
    pub confirmed: bool,
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
