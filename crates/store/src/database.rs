use async_trait::async_trait;
use catalogue::{ActorId, EditionContent, Slug};
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditEntry, AuditRow, AuditVerdict, Change, Decision, EditionRow, Entry, Known, MirrorOutcome, MirrorRecord,
    MissedCount, MissedSearch, MissedSearches, OutboxPosition, ProcedureId, RegistryError, Result, Store,
    editing::{Created, EditingError, EditingStore, EditionKey, KeptProcedure, NewProcedure, OpenEdition},
    history::{History, LatelyAsked, LatelyList},
    online::{NewTarget, OnlineEdition, Target, TargetStore},
};

use crate::{
    OpenError,
    address::Address,
    audit, bootstrap, editing,
    either::{Db, Either, on_either},
    history, mirror, missed, online, read,
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

    async fn history(&self, slug: &Slug) -> Result<Option<History>> {
        history::of(&self.0, slug).await.map_err(RegistryError::store)
    }

    async fn lately(&self, asked: &LatelyAsked) -> Result<LatelyList> {
        history::lately(&self.0, asked).await.map_err(RegistryError::store)
    }

    async fn online_editions(&self) -> Result<Vec<OnlineEdition>> {
        online::editions(&self.0).await.map_err(RegistryError::store)
    }

    async fn targets(&self) -> Result<Vec<Target>> {
        online::targets(&self.0).await.map_err(RegistryError::store)
    }

    async fn instance(&self) -> Result<String> {
        audit::instance(&self.0).await.map_err(RegistryError::store)
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
impl TargetStore for Database {
    async fn all_targets(&self) -> Result<Vec<Target>> {
        online::targets(&self.0).await.map_err(RegistryError::store)
    }

    async fn set_target(&self, target: &NewTarget, by: &ActorId, audit: &AuditEntry, now: Timestamp) -> Result<()> {
        online::set_target(&self.0, target, by, audit, now).await.map_err(RegistryError::store)
    }

    async fn note_refused(&self, audit: &AuditEntry, now: Timestamp) -> Result<()> {
        editing::note(&self.0, std::slice::from_ref(audit), now).await.map_err(RegistryError::store)
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

#[async_trait]
impl EditingStore for Database {
    async fn find(&self, slug: &Slug) -> Result<Option<ProcedureId>> {
        editing::find(&self.0, slug).await.map_err(RegistryError::store)
    }

    async fn kept(&self, slug: &Slug) -> Result<Option<KeptProcedure>> {
        editing::kept(&self.0, slug).await.map_err(RegistryError::store)
    }

    async fn create(
        &self,
        new: &NewProcedure,
        audit: &(dyn for<'a> Fn(&'a Slug) -> Vec<AuditEntry> + Send + Sync),
        now: Timestamp,
    ) -> Result<Created> {
        editing::create(&self.0, new, audit, now).await.map_err(RegistryError::store)
    }

    async fn change(
        &self,
        ids: &[ProcedureId],
        deed: &(dyn for<'a> Fn(&'a mut KeptProcedure) -> Result<(), EditingError> + Send + Sync),
        now: Timestamp,
    ) -> Result<Result<Vec<KeptProcedure>, EditingError>> {
        editing::change(&self.0, ids, deed, now).await.map_err(RegistryError::store)
    }

    async fn revision(&self, key: EditionKey, revision: u32) -> Result<Option<EditionContent>> {
        editing::revision(&self.0, key, revision).await.map_err(RegistryError::store)
    }

    async fn open_editions(&self) -> Result<Vec<OpenEdition>> {
        editing::open_editions(&self.0).await.map_err(RegistryError::store)
    }

    async fn due(&self, today: Date) -> Result<Vec<EditionKey>> {
        editing::due(&self.0, today).await.map_err(RegistryError::store)
    }

    async fn confirmations(&self) -> Result<Vec<(ProcedureId, Timestamp)>> {
        editing::confirmations(&self.0).await.map_err(RegistryError::store)
    }

    async fn note(&self, entries: &[AuditEntry], now: Timestamp) -> Result<()> {
        editing::note(&self.0, entries, now).await.map_err(RegistryError::store)
    }
}
