use catalogue::{ActorId, AgencyName, FeedbackKind};
use jiff::Timestamp;

use super::*;

fn at() -> Timestamp {
    "2026-06-01T02:00:00Z".parse().expect("an instant")
}

fn who(name: &str) -> ActorId {
    ActorId::new(name)
}

fn kept() -> KeptFeedback {
    KeptFeedback {
        id: FeedbackId(7),
        about: About {
            kind: FeedbackKind::Handling,
            procedure: None,
            unclear: None,
            document: None,
            place: Some("UBND xã".to_owned()),
        },
        text: Some("Tôi, CCCD 001099012345, nộp đã 10 ngày".to_owned()),
        received_at: at(),
        due_on: None,
        times: 1,
        contacts: vec!["0912345678".to_owned()],
        events: Vec::new(),
        changes: FeedbackChanges::default(),
    }
}

#[test]
fn is_answered_worded_and_published_by_two_people() {
    let mut kept = kept();
    assert!(matches!(kept.word("Câu hỏi", "Trả lời", who("lan"), at()), Err(FeedbackError::State(_))));
    kept.give_answer("Chào bạn 001099012345.\n\nĐã xong.", who("lan"), at()).expect("answered");
    assert!(matches!(kept.publish(who("minh"), at()), Err(FeedbackError::NoWording)));
    // What is proposed holds nothing that looks personal, nor does what is kept of it.
    let (question, answer) = kept.proposed_wording();
    assert_eq!((question.as_str(), answer.as_str()), ("Tôi, CCCD ***, nộp đã 10 ngày", "Chào bạn ***.\n\nĐã xong."));
    kept.word("Hồ sơ 0912 345 678 trễ hẹn?", &answer, who("hoa"), at()).expect("worded");
    for same in ["lan", "hoa"] {
        assert!(matches!(kept.publish(who(same), at()), Err(FeedbackError::SamePerson)), "{same}");
    }
    assert!(kept.changes.published.is_none() && !kept.is_public());
    kept.publish(who("minh"), at()).expect("published");
    let published = kept.changes.published.clone().expect("to be kept");
    assert_eq!(published.wording.question, "Hồ sơ *** trễ hẹn?");
    assert_eq!((published.answered_by, published.by), (who("lan"), who("minh")));
    assert!(kept.is_public());
    assert!(matches!(kept.publish(who("minh"), at()), Err(FeedbackError::NothingNew)));
    kept.take_back("Nhầm", who("minh"), at()).expect("taken back");
    assert!(!kept.is_public());
    assert!(matches!(kept.take_back("Nhầm", who("minh"), at()), Err(FeedbackError::NotPublic)));
}

#[test]
fn whoever_answered_once_never_publishes() {
    let mut kept = kept();
    kept.give_answer("Một", who("minh"), at()).expect("answered");
    kept.give_answer("Hai", who("lan"), at()).expect("answered better");
    kept.word("Câu hỏi", "Hai", who("lan"), at()).expect("worded");
    assert!(matches!(kept.publish(who("minh"), at()), Err(FeedbackError::SamePerson)));
    kept.publish(who("hoa"), at()).expect("published");
    assert_eq!(kept.answered_at(), Some(at()));
    // New words are not public until somebody else says so.
    kept.word("Câu hỏi khác", "Hai", who("lan"), at()).expect("worded");
    assert!(kept.is_public() && kept.has_newer_wording());
    kept.changes = FeedbackChanges::default();
    kept.publish(who("hoa"), at()).expect("published");
    assert!(kept.changes.taken_back, "the words before go");
}

#[test]
fn closing_and_handing_over_need_a_reason() {
    let mut kept = kept();
    let agency = AgencyName::new("Sở Tư pháp");
    assert!(matches!(kept.hand_over(agency.clone(), " ", who("lan"), at()), Err(FeedbackError::NothingSaid)));
    kept.hand_over(agency.clone(), "Thuộc sở", who("lan"), at()).expect("handed over");
    assert_eq!(kept.agency(), Some(&agency));
    assert!(matches!(kept.close("", who("lan"), at()), Err(FeedbackError::NothingSaid)));
    kept.close("Không có nội dung", who("lan"), at()).expect("closed");
    assert_eq!((kept.state(), kept.closed_for()), (FeedbackState::Closed, "Không có nội dung"));
    assert!(matches!(kept.give_answer("x", who("lan"), at()), Err(FeedbackError::State(FeedbackState::Closed))));
    kept.reopen("Đóng nhầm", who("lan"), at()).expect("open again");
    assert_eq!(kept.state(), FeedbackState::Waiting);
    assert_eq!(kept.changes.audit.len(), 3, "every deed is in the audit");
    let long = "a".repeat(LONGEST_WORDS + 1);
    assert!(matches!(kept.note(&long, who("lan"), at()), Err(FeedbackError::TooLong(_))));
}

#[test]
fn what_was_written_can_be_erased_while_the_record_stays() {
    let mut kept = kept();
    kept.erase("Theo yêu cầu", who("minh"), at()).expect("erased");
    assert_eq!((kept.text.as_deref(), kept.contacts.len(), kept.events.len()), (None, 0, 1));
    assert!(kept.changes.erased);
    assert!(matches!(kept.erase("Lần nữa", who("minh"), at()), Err(FeedbackError::NothingNew)));
    let audit = kept.changes.audit.iter().map(|entry| entry.detail.to_string()).collect::<String>();
    assert!(!audit.contains("001099012345"), "{audit}");
}

mod due {
    use std::sync::Arc;

    use async_trait::async_trait;
    use catalogue::calendar::{CalendarFile, CalendarYear, DayKind, SpecialDay};
    use jiff::civil::{Date, date, time};

    use super::*;
    use crate::{AuditEntry, Clock, ProcedureId, Result, people::SecretKey};

    struct Nothing;

    impl Clock for Nothing {
        fn now(&self) -> Timestamp {
            at()
        }
    }

    #[async_trait]
    impl FeedbackStore for Nothing {
        async fn take_in_feedback(&self, _: &Incoming, _: Timestamp) -> Result<TakenIn> {
            unreachable!("nothing is sent")
        }
        async fn feedback(&self, _: FeedbackId) -> Result<Option<KeptFeedback>> {
            Ok(None)
        }
        async fn feedback_by_code(&self, _: &CodeHash) -> Result<Option<KeptFeedback>> {
            Ok(None)
        }
        async fn change_feedback(
            &self,
            _: FeedbackId,
            _: FeedbackDeed<'_>,
            _: Timestamp,
        ) -> Result<Result<KeptFeedback, FeedbackError>> {
            Ok(Err(FeedbackError::Missing))
        }
        async fn list_feedback(&self, _: Option<FeedbackState>, _: u32) -> Result<Vec<FeedbackRow>> {
            Ok(Vec::new())
        }
        async fn published_feedback(&self, _: &PublishedAsked) -> Result<PublishedList> {
            Ok(PublishedList::default())
        }
        async fn count_taps(&self, _: ProcedureId, _: Date, _: &[Tapped]) -> Result<()> {
            Ok(())
        }
        async fn taps(&self, _: ProcedureId, _: Date) -> Result<Vec<(Aspect, String, u32)>> {
            Ok(Vec::new())
        }
        async fn unclear_pages(&self, _: Date, _: u32) -> Result<Vec<UnclearPage>> {
            Ok(Vec::new())
        }
        async fn erase_contacts(&self, _: Timestamp, _: Timestamp) -> Result<u64> {
            Ok(0)
        }
        async fn note_refused_feedback(&self, _: &AuditEntry, _: Timestamp) -> Result<()> {
            Ok(())
        }
    }

    fn feedback() -> Feedback {
        let holiday = SpecialDay {
            date: date(2026, 9, 2),
            kind: DayKind::Holiday,
            name: "Quốc khánh".to_owned(),
            basis: "Luật".to_owned(),
            confirmed: true,
        };
        let years = vec![CalendarYear { year: 2026, days: vec![holiday] }];
        let calendar = CalendarFile { closing_time: time(17, 0, 0, 0), years }.try_into().expect("a calendar");
        let term = FeedbackTerm { working_days: 5, basis: "Luật".to_owned(), confirmed: true };
        let terms = FeedbackTerms { contact_days: 90, terms: [(FeedbackKind::Handling, term)].into() };
        Feedback::new(Arc::new(Nothing), Arc::new(Nothing), calendar, terms, SecretKey::random())
    }

    #[test]
    fn is_counted_in_working_days_and_never_guessed() {
        let due = |at: &str| feedback().due_on(FeedbackKind::Handling, at.parse().expect("an instant"));
        // A Monday at nine: the Monday after.
        assert_eq!(due("2026-06-01T02:00:00Z"), Some(date(2026, 6, 8)));
        // After closing time on Friday it counts from Monday.
        assert_eq!(due("2026-06-05T11:00:00Z"), Some(date(2026, 6, 15)));
        // Over a holiday.
        assert_eq!(due("2026-08-31T02:00:00Z"), Some(date(2026, 9, 8)));
        // Nobody knows the holidays of the year to come.
        assert_eq!(due("2026-12-30T02:00:00Z"), None);
        assert_eq!(due("2027-06-01T02:00:00Z"), None);
        assert_eq!(feedback().due_on(FeedbackKind::Regulation, at()), None, "no term was set");
    }
}
