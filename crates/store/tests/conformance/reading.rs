//! What is read back.

use registry::{OutboxPosition, Store};

use crate::{
    records::{file, record, take},
    support::{Place, migrations},
};

pub async fn says_each_change_once_and_in_order(place: Place) {
    let store = place.open().await;
    assert!(store.changes_after(OutboxPosition::default(), 10).await.expect("changes").is_empty());
    let outcomes = take(&store, &[record(1, "A"), record(2, "B"), record(3, "C")], 0).await;
    let ids: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.id).collect();
    let (_, position) = store.published().await.expect("entries");
    take(&store, &[record(1, "A2")], 1).await;
    take(&store, &[record(3, "C2")], 2).await;
    take(&store, &[record(1, "A3")], 3).await;

    let changes = store.changes_after(position, 10).await.expect("changes");
    let seen: Vec<_> = changes
        .iter()
        .map(|change| (change.id, change.entry.as_ref().expect("an entry").content.name.as_str()))
        .collect();
    assert_eq!(seen, [(ids[2], "C2"), (ids[0], "A3")]);
    assert!(changes[0].position < changes[1].position && changes[0].position > position);
    assert!(store.changes_after(changes[1].position, 10).await.expect("changes").is_empty());

    // One at a time, nothing is lost: from the start, everything comes by once.
    let (mut position, mut seen) = (OutboxPosition::default(), Vec::new());
    while let [change] = store.changes_after(position, 1).await.expect("changes").as_slice() {
        seen.push(change.id);
        position = change.position;
    }
    assert_eq!(seen, [ids[1], ids[2], ids[0]]);
    assert_eq!(store.published().await.expect("entries").1, position);
}

pub async fn shows_that_an_edition_was_taken_back(place: Place) {
    let store = place.open().await;
    let id = take(&store, &[record(1, "A")], 0).await[0].id.expect("a key");
    take(&store, &[record(1, "A2")], 1).await;
    place
        .takes(
            "UPDATE editions SET state = 'withdrawn', reason = 'sai' WHERE number = 2;
                INSERT INTO outbox (procedure_id, at) SELECT procedure_id, created_at FROM editions WHERE number = 2",
        )
        .await;
    let (entries, position) = store.published().await.expect("entries");
    let [entry] = entries.as_slice() else { panic!("{entries:?}") };
    assert_eq!((entry.id, entry.edition, entry.withdrawn), (id, 2, true));
    let changes = store.changes_after(OutboxPosition(position.0 - 1), 10).await.expect("changes");
    assert!(changes[0].entry.as_ref().is_some_and(|entry| entry.withdrawn));
    assert_eq!(store.editions(id).await.expect("editions")[1].edition.reason(), Some("sai"));

    // What the source says next is seen again.
    take(&store, &[record(1, "A3")], 2).await;
    let (entries, _) = store.published().await.expect("entries");
    assert_eq!((entries.len(), entries[0].edition, entries[0].withdrawn), (1, 3, false));
    // A procedure of which the public saw nothing is not there.
    place.takes("INSERT INTO procedures (slug, created_at) VALUES ('nhap', '2026-01-01T00:00:00Z')").await;
    assert_eq!(store.published().await.expect("entries").0.len(), 1);
}

pub async fn keeps_everything_when_closed_and_opened_again(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A"), file("b", None, "B")], 0).await;
    take(&store, &[record(1, "A2")], 1).await;
    let (published, audit) = (store.published().await.expect("entries"), store.audit(100).await.expect("the audit"));
    let editions = store.editions(published.0[0].id).await.expect("editions");
    store.close().await;
    assert!(store.ping().await.is_err(), "closed is closed");

    let store = place.open().await;
    assert_eq!(store.published().await.expect("entries"), published);
    assert_eq!(store.audit(100).await.expect("the audit"), audit);
    assert_eq!(store.editions(published.0[0].id).await.expect("editions"), editions);
    assert_eq!(place.count("_sqlx_migrations").await, migrations(), "tables are made once");
}

pub async fn answers(place: Place) {
    let store = place.open().await;
    store.ping().await.expect("an answer");
    assert_eq!(store.published().await.expect("entries"), (Vec::new(), OutboxPosition(0)));
    assert!(store.editions(registry::ProcedureId(77)).await.expect("editions").is_empty());
    assert!(store.audit(0).await.expect("the audit").is_empty());
}
