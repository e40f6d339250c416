use std::collections::BTreeMap;

use jiff::civil::Date;
use registry::{
    ProcedureId,
    feedback::{Aspect, Tapped, Unclear, UnclearPage},
};

use crate::{
    either::{Db, on_either},
    rows::{Result, unreadable},
};

/// Every writer begins with the lock, so the rows of a day are counted rightly.
pub(crate) async fn count(db: &Db, procedure: ProcedureId, day: Date, taps: &[Tapped]) -> Result<()> {
    const COUNT: &str = "
        INSERT INTO procedure_taps (procedure_id, day, aspect, value, count) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (procedure_id, day, aspect, value) DO UPDATE SET count = procedure_taps.count + 1";
    let mut tx = db.begin_writing().await?;
    for (aspect, value) in taps {
        on_either!(&mut tx, tx => {
            sqlx::query(COUNT)
                .bind(procedure.0)
                .bind(day.to_string())
                .bind(aspect.key())
                .bind(*value)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(tx.commit().await?)
}

fn narrow(count: i64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What was counted of a procedure before a day.
pub(crate) async fn of(db: &Db, procedure: ProcedureId, before: Date) -> Result<Vec<(Aspect, String, u32)>> {
    const OF: &str = "
        SELECT aspect, value, CAST(SUM(count) AS BIGINT) AS total
        FROM procedure_taps
        WHERE procedure_id = $1 AND day < $2
        GROUP BY aspect, value";
    let rows: Vec<(String, String, i64)> = on_either!(db, pool => {
        sqlx::query_as(OF).bind(procedure.0).bind(before.to_string()).fetch_all(pool).await
    })?;
    rows.into_iter()
        .map(|(aspect, value, total)| {
            let aspect = Aspect::from_key(&aspect).ok_or_else(|| unreadable("aspect")(aspect.into()))?;
            Ok((aspect, value, narrow(total)))
        })
        .collect()
}

/// The pages that most readers found unclear since a day, the most first.
pub(crate) async fn unclear(db: &Db, since: Date, limit: u32) -> Result<Vec<UnclearPage>> {
    const SINCE: &str = "
        SELECT procedure_id, value, CAST(SUM(count) AS BIGINT) AS total
        FROM procedure_taps
        WHERE aspect = 'clear' AND day >= $1
        GROUP BY procedure_id, value
        ORDER BY procedure_id, total DESC, value";
    let rows: Vec<(i64, String, i64)> =
        on_either!(db, pool => sqlx::query_as(SINCE).bind(since.to_string()).fetch_all(pool).await)?;
    let mut pages: BTreeMap<i64, UnclearPage> = BTreeMap::new();
    for (id, value, total) in rows {
        let procedure = ProcedureId(id);
        let page = pages.entry(id).or_insert_with(|| UnclearPage { procedure, clear: 0, unclear: Vec::new() });
        match Unclear::from_key(&value) {
            Some(part) => page.unclear.push((part, narrow(total))),
            None => page.clear = narrow(total),
        }
    }
    let all = |page: &UnclearPage| page.unclear.iter().map(|(_, count)| count).sum::<u32>();
    let mut pages: Vec<UnclearPage> = pages.into_values().filter(|page| !page.unclear.is_empty()).collect();
    pages.sort_by_key(|page| std::cmp::Reverse(all(page)));
    pages.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(pages)
}
