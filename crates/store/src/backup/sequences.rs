//! The last numbers that were drawn for rows.

use registry::backup::Sequence;
use sqlx::AssertSqlSafe;

use super::shape::{Shape, quoted};
use crate::{
    either::{Either, Tx},
    rows::Result,
};

/// The columns of PostgreSQL that draw their numbers themselves, with what they draw from.
const IDENTITIES: &str = "
    SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT),
           pg_get_serial_sequence(quote_ident(table_name), column_name)
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND is_identity = 'YES'
    ORDER BY table_name";

pub(super) async fn read(tx: &mut Tx, shapes: &[Shape]) -> Result<Vec<Sequence>> {
    let mut all = Vec::new();
    match tx {
        Either::Sqlite(tx) => {
            let rows: Vec<(String, i64)> =
                sqlx::query_as("SELECT name, seq FROM sqlite_sequence ORDER BY name").fetch_all(&mut **tx).await?;
            all.extend(rows.into_iter().map(|(table, last)| Sequence { table, last }));
        }
        Either::Postgres(tx) => {
            let rows: Vec<(String, String, String)> = sqlx::query_as(IDENTITIES).fetch_all(&mut **tx).await?;
            for (table, _, sequence) in rows {
                // A sequence that was never asked stands at the number that it would give first.
                let last =
                    format!("SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM {sequence}");
                let last: i64 = sqlx::query_scalar(AssertSqlSafe(last)).fetch_one(&mut **tx).await?;
                all.push(Sequence { table, last });
            }
        }
    }
    all.retain(|sequence| sequence.last > 0 && shapes.iter().any(|shape| shape.name == sequence.table));
    Ok(all)
}

/// Goes on after the numbers that were drawn where the copy was made, and after those
/// of the rows that are there now. A table that one database numbers by itself and the
/// other does not is left out.
pub(super) async fn set(tx: &mut Tx, sequences: &[Sequence]) -> Result<()> {
    let last = |table: &str| sequences.iter().find(|sequence| sequence.table == table).map_or(0, |found| found.last);
    match tx {
        Either::Sqlite(tx) => {
            for Sequence { table, last } in sequences {
                // Rows with a number of their own have set it already where there are any.
                const RAISE: &str = "UPDATE sqlite_sequence SET seq = MAX(seq, $2) WHERE name = $1";
                const BEGIN: &str = "
                    INSERT INTO sqlite_sequence (name, seq)
                    SELECT $1, $2 FROM sqlite_schema
                    WHERE type = 'table' AND name = $1 AND sql LIKE '%AUTOINCREMENT%'
                      AND NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = $1)";
                for statement in [RAISE, BEGIN] {
                    sqlx::query(statement).bind(table).bind(last).execute(&mut **tx).await?;
                }
            }
        }
        Either::Postgres(tx) => {
            let rows: Vec<(String, String, String)> = sqlx::query_as(IDENTITIES).fetch_all(&mut **tx).await?;
            for (table, column, sequence) in rows {
                let most = format!("SELECT COALESCE(MAX({}), 0) FROM {}", quoted(&column), quoted(&table));
                let most: i64 = sqlx::query_scalar(AssertSqlSafe(most)).fetch_one(&mut **tx).await?;
                let last = most.max(last(&table));
                if last > 0 {
                    const SET: &str = "SELECT setval(CAST($1 AS regclass), $2)";
                    sqlx::query(SET).bind(sequence).bind(last).execute(&mut **tx).await?;
                }
            }
        }
    }
    Ok(())
}
