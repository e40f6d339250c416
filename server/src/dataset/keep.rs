//! Keeps the files as new as the catalogue.

use std::{sync::Arc, time::Duration};

use app::site::Site;
use tokio::time;

use super::Dataset;
use crate::http::Kept;

/// How often somebody looks whether the catalogue changed.
const LOOK: Duration = Duration::from_secs(2);
/// How long a change waits for others that come with it.
const GATHER: Duration = Duration::from_secs(5);
/// How long to wait after a failure: a full disk stays full for a while.
const AGAIN: Duration = Duration::from_secs(60);

/// Makes the files at the start, and anew when the catalogue has changed. Pages are
/// forgotten then, for one tells of the files.
pub async fn keep(dataset: Arc<Dataset>, site: Site, kept: Arc<Kept>) {
    let mut made = None;
    let mut failing = false;
    loop {
        let position = site.portal.snapshot().position();
        if made == Some(position) {
            time::sleep(LOOK).await;
            continue;
        }
        if made.is_some() {
            time::sleep(GATHER).await;
        }
        // Whatever comes while they are made, is found the next time.
        let position = site.portal.snapshot().position();
        match dataset.make(&site).await {
            Ok(differs) => {
                made = Some(position);
                if differs {
                    kept.forget();
                }
                if failing {
                    tracing::info!("the files of the catalogue are made again");
                }
                failing = false;
            }
            Err(error) => {
                // Once, not every minute.
                if !failing {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "the files of the catalogue cannot be made; those before stay"
                    );
                }
                failing = true;
                time::sleep(AGAIN).await;
            }
        }
    }
}
