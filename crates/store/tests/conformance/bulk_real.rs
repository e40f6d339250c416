//! The real records in bulk, where they are at hand.

use std::{env, fs::File, path::PathBuf, sync::Arc, time::Instant};

use catalogue::EditionState;
use interchange::records;
use registry::{
    Store,
    bulk::{BatchKind, Bulk, BulkError, Incoming, MOST, Making, Says},
};

use crate::{bulk::announcement, editing::Hands, support::Place};

pub async fn makes_thousands_of_drafts(place: Place) {
    let folder = env::var_os("MINHBACH_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let Ok(file) = File::open(folder.join("data/procedures.jsonl.gz")) else {
        eprintln!("SKIPPED, NOT TESTED: set MINHBACH_SHARED to the folder with data/procedures.jsonl.gz");
        return;
    };
    let read: Vec<_> = records("procedures.jsonl.gz", file).flatten().take(MOST).collect();
    assert!(read.len() > 3_000);
    let database = place.open().await;
    let bulk = Bulk::new(Arc::new(database.clone()), Hands::new());
    let lan = crate::editing::somebody("lan", &crate::bulk::ALL);
    let incoming = |edit: fn(&mut catalogue::EditionContent)| {
        let line = |record: &interchange::Record| {
            let mut content = record.content.clone();
            edit(&mut content);
            Ok(Incoming {
                line: record.line,
                code: record.code.clone(),
                slug: None,
                repeal: None,
                says: Says::Whole(Box::new(content)),
            })
        };
        read.iter().map(line).collect::<Vec<_>>()
    };
    let timed = |what: &str, since: Instant| {
        eprintln!("{} entries, {what}: {:?}", read.len(), since.elapsed());
    };
    let none = |_: usize| {};
    let since = Instant::now();
    let review = bulk.review(&lan, incoming(|_| {})).await.expect("a review");
    timed("reviewed", since);
    assert_eq!(review.drafts(), read.len());
    let since = Instant::now();
    let making = Making { name: "Thật".to_owned(), kind: BatchKind::Import, detail: serde_json::json!({}) };
    let id = bulk.make(&lan, making.clone(), &review, &none).await.expect("a batch");
    timed("made drafts of, as new procedures", since);
    let since = Instant::now();
    bulk.announce(&lan, id, announcement(), &none).await.expect("announced");
    timed("announced", since);
    let since = Instant::now();
    bulk.submit(&lan, id, "", &none).await.expect("submitted");
    timed("submitted", since);
    let since = Instant::now();
    let minh = crate::editing::somebody("minh", &crate::bulk::ALL);
    match bulk.approve(&minh, id, "", &none).await {
        // Real records lack parts that the law requires: they hinder, and are named.
        Err(BulkError::Hindered(hindrances)) => eprintln!("{} of them hinder", hindrances.len()),
        other => panic!("{other:?}"),
    }
    timed("looked at for approval", since);
    let since = Instant::now();
    bulk.undo(&lan, id, "Thử", &none).await.expect("taken back");
    timed("taken back", since);
    assert_eq!(bulk.batch(&lan, id).await.expect("the batch").count(EditionState::Withdrawn), read.len());
    // Once more, as amendments of what is there.
    let since = Instant::now();
    let review =
        bulk.review(&lan, incoming(|content| content.keywords.push("thử".to_owned()))).await.expect("a review");
    timed("reviewed as amendments", since);
    assert_eq!(review.drafts(), read.len());
    let since = Instant::now();
    bulk.make(&lan, making, &review, &none).await.expect("a batch");
    timed("made drafts of, as amendments", since);
    assert_eq!(database.verify_audit().await.expect("it walks").fault, None);
}
