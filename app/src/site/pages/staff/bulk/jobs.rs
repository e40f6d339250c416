//! Work that takes longer than a request: it goes on in a task, and a page tells
//! how far it is.
//!
//! What is under way is known to this node only. That loses nothing: work is one
//! transaction, done or not, and a review is made again from its file.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use catalogue::ActorId;
use registry::bulk::{BulkError, BulkResult, Making, Review};

/// How many pieces of work are remembered.
const MOST: usize = 40;
/// How many of them may be under way at once.
const AT_ONCE: usize = 4;

/// What is under way, and what came of it.
#[derive(Default)]
pub struct Jobs {
    jobs: Mutex<BTreeMap<u64, Arc<Job>>>,
}

/// A piece of work.
pub struct Job {
    /// Who wants it. Nobody else sees it.
    pub owner: ActorId,
    /// How many entries there are, as far as that is known.
    pub total: AtomicUsize,
    /// How many are done.
    pub done: AtomicUsize,
    /// Where one comes from, without the language.
    pub from: String,
    outcome: Mutex<Option<Arc<Outcome>>>,
}

/// What came of work.
pub enum Outcome {
    /// A page, without the language, tells.
    Go(String),
    /// What would become of entries.
    Reviewed(Reviewed),
    /// It was not done.
    Failed(BulkError),
}

/// A review, and the batch that it can become.
pub struct Reviewed {
    /// What would become of each entry.
    pub review: Review,
    /// What the batch is for, and what it could be called.
    pub making: Making,
}

impl Job {
    /// How far it is.
    pub fn progress(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// What came of it, once it is over.
    pub fn outcome(&self) -> Option<Arc<Outcome>> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn end(&self, outcome: Outcome) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(outcome));
    }
}

impl Jobs {
    /// Starts work for somebody; gives its number, or nothing where too much is
    /// under way.
    pub fn start<F, W>(&self, owner: ActorId, total: usize, from: &str, seed: u64, work: W) -> Option<u64>
    where
        W: FnOnce(Arc<Job>) -> F,
        F: Future<Output = BulkResult<Outcome>> + Send + 'static,
    {
        let job = Arc::new(Job {
            owner,
            total: AtomicUsize::new(total),
            done: AtomicUsize::new(0),
            from: from.to_owned(),
            outcome: Mutex::new(None),
        });
        let id = {
            let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
            if jobs.values().filter(|job| job.outcome().is_none()).count() >= AT_ONCE {
                return None;
            }
            while jobs.len() >= MOST {
                let over = jobs.iter().find(|(_, job)| job.outcome().is_some()).map(|(id, _)| *id)?;
                jobs.remove(&over);
            }
            // After a restart, a number means nothing else than before.
            let id = jobs.last_key_value().map_or(seed, |(last, _)| seed.max(last + 1));
            jobs.insert(id, Arc::clone(&job));
            id
        };
        let work = tokio::spawn(work(Arc::clone(&job)));
        tokio::spawn(async move {
            job.end(match work.await {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(error)) => {
                    if let BulkError::Registry(cause) = &error {
                        tracing::error!(error = cause as &dyn std::error::Error, "bulk work failed");
                    }
                    Outcome::Failed(error)
                }
                Err(error) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "bulk work was cut off");
                    Outcome::Failed(BulkError::Registry(registry::RegistryError::store(error)))
                }
            });
        });
        Some(id)
    }

    /// Somebody's work.
    pub fn get(&self, owner: &ActorId, id: u64) -> Option<Arc<Job>> {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.get(&id).filter(|job| job.owner == *owner).map(Arc::clone)
    }
}
