//! Searches that did not help, as counts.

use jiff::civil::Date;
use registry::{MissedCount, MissedKind, MissedSearch, missed::MOST_A_DAY};
use sqlx::FromRow;

use crate::{
    either::{Db, on_either},
    rows::{Result, parse, unreadable},
};

#[derive(FromRow)]
struct MissedRow {
    kind: String,
    words: String,
    total: i64,
    last_day: String,
}

impl TryFrom<MissedRow> for MissedSearch {
    type Error = crate::rows::StoreError;

    fn try_from(row: MissedRow) -> Result<Self> {
        let MissedRow { kind, words, total, last_day } = row;
        let kind = MissedKind::from_key(&kind).ok_or_else(|| unreadable("kind")(kind.into()))?;
        let count = u32::try_from(total).unwrap_or(u32::MAX);
        Ok(Self { last_day: parse("day", &last_day)?, missed: MissedCount { kind, words, count } })
    }
}

/// Every writer begins with the lock, so the rows of a day are counted rightly.
pub(crate) async fn count(db: &Db, day: Date, counts: &[MissedCount]) -> Result<()> {
    const COUNT: &str = "
        INSERT INTO missed_search (day, kind, words, count)
        SELECT $1, $2, $3, $4
        WHERE (SELECT COUNT(*) FROM missed_search WHERE day = $1) < $5
           OR EXISTS (SELECT 1 FROM missed_search WHERE day = $1 AND kind = $2 AND words = $3)
        ON CONFLICT (day, kind, words) DO UPDATE SET count = missed_search.count + excluded.count";
    if counts.is_empty() {
        return Ok(());
    }
    let mut tx = db.begin_writing().await?;
    let most = i64::try_from(MOST_A_DAY).unwrap_or(i64::MAX);
    for MissedCount { kind, words, count } in counts {
        on_either!(&mut tx, tx => {
            sqlx::query(COUNT)
                .bind(day.to_string())
                .bind(kind.key())
                .bind(words.as_str())
                .bind(i64::from(*count))
                .bind(most)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(tx.commit().await?)
}

pub(crate) async fn since(db: &Db, day: Date, limit: u32) -> Result<Vec<MissedSearch>> {
    const SINCE: &str = "
        SELECT kind, words, CAST(SUM(count) AS BIGINT) AS total, MAX(day) AS last_day
        FROM missed_search
        WHERE day >= $1
        GROUP BY kind, words
        ORDER BY total DESC, words, kind
        LIMIT $2";
    let rows: Vec<MissedRow> = on_either!(db, pool => {
        sqlx::query_as(SINCE).bind(day.to_string()).bind(i64::from(limit)).fetch_all(pool).await
    })?;
    rows.into_iter().map(MissedSearch::try_from).collect()
}

pub(crate) async fn forget(db: &Db, before: Date) -> Result<u64> {
    const FORGET: &str = "DELETE FROM missed_search WHERE day < $1";
    let mut tx = db.begin_writing().await?;
    let gone = on_either!(&mut tx, tx => {
        sqlx::query(FORGET).bind(before.to_string()).execute(&mut **tx).await.map(|done| done.rows_affected())
    })?;
    tx.commit().await?;
    Ok(gone)
}
