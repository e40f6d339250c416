//! A program that is killed, at any point, loses nothing that it said was done.
//!
//! The tests start themselves once more as a program that imports, writes, submits,
//! approves and publishes, and says each thing when the store has said that it is
//! done. Again and again it is killed (`SIGKILL`, no goodbye), and then what it said
//! is looked for.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use catalogue::{EditionState, Slug};
use jiff::civil::date;
use registry::{
    AuditFault, Clock, Entry, OutboxPosition, ProcedureId, Store, SystemClock,
    editing::Editing,
    people::{Actor, Role},
};
use serde::{Deserialize, Serialize};
use store::Database;

use crate::{
    editing::{flawless, somebody},
    records::{record, take},
    support::Place,
};

/// How often it is killed, on each database.
const KILLS: usize = 50;
/// The longest that it may work before, in milliseconds.
const LONGEST: u64 = 400;
/// How many procedures are worked on; they are there from the beginning.
const EDITED: usize = 5;
/// How many records are imported in one go.
const BATCH: usize = 20;

const WHERE: &str = "MINHBACH_TEST_KILLED";
const ROUND: &str = "MINHBACH_TEST_KILLED_ROUND";
/// What stands before what was done, on standard output, where the test program writes as well.
const DONE: &str = "DONE ";

/// What the store said was done.
#[derive(Debug, Deserialize, Serialize)]
enum Done {
    Imported { first: usize, name: String },
    Saved { slug: String, number: u32, name: String },
    Moved { slug: String, number: u32, state: String },
}

/// Numbers that look like chance and are the same in each run; seeds differ by database only.
struct Chance(AtomicU64);

impl Chance {
    fn below(&self, bound: u64) -> u64 {
        let n = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        let n = (n ^ (n >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let n = (n ^ (n >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (n ^ (n >> 31)) % bound
    }
}

pub async fn loses_nothing_that_it_said_was_done(place: Place) {
    let database = place.open().await;
    take(&database, &(1..=EDITED).map(|n| record(n, &format!("Thủ tục {n}"))).collect::<Vec<_>>(), 0).await;
    database.close().await;
    let chance = Chance(AtomicU64::new(20_261_127));
    let (mut imported, mut names, mut states) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let mut told = 0;
    for round in 0..KILLS {
        let done = work_and_be_killed(&place, round, Duration::from_millis(chance.below(LONGEST)));
        told += done.len();
        for done in done {
            match done {
                Done::Imported { first, name } => drop(imported.insert(first, name)),
                Done::Saved { slug, number, name } => drop(names.insert((slug, number), name)),
                Done::Moved { slug, number, state } => drop(states.insert((slug, number), state)),
            }
        }
        let database = place.open().await;
        nothing_is_lost(&database, &imported, &names, &states).await;
        nothing_is_half_done(&database).await;
        database.close().await;
    }
    assert!(told > KILLS * 3, "only {told} things were done before the program was killed");
    assert!(!imported.is_empty() && states.values().any(|state| state == "published"));
}

/// Lets the other program work for a while from when it began, kills it, and gives what it said was done.
fn work_and_be_killed(place: &Place, round: usize, time: Duration) -> Vec<Done> {
    let mut program = Command::new(std::env::current_exe().expect("this program"))
        .args(["killed::works_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(WHERE, place.url())
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(program.stdout.take().expect("what it says")).lines();
    let begun = lines.by_ref().map_while(Result::ok).find(|line| line.ends_with("BEGUN"));
    assert!(begun.is_some(), "the other program did not open the database");
    let reader = std::thread::spawn(move || {
        let lines = lines.map_while(Result::ok);
        // The last line may be cut: then nobody was told.
        let told = lines.filter_map(|line| serde_json::from_str(line.strip_prefix(DONE)?).ok());
        told.collect()
    });
    std::thread::sleep(time);
    program.kill().expect("it is killed");
    program.wait().expect("it is dead");
    reader.join().expect("what it said")
}

async fn nothing_is_lost(
    database: &Database,
    imported: &BTreeMap<usize, String>,
    names: &BTreeMap<(String, u32), String>,
    states: &BTreeMap<(String, u32), String>,
) {
    let snapshot = registry::Snapshot::new(
        database.published().await.expect("it reads").0.into_iter().map(Arc::new).collect(),
        OutboxPosition::default(),
    );
    for (first, name) in imported {
        for number in *first..first + BATCH {
            let entry = snapshot.ever(&format!("1.{number:06}")).unwrap_or_else(|| panic!("{number} is gone"));
            assert_eq!(entry.content.name, format!("{name} {number}"));
        }
    }
    let editing = editing(database);
    for ((slug, number), name) in names {
        let kept = editing.read(&people()[0], &Slug::from_name(slug)).await.expect("it reads");
        assert_eq!(&kept.editions[*number as usize - 1].edition.content().name, name, "{slug} {number}");
    }
    for ((slug, number), state) in states {
        let kept = editing.read(&people()[0], &Slug::from_name(slug)).await.expect("it reads");
        let is = kept.editions[*number as usize - 1].edition.state();
        // It may have gone on before its program could say so.
        assert!(place_in_life(is.key()) >= place_in_life(state), "{slug} {number} is {} after {state}", is.key());
    }
}

fn place_in_life(state: &str) -> usize {
    let life = ["draft", "submitted", "approved", "scheduled", "published", "superseded"];
    life.iter().position(|known| *known == state).unwrap_or_else(|| panic!("{state}"))
}

/// The audit is whole, and whoever follows the outbox sees what the public sees.
async fn nothing_is_half_done(database: &Database) {
    let verdict = database.verify_audit().await.expect("it reads");
    assert_eq!(verdict.fault, None::<AuditFault>, "after {} rows", verdict.rows);
    let (published, _) = database.published().await.expect("it reads");
    let published: BTreeMap<ProcedureId, Entry> = published.into_iter().map(|entry| (entry.id, entry)).collect();
    let (mut followed, mut position) = (BTreeMap::new(), OutboxPosition::default());
    loop {
        let changes = database.changes_after(position, 500).await.expect("it reads");
        let Some(last) = changes.last() else { break };
        position = last.position;
        followed.extend(changes.into_iter().filter_map(|change| Some((change.id, change.entry?))));
    }
    assert!(published == followed, "the outbox tells of other editions than the catalogue has");
    let editing = editing(database);
    for slug in published.values().map(|entry| &entry.procedure.slug).take(EDITED) {
        let kept = editing.read(&people()[0], slug).await.expect("it reads");
        let open = kept.editions.iter().filter(|kept| kept.edition.state() == EditionState::Draft).count();
        let public = kept.editions.iter().filter(|kept| kept.edition.state() == EditionState::Published).count();
        assert!(open <= 1 && public == 1, "{slug} has {open} drafts and {public} public editions");
    }
}

fn editing(database: &Database) -> Editing {
    Editing::new(Arc::new(database.clone()), Arc::new(SystemClock) as Arc<dyn Clock>)
}

fn people() -> [Actor; 3] {
    ["lan", "minh", "hoa"].map(|name| somebody(name, &[Role::Editor, Role::Reviewer, Role::Publisher]))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "is started by the test that kills it"]
async fn works_until_it_is_killed() {
    let database = Database::open(&std::env::var(WHERE).expect("where to work")).await.expect("it opens");
    let round: usize = std::env::var(ROUND).ok().and_then(|round| round.parse().ok()).expect("the round");
    say("\nBEGUN");
    let editing = editing(&database);
    for step in 0.. {
        let first = 1000 + (round * 1000 + step) * BATCH;
        let name = format!("Lần {round} bước {step}");
        let records: Vec<_> =
            (first..first + BATCH).map(|number| record(number, &format!("{name} {number}"))).collect();
        take(&database, &records, 0).await;
        done(&Done::Imported { first, name: name.clone() });
        go_on(&editing, &format!("thu-tuc-{}", step % EDITED + 1), &name).await;
    }
}

/// Takes a procedure one edition further, from wherever it stands.
async fn go_on(editing: &Editing, slug: &str, name: &str) {
    let [lan, minh, hoa] = people();
    let address = Slug::from_name(slug);
    loop {
        let kept = editing.read(&lan, &address).await.expect("it reads");
        let last = kept.editions.last().expect("an edition");
        let number = last.edition.number();
        let moved = |state: &str| done(&Done::Moved { slug: slug.to_owned(), number, state: state.to_owned() });
        match last.edition.state() {
            EditionState::Draft => {
                // One that was killed may have written it before.
                if last.revision == 1 {
                    editing.save(&lan, &address, number, 1, &flawless(name)).await.expect("it is saved");
                    done(&Done::Saved { slug: slug.to_owned(), number, name: name.to_owned() });
                }
                editing.submit(&lan, &address, number, "").await.expect("it is submitted");
                moved("submitted");
            }
            EditionState::Submitted => {
                editing.approve(&minh, &address, number, "").await.expect("it is approved");
                moved("approved");
            }
            EditionState::Approved => {
                editing.schedule(&hoa, &address, number, date(2026, 6, 1)).await.expect("it is published");
                moved("published");
                return;
            }
            // Between the two steps of a publication: it is done soon.
            EditionState::Scheduled => {
                editing.publish_due().await.expect("it is published");
                moved("published");
                return;
            }
            _ => drop(editing.begin(&lan, &address, None).await.expect("a draft")),
        }
    }
}

fn done(what: &Done) {
    say(&format!("{DONE}{}", serde_json::to_string(what).expect("JSON")));
}

#[allow(clippy::print_stdout, reason = "the test that started this program reads it")]
fn say(line: &str) {
    println!("{line}");
}
