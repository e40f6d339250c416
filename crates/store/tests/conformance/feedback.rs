//! Feedback, what the public sees of it, and what is counted of procedures.

use std::sync::Arc;

use catalogue::{FeedbackKind, FeedbackTerm, FeedbackTerms, calendar::CalendarFile};
use jiff::{
    SignedDuration, Timestamp, ToSpan,
    civil::{date, time},
};
use registry::{
    ProcedureId, Store,
    feedback::{
        Aspect, Deed, Draft, Feedback, FeedbackError, FeedbackId, FeedbackState, FeedbackStore, FollowError,
        FollowedState, Posting, PublishedAsked, Sender, Sent, Shelf, Unclear,
    },
    people::{Action, Actor, Refusal, Role, SecretKey},
};
use store::Database;

use crate::{
    editing::{Hands, somebody},
    records::{record, take},
    support::Place,
};

const SAID: &str = "Nộp hồ sơ đã 20 ngày chưa có kết quả.";

struct Office {
    database: Database,
    feedback: Feedback,
    snapshot: registry::Snapshot,
    procedure: ProcedureId,
    lan: Actor,
    minh: Actor,
}

async fn office(place: &Place) -> Office {
    let database = place.open().await;
    let mut known = record(1, "A");
    known.content.agencies.implementing = vec![catalogue::AgencyName::new("Sở Tư pháp")];
    take(&database, &[known], 0).await;
    let (entries, position) = database.published().await.expect("it reads");
    let procedure = entries[0].id;
    let snapshot = registry::Snapshot::new(entries.into_iter().map(Arc::new).collect(), position);
    let years = vec![catalogue::calendar::CalendarYear { year: 2026, days: Vec::new() }];
    let calendar = CalendarFile { closing_time: time(17, 0, 0, 0), years }.try_into().expect("a calendar");
    let term = FeedbackTerm { working_days: 5, basis: "Luật".to_owned(), confirmed: true };
    let terms = FeedbackKind::ALL.map(|kind| (kind, term.clone())).into();
    let terms = FeedbackTerms { contact_days: 90, terms };
    let feedback = Feedback::new(Arc::new(database.clone()), Hands::new(), calendar, terms, SecretKey::random());
    let [lan, minh] = ["lan", "minh"].map(|name| somebody(name, &[Role::Editor, Role::Reviewer]));
    Office { database, feedback, snapshot, procedure, lan, minh }
}

impl Office {
    fn draft(&self, text: &str) -> Draft {
        Draft {
            kind: Some(FeedbackKind::Handling),
            procedure: Some(self.procedure),
            place: "UBND xã".to_owned(),
            text: text.to_owned(),
            contact: "0912345678".to_owned(),
            ..Draft::default()
        }
    }

    async fn send(&self, text: &str) -> Sent {
        // The hands of the clock stand still: the stamp is that of a form opened before.
        let posting = Posting { stamp: self.stamp_of_before(), ..Posting::default() };
        self.feedback.send(&self.draft(text), &posting).await.expect("it is taken")
    }

    fn stamp_of_before(&self) -> String {
        self.feedback.stamp_at(now() - SignedDuration::from_mins(1))
    }

    async fn act(&self, actor: &Actor, deed: Deed) -> Result<(), FeedbackError> {
        self.feedback.act(actor, &self.snapshot, FeedbackId(1), &deed).await.map(drop)
    }

    async fn audit(&self) -> Vec<String> {
        let rows = self.database.audit(50).await.expect("the audit");
        rows.into_iter()
            .rev()
            .map(|row| row.action)
            .filter(|action| action.starts_with("feedback") || action == "refused")
            .collect()
    }
}

fn now() -> Timestamp {
    "2026-06-01T02:00:00Z".parse().expect("an instant")
}

pub async fn keeps_feedback_and_folds_the_same(place: Place) {
    let office = office(&place).await;
    let one = office.send(SAID).await;
    assert_eq!(one.due_on, Some(date(2026, 6, 8)));
    let again = office.send(&SAID.to_uppercase()).await;
    let other = office.send("Điều khác hẳn, cũng về hồ sơ này.").await;
    assert_eq!(place.count("feedback").await, 2);
    assert_eq!(place.count("feedback_sendings").await, 3);
    for sent in [&one, &again, &other] {
        let followed = office.feedback.follow(&sent.code.reveal(), Sender::default()).await.expect("it is there");
        assert_eq!(followed.state, FollowedState::Waiting { overdue: false });
        for table in ["feedback_sendings", "feedback", "audit"] {
            assert!(!place.dump(table).await.contains(&sent.code.reveal()), "{table}");
        }
    }
    let unknown = office.feedback.follow("AAAA-AAAA-AAAA", Sender::default()).await;
    assert!(matches!(unknown, Err(FollowError::Unknown)), "{unknown:?}");
    let audit = place.dump("audit").await;
    assert!(!audit.contains("20 ngày") && !audit.contains("0912345678"), "the audit tells no words");
    // What was answered is not answered again by the same words: those are new.
    office.act(&office.lan, Deed::Answer("Đã xong.".to_owned())).await.expect("answered");
    office.send(SAID).await;
    assert_eq!(place.count("feedback").await, 3);
    let kept = office.database.feedback(FeedbackId(1)).await.expect("it reads").expect("it is there");
    assert_eq!((kept.times, kept.state(), kept.events.len()), (2, FeedbackState::Answered, 1));
    let desk = office.feedback.desk(&office.lan, &office.snapshot, Shelf::Waiting, None).await.expect("a desk");
    assert_eq!((desk.waiting, desk.overdue, desk.rows.len()), (2, 0, 2));
    let opened = Place::open(&place).await;
    assert_eq!(opened.feedback(FeedbackId(1)).await.expect("it reads"), Some(kept));
}

pub async fn lets_two_people_publish_feedback(place: Place) {
    let office = office(&place).await;
    office.send(SAID).await;
    let published = |asked: PublishedAsked| {
        let database = office.database.clone();
        async move { database.published_feedback(&PublishedAsked { limit: 9, ..asked }).await.expect("a list") }
    };
    let insert = "INSERT INTO feedback_published \
        (feedback_id, question, answer, answered_by, worded_by, published_by, published_at) VALUES (1, 'q', 'a', ";
    place.refuses(&format!("{insert}'lan', 'lan', 'minh', 'now')"), "only an answered feedback").await;
    office.act(&office.lan, Deed::Answer("Đã xong.".to_owned())).await.expect("answered");
    office.act(&office.lan, Deed::Word("Trễ hẹn thì sao?".to_owned(), "Đã xong.".to_owned())).await.expect("worded");
    let same = office.act(&office.lan, Deed::Publish).await;
    assert!(matches!(same, Err(FeedbackError::SamePerson)), "{same:?}");
    for people in ["'lan', 'minh', 'lan'", "'lan', 'minh', 'minh'"] {
        place.refuses(&format!("{insert}{people}, 'now')"), "two_people_publish").await;
    }
    let outbox = place.count("outbox").await;
    office.act(&office.minh, Deed::Publish).await.expect("published");
    assert_eq!(place.count("outbox").await, outbox + 1, "the nodes are told");
    place.refuses(&format!("{insert}'lan', 'lan', 'hoa', 'now')"), "").await;
    let list = published(PublishedAsked::default()).await;
    assert_eq!((list.total, list.feedback[0].question.as_str()), (1, "Trễ hẹn thì sao?"));
    assert_eq!(list.feedback[0].procedure, Some(office.procedure));
    let none = PublishedAsked { kind: Some(FeedbackKind::Regulation), ..PublishedAsked::default() };
    assert_eq!(published(none).await.total, 0);
    let none = PublishedAsked { procedure: Some(ProcedureId(99)), ..PublishedAsked::default() };
    assert_eq!(published(none).await.total, 0);
    place.refuses("DELETE FROM feedback_published", "never deleted").await;
    place.refuses("UPDATE feedback_published SET question = 'x'", "only taken back").await;
    office.act(&office.minh, Deed::TakeBack("Nhầm".to_owned())).await.expect("taken back");
    assert_eq!(published(PublishedAsked::default()).await.total, 0);
    office.act(&office.minh, Deed::Publish).await.expect("published again");
    let again = published(PublishedAsked::default()).await;
    assert_eq!((again.total, again.feedback[0].number > list.feedback[0].number), (1, true));
    let expected = [
        "feedback.received",
        "feedback.answered",
        "feedback.worded",
        "refused",
        "feedback.published",
        "feedback.taken_back",
        "feedback.published",
    ];
    assert_eq!(office.audit().await, expected);
}

pub async fn erases_what_is_personal_and_nothing_else(place: Place) {
    let office = office(&place).await;
    office.send(SAID).await;
    for (statement, reason) in [
        ("DELETE FROM feedback", "never deleted"),
        ("UPDATE feedback SET words = 'x'", "words are only erased"),
        ("UPDATE feedback SET received_at = 'x'", "only what became of it"),
        ("UPDATE feedback SET due_on = NULL", "only what became of it"),
        ("DELETE FROM feedback_sendings", "never deleted"),
        ("UPDATE feedback_sendings SET code = 'x'", "never changes"),
        ("DELETE FROM feedback_contacts", "never deleted"),
        ("UPDATE feedback_contacts SET contact = 'x', erased_at = NULL", "only erased"),
    ] {
        place.refuses(statement, reason).await;
    }
    office.act(&office.lan, Deed::Note("Gọi lại".to_owned())).await.expect("noted");
    place.refuses("DELETE FROM feedback_events", "never deleted").await;
    place.refuses("UPDATE feedback_events SET actor = 'hoa'", "never changes").await;
    office.act(&office.minh, Deed::Erase("Theo yêu cầu".to_owned())).await.expect("erased");
    for table in ["feedback", "feedback_contacts", "audit", "feedback_events"] {
        let dump = place.dump(table).await;
        assert!(!dump.contains("0912345678") && !dump.contains("20 ngày"), "{table}: {dump}");
    }
    assert_eq!(place.count("feedback_contacts").await, 1, "that there was one stays");
    place.refuses("UPDATE feedback_contacts SET erased_at = 'x'", "only erased").await;
    // What waits keeps its contact; what was answered loses it in time.
    office.send("Điều khác hẳn, cũng về hồ sơ này.").await;
    let later = now() + SignedDuration::from_hours(24 * 1000);
    assert_eq!(office.database.erase_contacts(later, later).await.expect("done"), 0);
    office
        .feedback
        .act(&office.lan, &office.snapshot, FeedbackId(2), &Deed::Answer("Xong".to_owned()))
        .await
        .expect("done");
    assert_eq!(office.database.erase_contacts(now(), later).await.expect("done"), 0, "not yet");
    assert_eq!(office.database.erase_contacts(later, later).await.expect("done"), 1);
    assert_eq!(office.database.erase_contacts(later, later).await.expect("done"), 0);
    assert!(office.audit().await.contains(&"feedback.contacts_erased".to_owned()));
}

pub async fn counts_taps_and_no_one(place: Place) {
    let office = office(&place).await;
    let (today, database) = (date(2026, 6, 1), office.database.clone());
    let tap = |aspect, value| {
        let database = database.clone();
        async move { database.count_taps(ProcedureId(1), today, &[(aspect, value)]).await.expect("counted") }
    };
    let all = (0..20).map(|_| tokio::spawn(tap(Aspect::Clear, "yes"))).collect::<Vec<_>>();
    for one in all {
        one.await.expect("counted");
    }
    tap(Aspect::Clear, "papers").await;
    tap(Aspect::Stars, "5").await;
    assert_eq!(place.count("procedure_taps").await, 3);
    let taps = database.taps(office.procedure, today).await.expect("counts");
    assert_eq!(taps, [], "of today nothing is told yet");
    let mut taps = database.taps(office.procedure, today.saturating_add(1.day())).await.expect("counts");
    taps.sort();
    let expected = [
        (Aspect::Clear, "papers".to_owned(), 1),
        (Aspect::Clear, "yes".to_owned(), 20),
        (Aspect::Stars, "5".to_owned(), 1),
    ];
    assert_eq!(taps, expected);
    let pages = database.unclear_pages(today, 9).await.expect("pages");
    assert_eq!((pages.len(), pages[0].clear, pages[0].unclear.as_slice()), (1, 20, [(Unclear::Papers, 1)].as_slice()));
    assert!(database.unclear_pages(today.saturating_add(1.day()), 9).await.expect("pages").is_empty());
    place.refuses("DELETE FROM procedure_taps", "never deleted").await;
    place.refuses("UPDATE procedure_taps SET count = 1 WHERE value = 'yes'", "only grows").await;
}

pub async fn asks_who_may_handle_feedback(place: Place) {
    let office = office(&place).await;
    office.send(SAID).await;
    let leader = somebody("hoa", &[Role::Administrator]);
    let refused = office.feedback.desk(&leader, &office.snapshot, Shelf::All, None).await;
    assert!(matches!(refused, Err(FeedbackError::Refused(Refusal::Role(Action::HandleFeedback)))), "{refused:?}");
    assert_eq!(office.feedback.months(&leader).await.expect("figures")[0].1.pending, 1);
    let editor = somebody("thu", &[Role::Editor]);
    let refused = office.act(&editor, Deed::Erase("x".to_owned())).await;
    assert!(matches!(refused, Err(FeedbackError::Refused(Refusal::Role(Action::PublishFeedback)))), "{refused:?}");
    // Handed to an agency, it is for those of the agency.
    let agency = office.snapshot.agencies().first().expect("an agency").name.clone();
    let mut theirs = somebody("theirs", &[Role::Editor]);
    theirs.grants[0].scope.agencies = [catalogue::Slug::from_name(&agency)].into();
    let mut others = somebody("others", &[Role::Editor]);
    others.grants[0].scope.agencies = [catalogue::Slug::from_name("Sở Khác")].into();
    let none = office.act(&office.lan, Deed::HandOver("Không có".to_owned(), "x".to_owned())).await;
    assert!(matches!(none, Err(FeedbackError::NoAgency)), "{none:?}");
    office.act(&office.lan, Deed::HandOver(agency.to_uppercase(), "Thuộc họ".to_owned())).await.expect("handed over");
    for (actor, sees) in [(&theirs, 1), (&others, 0), (&office.lan, 1)] {
        let desk = office.feedback.desk(actor, &office.snapshot, Shelf::Waiting, None).await.expect("a desk");
        assert_eq!(desk.waiting, sees, "{}", actor.display_name);
    }
    let refused = office.act(&others, Deed::Note("x".to_owned())).await;
    assert!(matches!(refused, Err(FeedbackError::Refused(Refusal::Scope(_)))), "{refused:?}");
    assert_eq!(office.audit().await.iter().filter(|action| *action == "refused").count(), 3);
}
