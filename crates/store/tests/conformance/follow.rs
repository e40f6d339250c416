//! Following by e-mail: who is told what, and how often.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use catalogue::{Lang, Slug};
use jiff::{SignedDuration, Timestamp};
use registry::{
    Clock, MirrorRecord, OutboxPosition,
    follow::{
        Delivery, EmailAddress, FollowStore, Following, Letter, Mailer, Pace, REFUSALS, Scribe, Topic, TopicKind,
        Undelivered, Words,
    },
    history::{Lately, LatelyKind},
    people::{SecretKey, Token},
};
use store::Database;

use crate::{
    records::{record, take},
    support::Place,
};

/// A clock that a test moves, by minutes.
struct Hands(Mutex<Timestamp>);

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("the hands")
    }
}

/// What the mail server does.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    Refuses,
    Away,
    /// The node dies after the letter was taken.
    Dies,
}

struct Post {
    mood: Mutex<Mood>,
    taken: Mutex<Vec<Letter>>,
}

#[async_trait]
impl Mailer for Post {
    async fn send(&self, letter: &Letter) -> Result<(), Undelivered> {
        let mood = *self.mood.lock().expect("the mood");
        match mood {
            Mood::Refuses => return Err(Undelivered::Refused("550".into())),
            Mood::Away => return Err(Undelivered::Away("refused".into())),
            Mood::Takes | Mood::Dies => self.taken.lock().expect("the letters").push(letter.clone()),
        }
        if mood == Mood::Dies {
            std::future::pending::<()>().await;
        }
        Ok(())
    }
}

/// Writes what it was given, so that tests can look at it.
struct Plain;

fn words(subject: &str, text: String) -> Words {
    Words { subject: subject.to_owned(), html: String::new(), text }
}

impl Scribe for Plain {
    fn knows_upto(&self) -> OutboxPosition {
        OutboxPosition(i64::MAX)
    }

    fn life_events(&self, change: &Lately) -> Vec<Slug> {
        change.content().life_events.clone()
    }

    fn confirmation(&self, _: Lang, _: &Topic, confirm: &Token) -> Option<Words> {
        Some(words("confirm", confirm.reveal().to_owned()))
    }

    fn already(&self, _: Lang, _: &Topic, links: &Token) -> Option<Words> {
        Some(words("already", links.reveal().to_owned()))
    }

    fn changes(&self, _: Lang, changes: &[Lately], total: u64, _: &Token) -> Words {
        let one = |change: &Lately| match &change.kind {
            LatelyKind::Published { number, .. } => format!("{} {number}", change.content().name),
            LatelyKind::TakenBack { .. } => format!("{} taken back", change.content().name),
            LatelyKind::Repeal { .. } => format!("{} repealed", change.content().name),
        };
        words("changes", format!("{total}: {}", changes.iter().map(one).collect::<Vec<_>>().join(", ")))
    }

    fn leave(&self, _: Lang, links: &Token) -> String {
        links.reveal().to_owned()
    }
}

struct Town {
    store: Arc<Database>,
    clock: Arc<Hands>,
    following: Following,
    delivery: Arc<Delivery>,
    post: Arc<Post>,
    key: SecretKey,
}

/// Letters go at most once in an hour; what comes within two minutes goes together.
fn pace() -> Pace {
    Pace::every(SignedDuration::from_hours(1))
}

async fn town(place: &Place) -> Town {
    let store = Arc::new(place.open().await);
    take(&store, &[record(1, "A"), record(2, "B")], 0).await;
    town_with(store, SecretKey::random())
}

fn town_with(store: Arc<Database>, key: SecretKey) -> Town {
    let clock = Arc::new(Hands(Mutex::new("2026-06-01T02:00:00Z".parse().expect("an instant"))));
    let post = Arc::new(Post { mood: Mutex::new(Mood::Takes), taken: Mutex::default() });
    let following = Following::new(Arc::clone(&store) as _, Arc::clone(&clock) as _, key.clone());
    let delivery = delivery(&store, &clock, &key, &post);
    Town { store, clock, following, delivery, post, key }
}

fn delivery(store: &Arc<Database>, clock: &Arc<Hands>, key: &SecretKey, post: &Arc<Post>) -> Arc<Delivery> {
    let (store, clock, post) = (Arc::clone(store) as _, Arc::clone(clock) as _, Arc::clone(post) as _);
    Arc::new(Delivery::new(store, clock, key.clone(), Arc::new(Plain), post, pace()))
}

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an address")
}

fn procedure(name: &str) -> Topic {
    Topic::new(TopicKind::Procedure, Slug::from_name(name))
}

impl Town {
    fn go_on(&self, minutes: i64) {
        *self.clock.0.lock().expect("the hands") += SignedDuration::from_mins(minutes);
    }

    fn mood(&self, mood: Mood) {
        *self.post.mood.lock().expect("the mood") = mood;
    }

    /// Publishes an edition of a procedure now.
    async fn publish(&self, number: usize, slug: &str, name: &str) {
        let record = MirrorRecord { slug: Slug::from_name(slug), ..record(number, name) };
        self.publish_all(&[record]).await;
    }

    async fn publish_all(&self, records: &[MirrorRecord]) {
        use registry::{Known, Precedence, Store, decide};
        let by = |known: Option<&Known>, record: &MirrorRecord| decide(Precedence::LocalFirst, known, record);
        self.store.mirror(records, &by, self.clock.now(), false).await.expect("taken over");
    }

    /// What is sent now, each as who it is to, what it is and what it says.
    async fn sent(&self) -> Vec<(String, String, String)> {
        self.delivery.run().await.expect("it runs");
        let taken = std::mem::take(&mut *self.post.taken.lock().expect("the letters"));
        let mut told: Vec<_> = taken
            .into_iter()
            .map(|letter| (letter.to.as_str().to_owned(), letter.words.subject, letter.words.text))
            .collect();
        told.sort();
        told
    }

    /// What is told of changes now, by address.
    async fn told(&self) -> Vec<(String, String)> {
        self.sent().await.into_iter().filter(|(_, what, _)| what == "changes").map(|(to, _, text)| (to, text)).collect()
    }

    /// Somebody follows something, with all that belongs to it. Gives the token of their links.
    async fn follows(&self, who: &str, topic: &Topic) -> Token {
        self.following.ask(&email(who), topic, Lang::VI).await.expect("asked");
        let sent = self.sent().await;
        let (_, what, token) = sent.iter().find(|(to, ..)| to == who).expect("a letter");
        assert_eq!(what, "confirm");
        let token = Token::parse(token).expect("a token");
        assert_eq!(self.following.asked(&token).await.expect("an answer").as_ref(), Some(topic));
        self.following.confirm(&token).await.expect("an answer").expect("it is not over")
    }
}

pub async fn tells_nobody_before_they_said_yes(place: Place) {
    let town = town(&place).await;
    let lan = email("lan@example.vn");
    town.following.ask(&lan, &procedure("A"), Lang::EN).await.expect("asked");
    town.publish(1, "A", "A2").await;
    town.go_on(3);
    let sent = town.sent().await;
    assert_eq!((sent.len(), sent[0].1.as_str()), (1, "confirm"), "{sent:?}");
    let token = Token::parse(&sent[0].2).expect("a token");
    let links = town.following.confirm(&token).await.expect("an answer").expect("in time");
    let follower = town.following.follower(&links).await.expect("an answer").expect("they follow");
    assert_eq!((follower.confirmed().count(), follower.lang), (1, Lang::EN));
    assert!(town.told().await.is_empty(), "what was before is not told");
    town.publish(1, "A", "A3").await;
    town.go_on(3);
    assert_eq!(town.told().await, [("lan@example.vn".to_owned(), "1: A3 3".to_owned())]);
    // Who asks again is told that they follow; nobody else can tell.
    town.go_on(20);
    town.following.ask(&lan, &procedure("A"), Lang::VI).await.expect("asked");
    let sent = town.sent().await;
    assert_eq!((sent.len(), sent[0].1.as_str(), sent[0].2.as_str()), (1, "already", links.reveal()));
}

pub async fn keeps_an_address_only_as_long_as_it_may(place: Place) {
    let town = town(&place).await;
    let links = town.follows("lan@example.vn", &procedure("A")).await;
    town.following.ask(&email("minh@example.vn"), &procedure("A"), Lang::VI).await.expect("asked");
    let late = Token::parse(&town.sent().await[0].2).expect("a token");
    assert_eq!((place.count("followers").await, place.count("letters").await), (2, 2));
    town.go_on(48 * 60 - 1);
    town.sent().await;
    assert_eq!(place.count("followers").await, 2);
    town.go_on(1);
    assert_eq!(town.following.confirm(&late).await.expect("an answer"), None, "too late");
    town.sent().await;
    assert_eq!((place.count("followers").await, place.count("follows").await, place.count("letters").await), (1, 1, 1));
    // Leaving takes everything along, and once more changes nothing.
    town.publish(1, "A", "A2").await;
    assert_eq!(town.following.leave(&links, None).await.expect("an answer"), None);
    assert_eq!(town.following.leave(&links, None).await.expect("an answer"), None);
    for table in ["followers", "follows", "letters"] {
        assert_eq!(place.count(table).await, 0, "{table}");
    }
    town.go_on(3);
    assert!(town.sent().await.is_empty());
    assert!(!place.dump("audit").await.contains("example.vn"), "the audit never forgets");
}

pub async fn tells_each_change_once_and_in_one_letter(place: Place) {
    let town = town(&place).await;
    let sector = record(1, "A").content.sector.slug();
    town.follows("lan@example.vn", &Topic::new(TopicKind::Sector, sector)).await;
    town.follows("lan@example.vn", &procedure("A")).await;
    let many: Vec<MirrorRecord> = (10..70).map(|number| record(number, &format!("N{number}"))).collect();
    town.publish_all(&many).await;
    assert!(town.told().await.is_empty(), "more may come");
    town.go_on(1);
    town.publish(1, "A", "A2").await;
    town.go_on(2);
    let told = town.told().await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.starts_with("61: A2 2, ") && told[0].1.matches(", ").count() == 39, "{told:?}");
    town.publish(1, "A", "A3").await;
    town.go_on(30);
    assert!(town.told().await.is_empty(), "not before an hour is over");
    town.publish(2, "B", "B2").await;
    town.go_on(31);
    assert_eq!(town.told().await, [("lan@example.vn".to_owned(), "2: B2 2, A3 3".to_owned())]);
    town.go_on(600);
    assert!(town.sent().await.is_empty());
}

pub async fn tells_what_belongs_to_what_is_followed(place: Place) {
    let town = town(&place).await;
    let links = town.follows("lan@example.vn", &procedure("A")).await;
    town.follows("lan@example.vn", &Topic::new(TopicKind::LifeEvent, Slug::from_name("kết hôn"))).await;
    town.publish(2, "B", "B2").await;
    let mut wedding = record(3, "C");
    wedding.content.life_events = vec![Slug::from_name("kết hôn")];
    town.publish_all(&[wedding.clone()]).await;
    town.go_on(3);
    assert_eq!(town.told().await, [("lan@example.vn".to_owned(), "1: C 1".to_owned())]);
    // What is left is not told, also where it changed before.
    town.publish(1, "A", "A2").await;
    town.go_on(100);
    let left = town.following.leave(&links, Some(&procedure("A"))).await.expect("an answer").expect("one is left");
    assert_eq!(left.follows.len(), 1);
    assert!(town.told().await.is_empty());
    // Nor is anything told that changed before it was followed, when it is told of something else.
    town.publish(2, "B", "B3").await;
    town.go_on(1);
    town.follows("lan@example.vn", &procedure("B")).await;
    town.publish(2, "B", "B4").await;
    town.go_on(100);
    assert_eq!(town.told().await, [("lan@example.vn".to_owned(), "1: B4 4".to_owned())]);
}

pub async fn waits_until_the_mail_server_is_back(place: Place) {
    let town = town(&place).await;
    town.follows("lan@example.vn", &procedure("A")).await;
    town.follows("minh@example.vn", &procedure("A")).await;
    town.mood(Mood::Away);
    for number in 2..5 {
        town.publish(1, "A", &format!("A{number}")).await;
        town.go_on(90);
        assert!(town.sent().await.is_empty());
    }
    town.mood(Mood::Takes);
    town.go_on(300);
    let told = town.told().await;
    assert_eq!(told.len(), 2, "one letter waits, however long: {told:?}");
    assert!(told.iter().all(|(_, text)| text == "1: A2 2"), "{told:?}");
    town.go_on(1);
    let told = town.told().await;
    assert!(told.len() == 2 && told.iter().all(|(_, text)| text == "2: A4 4, A3 3"), "and then the rest: {told:?}");
    let follower = town.store.follower(&registry::follow::WhichFollower::Address(email("lan@example.vn"))).await;
    assert_eq!(follower.expect("an answer").expect("a follower").refusals, 0, "that was nobody's address' fault");
}

pub async fn stops_where_letters_are_refused(place: Place) {
    let town = town(&place).await;
    let links = town.follows("lan@example.vn", &procedure("A")).await;
    town.mood(Mood::Refuses);
    for number in 2..=REFUSALS + 1 {
        let before = town.following.follower(&links).await.expect("an answer").expect("a follower");
        assert_eq!((before.refusals, before.stopped_at), (number - 2, None));
        town.publish(1, "A", &format!("A{number}")).await;
        town.go_on(90);
        town.sent().await;
    }
    let stopped = town.following.follower(&links).await.expect("an answer").expect("a follower");
    assert!(stopped.refusals == REFUSALS && stopped.stopped_at.is_some());
    town.mood(Mood::Takes);
    town.publish(1, "A", "A9").await;
    town.go_on(90);
    assert!(town.sent().await.is_empty());
    // They come again when the owner says yes once more.
    town.follows("lan@example.vn", &procedure("A")).await;
    town.publish(1, "A", "A10").await;
    town.go_on(90);
    assert_eq!(town.told().await.len(), 1);
}

pub async fn sends_again_what_was_cut_off_under_the_same_name(place: Place) {
    let town = town(&place).await;
    town.follows("lan@example.vn", &procedure("A")).await;
    town.publish(1, "A", "A2").await;
    town.go_on(3);
    town.mood(Mood::Dies);
    let node = tokio::spawn({
        let delivery = Arc::clone(&town.delivery);
        async move { delivery.run().await }
    });
    while town.post.taken.lock().expect("the letters").is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    node.abort();
    let first = town.post.taken.lock().expect("the letters").remove(0);
    town.mood(Mood::Takes);
    assert!(town.sent().await.is_empty(), "the claim holds");
    town.go_on(11);
    town.delivery.run().await.expect("it runs");
    let again = town.post.taken.lock().expect("the letters").remove(0);
    assert_eq!(again, first);
    town.go_on(600);
    assert!(town.sent().await.is_empty());
}

pub async fn lets_two_nodes_send_each_letter_once(place: Place) {
    let town = town(&place).await;
    let people: Vec<String> = (0..25).map(|number| format!("p{number:02}@example.vn")).collect();
    for who in &people {
        town.follows(who, &procedure("A")).await;
    }
    town.publish(1, "A", "A2").await;
    town.go_on(3);
    let other = Arc::new(place.open().await);
    let nodes: Vec<_> = (0..6)
        .map(|number| {
            let store = if number % 2 == 0 { &town.store } else { &other };
            let delivery = delivery(store, &town.clock, &town.key, &town.post);
            tokio::spawn(async move { delivery.run().await.expect("it runs") })
        })
        .collect();
    for node in nodes {
        node.await.expect("it ends");
    }
    let mut told: Vec<String> =
        town.post.taken.lock().expect("the letters").iter().map(|letter| letter.to.as_str().to_owned()).collect();
    told.sort();
    assert_eq!(told, people);
}

pub async fn makes_links_with_the_key_that_there_is(place: Place) {
    let before = town(&place).await;
    let links = before.follows("lan@example.vn", &procedure("A")).await;
    let town = town_with(Arc::clone(&before.store), SecretKey::random());
    town.publish(1, "A", "A2").await;
    town.go_on(90);
    town.delivery.run().await.expect("it runs");
    let letter = town.post.taken.lock().expect("the letters").remove(0);
    let new = Token::parse(&letter.leave.expect("a link")).expect("a token");
    assert_ne!(new, links);
    assert!(town.following.follower(&links).await.expect("an answer").is_none());
    assert!(town.following.follower(&new).await.expect("an answer").is_some());
}

pub async fn keeps_no_token_and_refuses_what_must_not_happen(place: Place) {
    let town = town(&place).await;
    town.following.ask(&email("lan@example.vn"), &procedure("A"), Lang::VI).await.expect("asked");
    let token = Token::parse(&town.sent().await[0].2).expect("a token");
    let links = town.following.confirm(&token).await.expect("an answer").expect("in time");
    town.publish(1, "A", "A2").await;
    town.go_on(3);
    town.sent().await;
    for table in ["followers", "follows", "letters"] {
        let dump = place.dump(table).await;
        assert!(!dump.contains(links.reveal()) && !dump.contains(token.reveal()), "{table}: {dump}");
        assert_eq!(dump.contains("lan@"), table == "followers", "an address stands in one table");
    }
    place.refuses("DELETE FROM news", "news is never deleted").await;
    place.refuses("UPDATE news SET slug = 'x'", "news never changes").await;
    place.refuses("UPDATE news_known SET position = 0", "what is known is not forgotten").await;
    let again = "INSERT INTO letters (follower_id, kind, after_position, upto_position, name, created_at, next_at)
         SELECT follower_id, kind, after_position, upto_position, 'another', created_at, next_at
         FROM letters WHERE kind = 'changes'";
    assert!(place.sql(again).await.is_err(), "no change is told twice");
    assert!(place.sql("UPDATE followers SET address = 'nonsense'").await.is_err());
}
