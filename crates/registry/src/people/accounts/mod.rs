mod administration;
mod audit;
mod invitations;
mod own;
mod provider;
mod sessions;
mod sign_in;
mod unknown;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::SignedDuration;

pub use self::administration::NewAccount;
use self::unknown::UnknownNames;
use super::{Account, IdentityProvider, People, PeopleError, PeopleResult, SecretKey, Whose, factor, password::Hasher};
use crate::{
    Clock,
    flood::{Flood, Rate},
};

/// How often a network may guess wrongly: a whole office signs in through one.
const GUESSES: Rate = Rate { at_once: 60, each: SignedDuration::from_secs(20) };
/// The same of all networks together.
const ALL_GUESSES: Rate = Rate { at_once: 1_000, each: SignedDuration::from_secs(1) };

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
    hasher: Hasher,
    unknown: UnknownNames,
    guesses: Flood,
}

impl Accounts {
    /// Over a store, by a clock; the key seals what is kept of second factors.
    #[must_use]
    pub fn new(people: Arc<dyn People>, clock: Arc<dyn Clock>, key: SecretKey) -> Self {
        let (provider, hasher, unknown) = (None, Hasher::new(), UnknownNames::default());
        Self { people, clock, key, provider, hasher, unknown, guesses: Flood::new(GUESSES, ALL_GUESSES) }
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

    /// How many second factors cannot be read with the key: it is another than the
    /// one that they were sealed with. Their owners come in with a recovery code,
    /// or are invited anew.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sealed_with_another_key(&self) -> PeopleResult<usize> {
        let accounts = self.people.accounts(self.clock.now()).await?;
        let sealed = accounts.iter().filter_map(|account| Some((&account.name, &account.factor.as_ref()?.sealed)));
        Ok(sealed.filter(|(name, sealed)| !factor::opens(&self.key, name, sealed)).count())
    }

    /// Changes an account under the lock of writers, and gives what the deed said.
    /// A deed that fails changes nothing; one that must be kept although it was in
    /// vain (a wrong password) says so in what it gives.
    async fn change<T: Send>(
        &self,
        whose: &Whose,
        by: &str,
        deed: impl Fn(&mut Account) -> PeopleResult<T> + Send + Sync,
    ) -> PeopleResult<T> {
        let said = Mutex::new(None);
        let keep = |account: &mut Account| {
            let outcome = deed(account)?;
            *said.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            Ok(())
        };
        self.people.change(whose, by, &keep, self.clock.now()).await??;
        said.into_inner().unwrap_or_else(PoisonError::into_inner).ok_or(PeopleError::Missing)
    }
}
