use catalogue::{ActorId, Edition, EditionState};
use jiff::Timestamp;
use registry::{
    ProcedureId,
    editing::{KeptEdition, KeptProcedure},
};

use crate::{
    audit,
    either::{Tx, on_either},
    instant,
    rows::{Result, to_json},
};

/// Writes what changed of a procedure, with its audit.
pub(super) async fn changes(tx: &mut Tx, kept: &KeptProcedure, now: Timestamp) -> Result<()> {
    let at = instant::to_text(now);
    unaudited(tx, kept, &at).await?;
    audit::append(tx, &at, &kept.changes().audit).await
}

/// Writes what changed of a procedure. The caller writes the audit in the same
/// transaction, for many procedures at once.
pub(crate) async fn unaudited(tx: &mut Tx, kept: &KeptProcedure, at: &str) -> Result<()> {
    let changes = kept.changes();
    let at = &not_before(kept, at);
    // What leaves the public goes first: it sees one edition at a time.
    let mut editions: Vec<&KeptEdition> = kept.editions.iter().collect();
    editions.sort_by_key(|kept| kept.edition.state() == EditionState::Published);
    for edition in editions {
        let number = edition.edition.number();
        if changes.begun.contains(&number) {
            begin(tx, kept.id, edition, at).await?;
        } else if changes.written.contains(&number) {
            revise(tx, kept.id, edition, at).await?;
            rewrite(tx, kept.id, edition, at).await?;
        } else if changes.moved.contains(&number) {
            step(tx, kept.id, &edition.edition, at).await?;
        }
    }
    if changes.procedure {
        const REPEAL: &str = "UPDATE procedures SET repeal = $2 WHERE id = $1";
        let repeal = kept.procedure.repeal.as_ref().map(|repeal| to_json("repeal", repeal)).transpose()?;
        on_either!(&mut *tx, tx => {
            sqlx::query(REPEAL).bind(kept.id.0).bind(repeal).execute(&mut **tx).await.map(drop)
        })?;
    }
    for (number, author, state, text) in &changes.comments {
        const COMMENT: &str = "
            INSERT INTO comments (procedure_id, edition, at, author, state, text) VALUES ($1, $2, $3, $4, $5, $6)";
        on_either!(&mut *tx, tx => {
            sqlx::query(COMMENT)
                .bind(kept.id.0)
                .bind(i64::from(*number))
                .bind(at)
                .bind(author.as_str())
                .bind(state.map(EditionState::key))
                .bind(text)
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    if let (Some(actor), Some(published)) = (&changes.confirmed_by, kept.published()) {
        const CONFIRM: &str = "
            INSERT INTO confirmations (procedure_id, edition, at, actor) VALUES ($1, $2, $3, $4)
            ON CONFLICT (procedure_id, at) DO NOTHING";
        on_either!(&mut *tx, tx => {
            sqlx::query(CONFIRM)
                .bind(kept.id.0)
                .bind(i64::from(published.edition.number()))
                .bind(at)
                .bind(actor.as_str())
                .execute(&mut **tx)
                .await
                .map(drop)
        })?;
    }
    if changes.public {
        const OUTBOX: &str = "INSERT INTO outbox (procedure_id, at) VALUES ($1, $2)";
        on_either!(tx, tx => sqlx::query(OUTBOX).bind(kept.id.0).bind(at).execute(&mut **tx).await.map(drop))?;
    }
    Ok(())
}

/// Writes a draft that is new, with its first revision.
pub(super) async fn begin(tx: &mut Tx, id: ProcedureId, kept: &KeptEdition, at: &str) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO editions (procedure_id, number, state, origin, content, authors, created_at, changed_at, based_on)
        VALUES ($1, $2, $3, 'authored', $4, $5, $6, $6, $7)";
    let edition = &kept.edition;
    let content = to_json("content", edition.content())?;
    let authors = to_json("authors", edition.authors())?;
    on_either!(&mut *tx, tx => {
        sqlx::query(INSERT)
            .bind(id.0)
            .bind(i64::from(edition.number()))
            .bind(edition.state().key())
            .bind(content)
            .bind(authors)
            .bind(at)
            .bind(kept.based_on.map(i64::from))
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    revise(tx, id, kept, at).await
}

/// Keeps a text with who wrote it.
async fn revise(tx: &mut Tx, id: ProcedureId, kept: &KeptEdition, at: &str) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO revisions (procedure_id, edition, revision, content, author, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let content = to_json("content", kept.edition.content())?;
    on_either!(tx, tx => {
        sqlx::query(INSERT)
            .bind(id.0)
            .bind(i64::from(kept.edition.number()))
            .bind(i64::from(kept.revision))
            .bind(content)
            .bind(kept.written_by.as_ref().map(ActorId::as_str))
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// What becomes of a procedure comes after what the public saw of it, also where the
/// clock was set back in between: in that order its editions are told.
fn not_before(kept: &KeptProcedure, at: &str) -> String {
    let seen = kept.editions.iter().flat_map(|kept| [kept.published_at, kept.superseded_at]).flatten().max();
    seen.map(instant::to_text).filter(|seen| seen.as_str() > at).unwrap_or_else(|| at.to_owned())
}

/// Writes what a draft says now, and by whom.
async fn rewrite(tx: &mut Tx, id: ProcedureId, kept: &KeptEdition, at: &str) -> Result<()> {
    const UPDATE: &str = "
        UPDATE editions SET content = $3, authors = $4, revision = $5, changed_at = $6
        WHERE procedure_id = $1 AND number = $2";
    let content = to_json("content", kept.edition.content())?;
    let authors = to_json("authors", kept.edition.authors())?;
    on_either!(tx, tx => {
        sqlx::query(UPDATE)
            .bind(id.0)
            .bind(i64::from(kept.edition.number()))
            .bind(content)
            .bind(authors)
            .bind(i64::from(kept.revision))
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}

/// Writes where an edition stands now. The database refuses what its life does
/// not allow.
async fn step(tx: &mut Tx, id: ProcedureId, edition: &Edition, at: &str) -> Result<()> {
    const UPDATE: &str = "
        UPDATE editions
        SET state = $3, approved_by = $4, in_force_from = $5, reason = $6, changed_at = $7,
            published_at = CASE WHEN $3 = 'published' THEN $7 ELSE published_at END,
            superseded_at = CASE WHEN state = 'published' THEN $7 ELSE superseded_at END
        WHERE procedure_id = $1 AND number = $2";
    on_either!(tx, tx => {
        sqlx::query(UPDATE)
            .bind(id.0)
            .bind(i64::from(edition.number()))
            .bind(edition.state().key())
            .bind(edition.approved_by().map(ActorId::as_str))
            .bind(edition.in_force_from().map(|day| day.to_string()))
            .bind(edition.reason())
            .bind(at)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}
