use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Mutex as Waiting, OwnedMutexGuard},
    time::{self, Instant},
};

/// When a host was last left alone.
type Host = Arc<Waiting<Option<Instant>>>;

/// Who may ask a host now: one at a time, with a pause in between, whoever it is.
#[derive(Clone)]
pub struct Turns {
    hosts: Arc<Mutex<HashMap<String, Host>>>,
    pause: Duration,
}

/// The right to ask a host once. The pause begins when it is dropped.
pub struct Turn(OwnedMutexGuard<Option<Instant>>);

impl Turns {
    /// With so much time between two requests.
    #[must_use]
    pub fn new(pause: Duration) -> Self {
        Self { hosts: Arc::default(), pause }
    }

    /// Waits until a host may be asked; who came first is first.
    pub async fn take(&self, host: &str) -> Turn {
        let host = self.host(host);
        let turn = Turn(host.lock_owned().await);
        if let Some(left) = *turn.0 {
            time::sleep_until(left + self.pause).await;
        }
        turn
    }

    fn host(&self, host: &str) -> Host {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(hosts.entry(host.to_owned()).or_default())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *self.0 = Some(Instant::now());
    }
}
