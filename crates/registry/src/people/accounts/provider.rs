use super::Accounts;
use crate::people::{Browser, PeopleResult, ProviderStart, SignIn, Token};

impl Accounts {
    /// Begins a sign-in at the identity provider; with an invitation, that is
    /// accepted by it.
    ///
    /// # Errors
    /// When there is none, or it cannot be reached.
    pub async fn begin_provider(&self, invitation: Option<&Token>) -> PeopleResult<ProviderStart> {
        let _ = invitation;
        todo!()
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
        let _ = (cookie, state, code, browser);
        todo!()
    }
}
