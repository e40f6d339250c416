//! What came of looking at links.

use async_trait::async_trait;
use jiff::Timestamp;
use registry::{
    AuditEntry, RegistryError,
    links::{LinkState, LinkStore, Looked},
};
use sqlx::FromRow;

use crate::{
    Database, audit, editing,
    either::{Db, on_either},
    instant,
    rows::{Result, from_json, number, parse, to_json},
};

#[derive(FromRow)]
struct LinkRow {
    address: String,
    answer: Option<String>,
    looked_at: Option<String>,
    since: Option<String>,
    times: i64,
    days: i64,
    next_at: String,
    asked_at: Option<String>,
}

impl TryFrom<LinkRow> for LinkState {
    type Error = crate::rows::StoreError;

    fn try_from(row: LinkRow) -> Result<Self> {
        let LinkRow { address, answer, looked_at, since, times, days, next_at, asked_at } = row;
        let last = match (answer, looked_at, since) {
            (Some(answer), Some(at), Some(since)) => Some(Looked {
                answer: from_json("answer", &answer)?,
                at: parse("looked_at", &at)?,
                since: parse("since", &since)?,
                times: number(times)?,
                days: number(days)?,
            }),
            _ => None,
        };
        let asked_at = asked_at.map(|text| parse("asked_at", &text)).transpose()?;
        Ok(Self { address, last, next_at: parse("next_at", &next_at)?, asked_at })
    }
}

async fn all(db: &Db) -> Result<Vec<LinkState>> {
    const ALL: &str = "
        SELECT address, answer, looked_at, since, times, days, next_at, asked_at FROM links ORDER BY address";
    let rows: Vec<LinkRow> = on_either!(db, pool => sqlx::query_as(ALL).fetch_all(pool).await)?;
    rows.into_iter().map(LinkState::try_from).collect()
}

async fn keep(db: &Db, states: &[LinkState]) -> Result<()> {
    const KEEP: &str = "
        INSERT INTO links (address, answer, looked_at, since, times, days, next_at, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (address) DO UPDATE SET
            answer = excluded.answer, looked_at = excluded.looked_at, since = excluded.since,
            times = excluded.times, days = excluded.days, next_at = excluded.next_at, asked_at = excluded.asked_at";
    if states.is_empty() {
        return Ok(());
    }
    let mut tx = db.begin_writing().await?;
    for state in states {
        let last = state.last.as_ref();
        let answer = last.map(|last| to_json("answer", &last.answer)).transpose()?;
        on_either!(&mut tx, tx => {
            sqlx::query(KEEP)
                .bind(&state.address)
                .bind(answer)
                .bind(last.map(|last| instant::to_text(last.at)))
                .bind(last.map(|last| instant::to_text(last.since)))
                .bind(last.map_or(0, |last| i64::from(last.times)))
                .bind(last.map_or(0, |last| i64::from(last.days)))
                .bind(instant::to_text(state.next_at))
                .bind(state.asked_at.map(instant::to_text))
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(tx.commit().await?)
}

async fn ask(db: &Db, address: &str, entry: &AuditEntry, now: Timestamp) -> Result<()> {
    const ASK: &str = "
        INSERT INTO links (address, next_at, asked_at) VALUES ($1, $2, $2)
        ON CONFLICT (address) DO UPDATE SET asked_at = excluded.asked_at";
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => {
        sqlx::query(ASK).bind(address).bind(&at).execute(&mut **tx).await.map(drop)
    })?;
    audit::append(&mut tx, &at, std::slice::from_ref(entry)).await?;
    Ok(tx.commit().await?)
}

/// A node that dies with the turn lets go of it when its time is over.
async fn take_turn(db: &Db, who: &str, now: Timestamp, until: Timestamp) -> Result<bool> {
    const TAKE: &str = "
        INSERT INTO links_turn (one, holder, until) VALUES (1, $1, $3)
        ON CONFLICT (one) DO UPDATE SET holder = excluded.holder, until = excluded.until
        WHERE links_turn.until <= $2 OR links_turn.holder = excluded.holder";
    let mut tx = db.begin_writing().await?;
    let taken = on_either!(&mut tx, tx => {
        sqlx::query(TAKE)
            .bind(who)
            .bind(instant::to_text(now))
            .bind(instant::to_text(until))
            .execute(&mut **tx)
            .await
            .map(|done| done.rows_affected())
    })?;
    tx.commit().await?;
    Ok(taken > 0)
}

async fn end_turn(db: &Db, who: &str, now: Timestamp) -> Result<()> {
    const END: &str = "UPDATE links_turn SET until = $2 WHERE holder = $1";
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => {
        sqlx::query(END).bind(who).bind(instant::to_text(now)).execute(&mut **tx).await.map(drop)
    })?;
    Ok(tx.commit().await?)
}

#[async_trait]
impl LinkStore for Database {
    async fn links(&self) -> registry::Result<Vec<LinkState>> {
        all(&self.0).await.map_err(RegistryError::store)
    }

    async fn keep_links(&self, states: &[LinkState]) -> registry::Result<()> {
        keep(&self.0, states).await.map_err(RegistryError::store)
    }

    async fn ask_link(&self, address: &str, audit: &AuditEntry, now: Timestamp) -> registry::Result<()> {
        ask(&self.0, address, audit, now).await.map_err(RegistryError::store)
    }

    async fn take_links_turn(&self, who: &str, now: Timestamp, until: Timestamp) -> registry::Result<bool> {
        take_turn(&self.0, who, now, until).await.map_err(RegistryError::store)
    }

    async fn end_links_turn(&self, who: &str, now: Timestamp) -> registry::Result<()> {
        end_turn(&self.0, who, now).await.map_err(RegistryError::store)
    }

    async fn note_refused_link(&self, audit: &AuditEntry, now: Timestamp) -> registry::Result<()> {
        editing::note(&self.0, std::slice::from_ref(audit), now).await.map_err(RegistryError::store)
    }
}
