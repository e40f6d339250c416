use super::Accounts;
use crate::people::{Browser, Password, PeopleResult, SignIn, SignedIn, Token};

impl Accounts {
    /// Signs in with a name and a password. A wrong name and a wrong password
    /// take the same time and get the same answer.
    ///
    /// # Errors
    /// With [`WrongCredentials`](crate::people::PeopleError::WrongCredentials), or
    /// with [`Locked`](crate::people::PeopleError::Locked) after several of them.
    pub async fn sign_in(&self, name: &str, password: &Password, browser: &Browser) -> PeopleResult<SignIn> {
        let _ = (name, password, browser);
        todo!()
    }

    /// Passes the second step, with a code of the second factor or a recovery code.
    ///
    /// # Errors
    /// When the code is wrong or was used, after too many of them, or with
    /// [`Over`](crate::people::PeopleError::Over) when it took too long: then one
    /// begins with the password again.
    pub async fn second_step(&self, pending: &Token, code: &str, browser: &Browser) -> PeopleResult<SignedIn> {
        let _ = (pending, code, browser);
        todo!()
    }
}
