//! Drafts and what becomes of them.

mod read;
mod write;

use catalogue::Slug;
use jiff::Timestamp;
use registry::{
    AuditEntry, ProcedureId,
    editing::{Created, EditingError, KeptProcedure, NewProcedure},
};

pub(crate) use self::{
    read::{confirmations, due, find, kept_all, open_editions, revision},
    write::unaudited,
};
use crate::{
    audit,
    either::{Db, Tx, on_either},
    instant,
    rows::{Result, slug},
    slugs,
};

pub(crate) async fn kept(db: &Db, slug: &Slug) -> Result<Option<KeptProcedure>> {
    // An address never comes to mean another procedure.
    let Some(id) = find(db, slug).await? else { return Ok(None) };
    let mut tx = db.begin_reading().await?;
    let kept = read::kept(&mut tx, id).await?;
    tx.rollback().await?;
    Ok(kept)
}

pub(crate) async fn change(
    db: &Db,
    ids: &[ProcedureId],
    deed: &(dyn for<'a> Fn(&'a mut KeptProcedure) -> Result<(), EditingError> + Send + Sync),
    now: Timestamp,
) -> Result<Result<Vec<KeptProcedure>, EditingError>> {
    let mut tx = db.begin_writing().await?;
    let mut changed = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(mut kept) = read::kept(&mut tx, *id).await? else {
            tx.rollback().await?;
            return Ok(Err(EditingError::Missing));
        };
        if let Err(error) = deed(&mut kept) {
            tx.rollback().await?;
            return Ok(Err(error));
        }
        write::changes(&mut tx, &kept, now).await?;
        changed.push(kept);
    }
    tx.commit().await?;
    Ok(Ok(changed))
}

pub(crate) async fn create(
    db: &Db,
    new: &NewProcedure,
    audit: &(dyn for<'a> Fn(&'a Slug) -> Vec<AuditEntry> + Send + Sync),
    now: Timestamp,
) -> Result<Created> {
    let at = instant::to_text(now);
    let mut tx = db.begin_writing().await?;
    if let Some(holder) = holder(&mut tx, new.procedure.code.as_ref()).await? {
        tx.rollback().await?;
        return Ok(Created::CodeTaken(holder));
    }
    let (id, slug) = insert(&mut tx, new, &at).await?;
    let mut entries = audit(&slug);
    entries.iter_mut().for_each(|entry| entry.procedure = Some(id));
    audit::append(&mut tx, &at, &entries).await?;
    tx.commit().await?;
    Ok(Created::Made(slug))
}

/// The address of the procedure that has a code, if one has.
pub(crate) async fn holder(tx: &mut Tx, code: Option<&catalogue::ProcedureCode>) -> Result<Option<Slug>> {
    const HOLDER: &str = "SELECT slug FROM procedures WHERE code = $1";
    let Some(code) = code else { return Ok(None) };
    let holder: Option<String> =
        on_either!(tx, tx => sqlx::query_scalar(HOLDER).bind(code.as_str()).fetch_optional(&mut **tx).await)?;
    holder.as_deref().map(slug).transpose()
}

/// Writes a procedure with its first draft, whose code nobody has; gives the key
/// and the address that it got.
pub(crate) async fn insert(tx: &mut Tx, new: &NewProcedure, at: &str) -> Result<(ProcedureId, Slug)> {
    const INSERT: &str = "
        INSERT INTO procedures (code, slug, repeal, created_at)
        VALUES ($1, $2, NULL, $3)
        ON CONFLICT (slug) DO NOTHING
        RETURNING id";
    let code = new.procedure.code.as_ref().map(catalogue::ProcedureCode::as_str);
    let mut addresses = slugs::to_try(&new.procedure.slug, code);
    let (id, slug) = loop {
        let slug = addresses.next().unwrap_or_else(|| new.procedure.slug.clone());
        let id: Option<i64> = on_either!(&mut *tx, tx => {
            sqlx::query_scalar(INSERT).bind(code).bind(slug.as_str()).bind(at).fetch_optional(&mut **tx).await
        })?;
        if let Some(id) = id {
            break (ProcedureId(id), slug);
        }
    };
    write::begin(tx, id, &new.edition, at).await?;
    Ok((id, slug))
}

pub(crate) async fn note(db: &Db, entries: &[AuditEntry], now: Timestamp) -> Result<()> {
    let mut tx = db.begin_writing().await?;
    audit::append(&mut tx, &instant::to_text(now), entries).await?;
    Ok(tx.commit().await?)
}
