//! Sheets: each row is read onto what the public sees, and then taken over as
//! any record.

use std::collections::HashMap;

use interchange::{Reason, Rejected, SheetRow};
use registry::{Entry, MirrorRecord, SourceKey, Store};
use store::Database;

use super::{BATCH, Manner, Summary, input, set_aside::SetAside, write};
use crate::failure::Failure;

/// Takes a whole sheet in.
pub async fn take(
    database: &Database,
    input: &input::Input,
    bytes: &[u8],
    manner: Manner,
    set_aside: &mut SetAside,
    summary: &mut Summary,
) -> Result<(), Failure> {
    let (entries, _) = database.published().await?;
    let known = Known::of(&entries);
    let mut batch = Vec::with_capacity(BATCH);
    for row in interchange::sheet(bytes) {
        match row.and_then(|row| known.record(&row)) {
            Ok(Some(record)) => batch.push(record),
            Ok(None) => summary.unchanged += 1,
            Err(rejected) => set_aside.take(&input.name, &rejected)?,
        }
        if batch.len() == BATCH {
            write(database, &mut batch, manner, summary).await?;
        }
    }
    write(database, &mut batch, manner, summary).await
}

/// What the public sees, by code and by address.
struct Known<'a> {
    by_code: HashMap<&'a str, &'a Entry>,
    by_slug: HashMap<&'a str, &'a Entry>,
}

impl<'a> Known<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        Self {
            by_code: entries.iter().filter_map(|entry| Some((entry.code()?, entry))).collect(),
            by_slug: entries.iter().map(|entry| (entry.procedure.slug.as_str(), entry)).collect(),
        }
    }

    /// The record of a row; nothing where it says what the public sees.
    fn record(&self, row: &SheetRow) -> Result<Option<MirrorRecord>, Rejected> {
        let by_code = row.code.as_ref().and_then(|code| self.by_code.get(code.as_str()));
        let known = by_code.or_else(|| self.by_slug.get(row.slug.as_ref()?.as_str()));
        let content = row.onto(known.map(|entry| &entry.content))?;
        if known.is_some_and(|entry| !entry.withdrawn && entry.content == content) {
            return Ok(None);
        }
        if known.is_some_and(|entry| entry.procedure.code.is_none()) {
            // Sources are told apart by what they call a record: without a code it would be a second one.
            let (line, record) = (row.line, row.called());
            return Err(Rejected { line, record, field: String::new(), reason: Reason::NeedsCode });
        }
        // A sheet does not say that a procedure ended, and does not take that back.
        let procedure = known.map(|entry| &entry.procedure);
        let slug = procedure.map_or_else(|| row.wanted_slug(), |procedure| procedure.slug.clone());
        let code = row.code.clone().or_else(|| procedure.and_then(|procedure| procedure.code.clone()));
        let key = code.as_ref().map_or_else(|| slug.to_string(), ToString::to_string);
        let repeal = procedure.and_then(|procedure| procedure.repeal.clone());
        Ok(Some(MirrorRecord { source: SourceKey::sheet(), key, code, slug, repeal, content }))
    }
}
