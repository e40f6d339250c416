//! Feedback as `serve` needs it.

use std::{path::Path, sync::Arc, time::Duration};

use app::site::Site;
use catalogue::Lang;
use clap::{Arg, ArgMatches, Command, value_parser};
use locale::text;
use registry::{SystemClock, feedback::Feedback};
use store::Database;
use tokio::time;

use super::accounts;
use crate::{content, failure::Failure};

/// How often contacts are looked for that are to be erased.
const LOOK: Duration = Duration::from_secs(60 * 60);

/// The options of `serve`.
pub fn options(command: Command, lang: Lang) -> Command {
    command.arg(
        Arg::new("proxies")
            .long("proxies")
            .env("MINHBACH_PROXIES")
            .value_parser(value_parser!(usize))
            .default_value("0")
            .help(text(lang, "command-proxies")),
    )
}

/// How many proxies of one's own stand in front.
pub fn proxies(matches: &ArgMatches) -> usize {
    matches.get_one("proxies").copied().unwrap_or_default()
}

/// With the working days and the terms that staff wrote.
pub fn open(
    matches: &ArgMatches,
    database: &Database,
    site: &Site,
    folder: &Path,
    lang: Lang,
) -> Result<Feedback, Failure> {
    let calendar = site.content.calendar.clone();
    let terms = content::feedback(folder, lang)?;
    let store = Arc::new(database.clone());
    Ok(Feedback::new(store, Arc::new(SystemClock), calendar, terms, accounts::key(matches)?))
}

/// Erases how to reach those who were answered long ago; looks at the start, too.
pub async fn forget(feedback: Arc<Feedback>) {
    loop {
        match feedback.erase_contacts().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "contacts of those who were answered were erased"),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "contacts cannot be erased");
            }
        }
        time::sleep(LOOK).await;
    }
}
