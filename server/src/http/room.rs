//! How much is worked on at once. What is kept is given in any case; the rest waits
//! in no queue: whoever comes when there is no room is told to come back.

use std::{future::Future, sync::Arc};

use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::{JoinError, JoinSet},
};

/// How many requests are worked on at once. Each takes milliseconds; behind more of
/// them the last would wait longer than anybody wants to.
pub const AT_ONCE: usize = 64;

/// The room for requests that take work.
pub struct Room {
    places: Arc<Semaphore>,
    /// Threads of its own for the work, so that answers that are kept never wait
    /// behind it; those of the caller where there are none.
    workers: Option<Handle>,
}

/// A place in the room; it is free again when this is dropped.
pub type Place = OwnedSemaphorePermit;

impl Room {
    /// Room on these threads.
    pub fn new(workers: Option<Handle>) -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), workers }
    }

    /// A place, if one is free.
    pub fn enter(&self) -> Option<Place> {
        Arc::clone(&self.places).try_acquire_owned().ok()
    }

    /// How many places are taken.
    pub fn taken(&self) -> usize {
        AT_ONCE.saturating_sub(self.places.available_permits())
    }

    /// How many places are free.
    #[cfg(test)]
    pub fn free(&self) -> usize {
        self.places.available_permits()
    }

    /// Does the work; it ends where nobody waits for it any more.
    ///
    /// # Errors
    /// When the work panicked.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, JoinError> {
        let Some(workers) = &self.workers else { return Ok(work.await) };
        // A set takes its tasks along when it is dropped.
        let mut tasks = JoinSet::new();
        tasks.spawn_on(work, workers);
        match tasks.join_next().await {
            Some(done) => done,
            None => unreachable!("the task was just spawned"),
        }
    }
}
