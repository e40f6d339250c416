use super::Accounts;
use crate::people::{
    Account, AccountView, Enrolment, Password, PasswordFault, PeopleError, PeopleResult, RecoveryCodes, Session,
    SessionId, Whose, factor, recovery,
};

impl Accounts {
    /// One's own account.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn own(&self, session: &Session) -> PeopleResult<AccountView> {
        let now = self.clock.now();
        let account = self.people.account(&Whose::Id(session.actor.account), now).await?;
        account.map(|account| account.view(now, Some(session.id))).ok_or(PeopleError::Missing)
    }

    /// Changes one's password, and ends one's other sessions.
    ///
    /// # Errors
    /// When the old one is wrong (wrong ones are counted, in this session), or the
    /// new one will not do.
    pub async fn change_password(&self, session: &Session, old: &Password, new: &Password) -> PeopleResult<()> {
        let proven = self.prove(session, old).await?;
        let actor = &session.actor;
        let hash = self.hasher.new_hash(new, &actor.name, &actor.display_name).await?;
        if self.hasher.verify(new, proven.password.as_ref()).await? {
            return Err(PeopleError::Password(PasswordFault::Same));
        }
        self.in_session(session, |account, now| {
            // What was proven must be so still.
            if account.password != proven.password {
                return Err(PeopleError::WrongPassword);
            }
            account.password = Some(hash.clone());
            account.end_sessions(now, |kept| kept.id != Some(session.id));
            account.note(actor.name.as_str(), "account.password_changed", &[]);
            Ok(())
        })
        .await
    }

    /// Begins to set up a second factor, the first or one in place of another. Asked
    /// again in the same session before it is confirmed, it gives the same secret. The
    /// password is looked at where the session is not [fresh](Session::fresh).
    ///
    /// # Errors
    /// When the password is wrong (wrong ones are counted, in this session), or there
    /// is a factor already and this session did not pass it.
    pub async fn begin_enrolment(&self, session: &Session, password: &Password) -> PeopleResult<Enrolment> {
        self.prove_anew(session, password).await?;
        let name = &session.actor.name;
        let sealed = factor::begin(&self.key, name, session.id);
        let sealed = self
            .in_session(session, |account, _| {
                if account.factor.is_some() && !session.actor.second_factor {
                    return Err(PeopleError::FactorThere);
                }
                let begun = account.enrolling.take();
                let begun = begun.filter(|begun| factor::is_of(&self.key, name, session.id, begun));
                Ok(account.enrolling.insert(begun.unwrap_or_else(|| sealed.clone())).clone())
            })
            .await?;
        factor::shown(&self.key, name, session.id, &sealed)
    }

    /// The second factor that was begun in this session, once more.
    ///
    /// # Errors
    /// When none was begun.
    pub async fn begun_enrolment(&self, session: &Session) -> PeopleResult<Enrolment> {
        let (name, whose) = (&session.actor.name, Whose::Id(session.actor.account));
        let account = self.people.account(&whose, self.clock.now()).await?.ok_or(PeopleError::Missing)?;
        let begun = account.enrolling.filter(|begun| factor::is_of(&self.key, name, session.id, begun));
        factor::shown(&self.key, name, session.id, &begun.ok_or(PeopleError::NoFactor)?)
    }

    /// Confirms it with a code. This session counts as having passed it; the
    /// others end.
    ///
    /// # Errors
    /// When none was begun, or the code is wrong (wrong ones are counted, in this
    /// session).
    pub async fn confirm_enrolment(&self, session: &Session, code: &str) -> PeopleResult<RecoveryCodes> {
        let outcome = self.in_session(session, |account, now| {
            let Some(sealed) = account.enrolling.clone() else { return Err(PeopleError::NoFactor) };
            if account.factor.is_some() && !session.actor.second_factor {
                return Err(PeopleError::FactorThere);
            }
            let kept = account.sessions.iter_mut().find(|kept| kept.id == Some(session.id));
            let kept = kept.ok_or(PeopleError::Over)?;
            kept.failures.attempt(now)?;
            let confirmed = factor::confirmed(&self.key, &account.name, session.id, &sealed, code, now)?;
            let Some(confirmed) = confirmed else { return Ok(Err(PeopleError::WrongCode)) };
            kept.failures.clear();
            kept.second_factor = true;
            account.factor = Some(confirmed);
            account.enrolling = None;
            account.end_sessions(now, |kept| kept.id != Some(session.id));
            account.note(session.actor.name.as_str(), "account.factor_set_up", &[]);
            Ok(Ok(new_codes(account)))
        });
        outcome.await?
    }

    /// Gives the second factor up. The other sessions end, and this one counts as one
    /// that passed none: a role that is given later asks for another.
    ///
    /// # Errors
    /// When there is none, a role needs it, or the password is wrong (wrong ones
    /// are counted, in this session).
    pub async fn remove_second_factor(&self, session: &Session, password: &Password) -> PeopleResult<()> {
        let proven = self.prove(session, password).await?;
        self.in_session(session, |account, now| {
            if account.password != proven.password {
                return Err(PeopleError::WrongPassword);
            }
            if account.needs_second_factor() {
                return Err(PeopleError::FactorNeeded);
            }
            account.factor.take().ok_or(PeopleError::NoFactor)?;
            account.codes.clear();
            account.end_sessions(now, |kept| kept.id != Some(session.id));
            for kept in account.sessions.iter_mut().filter(|kept| kept.id == Some(session.id)) {
                kept.second_factor = false;
            }
            account.note(session.actor.name.as_str(), "account.factor_removed", &[]);
            Ok(())
        })
        .await
    }

    /// New recovery codes; the old ones count no more. The password is looked at where
    /// the session is not [fresh](Session::fresh).
    ///
    /// # Errors
    /// When there is no second factor, this session did not pass it, or the password is
    /// wrong (wrong ones are counted, in this session).
    pub async fn renew_recovery_codes(&self, session: &Session, password: &Password) -> PeopleResult<RecoveryCodes> {
        self.prove_anew(session, password).await?;
        self.in_session(session, |account, _| {
            if account.factor.is_none() || !session.actor.second_factor {
                return Err(PeopleError::NoFactor);
            }
            account.note(session.actor.name.as_str(), "account.codes_renewed", &[]);
            Ok(new_codes(account))
        })
        .await
    }

    /// Ends a session of one's own.
    ///
    /// # Errors
    /// When there is no such session.
    pub async fn end_own_session(&self, session: &Session, which: SessionId) -> PeopleResult<()> {
        let actor = &session.actor;
        self.end_session(&Whose::Id(actor.account), actor.name.as_str(), which).await
    }

    /// The same, unless the session began just now.
    async fn prove_anew(&self, session: &Session, password: &Password) -> PeopleResult<()> {
        if !session.fresh {
            self.prove(session, password).await?;
        }
        Ok(())
    }

    /// Asks for the password anew: whoever sits down at an open session must not
    /// be able to take the account over. Where there is none, as somebody signs in
    /// through the identity provider, a second factor passed is as much.
    async fn prove(&self, session: &Session, password: &Password) -> PeopleResult<Account> {
        let whose = Whose::Id(session.actor.account);
        let account = self.people.account(&whose, self.clock.now()).await?.ok_or(PeopleError::Missing)?;
        self.in_session(session, |account, now| {
            let kept = account.sessions.iter_mut().find(|kept| kept.id == Some(session.id));
            kept.ok_or(PeopleError::Over)?.failures.attempt(now)
        })
        .await?;
        let right = self.hasher.verify(password, account.password.as_ref()).await?;
        let right = right || (account.password.is_none() && session.actor.second_factor);
        self.in_session(session, |account, _| {
            let kept = account.sessions.iter_mut().find(|kept| kept.id == Some(session.id));
            let kept = kept.ok_or(PeopleError::Over)?;
            if right {
                kept.failures.clear();
                return Ok(Ok(()));
            }
            let (noteworthy, attempts) = (kept.failures.noteworthy(), kept.failures.count);
            if noteworthy {
                let by = session.actor.name.as_str();
                account.note(by, "account.password_wrong", &[("attempts", attempts.into())]);
            }
            Ok(Err(PeopleError::WrongPassword))
        })
        .await??;
        Ok(account)
    }

    /// Changes one's own account while the session that asks is open.
    async fn in_session<T: Send>(
        &self,
        session: &Session,
        deed: impl Fn(&mut Account, jiff::Timestamp) -> PeopleResult<T> + Send + Sync,
    ) -> PeopleResult<T> {
        let actor = &session.actor;
        let now = self.clock.now();
        self.change(&Whose::Id(actor.account), actor.name.as_str(), |account| {
            if !account.sessions.iter().any(|kept| kept.id == Some(session.id) && kept.open(now)) {
                return Err(PeopleError::Over);
            }
            deed(account, now)
        })
        .await
    }
}

fn new_codes(account: &mut Account) -> RecoveryCodes {
    let (shown, kept) = recovery::renew();
    account.codes = kept;
    shown
}
