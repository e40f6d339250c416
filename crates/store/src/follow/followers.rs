use jiff::Timestamp;
use registry::{
    OutboxPosition,
    follow::{Follow, FollowDeed, Follower, FollowerId, Topic, WhichFollower},
};
use sqlx::{FromRow, postgres::PgRow, sqlite::SqliteRow};

use super::{
    letters,
    rows::{FollowRow, FollowerRow, join},
};
use crate::{
    either::{Db, Tx, on_either},
    instant,
    rows::Result,
};

pub(crate) async fn follower(db: &Db, which: &WhichFollower) -> Result<Option<Follower>> {
    let mut tx = db.begin_reading().await?;
    let found = find(&mut tx, which).await?;
    tx.rollback().await?;
    Ok(found)
}

/// Reads under the lock, lets the deed say what is to be kept, and writes that.
pub(crate) async fn change(
    db: &Db,
    which: &WhichFollower,
    deed: FollowDeed<'_>,
    now: Timestamp,
) -> Result<Option<Follower>> {
    const HEAD: &str = "SELECT COALESCE(MAX(position), 0) FROM outbox";
    let mut tx = db.begin_writing().await?;
    let before = find(&mut tx, which).await?;
    let head: i64 = on_either!(&mut tx, tx => sqlx::query_scalar(HEAD).fetch_one(&mut **tx).await)?;
    let mut after = deed(before.clone(), OutboxPosition(head));
    match (&before, &mut after) {
        (None, None) => {}
        (Some(before), None) => forget(&mut tx, before).await?,
        (_, Some(after)) => {
            write(&mut tx, before.as_ref(), after).await?;
            for topic in std::mem::take(&mut after.to_ask) {
                letters::ask(&mut tx, after, &topic, now).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(after)
}

pub(crate) async fn forget_waiting(db: &Db, before: Timestamp) -> Result<u64> {
    const ANY: &str = "SELECT COUNT(*) FROM follows WHERE confirmed_at IS NULL AND asked_at <= $1";
    const FOLLOWS: &str = "DELETE FROM follows WHERE confirmed_at IS NULL AND asked_at <= $1";
    const FOLLOWERS: &str =
        "DELETE FROM followers WHERE NOT EXISTS (SELECT 1 FROM follows f WHERE f.follower_id = followers.id)";
    let before = instant::to_text(before);
    let any: i64 = on_either!(db, pool => sqlx::query_scalar(ANY).bind(&before).fetch_one(pool).await)?;
    if any == 0 {
        return Ok(0);
    }
    let mut tx = db.begin_writing().await?;
    let gone = on_either!(&mut tx, tx => {
        let gone = sqlx::query(FOLLOWS).bind(&before).execute(&mut **tx).await?.rows_affected();
        sqlx::query(FOLLOWERS).execute(&mut **tx).await?;
        gone
    });
    tx.commit().await?;
    Ok(gone)
}

async fn find(tx: &mut Tx, which: &WhichFollower) -> Result<Option<Follower>> {
    const BY_ADDRESS: &str = "SELECT id FROM followers WHERE address = $1";
    const BY_LINKS: &str = "SELECT id FROM followers WHERE token = $1";
    const BY_CONFIRMATION: &str = "SELECT follower_id FROM follows WHERE token = $1";
    let (query, text) = match which {
        WhichFollower::Address(address) => (BY_ADDRESS, address.as_str()),
        WhichFollower::Links(token) => (BY_LINKS, token.0.as_str()),
        WhichFollower::Confirmation(token) => (BY_CONFIRMATION, token.0.as_str()),
    };
    let id: Option<i64> =
        on_either!(&mut *tx, tx => sqlx::query_scalar(query).bind(text).fetch_optional(&mut **tx).await)?;
    match id {
        Some(id) => by_id(tx, id).await,
        None => Ok(None),
    }
}

pub(super) async fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Follower>> {
    const FOLLOWER: &str = "
        SELECT id, address, lang, nonce, token, asks, asks_since, refusals, stopped_at FROM followers WHERE id = $1";
    const FOLLOWS: &str = "
        SELECT follower_id, kind, slug, lang, nonce, token, asked_at, confirmed_at, after_position
        FROM follows WHERE follower_id = $1 ORDER BY kind, slug";
    let followers: Vec<FollowerRow> = all(tx, FOLLOWER, id).await?;
    let follows: Vec<FollowRow> = all(tx, FOLLOWS, id).await?;
    Ok(join(followers, follows)?.remove(&id))
}

async fn all<R>(tx: &mut Tx, query: &'static str, id: i64) -> Result<Vec<R>>
where
    R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
{
    Ok(on_either!(tx, tx => sqlx::query_as(query).bind(id).fetch_all(&mut **tx).await)?)
}

/// What hangs on a follower goes with them.
async fn forget(tx: &mut Tx, follower: &Follower) -> Result<()> {
    const FORGET: &str = "DELETE FROM followers WHERE id = $1";
    let id = follower.id.map(|FollowerId(id)| id);
    on_either!(tx, tx => sqlx::query(FORGET).bind(id).execute(&mut **tx).await.map(drop))?;
    Ok(())
}

async fn write(tx: &mut Tx, before: Option<&Follower>, after: &mut Follower) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO followers (address, lang, nonce, token, asks, asks_since, refusals, stopped_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        RETURNING id";
    const UPDATE: &str = "
        UPDATE followers
        SET lang = $2, nonce = $3, token = $4, asks = $5, asks_since = $6, refusals = $7, stopped_at = $8
        WHERE address = $1
        RETURNING id";
    if before == Some(&*after) {
        return Ok(());
    }
    let query = if before.is_none() { INSERT } else { UPDATE };
    let id: i64 = on_either!(&mut *tx, tx => {
        sqlx::query_scalar(query)
            .bind(after.address.as_str())
            .bind(after.lang.tag())
            .bind(&after.nonce)
            .bind(&after.token.0)
            .bind(i64::from(after.asks))
            .bind(instant::to_text(after.asks_since))
            .bind(i64::from(after.refusals))
            .bind(after.stopped_at.map(instant::to_text))
            .fetch_one(&mut **tx)
            .await
    })?;
    after.id = Some(FollowerId(id));
    let gone = before.into_iter().flat_map(|before| &before.follows);
    for follow in gone.filter(|follow| after.follow(&follow.topic).is_none()) {
        drop_follow(tx, id, &follow.topic).await?;
    }
    for follow in &after.follows {
        if before.and_then(|before| before.follow(&follow.topic)) != Some(follow) {
            write_follow(tx, id, follow).await?;
        }
    }
    Ok(())
}

async fn drop_follow(tx: &mut Tx, id: i64, topic: &Topic) -> Result<()> {
    const DELETE: &str = "DELETE FROM follows WHERE follower_id = $1 AND kind = $2 AND slug = $3";
    on_either!(tx, tx => {
        sqlx::query(DELETE)
            .bind(id)
            .bind(topic.kind.key())
            .bind(topic.slug.as_str())
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn write_follow(tx: &mut Tx, id: i64, follow: &Follow) -> Result<()> {
    const WRITE: &str = "
        INSERT INTO follows (follower_id, kind, slug, lang, nonce, token, asked_at, confirmed_at, after_position)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (follower_id, kind, slug) DO UPDATE
        SET lang = excluded.lang, nonce = excluded.nonce, token = excluded.token, asked_at = excluded.asked_at,
            confirmed_at = excluded.confirmed_at, after_position = excluded.after_position";
    on_either!(tx, tx => {
        sqlx::query(WRITE)
            .bind(id)
            .bind(follow.topic.kind.key())
            .bind(follow.topic.slug.as_str())
            .bind(follow.lang.tag())
            .bind(&follow.nonce)
            .bind(&follow.token.0)
            .bind(instant::to_text(follow.asked_at))
            .bind(follow.confirmed_at.map(instant::to_text))
            .bind(follow.after.0)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}
