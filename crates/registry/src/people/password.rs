use std::fmt;

/// A password as it was typed. Never shown, never kept.
#[derive(Clone)]
pub struct Password(String);

/// What is kept of a password: argon2id with its salt and parameters, as a PHC
/// string.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub String);

/// Why a password will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Fewer characters than [`Password::SHORTEST`].
    #[error("too short")]
    TooShort,
    /// More characters than [`Password::LONGEST`].
    #[error("too long")]
    TooLong,
    /// Easy to guess: common, a pattern, or made of the person's own names.
    #[error("easy to guess")]
    Guessable,
    /// The same as before.
    #[error("the same as before")]
    Same,
}

impl PasswordFault {
    /// The key of its message.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::TooShort => "password-too-short",
            Self::TooLong => "password-too-long",
            Self::Guessable => "password-guessable",
            Self::Same => "password-same",
        }
    }
}

impl Password {
    /// The fewest characters of a new password.
    pub const SHORTEST: usize = 12;
    /// The most characters.
    pub const LONGEST: usize = 128;

    /// What was typed.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}
