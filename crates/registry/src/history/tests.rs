use catalogue::{Procedure, Slug};
use jiff::civil::{Date, date};

use super::*;
use crate::tests::content;

/// An edition from one instant to another, written in the time of Việt Nam.
fn edition(number: u32, from: &str, until: Option<&str>, withdrawn: bool) -> PublicEdition {
    let instant = |text: &str| format!("{text}+07:00").parse::<Timestamp>().expect("an instant");
    PublicEdition {
        number,
        content: content(&format!("Bản {number}"), "Hộ tịch"),
        from: instant(from),
        until: until.map(instant),
        withdrawn,
    }
}

fn history(editions: Vec<PublicEdition>) -> History {
    let procedure = Procedure { code: None, slug: Slug::from_name("a"), repeal: None };
    History::new(ProcedureId(1), procedure, editions).expect("editions")
}

fn number(of: AsOf<'_>) -> Option<u32> {
    match of {
        AsOf::Edition(edition) => Some(edition.number),
        AsOf::NotYet(_) | AsOf::TakenBack(_) => None,
    }
}

#[test]
fn a_day_has_the_edition_that_held_at_its_end() {
    // Edition 3 was an urgent correction: it came before edition 2.
    let history = history(vec![
        edition(1, "2026-01-10T09:00:00", Some("2026-02-01T00:00:00"), false),
        edition(2, "2026-03-05T08:00:00", None, false),
        edition(3, "2026-02-01T00:00:00", Some("2026-03-05T08:00:00"), false),
    ]);
    let on = |day: Date| number(history.as_of(day));
    assert_eq!(on(date(2026, 1, 10)), Some(1), "the day on which it was published");
    assert_eq!(on(date(2026, 1, 31)), Some(1), "the night before belongs to the edition before");
    assert_eq!(on(date(2026, 2, 1)), Some(3), "midnight in Việt Nam begins the day");
    assert_eq!(on(date(2026, 3, 4)), Some(3));
    assert_eq!(on(date(2026, 3, 5)), Some(2));
    assert_eq!(on(date(2030, 1, 1)), Some(2));
    assert_eq!(history.as_of(date(2026, 1, 9)), AsOf::NotYet(date(2026, 1, 10)));
    assert_eq!(history.before(3).map(|edition| edition.number), Some(1));
    assert_eq!(history.before(2).map(|edition| edition.number), Some(3));
    assert_eq!(history.before(1), None);
    assert_eq!(history.before(9), None);
    assert_eq!(history.current().map(|edition| edition.number), Some(2));
}

#[test]
fn what_was_taken_back_does_not_hold_and_the_gap_shows() {
    let history = history(vec![
        edition(1, "2026-01-10T09:00:00", Some("2026-01-12T09:00:00"), true),
        edition(2, "2026-01-20T09:00:00", Some("2026-01-20T15:00:00"), false),
        edition(3, "2026-01-20T15:00:00", Some("2026-02-01T10:00:00"), true),
    ]);
    assert_eq!(number(history.as_of(date(2026, 1, 11))), Some(1));
    assert_eq!(history.as_of(date(2026, 1, 12)), AsOf::TakenBack(date(2026, 1, 12)));
    assert_eq!(history.as_of(date(2026, 1, 19)), AsOf::TakenBack(date(2026, 1, 12)));
    assert_eq!(number(history.as_of(date(2026, 1, 20))), Some(3), "the last of two editions of a day");
    assert_eq!(history.as_of(date(2026, 2, 1)), AsOf::TakenBack(date(2026, 2, 1)));
    assert_eq!(history.current(), None);
}

#[test]
fn a_procedure_that_nobody_saw_has_no_history() {
    let procedure = Procedure { code: None, slug: Slug::from_name("a"), repeal: None };
    assert_eq!(History::new(ProcedureId(1), procedure, Vec::new()), None);
}

#[tokio::test]
async fn nobody_waits_for_ever() {
    let never = std::future::pending::<Result<()>>();
    let error = in_time(Duration::from_millis(5), never).await.expect_err("too late");
    assert!(matches!(error, RegistryError::Store(_)));
}
