use std::collections::BTreeMap;

use jiff::Timestamp;
use registry::people::{Account, AccountId, Identity, KeptSession, TokenHash, Whose};

use super::rows::{AccountColumns, CodeColumns, DeviceColumns, GrantColumns, InvitationColumns, SessionColumns};
use crate::{
    either::{Tx, on_either},
    instant,
    rows::Result,
};

/// Accounts that fulfil a condition, by name.
macro_rules! accounts_where {
    ($condition:literal) => {
        concat!(
            "SELECT a.id, a.name, a.display_name, a.state, a.password, a.factor, a.factor_last_step, a.enrolling,
                    a.for_provider, a.issuer, a.subject, a.failures, a.failed_at, a.locked_until, a.created_at,
                    a.signed_in_at,
                    (SELECT COUNT(*) FROM grants g JOIN accounts o ON o.id = g.account_id
                     WHERE g.role = 'administrator' AND g.taken_at IS NULL AND o.state = 'active' AND o.id <> a.id)
                    AS other_administrators
             FROM accounts a
             WHERE ",
            $condition,
            " ORDER BY a.name"
        )
    };
}

/// The same of one account or, without a condition on it, of all.
macro_rules! of_one_or_all {
    ($start:literal, $end:literal) => {
        [concat!($start, " account_id = $1 ", $end), concat!($start, " $1 = 0 ", $end)]
    };
}

const SESSION_OF: &str = "
    SELECT account_id, id, token, pending, second_factor, about, started_at, seen_at, ends_at, ended_at,
           failures, failed_at, locked_until
    FROM sessions
    WHERE token = $1";

/// An account, with what of it is not over.
pub(super) async fn account(tx: &mut Tx, whose: &Whose, now: Timestamp) -> Result<Option<Account>> {
    let Some(account) = head(tx, whose).await? else { return Ok(None) };
    let only = account.id;
    Ok(with_the_rest(tx, vec![account], Some(only), now).await?.pop())
}

/// Every account.
pub(super) async fn accounts(tx: &mut Tx, now: Timestamp) -> Result<Vec<Account>> {
    const ALL: &str = accounts_where!("a.id > 0");
    let rows: Vec<AccountColumns> = on_either!(&mut *tx, tx => sqlx::query_as(ALL).fetch_all(&mut **tx).await)?;
    let accounts = rows.into_iter().map(Account::try_from).collect::<Result<_>>()?;
    with_the_rest(tx, accounts, None, now).await
}

/// A session, ended or not, and its account with what it may do.
pub(super) async fn session(tx: &mut Tx, token: &TokenHash) -> Result<Option<(Account, KeptSession)>> {
    let row: Option<SessionColumns> = on_either!(&mut *tx, tx => {
        sqlx::query_as(SESSION_OF).bind(&token.0).fetch_optional(&mut **tx).await
    })?;
    let Some(row) = row else { return Ok(None) };
    let id = AccountId(row.account_id);
    let Some(mut account) = head(tx, &Whose::Id(id)).await? else { return Ok(None) };
    grants(tx, &mut BTreeMap::from([(id.0, &mut account)]), id.0).await?;
    Ok(Some((account, row.try_into()?)))
}

/// The row of an account.
async fn head(tx: &mut Tx, whose: &Whose) -> Result<Option<Account>> {
    const BY_ID: &str = accounts_where!("a.id = $1");
    const BY_NAME: &str = accounts_where!("a.name = $1");
    const BY_SESSION: &str = accounts_where!("a.id = (SELECT account_id FROM sessions WHERE token = $1)");
    const BY_INVITATION: &str = accounts_where!("a.id = (SELECT account_id FROM invitations WHERE token = $1)");
    const BY_IDENTITY: &str = accounts_where!("a.issuer = $1 AND a.subject = $2");
    let row: Option<AccountColumns> = on_either!(tx, tx => {
        match whose {
            Whose::Id(AccountId(id)) => sqlx::query_as(BY_ID).bind(id).fetch_optional(&mut **tx).await,
            Whose::Name(name) => sqlx::query_as(BY_NAME).bind(name.as_str()).fetch_optional(&mut **tx).await,
            Whose::Session(token) => sqlx::query_as(BY_SESSION).bind(&token.0).fetch_optional(&mut **tx).await,
            Whose::Invitation(token) => sqlx::query_as(BY_INVITATION).bind(&token.0).fetch_optional(&mut **tx).await,
            Whose::Identity(Identity { issuer, subject }) => {
                sqlx::query_as(BY_IDENTITY).bind(issuer).bind(subject).fetch_optional(&mut **tx).await
            }
        }
    })?;
    row.map(Account::try_from).transpose()
}

/// Reads what belongs to accounts: to one of them, or to all there are.
async fn with_the_rest(
    tx: &mut Tx,
    mut accounts: Vec<Account>,
    only: Option<AccountId>,
    now: Timestamp,
) -> Result<Vec<Account>> {
    const INVITATIONS: [&str; 2] =
        of_one_or_all!("SELECT account_id, token, expires_at FROM invitations WHERE ended_at IS NULL AND", "");
    const SESSIONS: [&str; 2] = of_one_or_all!(
        "SELECT account_id, id, token, pending, second_factor, about, started_at, seen_at, ends_at, ended_at,
                failures, failed_at, locked_until
         FROM sessions
         WHERE ended_at IS NULL AND ends_at > $2 AND",
        "ORDER BY id"
    );
    const DEVICES: [&str; 2] = of_one_or_all!(
        "SELECT account_id, token, seen_at, failures, failed_at, locked_until FROM devices WHERE",
        "ORDER BY seen_at, token"
    );
    const CODES: [&str; 2] =
        of_one_or_all!("SELECT account_id, code, used_at FROM recovery_codes WHERE", "ORDER BY code");
    let (all, id) = only.map_or((1, 0), |AccountId(id)| (0, id));
    let mut by_id: BTreeMap<i64, &mut Account> = accounts.iter_mut().map(|account| (account.id.0, account)).collect();
    grants(tx, &mut by_id, id).await?;
    let invitations: Vec<InvitationColumns> = on_either!(&mut *tx, tx => {
        sqlx::query_as(INVITATIONS[all]).bind(id).fetch_all(&mut **tx).await
    })?;
    for row in invitations {
        if let Some(account) = by_id.get_mut(&row.account_id) {
            account.invitation = Some(row.try_into()?);
        }
    }
    let sessions: Vec<SessionColumns> = on_either!(&mut *tx, tx => {
        sqlx::query_as(SESSIONS[all]).bind(id).bind(instant::to_text(now)).fetch_all(&mut **tx).await
    })?;
    for row in sessions {
        if let Some(account) = by_id.get_mut(&row.account_id) {
            account.sessions.push(row.try_into()?);
        }
    }
    let devices: Vec<DeviceColumns> =
        on_either!(&mut *tx, tx => sqlx::query_as(DEVICES[all]).bind(id).fetch_all(&mut **tx).await)?;
    for row in devices {
        if let Some(account) = by_id.get_mut(&row.account_id) {
            account.devices.push(row.try_into()?);
        }
    }
    let codes: Vec<CodeColumns> =
        on_either!(&mut *tx, tx => sqlx::query_as(CODES[all]).bind(id).fetch_all(&mut **tx).await)?;
    for row in codes {
        if let Some(account) = by_id.get_mut(&row.account_id) {
            account.codes.push(row.try_into()?);
        }
    }
    Ok(accounts)
}

/// What an account, or with 0 all, may do.
async fn grants(tx: &mut Tx, by_id: &mut BTreeMap<i64, &mut Account>, id: i64) -> Result<()> {
    const GRANTS: [&str; 2] =
        of_one_or_all!("SELECT account_id, role, scope FROM grants WHERE taken_at IS NULL AND", "ORDER BY number");
    let all = usize::from(id == 0);
    let rows: Vec<GrantColumns> =
        on_either!(tx, tx => sqlx::query_as(GRANTS[all]).bind(id).fetch_all(&mut **tx).await)?;
    for row in rows {
        if let Some(account) = by_id.get_mut(&row.account_id) {
            account.grants.push(row.try_into()?);
        }
    }
    Ok(())
}
