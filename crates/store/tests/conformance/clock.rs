//! A clock that was set back: by a person, or by a machine that woke up in another time.

use std::sync::Arc;

use catalogue::Slug;
use jiff::civil::date;
use registry::{
    Clock, Store,
    editing::Editing,
    history::{AsOf, LatelyAsked},
    people::{Actor, Role},
};

use crate::{
    editing::{Hands, flawless, somebody},
    records::{at, record, take},
    support::Place,
};

/// Has somebody write, somebody else approve, and a third publish at once.
async fn publish(editing: &Editing, slug: &Slug, name: &str) -> u32 {
    let [lan, minh, hoa]: [Actor; 3] =
        ["lan", "minh", "hoa"].map(|name| somebody(name, &[Role::Editor, Role::Reviewer, Role::Publisher]));
    let number = editing.begin(&lan, slug, None).await.expect("a draft");
    editing.save(&lan, slug, number, 1, &flawless(name)).await.expect("it is saved");
    editing.submit(&lan, slug, number, "").await.expect("it is submitted");
    editing.approve(&minh, slug, number, "").await.expect("it is approved");
    assert!(editing.schedule(&hoa, slug, number, editing.today()).await.expect("it is published"));
    number
}

pub async fn set_back_mixes_no_editions_up(place: Place) {
    let database = place.open().await;
    // The source says it at the end of May; then the staff work on 1 June, and by a clock that is three days back.
    take(&database, &[record(1, "A")], 0).await;
    let slug = Slug::from_name("A");
    let clock = Hands::new();
    let editing = Editing::new(Arc::new(database.clone()), Arc::clone(&clock) as Arc<dyn Clock>);
    assert_eq!(publish(&editing, &slug, "B").await, 2);
    clock.go_on(-72);
    assert_eq!(publish(&editing, &slug, "C").await, 3);
    assert_eq!(publish(&editing, &slug, "D").await, 4);
    let (entries, _) = database.published().await.expect("it reads");
    assert_eq!(entries[0].content.name, "D");
    let history = database.history(&slug).await.expect("it reads").expect("a history");
    let names: Vec<&str> = history.editions.iter().map(|edition| edition.content.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "C", "D"]);
    for pair in history.editions.windows(2) {
        assert!(pair[0].until.expect("an end") <= pair[1].from, "{pair:?}");
        assert!(pair[0].from <= pair[0].until.expect("an end"), "{pair:?}");
    }
    assert_eq!(history.before(4).map(|before| before.number), Some(3));
    assert_eq!(history.current().map(|current| current.number), Some(4));
    let AsOf::Edition(then) = history.as_of(date(2026, 6, 1)) else { panic!("something held that day") };
    assert_eq!(then.number, 4);
    let lately = database.lately(&LatelyAsked { limit: 9, ..LatelyAsked::default() }).await.expect("it reads");
    assert_eq!(lately.changes.first().map(|change| change.content().name.as_str()), Some("D"));
    assert_eq!(database.verify_audit().await.expect("it reads").fault, None);
}

pub async fn set_back_takes_records_over_in_order(place: Place) {
    let database = place.open().await;
    let renamed = |name: &str| registry::MirrorRecord { slug: Slug::from_name("A"), ..record(1, name) };
    for (name, second) in [("A", 0), ("B", 1000), ("C", -5000), ("D", -4000), ("E", 2000)] {
        take(&database, &[renamed(name)], second).await;
    }
    let history = database.history(&Slug::from_name("A")).await.expect("it reads").expect("a history");
    let seen: Vec<_> = history.editions.iter().map(|edition| (edition.content.name.as_str(), edition.from)).collect();
    assert_eq!(seen, [("A", at(0)), ("B", at(1000)), ("C", at(1000)), ("D", at(1000)), ("E", at(2000))]);
    assert_eq!(database.verify_audit().await.expect("it reads").fault, None);
}

pub async fn set_back_publishes_nothing_before_its_day(place: Place) {
    let database = place.open().await;
    take(&database, &[record(1, "A")], 0).await;
    let slug = Slug::from_name("A");
    let clock = Hands::new();
    let editing = Editing::new(Arc::new(database.clone()), Arc::clone(&clock) as Arc<dyn Clock>);
    let [lan, minh, hoa]: [Actor; 3] =
        ["lan", "minh", "hoa"].map(|name| somebody(name, &[Role::Editor, Role::Reviewer, Role::Publisher]));
    let number = editing.begin(&lan, &slug, None).await.expect("a draft");
    editing.save(&lan, &slug, number, 1, &flawless("B")).await.expect("it is saved");
    editing.submit(&lan, &slug, number, "").await.expect("it is submitted");
    editing.approve(&minh, &slug, number, "").await.expect("it is approved");
    assert!(!editing.schedule(&hoa, &slug, number, date(2026, 6, 2)).await.expect("it is scheduled"));
    clock.go_on(-72);
    assert_eq!(editing.publish_due().await.expect("nothing is due"), 0);
    clock.go_on(72 + 24);
    assert_eq!(editing.publish_due().await.expect("it is due"), 1);
    assert_eq!(editing.publish_due().await.expect("once"), 0);
}
