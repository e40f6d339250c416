use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;

use crate::{
    EngineAnswer, EngineHealth, Entry, Explanation, Hit, Lookup, MissedTally, Offers, OutboxPosition, RegistryError,
    Result, SearchEngine, SearchRequest, SearchResults, Snapshot, Store, Suggestion, SuggestionIndex, SuggestionKind,
    missed,
};

/// How many changes are taken in at a time.
const CHANGES_AT_ONCE: u32 = 500;

/// The public side: reads from memory, never waits for the store.
pub struct Portal {
    store: Arc<dyn Store>,
    engine: Arc<dyn SearchEngine>,
    snapshot: ArcSwap<Snapshot>,
    store_answers: AtomicBool,
    opened: Instant,
    /// When the store last answered, in milliseconds after opening.
    store_answered: AtomicU64,
    offers: Offers,
    suggestions: ArcSwap<SuggestionIndex>,
    missed: MissedTally,
}

/// How the portal is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortalStatus {
    /// How many procedures can be seen.
    pub procedures: usize,
    /// Up to which place in the outbox everything is known.
    pub position: OutboxPosition,
    /// Whether the store answered when it was last asked.
    pub store_answers: bool,
    /// How long ago the store last answered.
    pub store_answered: Duration,
    /// How searches are answered.
    pub search: EngineHealth,
}

impl Portal {
    /// Reads everything from the store and builds the index.
    ///
    /// # Errors
    /// When the store or the engine fails.
    pub async fn open(store: Arc<dyn Store>, engine: Arc<dyn SearchEngine>) -> Result<Self> {
        let (entries, position) = store.published().await?;
        let snapshot = Snapshot::new(entries.into_iter().map(Arc::new).collect(), position);
        let visible: Vec<Arc<Entry>> = snapshot.entries().map(Arc::clone).collect();
        engine.rebuild(&visible).await?;
        let offers = Offers::default();
        Ok(Self {
            store,
            engine,
            suggestions: ArcSwap::from_pointee(SuggestionIndex::new(&snapshot, &offers)),
            snapshot: ArcSwap::from_pointee(snapshot),
            store_answers: AtomicBool::new(true),
            opened: Instant::now(),
            store_answered: AtomicU64::new(0),
            offers,
            missed: MissedTally::default(),
        })
    }

    /// The same portal with more to suggest than its procedures and sectors.
    #[must_use]
    pub fn suggesting(mut self, offers: Offers) -> Self {
        self.offers = offers;
        self.refresh_suggestions();
        self
    }

    /// Makes suggestions of what the public sees now. Takes a moment, so it is
    /// for the caller to say when and on which thread.
    pub fn refresh_suggestions(&self) {
        self.suggestions.store(Arc::new(SuggestionIndex::new(&self.snapshot.load(), &self.offers)));
    }

    pub(crate) fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// What the public sees now.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.snapshot.load_full()
    }

    /// What stands under an address or a code.
    #[must_use]
    pub fn look_up(&self, code_or_slug: &str) -> Lookup {
        self.snapshot.load().look_up(code_or_slug)
    }

    /// How the portal is doing.
    #[must_use]
    pub fn status(&self) -> PortalStatus {
        let snapshot = self.snapshot.load();
        let answered = Duration::from_millis(self.store_answered.load(Ordering::Relaxed));
        PortalStatus {
            procedures: snapshot.entries().count(),
            position: snapshot.position(),
            store_answered: self.opened.elapsed().saturating_sub(answered),
            store_answers: self.store_answers.load(Ordering::Relaxed),
            search: self.engine.health(),
        }
    }

    /// Takes in what changed since the last time; says whether anything did.
    ///
    /// # Errors
    /// When the store or the engine fails; what was there before stays.
    pub async fn catch_up(&self) -> Result<bool> {
        let mut changed = false;
        loop {
            let snapshot = self.snapshot.load_full();
            let changes = self.store.changes_after(snapshot.position(), CHANGES_AT_ONCE).await;
            self.note_answer(changes.is_ok());
            let changes = changes?;
            if changes.is_empty() {
                return Ok(changed);
            }
            let visible: Vec<_> = changes
                .iter()
                .cloned()
                .map(|mut change| {
                    change.entry = change.entry.filter(|entry| !entry.withdrawn);
                    change
                })
                .collect();
            self.engine.apply(&visible).await?;
            self.snapshot.store(Arc::new(snapshot.after(&changes)));
            changed = true;
        }
    }

    /// Answers a question.
    ///
    /// # Errors
    /// When the engine fails.
    #[tracing::instrument(target = "traces", name = "search", skip_all)]
    pub async fn search(&self, request: &SearchRequest) -> Result<SearchResults> {
        let answer = self.engine.search(request).await?;
        let snapshot = self.snapshot.load();
        let hits = answer
            .hits
            .iter()
            .filter_map(|(id, score)| Some(Hit { entry: Arc::clone(snapshot.by_id(*id)?), score: *score }))
            .collect();
        let EngineAnswer { total, first, last, facets, marks, understood, .. } = answer;
        Ok(SearchResults { hits, total, first, last, position: snapshot.position(), facets, marks, understood })
    }

    /// How a question is understood, and why each result ranks where it does.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn explain(&self, request: &SearchRequest) -> Result<Explanation> {
        self.engine.explain(request).await
    }

    /// What may be meant by what has been typed so far, by kind. The last word is
    /// unfinished unless a space follows it. Where nothing has these words, the
    /// procedures that they would find as a question.
    ///
    /// # Errors
    /// When the engine fails.
    pub async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<Arc<Suggestion>>> {
        let found = self.suggestions.load().suggest(typed, limit);
        if !found.is_empty() || typed.trim().is_empty() {
            return Ok(found);
        }
        let ids = self.engine.suggest(typed, limit).await?;
        let snapshot = self.snapshot.load();
        let suggestion = |entry: &Arc<Entry>| {
            Arc::new(Suggestion {
                kind: SuggestionKind::Procedure,
                label: entry.content.names(),
                target: entry.procedure.slug.to_string(),
            })
        };
        Ok(ids.iter().filter_map(|id| snapshot.by_id(*id).map(suggestion)).collect())
    }

    /// The suggestions, and with them the words that the catalogue uses.
    #[must_use]
    pub fn suggestions(&self) -> Arc<SuggestionIndex> {
        self.suggestions.load_full()
    }

    /// The counts of searches in vain.
    #[must_use]
    pub const fn missed(&self) -> &MissedTally {
        &self.missed
    }

    /// The words of a question as they may be counted.
    #[must_use]
    pub fn countable(&self, question: &str) -> Option<String> {
        let suggestions = self.suggestions.load();
        missed::normalise(question, |word| suggestions.knows(word))
    }

    /// Asks the store whether it is there.
    ///
    /// # Errors
    /// When it is not.
    pub async fn ping_store(&self) -> Result<(), RegistryError> {
        let answer = self.store.ping().await;
        self.note_answer(answer.is_ok());
        answer
    }

    fn note_answer(&self, answered: bool) {
        self.store_answers.store(answered, Ordering::Relaxed);
        if answered {
            let now = u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.store_answered.store(now, Ordering::Relaxed);
        }
    }
}
