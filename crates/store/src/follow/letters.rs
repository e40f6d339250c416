use jiff::Timestamp;
use registry::{
    follow::{About, Due, Follower, FollowerId, KeptLetter, LetterId, Outcome, REFUSALS, Topic, random_name},
    history::Lately,
};
use sqlx::{FromRow, QueryBuilder};

use super::{followers, rows::topic};
use crate::{
    either::{Db, Tx, on_either},
    history::{CHANGES, COLUMNS, ChangedRow, JOINED},
    instant,
    rows::{Result, number},
};

/// What a letter is to tell: what its follower follows, and followed when it changed.
const TOLD: &str = "
    SELECT DISTINCT o.procedure_id AS of, o.at AS since
    FROM letters l
    JOIN follows f ON f.follower_id = l.follower_id AND f.confirmed_at IS NOT NULL
    JOIN news n ON n.kind = f.kind AND n.slug = f.slug
               AND n.position > l.after_position AND n.position <= l.upto_position AND n.position > f.after_position
    JOIN outbox o ON o.position = n.position
    WHERE l.id = ";

#[derive(FromRow)]
struct LetterRow {
    id: i64,
    follower_id: i64,
    topic_kind: Option<String>,
    topic_slug: Option<String>,
    name: String,
    attempts: i64,
}

/// A letter that asks somebody whether they want to follow something.
pub(super) async fn ask(tx: &mut Tx, follower: &Follower, asked: &Topic, now: Timestamp) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO letters (follower_id, kind, topic_kind, topic_slug, name, created_at, next_at)
        VALUES ($1, 'confirmation', $2, $3, $4, $5, $5)";
    on_either!(tx, tx => {
        sqlx::query(INSERT)
            .bind(follower.id.map(|FollowerId(id)| id))
            .bind(asked.kind.key())
            .bind(asked.slug.as_str())
            .bind(random_name())
            .bind(instant::to_text(now))
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Letters of news, for whoever is due and waits for no other of the kind.
pub(crate) async fn make(db: &Db, due: Due, limit: u32, now: Timestamp) -> Result<u64> {
    const DUE: &str = "
        SELECT f.id, f.told FROM followers f
        WHERE f.stopped_at IS NULL
          AND (f.told_at IS NULL OR f.told_at <= $1)
          AND EXISTS (
            SELECT 1 FROM follows fo
            JOIN news n ON n.kind = fo.kind AND n.slug = fo.slug AND n.position > f.told
                       AND n.position > fo.after_position AND n.at <= $2
            WHERE fo.follower_id = f.id AND fo.confirmed_at IS NOT NULL
          )
          AND NOT EXISTS (
            SELECT 1 FROM letters l
            WHERE l.follower_id = f.id AND l.kind = 'changes' AND l.sent_at IS NULL AND l.failed IS NULL
          )
        ORDER BY f.id
        LIMIT $3";
    const KNOWN: &str = "SELECT position FROM news_known";
    const INSERT: &str = "
        INSERT INTO letters (follower_id, kind, after_position, upto_position, name, created_at, next_at)
        VALUES ($1, 'changes', $2, $3, $4, $5, $5)";
    const TELL: &str = "UPDATE followers SET told = $2, told_at = $3 WHERE id = $1";
    let (told_before, news_before) = (instant::to_text(due.told_before), instant::to_text(due.news_before));
    let limit = i64::from(limit);
    // Nobody waits for the lock while there is nothing to write.
    let any: Vec<(i64, i64)> = on_either!(db, pool => {
        sqlx::query_as(DUE).bind(&told_before).bind(&news_before).bind(1_i64).fetch_all(pool).await
    })?;
    if any.is_empty() {
        return Ok(0);
    }
    let mut tx = db.begin_writing().await?;
    let at = instant::to_text(now);
    let followers: Vec<(i64, i64)> = on_either!(&mut tx, tx => {
        sqlx::query_as(DUE).bind(&told_before).bind(&news_before).bind(limit).fetch_all(&mut **tx).await
    })?;
    let known: i64 = on_either!(&mut tx, tx => sqlx::query_scalar(KNOWN).fetch_one(&mut **tx).await)?;
    for (follower, told) in &followers {
        on_either!(&mut tx, tx => {
            sqlx::query(INSERT)
                .bind(follower)
                .bind(told)
                .bind(known)
                .bind(random_name())
                .bind(&at)
                .execute(&mut **tx)
                .await?;
            sqlx::query(TELL).bind(follower).bind(known).bind(&at).execute(&mut **tx).await.map(drop)
        })?;
    }
    tx.commit().await?;
    Ok(followers.len() as u64)
}

/// The claim is written before anything is sent. A node that dies with it lets go of
/// it when its time is over.
pub(crate) async fn claim(
    db: &Db,
    limit: u32,
    now: Timestamp,
    until: Timestamp,
) -> Result<Vec<(KeptLetter, Follower)>> {
    const READY: &str = "
        SELECT COUNT(*) FROM letters
        WHERE sent_at IS NULL AND failed IS NULL AND next_at <= $1 AND (claimed_until IS NULL OR claimed_until <= $1)";
    const CLAIM: &str = "
        UPDATE letters SET claimed_until = $2, attempts = attempts + 1
        WHERE id IN (
            SELECT id FROM letters
            WHERE sent_at IS NULL AND failed IS NULL AND next_at <= $1
              AND (claimed_until IS NULL OR claimed_until <= $1)
            ORDER BY next_at, id
            LIMIT $3
        )
        RETURNING id, follower_id, topic_kind, topic_slug, name, attempts";
    let now = instant::to_text(now);
    let ready: i64 = on_either!(db, pool => sqlx::query_scalar(READY).bind(&now).fetch_one(pool).await)?;
    if ready == 0 {
        return Ok(Vec::new());
    }
    let mut tx = db.begin_writing().await?;
    let rows: Vec<LetterRow> = on_either!(&mut tx, tx => {
        sqlx::query_as(CLAIM)
            .bind(&now)
            .bind(instant::to_text(until))
            .bind(i64::from(limit))
            .fetch_all(&mut **tx)
            .await
    })?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(follower) = followers::by_id(&mut tx, row.follower_id).await? else { continue };
        let about = match (row.topic_kind, row.topic_slug) {
            (Some(kind), Some(slug)) => About::Confirmation(topic(&kind, &slug)?),
            _ => About::Changes,
        };
        let kept = KeptLetter { id: LetterId(row.id), about, name: row.name, attempts: number(row.attempts)? };
        claimed.push((kept, follower));
    }
    tx.commit().await?;
    claimed.sort_by_key(|(letter, _)| letter.id.0);
    Ok(claimed)
}

pub(crate) async fn changes_of(db: &Db, LetterId(letter): LetterId, limit: u32) -> Result<(Vec<Lately>, u64)> {
    const WHICH: &str = ") w JOIN changes c ON c.procedure_id = w.of AND c.at = w.since WHERE c.number IS NOT NULL";
    let (total, rows): (i64, Vec<ChangedRow>) = on_either!(db, pool => {
        let mut query = QueryBuilder::new(CHANGES);
        query.push("SELECT COUNT(*) FROM (").push(TOLD).push_bind(letter).push(WHICH);
        let total: i64 = query.build_query_scalar().fetch_one(pool).await?;
        let mut query = QueryBuilder::new(CHANGES);
        query.push("SELECT ").push(COLUMNS).push(" FROM (SELECT c.* FROM (").push(TOLD).push_bind(letter).push(WHICH);
        query.push(" ORDER BY c.at DESC, c.procedure_id DESC, c.kind, c.number DESC LIMIT ");
        query.push_bind(i64::from(limit)).push(") c ").push(JOINED);
        query.push("ORDER BY c.at DESC, c.procedure_id DESC, c.kind, c.number DESC");
        (total, query.build_query_as().fetch_all(pool).await?)
    });
    let changes = rows.into_iter().map(Lately::try_from).collect::<Result<_>>()?;
    Ok((changes, u64::try_from(total).unwrap_or_default()))
}

/// By the index of those that are to be sent.
pub(crate) async fn waiting(db: &Db) -> Result<u64> {
    const WAITING: &str = "SELECT COUNT(*) FROM letters WHERE sent_at IS NULL AND failed IS NULL";
    let count: i64 = on_either!(db, pool => sqlx::query_scalar(WAITING).fetch_one(pool).await)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// A letter whose follower has left is gone, and nothing becomes of it.
pub(crate) async fn settle(db: &Db, LetterId(letter): LetterId, outcome: Outcome, now: Timestamp) -> Result<()> {
    const SENT: &str = "UPDATE letters SET sent_at = $2, claimed_until = NULL WHERE id = $1";
    const AGAIN: &str = "UPDATE letters SET next_at = $2, claimed_until = NULL WHERE id = $1";
    const FAILED: &str = "UPDATE letters SET failed = $2, claimed_until = NULL WHERE id = $1";
    const REACHED: &str =
        "UPDATE followers SET refusals = 0 WHERE id = (SELECT follower_id FROM letters WHERE id = $1) AND refusals > 0";
    const REFUSED: &str = "
        UPDATE followers
        SET refusals = refusals + 1, stopped_at = CASE WHEN refusals + 1 >= $2 THEN $3 ELSE stopped_at END
        WHERE id = (SELECT follower_id FROM letters WHERE id = $1)";
    let at = instant::to_text(now);
    let (what, value) = match outcome {
        Outcome::Sent => (SENT, at.clone()),
        Outcome::Again(then) => (AGAIN, instant::to_text(then)),
        Outcome::Refused => (FAILED, "refused".to_owned()),
        Outcome::GivenUp => (FAILED, "given_up".to_owned()),
        Outcome::Empty => (FAILED, "empty".to_owned()),
    };
    let mut tx = db.begin_writing().await?;
    on_either!(&mut tx, tx => {
        sqlx::query(what).bind(letter).bind(value).execute(&mut **tx).await?;
        match outcome {
            Outcome::Sent => sqlx::query(REACHED).bind(letter).execute(&mut **tx).await.map(drop),
            Outcome::Refused => sqlx::query(REFUSED)
                .bind(letter)
                .bind(i64::from(REFUSALS))
                .bind(&at)
                .execute(&mut **tx)
                .await
                .map(drop),
            Outcome::Again(_) | Outcome::GivenUp | Outcome::Empty => Ok(()),
        }
    })?;
    Ok(tx.commit().await?)
}
