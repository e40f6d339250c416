use jiff::Timestamp;
use registry::{
    AuditEntry, ProcedureId,
    bulk::{BatchAnnouncement, BatchId, Hindrance, NewBatch, NotWorked, Progress, Work, Worked},
    editing::{EditingError, KeptProcedure},
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
    let mut begun: Vec<(ProcedureId, u32)> = Vec::new();
    let mut hindrances = Vec::new();
    let (mut done, mut changed) = (0, 0);
    for new in &work.create {
        match editing::insert(&mut tx, new, &at).await? {
            Ok((id, slug)) => {
                let detail = [("slug", slug.as_str().into()), ("edition", 1.into())];
                let author = new.edition.written_by.as_ref().map_or("", |author| author.as_str());
                let entry = AuditEntry::new(author, "procedure.created", Some(id), &detail);
                audit::append(&mut tx, &at, &[entry]).await?;
                begun.push((id, 1));
                changed += 1;
            }
            Err(holder) => hindrances.push(Hindrance {
                slug: new.procedure.slug.clone(),
                name: new.edition.edition.content().name.clone(),
                error: EditingError::CodeTaken(holder),
            }),
        }
        done += 1;
        progress(done);
    }
    for id in &work.change {
        match change(&mut tx, work, *id, now, &mut begun).await? {
            Ok(true) => changed += 1,
            Ok(false) => {}
            Err(hindrance) => hindrances.push(hindrance),
        }
        done += 1;
        progress(done);
        if hindrances.len() >= MOST_HINDRANCES {
            break;
        }
    }
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
    audit::append(&mut tx, &at, &entries).await?;
    tx.commit().await?;
    Ok(Ok(Worked { batch, changed }))
}

/// Does all the deeds to one procedure; says whether one of them changed it.
async fn change(
    tx: &mut Tx,
    work: &Work<'_>,
    id: ProcedureId,
    now: Timestamp,
    begun: &mut Vec<(ProcedureId, u32)>,
) -> Result<std::result::Result<bool, Hindrance>> {
    let mut changed = false;
    for deed in &work.deeds {
        // What was written is read again: an edition skips no step of its life.
        let Some(mut kept) = editing::kept_of(tx, id).await? else { return Ok(Ok(false)) };
        if let Err(error) = deed(&mut kept) {
            return Ok(Err(hindrance(&kept, error)));
        }
        if kept.changes().audit.is_empty() {
            continue;
        }
        changed = true;
        begun.extend(kept.changes().begun.iter().map(|number| (id, *number)));
        editing::changes(tx, &kept, now).await?;
    }
    Ok(Ok(changed))
}

fn hindrance(kept: &KeptProcedure, error: EditingError) -> Hindrance {
    let telling = kept.published().or_else(|| kept.editions.last());
    let name = telling.map(|kept| kept.edition.content().name.clone()).unwrap_or_default();
    Hindrance { slug: kept.procedure.slug.clone(), name, error }
}

/// Ends a batch; says no where it is over already.
async fn end(tx: &mut Tx, id: BatchId) -> Result<bool> {
    const END: &str = "UPDATE batches SET state = 'undone' WHERE id = $1 AND state = 'open' RETURNING id";
    let ended: Option<i64> =
        on_either!(tx, tx => sqlx::query_scalar(END).bind(id.0).fetch_optional(&mut **tx).await)?;
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
