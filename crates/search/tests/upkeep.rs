//! How an index on a real server is kept in line with the catalogue.

mod catalogue_of_tests;
mod meilisearch_server;

use std::sync::Arc;

use catalogue_of_tests::{entries, entry, vocabulary};
use meilisearch_sdk::client::Client;
use registry::{Change, OutboxPosition, ProcedureId, SearchEngine, SearchRequest};
use search::{Embedded, Meilisearch, MeilisearchAccess};

fn node(access: &MeilisearchAccess) -> Meilisearch {
    Meilisearch::new(access, Arc::new(Embedded::new(vocabulary()))).expect("an engine")
}

async fn first(engine: &Meilisearch, q: &str) -> Option<i64> {
    let request = SearchRequest { q: q.to_owned(), limit: 5, ..SearchRequest::default() };
    engine.search(&request).await.expect("it answers").hits.first().map(|(id, _)| id.0)
}

fn change(position: i64, id: i64, name: Option<&str>) -> Change {
    let entry = name.map(|name| entry(id, None, name, "Chăn nuôi"));
    Change { position: OutboxPosition(position), id: ProcedureId(id), entry }
}

#[tokio::test]
async fn nodes_that_share_an_index_agree_whoever_writes_first() {
    let Some(access) = meilisearch_server::of_the_run().await else { return };
    let (one, other) = (node(&access), node(&access));
    one.rebuild(&entries()).await.expect("it builds");
    other.rebuild(&entries()).await.expect("it finds it built");
    let changes = [change(1, 90, Some("Cấp giấy phép nuôi lạc đà")), change(2, 9, None)];
    one.apply(&changes).await.expect("it applies");
    assert!(other.search(&SearchRequest { q: "lạc đà".to_owned(), ..SearchRequest::default() }).await.is_err());
    other.apply(&changes[..1]).await.expect("it is behind, and writes what it knows");
    other.apply(&changes[1..]).await.expect("it catches up");
    one.apply(&[]).await.expect("it looks again");
    for node in [&one, &other] {
        assert_eq!(first(node, "nuôi lạc đà").await, Some(90));
        assert_ne!(first(node, "giấy phép lái xe").await, Some(9));
    }
}

#[tokio::test]
async fn a_node_that_died_takes_up_what_is_left_to_do() {
    let Some(access) = meilisearch_server::of_the_run().await else { return };
    node(&access).rebuild(&entries()).await.expect("it builds");
    let client = Client::new(&access.url, access.key.as_deref()).expect("a client");
    let made = client.get_index(&access.index).await.expect("an index").created_at;
    let mut later = entries();
    later.remove(0);
    later.push(Arc::new(entry(90, None, "Cấp giấy phép nuôi lạc đà", "Chăn nuôi")));
    let node = node(&access);
    node.rebuild(&later).await.expect("it builds");
    assert_eq!(first(&node, "nuôi lạc đà").await, Some(90));
    assert_ne!(first(&node, "giấy hôn thú").await, Some(1));
    assert_eq!(client.get_index(&access.index).await.expect("an index").created_at, made, "only differences were sent");
    let left: Vec<String> =
        client.list_all_indexes().await.expect("a list").results.into_iter().map(|i| i.uid).collect();
    assert_eq!(left, [access.index], "nothing is left of building it");
}

#[tokio::test]
async fn an_index_with_other_settings_is_replaced() {
    let Some(access) = meilisearch_server::of_the_run().await else { return };
    let node_of_now = node(&access);
    node_of_now.rebuild(&entries()).await.expect("it builds");
    let client = Client::new(&access.url, access.key.as_deref()).expect("a client");
    let index = client.index(&access.index);
    let seal = serde_json::json!({ "id": "catalogue", "version": 0, "settings": "", "stamp": "0", "entries": 12 });
    let told = index.add_or_replace(&[seal], Some("id")).await.expect("it is taken");
    client.wait_for_task(told, None, None).await.expect("it is done");
    let request = SearchRequest { q: "kết hôn".to_owned(), ..SearchRequest::default() };
    assert!(node_of_now.search(&request).await.is_err(), "what is not ours is not believed");
    node_of_now.apply(&[]).await.expect("it builds anew");
    assert_eq!(first(&node_of_now, "kết hôn").await, Some(1));
    let newer = serde_json::json!({ "id": "catalogue", "version": 99, "settings": "", "stamp": "0", "entries": 12 });
    let told = index.add_or_replace(&[newer], Some("id")).await.expect("it is taken");
    client.wait_for_task(told, None, None).await.expect("it is done");
    assert!(node_of_now.apply(&[]).await.is_err(), "an index of a newer program is left alone");
}
