use std::sync::Arc;

use jiff::SignedDuration;

use super::Accounts;
use crate::{
    AuditEntry,
    people::{
        AccountState, Action, Actor, PeopleError, PeopleResult, SECOND_STEP, Session, SessionId, Subject, Token, Whose,
    },
};

/// How often it is written down that a session was seen.
const SEEN: SignedDuration = SignedDuration::from_mins(1);

impl Accounts {
    /// Who has signed in under this token, if the session is not over. What they
    /// may do is read anew each time.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn session(&self, token: &Token) -> PeopleResult<Option<Session>> {
        let now = self.clock.now();
        let hash = token.hash();
        let Some((account, mut kept)) = self.people.session(&hash).await? else { return Ok(None) };
        let (AccountState::Active, true, Some(id)) = (account.state, kept.open(now), kept.id) else { return Ok(None) };
        if now.duration_since(kept.seen_at) >= SEEN {
            self.people.seen(&hash, now).await?;
            kept.seen_at = now;
        }
        let must_enrol = account.needs_second_factor() && account.factor.is_none() && !kept.second_factor;
        let fresh = now.duration_since(kept.started_at) <= SECOND_STEP;
        Ok(Some(Session { id, actor: Arc::new(account.actor(&kept)), ends_at: kept.ends(), must_enrol, fresh }))
    }

    /// Ends the session of this token, if it is one.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn sign_out(&self, token: &Token) -> PeopleResult<()> {
        let (now, hash) = (self.clock.now(), token.hash());
        let whose = Whose::Session(hash.clone());
        let Some(account) = self.people.account(&whose, now).await? else { return Ok(()) };
        let by = account.name.as_str();
        self.change(&whose, by, |account| {
            if account.end_sessions(now, |session| session.token == hash) > 0 {
                account.note(by, "session.ended", &[]);
            }
            Ok(())
        })
        .await
    }

    /// Asks whether somebody may do a thing that touches no entry in particular,
    /// and keeps a refusal in the audit.
    ///
    /// # Errors
    /// With the refusal.
    pub async fn allow(&self, actor: &Actor, action: Action) -> PeopleResult<()> {
        let Err(refusal) = actor.may(action, &Subject::Anything) else { return Ok(()) };
        self.note_refusal(actor, action, refusal.to_string()).await;
        Err(refusal.into())
    }

    /// Every refusal is kept. Should that fail, the refusal stands all the same.
    pub(super) async fn note_refusal(&self, actor: &Actor, action: Action, why: String) {
        tracing::warn!(account = actor.account.0, action = action.key(), why, "a member of the staff was refused");
        let detail = [("action", action.key().into()), ("why", why.into())];
        let entry = AuditEntry::new(actor.name.as_str(), "refused", None, &detail);
        if let Err(error) = self.people.note_people(&[entry], self.clock.now()).await {
            tracing::error!(error = &error as &dyn std::error::Error, "a refusal cannot be kept");
        }
    }

    /// Ends one session of an account.
    pub(super) async fn end_session(&self, whose: &Whose, by: &str, session: SessionId) -> PeopleResult<()> {
        let now = self.clock.now();
        self.change(whose, by, |account| {
            if account.end_sessions(now, |kept| kept.id == Some(session) && kept.open(now)) == 0 {
                return Err(PeopleError::Missing);
            }
            account.note(by, "session.ended", &[("session", session.0.into())]);
            Ok(())
        })
        .await
    }
}
