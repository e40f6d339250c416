use registry::people::{Account, AccountId, Failures, Grant, Identity, KeptInvitation, KeptSession};

use crate::{
    audit,
    either::{Tx, on_either},
    instant::to_text,
    rows::{Result, to_json},
};

/// Writes the row of an account that is new, if its name is.
pub(super) async fn add(tx: &mut Tx, account: &Account, at: &str) -> Result<Option<AccountId>> {
    const ADD: &str = "
        INSERT INTO accounts (name, display_name, state, for_provider, created_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (name) DO NOTHING
        RETURNING id";
    let id: Option<i64> = on_either!(tx, tx => {
        sqlx::query_scalar(ADD)
            .bind(account.name.as_str())
            .bind(&account.display_name)
            .bind(account.state.key())
            .bind(i64::from(account.for_provider))
            .bind(at)
            .fetch_optional(&mut **tx)
            .await
    })?;
    Ok(id.map(AccountId))
}

/// Writes what a deed changed of an account.
pub(super) async fn changes(tx: &mut Tx, before: &Account, account: &Account, by: &str, at: &str) -> Result<()> {
    if head(before) != head(account) {
        update(tx, account).await?;
    }
    let AccountId(id) = account.id;
    for grant in before.grants.iter().filter(|grant| !account.grants.contains(grant)) {
        take(tx, id, grant, by, at).await?;
    }
    for grant in account.grants.iter().filter(|grant| !before.grants.contains(grant)) {
        give(tx, id, grant, by, at).await?;
    }
    invitations(tx, id, before.invitation.as_ref(), account.invitation.as_ref(), at).await?;
    for session in &account.sessions {
        match before.sessions.iter().find(|known| known.token == session.token) {
            Some(known) if known == session => {}
            Some(_) => change_session(tx, session).await?,
            None => begin_session(tx, id, session).await?,
        }
    }
    devices(tx, before, account).await?;
    codes(tx, before, account).await?;
    audit::append(tx, at, &account.audit).await
}

/// Only what stands in the row of an account.
fn head(account: &Account) -> Account {
    Account {
        grants: Vec::new(),
        codes: Vec::new(),
        invitation: None,
        sessions: Vec::new(),
        devices: Vec::new(),
        audit: Vec::new(),
        ..account.clone()
    }
}

async fn update(tx: &mut Tx, account: &Account) -> Result<()> {
    const UPDATE: &str = "
        UPDATE accounts
        SET display_name = $2, state = $3, password = $4, factor = $5, factor_last_step = $6, enrolling = $7,
            for_provider = $8, issuer = $9, subject = $10, failures = $11, failed_at = $12, locked_until = $13,
            signed_in_at = $14
        WHERE id = $1";
    let (failures, failed_at, locked_until) = columns(&account.failures);
    let factor = account.factor.as_ref();
    let (issuer, subject) =
        account.identity.as_ref().map(|Identity { issuer, subject }| (issuer.as_str(), subject.as_str())).unzip();
    on_either!(tx, tx => {
        sqlx::query(UPDATE)
            .bind(account.id.0)
            .bind(&account.display_name)
            .bind(account.state.key())
            .bind(account.password.as_ref().map(|hash| hash.0.as_str()))
            .bind(factor.map(|factor| factor.sealed.as_str()))
            .bind(factor.and_then(|factor| factor.last_step))
            .bind(account.enrolling.as_deref())
            .bind(i64::from(account.for_provider))
            .bind(issuer)
            .bind(subject)
            .bind(failures)
            .bind(failed_at)
            .bind(locked_until)
            .bind(account.signed_in_at.map(to_text))
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn give(tx: &mut Tx, id: i64, grant: &Grant, by: &str, at: &str) -> Result<()> {
    const GIVE: &str = "INSERT INTO grants (account_id, role, scope, given_at, given_by) VALUES ($1, $2, $3, $4, $5)";
    of_grant(GIVE, tx, id, grant, by, at).await
}

async fn take(tx: &mut Tx, id: i64, grant: &Grant, by: &str, at: &str) -> Result<()> {
    const TAKE: &str = "
        UPDATE grants SET taken_at = $4, taken_by = $5
        WHERE account_id = $1 AND role = $2 AND scope = $3 AND taken_at IS NULL";
    of_grant(TAKE, tx, id, grant, by, at).await
}

async fn of_grant(statement: &'static str, tx: &mut Tx, id: i64, grant: &Grant, by: &str, at: &str) -> Result<()> {
    let scope = to_json("scope", &grant.scope)?;
    on_either!(tx, tx => {
        sqlx::query(statement)
            .bind(id)
            .bind(grant.role.key())
            .bind(scope)
            .bind(at)
            .bind(by)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The one that was there ends when it was accepted or another takes its place.
async fn invitations(
    tx: &mut Tx,
    id: i64,
    before: Option<&KeptInvitation>,
    after: Option<&KeptInvitation>,
    at: &str,
) -> Result<()> {
    const END: &str = "UPDATE invitations SET ended_at = $2 WHERE token = $1 AND ended_at IS NULL";
    const SEND: &str = "INSERT INTO invitations (token, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)";
    let same = before.map(|sent| &sent.token) == after.map(|sent| &sent.token);
    let accepted = after.is_some_and(|sent| sent.ended_at.is_some());
    if let Some(sent) = before.filter(|_| !same || accepted) {
        on_either!(&mut *tx, tx => {
            sqlx::query(END).bind(&sent.token.0).bind(at).execute(&mut **tx).await.map(drop)
        })?;
    }
    if let Some(sent) = after.filter(|_| !same) {
        on_either!(&mut *tx, tx => {
            sqlx::query(SEND)
                .bind(&sent.token.0)
                .bind(id)
                .bind(at)
                .bind(to_text(sent.expires_at))
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}

async fn begin_session(tx: &mut Tx, id: i64, session: &KeptSession) -> Result<()> {
    const BEGIN: &str = "
        INSERT INTO sessions (account_id, token, pending, second_factor, about, started_at, seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    on_either!(tx, tx => {
        sqlx::query(BEGIN)
            .bind(id)
            .bind(&session.token.0)
            .bind(i64::from(session.pending))
            .bind(i64::from(session.second_factor))
            .bind(&session.about)
            .bind(to_text(session.started_at))
            .bind(to_text(session.seen_at))
            .bind(to_text(session.ends_at))
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn change_session(tx: &mut Tx, session: &KeptSession) -> Result<()> {
    const CHANGE: &str = "
        UPDATE sessions
        SET second_factor = $2, seen_at = $3, ended_at = $4, failures = $5, failed_at = $6, locked_until = $7
        WHERE token = $1";
    let (failures, failed_at, locked_until) = columns(&session.failures);
    on_either!(tx, tx => {
        sqlx::query(CHANGE)
            .bind(&session.token.0)
            .bind(i64::from(session.second_factor))
            .bind(to_text(session.seen_at))
            .bind(session.ended_at.map(to_text))
            .bind(failures)
            .bind(failed_at)
            .bind(locked_until)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn devices(tx: &mut Tx, before: &Account, account: &Account) -> Result<()> {
    const FORGET: &str = "DELETE FROM devices WHERE account_id = $1 AND token = $2";
    const KEEP: &str = "
        INSERT INTO devices (account_id, token, seen_at, failures, failed_at, locked_until)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (account_id, token) DO UPDATE
        SET seen_at = excluded.seen_at, failures = excluded.failures, failed_at = excluded.failed_at,
            locked_until = excluded.locked_until";
    let AccountId(id) = account.id;
    for device in &before.devices {
        if !account.devices.iter().any(|kept| kept.token == device.token) {
            on_either!(&mut *tx, tx => {
                sqlx::query(FORGET).bind(id).bind(&device.token.0).execute(&mut **tx).await.map(drop)
            })?;
        }
    }
    for device in account.devices.iter().filter(|device| !before.devices.contains(device)) {
        let (failures, failed_at, locked_until) = columns(&device.failures);
        on_either!(&mut *tx, tx => {
            sqlx::query(KEEP)
                .bind(id)
                .bind(&device.token.0)
                .bind(to_text(device.seen_at))
                .bind(failures)
                .bind(failed_at)
                .bind(locked_until)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}

async fn codes(tx: &mut Tx, before: &Account, account: &Account) -> Result<()> {
    const FORGET: &str = "DELETE FROM recovery_codes WHERE account_id = $1 AND code = $2";
    const KEEP: &str = "
        INSERT INTO recovery_codes (account_id, code, used_at) VALUES ($1, $2, $3)
        ON CONFLICT (account_id, code) DO UPDATE SET used_at = excluded.used_at";
    let AccountId(id) = account.id;
    for code in &before.codes {
        if !account.codes.iter().any(|kept| kept.hash == code.hash) {
            on_either!(&mut *tx, tx => {
                sqlx::query(FORGET).bind(id).bind(&code.hash.0).execute(&mut **tx).await.map(drop)
            })?;
        }
    }
    for code in account.codes.iter().filter(|code| !before.codes.contains(code)) {
        on_either!(&mut *tx, tx => {
            sqlx::query(KEEP)
                .bind(id)
                .bind(&code.hash.0)
                .bind(code.used_at.map(to_text))
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}

/// Failures as they stand in a row.
pub(super) fn columns(failures: &Failures) -> (i64, Option<String>, Option<String>) {
    (i64::from(failures.count), failures.last_at.map(to_text), failures.until.map(to_text))
}
