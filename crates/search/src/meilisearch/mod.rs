//! The engine that asks a Meilisearch server.
//!
//! The server never sees the question as it was typed. It is understood by
//! `catalogue::query`, asked for as several queries at once ([`asking`]), and
//! what they find is weighed by the ranking that the embedded engine uses, too.
//! Lists without a question, codes and suggestions need no index and come from
//! memory: every node holds the catalogue anyhow, and the fallback needs it.
//!
//! # What the index holds, and how that is known
//!
//! Every document carries a stamp (a hash of it), and one document, the
//! [`document::Seal`], carries the version of the documents and settings, the
//! number of entries and the sum of their stamps. Every answer brings the seal
//! of the index that gave it, and counts for nothing if that is not the seal of
//! the catalogue that the node has in memory. So an index that is empty,
//! behind, half-built or somebody else's is never mistaken for ours.
//!
//! Upkeep compares the stamps and sends what differs, with the new seal in the
//! same task ([`upkeep`]). Changes of the outbox set it off, and it needs no
//! position of its own: after a crash, a restored database, or when several
//! nodes write to one index in any order, the next comparison finds what is
//! left to do, and sending it twice changes nothing. An index with other
//! settings, or with too many differences, is built anew under another name,
//! and swapped in when it is whole.

mod asking;
mod document;
mod examine;
mod server;
mod settings;
mod trouble;
mod upkeep;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use arc_swap::ArcSwap;
use async_trait::async_trait;
use catalogue::query::Question;
use registry::{
    Change, EngineAnswer, Entry, Explanation, Filters, OnlineFilter, ProcedureId, Result, SearchEngine, SearchRequest,
};
use tokio::{sync::Mutex, time};

use self::{
    asking::{askings, joined},
    document::Seal,
    server::Server,
    upkeep::Upkeep,
};
pub use self::{
    examine::{IndexState, MeilisearchExamined, examine},
    trouble::Trouble,
};
use crate::{Embedded, embedded::live::Live};

/// How long an index that another node wrote to is given to become what this
/// node has, too: nodes read the outbox at different moments.
const PATIENCE: Duration = Duration::from_millis(700);

/// A search engine on a Meilisearch server.
pub struct Meilisearch {
    memory: Arc<Embedded>,
    server: Server,
    upkeep: Mutex<Upkeep>,
    /// The catalogues that an answer may be of: during a change, the one
    /// before and the one after.
    seals: ArcSwap<Vec<Seal>>,
    /// The index has shown that it cannot be trusted: it is built anew.
    distrusted: AtomicBool,
}

/// Where the server is, and how it is asked.
#[derive(Clone)]
pub struct MeilisearchAccess {
    /// Its address.
    pub url: String,
    /// A key that may, on indexes named `{index}*`: `search`,
    /// `documents.add`, `documents.get`, `documents.delete`, `indexes.create`,
    /// `indexes.get`, `indexes.delete`, `indexes.swap`, `settings.update`, and
    /// `tasks.get`.
    pub key: Option<String>,
    /// The name of the index; others are built beside it under longer names.
    pub index: String,
}

impl Meilisearch {
    /// An engine on a server, over the catalogue that the embedded engine
    /// holds in memory. Nothing is sent yet.
    ///
    /// # Errors
    /// When the key or the address cannot be used at all.
    pub fn new(access: &MeilisearchAccess, memory: Arc<Embedded>) -> Result<Self> {
        let server = Server::new(&access.url, access.key.as_deref(), access.index.clone())?;
        Ok(Self {
            memory,
            server,
            upkeep: Mutex::default(),
            seals: ArcSwap::default(),
            distrusted: AtomicBool::new(false),
        })
    }

    /// The engine that holds the catalogue in memory.
    pub(crate) fn memory(&self) -> &Embedded {
        &self.memory
    }

    /// Brings the index to what is in memory.
    pub(crate) async fn bring(&self) -> Result<(), Trouble> {
        let mut upkeep = self.upkeep.lock().await;
        for patient in [true, false] {
            let live = self.memory.live();
            if live.is_none() {
                return Ok(());
            }
            let seal = upkeep.wanted(live).await?.seal;
            let mut seals: Vec<Seal> = self.seals.load().last().cloned().into_iter().collect();
            seals.push(seal.clone());
            self.seals.store(Arc::new(seals));
            if upkeep.bring(&self.server, self.distrusted.load(Ordering::Relaxed), patient).await? {
                self.distrusted.store(false, Ordering::Relaxed);
                self.seals.store(Arc::new(vec![seal]));
                break;
            }
            time::sleep(PATIENCE).await;
        }
        Ok(())
    }

    /// Asks whether the index is there and ours.
    pub(crate) async fn probe(&self) -> Result<(), Trouble> {
        match self.server.look(&self.server.live).await? {
            Some(look) if self.seals.load().iter().any(|seal| look.holds(seal)) => Ok(()),
            _ => Err(Trouble::Behind),
        }
    }

    /// Answers a question by the index.
    pub(crate) async fn find(&self, request: &SearchRequest) -> Result<EngineAnswer, Trouble> {
        let live = self.memory.live();
        let Some(live) = &*live else { return Ok(EngineAnswer::default()) };
        let question = live.asked(request);
        let matches = match live.known(request, &question) {
            Some(matches) => matches,
            None => live.weigh(&question, self.found(live, request, &question).await?),
        };
        Ok(live.answer(request, &question, matches))
    }

    /// Explains the answer to a question by the index.
    pub(crate) async fn explanation(&self, request: &SearchRequest) -> Result<Explanation, Trouble> {
        let live = self.memory.live();
        let Some(live) = &*live else { return Ok(Explanation::default()) };
        let question = live.asked(request);
        if let Some(known) = live.known(request, &question) {
            return Ok(live.explain_known(request, &question, known));
        }
        Ok(live.explain_found(request, &question, self.found(live, request, &question).await?))
    }

    /// What the index finds for a question, in no order.
    async fn found(
        &self,
        live: &Live,
        request: &SearchRequest,
        question: &Question,
    ) -> Result<impl Iterator<Item = (usize, f32)>, Trouble> {
        let askings = askings(question, &live.lexicon, live.cards.len());
        let heard = self.server.ask(&askings, filter(&request.filters).as_deref()).await?;
        if !self.seals.load().iter().any(|seal| heard.look.holds(seal)) {
            return Err(Trouble::Behind);
        }
        let found = joined(&askings, heard.found);
        if found.is_empty() && self.memory.search(request).await.is_ok_and(|answer| answer.total > 0) {
            self.distrusted.store(true, Ordering::Relaxed);
            return Err(Trouble::Wrong);
        }
        Ok(found.into_iter().filter_map(|(id, score)| Some((live.place(id)?, score))))
    }
}

#[async_trait]
impl SearchEngine for Meilisearch {
    async fn search(&self, request: &SearchRequest) -> Result<EngineAnswer> {
        Ok(self.find(request).await?)
    }

    async fn explain(&self, request: &SearchRequest) -> Result<Explanation> {
        Ok(self.explanation(request).await?)
    }

    async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<ProcedureId>> {
        self.memory.suggest(typed, limit).await
    }

    async fn rebuild(&self, entries: &[Arc<Entry>]) -> Result<()> {
        self.memory.rebuild(entries).await?;
        Ok(self.bring().await?)
    }

    async fn apply(&self, changes: &[Change]) -> Result<()> {
        self.memory.apply(changes).await?;
        Ok(self.bring().await?)
    }
}

/// The filters as the server reads them. A query gives only so many documents;
/// with them, those that pass are among these.
fn filter(filters: &Filters) -> Option<String> {
    let mut parts = Vec::new();
    // Slugs and keys are letters, digits and hyphens: nothing needs escaping.
    parts.extend(filters.sector.as_ref().map(|sector| format!("sector_slug = \"{sector}\"")));
    parts.extend(filters.level.map(|level| format!("levels = \"{}\"", level.key())));
    parts.extend(filters.audience.map(|audience| format!("audiences = \"{}\"", audience.key())));
    parts.extend(filters.online_level.map(|online| match online {
        OnlineFilter::Either => "online_level >= 3".to_owned(),
        OnlineFilter::Level(level) => format!("online_level = {}", level.number()),
    }));
    parts.extend(filters.channel.map(|channel| format!("channels = \"{}\"", channel.key())));
    parts.extend(filters.agency.as_ref().map(|agency| format!("agencies = \"{agency}\"")));
    parts.extend(filters.free.then(|| "free = true".to_owned()));
    (!parts.is_empty()).then(|| parts.join(" AND "))
}
