//! Taking records over from a source, a batch in one transaction.

mod known;
mod write;

use std::collections::HashSet;

use catalogue::{ActorId, Edition, EditionContent};
use jiff::Timestamp;
use registry::{CurrentEdition, Decision, Known, MirrorOutcome, MirrorRecord, ProcedureId, SourceKey};

use self::{known::Batch, write::Writes};
use crate::{
    either::{Db, Tx},
    rows::Result,
};

/// A dry run does all of it and then forgets it, so that it says what a real
/// run would, down to a record that comes twice.
pub(crate) async fn mirror(
    db: &Db,
    records: &[MirrorRecord],
    decide: &(dyn for<'a> Fn(Option<&'a Known>, &'a MirrorRecord) -> Decision + Sync),
    now: Timestamp,
    dry_run: bool,
) -> Result<Vec<MirrorOutcome>> {
    let mut tx = db.begin_writing().await?;
    let mut batch = Batch::look_up(&mut tx, records).await?;
    let mut writes = Writes::new(now);
    let mut created = HashSet::new();
    let mut outcomes = Vec::with_capacity(records.len());
    for record in records {
        let known = batch.find(record);
        let decision = decide(known.as_deref(), record);
        let id = match (decision, known) {
            (Decision::Create | Decision::Amend, None) => {
                let (known, number) = create(&mut tx, &mut writes, record).await?;
                let id = known.id;
                created.insert(id);
                batch.add(known, number);
                batch.remember(record, id, Some(number));
                Some(id)
            }
            (Decision::Create | Decision::Amend, Some(_)) => amend(&mut tx, &mut writes, &mut batch, record).await?,
            (Decision::Keep, Some(known)) => {
                let (id, edition) = (known.id, known.current.as_ref().map(|current| current.number));
                batch.remember(record, id, edition);
                Some(id)
            }
            // The fingerprint is not remembered: should the source be given
            // precedence later, the record must not pass for one taken over.
            (Decision::Yield, Some(known)) => Some(known.id),
            (Decision::Keep | Decision::Yield, None) => None,
        };
        let id = id.filter(|id| !(dry_run && created.contains(id)));
        outcomes.push(MirrorOutcome { decision, id });
    }
    if dry_run {
        tx.rollback().await?;
    } else {
        writes.finish(&mut tx, batch.remembered()).await?;
        tx.commit().await?;
    }
    Ok(outcomes)
}

/// Writes a procedure that was not known, with its first edition.
async fn create(tx: &mut Tx, writes: &mut Writes, record: &MirrorRecord) -> Result<(Known, u32)> {
    let number = 1;
    let (id, procedure) = writes.insert_procedure(tx, record).await?;
    writes.audit(record, "procedure.created", id, &[("slug", procedure.slug.as_str().into())]);
    let current = publish(tx, writes, record, record.content.clone(), id, number).await?;
    Ok((Known { id, procedure, current: Some(current), last_fingerprint: None }, number))
}

/// Writes what the source says now: a new edition where the content is another,
/// and the identity where its code or its end is.
async fn amend(
    tx: &mut Tx,
    writes: &mut Writes,
    batch: &mut Batch,
    record: &MirrorRecord,
) -> Result<Option<ProcedureId>> {
    let code = batch.free_code(record);
    let Some((known, last_number)) = batch.find_to_amend(record) else { return Ok(None) };
    let id = known.id;
    let mut procedure = known.procedure.clone();
    procedure.repeal.clone_from(&record.repeal);
    procedure.code = code.or(procedure.code);
    if procedure != known.procedure {
        writes.update_procedure(tx, record, id, &known.procedure, &procedure).await?;
        known.procedure = procedure;
    }
    let content = match &known.current {
        Some(current) => record.content_over(&current.content).into_owned(),
        None => record.content.clone(),
    };
    if known.current.as_ref().is_none_or(|current| current.content != content) {
        if let Some(current) = &known.current {
            writes.supersede(tx, record, id, current.number).await?;
        }
        *last_number += 1;
        known.current = Some(publish(tx, writes, record, content, id, *last_number).await?);
    }
    let edition = known.current.as_ref().map(|current| current.number);
    batch.remember(record, id, edition);
    Ok(Some(id))
}

/// Writes the next edition, which the public sees at once.
async fn publish(
    tx: &mut Tx,
    writes: &mut Writes,
    record: &MirrorRecord,
    content: EditionContent,
    id: ProcedureId,
    number: u32,
) -> Result<CurrentEdition> {
    let edition = Edition::mirrored(number, content.clone(), actor(&record.source));
    writes.insert_edition(tx, record, id, &edition).await?;
    Ok(CurrentEdition { number, origin: edition.origin(), source: Some(record.source.clone()), content })
}

/// A source acts under its own name.
fn actor(source: &SourceKey) -> ActorId {
    ActorId::new(source.as_str())
}
