use std::{
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::time::{self, Instant};

use super::Both;

/// How long the server may be behind before the embedded engine answers.
pub const LAG: Duration = Duration::from_secs(1);
/// How often a server that answers is looked at.
const LOOK: Duration = Duration::from_secs(2);
/// How long a server that failed is left alone, the first time and at most.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(8);
/// Trouble that comes back within this time is the same trouble: the pauses
/// grow, so that a server that now works and now does not is left alone longer.
const SAME_TROUBLE: Duration = Duration::from_secs(20);

/// Keeps the server in line with memory and finds out how it is, until the
/// engine is gone.
pub async fn keep(both: Weak<Both>) {
    let mut pause = FIRST_PAUSE;
    let mut last_trouble: Option<Instant> = None;
    while let Some(now) = both.upgrade() {
        match now.check().await {
            Ok(()) => now.state.returned(),
            Err(trouble) => now.state.left(&trouble),
        }
        if now.state.serves() {
            rest(now).await;
        } else {
            drop(now);
        }
        let Some(now) = both.upgrade() else { return };
        if !now.state.serves() {
            if last_trouble.is_none_or(|at| at.elapsed() > SAME_TROUBLE) {
                pause = FIRST_PAUSE;
            }
            last_trouble = Some(Instant::now());
            drop(now);
            time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Waits until there is something to do, or until it is time to look again.
async fn rest(both: Arc<Both>) {
    // The task alone holding the engine means that nobody uses it any more.
    if Arc::strong_count(&both) > 1 {
        let _ = time::timeout(LOOK, both.wake.notified()).await;
    }
}
