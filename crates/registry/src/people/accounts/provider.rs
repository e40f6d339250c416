use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Accounts,
    invitations::{accept, open, over},
    sign_in::Entry,
};
use crate::people::{
    Account, AccountState, Browser, Claims, IdentityProvider, PeopleError, PeopleResult, ProviderRequest,
    ProviderStart, SECOND_STEP, SignIn, Token, UserName, Whose,
};

/// For what the cookie is sealed.
const PURPOSE: &str = "sign-in at the identity provider";

/// What the cookie carries.
#[derive(Serialize, Deserialize)]
struct UnderWay {
    request: ProviderRequest,
    invitation: Option<String>,
    until: Timestamp,
}

impl Accounts {
    /// Begins a sign-in at the identity provider; with an invitation, that is
    /// accepted by it.
    ///
    /// # Errors
    /// When there is none, or it cannot be reached.
    pub async fn begin_provider(&self, invitation: Option<&Token>) -> PeopleResult<ProviderStart> {
        let request = self.provider()?.begin().await.map_err(PeopleError::Provider)?;
        let address = request.address.clone();
        let invitation = invitation.map(|token| token.reveal().to_owned());
        let under_way = UnderWay { request, invitation, until: self.clock.now() + SECOND_STEP };
        let plain = serde_json::to_vec(&under_way).map_err(|error| PeopleError::Provider(error.into()))?;
        Ok(ProviderStart { address, cookie: self.key.seal(PURPOSE, &plain) })
    }

    /// Takes what the browser brought back: our cookie, and `state` and `code` of
    /// the address.
    ///
    /// # Errors
    /// When the provider did not prove who it is, or it is nobody here.
    pub async fn finish_provider(
        &self,
        cookie: &str,
        state: &str,
        code: &str,
        browser: &Browser,
    ) -> PeopleResult<SignIn> {
        let entry = Entry::new(browser, self.clock.now());
        let plain = self.key.open(PURPOSE, cookie).ok_or(PeopleError::Over)?;
        let under_way: UnderWay = serde_json::from_slice(&plain).map_err(|_| PeopleError::Over)?;
        // Another state is an answer to something that this browser did not ask.
        if entry.now >= under_way.until || under_way.request.state != state {
            return Err(PeopleError::Over);
        }
        let claims = self.provider()?.finish(&under_way.request, code).await.map_err(PeopleError::Provider)?;
        match under_way.invitation.as_deref().and_then(Token::parse) {
            Some(token) => self.accept_by_provider(&token, &claims, &entry).await,
            None => self.sign_in_by_provider(&claims, &entry).await,
        }
    }

    fn provider(&self) -> PeopleResult<&dyn IdentityProvider> {
        self.provider.as_deref().ok_or(PeopleError::NoProvider)
    }

    async fn accept_by_provider(&self, token: &Token, claims: &Claims, entry: &Entry) -> PeopleResult<SignIn> {
        let whose = Whose::Invitation(token.hash());
        let name = self.invitation(token).await?.name;
        if self.people.account(&Whose::Identity(claims.identity.clone()), entry.now).await?.is_some() {
            return Err(PeopleError::IdentityTaken);
        }
        let accepted = self.change(&whose, name.as_str(), |account| {
            open(account, &token.hash(), entry.now)?;
            bind(account, claims, entry);
            Ok(first_step(account, claims, entry))
        });
        accepted.await.map_err(over)
    }

    async fn sign_in_by_provider(&self, claims: &Claims, entry: &Entry) -> PeopleResult<SignIn> {
        let by_identity = Whose::Identity(claims.identity.clone());
        if let Some(account) = self.people.account(&by_identity, entry.now).await? {
            return self
                .change(&by_identity, account.name.as_str(), |account| {
                    if account.state != AccountState::Active {
                        return Err(PeopleError::NobodyHere);
                    }
                    Ok(first_step(account, claims, entry))
                })
                .await;
        }
        // The first time: an account that an administrator meant for this, by the
        // name that the provider calls them by.
        let name = claims.user_name.as_deref().and_then(|name| UserName::parse(name).ok());
        let name = name.ok_or(PeopleError::NobodyHere)?;
        let by_name = Whose::Name(name.clone());
        let first = self.change(&by_name, name.as_str(), |account| {
            if !account.for_provider || account.state != AccountState::Invited {
                return Err(PeopleError::NobodyHere);
            }
            if !account.invitation.as_ref().is_some_and(|sent| sent.open(entry.now)) {
                return Err(PeopleError::NobodyHere);
            }
            bind(account, claims, entry);
            Ok(first_step(account, claims, entry))
        });
        first.await.map_err(|error| match error {
            PeopleError::Missing => PeopleError::NobodyHere,
            error => error,
        })
    }
}

fn bind(account: &mut Account, claims: &Claims, entry: &Entry) {
    account.identity = Some(claims.identity.clone());
    accept(account, entry);
    let by = account.name.as_str().to_owned();
    account.note(&by, "account.identity_bound", &[("issuer", claims.identity.issuer.as_str().into())]);
}

/// Where the provider asked for a second factor, ours is not asked for again.
fn first_step(account: &mut Account, claims: &Claims, entry: &Entry) -> SignIn {
    if claims.second_factor {
        return SignIn::Done(entry.let_in(account, "identity_provider", true));
    }
    entry.first_step(account, "identity_provider")
}
