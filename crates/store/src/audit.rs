//! The audit: append-only, each row bound to the one before by a hash, so that a
//! row that is changed, left out or put in between can be told.

use registry::{AuditEntry, AuditFault, AuditRow, ProcedureId};
use sha2::{Digest, Sha256};
use sqlx::QueryBuilder;

use crate::{
    either::{Db, Tx, on_either},
    rows::{AuditColumns, Result},
};

/// How many rows are written or read in one statement.
const AT_ONCE: usize = 500;
/// What stands before the first row.
const BEGINNING: &str = "";
/// The hash of a row that is older than the hashes. The first row that has one
/// binds all of them.
const UNBOUND: &str = "";

/// Writes rows, in order. Every writer holds the lock of writers, so nobody
/// comes in between.
pub(crate) async fn append(tx: &mut Tx, now: &str, entries: &[AuditEntry]) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let (mut number, mut hash) = last(tx).await?;
    for entries in entries.chunks(AT_ONCE) {
        let mut rows = Vec::with_capacity(entries.len());
        for entry in entries {
            number += 1;
            let row = AuditColumns {
                number,
                at: now.to_owned(),
                actor: entry.actor.clone(),
                action: entry.action.clone(),
                procedure_id: entry.procedure.map(|ProcedureId(id)| id),
                detail: entry.detail.to_string(),
            };
            hash = bound(&row, &hash);
            rows.push((row, hash.clone()));
        }
        on_either!(&mut *tx, tx => {
            let mut query =
                QueryBuilder::new("INSERT INTO audit (number, at, actor, action, procedure_id, detail, hash) ");
            query.push_values(&rows, |mut row, (columns, hash)| {
                row.push_bind(columns.number)
                    .push_bind(columns.at.clone())
                    .push_bind(columns.actor.clone())
                    .push_bind(columns.action.clone())
                    .push_bind(columns.procedure_id)
                    .push_bind(columns.detail.clone())
                    .push_bind(hash.clone());
            });
            query.build().execute(&mut **tx).await.map(drop)
        })?;
    }
    Ok(())
}

/// The number and the hash of the last row.
async fn last(tx: &mut Tx) -> Result<(i64, String)> {
    const LAST: &str = "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1";
    const ALL: &str = "SELECT number, at, actor, action, procedure_id, detail FROM audit ORDER BY number";
    let last: Option<(i64, String)> = on_either!(&mut *tx, tx => sqlx::query_as(LAST).fetch_optional(&mut **tx).await)?;
    let Some((number, hash)) = last else { return Ok((0, BEGINNING.to_owned())) };
    if hash != UNBOUND {
        return Ok((number, hash));
    }
    let rows: Vec<AuditColumns> = on_either!(tx, tx => sqlx::query_as(ALL).fetch_all(&mut **tx).await)?;
    Ok((number, rows.iter().fold(BEGINNING.to_owned(), |before, row| bound(row, &before))))
}

/// The hash of a row: over all that stands in it and the hash of the row before.
/// Lengths stand before texts, so that nothing can move from one to the next.
fn bound(row: &AuditColumns, before: &str) -> String {
    let mut digest = Sha256::new();
    let procedure = row.procedure_id.map(|id| id.to_string()).unwrap_or_default();
    let number = row.number.to_string();
    for part in [before, &number, &row.at, &row.actor, &row.action, &procedure, &row.detail] {
        digest.update(part.len().to_string());
        digest.update(":");
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What tells this database from every other: made of the first row, which never
/// changes, and which says to the nanosecond when it was written.
pub(crate) async fn instance(db: &Db) -> Result<String> {
    const FIRST: &str = "SELECT number, at, actor, action, procedure_id, detail FROM audit ORDER BY number LIMIT 1";
    let first: Option<AuditColumns> = on_either!(db, pool => sqlx::query_as(FIRST).fetch_optional(pool).await)?;
    let mut digits = first.map(|row| bound(&row, BEGINNING)).unwrap_or_else(|| "0".repeat(32));
    digits.truncate(32);
    Ok(digits)
}

/// The rows, newest first.
pub(crate) async fn latest(db: &Db, limit: u32) -> Result<Vec<AuditRow>> {
    const LATEST: &str = "
        SELECT number, at, actor, action, procedure_id, detail
        FROM audit
        ORDER BY number DESC
        LIMIT $1";
    let rows: Vec<AuditColumns> =
        on_either!(db, pool => sqlx::query_as(LATEST).bind(i64::from(limit)).fetch_all(pool).await)?;
    rows.into_iter().map(AuditRow::try_from).collect()
}

#[derive(sqlx::FromRow)]
struct BoundRow {
    #[sqlx(flatten)]
    columns: AuditColumns,
    hash: String,
}

/// Walks the whole chain. What is cut off at its end shows only against a number
/// and a hash that were written down elsewhere: the last ones are given back.
pub(crate) async fn verify(db: &Db) -> Result<(u64, String, Option<AuditFault>)> {
    let mut tx = db.begin_reading().await?;
    let verdict = verify_in(&mut tx).await?;
    tx.rollback().await?;
    Ok(verdict)
}

/// The same within a transaction.
pub(crate) async fn verify_in(tx: &mut Tx) -> Result<(u64, String, Option<AuditFault>)> {
    const NEXT: &str = "
        SELECT number, at, actor, action, procedure_id, detail, hash
        FROM audit
        WHERE number > $1
        ORDER BY number
        LIMIT $2";
    let (mut number, mut hash, mut chained) = (0, BEGINNING.to_owned(), false);
    loop {
        let rows: Vec<BoundRow> = on_either!(&mut *tx, tx => {
            sqlx::query_as(NEXT).bind(number).bind(AT_ONCE as i64).fetch_all(&mut **tx).await
        })?;
        if rows.is_empty() {
            return Ok((u64::try_from(number).unwrap_or_default(), hash, None));
        }
        for row in rows {
            let expected = bound(&row.columns, &hash);
            let unbound = row.hash == UNBOUND && !chained;
            chained |= !unbound;
            let fault = if row.columns.number != number + 1 {
                Some(AuditFault::Gap { after: number, next: row.columns.number })
            } else if !unbound && row.hash != expected {
                Some(AuditFault::Changed { number: row.columns.number })
            } else {
                None
            };
            if fault.is_some() {
                return Ok((u64::try_from(number).unwrap_or_default(), hash, fault));
            }
            (number, hash) = (row.columns.number, expected);
        }
    }
}
