//! Many entries in one go.

use std::sync::{Arc, Mutex};

use catalogue::{ActorId, AgencyName, Announcement, ChangeKind, EditionContent, EditionState, InvalidTransition, Slug};
use jiff::civil::date;
use registry::{
    Clock, ProcedureId, Snapshot, Store,
    bulk::{
        AgencyChange, Batch, BatchAnnouncement, BatchId, BatchKind, Bulk, BulkError, Fault, Incoming, Making, Review,
        Says, VerdictKind,
    },
    editing::{Editing, EditingError},
    people::{Action, Actor, Grant, Refusal, Role, Scope},
};
use store::Database;

use crate::{
    editing::{Hands, flawless, somebody},
    records::{record, take},
    support::Place,
};

pub struct Office {
    pub database: Database,
    pub bulk: Bulk,
    pub editing: Editing,
    /// Everything but an administrator, as two people.
    pub lan: Actor,
    pub minh: Actor,
}

pub const ALL: [Role; 3] = [Role::Editor, Role::Reviewer, Role::Publisher];

/// Procedures 1, 2 and so on with these names, public.
pub async fn office(place: &Place, names: &[&str]) -> Office {
    let database = place.open().await;
    let records: Vec<_> = (1..)
        .zip(names)
        .map(|(number, name)| {
            let mut record = record(number, name);
            record.content = EditionContent { announcement: None, ..flawless(name) };
            record
        })
        .collect();
    take(&database, &records, 0).await;
    let clock = Hands::new();
    let bulk = Bulk::new(Arc::new(database.clone()), Arc::clone(&clock) as Arc<dyn Clock>);
    let editing = Editing::new(Arc::new(database.clone()), clock);
    let [lan, minh] = ["lan", "minh"].map(|name| somebody(name, &ALL));
    Office { database, bulk, editing, lan, minh }
}

/// Line `number` of a file: the procedure with that code says this.
fn line(number: usize, content: EditionContent) -> Result<Incoming, Fault> {
    let code = record(number, "").code;
    Ok(Incoming { line: number as u64, code, slug: None, repeal: None, says: Says::Whole(Box::new(content)) })
}

/// How many rows there are in everything that bulk work writes.
async fn everything(place: &Place) -> Vec<i64> {
    let mut counts = place.counts().await;
    for table in ["revisions", "batches", "batch_items", "batch_announcements"] {
        counts.push(place.count(table).await);
    }
    counts
}

fn unannounced(name: &str) -> EditionContent {
    EditionContent { announcement: None, ..flawless(name) }
}

fn making(name: &str) -> Making {
    Making { name: name.to_owned(), kind: BatchKind::Import, detail: serde_json::json!({}) }
}

pub fn announcement() -> BatchAnnouncement {
    BatchAnnouncement {
        announcement: Announcement {
            number: "77/QĐ-UBND".to_owned(),
            date: Some(date(2026, 5, 30)),
            issuer: Some(AgencyName::new("Ủy ban nhân dân tỉnh")),
            change: None,
            successors: Vec::new(),
        },
        in_force_from: Some(date(2026, 6, 1)),
    }
}

impl Office {
    async fn review(&self, lines: Vec<Result<Incoming, Fault>>) -> Review {
        self.bulk.review(&self.lan, lines).await.expect("a review")
    }

    /// A batch by *lan* in which procedures 1 to `old` get another name, and `new` are new.
    async fn batch(&self, old: usize, new: usize) -> BatchId {
        let lines = (1..=old + new).map(|number| line(number, unannounced(&format!("Mới {number}")))).collect();
        let review = self.review(lines).await;
        self.bulk.make(&self.lan, making("Đợt 1"), &review, &|_| {}).await.expect("a batch")
    }

    async fn read(&self, id: BatchId) -> Batch {
        self.bulk.batch(&self.lan, id).await.expect("the batch")
    }

    async fn to_the_public(&self, id: BatchId) {
        let none = |_: usize| {};
        self.bulk.announce(&self.lan, id, announcement(), &none).await.expect("it is announced");
        self.bulk.submit(&self.lan, id, "", &none).await.expect("it is submitted");
        self.bulk.approve(&self.minh, id, "", &none).await.expect("it is approved");
        self.bulk.schedule(&self.minh, id, date(2026, 6, 1), &none).await.expect("it is published");
    }

    async fn public_names(&self) -> Vec<String> {
        let (mut entries, _) = self.database.published().await.expect("it reads");
        entries.sort_by_key(|entry| entry.id);
        entries.into_iter().map(|entry| entry.content.name).collect()
    }

    pub async fn snapshot(&self) -> Snapshot {
        let (entries, position) = self.database.published().await.expect("it reads");
        Snapshot::new(entries.into_iter().map(Arc::new).collect(), position)
    }

    pub async fn audit(&self) -> Vec<(String, Option<ProcedureId>)> {
        let rows = self.database.audit(1_000).await.expect("the audit");
        rows.into_iter().map(|row| (row.action, row.procedure)).collect()
    }
}

pub async fn makes_drafts_of_a_file(place: Place) {
    let office = office(&place, &["A", "B", "C"]).await;
    office.editing.begin(&office.minh, &Slug::from_name("C"), None).await.expect("a draft of minh");
    let before = everything(&place).await;
    let review = office
        .review(vec![
            line(1, unannounced("A2")),
            line(2, unannounced("B")),
            line(3, unannounced("C2")),
            line(4, unannounced("D")),
            Err(Fault::whole(5, "1.000005", "import-missing")),
            line(1, unannounced("A3")),
        ])
        .await;
    let verdicts: Vec<VerdictKind> = review.rows.iter().map(|row| row.verdict.kind()).collect();
    use VerdictKind::{Amended, Blocked, Faulty, New, Unchanged};
    assert_eq!(verdicts, [Amended, Unchanged, Blocked, New, Faulty, Faulty]);
    assert!(
        matches!(&review.rows[2].verdict, registry::bulk::Verdict::Blocked { edition: 2, by } if by == &[ActorId::new("minh")])
    );
    assert_eq!(everything(&place).await, before, "a review writes nothing");

    let done = Mutex::new(Vec::new());
    let progress = |n: usize| done.lock().expect("alone").push(n);
    let id = office.bulk.make(&office.lan, making(" Đợt  1 "), &review, &progress).await.expect("a batch");
    assert_eq!(*done.lock().expect("alone"), [1, 2]);
    let batch = office.read(id).await;
    assert_eq!((batch.name.as_str(), batch.made_by.as_str(), batch.size()), ("Đợt 1", "lan", 2));
    assert_eq!(batch.states, [(EditionState::Draft, 2)]);
    assert_eq!(batch.detail["blocked"], 1);
    assert_eq!(batch.detail["faulty"], 2);
    let items = office.bulk.items(&office.minh, id, None, 0, 10).await.expect("the items");
    let shown: Vec<_> = items
        .iter()
        .map(|item| (item.edition.content().name.as_str(), item.edition.number(), item.before.is_some()))
        .collect();
    assert_eq!(shown, [("D", 1, false), ("A2", 2, true)]);
    assert_eq!(office.public_names().await, ["A", "B", "C"], "the public sees nothing of it");
    let actions: Vec<String> = office.audit().await.into_iter().take(3).map(|(action, _)| action).collect();
    assert_eq!(actions, ["batch.made", "edition.begun", "procedure.created"]);
    assert_eq!(office.database.verify_audit().await.expect("it walks").fault, None);
    // The same file once more: everything is blocked now, nothing is to be done.
    let again = office.review(vec![line(1, unannounced("A2")), line(4, unannounced("D"))]).await;
    let made = office.bulk.make(&office.lan, making("Đợt 2"), &again, &|_| {}).await;
    assert!(matches!(made, Err(BulkError::Nothing)), "{made:?}");
}

pub async fn makes_all_drafts_or_none(place: Place) {
    let office = office(&place, &["A", "B", "C"]).await;
    let lines = (1..=4).map(|number| line(number, unannounced(&format!("Mới {number}")))).collect();
    let review = office.review(lines).await;
    // In the meantime.
    office.editing.begin(&office.minh, &Slug::from_name("B"), None).await.expect("a draft");
    office.editing.create(&office.minh, record(4, "").code, flawless("D")).await.expect("a procedure");
    let before = everything(&place).await;
    let made = office.bulk.make(&office.lan, making("Đợt 1"), &review, &|_| {}).await;
    let Err(BulkError::Hindered(hindrances)) = made else { panic!("{made:?}") };
    let told: Vec<_> = hindrances.iter().map(|hindrance| (hindrance.slug.as_str(), &hindrance.error)).collect();
    assert!(matches!(told[..], [(_, EditingError::CodeTaken(_)), ("b", EditingError::OpenAlready(2))]), "{told:?}");
    assert_eq!(everything(&place).await, before);
    let nameless = office.bulk.make(&office.lan, making(" "), &review, &|_| {}).await;
    assert!(matches!(nameless, Err(BulkError::NoName)));
}

pub async fn takes_a_batch_to_the_public_by_two_people(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let id = office.batch(2, 1).await;
    let none = |_: usize| {};
    office.to_the_public(id).await;
    assert_eq!(office.public_names().await, ["Mới 1", "Mới 2", "Mới 3"]);
    let batch = office.read(id).await;
    assert_eq!(batch.states, [(EditionState::Published, 3)]);
    assert_eq!(batch.announcement, Some(announcement()));
    let items = office.bulk.items(&office.lan, id, Some(EditionState::Published), 0, 10).await.expect("items");
    let changes: Vec<_> = items
        .iter()
        .map(|item| (item.before.is_none(), item.edition.content().announcement.as_ref().and_then(|said| said.change)))
        .collect();
    let (new, amended) = (Some(ChangeKind::New), Some(ChangeKind::Amended));
    assert_eq!(changes, [(true, new), (false, amended), (false, amended)]);
    // Every step once more finds nothing.
    let again = office.bulk.submit(&office.lan, id, "", &none).await;
    assert!(matches!(again, Err(BulkError::Nothing)), "{again:?}");
}

pub async fn approves_all_or_none_and_tells_who_hinders(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let id = office.batch(2, 1).await;
    let none = |_: usize| {};
    office.bulk.submit(&office.lan, id, "", &none).await.expect("it is submitted");
    let before = everything(&place).await;
    let own = office.bulk.approve(&office.lan, id, "", &none).await;
    let Err(BulkError::Hindered(hindrances)) = own else { panic!("{own:?}") };
    assert_eq!(hindrances.len(), 3);
    assert!(matches!(hindrances[0].error, EditingError::Invalid(InvalidTransition::SamePerson(_))));
    let refused = office.audit().await.into_iter().filter(|(action, _)| action == "refused").count();
    assert_eq!(refused, 3, "each refusal is kept");
    let unannounced = office.bulk.approve(&office.minh, id, "", &none).await;
    let Err(BulkError::Hindered(hindrances)) = unannounced else { panic!("{unannounced:?}") };
    assert_eq!(hindrances.len(), 3);
    assert!(
        hindrances.iter().all(|hindrance| matches!(hindrance.error, EditingError::Findings(_))),
        "no announcement is a finding that blocks: {hindrances:?}"
    );
    assert_eq!(everything(&place).await[1], before[1]);
    assert_eq!(office.read(id).await.states, [(EditionState::Submitted, 3)]);
    // One that is sent back hinders no more.
    for name in ["A", "B"] {
        office.editing.send_back(&office.minh, &Slug::from_name(name), 2, "Thiếu").await.expect("sent back");
    }
    office.bulk.announce(&office.lan, id, announcement(), &none).await.expect("two drafts are announced");
    office.bulk.submit(&office.lan, id, "", &none).await.expect("two are submitted");
    let still = office.bulk.approve(&office.minh, id, "", &none).await;
    let Err(BulkError::Hindered(hindrances)) = still else { panic!("{still:?}") };
    assert_eq!(hindrances.len(), 1);
    assert_eq!(hindrances[0].name, "Mới 3");
    let new = hindrances[0].slug.clone();
    office.editing.send_back(&office.minh, &new, 1, "Thiếu quyết định").await.expect("sent back");
    let approved = office.bulk.approve(&office.minh, id, "", &none).await.expect("the others are approved");
    assert_eq!((approved.done, approved.outside), (2, 0));
}

pub async fn takes_a_batch_back_before_the_public_saw_it(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let id = office.batch(2, 1).await;
    let none = |_: usize| {};
    office.bulk.announce(&office.lan, id, announcement(), &none).await.expect("announced");
    office.editing.submit(&office.lan, &Slug::from_name("A"), 2, "").await.expect("one is submitted");
    let without = office.bulk.undo(&office.lan, id, " ", &none).await;
    assert!(matches!(without, Err(BulkError::NoReason)));
    let undone = office.bulk.undo(&office.lan, id, "Nhập nhầm tệp", &none).await.expect("it is taken back");
    assert_eq!((undone.done, undone.restoring), (3, None));
    let batch = office.read(id).await;
    assert!(batch.undone);
    assert_eq!(batch.states, [(EditionState::Withdrawn, 3)]);
    assert_eq!(office.public_names().await, ["A", "B"]);
    let again = office.bulk.undo(&office.lan, id, "Lần nữa", &none).await;
    assert!(matches!(again, Err(BulkError::Undone)));
    let late = office.bulk.submit(&office.lan, id, "", &none).await;
    assert!(matches!(late, Err(BulkError::Undone)));
    // There is room for another batch.
    office.batch(2, 0).await;
}

pub async fn restores_what_the_public_saw_before(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let id = office.batch(2, 1).await;
    office.to_the_public(id).await;
    let undone = office.bulk.undo(&office.lan, id, "Quyết định bị hủy", &|_| {}).await.expect("it is taken back");
    // What is new cannot be taken back like this.
    assert_eq!(undone.done, 2);
    assert_eq!(office.public_names().await, ["Mới 1", "Mới 2", "Mới 3"], "nothing changes without a second person");
    let restoring = undone.restoring.expect("a batch that restores");
    let batch = office.read(restoring).await;
    assert_eq!((batch.kind, batch.restores), (BatchKind::Restore, Some(id)));
    office.to_the_public(restoring).await;
    assert_eq!(office.public_names().await, ["A", "B", "Mới 3"]);
}

pub async fn leaves_what_lies_outside_of_a_scope(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let mut land = unannounced("Tách thửa");
    land.sector = catalogue::SectorName::new("Đất đai");
    let scope = Scope { sectors: [Slug::from_name("Hộ tịch")].into(), ..Scope::default() };
    let grants = ALL.iter().map(|role| Grant { role: *role, scope: scope.clone() }).collect();
    let hoa = Actor { grants, ..somebody("hoa", &[]) };
    let lines = || vec![line(1, unannounced("A2")), line(3, land.clone())];
    let review = office.bulk.review(&hoa, lines()).await.expect("a review");
    assert_eq!((review.count(VerdictKind::Amended), review.count(VerdictKind::Outside)), (1, 1));
    let id = office.bulk.make(&hoa, making("Đợt 1"), &review, &|_| {}).await.expect("a batch of one");
    assert_eq!(office.read(id).await.size(), 1);
    assert!(office.audit().await.iter().any(|(action, _)| action == "refused"));
    // Somebody who reviews one sector reviews that part of a batch.
    let review = office.bulk.review(&office.lan, vec![line(2, unannounced("B2")), line(3, land)]).await.expect("all");
    let id = office.bulk.make(&office.lan, making("Đợt 2"), &review, &|_| {}).await.expect("a batch of two");
    office.bulk.announce(&office.lan, id, announcement(), &|_| {}).await.expect("announced");
    office.bulk.submit(&office.lan, id, "", &|_| {}).await.expect("submitted");
    let stepped = office.bulk.approve(&hoa, id, "", &|_| {}).await.expect("one is approved");
    assert_eq!((stepped.done, stepped.outside), (1, 1));
    let states = office.read(id).await;
    assert_eq!((states.count(EditionState::Approved), states.count(EditionState::Submitted)), (1, 1));
    let refused = office.bulk.approve(&hoa, id, "", &|_| {}).await;
    assert!(matches!(refused, Err(BulkError::Refused(Refusal::Scope(Action::Review)))), "{refused:?}");
    let reader = somebody("thu", &[Role::Reviewer]);
    let refused = office.bulk.review(&reader, Vec::new()).await;
    assert!(matches!(refused, Err(BulkError::Refused(Refusal::Role(Action::Write)))));
}

pub async fn replaces_an_agency_wherever_it_is_named(place: Place) {
    let office = office(&place, &["A", "B", "C"]).await;
    office.editing.begin(&office.minh, &Slug::from_name("C"), None).await.expect("a draft");
    let change =
        AgencyChange { from: Slug::from_name("Sở Tư pháp"), to: AgencyName::new("Sở Tư pháp tỉnh mới") };
    let snapshot = office.snapshot().await;
    let review =
        office.bulk.review_change(&office.lan, &snapshot, |content| change.of(content)).await.expect("a review");
    assert_eq!((review.count(VerdictKind::Amended), review.count(VerdictKind::Blocked)), (2, 1));
    let making = Making { kind: BatchKind::Agency, ..making("Sáp nhập") };
    let id = office.bulk.make(&office.lan, making, &review, &|_| {}).await.expect("a batch");
    office.to_the_public(id).await;
    let agencies: Vec<String> =
        office.snapshot().await.entries().map(|entry| entry.content.agencies.implementing[0].to_string()).collect();
    assert_eq!(agencies, ["Sở Tư pháp tỉnh mới", "Sở Tư pháp tỉnh mới", "Sở Tư pháp"]);
}

pub async fn leaves_nothing_of_work_that_is_cut_off(place: Place) {
    let office = office(&place, &["A", "B", "C"]).await;
    let lines = (1..=120).map(|number| line(number, unannounced(&format!("Mới {number}")))).collect();
    let review = office.review(lines).await;
    let before = everything(&place).await;
    let cut_off = tokio::spawn({
        let bulk = Bulk::new(Arc::new(office.database.clone()), Hands::new());
        let lan = office.lan.clone();
        async move {
            let progress = |done: usize| assert!(done < 30, "cut off in the middle, as the test wants");
            bulk.make(&lan, making("Đợt 1"), &review, &progress).await
        }
    });
    assert!(cut_off.await.is_err());
    assert_eq!(everything(&place).await, before);
    // Nobody holds on to the lock.
    office.batch(2, 1).await;
}

pub async fn keeps_batches_as_they_were_made(place: Place) {
    let office = office(&place, &["A", "B"]).await;
    let BatchId(id) = office.batch(2, 1).await;
    office.bulk.announce(&office.lan, BatchId(id), announcement(), &|_| {}).await.expect("announced");
    for statement in [
        "DELETE FROM batches".to_owned(),
        "DELETE FROM batch_items".to_owned(),
        "DELETE FROM batch_announcements".to_owned(),
        "UPDATE batch_items SET edition = 1".to_owned(),
        "UPDATE batch_announcements SET actor = 'hoa'".to_owned(),
        format!("UPDATE batches SET made_by = 'hoa' WHERE id = {id}"),
        format!("UPDATE batches SET name = 'B' WHERE id = {id}"),
    ] {
        place.refuses(&statement, if statement.starts_with("DELETE") { "never deleted" } else { "change" }).await;
    }
    // Whoever made it cannot approve past the domain, either.
    office.bulk.submit(&office.lan, BatchId(id), "", &|_| {}).await.expect("submitted");
    place
        .refuses(
            "UPDATE editions SET state = 'approved', approved_by = 'lan' WHERE state = 'submitted'",
            "somebody who wrote no word",
        )
        .await;
    place.takes(&format!("UPDATE batches SET state = 'undone' WHERE id = {id}")).await;
    place.refuses(&format!("UPDATE batches SET state = 'open' WHERE id = {id}"), "once").await;
}
