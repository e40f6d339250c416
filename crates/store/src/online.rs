//! Online levels over time, and the targets for them.

use catalogue::{ActorId, Agencies, OnlineLevel, OnlineService, Repeal, SectorName};
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditEntry, ProcedureId,
    online::{NewTarget, OnlineEdition, Target},
};
use serde::Deserialize;
use sqlx::FromRow;

use crate::{
    audit,
    either::{Db, on_either},
    instant,
    rows::{Result, from_json, parse, slug, unreadable},
};

/// How many editions are read at once: contents are long, and only little of them is kept.
const AT_ONCE: i64 = 500;

/// What is kept of a content.
#[derive(Deserialize)]
struct Excerpt {
    sector: SectorName,
    #[serde(default)]
    agencies: Agencies,
    #[serde(default)]
    online: OnlineService,
}

#[derive(FromRow)]
struct OnlineRow {
    id: i64,
    repeal: Option<String>,
    number: i64,
    content: String,
    published_at: String,
    superseded_at: Option<String>,
}

pub(crate) async fn editions(db: &Db) -> Result<Vec<OnlineEdition>> {
    const NEXT: &str = "
        SELECT p.id, p.repeal, e.number, e.content, e.published_at, e.superseded_at
        FROM editions e
        JOIN procedures p ON p.id = e.procedure_id
        WHERE e.published_at IS NOT NULL AND (e.procedure_id, e.number) > ($1, $2)
        ORDER BY e.procedure_id, e.number
        LIMIT $3";
    let mut all = Vec::new();
    let mut after = (0_i64, 0_i64);
    loop {
        let rows: Vec<OnlineRow> = on_either!(db, pool => {
            sqlx::query_as(NEXT).bind(after.0).bind(after.1).bind(AT_ONCE).fetch_all(pool).await
        })?;
        let Some(last) = rows.last() else { break };
        after = (last.id, last.number);
        for row in rows {
            let excerpt: Excerpt = from_json("content", &row.content)?;
            let repeal = row.repeal.map(|text| from_json::<Repeal>("repeal", &text)).transpose()?;
            all.push(OnlineEdition {
                id: ProcedureId(row.id),
                sector: excerpt.sector.slug(),
                agencies: excerpt.agencies.acting().map(catalogue::AgencyName::slug).collect(),
                online: excerpt.online,
                from: parse("published_at", &row.published_at)?,
                until: row.superseded_at.map(|text| parse::<Timestamp>("superseded_at", &text)).transpose()?,
                repealed_since: repeal.map(|repeal| repeal.since),
            });
        }
    }
    // An urgent correction is published before an edition with a smaller number.
    all.sort_by_key(|edition| (edition.id, edition.from));
    Ok(all)
}

#[derive(FromRow)]
struct TargetRow {
    number: i64,
    sector: Option<String>,
    level: i64,
    share: i64,
    by_day: String,
    decision: String,
    set_by: String,
    set_at: String,
}

impl TryFrom<TargetRow> for Target {
    type Error = crate::rows::StoreError;

    fn try_from(row: TargetRow) -> Result<Self> {
        let level = u8::try_from(row.level).ok().and_then(OnlineLevel::from_number);
        Ok(Self {
            number: row.number,
            target: NewTarget {
                sector: row.sector.as_deref().map(slug).transpose()?,
                level: level.ok_or_else(|| unreadable("level")("not a level".into()))?,
                share: u8::try_from(row.share).map_err(|error| unreadable("share")(error.into()))?,
                by: parse::<Date>("by_day", &row.by_day)?,
                decision: row.decision,
            },
            set_by: ActorId::new(row.set_by),
            set_at: parse("set_at", &row.set_at)?,
        })
    }
}

pub(crate) async fn targets(db: &Db) -> Result<Vec<Target>> {
    const ALL: &str = "
        SELECT number, sector, level, share, by_day, decision, set_by, set_at FROM online_targets ORDER BY number";
    let rows: Vec<TargetRow> = on_either!(db, pool => sqlx::query_as(ALL).fetch_all(pool).await)?;
    rows.into_iter().map(Target::try_from).collect()
}

/// The outbox speaks of procedures: one of them is named, so that every node
/// forgets the pages that it keeps.
pub(crate) async fn set_target(
    db: &Db,
    target: &NewTarget,
    by: &ActorId,
    entry: &AuditEntry,
    now: Timestamp,
) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO online_targets (sector, level, share, by_day, decision, set_by, set_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    const TELL: &str = "
        INSERT INTO outbox (procedure_id, at) SELECT id, $1 FROM procedures ORDER BY id LIMIT 1";
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => {
        sqlx::query(INSERT)
            .bind(target.sector.as_ref().map(catalogue::Slug::as_str))
            .bind(i64::from(target.level.number()))
            .bind(i64::from(target.share))
            .bind(target.by.to_string())
            .bind(&target.decision)
            .bind(by.as_str())
            .bind(&at)
            .execute(&mut **tx)
            .await?;
        sqlx::query(TELL).bind(&at).execute(&mut **tx).await?;
    });
    audit::append(&mut tx, &at, std::slice::from_ref(entry)).await?;
    Ok(tx.commit().await?)
}
