//! Which tables there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    either::{Either, Tx, on_either},
    rows::Result,
};

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    pub name: String,
    pub columns: Vec<String>,
    /// The columns of its key, in order.
    pub key: Vec<String>,
}

const SQLITE_COLUMNS: &str = "
    SELECT m.name, c.name, c.pk
    FROM sqlite_schema m, pragma_table_info(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> '_sqlx_migrations'
    ORDER BY m.name, c.cid";
const SQLITE_PARENTS: &str = "
    SELECT DISTINCT m.name, f.\"table\"
    FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table'";
const POSTGRES_COLUMNS: &str = "
    SELECT CAST(c.relname AS TEXT), CAST(a.attname AS TEXT), COALESCE((
        SELECT k.place
        FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
        WHERE i.indrelid = c.oid AND i.indisprimary AND k.attnum = a.attnum
    ), 0)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
      AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> '_sqlx_migrations'
    ORDER BY c.relname, a.attnum";
const POSTGRES_PARENTS: &str = "
    SELECT DISTINCT CAST(c.relname AS TEXT), CAST(p.relname AS TEXT)
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    WHERE k.contype = 'f' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())";

/// The tables, each after those that it refers to.
pub(super) async fn shapes(tx: &mut Tx) -> Result<Vec<Shape>> {
    let (columns, parents) = match tx {
        Either::Sqlite(_) => (SQLITE_COLUMNS, SQLITE_PARENTS),
        Either::Postgres(_) => (POSTGRES_COLUMNS, POSTGRES_PARENTS),
    };
    let columns: Vec<(String, String, i64)> =
        on_either!(&mut *tx, tx => sqlx::query_as(columns).fetch_all(&mut **tx).await)?;
    let parents: Vec<(String, String)> = on_either!(tx, tx => sqlx::query_as(parents).fetch_all(&mut **tx).await)?;
    Ok(in_order(tables(columns), parents.into_iter().collect()))
}

fn tables(columns: Vec<(String, String, i64)>) -> BTreeMap<String, Shape> {
    let mut keys: BTreeMap<String, Vec<(i64, String)>> = BTreeMap::new();
    let mut tables: BTreeMap<String, Shape> = BTreeMap::new();
    for (table, column, place) in columns {
        if place > 0 {
            keys.entry(table.clone()).or_default().push((place, column.clone()));
        }
        let empty = || Shape { name: table.clone(), columns: Vec::new(), key: Vec::new() };
        tables.entry(table.clone()).or_insert_with(empty).columns.push(column);
    }
    for (table, mut key) in keys {
        key.sort();
        if let Some(shape) = tables.get_mut(&table) {
            shape.key = key.into_iter().map(|(_, column)| column).collect();
        }
    }
    tables
}

fn in_order(mut tables: BTreeMap<String, Shape>, parents: BTreeSet<(String, String)>) -> Vec<Shape> {
    let mut ordered = Vec::with_capacity(tables.len());
    while !tables.is_empty() {
        let waits = |table: &str| {
            parents.iter().any(|(child, parent)| child == table && parent != table && tables.contains_key(parent))
        };
        let ready: Vec<String> = tables.keys().filter(|table| !waits(table)).cloned().collect();
        // Tables that wait for each other come as they are; there are none.
        let next = if ready.is_empty() { tables.keys().cloned().collect() } else { ready };
        ordered.extend(next.iter().filter_map(|table| tables.remove(table)));
    }
    ordered
}

/// A name as SQL has it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names as SQL has them.
pub(super) fn list(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_before_their_children() {
        let columns = ["a", "b", "c", "d"].map(|table| (table.to_owned(), "id".to_owned(), 1));
        let refer = |child: &str, parent: &str| (child.to_owned(), parent.to_owned());
        let parents = BTreeSet::from([refer("a", "c"), refer("c", "d"), refer("d", "d"), refer("b", "a")]);
        let order: Vec<_> = in_order(tables(columns.into()), parents).into_iter().map(|shape| shape.name).collect();
        assert_eq!(order, ["d", "c", "a", "b"]);
    }
}
