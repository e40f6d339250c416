//! A real Meilisearch server for tests, and a key for it that may no more than
//! the program needs.

#![allow(dead_code, clippy::print_stderr, reason = "each test uses a part, and says so where it is skipped")]

pub mod process;

use std::time::{SystemTime, UNIX_EPOCH};

use meilisearch_sdk::{
    client::Client,
    key::{Action, KeyBuilder},
};
use search::MeilisearchAccess;

/// The server of the test run, where there is one. `scripts/test` starts it.
pub async fn of_the_run() -> Option<MeilisearchAccess> {
    let url = std::env::var("MINHBACH_TEST_MEILISEARCH").ok();
    let master = std::env::var("MINHBACH_TEST_MEILISEARCH_KEY").ok();
    let (Some(url), Some(master)) = (url, master) else {
        eprintln!("SKIPPED: no Meilisearch to test with; set MINHBACH_TEST_MEILISEARCH and …_KEY, or run `make test`.");
        return None;
    };
    Some(access(&url, &master).await)
}

/// An index of its own on a server, and the narrowest key for it.
pub async fn access(url: &str, master: &str) -> MeilisearchAccess {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
    let index = format!("test_{:x}", now.as_nanos());
    let client = Client::new(url, Some(master)).expect("a client");
    let key = KeyBuilder::new()
        .with_actions([
            Action::Search,
            Action::DocumentsAdd,
            Action::DocumentsGet,
            Action::DocumentsDelete,
            Action::IndexesCreate,
            Action::IndexesGet,
            Action::IndexesDelete,
            Action::Unknown("indexes.swap".to_owned()),
            Action::SettingsUpdate,
            Action::TasksGet,
        ])
        .with_indexes([format!("{index}*")])
        .execute(&client)
        .await
        .expect("a key");
    MeilisearchAccess { url: url.to_owned(), key: Some(key.key), index }
}
