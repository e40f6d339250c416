use catalogue::{Edition, Procedure};
use jiff::Timestamp;
use registry::{AuditEntry, MirrorRecord, ProcedureId};
use serde_json::Value;
use sqlx::QueryBuilder;

use super::known::Remembered;
use crate::{
    audit,
    either::{Tx, on_either},
    instant,
    rows::{Result, StoreError, to_json},
    slugs,
};

/// How many rows are written in one statement.
const AT_ONCE: usize = 500;

/// Writes a batch. What must be there for the next record is written at once;
/// audit, outbox and what is remembered of the records follow at the end.
pub(super) struct Writes {
    now: String,
    audit: Vec<AuditEntry>,
    changed: Vec<i64>,
}

impl Writes {
    pub(super) fn new(now: Timestamp) -> Self {
        Self { now: instant::to_text(now), audit: Vec::new(), changed: Vec::new() }
    }

    /// Writes a procedure; finds another address where the wanted one is taken.
    pub(super) async fn insert_procedure(
        &mut self,
        tx: &mut Tx,
        record: &MirrorRecord,
    ) -> Result<(ProcedureId, Procedure)> {
        const INSERT: &str = "
            INSERT INTO procedures (code, slug, repeal, created_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (slug) DO NOTHING
            RETURNING id";
        let code = record.code.as_ref().map(catalogue::ProcedureCode::as_str);
        let repeal = repeal_text(record.repeal.as_ref())?;
        let mut slugs = slugs::to_try(&record.slug, Some(code.unwrap_or(record.key.as_str())));
        loop {
            let slug = slugs.next().unwrap_or_else(|| record.slug.clone());
            let id: Option<i64> = on_either!(tx, tx => {
                sqlx::query_scalar(INSERT)
                    .bind(code)
                    .bind(slug.as_str())
                    .bind(repeal.as_deref())
                    .bind(&self.now)
                    .fetch_optional(&mut **tx)
                    .await
            })?;
            if let Some(id) = id {
                let procedure = Procedure { code: record.code.clone(), slug, repeal: record.repeal.clone() };
                return Ok((ProcedureId(id), procedure));
            }
        }
    }

    /// Writes another code or end of a procedure.
    pub(super) async fn update_procedure(
        &mut self,
        tx: &mut Tx,
        record: &MirrorRecord,
        id: ProcedureId,
        before: &Procedure,
        after: &Procedure,
    ) -> Result<()> {
        const UPDATE: &str = "UPDATE procedures SET code = $2, repeal = $3 WHERE id = $1";
        let code = after.code.as_ref().map(catalogue::ProcedureCode::as_str);
        let repeal = repeal_text(after.repeal.as_ref())?;
        on_either!(tx, tx => {
            sqlx::query(UPDATE).bind(id.0).bind(code).bind(repeal).execute(&mut **tx).await.map(drop)
        })?;
        let mut detail = Vec::new();
        if before.code != after.code {
            detail.push(("code", json(&after.code)?));
        }
        if before.repeal != after.repeal {
            detail.push(("repeal", json(&after.repeal)?));
        }
        self.audit(record, "procedure.changed", id, &detail);
        self.changed.push(id.0);
        Ok(())
    }

    /// Ends the time of the published edition.
    pub(super) async fn supersede(
        &mut self,
        tx: &mut Tx,
        record: &MirrorRecord,
        id: ProcedureId,
        number: u32,
    ) -> Result<()> {
        const UPDATE: &str = "
            UPDATE editions
            SET state = 'superseded', superseded_at = CASE WHEN published_at > $3 THEN published_at ELSE $3 END
            WHERE procedure_id = $1 AND number = $2 AND state = 'published'";
        let rows = on_either!(tx, tx => {
            sqlx::query(UPDATE)
                .bind(id.0)
                .bind(i64::from(number))
                .bind(&self.now)
                .execute(&mut **tx)
                .await
                .map(|done| done.rows_affected())
        })?;
        if rows != 1 {
            return Err(StoreError::Moved(id.0));
        }
        self.audit(record, "edition.superseded", id, &[("edition", number.into())]);
        Ok(())
    }

    /// Writes an edition that is published from the start.
    pub(super) async fn insert_edition(
        &mut self,
        tx: &mut Tx,
        record: &MirrorRecord,
        id: ProcedureId,
        edition: &Edition,
    ) -> Result<()> {
        const INSERT: &str = "
            INSERT INTO editions (procedure_id, number, state, origin, source, content, authors, created_at, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, (
                -- after what the public saw, also where the clock was set back in between
                SELECT CASE WHEN MAX(superseded_at) > $8 THEN MAX(superseded_at) ELSE $8 END
                FROM editions
                WHERE procedure_id = $1
            ))";
        let origin = match edition.origin() {
            catalogue::Origin::Authored => "authored",
            catalogue::Origin::Mirrored => "mirrored",
        };
        let content = to_json("content", edition.content())?;
        let authors = to_json("authors", edition.authors())?;
        on_either!(tx, tx => {
            sqlx::query(INSERT)
                .bind(id.0)
                .bind(i64::from(edition.number()))
                .bind(edition.state().key())
                .bind(origin)
                .bind(record.source.as_str())
                .bind(content)
                .bind(authors)
                .bind(&self.now)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
        self.audit(record, "edition.published", id, &[("edition", edition.number().into())]);
        self.changed.push(id.0);
        Ok(())
    }

    /// Notes what a source did.
    pub(super) fn audit(
        &mut self,
        record: &MirrorRecord,
        action: &'static str,
        id: ProcedureId,
        more: &[(&str, Value)],
    ) {
        let record_of = [("source", record.source.as_str().into()), ("key", record.key.as_str().into())];
        let detail = [record_of.as_slice(), more].concat();
        self.audit.push(AuditEntry::new(super::actor(&record.source).as_str(), action, Some(id), &detail));
    }

    /// Writes what was put off.
    pub(super) async fn finish(&self, tx: &mut Tx, remembered: Vec<(&(String, String), &Remembered)>) -> Result<()> {
        audit::append(tx, &self.now, &self.audit).await?;
        for procedures in self.changed.chunks(AT_ONCE) {
            on_either!(&mut *tx, tx => {
                let mut query = QueryBuilder::new("INSERT INTO outbox (procedure_id, at) ");
                query.push_values(procedures, |mut row, procedure| {
                    row.push_bind(*procedure).push_bind(self.now.clone());
                });
                query.build().execute(&mut **tx).await.map(drop)
            })?;
        }
        for records in remembered.chunks(AT_ONCE) {
            on_either!(&mut *tx, tx => {
                let mut query = QueryBuilder::new(
                    "INSERT INTO mirror_records (source, key, procedure_id, fingerprint, edition) ",
                );
                query.push_values(records, |mut row, ((source, key), record)| {
                    row.push_bind(source.clone())
                        .push_bind(key.clone())
                        .push_bind(record.procedure.0)
                        .push_bind(record.fingerprint.clone())
                        .push_bind(record.edition.map(i64::from));
                });
                query.push(
                    " ON CONFLICT (source, key) DO UPDATE SET procedure_id = excluded.procedure_id,
                      fingerprint = excluded.fingerprint, edition = excluded.edition",
                );
                query.build().execute(&mut **tx).await.map(drop)
            })?;
        }
        Ok(())
    }
}

fn repeal_text(repeal: Option<&catalogue::Repeal>) -> Result<Option<String>> {
    repeal.map(|repeal| to_json("repeal", repeal)).transpose()
}

fn json(value: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(value).map_err(|error| StoreError::Unreadable { column: "detail", cause: error.into() })
}
