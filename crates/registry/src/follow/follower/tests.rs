use catalogue::Slug;

use super::*;
use crate::follow::TopicKind;

fn at(minutes: i64) -> Timestamp {
    Timestamp::constant(1_780_000_000, 0) + SignedDuration::from_mins(minutes)
}

fn topic(name: &str) -> Topic {
    Topic::new(TopicKind::Procedure, Slug::from_name(name))
}

fn somebody() -> (SecretKey, Follower) {
    let key = SecretKey::random();
    let address = EmailAddress::parse("lan@example.vn").expect("an address");
    let follower = Follower::new(address, Lang::VI, &key, at(0));
    (key, follower)
}

fn asked(follower: &mut Follower) -> usize {
    std::mem::take(&mut follower.to_ask).len()
}

#[test]
fn nobody_follows_before_they_said_yes() {
    let (key, mut lan) = somebody();
    lan.ask(&topic("a"), Lang::EN, &key, at(0));
    assert_eq!((asked(&mut lan), lan.confirmed().count(), lan.lang), (1, 0, Lang::VI));
    assert_eq!(lan.confirm(&key.token(CONFIRM, "other").hash(), OutboxPosition(7), at(1)), None);
    let token = lan.follows[0].link(&key).hash();
    assert_eq!(lan.confirm(&token, OutboxPosition(7), at(1)), Some(topic("a")));
    assert_eq!((lan.follows[0].after, lan.lang), (OutboxPosition(7), Lang::EN));
    // Once more changes nothing.
    assert_eq!(lan.confirm(&token, OutboxPosition(9), at(2)), Some(topic("a")));
    assert_eq!((lan.follows[0].after, lan.follows[0].confirmed_at), (OutboxPosition(7), Some(at(1))));
}

#[test]
fn a_confirmation_is_waited_for_two_days() {
    let (key, mut lan) = somebody();
    lan.ask(&topic("a"), Lang::VI, &key, at(0));
    let token = lan.follows[0].link(&key).hash();
    let mut late = lan.clone();
    assert_eq!(late.confirm(&token, OutboxPosition(1), at(48 * 60)), None);
    assert_eq!(lan.confirm(&token, OutboxPosition(1), at(48 * 60 - 1)), Some(topic("a")));
    assert!(!lan.follows[0].is_over(at(1_000_000)), "what was confirmed has no end");
}

#[test]
fn nobody_is_flooded_with_confirmations() {
    let (key, mut lan) = somebody();
    for minute in 0..15 {
        lan.ask(&topic("a"), Lang::VI, &key, at(minute));
    }
    assert_eq!(asked(&mut lan), 1, "of one thing, one in a quarter of an hour");
    lan.ask(&topic("a"), Lang::VI, &key, at(15));
    for name in ["b", "c", "d", "e", "f", "g"] {
        lan.ask(&topic(name), Lang::VI, &key, at(16));
    }
    assert_eq!((asked(&mut lan), lan.follows.len()), (4, 4), "five a day");
    lan.ask(&topic("h"), Lang::VI, &key, at(24 * 60));
    assert_eq!(asked(&mut lan), 1, "another day");
}

#[test]
fn who_says_yes_may_ask_for_more() {
    let (key, mut lan) = somebody();
    for (minute, name) in ["a", "b", "c", "d", "e", "f", "g", "h"].into_iter().enumerate() {
        let now = at(i64::try_from(minute).expect("small"));
        lan.ask(&topic(name), Lang::VI, &key, now);
        assert_eq!(asked(&mut lan), 1, "{name}");
        let token = lan.follow(&topic(name)).expect("asked for").token.clone();
        lan.confirm(&token, OutboxPosition(1), now);
    }
    assert_eq!(lan.confirmed().count(), 8);
}

#[test]
fn nothing_is_kept_of_whoever_leaves() {
    let (key, mut lan) = somebody();
    lan.ask(&topic("a"), Lang::VI, &key, at(0));
    lan.ask(&topic("b"), Lang::VI, &key, at(0));
    assert!(lan.leave(Some(&topic("a"))) && lan.follow(&topic("a")).is_none());
    assert!(lan.leave(Some(&topic("never"))));
    assert!(!lan.leave(Some(&topic("b"))));
    lan.ask(&topic("c"), Lang::VI, &key, at(0));
    assert!(!lan.leave(None));
}

#[test]
fn who_cannot_be_reached_is_asked_again_before_letters_come_again() {
    let (key, mut lan) = somebody();
    lan.ask(&topic("a"), Lang::VI, &key, at(0));
    let token = lan.follows[0].link(&key).hash();
    lan.confirm(&token, OutboxPosition(1), at(1));
    (lan.refusals, lan.stopped_at) = (REFUSALS, Some(at(100)));
    lan.ask(&topic("a"), Lang::VI, &key, at(200));
    assert_eq!(lan.confirmed().count(), 0);
    lan.confirm(&token, OutboxPosition(5), at(201));
    assert_eq!((lan.confirmed().count(), lan.refusals, lan.stopped_at), (1, 0, None));
    assert_eq!(lan.follows[0].after, OutboxPosition(5));
}

#[test]
fn links_are_of_the_key() {
    let (key, mut lan) = somebody();
    lan.ask(&topic("a"), Lang::VI, &key, at(0));
    assert!(lan.is_sealed_with(&key));
    let other = SecretKey::random();
    assert!(!lan.is_sealed_with(&other));
    lan.seal(&other);
    assert!(lan.is_sealed_with(&other) && lan.follows[0].token == lan.follows[0].link(&other).hash());
}
