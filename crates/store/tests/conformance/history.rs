//! What the public saw, and when.

use catalogue::{ActorId, OnlineLevel, Repeal, Slug};
use jiff::{Timestamp, civil::date};
use registry::{
    AuditEntry, MirrorRecord, Store,
    history::{Lately, LatelyAsked, LatelyKind},
    online::{NewTarget, TargetStore},
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

pub async fn tells_of_online_levels_over_time(place: Place) {
    let store = place.open().await;
    let mut level = record(1, "A");
    level.content.online.level = Some(OnlineLevel::Partial);
    take(&store, &[level.clone(), record(2, "B")], 0).await;
    level.content.online.level = Some(OnlineLevel::Full);
    take(&store, &[level], 10).await;
    let editions = store.online_editions().await.expect("editions");
    let seen: Vec<_> = editions.iter().map(|e| (e.online.level, e.from, e.until)).collect();
    assert_eq!(
        seen,
        [
            (Some(OnlineLevel::Partial), at(0), Some(at(10))),
            (Some(OnlineLevel::Full), at(10), None),
            (None, at(0), None)
        ]
    );
    assert_eq!(editions[0].sector, Slug::from_name("Hộ tịch"));
}

pub async fn keeps_every_target_that_was_set(place: Place) {
    let store = place.open().await;
    take(&store, &[record(1, "A")], 0).await;
    let position = store.published().await.expect("entries").1;
    let target = NewTarget {
        sector: Some(Slug::from_name("Hộ tịch")),
        level: OnlineLevel::Full,
        share: 80,
        by: date(2030, 12, 31),
        decision: "06/QĐ-TTg".to_owned(),
    };
    let audit = AuditEntry::new("hoa", "target.set", None, &[("share", 80.into())]);
    store.set_target(&target, &ActorId::new("hoa"), &audit, at(5)).await.expect("set");
    let all = NewTarget { sector: None, ..target.clone() };
    store.set_target(&all, &ActorId::new("hoa"), &audit, at(6)).await.expect("set");
    let kept = store.targets().await.expect("targets");
    assert_eq!(kept.iter().map(|kept| &kept.target).collect::<Vec<_>>(), [&target, &all]);
    assert_eq!((kept[0].set_by.as_str(), kept[0].set_at), ("hoa", at(5)));
    assert_eq!(store.audit(1).await.expect("the audit")[0].action, "target.set");
    assert_eq!(store.verify_audit().await.expect("a walk").fault, None);
    assert!(!store.changes_after(position, 10).await.expect("changes").is_empty(), "pages that show it are told");
    place.refuses("DELETE FROM online_targets", "a target is never deleted").await;
    place.refuses("UPDATE online_targets SET share = 10", "a target never changes").await;
    let row = |level: u8, share: u8| {
        format!(
            "INSERT INTO online_targets (level, share, by_day, decision, set_by, set_at)
             VALUES ({level}, {share}, '2030-01-01', 'x', 'y', '2026-01-01')"
        )
    };
    place.takes(&row(3, 100)).await;
    for (level, share) in [(2, 50), (5, 50), (4, 0), (4, 101)] {
        assert!(place.sql(&row(level, share)).await.is_err(), "level {level}, {share} %");
    }
}
