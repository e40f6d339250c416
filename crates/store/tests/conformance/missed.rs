//! Searches that did not help.

use jiff::civil::{Date, date};
use registry::{MissedCount, MissedKind, MissedSearch, MissedSearches, missed::MOST_A_DAY};

use crate::support::Place;

fn count(kind: MissedKind, words: &str, count: u32) -> MissedCount {
    MissedCount { kind, words: words.to_owned(), count }
}

const fn day(day: i8) -> Date {
    date(2026, 11, day)
}

pub async fn adds_up_what_was_missed(place: Place) {
    let store = place.open().await;
    assert!(store.missed(day(1), 10).await.expect("counts").is_empty());
    store.count_missed(day(1), &[]).await.expect("counted");
    let first = [count(MissedKind::NothingFound, "mo quan", 3), count(MissedKind::SaidSo, "mo quan", 5)];
    store.count_missed(day(1), &first).await.expect("counted");
    store.count_missed(day(1), &first[..1]).await.expect("counted");
    store.count_missed(day(2), &first[..1]).await.expect("counted");
    let seen = |last_day, missed| MissedSearch { last_day, missed };
    assert_eq!(
        store.missed(day(1), 10).await.expect("counts"),
        [
            seen(day(2), count(MissedKind::NothingFound, "mo quan", 9)),
            seen(day(1), count(MissedKind::SaidSo, "mo quan", 5)),
        ]
    );
    assert_eq!(
        store.missed(day(2), 10).await.expect("counts"),
        [seen(day(2), count(MissedKind::NothingFound, "mo quan", 3))]
    );
    assert_eq!(store.missed(day(1), 1).await.expect("counts").len(), 1);
}

pub async fn forgets_what_is_old(place: Place) {
    let store = place.open().await;
    for number in 1..=4 {
        store.count_missed(day(number), &[count(MissedKind::NothingFound, "x", 3)]).await.expect("counted");
    }
    assert_eq!(store.forget_missed(day(3)).await.expect("forgotten"), 2);
    assert_eq!(store.forget_missed(day(3)).await.expect("forgotten"), 0);
    assert_eq!(store.missed(day(1), 10).await.expect("counts")[0].missed.count, 6);
}

pub async fn takes_no_more_words_of_a_day_than_there_is_room(place: Place) {
    let store = place.open().await;
    let flood: Vec<MissedCount> =
        (0..MOST_A_DAY + 5).map(|number| count(MissedKind::SaidSo, &number.to_string(), 3)).collect();
    store.count_missed(day(1), &flood).await.expect("counted");
    assert_eq!(place.count("missed_search").await, MOST_A_DAY as i64);
    // What is there already goes on being counted, and so does another day.
    store.count_missed(day(1), &flood[..1]).await.expect("counted");
    store.count_missed(day(2), &[count(MissedKind::NothingFound, "new", 3)]).await.expect("counted");
    assert_eq!(store.missed(day(1), 1).await.expect("counts")[0].missed, count(MissedKind::SaidSo, "0", 6));
    assert_eq!(place.count("missed_search").await, MOST_A_DAY as i64 + 1);
}

pub async fn refuses_counts_that_mean_nothing(place: Place) {
    place.open().await;
    let insert = |values: &str| format!("INSERT INTO missed_search (day, kind, words, count) VALUES ({values})");
    place.takes(&insert("'2026-11-01', 'said_so', 'x', 3")).await;
    for values in [
        "'01/11/2026', 'said_so', 'x', 3",
        "'2026-11-01', 'who', 'x', 3",
        "'2026-11-01', 'said_so', '', 3",
        "'2026-11-01', 'said_so', 'y', 0",
    ] {
        assert!(place.sql(&insert(values)).await.is_err(), "{values}");
    }
}
