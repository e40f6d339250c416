//! Attempts under names that nobody has.

use registry::people::{Failures, PeopleError, TokenHash};

use super::{rows::FailuresColumns, write::columns};
use crate::{
    either::{Db, on_either},
    rows::Result,
};

/// How many names are remembered. Whoever tries more of them than this hides
/// nothing by it, and fills nothing.
const MOST: i64 = 10_000;

pub(crate) async fn change_unknown(
    db: &Db,
    name: &TokenHash,
    deed: &(dyn for<'a> Fn(&'a mut Failures) -> Result<(), PeopleError> + Send + Sync),
) -> Result<Result<(), PeopleError>> {
    const READ: &str = "SELECT failures, failed_at, locked_until FROM unknown_names WHERE name = $1";
    const WRITE: &str = "
        INSERT INTO unknown_names (name, failures, failed_at, locked_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE
        SET failures = excluded.failures, failed_at = excluded.failed_at, locked_until = excluded.locked_until";
    const FORGET: &str = "
        DELETE FROM unknown_names WHERE name IN (
            SELECT name FROM unknown_names ORDER BY failed_at DESC, name LIMIT 100 OFFSET $1
        )";
    let mut tx = db.begin_writing().await?;
    let row: Option<FailuresColumns> =
        on_either!(&mut tx, tx => sqlx::query_as(READ).bind(&name.0).fetch_optional(&mut **tx).await)?;
    let mut failures = row.map(Failures::try_from).transpose()?.unwrap_or_default();
    if let Err(error) = deed(&mut failures) {
        tx.rollback().await?;
        return Ok(Err(error));
    }
    let (count, failed_at, locked_until) = columns(&failures);
    on_either!(&mut tx, tx => {
        sqlx::query(WRITE)
            .bind(&name.0)
            .bind(count)
            .bind(failed_at)
            .bind(locked_until)
            .execute(&mut **tx)
            .await?;
        sqlx::query(FORGET).bind(MOST).execute(&mut **tx).await.map(drop)
    })?;
    tx.commit().await?;
    Ok(Ok(()))
}
