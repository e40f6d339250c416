use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use super::random;

/// A secret that stands for somebody: in a cookie or in the link of an
/// invitation. 256 bits by chance; the store has only its [hash](Self::hash).
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What the store keeps of a [`Token`]. A token is too long to be guessed, so a
/// plain SHA-256 is enough.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenHash(pub String);

impl Token {
    pub(super) const BYTES: usize = 32;

    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::bytes::<{ Self::BYTES }>()))
    }

    /// One that stands for these bytes, which nobody can guess.
    pub(super) fn of(bytes: &[u8; Self::BYTES]) -> Self {
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Reads one as it stands in a cookie or in an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        (bytes.len() == Self::BYTES).then(|| Self(text.to_owned()))
    }

    /// As it is put into a cookie or an address. Never into a log.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash(format!("{:x}", Sha256::digest(self.0.as_bytes())))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_and_its_own() {
        let (one, other) = (Token::random(), Token::random());
        assert_ne!(one, other);
        assert_eq!(one.reveal().len(), 43);
        assert_eq!(Token::parse(one.reveal()), Some(one.clone()));
        assert_ne!(one.hash(), other.hash());
        assert!(!one.hash().0.contains(one.reveal()));
        for text in ["", "abc", &one.reveal()[1..], "é", &format!("{}=", one.reveal())] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_token_is_not_shown_by_accident() {
        let token = Token::random();
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
