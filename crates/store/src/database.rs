use async_trait::async_trait;
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditRow, AuditVerdict, Change, Decision, EditionRow, Entry, Known, MirrorOutcome, MirrorRecord, MissedCount, MissedSearch,
    MissedSearches, OutboxPosition, ProcedureId, RegistryError, Result, Store,
};

use crate::{
    OpenError,
    address::Address,
    audit,
    bootstrap,
    either::{Db, Either, on_either},
    mirror, missed, read,
};

/// The database with everything that is kept.
#[derive(Clone, Debug)]
pub struct Database(Db);

impl Database {
    /// Opens the database at an address, and brings its tables up to date:
    /// `postgres://…` for a server, `sqlite:path` or a plain path for a file,
    /// which is made, with its folder, where there is none.
    ///
    /// # Errors
    /// With a stable [kind](OpenError::kind), when it cannot be opened.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let address = Address::parse(url)?;
        let shown = address.shown();
        let db = match address {
            Address::File(path) => Either::Sqlite(bootstrap::sqlite(&path, &shown).await?),
            Address::Server(options) => Either::Postgres(bootstrap::postgres(*options, &shown).await?),
        };
        tracing::debug!(database = shown, "The database is open");
        Ok(Self(db))
    }

    /// Closes every connection, once what runs on them is done.
    pub async fn close(&self) {
        on_either!(&self.0, pool => pool.close().await);
    }
}

#[async_trait]
impl Store for Database {
    async fn ping(&self) -> Result<()> {
        on_either!(&self.0, pool => sqlx::query("SELECT 1").execute(pool).await.map(drop)).map_err(RegistryError::store)
    }

    async fn published(&self) -> Result<(Vec<Entry>, OutboxPosition)> {
        read::published(&self.0).await.map_err(RegistryError::store)
    }

    async fn changes_after(&self, position: OutboxPosition, limit: u32) -> Result<Vec<Change>> {
        read::changes_after(&self.0, position, limit).await.map_err(RegistryError::store)
    }

    async fn mirror(
        &self,
        records: &[MirrorRecord],
        decide: &(dyn for<'a> Fn(Option<&'a Known>, &'a MirrorRecord) -> Decision + Sync),
        now: Timestamp,
        dry_run: bool,
    ) -> Result<Vec<MirrorOutcome>> {
        mirror::mirror(&self.0, records, decide, now, dry_run).await.map_err(RegistryError::store)
    }

    async fn editions(&self, id: ProcedureId) -> Result<Vec<EditionRow>> {
        read::editions(&self.0, id).await.map_err(RegistryError::store)
    }

    async fn audit(&self, limit: u32) -> Result<Vec<AuditRow>> {
        audit::latest(&self.0, limit).await.map_err(RegistryError::store)
    }

    async fn verify_audit(&self) -> Result<AuditVerdict> {
        let (rows, hash, fault) = audit::verify(&self.0).await.map_err(RegistryError::store)?;
        Ok(AuditVerdict { rows, hash, fault })
    }
}

#[async_trait]
impl MissedSearches for Database {
    async fn count_missed(&self, day: Date, counts: &[MissedCount]) -> Result<()> {
        missed::count(&self.0, day, counts).await.map_err(RegistryError::store)
    }

    async fn missed(&self, since: Date, limit: u32) -> Result<Vec<MissedSearch>> {
        missed::since(&self.0, since, limit).await.map_err(RegistryError::store)
    }

    async fn forget_missed(&self, before: Date) -> Result<u64> {
        missed::forget(&self.0, before).await.map_err(RegistryError::store)
    }
}
