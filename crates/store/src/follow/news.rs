use registry::{
    OutboxPosition,
    follow::{FreshNews, News},
    history::Lately,
};
use sqlx::{FromRow, QueryBuilder};

use crate::{
    either::{Db, on_either},
    history::{CHANGES, COLUMNS, ChangedRow, JOINED},
    instant,
    rows::Result,
};

/// How many rows are written in one statement.
const AT_ONCE: usize = 500;

#[derive(FromRow)]
struct FreshRow {
    position: i64,
    #[sqlx(flatten)]
    change: ChangedRow,
}

/// A change and its place in the outbox have the same procedure and the same instant:
/// they were written in one transaction.
pub(crate) async fn fresh(db: &Db, limit: u32) -> Result<FreshNews> {
    const KNOWN: &str = "SELECT position FROM news_known";
    const UPTO: &str = "
        SELECT COALESCE(MAX(position), 0)
        FROM (SELECT position FROM outbox WHERE position > $1 ORDER BY position LIMIT $2) o";
    const HEAD: &str = "SELECT COALESCE(MAX(position), 0) FROM outbox";
    const ANYBODY: &str = "SELECT COUNT(*) FROM (SELECT 1 FROM follows WHERE confirmed_at IS NOT NULL LIMIT 1) f";
    let (from, upto, anybody): (i64, i64, i64) = on_either!(db, pool => {
        let from: i64 = sqlx::query_scalar(KNOWN).fetch_one(pool).await?;
        // Who says yes after this is told of nothing that is in the outbox by now.
        let anybody: i64 = sqlx::query_scalar(ANYBODY).fetch_one(pool).await?;
        let upto: i64 = match anybody {
            0 => sqlx::query_scalar(HEAD).fetch_one(pool).await?,
            _ => sqlx::query_scalar(UPTO).bind(from).bind(i64::from(limit)).fetch_one(pool).await?,
        };
        (from, upto, anybody)
    });
    let changes = if upto > from && anybody > 0 { between(db, from, upto).await? } else { Vec::new() };
    Ok(FreshNews { from: OutboxPosition(from), upto: OutboxPosition(upto), changes })
}

async fn between(db: &Db, from: i64, upto: i64) -> Result<Vec<(OutboxPosition, Lately)>> {
    let rows: Vec<FreshRow> = on_either!(db, pool => {
        let mut query = QueryBuilder::new(CHANGES);
        query.push("SELECT c.position, ").push(COLUMNS);
        query.push(
            " FROM (
                SELECT o.position, c.*
                FROM (
                    SELECT MIN(position) AS position, procedure_id AS of, at AS since
                    FROM outbox
                    WHERE position > ",
        );
        query.push_bind(from).push(" AND position <= ").push_bind(upto);
        query.push(
            "       GROUP BY procedure_id, at
                ) o
                JOIN changes c ON c.procedure_id = o.of AND c.at = o.since
                WHERE c.number IS NOT NULL
            ) c ",
        );
        query.push(JOINED).push("ORDER BY c.position, c.number");
        query.build_query_as().fetch_all(pool).await?
    });
    rows.into_iter().map(|row| Ok((OutboxPosition(row.position), row.change.try_into()?))).collect()
}

/// Two nodes may have looked at the same changes: the first one writes.
pub(crate) async fn keep(db: &Db, from: OutboxPosition, upto: OutboxPosition, news: &[News]) -> Result<bool> {
    const GO_ON: &str = "UPDATE news_known SET position = $2 WHERE position = $1";
    let mut tx = db.begin_writing().await?;
    let moved = on_either!(&mut tx, tx => {
        sqlx::query(GO_ON).bind(from.0).bind(upto.0).execute(&mut **tx).await?.rows_affected()
    });
    if moved == 0 {
        tx.rollback().await?;
        return Ok(false);
    }
    for news in news.chunks(AT_ONCE) {
        on_either!(&mut tx, tx => {
            let mut query = QueryBuilder::new("INSERT INTO news (kind, slug, position, at) ");
            query.push_values(news, |mut row, News { position, at, topic }| {
                row.push_bind(topic.kind.key())
                    .push_bind(topic.slug.as_str())
                    .push_bind(position.0)
                    .push_bind(instant::to_text(*at));
            });
            query.push(" ON CONFLICT (kind, slug, position) DO NOTHING");
            query.build().execute(&mut **tx).await.map(drop)
        })?;
    }
    tx.commit().await?;
    Ok(true)
}
