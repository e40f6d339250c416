use std::collections::BTreeSet;

use async_trait::async_trait;
use jiff::Timestamp;
use registry::{
    AuditEntry, RegistryError,
    backup::{Contents, NotRestored, Restoring},
};
use sqlx::AssertSqlSafe;

use super::{
    read::{audit_end, schema},
    sequences,
    shape::{Shape, list, quoted, shapes},
};
use crate::{
    audit,
    either::{Db, Either, Tx, on_either},
    instant,
    rows::{Result, unreadable},
};

/// Tables in which a new database has rows already: what is restored takes their place.
const BEGUN: [&str; 1] = ["news_known"];

/// A database in the middle of being restored.
struct Restoration {
    tx: Tx,
    shapes: Vec<Shape>,
    contents: Contents,
    /// What SQLite is told to have its triggers again.
    triggers: Vec<String>,
}

/// Begins to restore, under the lock of writers.
///
/// The triggers are away until the end, and nobody else sees that: they watch over
/// what becomes of rows step by step, and what is restored has been through it.
pub(crate) async fn begin(db: &Db, contents: &Contents) -> Result<Result<Box<dyn Restoring>, NotRestored>> {
    let mut tx = db.begin_writing().await?;
    let shapes = shapes(&mut tx).await?;
    if let Some(refusal) = unfit(&mut tx, &shapes, contents).await? {
        tx.rollback().await?;
        return Ok(Err(refusal));
    }
    let triggers = without_triggers(&mut tx, &shapes).await?;
    for table in BEGUN {
        run(&mut tx, format!("DELETE FROM {}", quoted(table))).await?;
    }
    Ok(Ok(Box::new(Restoration { tx, shapes, contents: contents.clone(), triggers })))
}

async fn unfit(tx: &mut Tx, shapes: &[Shape], contents: &Contents) -> Result<Option<NotRestored>> {
    let here = schema(tx).await?;
    for shape in shapes.iter().filter(|shape| !BEGUN.contains(&shape.name.as_str())) {
        if count(tx, &shape.name).await? > 0 {
            return Ok(Some(NotRestored::NotEmpty(shape.name.clone())));
        }
    }
    if here != contents.schema {
        return Ok(Some(NotRestored::Schema { here, archive: contents.schema }));
    }
    for table in &contents.tables {
        let columns: BTreeSet<&String> = table.columns.iter().collect();
        let shape = shapes.iter().find(|shape| shape.name == table.name);
        if shape.is_none_or(|shape| shape.columns.iter().collect::<BTreeSet<_>>() != columns) {
            return Ok(Some(NotRestored::Shape(table.name.clone())));
        }
    }
    let missing = shapes.iter().find(|shape| contents.tables.iter().all(|table| table.name != shape.name));
    Ok(missing.map(|shape| NotRestored::Shape(shape.name.clone())))
}

async fn without_triggers(tx: &mut Tx, shapes: &[Shape]) -> Result<Vec<String>> {
    if let Either::Sqlite(sqlite) = &mut *tx {
        const TRIGGERS: &str = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
        let triggers: Vec<(String, String)> = sqlx::query_as(TRIGGERS).fetch_all(&mut **sqlite).await?;
        for (name, _) in &triggers {
            run(tx, format!("DROP TRIGGER {}", quoted(name))).await?;
        }
        return Ok(triggers.into_iter().map(|(_, sql)| sql).collect());
    }
    for shape in shapes {
        run(tx, format!("ALTER TABLE {} DISABLE TRIGGER USER", quoted(&shape.name))).await?;
    }
    Ok(Vec::new())
}

async fn count(tx: &mut Tx, table: &str) -> Result<u64> {
    let count = AssertSqlSafe(format!("SELECT COUNT(*) FROM {}", quoted(table)));
    let count: i64 = on_either!(tx, tx => sqlx::query_scalar(count).fetch_one(&mut **tx).await)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

async fn run(tx: &mut Tx, statement: String) -> Result<()> {
    on_either!(tx, tx => sqlx::query(AssertSqlSafe(statement)).execute(&mut **tx).await.map(drop))?;
    Ok(())
}

impl Restoration {
    async fn insert(&mut self, table: &str, lines: &[u8]) -> Result<()> {
        let shape = self.shapes.iter().find(|shape| shape.name == table);
        let shape = shape.ok_or_else(|| unreadable("table")(table.to_owned().into()))?;
        let lines = str::from_utf8(lines).map_err(|error| unreadable("rows")(error.into()))?;
        let rows = format!("[{}]", lines.lines().collect::<Vec<_>>().join(","));
        let name = quoted(table);
        let insert = match &self.tx {
            Either::Sqlite(_) => {
                let values: Vec<String> =
                    shape.columns.iter().map(|column| format!("value ->> '$.{column}'")).collect();
                let (columns, values) = (list(&shape.columns), values.join(", "));
                format!("INSERT INTO {name} ({columns}) SELECT {values} FROM json_each($1)")
            }
            Either::Postgres(_) => format!(
                "INSERT INTO {name} OVERRIDING SYSTEM VALUE \
                 SELECT * FROM json_populate_recordset(CAST(NULL AS {name}), CAST($1 AS json))"
            ),
        };
        on_either!(&mut self.tx, tx => {
            sqlx::query(AssertSqlSafe(insert)).bind(rows).execute(&mut **tx).await.map(drop)
        })?;
        Ok(())
    }

    async fn keep(mut self, note: &AuditEntry, now: Timestamp) -> Result<Result<(), NotRestored>> {
        if let Err(missing) = self.whole().await? {
            self.tx.rollback().await?;
            return Ok(Err(missing));
        }
        sequences::set(&mut self.tx, &self.contents.sequences).await?;
        self.with_triggers().await?;
        audit::append(&mut self.tx, &instant::to_text(now), std::slice::from_ref(note)).await?;
        self.tx.commit().await?;
        Ok(Ok(()))
    }

    async fn whole(&mut self) -> Result<Result<(), NotRestored>> {
        for table in &self.contents.tables {
            if count(&mut self.tx, &table.name).await? != table.rows {
                return Ok(Err(NotRestored::Rows(table.name.clone())));
            }
        }
        let same = audit_end(&mut self.tx).await? == self.contents.audit;
        Ok(if same { Ok(()) } else { Err(NotRestored::Audit) })
    }

    async fn with_triggers(&mut self) -> Result<()> {
        for trigger in std::mem::take(&mut self.triggers) {
            run(&mut self.tx, trigger).await?;
        }
        if matches!(self.tx, Either::Postgres(_)) {
            for shape in &self.shapes {
                run(&mut self.tx, format!("ALTER TABLE {} ENABLE TRIGGER USER", quoted(&shape.name))).await?;
            }
        }
        Ok(())
    }
}

#[async_trait]
impl Restoring for Restoration {
    async fn put(&mut self, table: &str, lines: &[u8]) -> registry::Result<()> {
        self.insert(table, lines).await.map_err(RegistryError::store)
    }

    async fn finish(self: Box<Self>, note: &AuditEntry, now: Timestamp) -> registry::Result<Result<(), NotRestored>> {
        self.keep(note, now).await.map_err(RegistryError::store)
    }
}
