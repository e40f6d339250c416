//! A real server is killed, stalled and wiped in the middle of searches: none
//! of them fails, none takes long, and Meilisearch comes back by itself.

mod catalogue_of_tests;
mod meilisearch_server;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use catalogue_of_tests::{entries, entry, vocabulary};
use meilisearch_sdk::client::Client;
use meilisearch_server::process::Process;
use registry::{Change, OutboxPosition, ProcedureId, SearchEngine, SearchRequest};
use search::{Embedded, Fallback, Meilisearch};

/// How long a search may wait for the server.
const LIMIT: Duration = Duration::from_millis(400);
/// What a busy machine may add to it.
const SLACK: Duration = Duration::from_millis(800);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_search_fails_whatever_happens_to_the_server() {
    let Some(mut server) = Process::start().await else { return };
    let access = server.access();
    let meilisearch = Meilisearch::new(&access, Arc::new(Embedded::new(vocabulary()))).expect("an engine");
    let engine = Arc::new(Fallback::start(meilisearch, LIMIT));
    engine.rebuild(&entries()).await.expect("it builds");
    assert_eq!(engine.health().engine, "embedded", "until the server is in line");
    let people = People::asking(&engine);
    until(&engine, "meilisearch", &[]).await;

    server.kill();
    until(&engine, "embedded", &["unreachable"]).await;
    let camels = entry(90, Some("1.115999"), "Cấp giấy phép nuôi lạc đà", "Chăn nuôi");
    let change = Change { position: OutboxPosition(1), id: ProcedureId(90), entry: Some(camels) };
    engine.apply(&[change]).await.expect("it applies");
    server.start_again().await;
    until(&engine, "meilisearch", &[]).await;
    assert_eq!(first(&engine, "nuôi lạc đà").await, Some(90), "what changed meanwhile is found");

    server.stall();
    until(&engine, "embedded", &["slow"]).await;
    server.go_on();
    until(&engine, "meilisearch", &[]).await;

    let client = Client::new(&access.url, access.key.as_deref()).expect("a client");
    let deleted = client.delete_index(&access.index).await.expect("it deletes");
    client.wait_for_task(deleted, None, None).await.expect("it is deleted");
    until(&engine, "embedded", &["failed", "behind"]).await;
    until(&engine, "meilisearch", &[]).await;

    server.kill();
    server.wipe();
    until(&engine, "embedded", &["unreachable"]).await;
    server.start_again().await;
    until(&engine, "meilisearch", &[]).await;

    let emptied = client.index(&access.index).delete_all_documents().await.expect("it deletes");
    client.wait_for_task(emptied, None, None).await.expect("it is deleted");
    assert_eq!(first(&engine, "nuôi lạc đà").await, Some(90), "an empty index is not believed");
    let refilled = Instant::now();
    while client.index(&access.index).get_stats().await.map_or(0, |stats| stats.number_of_documents) == 0 {
        assert!(refilled.elapsed() < Duration::from_secs(30), "an empty index is filled again");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    until(&engine, "meilisearch", &[]).await;
    people.stop().await;
}

/// Somebody who asks and asks.
struct People {
    stopped: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
    task: tokio::task::JoinHandle<()>,
}

impl People {
    fn asking(engine: &Arc<Fallback>) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let asked = Arc::new(AtomicUsize::new(0));
        let task = tokio::spawn({
            let (engine, stopped, asked) = (Arc::clone(engine), Arc::clone(&stopped), Arc::clone(&asked));
            async move {
                while !stopped.load(Ordering::Relaxed) {
                    for (question, wanted) in [
                        ("2 đứa định cưới cuối năm lên phường cần mang gì", 1),
                        ("so do bi mat", 5),
                        ("mo quan an", 6),
                        ("thông báo lưu trú", 3),
                        ("1.000894", 1),
                    ] {
                        let began = Instant::now();
                        assert_eq!(first(&engine, question).await, Some(wanted), "{question}: {:?}", engine.health());
                        assert!(began.elapsed() < LIMIT + SLACK, "{question} took {:?}", began.elapsed());
                        asked.fetch_add(1, Ordering::Relaxed);
                    }
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            }
        });
        Self { stopped, asked, task }
    }

    async fn stop(self) {
        self.stopped.store(true, Ordering::Relaxed);
        self.task.await.expect("no search failed");
        assert!(self.asked.load(Ordering::Relaxed) > 100);
    }
}

async fn first(engine: &Fallback, q: &str) -> Option<i64> {
    let request = SearchRequest { q: q.to_owned(), limit: 5, ..SearchRequest::default() };
    engine.search(&request).await.expect("it answers").hits.first().map(|(id, _)| id.0)
}

/// Waits until the health report says so.
async fn until(engine: &Fallback, wanted: &str, troubles: &[&str]) {
    let began = Instant::now();
    loop {
        let health = engine.health();
        let why = health.trouble.map_or(troubles.is_empty(), |trouble| troubles.contains(&trouble));
        if health.engine == wanted && why {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "wanted {wanted} {troubles:?}, but it is {health:?}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
