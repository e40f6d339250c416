use async_trait::async_trait;
use jiff::Timestamp;

use super::{Account, AccountId, Failures, Identity, KeptSession, PeopleError, TokenHash, UserName};
use crate::{AuditEntry, AuditRow, ProcedureId, Result};

/// Which account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// By its key.
    Id(AccountId),
    /// By its name.
    Name(UserName),
    /// By a session, or a sign-in that waits for its second step.
    Session(TokenHash),
    /// By an invitation.
    Invitation(TokenHash),
    /// By who it is at an identity provider.
    Identity(Identity),
}

/// Which rows of the audit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// By whom.
    pub actor: Option<String>,
    /// What was done: `edition.published`, or `edition` for all that was done to editions.
    pub action: Option<String>,
    /// To what.
    pub procedure: Option<ProcedureId>,
    /// Only rows before this one.
    pub before: Option<i64>,
}

/// Some rows of the audit, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditPage {
    /// The rows.
    pub rows: Vec<AuditRow>,
    /// For [`AuditFilter::before`], to see older ones; none when there are none.
    pub older: Option<i64>,
}

/// What a deed does to an account. What it changed is written if it gives `Ok`.
pub type Deed<'d> = &'d (dyn Fn(&mut Account) -> Result<(), PeopleError> + Send + Sync);

/// Where accounts are kept, for ever.
///
/// Every change is one transaction with its audit rows, under the lock of writers.
#[async_trait]
pub trait People: Send + Sync {
    /// An account, with what of it is not over by now.
    async fn account(&self, whose: &Whose, now: Timestamp) -> Result<Option<Account>>;

    /// Every account, by name.
    async fn accounts(&self, now: Timestamp) -> Result<Vec<Account>>;

    /// The account of a session, and the session, ended or not; its devices,
    /// codes and other sessions need not be there.
    async fn session(&self, token: &TokenHash) -> Result<Option<(Account, KeptSession)>>;

    /// Makes an account (its `id` counts for nothing) and says whether it did:
    /// a name is never given twice. `by` stands beside the grants.
    async fn add(&self, account: &Account, by: &str, now: Timestamp) -> Result<bool>;

    /// Reads an account under the lock of writers, lets `deed` change it, and
    /// writes what it changed. `by` stands beside grants that come and go.
    async fn change(
        &self,
        whose: &Whose,
        by: &str,
        deed: Deed<'_>,
        now: Timestamp,
    ) -> Result<Result<Account, PeopleError>>;

    /// Notes that a session was seen.
    async fn seen(&self, token: &TokenHash, now: Timestamp) -> Result<()>;

    /// Failures under a name that nobody has, by a keyed hash of it, changed in
    /// one go. Only so many are kept; the oldest are forgotten.
    async fn change_unknown(
        &self,
        name: &TokenHash,
        deed: &(dyn for<'a> Fn(&'a mut Failures) -> Result<(), PeopleError> + Send + Sync),
    ) -> Result<Result<(), PeopleError>>;

    /// Rows of the audit, newest first, at most `limit`.
    async fn audit_rows(&self, filter: &AuditFilter, limit: u32) -> Result<Vec<AuditRow>>;

    /// Writes into the audit alone.
    async fn note_people(&self, entries: &[AuditEntry], now: Timestamp) -> Result<()>;
}
