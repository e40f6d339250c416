use super::{Accounts, sign_in::Entry};
use crate::people::{
    Account, AccountState, Browser, Invitation, KeptInvitation, Password, PeopleError, PeopleResult, SignedIn, Token,
    TokenHash, Whose,
};

impl Accounts {
    /// Whose an invitation is.
    ///
    /// # Errors
    /// With [`Over`](PeopleError::Over) when it is over, was used, or never was.
    pub async fn invitation(&self, token: &Token) -> PeopleResult<Invitation> {
        let now = self.clock.now();
        let hash = token.hash();
        let account = self.people.account(&Whose::Invitation(hash.clone()), now).await?.ok_or(PeopleError::Over)?;
        let expires_at = open(&account, &hash, now)?.expires_at;
        let Account { name, display_name, for_provider, .. } = account;
        Ok(Invitation { name, display_name, expires_at, for_provider })
    }

    /// Accepts an invitation with a password of one's own, and signs in. Where a
    /// role needs a second factor, it is set up next ([`must_enrol`](crate::people::Session::must_enrol)).
    ///
    /// # Errors
    /// When the invitation is over, or the password will not do.
    pub async fn accept(&self, token: &Token, password: &Password, browser: &Browser) -> PeopleResult<SignedIn> {
        let whose = self.invitation(token).await?;
        let password = self.hasher.new_hash(password, &whose.name, &whose.display_name).await?;
        let entry = Entry::new(browser, self.clock.now());
        let by_token = Whose::Invitation(token.hash());
        let accepted = self.change(&by_token, whose.name.as_str(), |account| {
            open(account, &token.hash(), entry.now)?;
            accept(account, &entry);
            account.password = Some(password.clone());
            Ok(entry.let_in(account, "invitation", false))
        });
        accepted.await.map_err(over)
    }
}

/// The invitation of this token, if it can be accepted.
pub(super) fn open<'a>(
    account: &'a Account,
    token: &TokenHash,
    now: jiff::Timestamp,
) -> PeopleResult<&'a KeptInvitation> {
    let sent = account.invitation.as_ref().filter(|sent| sent.token == *token && sent.open(now));
    sent.filter(|_| account.state == AccountState::Invited).ok_or(PeopleError::Over)
}

/// Somebody accepts; nobody else can after that.
pub(super) fn accept(account: &mut Account, entry: &Entry) {
    if let Some(sent) = &mut account.invitation {
        sent.ended_at = Some(entry.now);
    }
    account.state = AccountState::Active;
    let by = account.name.as_str().to_owned();
    account.note(&by, "account.accepted", &[]);
}

/// Whether there ever was such an invitation is not told.
pub(super) fn over(error: PeopleError) -> PeopleError {
    if matches!(error, PeopleError::Missing) { PeopleError::Over } else { error }
}
