mod administration;
mod audit;
mod invitations;
mod own;
mod provider;
mod sessions;
mod sign_in;

use std::sync::Arc;

pub use self::administration::NewAccount;
use super::{IdentityProvider, People, SecretKey};
use crate::Clock;

/// Who acts where nobody signs in: whoever can run commands on the database.
pub const COMMAND_LINE: &str = "command-line";

/// Accounts, sessions and second factors of the staff.
///
/// Sessions are our own and not those of a library that saves them after the
/// answer: here a session, what it changes and its row in the audit are one
/// transaction, by a clock that tests can move.
pub struct Accounts {
    people: Arc<dyn People>,
    clock: Arc<dyn Clock>,
    key: SecretKey,
    provider: Option<Arc<dyn IdentityProvider>>,
}

impl Accounts {
    /// Over a store, by a clock; the key seals what is kept of second factors.
    #[must_use]
    pub fn new(people: Arc<dyn People>, clock: Arc<dyn Clock>, key: SecretKey) -> Self {
        Self { people, clock, key, provider: None }
    }

    /// With an identity provider.
    #[must_use]
    pub fn with_provider(mut self, provider: Arc<dyn IdentityProvider>) -> Self {
        self.provider = Some(provider);
        self
    }

    /// What the identity provider is called, where there is one.
    #[must_use]
    pub fn provider_name(&self) -> Option<&str> {
        self.provider.as_deref().map(IdentityProvider::name)
    }
}
