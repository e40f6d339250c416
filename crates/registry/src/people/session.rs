use std::{net::IpAddr, sync::Arc};

use jiff::{SignedDuration, Timestamp};

use super::{AccountId, AccountState, Actor, Grant, SessionId, Token, UserName};

/// How long a session lasts while nobody does anything.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// How long a session lasts at most.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(12);
/// How long one may take between the password and the second step.
pub const SECOND_STEP: SignedDuration = SignedDuration::from_mins(10);
/// How long an invitation can be accepted.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long a device stays known after the last sign-in on it.
pub const DEVICE: SignedDuration = SignedDuration::from_hours(180 * 24);

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// Who. Whether they passed a second factor holds of this session; what they
    /// were given to do is as it is now.
    pub actor: Arc<Actor>,
    /// When the session is over if nothing more happens.
    pub ends_at: Timestamp,
    /// Whether they must set up a second factor before they can act in their roles.
    pub must_enrol: bool,
    /// Whether it began just now ([`SECOND_STEP`]): then who signed in is who is there.
    pub fresh: bool,
}

/// With what somebody comes.
#[derive(Clone, Debug, Default)]
pub struct Browser {
    /// The token of the device, from its cookie.
    pub device: Option<Token>,
    /// What it calls itself (`User-Agent`); cut short where it is kept.
    pub about: String,
    /// From which network they come, where that is known. It is counted, never kept.
    pub network: Option<IpAddr>,
}

/// What came of a name and a password, or of an identity provider.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// They are in.
    Done(SignedIn),
    /// A code is asked for; for [`SECOND_STEP`], under this token.
    SecondStep(Token),
}

/// What a browser keeps of a sign-in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The token of the session; for a cookie that ends with the browser.
    pub session: Token,
    /// The token of the device; for a cookie that lasts [`DEVICE`]. It opens
    /// nothing: attempts on a known device are counted apart.
    pub device: Token,
}

/// An invitation that can be given to the invited, once.
#[derive(Clone, Debug)]
pub struct Invited {
    /// What stands in its link.
    pub token: Token,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
}

/// Whose an open invitation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// The name with which they will sign in.
    pub name: UserName,
    /// What they are called on pages.
    pub display_name: String,
    /// Until when it can be accepted.
    pub expires_at: Timestamp,
    /// Whether they may accept through the identity provider.
    pub for_provider: bool,
}

/// An account as its owner and administrators see it.
#[derive(Clone, Debug, PartialEq)]
pub struct AccountView {
    /// Its key.
    pub id: AccountId,
    /// The name with which they sign in.
    pub name: UserName,
    /// What they are called on pages.
    pub display_name: String,
    /// Where it stands.
    pub state: AccountState,
    /// What they were given to do.
    pub grants: Vec<Grant>,
    /// Whether there is a password.
    pub password: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Whether a role of theirs needs one.
    pub needs_second_factor: bool,
    /// How many recovery codes were not used yet.
    pub recovery_codes: usize,
    /// Until when the last invitation can be accepted, if it still can.
    pub invited_until: Option<Timestamp>,
    /// Whether they may sign in for the first time through the identity provider.
    pub for_provider: bool,
    /// Whether they sign in through the identity provider.
    pub by_provider: bool,
    /// Until when no attempt is taken from devices that nobody knows.
    pub locked_until: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When somebody last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// Open sessions, the one that was last seen first.
    pub sessions: Vec<SessionView>,
}

/// A session as its owner and administrators see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    /// The session.
    pub id: SessionId,
    /// The browser as it calls itself.
    pub about: String,
    /// Since when.
    pub started_at: Timestamp,
    /// When it was last seen, to the minute.
    pub seen_at: Timestamp,
    /// Whether a second factor was passed.
    pub second_factor: bool,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// A second factor that is being set up.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The secret as it can be typed: Base32, in groups of four.
    pub secret: String,
    /// The same as an `otpauth:` address, for a link or a QR code.
    pub address: String,
}

/// Recovery codes, to be shown once: each opens the second step once.
#[derive(Clone, Debug)]
pub struct RecoveryCodes(pub Vec<String>);
