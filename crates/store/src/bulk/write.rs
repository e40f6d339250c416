use std::collections::HashSet;

use jiff::Timestamp;
use registry::{
    AuditEntry, ProcedureId,
    bulk::{BatchAnnouncement, BatchId, Hindrance, NewBatch, NotWorked, Progress, Work, Worked},
    editing::{EditingError, KeptProcedure, NewProcedure},
};
use sqlx::QueryBuilder;

use crate::{
    audit, editing,
    either::{Db, Tx, on_either},
    instant,
    rows::{Result, to_json},
};

/// How many rows are written in one statement.
const AT_ONCE: usize = 500;
/// How many procedures are read together.
const TOGETHER: usize = 50;
/// After so many hindrances nobody reads on: the rest is not looked for.
const MOST_HINDRANCES: usize = 1_000;

/// The procedures are written one by one, as their methods change them; what
/// joins them is the transaction, and the batch.
pub(crate) async fn work(
    db: &Db,
    work: &Work<'_>,
    progress: &Progress<'_>,
    now: Timestamp,
) -> Result<std::result::Result<Worked, NotWorked>> {
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    if let Some(id) = work.ends
        && !end(&mut tx, id).await?
    {
        tx.rollback().await?;
        return Ok(Err(NotWorked::Over));
    }
    let mut done = Done::default();
    for new in work.create.chunks(TOGETHER) {
        create(&mut tx, new, &at, &mut done).await?;
        progress(done.seen);
    }
    for ids in work.change.chunks(TOGETHER) {
        change(&mut tx, work, ids, &at, &mut done).await?;
        progress(done.seen);
        if done.hindrances.len() >= MOST_HINDRANCES {
            break;
        }
    }
    let Done { begun, hindrances, mut audit, changed, .. } = done;
    if !hindrances.is_empty() {
        tx.rollback().await?;
        return Ok(Err(NotWorked::Hindered(hindrances)));
    }
    if changed == 0 {
        tx.rollback().await?;
        return Ok(Ok(Worked::default()));
    }
    let batch = match &work.making {
        Some(new) if !begun.is_empty() => Some(make(&mut tx, new, &begun, &at).await?),
        _ => None,
    };
    if let Some((id, announcement, actor)) = &work.announces {
        announce(&mut tx, *id, announcement, actor.as_str(), &at).await?;
    }
    let mut entries = work.audit.clone();
    for entry in &mut entries {
        if let serde_json::Value::Object(detail) = &mut entry.detail {
            detail.insert("entries".to_owned(), changed.into());
            if let Some(BatchId(id)) = batch {
                // Of a batch that is taken back, this is the one that does it.
                let name = if detail.contains_key("batch") { "restored_by" } else { "batch" };
                detail.insert(name.to_owned(), id.into());
            }
        }
    }
    audit.extend(entries);
    audit::append(&mut tx, &at, &audit).await?;
    tx.commit().await?;
    Ok(Ok(Worked { batch, changed }))
}

/// What was done so far.
#[derive(Default)]
struct Done {
    /// How many procedures were looked at.
    seen: usize,
    /// How many were made or changed.
    changed: usize,
    begun: Vec<(ProcedureId, u32)>,
    hindrances: Vec<Hindrance>,
    /// What is noted of each, in order.
    audit: Vec<AuditEntry>,
}

/// Makes procedures with their first drafts.
async fn create(tx: &mut Tx, new: &[NewProcedure], at: &str, done: &mut Done) -> Result<()> {
    for new in new {
        done.seen += 1;
        if let Some(holder) = editing::holder(tx, new.procedure.code.as_ref()).await? {
            done.hindrances.push(Hindrance {
                slug: new.procedure.slug.clone(),
                name: new.edition.edition.content().name.clone(),
                error: EditingError::CodeTaken(holder),
            });
            continue;
        }
        let (id, slug) = editing::insert(tx, new, at).await?;
        let author = new.edition.written_by.as_ref().map_or("", |author| author.as_str());
        let detail = [("slug", slug.as_str().into()), ("edition", 1.into())];
        done.audit.push(AuditEntry::new(author, "procedure.created", Some(id), &detail));
        done.begun.push((id, 1));
        done.changed += 1;
    }
    Ok(())
}

/// Does all the deeds to some procedures.
async fn change(tx: &mut Tx, work: &Work<'_>, ids: &[ProcedureId], at: &str, done: &mut Done) -> Result<()> {
    let (mut changed, mut hindered) = (HashSet::new(), HashSet::new());
    for deed in &work.deeds {
        // What was written is read again: an edition skips no step of its life.
        for mut kept in editing::kept_all(tx, ids).await? {
            if hindered.contains(&kept.id) {
                continue;
            }
            if let Err(error) = deed(&mut kept) {
                hindered.insert(kept.id);
                done.hindrances.push(hindrance(&kept, error));
                continue;
            }
            let changes = kept.changes();
            if changes.audit.is_empty() {
                continue;
            }
            changed.insert(kept.id);
            done.begun.extend(changes.begun.iter().map(|number| (kept.id, *number)));
            done.audit.extend(changes.audit.iter().cloned());
            editing::unaudited(tx, &kept, at).await?;
        }
    }
    done.seen += ids.len();
    done.changed += changed.len();
    Ok(())
}

fn hindrance(kept: &KeptProcedure, error: EditingError) -> Hindrance {
    let telling = kept.published().or_else(|| kept.editions.last());
    let name = telling.map(|kept| kept.edition.content().name.clone()).unwrap_or_default();
    Hindrance { slug: kept.procedure.slug.clone(), name, error }
}

/// Ends a batch; says no where it is over already.
async fn end(tx: &mut Tx, id: BatchId) -> Result<bool> {
    const END: &str = "UPDATE batches SET state = 'undone' WHERE id = $1 AND state = 'open' RETURNING id";
    let ended: Option<i64> = on_either!(tx, tx => sqlx::query_scalar(END).bind(id.0).fetch_optional(&mut **tx).await)?;
    Ok(ended.is_some())
}

async fn make(tx: &mut Tx, new: &NewBatch, begun: &[(ProcedureId, u32)], at: &str) -> Result<BatchId> {
    const INSERT: &str = "
        INSERT INTO batches (name, kind, made_by, made_at, detail, restores) VALUES ($1, $2, $3, $4, $5, $6)
        RETURNING id";
    let detail = to_json("detail", &new.detail)?;
    let id: i64 = on_either!(&mut *tx, tx => {
        sqlx::query_scalar(INSERT)
            .bind(&new.name)
            .bind(new.kind.key())
            .bind(new.made_by.as_str())
            .bind(at)
            .bind(detail)
            .bind(new.restores.map(|batch| batch.0))
            .fetch_one(&mut **tx)
            .await
    })?;
    let rows: Vec<(i64, i64, i64)> =
        (1..).zip(begun).map(|(position, (procedure, number))| (position, procedure.0, i64::from(*number))).collect();
    for rows in rows.chunks(AT_ONCE) {
        on_either!(&mut *tx, tx => {
            let mut query =
                QueryBuilder::new("INSERT INTO batch_items (batch_id, position, procedure_id, edition) ");
            query.push_values(rows, |mut row, (position, procedure, number)| {
                row.push_bind(id).push_bind(*position).push_bind(*procedure).push_bind(*number);
            });
            query.build().execute(&mut **tx).await.map(drop)
        })?;
    }
    Ok(BatchId(id))
}

async fn announce(tx: &mut Tx, id: BatchId, announced: &BatchAnnouncement, actor: &str, at: &str) -> Result<()> {
    const INSERT: &str = "
        INSERT INTO batch_announcements (batch_id, announcement, in_force_from, at, actor)
        VALUES ($1, $2, $3, $4, $5)";
    let announcement = to_json("announcement", &announced.announcement)?;
    on_either!(tx, tx => {
        sqlx::query(INSERT)
            .bind(id.0)
            .bind(announcement)
            .bind(announced.in_force_from.map(|day| day.to_string()))
            .bind(at)
            .bind(actor)
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}
