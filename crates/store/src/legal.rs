//! What the staff recorded of legal documents.

use catalogue::ActorId;
use registry::{AuditEntry, legal::LawRecord};
use sqlx::FromRow;

use crate::{
    audit,
    either::{Db, on_either},
    instant,
    rows::{Result, from_json, number, parse, to_json},
};

#[derive(FromRow)]
struct LawRow {
    key: String,
    revision: i64,
    document: String,
    link: Option<String>,
    at: String,
    actor: String,
}

/// Every record of a document, first to last; or the last record of each.
pub(crate) async fn laws(db: &Db, key: Option<&str>) -> Result<Vec<LawRecord>> {
    const ONE: &str = "
        SELECT key, revision, document, link, at, actor FROM legal_documents WHERE key = $1 ORDER BY revision";
    const LAST: &str = "
        SELECT d.key, d.revision, d.document, d.link, d.at, d.actor
        FROM legal_documents d
        WHERE $1 = '' AND d.revision = (SELECT MAX(l.revision) FROM legal_documents l WHERE l.key = d.key)
        ORDER BY d.key";
    let sql = if key.is_some() { ONE } else { LAST };
    let rows: Vec<LawRow> = on_either!(db, pool => {
        sqlx::query_as(sql).bind(key.unwrap_or_default()).fetch_all(pool).await
    })?;
    rows.into_iter()
        .map(|row| {
            Ok(LawRecord {
                key: row.key,
                revision: number(row.revision)?,
                document: from_json("document", &row.document)?,
                link: row.link,
                at: parse("at", &row.at)?,
                by: ActorId::new(row.actor),
            })
        })
        .collect()
}

/// Keeps a record; says no where its revision is not the next.
pub(crate) async fn record(db: &Db, record: &LawRecord, entries: &[AuditEntry]) -> Result<bool> {
    const LAST: &str = "SELECT COALESCE(MAX(revision), 0) FROM legal_documents WHERE key = $1";
    const INSERT: &str = "
        INSERT INTO legal_documents (key, revision, document, link, at, actor) VALUES ($1, $2, $3, $4, $5, $6)";
    let at = instant::to_text(record.at);
    let document = to_json("document", &record.document)?;
    let mut tx = db.begin_writing().await?;
    let last: i64 = on_either!(&mut tx, tx => sqlx::query_scalar(LAST).bind(&record.key).fetch_one(&mut **tx).await)?;
    if last + 1 != i64::from(record.revision) {
        tx.rollback().await?;
        return Ok(false);
    }
    on_either!(&mut tx, tx => {
        sqlx::query(INSERT)
            .bind(&record.key)
            .bind(i64::from(record.revision))
            .bind(document)
            .bind(record.link.as_deref())
            .bind(&at)
            .bind(record.by.as_str())
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    audit::append(&mut tx, &at, entries).await?;
    tx.commit().await?;
    Ok(true)
}
