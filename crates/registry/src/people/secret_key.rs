use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use super::random;

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
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}
