use std::fmt;

use serde::Serialize;

/// The name with which a person signs in (*tên đăng nhập*), and under which
/// everything they do is kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct UserName(String);

/// Why a text is no user name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UserNameError {
    /// Too short or too long.
    #[error("a user name has {} to {} characters", UserName::SHORTEST, UserName::LONGEST)]
    Length,
    /// A character that does not belong in one.
    #[error("a user name has letters a to z, digits, dots, hyphens, underscores and @, and begins with a letter")]
    Character,
}

impl UserName {
    /// The fewest characters.
    pub const SHORTEST: usize = 3;
    /// The most characters.
    pub const LONGEST: usize = 64;

    /// Reads a name; capitals are taken for small letters.
    ///
    /// # Errors
    /// When it is too short or too long, or has other characters than the letters
    /// a to z, digits, `.`, `-`, `_` and `@`, or does not begin with a letter.
    pub fn parse(text: &str) -> Result<Self, UserNameError> {
        let name = text.trim().to_ascii_lowercase();
        if !(Self::SHORTEST..=Self::LONGEST).contains(&name.chars().count()) {
            return Err(UserNameError::Length);
        }
        let belongs = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
        if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(belongs) {
            return Err(UserNameError::Character);
        }
        Ok(Self(name))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_is_plain() {
        for (text, name) in [
            ("Lan.Nguyen", Ok("lan.nguyen")),
            (" lan_nguyen-2@so-tu-phap ", Ok("lan_nguyen-2@so-tu-phap")),
            ("ab", Err(UserNameError::Length)),
            ("1lan", Err(UserNameError::Character)),
            ("lan nguyen", Err(UserNameError::Character)),
            ("lần", Err(UserNameError::Character)),
        ] {
            assert_eq!(UserName::parse(text).as_ref().map(UserName::as_str), name.as_ref().copied(), "{text}");
        }
    }
}
