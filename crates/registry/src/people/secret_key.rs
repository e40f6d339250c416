use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};

use super::{Token, TokenHash, random};

/// How long the number used once is.
const NONCE: usize = 24;

/// The key with which the secrets of second factors are kept encrypted, and what
/// travels through a browser during a sign-in at an identity provider.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretKey([u8; Self::BYTES]);

impl SecretKey {
    /// How long it is.
    pub const BYTES: usize = 32;

    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(random::bytes())
    }

    /// Reads one as it is written in a file: 43 letters of Base64.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text.trim()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it is written into a file that only the program may read.
    #[must_use]
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Encrypts, for a purpose: what is sealed for one cannot be opened for another.
    pub(super) fn seal(&self, purpose: &str, plain: &[u8]) -> String {
        // XChaCha20 takes numbers by chance: they are too long to meet twice.
        let nonce = random::bytes::<NONCE>();
        let payload = Payload { msg: plain, aad: purpose.as_bytes() };
        let sealed = self.cipher().encrypt(&nonce.into(), payload).unwrap_or_default();
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat())
    }

    /// Decrypts what was sealed with this key for this purpose, and not touched since.
    pub(super) fn open(&self, purpose: &str, sealed: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        self.cipher().decrypt(&(*nonce).into(), Payload { msg: sealed, aad: purpose.as_bytes() }).ok()
    }

    /// A hash that nobody without the key can compute.
    pub(crate) fn hash(&self, purpose: &str, text: &str) -> TokenHash {
        let mut digest = Sha256::new();
        digest.update(self.0);
        digest.update(purpose.len().to_be_bytes());
        digest.update(purpose);
        digest.update(text);
        TokenHash(format!("{:x}", digest.finalize()))
    }

    /// A token that is always the same for a text, and that nobody without the key
    /// can compute: it can be written into each message, and none need be kept.
    pub(crate) fn token(&self, purpose: &str, text: &str) -> Token {
        // Hashed once more, so that what is known of one text tells nothing of a longer one.
        Token::of(&Sha256::digest(self.hash(purpose, text).0).into())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_its_key_and_purpose_only() {
        let key = SecretKey::random();
        let sealed = key.seal("a", b"plain");
        assert_eq!(key.open("a", &sealed).as_deref(), Some(b"plain".as_slice()));
        assert_ne!(key.seal("a", b"plain"), sealed, "never the same twice");
        assert_eq!(key.open("b", &sealed), None);
        assert_eq!(SecretKey::random().open("a", &sealed), None);
        let mut touched = sealed.clone().into_bytes();
        touched[40] = if touched[40] == b'A' { b'B' } else { b'A' };
        assert_eq!(key.open("a", &String::from_utf8(touched).expect("text")), None);
        for text in ["", "A", "💥"] {
            assert_eq!(key.open("a", text), None, "{text}");
        }
    }

    #[test]
    fn a_token_is_of_its_key_purpose_and_text() {
        let key = SecretKey::random();
        let token = key.token("a", "text");
        assert_eq!(key.token("a", "text"), token);
        assert_eq!(Token::parse(token.reveal()), Some(token.clone()));
        for other in [key.token("b", "text"), key.token("a", "texts"), SecretKey::random().token("a", "text")] {
            assert_ne!(other, token);
        }
    }

    #[test]
    fn a_key_is_written_and_read() {
        let key = SecretKey::random();
        assert_eq!(SecretKey::parse(&format!("{}\n", key.reveal())), Some(key.clone()));
        assert_eq!(SecretKey::parse("short"), None);
        assert!(!format!("{key:?}").contains(&key.reveal()));
    }
}
