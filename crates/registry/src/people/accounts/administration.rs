use super::Accounts;
use crate::people::{AccountView, Actor, Grant, Invited, PeopleResult, SessionId, UserName};

/// An account that is to be made.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name with which they will sign in; it never changes.
    pub name: UserName,
    /// What they are called on pages.
    pub display_name: String,
    /// What they are given to do.
    pub grants: Vec<Grant>,
    /// Whether they may sign in for the first time through the identity provider,
    /// which calls them by the same name, without the link.
    pub for_provider: bool,
}

impl Accounts {
    /// Makes an administrator, by the command line.
    ///
    /// # Errors
    /// When the name is taken, or nobody can be called so.
    pub async fn add_administrator(&self, name: UserName, display_name: &str) -> PeopleResult<Invited> {
        let _ = (name, display_name);
        todo!()
    }

    /// Invites somebody anew who cannot get in, by the command line: their
    /// password and second factor are forgotten, their sessions end. A closed
    /// account is opened.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn reset_by_command(&self, name: &UserName) -> PeopleResult<Invited> {
        let _ = name;
        todo!()
    }

    /// Invites somebody.
    ///
    /// # Errors
    /// When the actor may not, the name is taken, or nobody can be called so.
    pub async fn invite(&self, actor: &Actor, new: NewAccount) -> PeopleResult<Invited> {
        let _ = (actor, new);
        todo!()
    }

    /// Invites somebody anew: an earlier link, their password and their second
    /// factor count no more, their sessions end.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, or it is closed.
    pub async fn invite_again(&self, actor: &Actor, name: &UserName) -> PeopleResult<Invited> {
        let _ = (actor, name);
        todo!()
    }

    /// Closes an account and ends its sessions. What was done under its name stays.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, the last
    /// administrator's, or closed already.
    pub async fn close(&self, actor: &Actor, name: &UserName) -> PeopleResult<()> {
        let _ = (actor, name);
        todo!()
    }

    /// Opens a closed account: its owner is invited anew.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, or it is not closed.
    pub async fn reopen(&self, actor: &Actor, name: &UserName) -> PeopleResult<Invited> {
        let _ = (actor, name);
        todo!()
    }

    /// Says what somebody may do, from now on.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, or the
    /// last administrator's and would be one no more.
    pub async fn set_grants(&self, actor: &Actor, name: &UserName, grants: Vec<Grant>) -> PeopleResult<()> {
        let _ = (actor, name, grants);
        todo!()
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn list(&self, actor: &Actor) -> PeopleResult<Vec<AccountView>> {
        let _ = actor;
        todo!()
    }

    /// One account.
    ///
    /// # Errors
    /// When the actor may not, or there is no such account.
    pub async fn look_at(&self, actor: &Actor, name: &UserName) -> PeopleResult<AccountView> {
        let _ = (actor, name);
        todo!()
    }

    /// Ends a session of somebody.
    ///
    /// # Errors
    /// When the actor may not, or there is no such session.
    pub async fn end_session_of(&self, actor: &Actor, name: &UserName, session: SessionId) -> PeopleResult<()> {
        let _ = (actor, name, session);
        todo!()
    }
}
