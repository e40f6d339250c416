use super::Accounts;
use crate::people::{AccountView, Enrolment, Password, PeopleResult, RecoveryCodes, Session, SessionId};

impl Accounts {
    /// One's own account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own(&self, session: &Session) -> PeopleResult<AccountView> {
        let _ = session;
        todo!()
    }

    /// Changes one's password, and ends one's other sessions.
    ///
    /// # Errors
    /// When the old one is wrong (wrong ones are counted as in a sign-in), or the
    /// new one will not do.
    pub async fn change_password(&self, session: &Session, old: &Password, new: &Password) -> PeopleResult<()> {
        let _ = (session, old, new);
        todo!()
    }

    /// Begins to set up a second factor. Asked again before it is confirmed, it
    /// gives the same secret.
    ///
    /// # Errors
    /// When there is one already.
    pub async fn begin_enrolment(&self, session: &Session) -> PeopleResult<Enrolment> {
        let _ = session;
        todo!()
    }

    /// Confirms it with a code. This session counts as having passed it; the
    /// others end.
    ///
    /// # Errors
    /// When none was begun, or the code is wrong.
    pub async fn confirm_enrolment(&self, session: &Session, code: &str) -> PeopleResult<RecoveryCodes> {
        let _ = (session, code);
        todo!()
    }

    /// Gives the second factor up.
    ///
    /// # Errors
    /// When there is none, a role needs it, or the password is wrong.
    pub async fn remove_second_factor(&self, session: &Session, password: &Password) -> PeopleResult<()> {
        let _ = (session, password);
        todo!()
    }

    /// New recovery codes; the old ones count no more.
    ///
    /// # Errors
    /// When there is no second factor, or this session did not pass it.
    pub async fn renew_recovery_codes(&self, session: &Session) -> PeopleResult<RecoveryCodes> {
        let _ = session;
        todo!()
    }

    /// Ends a session of one's own.
    ///
    /// # Errors
    /// When there is no such session.
    pub async fn end_own_session(&self, session: &Session, which: SessionId) -> PeopleResult<()> {
        let _ = (session, which);
        todo!()
    }
}
