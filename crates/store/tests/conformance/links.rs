//! What came of looking at links, and whose turn it is to look.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use catalogue::{LegalDocument, Slug};
use jiff::SignedDuration;
use registry::{
    AuditEntry, Clock, MirrorRecord, Snapshot, Store,
    legal::LegalRegister,
    links::{
        Ask, LinkAddress, LinkAnswer, LinkDesk, LinkError, LinkPlace, LinkState, LinkStore, Looker, NotLooked, Reply,
        Round, Rounds, Standing, Trouble, Web,
    },
    people::{Actor, Grant, Role, Scope},
};
use store::Database;

use crate::{
    editing::{Hands, somebody},
    records::{record, take},
    support::Place,
};

/// A web that is written down: what it has no word of answers well.
#[derive(Default)]
struct Written {
    down: Mutex<HashMap<String, Result<u16, Trouble>>>,
    asked: Mutex<Vec<String>>,
}

#[async_trait]
impl Web for Written {
    async fn ask(&self, _: Ask, address: &LinkAddress) -> Result<Reply, Trouble> {
        self.asked.lock().expect("what was asked").push(address.to_string());
        let down = self.down.lock().expect("the web");
        let status = down.get(address.as_str()).or_else(|| down.get(address.host())).copied().unwrap_or(Ok(200))?;
        Ok(Reply { status, location: None })
    }
}

impl Written {
    fn write(&self, what: &str, says: Result<u16, Trouble>) {
        self.down.lock().expect("the web").insert(what.to_owned(), says);
    }

    fn asked(&self) -> Vec<String> {
        let mut asked = std::mem::take(&mut *self.asked.lock().expect("what was asked"));
        asked.sort();
        asked.dedup();
        asked
    }
}

struct Setting {
    database: Arc<Database>,
    web: Arc<Written>,
    clock: Arc<Hands>,
}

/// A procedure with an address to apply at.
fn with_link(number: usize, sector: &str, url: &str) -> MirrorRecord {
    let mut record = record(number, &format!("Thủ tục {number}"));
    record.content.sector = catalogue::SectorName::new(sector);
    record.content.online.apply_url = Some(url.to_owned());
    record
}

async fn setting(place: &Place, links: &[&str]) -> Setting {
    let database = place.open().await;
    let records: Vec<_> = (1..).zip(links).map(|(number, url)| with_link(number, "Hộ tịch", url)).collect();
    take(&database, &records, 0).await;
    Setting { database: Arc::new(database), web: Arc::default(), clock: Hands::new() }
}

impl Setting {
    fn rounds(&self) -> Rounds {
        let looker = Looker::new(Arc::clone(&self.web) as Arc<dyn Web>, Duration::ZERO);
        let database = &self.database;
        Rounds::new(Arc::clone(database) as _, Arc::clone(database) as _, Arc::clone(&self.clock) as _, looker)
    }

    fn desk(&self) -> LinkDesk {
        let database = &self.database;
        LinkDesk::new(Arc::clone(database) as _, Arc::clone(database) as _, Arc::clone(&self.clock) as _)
    }

    async fn snapshot(&self) -> Snapshot {
        let (entries, position) = self.database.published().await.expect("the catalogue");
        Snapshot::new(entries.into_iter().map(Arc::new).collect(), position)
    }

    async fn round(&self, most: usize) -> Round {
        self.rounds().run(&self.snapshot().await, most).await.expect("a round")
    }

    async fn state(&self, address: &str) -> Option<LinkState> {
        let all = self.database.links().await.expect("the links");
        all.into_iter().find(|state| state.address == address)
    }

    async fn standing(&self, address: &str) -> Standing {
        self.state(address).await.map_or(Standing::New, |state| state.standing())
    }
}

fn within(sector: &str) -> Actor {
    let scope = Scope { sectors: [Slug::from_name(sector)].into(), ..Scope::default() };
    Actor { grants: vec![Grant { role: Role::Editor, scope }], ..somebody("lan", &[]) }
}

pub async fn keeps_what_came_of_looking_at_links(place: Place) {
    let setting = setting(&place, &["https://a.vn/", "https://b.vn/x"]).await;
    let now = setting.clock.now();
    let address = |text: &str| LinkAddress::parse(text).expect("an address");
    let mut states = Vec::new();
    for (number, answer) in [
        LinkAnswer::Well,
        LinkAnswer::Moved { to: "https://b.vn/".to_owned() },
        LinkAnswer::Gone { status: 410 },
        LinkAnswer::Refused { status: 403 },
        LinkAnswer::Failing { status: 503 },
        LinkAnswer::TooSlow,
        LinkAnswer::NameUnknown,
        LinkAnswer::BadCertificate,
        LinkAnswer::Unreachable,
        LinkAnswer::Astray,
        LinkAnswer::NotLooked { why: NotLooked::NotPublic },
    ]
    .into_iter()
    .enumerate()
    {
        let mut state = LinkState::new(&address(&format!("https://x.vn/{number:02}")), now);
        state.answered(answer, now);
        states.push(state);
    }
    setting.database.keep_links(&[]).await.expect("kept");
    setting.database.keep_links(&states).await.expect("kept");
    assert_eq!(setting.database.links().await.expect("the links"), states);
    states[2].answered(LinkAnswer::TooSlow, now + SignedDuration::from_hours(24));
    states[2].ask(now);
    setting.database.keep_links(&states[2..3]).await.expect("kept");
    assert_eq!(setting.database.links().await.expect("the links"), states);
    for wrong in [
        "INSERT INTO links (address, next_at) VALUES ('ftp://a.vn/', 'x')",
        "INSERT INTO links (address, next_at, days) VALUES ('https://a.vn/', 'x', 1)",
        "INSERT INTO links (address, next_at, answer) VALUES ('https://a.vn/', 'x', '{}')",
        "INSERT INTO links_turn (one, holder, until) VALUES (2, 'a', 'x')",
    ] {
        assert!(place.sql(wrong).await.is_err(), "{wrong}");
    }
}

pub async fn calls_a_link_dead_after_some_days(place: Place) {
    let (bad, good) = ("https://a.vn/cu", "https://b.vn/");
    let setting = setting(&place, &[bad, good]).await;
    setting.web.write(bad, Ok(404));
    let Round::Done(counts) = setting.round(10).await else { panic!("it was due") };
    assert_eq!((counts.looked, counts.well, counts.failing, counts.dead), (2, 1, 1, 0));
    assert_eq!(setting.web.asked(), [bad, good]);
    assert_eq!(setting.round(10).await, Round::NothingDue);
    setting.clock.go_on(24);
    let Round::Done(counts) = setting.round(10).await else { panic!("it was due") };
    assert_eq!((counts.looked, counts.dead), (1, 1));
    assert_eq!(setting.web.asked(), [bad], "what answered well waits for a week");
    assert_eq!(setting.standing(bad).await, Standing::Dead);
    // Another week, and it is there again.
    setting.web.write(bad, Ok(200));
    setting.clock.go_on(7 * 24);
    let Round::Done(counts) = setting.round(10).await else { panic!("it was due") };
    assert_eq!((counts.looked, counts.well), (2, 2));
    assert_eq!(setting.standing(bad).await, Standing::Well);
}

pub async fn looks_at_each_host_before_a_second_link_of_any(place: Place) {
    let links = ["https://a.vn/1", "https://a.vn/2", "https://a.vn/3", "https://b.vn/1", "https://c.vn/1"];
    let setting = setting(&place, &links).await;
    setting.round(3).await;
    assert_eq!(setting.web.asked(), ["https://a.vn/1", "https://b.vn/1", "https://c.vn/1"]);
    setting.round(1).await;
    assert_eq!(setting.web.asked(), ["https://a.vn/2"]);
    // Somebody wants to know of one that was well an hour ago.
    let lan = somebody("lan", &[Role::Editor]);
    setting.clock.go_on(1);
    setting.desk().look_again(&lan, &setting.snapshot().await, "https://c.vn/1").await.expect("asked");
    setting.round(1).await;
    assert_eq!(setting.web.asked(), ["https://c.vn/1"]);
    setting.round(10).await;
    assert_eq!(setting.web.asked(), ["https://a.vn/3"]);
}

pub async fn keeps_nothing_where_there_is_no_way_out(place: Place) {
    let setting = setting(&place, &["https://a.vn/", "https://b.vn/", "http://10.0.0.1/"]).await;
    for host in ["a.vn", "b.vn"] {
        setting.web.write(host, Err(Trouble::NameUnknown));
    }
    setting.web.write("10.0.0.1", Err(Trouble::NotLooked(NotLooked::NotPublic)));
    assert_eq!(setting.round(10).await, Round::NoWayOut { hosts: 2 });
    // What is not looked at needs no way out.
    let kept = setting.database.links().await.expect("the links");
    assert_eq!(kept.iter().map(|state| state.address.as_str()).collect::<Vec<_>>(), ["http://10.0.0.1/"]);
    // One that answers shows that the fault is the other's.
    setting.web.write("b.vn", Ok(503));
    assert!(matches!(setting.round(10).await, Round::Done(_)));
    assert_eq!(setting.standing("https://a.vn/").await, Standing::Failing);
}

pub async fn asks_those_that_answered_whether_there_is_a_way_out(place: Place) {
    let (bad, good) = ("https://a.vn/", "https://b.vn/");
    let setting = setting(&place, &[bad, good]).await;
    setting.web.write("a.vn", Err(Trouble::Unreachable));
    assert!(matches!(setting.round(10).await, Round::Done(_)));
    setting.web.asked();
    // A day later only the bad one is due.
    setting.clock.go_on(24);
    assert!(matches!(setting.round(10).await, Round::Done(_)));
    assert_eq!(setting.web.asked(), [bad, good]);
    assert_eq!(setting.state(bad).await.and_then(|state| state.last).map(|last| last.days), Some(2));
    setting.web.write("b.vn", Err(Trouble::TooSlow));
    setting.clock.go_on(48);
    assert_eq!(setting.round(10).await, Round::NoWayOut { hosts: 1 });
    assert_eq!(setting.standing(bad).await, Standing::Failing, "as it was");
}

pub async fn lets_one_node_look_at_a_time(place: Place) {
    let setting = setting(&place, &["https://a.vn/"]).await;
    let (store, now) = (&setting.database, setting.clock.now());
    let until = now + SignedDuration::from_mins(10);
    assert!(store.take_links_turn("one", now, until).await.expect("an answer"));
    assert!(!store.take_links_turn("two", now, until).await.expect("an answer"));
    assert!(store.take_links_turn("one", now, until).await.expect("an answer"), "it goes on");
    assert_eq!(setting.round(10).await, Round::NotOurTurn);
    assert!(setting.web.asked().is_empty());
    // Nobody ends the turn of another.
    store.end_links_turn("two", now).await.expect("done");
    assert!(!store.take_links_turn("two", now, until).await.expect("an answer"));
    store.end_links_turn("one", now).await.expect("done");
    assert!(store.take_links_turn("two", now, until).await.expect("an answer"));
    // A node that died holds it no longer than it said.
    setting.clock.go_on(1);
    assert!(matches!(setting.round(10).await, Round::Done(_)));
    let now = setting.clock.now();
    let until = now + SignedDuration::from_mins(10);
    let (a, b) = tokio::join!(store.take_links_turn("three", now, until), store.take_links_turn("four", now, until));
    assert_ne!(a.expect("an answer"), b.expect("an answer"), "one of them");
}

pub async fn shows_people_the_links_in_their_scope_first(place: Place) {
    let database = place.open().await;
    let records = [
        with_link(1, "Hộ tịch", "https://a.vn/cu"),
        with_link(2, "Đất đai", "https://a.vn/cu"),
        with_link(3, "Đất đai", "https://b.vn/"),
        with_link(4, "Hộ tịch", "http://lan@c.vn/"),
        with_link(5, "Hộ tịch", "https://d.vn/"),
    ];
    take(&database, &records, 0).await;
    let setting = Setting { database: Arc::new(database), web: Arc::default(), clock: Hands::new() };
    let register = LegalRegister::new(
        Arc::clone(&setting.database) as _,
        Arc::clone(&setting.database) as _,
        Arc::clone(&setting.clock) as _,
    );
    let minh = somebody("minh", &[Role::Reviewer]);
    let law = LegalDocument { number: "60/2014/QH13".to_owned(), ..LegalDocument::default() };
    register.record(&minh, law, Some("https://e.vn/60".to_owned()), 0).await.expect("recorded");
    setting.web.write("https://a.vn/cu", Ok(404));
    setting.web.write("b.vn", Ok(403));
    setting.web.write("e.vn", Ok(500));
    setting.round(10).await;
    let snapshot = setting.snapshot().await;
    let desk = setting.desk();
    let rows = |sheet: &registry::links::LinkSheet| -> Vec<(String, &'static str, usize)> {
        sheet.rows.iter().map(|row| (row.address.clone(), row.standing.key(), row.places.len())).collect()
    };
    let row = |address: &str, standing, places| (address.to_owned(), standing, places);
    let mine = desk.sheet(&within("Hộ tịch"), &snapshot, false).await.expect("the sheet");
    assert_eq!(rows(&mine)[..2], [row("https://a.vn/cu", "failing", 2), row("https://e.vn/60", "failing", 1)]);
    assert_eq!(rows(&mine)[2..], [row("http://lan@c.vn/", "unclear", 1)]);
    assert_eq!((mine.links, mine.unseen, mine.looked_at), (4, 0, Some(setting.clock.now())));
    let all = desk.sheet(&within("Hộ tịch"), &snapshot, true).await.expect("the sheet");
    assert_eq!((all.rows.len(), all.count(Standing::Unclear), all.links), (4, 2, 5));
    let law = all.rows.iter().find(|row| row.address == "https://e.vn/60").expect("the law");
    assert!(matches!(&law.places[0], LinkPlace::Law { number, .. } if number == "60/2014/QH13"));
}

pub async fn looks_again_at_links_of_the_catalogue_only(place: Place) {
    let database = place.open().await;
    let records = [with_link(1, "Hộ tịch", "https://a.vn/"), with_link(2, "Đất đai", "https://b.vn/")];
    take(&database, &records, 0).await;
    let setting = Setting { database: Arc::new(database), web: Arc::default(), clock: Hands::new() };
    let (desk, snapshot) = (setting.desk(), setting.snapshot().await);
    let lan = within("Hộ tịch");
    desk.look_again(&lan, &snapshot, "https://a.vn/").await.expect("asked");
    let asked = setting.state("https://a.vn/").await.expect("it is kept");
    assert_eq!((asked.asked_at, asked.standing()), (Some(setting.clock.now()), Standing::New));
    for address in ["https://elsewhere.vn/", "http://127.0.0.1/", "", "https://A.vn/"] {
        let refused = desk.look_again(&lan, &snapshot, address).await;
        assert!(matches!(refused, Err(LinkError::Missing)), "{address}: {refused:?}");
    }
    let refused = desk.look_again(&lan, &snapshot, "https://b.vn/").await;
    assert!(matches!(refused, Err(LinkError::Refused(_))), "{refused:?}");
    let nobody = somebody("hoa", &[]);
    assert!(matches!(desk.sheet(&nobody, &snapshot, true).await, Err(LinkError::Refused(_))));
    assert_eq!(setting.database.links().await.expect("the links").len(), 1);
    let audit = setting.database.audit(3).await.expect("the audit");
    let told: Vec<(&str, &str)> = audit.iter().map(|row| (row.actor.as_str(), row.action.as_str())).collect();
    assert_eq!(told, [("hoa", "refused"), ("lan", "refused"), ("lan", "link.asked")]);
    assert_eq!(audit[2].detail["address"], "https://a.vn/");
    let entry = AuditEntry::new("lan", "link.asked", None, &[]);
    setting.database.ask_link("https://a.vn/", &entry, setting.clock.now()).await.expect("asked twice");
    setting.round(10).await;
    assert_eq!(setting.state("https://a.vn/").await.expect("it is kept").asked_at, None);
}
