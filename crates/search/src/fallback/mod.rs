//! Meilisearch where it answers in time, and the embedded engine where it does
//! not: a search never fails for want of a server.
//!
//! A search that Meilisearch fails, or that it does not answer within the time
//! limit, is answered from memory, and so are all that follow, without waiting:
//! one failure is enough to leave, for the embedded engine answers as well. A
//! task of its own, the [`keeper`], brings the index in line, tries the server,
//! and returns to it. Leaving and returning are logged once each.

mod keeper;
mod state;

use std::{pin::pin, sync::Arc, time::Duration};

use async_trait::async_trait;
use registry::{
    Change, EngineAnswer, EngineHealth, Entry, Explanation, ProcedureId, Result, SearchEngine, SearchRequest,
};
use tokio::{
    sync::Notify,
    time::{self, Instant},
};

use self::state::State;
use crate::{Meilisearch, meilisearch::Trouble};

/// Two engines as one that always answers.
pub struct Fallback {
    both: Arc<Both>,
}

struct Both {
    meilisearch: Meilisearch,
    /// How long a search may wait for the server.
    limit: Duration,
    state: State,
    /// Wakes the keeper: there is something to bring over, or trouble.
    wake: Notify,
}

impl Fallback {
    /// Starts to keep the server up to date; until it is, the embedded engine
    /// answers. `limit` is how long a search may wait for the server.
    ///
    /// Call it inside a tokio runtime: the keeper is a task there, and ends
    /// when the engine is dropped.
    #[must_use]
    pub fn start(meilisearch: Meilisearch, limit: Duration) -> Self {
        let both = Arc::new(Both { meilisearch, limit, state: State::new(), wake: Notify::new() });
        tokio::spawn(keeper::keep(Arc::downgrade(&both)));
        Self { both }
    }
}

impl Drop for Fallback {
    fn drop(&mut self) {
        self.both.wake.notify_one();
    }
}

#[async_trait]
impl SearchEngine for Fallback {
    async fn search(&self, request: &SearchRequest) -> Result<EngineAnswer> {
        let both = &self.both;
        if both.state.serves() {
            let answer = time::timeout(both.limit, both.meilisearch.find(request)).await;
            match answer.map_err(|_| Trouble::Slow).flatten() {
                Ok(answer) => return Ok(answer),
                // A change is on its way, ours or that of another node: the
                // keeper sees to it, and leaves only if that takes long.
                Err(Trouble::Behind) => both.wake.notify_one(),
                Err(trouble) => {
                    both.state.left(&trouble);
                    both.wake.notify_one();
                }
            }
        }
        both.meilisearch.memory().search(request).await
    }

    async fn explain(&self, request: &SearchRequest) -> Result<Explanation> {
        let both = &self.both;
        if both.state.serves()
            && let Ok(Ok(explanation)) = time::timeout(both.limit, both.meilisearch.explanation(request)).await
        {
            return Ok(explanation);
        }
        both.meilisearch.memory().explain(request).await
    }

    /// From memory: what is suggested must be there before the next key is pressed.
    async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<ProcedureId>> {
        self.both.meilisearch.memory().suggest(typed, limit).await
    }

    /// Done once the embedded engine has it; the server follows.
    async fn rebuild(&self, entries: &[Arc<Entry>]) -> Result<()> {
        self.both.meilisearch.memory().rebuild(entries).await?;
        self.both.wake.notify_one();
        Ok(())
    }

    /// Done once the embedded engine has it; the server follows.
    async fn apply(&self, changes: &[Change]) -> Result<()> {
        self.both.meilisearch.memory().apply(changes).await?;
        self.both.wake.notify_one();
        Ok(())
    }

    fn health(&self) -> EngineHealth {
        self.both.state.health()
    }
}

impl Both {
    /// Brings the server in line and tries it as a search would.
    async fn check(&self) -> Result<(), Trouble> {
        let mut bringing = pin!(self.meilisearch.bring());
        match time::timeout(keeper::LAG, bringing.as_mut()).await {
            Ok(brought) => brought?,
            Err(_) => {
                self.state.left(&Trouble::Behind);
                bringing.await?;
            }
        }
        let tried = Instant::now();
        time::timeout(self.limit, self.meilisearch.probe()).await.map_err(|_| Trouble::Slow)??;
        tracing::trace!(took = ?tried.elapsed(), "Meilisearch answers");
        Ok(())
    }
}
