use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use registry::EngineHealth;

use crate::meilisearch::Trouble;

/// Which engine answers, since when and why. Every change of it is logged, once.
pub struct State(Mutex<EngineHealth>);

const MEILISEARCH: &str = "meilisearch";
const EMBEDDED: &str = "embedded";

impl State {
    /// At the start the embedded engine answers, until the server is in line.
    pub fn new() -> Self {
        let (since, trouble) = (Some(Timestamp::now()), Some("starting"));
        Self(Mutex::new(EngineHealth { engine: EMBEDDED, since, trouble, switches: 0 }))
    }

    /// Whether Meilisearch answers.
    pub fn serves(&self) -> bool {
        self.lock().engine == MEILISEARCH
    }

    /// How it is.
    pub fn health(&self) -> EngineHealth {
        *self.lock()
    }

    /// Meilisearch is left.
    pub fn left(&self, trouble: &Trouble) {
        let mut health = self.lock();
        let before = *health;
        if before.engine == EMBEDDED && before.trouble == Some(trouble.key()) {
            return;
        }
        let since = if before.engine == EMBEDDED { before.since } else { Some(Timestamp::now()) };
        let switches = before.switches + u64::from(before.engine == MEILISEARCH);
        *health = EngineHealth { engine: EMBEDDED, since, trouble: Some(trouble.key()), switches };
        drop(health);
        let error = trouble as &dyn std::error::Error;
        if before.engine == MEILISEARCH || before.trouble == Some("starting") {
            tracing::warn!(error, "searches are answered by the embedded engine");
        } else {
            tracing::debug!(error, "Meilisearch is still away, for another reason");
        }
    }

    /// Meilisearch is back.
    pub fn returned(&self) {
        let mut health = self.lock();
        if health.engine == EMBEDDED {
            let switches = health.switches + 1;
            *health = EngineHealth { engine: MEILISEARCH, since: Some(Timestamp::now()), trouble: None, switches };
            drop(health);
            tracing::info!("searches are answered by Meilisearch");
        }
    }

    fn lock(&self) -> MutexGuard<'_, EngineHealth> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_since_is_that_of_leaving_not_of_the_last_reason() {
        let state = State::new();
        state.returned();
        assert_eq!((state.health().engine, state.health().trouble), (MEILISEARCH, None));
        state.left(&Trouble::Slow);
        let left = state.health().since;
        state.left(&Trouble::Behind);
        assert_eq!((state.health().since, state.health().trouble), (left, Some("behind")));
        assert!(!state.serves());
        state.returned();
        assert!(state.serves());
        assert_eq!(state.health().switches, 3, "there, away, and there again");
    }
}
