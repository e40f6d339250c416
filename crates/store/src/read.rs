//! What is read.

use registry::{Change, EditionRow, Entry, OutboxPosition, ProcedureId};

use crate::{
    either::{Db, on_either},
    rows::{ChangeRow, EditionColumns, EntryRow, Result},
};

/// The position is read first: a change that comes in between is in the entries
/// already, and is given once more by `changes_after`, which does no harm.
pub(crate) async fn published(db: &Db) -> Result<(Vec<Entry>, OutboxPosition)> {
    const POSITION: &str = "SELECT COALESCE(MAX(position), 0) FROM outbox";
    const ENTRIES: &str = "
        SELECT p.id, p.code, p.slug, p.repeal, e.number, e.state, e.content, e.published_at
        FROM public_editions e
        JOIN procedures p ON p.id = e.procedure_id
        ORDER BY p.id";
    let position: i64 = on_either!(db, pool => sqlx::query_scalar(POSITION).fetch_one(pool).await)?;
    let rows: Vec<EntryRow> = on_either!(db, pool => sqlx::query_as(ENTRIES).fetch_all(pool).await)?;
    let entries = rows.into_iter().map(Entry::try_from).collect::<Result<_>>()?;
    Ok((entries, OutboxPosition(position)))
}

/// Several changes of a procedure are given as the last one. Cutting that list
/// off loses nothing: a procedure that is left out has a change further on.
pub(crate) async fn changes_after(db: &Db, position: OutboxPosition, limit: u32) -> Result<Vec<Change>> {
    const CHANGES: &str = "
        SELECT c.position, p.id, p.code, p.slug, p.repeal, e.number, e.state, e.content, e.published_at
        FROM (
            SELECT procedure_id, MAX(position) AS position
            FROM outbox
            WHERE position > $1
            GROUP BY procedure_id
            ORDER BY MAX(position)
            LIMIT $2
        ) c
        JOIN procedures p ON p.id = c.procedure_id
        LEFT JOIN public_editions e ON e.procedure_id = p.id
        ORDER BY c.position";
    let rows: Vec<ChangeRow> = on_either!(db, pool => {
        sqlx::query_as(CHANGES).bind(position.0).bind(i64::from(limit)).fetch_all(pool).await
    })?;
    rows.into_iter().map(Change::try_from).collect()
}

pub(crate) async fn editions(db: &Db, id: ProcedureId) -> Result<Vec<EditionRow>> {
    const EDITIONS: &str = "
        SELECT number, state, origin, content, authors, approved_by, in_force_from, reason,
               created_at, published_at, superseded_at
        FROM editions
        WHERE procedure_id = $1
        ORDER BY number";
    let rows: Vec<EditionColumns> = on_either!(db, pool => sqlx::query_as(EDITIONS).bind(id.0).fetch_all(pool).await)?;
    rows.into_iter().map(EditionRow::try_from).collect()
}
