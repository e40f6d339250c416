//! Which engine answers the searches: the embedded one, or a Meilisearch server
//! with the embedded one behind it.

use std::{env, fs, path::Path, sync::Arc, time::Duration};

use catalogue::Lang;
use clap::{Arg, ArgMatches, Command, value_parser};
use locale::text;
use registry::SearchEngine;
use search::{Embedded, Fallback, Meilisearch, MeilisearchAccess};

use super::option;
use crate::failure::Failure;

/// The key of the server, where it is not in a file. It is no option of the
/// command line: what stands there can be read by everybody on the machine.
const KEY: &str = "MINHBACH_MEILISEARCH_KEY";

/// The options that say which engine, and how it is asked.
pub fn options(command: Command, lang: Lang) -> Command {
    let option =
        |name: &'static str, env: &'static str, key: &str| Arg::new(name).long(name).env(env).help(text(lang, key));
    command
        .arg(option("meilisearch-url", "MINHBACH_MEILISEARCH_URL", "command-meilisearch-url"))
        .arg(option("meilisearch-key-file", "MINHBACH_MEILISEARCH_KEY_FILE", "command-meilisearch-key-file"))
        .arg(
            option("meilisearch-index", "MINHBACH_MEILISEARCH_INDEX", "command-meilisearch-index")
                .default_value("minhbach"),
        )
        .arg(
            option("meilisearch-limit", "MINHBACH_MEILISEARCH_LIMIT", "command-meilisearch-limit")
                .value_parser(value_parser!(u64).range(1..))
                .default_value("300"),
        )
}

/// The engine that was asked for.
pub fn engine(matches: &ArgMatches, embedded: Embedded) -> Result<Arc<dyn SearchEngine>, Failure> {
    let Some(access) = access(matches)? else { return Ok(Arc::new(embedded)) };
    let url = access.url.as_str();
    let meilisearch = Meilisearch::new(&access, Arc::new(embedded))
        .map_err(|error| Failure::new(Failure::DATA, "failure-meilisearch").with("url", url).because(&error))?;
    let limit = matches.get_one::<u64>("meilisearch-limit").copied().unwrap_or(300);
    Ok(Arc::new(Fallback::start(meilisearch, Duration::from_millis(limit))))
}

/// The server that was named, if any was.
pub fn access(matches: &ArgMatches) -> Result<Option<MeilisearchAccess>, Failure> {
    let url = option(matches, "meilisearch-url");
    if url.is_empty() {
        return Ok(None);
    }
    let key = match option(matches, "meilisearch-key-file") {
        "" => env::var(KEY).ok(),
        file => Some(key_in(Path::new(file))?),
    };
    let index = option(matches, "meilisearch-index").to_owned();
    Ok(Some(MeilisearchAccess { url: url.to_owned(), key, index }))
}

fn key_in(file: &Path) -> Result<String, Failure> {
    let key = fs::read_to_string(file).map_err(|error| {
        Failure::new(Failure::NO_INPUT, "failure-meilisearch-key-file").with("file", file.display()).because(&error)
    })?;
    Ok(key.trim().to_owned())
}
