//! From a draft to the public, by the use cases of the staff.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use catalogue::{
    AdministrativeLevel, AgencyName, Announcement, ApplicantKind, ChangeKind, Channel, ChannelKind, Cost, CostValue,
    DossierCase, DossierItem, EditionContent, EditionState, InvalidTransition, Markdown, Outcome, ProcedureCode,
    RequiredDocument, Slug, Step, TimeLimit,
};
use jiff::{SignedDuration, Timestamp, civil::date};
use registry::{
    AuditFault, Clock, Store,
    editing::{Editing, EditingError},
    people::{AccountId, Action, Actor, Grant, Refusal, Role, Scope, UserName},
};
use store::Database;

use crate::{
    records::{record, take},
    support::Place,
};

/// A clock that a test moves. It begins on 1 June 2026, at 9 in the morning.
pub struct Hands(AtomicI64);

impl Hands {
    pub fn new() -> Arc<Self> {
        Arc::new(Self(AtomicI64::new(0)))
    }

    pub fn go_on(&self, hours: i64) {
        self.0.fetch_add(hours, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        let start: Timestamp = "2026-06-01T02:00:00Z".parse().expect("an instant");
        start + SignedDuration::from_hours(self.0.load(Ordering::SeqCst))
    }
}

pub fn somebody(name: &str, roles: &[Role]) -> Actor {
    Actor {
        account: AccountId(1),
        name: UserName::parse(name).expect("a name"),
        display_name: name.to_owned(),
        grants: roles.iter().map(|role| Grant { role: *role, scope: Scope::everything() }).collect(),
        second_factor: true,
    }
}

struct Office {
    database: Database,
    editing: Editing,
    clock: Arc<Hands>,
    /// Everything but an administrator, as three people.
    lan: Actor,
    minh: Actor,
    hoa: Actor,
    slug: Slug,
}

const ALL: [Role; 3] = [Role::Editor, Role::Reviewer, Role::Publisher];

/// A procedure with a published edition 1, and people who may do everything.
async fn office(place: &Place) -> Office {
    let database = place.open().await;
    take(&database, &[record(1, "A")], 0).await;
    let slug = database.published().await.expect("it reads").0.remove(0).procedure.slug;
    let clock = Hands::new();
    let editing = Editing::new(Arc::new(database.clone()), Arc::clone(&clock) as Arc<dyn Clock>);
    let [lan, minh, hoa] = ["lan", "minh", "hoa"].map(|name| somebody(name, &ALL));
    Office { database, editing, clock, lan, minh, hoa, slug }
}

/// What can be published, with another name.
pub fn flawless(name: &str) -> EditionContent {
    let paper = RequiredDocument { name: "Tờ khai".to_owned(), originals: 1, copies: 0, forms: Vec::new() };
    let channel = Channel {
        kind: ChannelKind::InPerson,
        situation: String::new(),
        time_limit: TimeLimit::parse("5 ngày làm việc"),
        costs: vec![Cost::plain(CostValue::Free)],
        note: Markdown::default(),
    };
    let mut content = EditionContent {
        levels: [AdministrativeLevel::Province].into(),
        applicants: [ApplicantKind::VietnameseCitizen].into(),
        channels: vec![channel],
        steps: vec![Step { title: String::new(), text: Markdown::new("Nộp hồ sơ") }],
        outcomes: vec![Outcome { name: "Giấy chứng nhận".to_owned(), code: None }],
        ..record(1, name).content
    };
    content.agencies.implementing = AgencyName::list("Sở Tư pháp");
    content.dossier.cases = vec![DossierCase { name: String::new(), items: vec![DossierItem::Paper(paper)] }];
    content.announcement = Some(Announcement {
        number: "12/QĐ-UBND".to_owned(),
        date: Some(date(2026, 5, 20)),
        issuer: Some(AgencyName::new("Ủy ban nhân dân tỉnh")),
        change: Some(ChangeKind::Amended),
        successors: Vec::new(),
    });
    content
}

impl Office {
    /// A draft by *lan* that says this.
    async fn draft(&self, content: &EditionContent) -> u32 {
        let number = self.editing.begin(&self.lan, &self.slug, None).await.expect("a draft");
        self.editing.save(&self.lan, &self.slug, number, 1, content).await.expect("it is saved");
        number
    }

    async fn approved(&self, content: &EditionContent) -> u32 {
        let number = self.draft(content).await;
        self.editing.submit(&self.lan, &self.slug, number, "").await.expect("it is submitted");
        self.editing.approve(&self.minh, &self.slug, number, "Đúng").await.expect("it is approved");
        number
    }

    async fn states(&self) -> Vec<EditionState> {
        let kept = self.editing.read(&self.lan, &self.slug).await.expect("it reads");
        kept.editions.iter().map(|kept| kept.edition.state()).collect()
    }

    async fn public_name(&self) -> String {
        let (mut entries, _) = self.database.published().await.expect("it reads");
        entries.remove(0).content.name
    }
}

pub async fn goes_from_a_draft_to_the_public(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, hoa, .. } = &office;
    let number = office.draft(&flawless("B")).await;
    assert_eq!(number, 2);
    editing.comment(minh, slug, number, "Thiếu lệ phí?").await.expect("it is said");
    editing.submit(lan, slug, number, "").await.expect("it is submitted");
    editing.send_back(minh, slug, number, "thêm lệ phí").await.expect("it goes back");
    editing.save(lan, slug, number, 2, &flawless("C")).await.expect("it is saved");
    editing.submit(lan, slug, number, "Đã thêm").await.expect("it is submitted");
    editing.approve(minh, slug, number, "").await.expect("it is approved");
    assert_eq!(office.public_name().await, "A");
    let before = place.count("outbox").await;
    assert!(editing.schedule(hoa, slug, number, date(2026, 6, 1)).await.expect("it is published"));
    assert_eq!(office.public_name().await, "C");
    assert_eq!(place.count("outbox").await, before + 1);
    assert_eq!(office.states().await, [EditionState::Superseded, EditionState::Published]);
    let kept = editing.read(lan, slug).await.expect("it reads");
    let comments: Vec<&str> = kept.editions[1].comments.iter().map(|comment| comment.text.as_str()).collect();
    assert_eq!(comments, ["Thiếu lệ phí?", "thêm lệ phí", "Đã thêm"]);
    let newest_first: Vec<String> =
        office.database.audit(6).await.expect("it reads").into_iter().map(|row| row.action).collect();
    let done = ["published", "superseded", "scheduled", "approved", "submitted", "written"];
    assert_eq!(newest_first, done.map(|what| format!("edition.{what}")));
}

pub async fn lets_nobody_be_both_pairs_of_eyes(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, .. } = &office;
    let number = office.draft(&flawless("B")).await;
    editing.save(minh, slug, number, 2, &flawless("C")).await.expect("it is saved");
    editing.submit(minh, slug, number, "").await.expect("it is submitted");
    let rows = place.count("audit").await;
    for writer in [lan, minh] {
        let refused = editing.approve(writer, slug, number, "").await.expect_err("they wrote a part of it");
        assert!(matches!(refused, EditingError::Invalid(InvalidTransition::SamePerson(_))), "{refused}");
    }
    assert_eq!(place.count("audit").await, rows + 2, "each refusal is kept");
    // Nor straight in SQL, not even after the authors were left out of the list.
    let reason = "somebody who wrote no word of it";
    for writer in ["lan", "minh"] {
        let approve = format!("UPDATE editions SET state = 'approved', approved_by = '{writer}' WHERE number = 2");
        place.refuses(&approve, reason).await;
    }
    editing.approve(&office.hoa, slug, number, "").await.expect("they wrote no word of it");
}

pub async fn asks_who_may(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, .. } = &office;
    let reader = somebody("thu", &[Role::Administrator]);
    assert!(matches!(
        editing.begin(&reader, slug, None).await,
        Err(EditingError::Refused(Refusal::Role(Action::Write)))
    ));
    assert!(matches!(editing.read(&reader, slug).await, Err(EditingError::Refused(_))));
    let mut elsewhere = somebody("nam", &ALL);
    for grant in &mut elsewhere.grants {
        grant.scope.sectors.insert(Slug::from_name("Một lĩnh vực khác"));
    }
    assert!(matches!(
        editing.begin(&elsewhere, slug, None).await,
        Err(EditingError::Refused(Refusal::Scope(Action::Write)))
    ));
    // Nobody writes an entry out of their reach, either.
    let mut over = office.lan.clone();
    let sector = flawless("B").sector.slug();
    for grant in &mut over.grants {
        grant.scope.sectors.insert(sector.clone());
    }
    let number = editing.begin(&over, slug, None).await.expect("it is theirs");
    let mut moved = flawless("B");
    moved.sector = catalogue::SectorName::new("Một lĩnh vực khác");
    assert!(matches!(
        editing.save(&over, slug, number, 1, &moved).await,
        Err(EditingError::Refused(Refusal::Scope(Action::Write)))
    ));
    let refusals = office.database.audit(20).await.expect("it reads");
    assert_eq!(refusals.iter().filter(|row| row.action == "refused").count(), 4);
}

pub async fn tells_the_second_of_two_writers(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, .. } = &office;
    let number = office.draft(&flawless("B")).await;
    let mut theirs = flawless("B");
    theirs.reception = "Quầy 3".to_owned();
    editing.save(minh, slug, number, 2, &theirs).await.expect("the first");
    let mut mine = flawless("B");
    mine.reception = "Quầy 5".to_owned();
    let Err(EditingError::Conflict(conflict)) = editing.save(lan, slug, number, 2, &mine).await else {
        panic!("the second is told")
    };
    assert_eq!(conflict.by, minh.id());
    assert_eq!((conflict.base.reception.as_str(), conflict.theirs.reception.as_str()), ("", "Quầy 3"));
    assert_eq!(editing.save(lan, slug, number, conflict.revision, &mine).await.expect("knowing of it"), 4);
    // Who saves what is there already overwrites nobody.
    assert_eq!(editing.save(minh, slug, number, 2, &mine).await.expect("the same"), 4);
}

pub async fn publishes_on_the_day_exactly_once(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, hoa, .. } = &office;
    let number = office.approved(&flawless("B")).await;
    assert!(!editing.schedule(hoa, slug, number, date(2026, 6, 2)).await.expect("it is scheduled"));
    // The last hour before midnight in Việt Nam, and the first after it.
    office.clock.go_on(14);
    assert_eq!(editing.publish_due().await.expect("nothing is due"), 0);
    assert_eq!(office.public_name().await, "A");
    office.clock.go_on(1);
    let other = Editing::new(Arc::new(place.open().await), Arc::clone(&office.clock) as Arc<dyn Clock>);
    let (here, there) = tokio::join!(editing.publish_due(), other.publish_due());
    assert_eq!(here.expect("it works") + there.expect("it works"), 1);
    assert_eq!(office.public_name().await, "B");
    assert_eq!(editing.publish_due().await.expect("it is done"), 0);
}

pub async fn wants_an_announcement_and_no_fault(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, hoa, .. } = &office;
    let mut content = flawless("B");
    content.outcomes.clear();
    let number = office.draft(&content).await;
    editing.submit(lan, slug, number, "").await.expect("it is submitted");
    let Err(EditingError::Findings(findings)) = editing.approve(minh, slug, number, "").await else {
        panic!("a part is missing")
    };
    assert!(!findings.is_empty());
    editing.send_back(minh, slug, number, "thiếu kết quả").await.expect("it goes back");
    content = flawless("B");
    content.announcement.as_mut().expect("an announcement").date = None;
    editing.save(lan, slug, number, 2, &content).await.expect("it is saved");
    editing.submit(lan, slug, number, "").await.expect("it is submitted");
    assert!(matches!(
        editing.approve(minh, slug, number, "").await,
        Err(EditingError::Invalid(InvalidTransition::NoAnnouncement))
    ));
    assert!(editing.schedule(hoa, slug, number, date(2026, 6, 1)).await.is_err());
    assert_eq!(office.public_name().await, "A");
}

pub async fn ends_a_procedure_and_takes_that_back(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, hoa, .. } = &office;
    let mut content = flawless("A");
    let announcement = content.announcement.as_mut().expect("an announcement");
    announcement.change = Some(ChangeKind::Repealed);
    announcement.successors = vec![Slug::from_name("cai-moi")];
    let number = office.approved(&content).await;
    editing.schedule(hoa, slug, number, date(2026, 6, 1)).await.expect("it is published");
    let entry = office.database.published().await.expect("it reads").0.remove(0);
    let repeal = entry.procedure.repeal.expect("its end");
    assert_eq!((repeal.since, repeal.decision.as_str()), (date(2026, 6, 1), "12/QĐ-UBND"));
    assert_eq!(repeal.successors, [Slug::from_name("cai-moi")]);
    // Back to the first edition: two people again.
    let number = editing.begin(&office.lan, slug, Some(1)).await.expect("a draft");
    editing.save(&office.lan, slug, number, 1, &flawless("A")).await.expect("it is saved");
    editing.submit(&office.lan, slug, number, "").await.expect("it is submitted");
    editing.approve(&office.minh, slug, number, "").await.expect("it is approved");
    editing.schedule(hoa, slug, number, date(2026, 6, 1)).await.expect("it is published");
    let entry = office.database.published().await.expect("it reads").0.remove(0);
    assert_eq!((entry.edition, entry.procedure.repeal), (3, None));
}

pub async fn has_one_draft_of_a_procedure_at_a_time(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, hoa, .. } = &office;
    let number = office.draft(&flawless("B")).await;
    assert!(matches!(editing.begin(minh, slug, None).await, Err(EditingError::OpenAlready(2))));
    assert!(matches!(
        editing.give_up(lan, slug, number, " ").await,
        Err(EditingError::Invalid(InvalidTransition::NoReason))
    ));
    assert!(editing.withdraw(hoa, slug, number, "nhầm").await.is_err(), "a draft is its writers' to give up");
    editing.give_up(lan, slug, number, "nhầm").await.expect("it is given up");
    let number = editing.begin(minh, slug, None).await.expect("another");
    // What waits for its day leaves room for an urgent correction.
    editing.give_up(minh, slug, number, "nhầm").await.expect("it is given up");
    let waiting = office.approved(&flawless("C")).await;
    editing.schedule(hoa, slug, waiting, date(2026, 7, 1)).await.expect("it is scheduled");
    editing.begin(minh, slug, None).await.expect("a correction");
}

pub async fn makes_a_procedure_that_the_public_sees_only_later(place: Place) {
    let office = office(&place).await;
    let Office { editing, lan, minh, hoa, database, .. } = &office;
    let code = ProcedureCode::parse("1.999999").expect("a code");
    let content = flawless("Thủ tục mới");
    let slug = editing.create(lan, Some(code.clone()), content.clone()).await.expect("it is made");
    assert_eq!(slug.as_str(), "thu-tuc-moi");
    let second = editing.create(lan, None, content.clone()).await.expect("it is made");
    assert_ne!(second, slug, "each has its own address");
    assert!(matches!(editing.create(lan, Some(code), content).await, Err(EditingError::CodeTaken(at)) if at == slug));
    assert_eq!(database.published().await.expect("it reads").0.len(), 1);
    editing.submit(lan, &slug, 1, "").await.expect("it is submitted");
    editing.approve(minh, &slug, 1, "").await.expect("it is approved");
    editing.schedule(hoa, &slug, 1, date(2026, 6, 1)).await.expect("it is published");
    assert_eq!(database.published().await.expect("it reads").0.len(), 2);
}

pub async fn has_a_desk_for_each_person(place: Place) {
    let office = office(&place).await;
    let Office { editing, slug, lan, minh, hoa, database, .. } = &office;
    let (entries, position) = database.published().await.expect("it reads");
    let snapshot = registry::Snapshot::new(entries.into_iter().map(Arc::new).collect(), position);
    let counts = async |actor: &Actor| {
        let desk = editing.desk(actor, &snapshot).await.expect("a desk");
        [desk.my_drafts.len(), desk.with_others.len(), desk.to_review.len(), desk.to_publish.len(), desk.coming.len()]
    };
    let number = office.draft(&flawless("B")).await;
    assert_eq!((counts(lan).await, counts(minh).await), ([1, 0, 0, 0, 0], [0, 0, 0, 0, 0]));
    editing.submit(lan, slug, number, "").await.expect("it is submitted");
    assert_eq!((counts(lan).await, counts(minh).await), ([0, 1, 0, 0, 0], [0, 0, 1, 0, 0]));
    editing.approve(minh, slug, number, "").await.expect("it is approved");
    assert_eq!(counts(hoa).await, [0, 0, 0, 1, 0]);
    editing.schedule(hoa, slug, number, date(2026, 7, 1)).await.expect("it is scheduled");
    assert_eq!(counts(lan).await, [0, 0, 0, 0, 1]);
    // Thirteen months later nobody has said a word, until somebody does.
    office.clock.go_on(24 * 30 * 13);
    assert_eq!(editing.desk(lan, &snapshot).await.expect("a desk").stale.len(), 1);
    editing.confirm(lan, slug).await.expect("still right");
    assert_eq!(editing.desk(lan, &snapshot).await.expect("a desk").stale.len(), 0);
    assert_eq!(counts(&somebody("thu", &[Role::Administrator])).await, [0, 0, 0, 0, 0]);
}

pub async fn keeps_every_word_that_was_written(place: Place) {
    let office = office(&place).await;
    office.draft(&flawless("B")).await;
    office.editing.comment(&office.lan, &office.slug, 2, "Xem lại").await.expect("it is said");
    office.editing.confirm(&office.lan, &office.slug).await.expect("still right");
    for table in ["revisions", "comments", "confirmations"] {
        place.refuses(&format!("DELETE FROM {table}"), "is never deleted").await;
        let column = if table == "confirmations" { "actor" } else { "author" };
        place.refuses(&format!("UPDATE {table} SET {column} = 'x'"), "never changes").await;
    }
    let unnamed = "UPDATE editions SET content = '{\"a\":1}' WHERE number = 2";
    place.refuses(unnamed, "with a revision that names its author").await;
}

pub async fn finds_what_was_done_to_the_audit(place: Place) {
    let office = office(&place).await;
    office.approved(&flawless("B")).await;
    let right = office.database.verify_audit().await.expect("it reads");
    assert_eq!((right.fault, i64::try_from(right.rows)), (None, Ok(place.count("audit").await)));
    // Somebody with the right to take the triggers away.
    let loose = match place {
        Place::File { .. } => "DROP TRIGGER audit_rows_stay; DROP TRIGGER audit_rows_do_not_change",
        Place::Server { .. } => "ALTER TABLE audit DISABLE TRIGGER ALL",
    };
    place.takes(loose).await;
    place.takes("UPDATE audit SET actor = 'minh' WHERE number = 3").await;
    let changed = office.database.verify_audit().await.expect("it reads");
    assert_eq!((changed.rows, changed.fault), (2, Some(AuditFault::Changed { number: 3 })));
    place.takes("DELETE FROM audit WHERE number = 3").await;
    let gap = office.database.verify_audit().await.expect("it reads");
    assert_eq!(gap.fault, Some(AuditFault::Gap { after: 2, next: 4 }));
    place.takes("DELETE FROM audit WHERE number > 2").await;
    let cut = office.database.verify_audit().await.expect("it reads");
    assert_eq!(cut.fault, None);
    assert_ne!(cut.hash, right.hash, "what is cut off shows against the hash that was written down");
}
