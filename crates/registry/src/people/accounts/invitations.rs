use super::Accounts;
use crate::people::{Browser, Invitation, Password, PeopleResult, SignedIn, Token};

impl Accounts {
    /// Whose an invitation is.
    ///
    /// # Errors
    /// With [`Over`](crate::people::PeopleError::Over) when it is over, was used, or never was.
    pub async fn invitation(&self, token: &Token) -> PeopleResult<Invitation> {
        let _ = token;
        todo!()
    }

    /// Accepts an invitation with a password of one's own, and signs in. Where a
    /// role needs a second factor, it is set up next ([`must_enrol`](crate::people::Session::must_enrol)).
    ///
    /// # Errors
    /// When the invitation is over, or the password will not do.
    pub async fn accept(&self, token: &Token, password: &Password, browser: &Browser) -> PeopleResult<SignedIn> {
        let _ = (token, password, browser);
        todo!()
    }
}
