use std::collections::{BTreeSet, HashMap};

use catalogue::ProcedureCode;
use registry::{Known, MirrorRecord, ProcedureId};
use sqlx::QueryBuilder;

use crate::{
    either::{Tx, on_either},
    rows::{KnownRow, RecordRow, Result},
};

/// How many values are looked up in one statement: well below what either
/// database takes.
const AT_ONCE: usize = 500;

/// What the store knows about the records of a batch; kept up to date while the
/// batch is written, so that a record that comes twice finds itself.
#[derive(Default)]
pub(super) struct Batch {
    procedures: HashMap<ProcedureId, (Known, u32)>,
    by_code: HashMap<ProcedureCode, ProcedureId>,
    records: HashMap<(String, String), Remembered>,
}

/// What is remembered of a record.
pub(super) struct Remembered {
    pub procedure: ProcedureId,
    pub fingerprint: String,
    /// The edition it led to or agreed with, where there is one.
    pub edition: Option<u32>,
    changed: bool,
}

impl Batch {
    /// Looks the records up, all at once.
    pub(super) async fn look_up(tx: &mut Tx, records: &[MirrorRecord]) -> Result<Self> {
        let mut batch = Self::default();
        for records in records.chunks(AT_ONCE) {
            for row in records_of(tx, records).await? {
                let remembered = Remembered {
                    procedure: ProcedureId(row.procedure_id),
                    fingerprint: row.fingerprint,
                    edition: None,
                    changed: false,
                };
                batch.records.insert((row.source, row.key), remembered);
            }
            let ids: Vec<i64> =
                records.iter().filter_map(|record| Some(batch.records.get(&key(record))?.procedure.0)).collect();
            for row in procedures_of(tx, &ids, records).await? {
                let (known, last_number) = row.read()?;
                batch.add(known, last_number);
            }
        }
        Ok(batch)
    }

    /// Takes in a procedure and the number of its last edition.
    pub(super) fn add(&mut self, known: Known, last_number: u32) {
        if let Some(code) = &known.procedure.code {
            self.by_code.insert(code.clone(), known.id);
        }
        self.procedures.insert(known.id, (known, last_number));
    }

    /// The procedure of a record: the one it was taken over to before, else the one with its code.
    pub(super) fn find(&mut self, record: &MirrorRecord) -> Option<&mut Known> {
        let by_code = record.code.as_ref().and_then(|code| self.owner(code));
        let remembered = self.records.get(&key(record));
        let id = remembered.map(|remembered| remembered.procedure).or(by_code)?;
        let (known, _) = self.procedures.get_mut(&id)?;
        known.last_fingerprint = remembered.map(|remembered| remembered.fingerprint.clone());
        Some(known)
    }

    /// The same, with the number of its last edition, to change both.
    pub(super) fn find_to_amend(&mut self, record: &MirrorRecord) -> Option<(&mut Known, &mut u32)> {
        let id = self.find(record)?.id;
        self.procedures.get_mut(&id).map(|(known, last_number)| (known, last_number))
    }

    /// The code of a record, unless another procedure has it.
    pub(super) fn free_code(&mut self, record: &MirrorRecord) -> Option<ProcedureCode> {
        let code = record.code.clone()?;
        let id = self.find(record)?.id;
        let Some(owner) = self.owner(&code).filter(|owner| *owner != id) else {
            self.by_code.insert(code.clone(), id);
            return Some(code);
        };
        tracing::warn!(
            source = %record.source, key = record.key, %code, owner = owner.0,
            "A code stays with the procedure that has it"
        );
        None
    }

    /// Who has a code; a procedure that got another code in this batch no longer has its old one.
    fn owner(&self, code: &ProcedureCode) -> Option<ProcedureId> {
        let id = *self.by_code.get(code)?;
        let (known, _) = self.procedures.get(&id)?;
        (known.procedure.code.as_ref() == Some(code)).then_some(id)
    }

    /// Keeps in mind what became of a record.
    pub(super) fn remember(&mut self, record: &MirrorRecord, procedure: ProcedureId, edition: Option<u32>) {
        let fingerprint = record.fingerprint();
        let known = self.records.get(&key(record));
        let changed = known.is_none_or(|known| known.changed || known.fingerprint != fingerprint);
        self.records.insert(key(record), Remembered { procedure, fingerprint, edition, changed });
    }

    /// What is to be written down of the records: nothing of those that were as before.
    pub(super) fn remembered(&self) -> Vec<(&(String, String), &Remembered)> {
        let mut changed: Vec<_> = self.records.iter().filter(|(_, remembered)| remembered.changed).collect();
        changed.sort_unstable_by_key(|(key, _)| *key);
        changed
    }
}

fn key(record: &MirrorRecord) -> (String, String) {
    (record.source.as_str().to_owned(), record.key.clone())
}

async fn records_of(tx: &mut Tx, records: &[MirrorRecord]) -> Result<Vec<RecordRow>> {
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let sources: BTreeSet<&str> = records.iter().map(|record| record.source.as_str()).collect();
    Ok(on_either!(tx, tx => {
        let mut query = QueryBuilder::new(
            "SELECT source, key, procedure_id, fingerprint FROM mirror_records WHERE source IN (",
        );
        let mut list = query.separated(", ");
        for source in sources {
            list.push_bind(source.to_owned());
        }
        query.push(") AND key IN (");
        let mut list = query.separated(", ");
        for record in records {
            list.push_bind(record.key.clone());
        }
        query.push(")");
        query.build_query_as().fetch_all(&mut **tx).await
    })?)
}

async fn procedures_of(tx: &mut Tx, ids: &[i64], records: &[MirrorRecord]) -> Result<Vec<KnownRow>> {
    let codes: BTreeSet<&str> = records.iter().filter_map(|record| Some(record.code.as_ref()?.as_str())).collect();
    Ok(on_either!(tx, tx => {
        let mut query = QueryBuilder::new(
            "SELECT p.id, p.code, p.slug, p.repeal, e.number, e.origin, e.source, e.content,
                    COALESCE((SELECT MAX(l.number) FROM editions l WHERE l.procedure_id = p.id), 0) AS last_number
             FROM procedures p
             LEFT JOIN editions e ON e.procedure_id = p.id AND e.state = 'published'
             WHERE p.id IN (-1",
        );
        for id in ids {
            query.push(", ").push_bind(*id);
        }
        query.push(") OR p.code IN (''");
        for code in codes {
            query.push(", ").push_bind(code.to_owned());
        }
        query.push(")");
        query.build_query_as().fetch_all(&mut **tx).await
    })?)
}
