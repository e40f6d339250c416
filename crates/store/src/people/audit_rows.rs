//! The audit as inspectors look at it.

use registry::{AuditRow, ProcedureId, people::AuditFilter};

use crate::{
    either::{Db, on_either},
    rows::{AuditColumns, Result},
};

pub(crate) async fn audit_rows(db: &Db, filter: &AuditFilter, limit: u32) -> Result<Vec<AuditRow>> {
    // Each condition is void where nothing is asked for.
    const ROWS: &str = "
        SELECT number, at, actor, action, procedure_id, detail
        FROM audit
        WHERE number < $1
          AND ($2 = '' OR actor = $2)
          AND ($3 = '' OR action = $3 OR SUBSTR(action, 1, LENGTH($3) + 1) = $3 || '.')
          AND ($4 = 0 OR procedure_id = $4)
        ORDER BY number DESC
        LIMIT $5";
    let rows: Vec<AuditColumns> = on_either!(db, pool => {
        sqlx::query_as(ROWS)
            .bind(filter.before.unwrap_or(i64::MAX))
            .bind(filter.actor.as_deref().unwrap_or_default())
            .bind(filter.action.as_deref().unwrap_or_default())
            .bind(filter.procedure.map_or(0, |ProcedureId(id)| id))
            .bind(i64::from(limit))
            .fetch_all(pool)
            .await
    })?;
    rows.into_iter().map(AuditRow::try_from).collect()
}
