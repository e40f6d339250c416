use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use registry::{Entry, ProcedureId};
use tokio::task::spawn_blocking;

use super::{
    document::{Document, Seal, Stamp, Stamps},
    server::Server,
    settings::VERSION,
    trouble::Trouble,
};
use crate::embedded::live::Live;

/// How many documents are handed over at once.
const CHUNK: usize = 1_000;
/// An index that was being built so long ago is one that was given up.
const GIVEN_UP: Duration = Duration::from_secs(3_600);

/// What is known about the index, so that only differences are sent.
#[derive(Default)]
pub struct Upkeep {
    /// What it should hold.
    wanted: Option<Wanted>,
    /// What it held when it was last looked at.
    held: Option<Contents>,
}

/// The entries of a catalogue by their stamps.
#[derive(Clone)]
pub struct Contents {
    stamps: Arc<Stamps>,
    /// The seal of an index that holds just these.
    pub seal: Seal,
}

struct Wanted {
    live: Arc<Option<Live>>,
    stamped: Arc<HashMap<ProcedureId, (Arc<Entry>, Stamp)>>,
    contents: Contents,
}

impl Upkeep {
    /// What the index should hold. Documents are made once for each edition.
    pub async fn wanted(&mut self, live: Arc<Option<Live>>) -> Result<Contents, Trouble> {
        if let Some(wanted) = self.wanted.as_ref().filter(|wanted| Arc::ptr_eq(&wanted.live, &live)) {
            return Ok(wanted.contents.clone());
        }
        let known = self.wanted.take().map(|wanted| wanted.stamped).unwrap_or_default();
        let wanted = blocking(move || Wanted::new(live, &known)).await?;
        Ok(self.wanted.insert(wanted).contents.clone())
    }

    /// Brings the index to what it should hold: by what differs, or, where it
    /// is not one of ours or too much differs, by a new one beside it. `false`
    /// if somebody else wrote to it and it was left alone, being `patient`.
    pub async fn bring(&mut self, server: &Server, anew: bool, patient: bool) -> Result<bool, Trouble> {
        let Some(wanted) = &self.wanted else { return Ok(true) };
        let seal = &wanted.contents.seal;
        let look = server.look(&server.live).await?;
        let theirs = look.as_ref().and_then(|look| look.seal.as_ref());
        if theirs.is_some_and(|theirs| theirs.version > VERSION) {
            return Err(Trouble::Newer);
        }
        if !anew && look.as_ref().is_some_and(|look| look.holds(seal)) {
            self.held = Some(wanted.contents.clone());
            return Ok(true);
        }
        let ours = theirs.is_some_and(|theirs| theirs.same_making(seal)) && !anew;
        let known = self.held.take().filter(|held| look.as_ref().is_some_and(|look| look.holds(&held.seal)));
        if ours && known.is_none() && patient {
            return Ok(false);
        }
        let updated = match known {
            Some(known) if ours => wanted.update(server, &known.stamps).await?,
            _ if ours => wanted.update(server, &server.stamps().await?).await?,
            _ => false,
        };
        if !updated {
            wanted.rebuild(server).await?;
        }
        self.held = Some(wanted.contents.clone());
        Ok(true)
    }
}

impl Wanted {
    fn new(live: Arc<Option<Live>>, known: &HashMap<ProcedureId, (Arc<Entry>, Stamp)>) -> Self {
        let cards = (*live).as_ref().map_or(&[][..], |live| &live.cards);
        let stamped: HashMap<_, _> = cards
            .iter()
            .map(|card| {
                let entry = &card.entry;
                let stamp = match known.get(&entry.id) {
                    Some((same, stamp)) if Arc::ptr_eq(same, entry) => *stamp,
                    _ => Document::new(entry).stamp(),
                };
                (entry.id, (Arc::clone(entry), stamp))
            })
            .collect();
        let stamps: Stamps = stamped.iter().map(|(id, (_, stamp))| (*id, *stamp)).collect();
        let contents = Contents { seal: Seal::new(&stamps), stamps: Arc::new(stamps) };
        Self { live, stamped: Arc::new(stamped), contents }
    }

    /// Sends what differs, and the seal with it; `false` where that was too
    /// much or did not help.
    async fn update(&self, server: &Server, held: &Stamps) -> Result<bool, Trouble> {
        let Contents { stamps, seal } = &self.contents;
        let gone: Vec<i64> = held.keys().filter(|id| !stamps.contains_key(id)).map(|id| id.0).collect();
        let differs = |id: &&ProcedureId| held.get(id) != stamps.get(id);
        let fresh: Vec<Arc<Entry>> = self.entries(stamps.keys().filter(differs));
        if gone.len() + fresh.len() > CHUNK {
            return Ok(false);
        }
        if !gone.is_empty() {
            server.remove(&server.live, &gone).await?;
        }
        // Tasks are done in order, and one task whole or not at all: the seal
        // is only there with what it seals.
        let seal_of_it = serde_json::to_value(seal).ok();
        let documents = blocking(move || {
            let documents = fresh.iter().filter_map(|entry| serde_json::to_value(Document::new(entry)).ok());
            documents.chain(seal_of_it).collect::<Vec<_>>()
        });
        let task = server.add(&server.live, &documents.await?).await?;
        server.done(task).await?;
        Ok(server.look(&server.live).await?.is_some_and(|look| look.holds(seal)))
    }

    /// Builds a new index beside the live one, and puts it in its place.
    async fn rebuild(&self, server: &Server) -> Result<(), Trouble> {
        let started = Instant::now();
        tidy(server).await?;
        let beside = format!("{}{:x}", building(server), since_epoch().as_nanos());
        let built = self.build(server, &beside).await;
        // After the swap, what was live before stands there. Tasks are done in
        // order, so the swap is done when this is.
        let deleted = server.delete(&beside).await;
        built?;
        deleted?;
        if !server.look(&server.live).await?.is_some_and(|look| look.holds(&self.contents.seal)) {
            return Err(Trouble::Behind);
        }
        tracing::info!(entries = self.stamped.len(), took = ?started.elapsed(), "Meilisearch has a new index");
        Ok(())
    }

    async fn build(&self, server: &Server, beside: &str) -> Result<(), Trouble> {
        server.create(beside).await?;
        // Documents that match equally well come in the order in which they were
        // given: so first what people need most, and the same every time.
        let ids: Vec<ProcedureId> = (*self.live).as_ref().map(Live::needed_first).unwrap_or_default();
        for chunk in ids.chunks(CHUNK) {
            let entries = self.entries(chunk.iter());
            let made = blocking(move || entries.iter().map(|entry| Document::new(entry)).collect::<Vec<_>>());
            server.add(beside, &made.await?).await?;
        }
        let task = server.add(beside, std::slice::from_ref(&self.contents.seal)).await?;
        server.done(task).await?;
        if !server.look(beside).await?.is_some_and(|look| look.holds(&self.contents.seal)) {
            return Err(Trouble::Behind);
        }
        if !server.names().await?.contains(&server.live) {
            server.create(&server.live).await?;
        }
        server.swap(beside).await
    }

    fn entries<'a>(&self, ids: impl Iterator<Item = &'a ProcedureId>) -> Vec<Arc<Entry>> {
        ids.filter_map(|id| self.stamped.get(id)).map(|(entry, _)| Arc::clone(entry)).collect()
    }
}

/// Deletes what a program that was killed left behind.
async fn tidy(server: &Server) -> Result<(), Trouble> {
    for name in server.names().await? {
        let begun = name.strip_prefix(&building(server)).and_then(|nanos| u64::from_str_radix(nanos, 16).ok());
        if begun.is_some_and(|nanos| since_epoch().saturating_sub(Duration::from_nanos(nanos)) > GIVEN_UP) {
            server.delete(&name).await?;
        }
    }
    Ok(())
}

/// What the names of indexes that are being built begin with.
fn building(server: &Server) -> String {
    format!("{}_building_", server.live)
}

fn since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Making documents takes the processor: on a thread that may block.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    spawn_blocking(work).await.map_err(|error| Trouble::Failed(error.into()))
}
