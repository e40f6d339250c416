use catalogue::AgencyName;
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditEntry, ProcedureId,
    feedback::{
        About, FeedbackDeed, FeedbackError, FeedbackId, FeedbackState, Incoming, KeptFeedback, Publishing, TakenIn,
    },
};

use super::read;
use crate::{
    audit,
    either::{Db, Tx, on_either},
    instant,
    rows::{Result, parse, to_json},
};

/// Whoever writes from outside has no name here.
const PUBLIC: &str = "public";
const SYSTEM: &str = "system";

/// Takes something in; folds it into one that says the same and waits for an answer.
pub(crate) async fn take_in(db: &Db, incoming: &Incoming, now: Timestamp) -> Result<TakenIn> {
    const SAME: &str = "
        SELECT id, due_on FROM feedback WHERE fingerprint = $1 AND state = 'waiting' AND words IS NOT NULL
        ORDER BY id LIMIT 1";
    const SENDING: &str = "
        INSERT INTO feedback_sendings (feedback_id, code, sent_at) VALUES ($1, $2, $3) RETURNING id";
    const CONTACT: &str = "INSERT INTO feedback_contacts (sending_id, contact) VALUES ($1, $2)";
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    let same: Option<(i64, Option<String>)> = on_either!(&mut tx, tx => {
        sqlx::query_as(SAME).bind(&incoming.fingerprint).fetch_optional(&mut **tx).await
    })?;
    let (id, due_on, folded) = match same {
        Some((id, due_on)) => (id, due_on.map(|day| parse::<Date>("due_on", &day)).transpose()?, true),
        None => (insert(&mut tx, incoming, &at).await?, incoming.due_on, false),
    };
    let sending: i64 = on_either!(&mut tx, tx => {
        sqlx::query_scalar(SENDING).bind(id).bind(&incoming.code.0).bind(&at).fetch_one(&mut **tx).await
    })?;
    if let Some(contact) = &incoming.contact {
        on_either!(&mut tx, tx => {
            sqlx::query(CONTACT).bind(sending).bind(contact).execute(&mut **tx).await.map(drop)
        })?;
    }
    let action = if folded { "feedback.received_again" } else { "feedback.received" };
    let detail = [("feedback", id.into()), ("kind", incoming.about.kind.key().into())];
    let entry = AuditEntry::new(PUBLIC, action, incoming.about.procedure, &detail);
    audit::append(&mut tx, &at, &[entry]).await?;
    tx.commit().await?;
    Ok(TakenIn { id: FeedbackId(id), due_on, folded })
}

async fn insert(tx: &mut Tx, incoming: &Incoming, at: &str) -> Result<i64> {
    const INSERT: &str = "
        INSERT INTO feedback (kind, procedure_id, unclear, document, place, words, fingerprint, received_at, due_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        RETURNING id";
    let About { kind, procedure, unclear, document, place } = &incoming.about;
    Ok(on_either!(tx, tx => {
        sqlx::query_scalar(INSERT)
            .bind(kind.key())
            .bind(procedure.map(|ProcedureId(id)| id))
            .bind(unclear.map(registry::feedback::Unclear::key))
            .bind(document.as_deref())
            .bind(place.as_deref())
            .bind(&incoming.text)
            .bind(&incoming.fingerprint)
            .bind(at)
            .bind(incoming.due_on.map(|day| day.to_string()))
            .fetch_one(&mut **tx)
            .await
    })?)
}

/// Does something with one under the lock of writers, and keeps what changed.
pub(crate) async fn change(
    db: &Db,
    id: FeedbackId,
    deed: FeedbackDeed<'_>,
    now: Timestamp,
) -> Result<Result<KeptFeedback, FeedbackError>> {
    let mut tx = db.begin_writing().await?;
    let Some(mut kept) = read::kept(&mut tx, id).await? else {
        tx.rollback().await?;
        return Ok(Err(FeedbackError::Missing));
    };
    if let Err(error) = deed(&mut kept) {
        tx.rollback().await?;
        return Ok(Err(error));
    }
    let at = instant::to_text(now);
    keep_events(&mut tx, &kept).await?;
    keep_state(&mut tx, &kept, &at).await?;
    if kept.changes.erased {
        erase(&mut tx, id, &at).await?;
    }
    if kept.changes.taken_back {
        take_back(&mut tx, id, &at).await?;
    }
    if let Some(publishing) = &kept.changes.published {
        publish(&mut tx, id, publishing, &at).await?;
    }
    if kept.changes.taken_back || kept.changes.published.is_some() {
        tell(&mut tx, kept.about.procedure, &at).await?;
    }
    audit::append(&mut tx, &at, &kept.changes.audit).await?;
    tx.commit().await?;
    Ok(Ok(kept))
}

async fn keep_events(tx: &mut Tx, kept: &KeptFeedback) -> Result<()> {
    const EVENT: &str = "
        INSERT INTO feedback_events (feedback_id, number, at, actor, did) VALUES ($1, $2, $3, $4, $5)";
    for (number, event) in (1_i64..).zip(&kept.events).skip(kept.changes.events_before) {
        let did = to_json("did", &event.did)?;
        on_either!(&mut *tx, tx => {
            sqlx::query(EVENT)
                .bind(kept.id.0)
                .bind(number)
                .bind(instant::to_text(event.at))
                .bind(event.by.as_str())
                .bind(did)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    Ok(())
}

/// What lists and terms go by, beside the events that say it.
async fn keep_state(tx: &mut Tx, kept: &KeptFeedback, at: &str) -> Result<()> {
    const STATE: &str = "
        UPDATE feedback
        SET state = $2, agency = $3, answered_at = COALESCE(answered_at, $4),
            settled_at = CASE WHEN $2 = 'waiting' THEN NULL ELSE COALESCE(settled_at, $5) END
        WHERE id = $1";
    let state: FeedbackState = kept.state();
    on_either!(tx, tx => {
        sqlx::query(STATE)
            .bind(kept.id.0)
            .bind(state.key())
            .bind(kept.agency().map(AgencyName::as_str))
            .bind(kept.answered_at().map(instant::to_text))
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

async fn erase(tx: &mut Tx, id: FeedbackId, at: &str) -> Result<()> {
    const WORDS: &str = "UPDATE feedback SET words = NULL WHERE id = $1 AND words IS NOT NULL";
    const CONTACTS: &str = "
        UPDATE feedback_contacts SET contact = NULL, erased_at = $2
        WHERE contact IS NOT NULL AND sending_id IN (SELECT id FROM feedback_sendings WHERE feedback_id = $1)";
    on_either!(tx, tx => {
        sqlx::query(WORDS).bind(id.0).execute(&mut **tx).await?;
        sqlx::query(CONTACTS).bind(id.0).bind(at).execute(&mut **tx).await?;
    });
    Ok(())
}

async fn take_back(tx: &mut Tx, id: FeedbackId, at: &str) -> Result<()> {
    const TAKE_BACK: &str = "
        UPDATE feedback_published SET taken_back_at = $2 WHERE feedback_id = $1 AND taken_back_at IS NULL";
    on_either!(tx, tx => sqlx::query(TAKE_BACK).bind(id.0).bind(at).execute(&mut **tx).await.map(drop))?;
    Ok(())
}

async fn publish(tx: &mut Tx, id: FeedbackId, publishing: &Publishing, at: &str) -> Result<()> {
    const PUBLISH: &str = "
        INSERT INTO feedback_published
            (feedback_id, question, answer, answered_by, worded_by, published_by, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    on_either!(tx, tx => {
        sqlx::query(PUBLISH)
            .bind(id.0)
            .bind(&publishing.wording.question)
            .bind(publishing.wording.answer.as_str())
            .bind(publishing.answered_by.as_str())
            .bind(publishing.wording.by.as_str())
            .bind(publishing.by.as_str())
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// The outbox speaks of procedures: one of them is named, so that every node
/// forgets the pages that it keeps.
async fn tell(tx: &mut Tx, procedure: Option<ProcedureId>, at: &str) -> Result<()> {
    const TELL: &str = "
        INSERT INTO outbox (procedure_id, at)
        SELECT id, $1 FROM procedures WHERE $2 = 0 OR id = $2 ORDER BY id LIMIT 1";
    let id = procedure.map_or(0, |ProcedureId(id)| id);
    on_either!(tx, tx => sqlx::query(TELL).bind(at).bind(id).execute(&mut **tx).await.map(drop))?;
    Ok(())
}

/// Erases how to reach those whose feedback was settled before an instant.
pub(crate) async fn erase_contacts(db: &Db, settled_before: Timestamp, now: Timestamp) -> Result<u64> {
    const ERASE: &str = "
        UPDATE feedback_contacts SET contact = NULL, erased_at = $2
        WHERE contact IS NOT NULL AND sending_id IN (
            SELECT s.id
            FROM feedback_sendings s
            JOIN feedback f ON f.id = s.feedback_id
            WHERE f.settled_at < $1
        )";
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    let gone = on_either!(&mut tx, tx => {
        let before = instant::to_text(settled_before);
        sqlx::query(ERASE).bind(before).bind(&at).execute(&mut **tx).await.map(|done| done.rows_affected())
    })?;
    if gone > 0 {
        let entry = AuditEntry::new(SYSTEM, "feedback.contacts_erased", None, &[("count", gone.into())]);
        audit::append(&mut tx, &at, &[entry]).await?;
    }
    tx.commit().await?;
    Ok(gone)
}
