use async_trait::async_trait;
use catalogue::{ActorId, EditionContent, EditionState, FileHash, Slug};
use jiff::{Timestamp, civil::Date};
use registry::{
    AuditEntry, AuditRow, AuditVerdict, Change, Decision, EditionRow, Entry, Known, MirrorOutcome, MirrorRecord,
    MissedCount, MissedSearch, MissedSearches, OutboxPosition, ProcedureId, RegistryError, Result, Store,
    backup::{BackupStore, Contents, NotRestored, Restoring, TakeRows},
    bulk::{Batch, BatchId, BatchItem, BulkStore, NotWorked, Progress, Standing, Wanted, Work, Worked},
    editing::{Created, EditingError, EditingStore, EditionKey, KeptProcedure, NewProcedure, OpenEdition},
    files::{FileList, StoredFile},
    follow::{Due, FollowDeed, FollowStore, Follower, FreshNews, KeptLetter, LetterId, News, Outcome, WhichFollower},
    history::{History, LatelyAsked, LatelyList},
    legal::{LawRecord, LegalStore},
    online::{NewTarget, OnlineEdition, Target, TargetStore},
    people::{Account, AuditFilter, Deed, Failures, KeptSession, People, PeopleError, TokenHash, Whose},
};

use crate::{
    OpenError,
    address::Address,
    audit, backup, bootstrap, bulk, editing,
    either::{Db, Either, on_either},
    examine::{self, Examined},
    files, follow, history, legal, mirror, missed, online, people, read,
};

/// The database with everything that is kept.
#[derive(Clone, Debug)]
pub struct Database(pub(crate) Db);

impl Database {
    /// Opens the database at an address, and brings its tables up to date:
    /// `postgres://…` for a server, `sqlite:path` or a plain path for a file,
    /// which is made, with its folder, where there is none.
    ///
    /// # Errors
    /// With a stable [kind](OpenError::kind), when it cannot be opened.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Self::open_at(url, None).await
    }

    /// Opens a database to restore a copy into: a new one gets its tables in the
    /// version that the copy has. [Opening](Self::open) it afterwards brings them up
    /// to date.
    ///
    /// # Errors
    /// With a stable [kind](OpenError::kind), when it cannot be opened.
    pub async fn open_to_restore(url: &str, schema: i64) -> Result<Self, OpenError> {
        Self::open_at(url, Some(schema)).await
    }

    /// The version of the tables that this program makes.
    #[must_use]
    pub fn schema() -> i64 {
        bootstrap::schema()
    }

    /// Looks at the database at an address without changing it.
    ///
    /// # Errors
    /// With a stable [kind](OpenError::kind), when it cannot be opened.
    pub async fn examine(url: &str) -> Result<Examined, OpenError> {
        examine::examine(url).await
    }

    async fn open_at(url: &str, schema: Option<i64>) -> Result<Self, OpenError> {
        let address = Address::parse(url)?;
        let shown = address.shown();
        let db = match address {
            Address::File(path) => Either::Sqlite(bootstrap::sqlite(&path, &shown, schema).await?),
            Address::Server(options) => Either::Postgres(bootstrap::postgres(*options, &shown, schema).await?),
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
impl BackupStore for Database {
    async fn read_all(&self, take: &mut TakeRows<'_>) -> Result<(Contents, Vec<FileHash>)> {
        backup::read_all(&self.0, take).await
    }

    async fn begin_restore(&self, contents: &Contents) -> Result<Result<Box<dyn Restoring>, NotRestored>> {
        backup::begin(&self.0, contents).await.map_err(RegistryError::store)
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

    #[tracing::instrument(target = "traces", name = "store.editing", skip_all)]
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

#[async_trait]
impl People for Database {
    async fn account(&self, whose: &Whose, now: Timestamp) -> Result<Option<Account>> {
        people::account(&self.0, whose, now).await.map_err(RegistryError::store)
    }

    async fn accounts(&self, now: Timestamp) -> Result<Vec<Account>> {
        people::accounts(&self.0, now).await.map_err(RegistryError::store)
    }

    #[tracing::instrument(target = "traces", name = "store.session", skip_all)]
    async fn session(&self, token: &TokenHash) -> Result<Option<(Account, KeptSession)>> {
        people::session(&self.0, token).await.map_err(RegistryError::store)
    }

    async fn add(&self, account: &Account, by: &str, now: Timestamp) -> Result<bool> {
        people::add(&self.0, account, by, now).await.map_err(RegistryError::store)
    }

    async fn change(
        &self,
        whose: &Whose,
        by: &str,
        deed: Deed<'_>,
        now: Timestamp,
    ) -> Result<Result<Account, PeopleError>> {
        people::change(&self.0, whose, by, deed, now).await.map_err(RegistryError::store)
    }

    async fn seen(&self, token: &TokenHash, now: Timestamp) -> Result<()> {
        people::seen(&self.0, token, now).await.map_err(RegistryError::store)
    }

    async fn change_unknown(
        &self,
        name: &TokenHash,
        deed: &(dyn for<'a> Fn(&'a mut Failures) -> Result<(), PeopleError> + Send + Sync),
    ) -> Result<Result<(), PeopleError>> {
        people::change_unknown(&self.0, name, deed).await.map_err(RegistryError::store)
    }

    async fn audit_rows(&self, filter: &AuditFilter, limit: u32) -> Result<Vec<AuditRow>> {
        people::audit_rows(&self.0, filter, limit).await.map_err(RegistryError::store)
    }

    async fn note_people(&self, entries: &[AuditEntry], now: Timestamp) -> Result<()> {
        people::note(&self.0, entries, now).await.map_err(RegistryError::store)
    }
}

#[async_trait]
impl BulkStore for Database {
    async fn standing(&self, wanted: Wanted<'_>) -> Result<Vec<Standing>> {
        bulk::standing(&self.0, wanted).await.map_err(RegistryError::store)
    }

    #[tracing::instrument(target = "traces", name = "store.bulk", skip_all)]
    async fn work(
        &self,
        work: &Work<'_>,
        progress: &Progress<'_>,
        now: Timestamp,
    ) -> Result<Result<Worked, NotWorked>> {
        bulk::work(&self.0, work, progress, now).await.map_err(RegistryError::store)
    }

    async fn batches(&self, limit: u32) -> Result<Vec<Batch>> {
        bulk::batches(&self.0, None, limit).await.map_err(RegistryError::store)
    }

    async fn batch(&self, id: BatchId) -> Result<Option<Batch>> {
        let mut found = bulk::batches(&self.0, Some(id), 1).await.map_err(RegistryError::store)?;
        Ok(found.pop())
    }

    async fn batch_editions(&self, id: BatchId) -> Result<Vec<(ProcedureId, u32)>> {
        bulk::editions(&self.0, id).await.map_err(RegistryError::store)
    }

    async fn batch_items(
        &self,
        id: BatchId,
        state: Option<EditionState>,
        offset: u32,
        limit: u32,
    ) -> Result<Vec<BatchItem>> {
        bulk::items(&self.0, id, state, offset, limit).await.map_err(RegistryError::store)
    }
}

#[async_trait]
impl FileList for Database {
    async fn file(&self, hash: &FileHash) -> Result<Option<StoredFile>> {
        files::file(&self.0, hash).await.map_err(RegistryError::store)
    }

    async fn add_file(&self, file: &StoredFile, audit: &AuditEntry) -> Result<StoredFile> {
        files::add(&self.0, file, audit).await.map_err(RegistryError::store)
    }

    async fn note_refused_file(&self, audit: &AuditEntry, now: Timestamp) -> Result<()> {
        editing::note(&self.0, std::slice::from_ref(audit), now).await.map_err(RegistryError::store)
    }
}

#[async_trait]
impl LegalStore for Database {
    async fn laws(&self) -> Result<Vec<LawRecord>> {
        legal::laws(&self.0, None).await.map_err(RegistryError::store)
    }

    async fn law(&self, key: &str) -> Result<Vec<LawRecord>> {
        legal::laws(&self.0, Some(key)).await.map_err(RegistryError::store)
    }

    async fn record_law(&self, record: &LawRecord, audit: &[AuditEntry]) -> Result<bool> {
        legal::record(&self.0, record, audit).await.map_err(RegistryError::store)
    }
}

#[async_trait]
impl FollowStore for Database {
    async fn follower(&self, which: &WhichFollower) -> Result<Option<Follower>> {
        follow::follower(&self.0, which).await.map_err(RegistryError::store)
    }

    async fn change_follower(
        &self,
        which: &WhichFollower,
        deed: FollowDeed<'_>,
        now: Timestamp,
    ) -> Result<Option<Follower>> {
        follow::change(&self.0, which, deed, now).await.map_err(RegistryError::store)
    }

    async fn forget_waiting(&self, before: Timestamp) -> Result<u64> {
        follow::forget_waiting(&self.0, before).await.map_err(RegistryError::store)
    }

    async fn fresh_news(&self, limit: u32) -> Result<FreshNews> {
        follow::fresh(&self.0, limit).await.map_err(RegistryError::store)
    }

    async fn keep_news(&self, from: OutboxPosition, upto: OutboxPosition, news: &[News]) -> Result<bool> {
        follow::keep(&self.0, from, upto, news).await.map_err(RegistryError::store)
    }

    async fn make_letters(&self, due: Due, limit: u32, now: Timestamp) -> Result<u64> {
        follow::make(&self.0, due, limit, now).await.map_err(RegistryError::store)
    }

    async fn letters_waiting(&self) -> Result<u64> {
        follow::waiting(&self.0).await.map_err(RegistryError::store)
    }

    async fn claim_letters(&self, limit: u32, now: Timestamp, until: Timestamp) -> Result<Vec<(KeptLetter, Follower)>> {
        follow::claim(&self.0, limit, now, until).await.map_err(RegistryError::store)
    }

    async fn changes_of(&self, letter: LetterId, limit: u32) -> Result<(Vec<registry::history::Lately>, u64)> {
        follow::changes_of(&self.0, letter, limit).await.map_err(RegistryError::store)
    }

    async fn settle_letter(&self, letter: LetterId, outcome: Outcome, now: Timestamp) -> Result<()> {
        follow::settle(&self.0, letter, outcome, now).await.map_err(RegistryError::store)
    }
}
