//! Several at once, and what goes wrong midway.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use registry::{Decision, OutboxPosition, Precedence, Store, decide};
use store::Database;

use crate::{
    records::{at, record, take},
    support::{Place, migrations},
};

pub async fn lets_importers_work_at_once(place: Place) {
    place.open().await;
    let importers: Vec<_> = (0..4)
        .map(|importer| {
            let place = place.clone();
            tokio::spawn(async move {
                // Each opens the database for itself, as a program of its own would.
                let store = place.open().await;
                let records: Vec<_> = (0..60).map(|number| record(number, "Cùng tên")).collect();
                let mut created = 0;
                for batch in records.chunks(7 + importer) {
                    let outcomes = take(&store, batch, 0).await;
                    created += outcomes.iter().filter(|outcome| outcome.decision == Decision::Create).count();
                }
                created
            })
        })
        .collect();
    let mut created = 0;
    for importer in importers {
        created += importer.await.expect("an importer");
    }
    assert_eq!(created, 60, "each record is created by one importer");
    assert_eq!(place.counts().await, [60, 60, 60, 120, 60]);
}

pub async fn hides_no_change_from_a_reader_behind_writers(place: Place) {
    let store = place.open().await;
    let done = Arc::new(AtomicBool::new(false));
    let reader = tokio::spawn(follow(place.open().await, Arc::clone(&done)));
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                for round in 0..15 {
                    // Batches of very different size, so that one that began later is done earlier.
                    let size = if writer % 2 == 0 { 1 } else { 40 };
                    let records: Vec<_> = (0..size)
                        .map(|number| record(writer * 100 + number, &format!("Thủ tục {writer} {number} lần {round}")))
                        .collect();
                    take(&store, &records, round).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.expect("a writer");
    }
    done.store(true, Ordering::SeqCst);
    let followed = reader.await.expect("the reader");
    let (entries, _) = store.published().await.expect("entries");
    let published: BTreeMap<_, _> = entries.into_iter().map(|entry| (entry.id, entry.content.name)).collect();
    assert_eq!(published.len(), 82);
    assert_eq!(followed, published);
}

/// One writer has drawn its place in the outbox and is slow to finish; another
/// begins later. A reader that has seen the second must not have missed the first.
pub async fn hides_no_change_of_a_slow_writer(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A"), record(2, "B")], 0).await;
    if matches!(place, Place::Server { .. }) {
        place
            .takes(
                "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
                 $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
                 CREATE TRIGGER slowly AFTER INSERT ON outbox FOR EACH ROW WHEN (NEW.procedure_id = 1)
                 EXECUTE FUNCTION slowly()",
            )
            .await;
    }
    let done = Arc::new(AtomicBool::new(false));
    let reader = tokio::spawn(follow(place.open().await, Arc::clone(&done)));
    let slow = tokio::spawn({
        let store = store.clone();
        async move { take(&store, &[record(1, "A2")], 1).await }
    });
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    take(&store, &[record(2, "B2")], 2).await;
    slow.await.expect("the slow writer");
    done.store(true, Ordering::SeqCst);
    let names: Vec<_> = reader.await.expect("the reader").into_values().collect();
    assert_eq!(names, ["A2", "B2"]);
}

/// Reads on as the portal does, until nothing more comes.
async fn follow(store: Database, done: Arc<AtomicBool>) -> BTreeMap<registry::ProcedureId, String> {
    let (mut seen, mut position) = (BTreeMap::new(), OutboxPosition::default());
    loop {
        let last = done.load(Ordering::SeqCst);
        let changes = store.changes_after(position, 10).await.expect("changes");
        if changes.is_empty() && last {
            return seen;
        }
        for change in changes {
            assert!(change.position > position, "in order");
            position = change.position;
            seen.insert(change.id, change.entry.expect("an entry").content.name);
        }
        tokio::task::yield_now().await;
    }
}

pub async fn leaves_nothing_of_a_batch_that_the_database_refuses(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A")], 0).await;
    let (before, counts) = (store.published().await.expect("entries"), place.counts().await);
    place.takes("CREATE UNIQUE INDEX only_in_this_test ON editions (content)").await;
    let records = [record(1, "A2"), record(2, "B"), record(3, "B"), record(4, "D")];
    let failed =
        store.mirror(&records, &|known, record| decide(Precedence::LocalFirst, known, record), at(1), false).await;
    assert!(matches!(failed, Err(registry::RegistryError::Store(_))), "{failed:?}");
    assert_eq!(place.counts().await, counts);
    assert_eq!(store.published().await.expect("entries"), before);

    place.takes("DROP INDEX only_in_this_test").await;
    let outcomes = take(&store, &records, 2).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.decision == Decision::Create).count(), 3, "then all of it");
}

pub async fn leaves_nothing_of_a_batch_that_is_cut_off(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A")], 0).await;
    let counts = place.counts().await;
    let cut_off = tokio::spawn({
        let store = store.clone();
        async move {
            let records: Vec<_> = (1..50).map(|number| record(number, "Mới")).collect();
            let decide = |known: Option<&registry::Known>, record: &registry::MirrorRecord| {
                assert!(record.key != "1.000030", "cut off in the middle, as the test wants");
                decide(Precedence::LocalFirst, known, record)
            };
            store.mirror(&records, &decide, at(1), false).await
        }
    });
    assert!(cut_off.await.is_err());
    assert_eq!(place.counts().await, counts);
    // Nobody holds on to the lock.
    take(&store, &[record(2, "B")], 2).await;
    assert_eq!(place.count("procedures").await, 2);
}

pub async fn opens_a_new_database_from_several_sides(place: Place) {
    let openers: Vec<_> = (0..6)
        .map(|_| {
            let place = place.clone();
            tokio::spawn(async move { place.open().await.ping().await.expect("an answer") })
        })
        .collect();
    for opener in openers {
        opener.await.expect("it opens");
    }
    assert_eq!(place.count("_sqlx_migrations").await, migrations());
}
