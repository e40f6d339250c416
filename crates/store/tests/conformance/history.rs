//! What the public saw, and when.

use catalogue::{Repeal, Slug};
use jiff::{Timestamp, civil::date};
use registry::{
    MirrorRecord, Store,
    history::{Lately, LatelyAsked, LatelyKind},
};
use store::Database;

use crate::{
    records::{at, record, take},
    support::Place,
};

/// The record with a name that is not its address.
fn renamed(number: usize, slug: &str, name: &str) -> MirrorRecord {
    MirrorRecord { slug: Slug::from_name(slug), ..record(number, name) }
}

fn told(change: &Lately) -> String {
    let what = match &change.kind {
        LatelyKind::Published { number, before: None, .. } => format!("{number} new"),
        LatelyKind::Published { number, before: Some(before), .. } => format!("{number} after {}", before.name),
        LatelyKind::TakenBack { number, .. } => format!("{number} taken back"),
        LatelyKind::Repeal { repeal, .. } => format!("repeal {}", repeal.is_some()),
    };
    format!("{} {what}: {}", change.procedure.slug, change.content().name)
}

async fn lately(store: &Database, asked: LatelyAsked) -> (Vec<String>, u64) {
    let list = store.lately(&asked).await.expect("changes");
    (list.changes.iter().map(told).collect(), list.total)
}

fn all() -> LatelyAsked {
    LatelyAsked { limit: 100, ..LatelyAsked::default() }
}

pub async fn keeps_what_the_public_saw_and_when(place: Place) {
    let store = place.open().await;
    let slug = Slug::from_name("A");
    assert_eq!(store.history(&slug).await.expect("an answer"), None);
    take(&store, &[record(1, "A"), record(2, "B")], 0).await;
    take(&store, &[renamed(1, "A", "A2")], 10).await;
    take(&store, &[renamed(1, "A", "A3")], 20).await;
    // A draft is nobody's business.
    place
        .takes(
            "INSERT INTO editions (procedure_id, number, state, origin, content, authors, created_at)
                SELECT procedure_id, 4, 'draft', 'authored', content, '[\"lan\"]', created_at
                FROM editions WHERE number = 3",
        )
        .await;
    let history = store.history(&slug).await.expect("an answer").expect("a history");
    let seen: Vec<(u32, &str, Timestamp, Option<Timestamp>, bool)> =
        history.editions.iter().map(|e| (e.number, e.content.name.as_str(), e.from, e.until, e.withdrawn)).collect();
    assert_eq!(
        seen,
        [(1, "A", at(0), Some(at(10)), false), (2, "A2", at(10), Some(at(20)), false), (3, "A3", at(20), None, false)]
    );
    assert_eq!(history.procedure.slug, slug);
    place
        .takes(&format!(
            "UPDATE editions SET state = 'withdrawn', reason = 'sai', superseded_at = '{:.9}' WHERE number = 3",
            at(30)
        ))
        .await;
    let history = store.history(&slug).await.expect("an answer").expect("history is for ever");
    assert_eq!((history.editions[2].until, history.editions[2].withdrawn), (Some(at(30)), true));
    assert_eq!(history.current(), None);
    assert_eq!(store.history(&Slug::from_name("khong-co")).await.expect("an answer"), None);
}

pub async fn tells_what_changed_lately(place: Place) {
    let store = place.open().await;
    assert_eq!(lately(&store, all()).await, (Vec::new(), 0));
    assert_eq!(store.lately(&all()).await.expect("an answer").first, None);
    let outcomes = take(&store, &[record(1, "A"), record(2, "B")], 0).await;
    let second = outcomes[1].id.expect("a key");
    take(&store, &[renamed(1, "A", "A2")], 10).await;
    let repeal = Repeal { since: date(2026, 7, 1), decision: "1/QĐ".to_owned(), successors: Vec::new() };
    take(&store, &[MirrorRecord { repeal: Some(repeal), ..record(2, "B") }], 20).await;
    place
        .takes(&format!(
            "UPDATE editions SET state = 'withdrawn', reason = 'sai', superseded_at = '{:.9}' WHERE number = 2",
            at(30)
        ))
        .await;
    let expected =
        ["a 2 taken back: A2", "b repeal true: B", "a 2 after A: A2", "b 1 new: B", "a 1 new: A"].map(str::to_owned);
    assert_eq!(lately(&store, all()).await, (expected.to_vec(), 5));
    assert_eq!(store.lately(&all()).await.expect("an answer").first, Some(at(0)));

    // Page by page, nothing is lost and nothing comes twice.
    let mut pages = Vec::new();
    for offset in 0..6 {
        let (page, total) = lately(&store, LatelyAsked { offset, limit: 1, ..all() }).await;
        assert_eq!(total, 5);
        pages.extend(page);
    }
    assert_eq!(pages, expected);
    let some = LatelyAsked { from: Some(at(10)), before: Some(at(30)), ..all() };
    assert_eq!(lately(&store, some).await, (expected[1..3].to_vec(), 2));
    let of_one = LatelyAsked { procedures: Some(vec![second]), ..all() };
    assert_eq!(lately(&store, of_one).await, (vec![expected[1].clone(), expected[3].clone()], 2));
    assert_eq!(lately(&store, LatelyAsked { procedures: Some(Vec::new()), ..all() }).await, (Vec::new(), 0));
}

pub async fn is_told_from_every_other(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A")], 0).await;
    let instance = store.instance().await.expect("an answer");
    assert!(instance.len() == 32 && instance.bytes().all(|b| b.is_ascii_hexdigit()), "{instance}");
    take(&store, &[record(2, "B")], 1).await;
    store.close().await;
    let store = place.open().await;
    assert_eq!(store.instance().await.expect("an answer"), instance, "it stays");
    let other = Place::file();
    let elsewhere = other.open().await;
    take(&elsewhere, &[record(1, "A")], 7).await;
    assert_ne!(elsewhere.instance().await.expect("an answer"), instance);
}
