//! The people of the departments: their accounts, and how they come in.

mod audit_rows;
mod read;
mod rows;
mod unknown;
mod write;

use jiff::Timestamp;
use registry::{
    AuditEntry,
    people::{Account, Deed, KeptSession, PeopleError, TokenHash, Whose},
};

pub(crate) use self::{audit_rows::audit_rows, unknown::change_unknown};
use crate::{
    audit,
    either::{Db, on_either},
    instant,
    rows::Result,
};

pub(crate) async fn account(db: &Db, whose: &Whose, now: Timestamp) -> Result<Option<Account>> {
    let mut tx = db.begin_reading().await?;
    let account = read::account(&mut tx, whose, now).await?;
    tx.rollback().await?;
    Ok(account)
}

pub(crate) async fn accounts(db: &Db, now: Timestamp) -> Result<Vec<Account>> {
    let mut tx = db.begin_reading().await?;
    let accounts = read::accounts(&mut tx, now).await?;
    tx.rollback().await?;
    Ok(accounts)
}

pub(crate) async fn session(db: &Db, token: &TokenHash) -> Result<Option<(Account, KeptSession)>> {
    let mut tx = db.begin_reading().await?;
    let session = read::session(&mut tx, token).await?;
    tx.rollback().await?;
    Ok(session)
}

pub(crate) async fn add(db: &Db, account: &Account, by: &str, now: Timestamp) -> Result<bool> {
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    let Some(id) = write::add(&mut tx, account, &at).await? else {
        tx.rollback().await?;
        return Ok(false);
    };
    let new = Account { id, ..account.clone() };
    let nothing = Account { grants: Vec::new(), invitation: None, ..new.clone() };
    write::changes(&mut tx, &nothing, &new, by, &at).await?;
    tx.commit().await?;
    Ok(true)
}

pub(crate) async fn change(
    db: &Db,
    whose: &Whose,
    by: &str,
    deed: Deed<'_>,
    now: Timestamp,
) -> Result<Result<Account, PeopleError>> {
    let mut tx = db.begin_writing().await?;
    let Some(before) = read::account(&mut tx, whose, now).await? else {
        tx.rollback().await?;
        return Ok(Err(PeopleError::Missing));
    };
    let mut account = before.clone();
    if let Err(error) = deed(&mut account) {
        tx.rollback().await?;
        return Ok(Err(error));
    }
    write::changes(&mut tx, &before, &account, by, &instant::to_text(now)).await?;
    tx.commit().await?;
    Ok(Ok(account))
}

pub(crate) async fn seen(db: &Db, token: &TokenHash, now: Timestamp) -> Result<()> {
    const SEEN: &str = "UPDATE sessions SET seen_at = $2 WHERE token = $1 AND ended_at IS NULL AND seen_at < $2";
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => {
        sqlx::query(SEEN).bind(&token.0).bind(instant::to_text(now)).execute(&mut **tx).await.map(drop)
    })?;
    Ok(tx.commit().await?)
}

pub(crate) async fn note(db: &Db, entries: &[AuditEntry], now: Timestamp) -> Result<()> {
    let mut tx = db.begin_writing().await?;
    audit::append(&mut tx, &instant::to_text(now), entries).await?;
    Ok(tx.commit().await?)
}
