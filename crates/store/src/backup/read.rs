use catalogue::FileHash;
use futures_util::TryStreamExt;
use registry::{
    RegistryError,
    backup::{AuditEnd, Contents, TableCopied, TakeRows},
};
use sqlx::AssertSqlSafe;

use super::{
    sequences,
    shape::{Shape, list, quoted, shapes},
};
use crate::{
    audit,
    either::{Db, Either, Tx, on_either},
    rows::{StoreError, unreadable},
};

/// How many bytes of rows are given at once; a longer row comes by itself.
const AT_ONCE: usize = 4 * 1024 * 1024;

pub(crate) async fn read_all(db: &Db, take: &mut TakeRows<'_>) -> registry::Result<(Contents, Vec<FileHash>)> {
    let mut tx = db.begin_reading().await.map_err(RegistryError::store)?;
    let shapes = shapes(&mut tx).await.map_err(RegistryError::store)?;
    let mut tables = Vec::with_capacity(shapes.len());
    for shape in &shapes {
        let rows = table(&mut tx, shape, take).await?;
        tables.push(TableCopied { name: shape.name.clone(), columns: shape.columns.clone(), rows });
    }
    let rest = rest(&mut tx, &shapes, tables).await.map_err(RegistryError::store)?;
    tx.rollback().await.map_err(RegistryError::store)?;
    Ok(rest)
}

/// Gives the rows of a table in the order of its key, so that a row that refers to
/// another of the same table comes after it.
async fn table(tx: &mut Tx, shape: &Shape, take: &mut TakeRows<'_>) -> registry::Result<u64> {
    let order = if shape.key.is_empty() { String::new() } else { format!(" ORDER BY {}", list(&shape.key)) };
    let name = quoted(&shape.name);
    let select = match tx {
        Either::Sqlite(_) => {
            let pairs: Vec<String> =
                shape.columns.iter().map(|column| format!("'{column}', {}", quoted(column))).collect();
            format!("SELECT json_object({}) FROM {name}{order}", pairs.join(", "))
        }
        Either::Postgres(_) => format!("SELECT CAST(row_to_json(rows) AS TEXT) FROM {name} AS rows{order}"),
    };
    let (mut lines, mut count) = (Vec::new(), 0);
    on_either!(tx, tx => {
        let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(select)).fetch(&mut **tx);
        while let Some(row) = rows.try_next().await.map_err(RegistryError::store)? {
            lines.extend_from_slice(row.as_bytes());
            lines.push(b'\n');
            count += 1;
            if lines.len() >= AT_ONCE {
                take(&shape.name, &lines)?;
                lines.clear();
            }
        }
    });
    if !lines.is_empty() {
        take(&shape.name, &lines)?;
    }
    Ok(count)
}

async fn rest(
    tx: &mut Tx,
    shapes: &[Shape],
    tables: Vec<TableCopied>,
) -> Result<(Contents, Vec<FileHash>), StoreError> {
    const FILES: &str = "SELECT hash FROM files ORDER BY hash";
    let contents = Contents {
        database: kind(tx).to_owned(),
        schema: schema(tx).await?,
        tables,
        sequences: sequences::read(tx, shapes).await?,
        audit: audit_end(tx).await?,
    };
    let files: Vec<String> = on_either!(tx, tx => sqlx::query_scalar(FILES).fetch_all(&mut **tx).await)?;
    let hash = |text: String| FileHash::parse(&text).ok_or_else(|| unreadable("hash")(text.into()));
    Ok((contents, files.into_iter().map(hash).collect::<Result<_, _>>()?))
}

pub(super) async fn audit_end(tx: &mut Tx) -> Result<AuditEnd, StoreError> {
    let (rows, hash, fault) = audit::verify_in(tx).await?;
    Ok(AuditEnd { rows, hash, whole: fault.is_none() })
}

/// The version of the tables.
pub(crate) async fn schema(tx: &mut Tx) -> Result<i64, StoreError> {
    const NEWEST: &str = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
    Ok(on_either!(tx, tx => sqlx::query_scalar(NEWEST).fetch_one(&mut **tx).await)?)
}

const fn kind(tx: &Tx) -> &'static str {
    match tx {
        Either::Sqlite(_) => "sqlite",
        Either::Postgres(_) => "postgres",
    }
}
