//! The embedded engine: tantivy, in memory.

mod asking;
mod collect;
mod explain;
pub(crate) mod live;
mod rank;
mod schema;
mod suggest;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use arc_swap::ArcSwap;
use async_trait::async_trait;
use catalogue::query::{Lexicon, Vocabulary};
use registry::{
    Change, EngineAnswer, Entry, Explanation, ProcedureId, RegistryError, Result, SearchEngine, SearchRequest,
};
use tantivy::{
    Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term,
    indexer::{LogMergePolicy, NoMergePolicy},
};

use self::{
    live::{Live, count},
    schema::{Fields, key, tokenizers},
};
use crate::card::Card;

/// The least memory that an index writer takes.
const WRITER_BYTES: usize = 15_000_000;

/// The embedded engine. Searches read an immutable state; rebuilding and
/// changes make the next one beside it and swap.
pub struct Embedded {
    shared: Arc<Shared>,
}

struct Shared {
    vocabulary: Arc<Vocabulary>,
    live: ArcSwap<Option<Live>>,
    /// Whoever changes the index holds this.
    writing: Mutex<Option<Writing>>,
}

/// The index that is being written to.
struct Writing {
    fields: Fields,
    writer: IndexWriter,
    reader: IndexReader,
}

impl Embedded {
    /// An engine that understands questions by this vocabulary. It is empty
    /// until it is built.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        let shared =
            Shared { vocabulary: Arc::new(vocabulary), live: ArcSwap::from_pointee(None), writing: Mutex::new(None) };
        Self { shared: Arc::new(shared) }
    }

    /// What searches read now; nothing before it is built.
    pub(crate) fn live(&self) -> Arc<Option<Live>> {
        self.shared.live.load_full()
    }

    /// How many bytes the index takes.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn index_bytes(&self) -> Result<u64> {
        let live = self.live();
        let Some(live) = &*live else { return Ok(0) };
        Ok(live.searcher.space_usage().map_err(RegistryError::search)?.total().get_bytes())
    }

    /// Runs work that takes the processor on a thread that may block.
    async fn on_a_thread<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Shared) -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T> {
        let shared = Arc::clone(&self.shared);
        tokio::task::spawn_blocking(move || work(&shared))
            .await
            .map_err(RegistryError::search)?
            .map_err(RegistryError::search)
    }
}

#[async_trait]
impl SearchEngine for Embedded {
    async fn search(&self, request: &SearchRequest) -> Result<EngineAnswer> {
        let request = request.clone();
        self.on_a_thread(move |shared| match &**shared.live.load() {
            Some(live) => live.search(&request),
            None => Ok(EngineAnswer::default()),
        })
        .await
    }

    async fn explain(&self, request: &SearchRequest) -> Result<Explanation> {
        let request = request.clone();
        self.on_a_thread(move |shared| match &**shared.live.load() {
            Some(live) => live.explain(&request),
            None => Ok(Explanation::default()),
        })
        .await
    }

    async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<ProcedureId>> {
        let typed = typed.to_owned();
        self.on_a_thread(move |shared| match &**shared.live.load() {
            Some(live) => live.suggest(&typed, limit),
            None => Ok(Vec::new()),
        })
        .await
    }

    async fn rebuild(&self, entries: &[Arc<Entry>]) -> Result<()> {
        let entries = entries.to_vec();
        self.on_a_thread(move |shared| shared.rebuild(&entries)).await
    }

    async fn apply(&self, changes: &[Change]) -> Result<()> {
        let changes = changes.to_vec();
        self.on_a_thread(move |shared| shared.apply(&changes)).await
    }
}

impl Shared {
    fn rebuild(&self, entries: &[Arc<Entry>]) -> tantivy::Result<()> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut fresh = Writing::new()?;
        let mut lexicon = Lexicon::default();
        for phrase in self.vocabulary.phrases() {
            lexicon.add(phrase.iter().map(|syllable| syllable.folded.as_str()));
        }
        // The last of several entries with one key is the one that holds.
        let cards: HashMap<ProcedureId, Arc<Card>> =
            entries.iter().map(|entry| (entry.id, self.card(Arc::clone(entry)))).collect();
        for card in cards.values() {
            count(&mut lexicon, &card.entry, true);
            fresh.writer.add_document(fresh.fields.document(&card.entry))?;
        }
        fresh.whole()?;
        self.show(&mut fresh, lexicon, cards.into_values().collect())?;
        *writing = Some(fresh);
        Ok(())
    }

    fn apply(&self, changes: &[Change]) -> tantivy::Result<()> {
        let mut guard = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let live = self.live.load_full();
        let (Some(writing), Some(live)) = (guard.as_mut(), &*live) else {
            drop(guard);
            self.rebuild(&[])?;
            return self.apply(changes);
        };
        let mut latest: HashMap<ProcedureId, &Change> = HashMap::new();
        for change in changes {
            latest.insert(change.id, change);
        }
        let mut lexicon = live.lexicon.clone();
        let mut cards: Vec<Arc<Card>> =
            live.cards.iter().filter(|card| !latest.contains_key(&card.entry.id)).map(Arc::clone).collect();
        for (id, change) in latest {
            writing.writer.delete_term(Term::from_field_u64(writing.fields.id, key(id)));
            if let Some(before) = live.of(id) {
                count(&mut lexicon, &before.entry, false);
            }
            if let Some(entry) = &change.entry {
                let card = self.card(Arc::new(entry.clone()));
                count(&mut lexicon, &card.entry, true);
                writing.writer.add_document(writing.fields.document(&card.entry))?;
                cards.push(card);
            }
        }
        self.show(writing, lexicon, cards)
    }

    /// Makes what was written what searches read.
    fn show(&self, writing: &mut Writing, lexicon: Lexicon, cards: Vec<Arc<Card>>) -> tantivy::Result<()> {
        writing.writer.commit()?;
        writing.reader.reload()?;
        let vocabulary = Arc::clone(&self.vocabulary);
        let live = Live::new(writing.fields, writing.reader.searcher(), vocabulary, lexicon, cards);
        self.live.store(Arc::new(Some(live)));
        Ok(())
    }

    fn card(&self, entry: Arc<Entry>) -> Arc<Card> {
        Arc::new(Card::new(entry, &self.vocabulary))
    }
}

impl Writing {
    fn new() -> tantivy::Result<Self> {
        let (fields, schema) = Fields::new();
        let index = Index::builder().schema(schema).tokenizers(tokenizers()).create_in_ram()?;
        let writer: IndexWriter<TantivyDocument> = index.writer_with_num_threads(1, WRITER_BYTES)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { fields, writer, reader })
    }

    /// Makes one segment of all that was written: each that there is costs
    /// every search a little. Those that changes add are merged now and then.
    fn whole(&mut self) -> tantivy::Result<()> {
        self.writer.commit()?;
        let segments = self.writer.index().searchable_segment_ids()?;
        if segments.len() > 1 {
            self.writer.merge(&segments).wait()?;
        }
        self.writer.set_merge_policy(Box::<LogMergePolicy>::default());
        Ok(())
    }
}
