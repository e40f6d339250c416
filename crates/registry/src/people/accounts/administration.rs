use serde_json::json;

use super::{Accounts, COMMAND_LINE};
use crate::people::{
    Account, AccountState, AccountView, Action, Actor, Grant, INVITATION, Invited, KeptInvitation, PeopleError,
    PeopleResult, Role, Scope, SessionId, Token, UserName, Whose, account::without_doubles,
};

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
        let grants = vec![Grant { role: Role::Administrator, scope: Scope::everything() }];
        let new = NewAccount { name, display_name: display_name.to_owned(), grants, for_provider: false };
        self.add(COMMAND_LINE, new).await
    }

    /// Invites somebody anew who cannot get in, by the command line: their
    /// password and second factor are forgotten, their sessions end. A closed
    /// account is opened.
    ///
    /// # Errors
    /// When there is no such account.
    pub async fn reset_by_command(&self, name: &UserName) -> PeopleResult<Invited> {
        self.invite_anew(COMMAND_LINE, name, "account.reset", |_| Ok(())).await
    }

    /// Invites somebody.
    ///
    /// # Errors
    /// When the actor may not, the name is taken, or nobody can be called so.
    pub async fn invite(&self, actor: &Actor, new: NewAccount) -> PeopleResult<Invited> {
        self.allow(actor, Action::ManageAccounts).await?;
        self.add(actor.name.as_str(), new).await
    }

    /// Invites somebody anew: an earlier link, their password and their second
    /// factor count no more, their sessions end.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, or it is closed.
    pub async fn invite_again(&self, actor: &Actor, name: &UserName) -> PeopleResult<Invited> {
        self.allow_over(actor, name).await?;
        self.invite_anew(actor.name.as_str(), name, "account.invited_again", |account| {
            if account.state == AccountState::Closed {
                return Err(PeopleError::Closed);
            }
            if account.is_last_administrator() { Err(PeopleError::LastAdministrator) } else { Ok(()) }
        })
        .await
    }

    /// Closes an account and ends its sessions. What was done under its name stays.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, the last
    /// administrator's, or closed already.
    pub async fn close(&self, actor: &Actor, name: &UserName) -> PeopleResult<()> {
        self.allow_over(actor, name).await?;
        let (by, now) = (actor.name.as_str(), self.clock.now());
        self.change(&Whose::Name(name.clone()), by, |account| {
            if account.state == AccountState::Closed {
                return Err(PeopleError::Closed);
            }
            if account.is_last_administrator() {
                return Err(PeopleError::LastAdministrator);
            }
            account.state = AccountState::Closed;
            account.forget_keys(now);
            account.note(by, "account.closed", &[]);
            Ok(())
        })
        .await
    }

    /// Opens a closed account: its owner is invited anew.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, or it is not closed.
    pub async fn reopen(&self, actor: &Actor, name: &UserName) -> PeopleResult<Invited> {
        self.allow_over(actor, name).await?;
        self.invite_anew(actor.name.as_str(), name, "account.reopened", |account| {
            if account.state == AccountState::Closed { Ok(()) } else { Err(PeopleError::NotClosed) }
        })
        .await
    }

    /// Says what somebody may do, from now on.
    ///
    /// # Errors
    /// When the actor may not, there is no such account, it is their own, or the
    /// last administrator's and would be one no more.
    pub async fn set_grants(&self, actor: &Actor, name: &UserName, grants: Vec<Grant>) -> PeopleResult<()> {
        self.allow_over(actor, name).await?;
        let by = actor.name.as_str();
        let grants = without_doubles(grants);
        self.change(&Whose::Name(name.clone()), by, |account| {
            let last = account.is_last_administrator();
            let before = std::mem::replace(&mut account.grants, grants.clone());
            if last && !account.is_last_administrator() {
                return Err(PeopleError::LastAdministrator);
            }
            let given: Vec<&Grant> = account.grants.iter().filter(|grant| !before.contains(grant)).collect();
            let taken: Vec<&Grant> = before.iter().filter(|grant| !account.grants.contains(grant)).collect();
            if !given.is_empty() || !taken.is_empty() {
                let detail = [("given", json!(given)), ("taken", json!(taken))];
                account.note(by, "account.roles_changed", &detail);
            }
            Ok(())
        })
        .await
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the actor may not.
    pub async fn list(&self, actor: &Actor) -> PeopleResult<Vec<AccountView>> {
        self.allow(actor, Action::ManageAccounts).await?;
        let now = self.clock.now();
        let accounts = self.people.accounts(now).await?;
        Ok(accounts.into_iter().map(|account| account.view(now, None)).collect())
    }

    /// One account.
    ///
    /// # Errors
    /// When the actor may not, or there is no such account.
    pub async fn look_at(&self, actor: &Actor, name: &UserName) -> PeopleResult<AccountView> {
        self.allow(actor, Action::ManageAccounts).await?;
        let now = self.clock.now();
        let account = self.people.account(&Whose::Name(name.clone()), now).await?;
        account.map(|account| account.view(now, None)).ok_or(PeopleError::Missing)
    }

    /// Ends a session of somebody.
    ///
    /// # Errors
    /// When the actor may not, or there is no such session.
    pub async fn end_session_of(&self, actor: &Actor, name: &UserName, session: SessionId) -> PeopleResult<()> {
        self.allow(actor, Action::ManageAccounts).await?;
        self.end_session(&Whose::Name(name.clone()), actor.name.as_str(), session).await
    }

    /// Asks whether somebody may keep the account of another.
    async fn allow_over(&self, actor: &Actor, name: &UserName) -> PeopleResult<()> {
        self.allow(actor, Action::ManageAccounts).await?;
        if actor.name != *name {
            return Ok(());
        }
        self.note_refusal(actor, Action::ManageAccounts, PeopleError::OwnAccount.to_string()).await;
        Err(PeopleError::OwnAccount)
    }

    async fn add(&self, by: &str, new: NewAccount) -> PeopleResult<Invited> {
        let now = self.clock.now();
        let mut account = Account::new(new.name, &new.display_name, new.grants, now)?;
        account.for_provider = new.for_provider;
        let grants = json!(account.grants);
        let invited = self.invitation_for(&mut account);
        let detail = [
            ("display_name", account.display_name.as_str().into()),
            ("grants", grants),
            ("for_provider", account.for_provider.into()),
        ];
        account.note(by, "account.invited", &detail);
        if self.people.add(&account, by, now).await? { Ok(invited) } else { Err(PeopleError::NameTaken) }
    }

    async fn invite_anew(
        &self,
        by: &str,
        name: &UserName,
        action: &str,
        check: impl Fn(&Account) -> PeopleResult<()> + Send + Sync,
    ) -> PeopleResult<Invited> {
        let now = self.clock.now();
        self.change(&Whose::Name(name.clone()), by, |account| {
            check(account)?;
            account.forget_keys(now);
            account.state = AccountState::Invited;
            let invited = self.invitation_for(account);
            account.note(by, action, &[]);
            Ok(invited)
        })
        .await
    }

    fn invitation_for(&self, account: &mut Account) -> Invited {
        let token = Token::random();
        let expires_at = self.clock.now() + INVITATION;
        account.invitation = Some(KeptInvitation { token: token.hash(), expires_at, ended_at: None });
        Invited { token, expires_at }
    }
}
