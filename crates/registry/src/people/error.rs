use jiff::Timestamp;

use super::{PasswordFault, Refusal};
use crate::RegistryError;

/// The result of a use case about people.
pub type PeopleResult<T> = Result<T, PeopleError>;

/// Why something was not done with an account.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The person may not.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such account or session.
    #[error("there is no such account or session")]
    Missing,
    /// An account has this name already; names are never given twice.
    #[error("an account has this name")]
    NameTaken,
    /// Nobody can be called this: nothing, or too long.
    #[error("nobody can be called this")]
    DisplayName,
    /// The name or the password is wrong, or the account is closed or not yet
    /// accepted. Which of them is not told.
    #[error("the name or the password is wrong")]
    WrongCredentials,
    /// The password that was to prove who is there is wrong.
    #[error("the password is wrong")]
    WrongPassword,
    /// The code is wrong, too old, or was used.
    #[error("the code is wrong or was used")]
    WrongCode,
    /// Too many failures; nothing is tried before this time.
    #[error("nothing is tried before {until}")]
    Locked {
        /// From when on one may try again.
        until: Timestamp,
    },
    /// The invitation, the sign-in under way or the session is over or was used.
    #[error("it is over")]
    Over,
    /// The password will not do.
    #[error("the password will not do: {0}")]
    Password(PasswordFault),
    /// The last administrator stays one.
    #[error("the last administrator stays one")]
    LastAdministrator,
    /// Nobody changes what they themselves may do, or closes their own account.
    #[error("nobody changes what they themselves may do")]
    OwnAccount,
    /// The account is closed.
    #[error("the account is closed")]
    Closed,
    /// The account is not closed.
    #[error("the account is not closed")]
    NotClosed,
    /// A second factor is there already.
    #[error("a second factor is there already")]
    FactorThere,
    /// There is no second factor, or none that waits to be confirmed.
    #[error("there is no second factor")]
    NoFactor,
    /// A role of theirs needs the second factor.
    #[error("a role of theirs needs the second factor")]
    FactorNeeded,
    /// There is no identity provider.
    #[error("there is no identity provider")]
    NoProvider,
    /// The identity provider did not say who it is, or not as it must.
    #[error("the identity provider did not say who it is")]
    Provider(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The identity provider says who it is, and no account here is theirs.
    #[error("no account is theirs")]
    NobodyHere,
    /// Another account is theirs at the identity provider.
    #[error("another account is theirs")]
    IdentityTaken,
    /// What is kept encrypted cannot be read with this key.
    #[error("what is kept encrypted cannot be read with this key")]
    Key,
    /// A password could not be hashed.
    #[error("a password could not be hashed")]
    Hashing(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store failed.
    #[error(transparent)]
    Registry(#[from] RegistryError),
}

impl PeopleError {
    /// The key of its message.
    #[must_use]
    pub const fn message_key(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.message_key(),
            Self::Missing => "people-missing",
            Self::NameTaken => "people-name-taken",
            Self::DisplayName => "people-display-name",
            Self::WrongCredentials => "people-wrong-credentials",
            Self::WrongPassword => "people-wrong-password",
            Self::WrongCode => "people-wrong-code",
            Self::Locked { .. } => "people-locked",
            Self::Over => "people-over",
            Self::Password(fault) => fault.message_key(),
            Self::LastAdministrator => "people-last-administrator",
            Self::OwnAccount => "people-own-account",
            Self::Closed => "people-closed",
            Self::NotClosed => "people-not-closed",
            Self::FactorThere => "people-factor-there",
            Self::NoFactor => "people-no-factor",
            Self::FactorNeeded => "people-factor-needed",
            Self::NoProvider => "people-no-provider",
            Self::Provider(_) => "people-provider",
            Self::NobodyHere => "people-nobody-here",
            Self::IdentityTaken => "people-identity-taken",
            Self::Key | Self::Hashing(_) | Self::Registry(_) => "people-failed",
        }
    }
}
