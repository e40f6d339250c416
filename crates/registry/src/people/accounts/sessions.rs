use super::Accounts;
use crate::people::{Action, Actor, PeopleResult, Session, Token};

impl Accounts {
    /// Who has signed in under this token, if the session is not over. What they
    /// may do is read anew each time.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn session(&self, token: &Token) -> PeopleResult<Option<Session>> {
        let _ = token;
        todo!()
    }

    /// Ends the session of this token, if it is one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, token: &Token) -> PeopleResult<()> {
        let _ = token;
        todo!()
    }

    /// Asks whether somebody may do a thing that touches no entry in particular,
    /// and keeps a refusal in the audit.
    ///
    /// # Errors
    /// With the refusal.
    pub async fn allow(&self, actor: &Actor, action: Action) -> PeopleResult<()> {
        let _ = (actor, action);
        todo!()
    }
}
