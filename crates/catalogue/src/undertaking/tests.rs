use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;
use crate::{
    RequiredDocument, TimeLimit,
    calendar::{Calendar, CalendarFile, CalendarYear, NoDue},
};

fn calendar() -> Calendar {
    let year = |year| CalendarYear { year, days: Vec::new() };
    let file = CalendarFile { closing_time: time(17, 0, 0, 0), years: vec![year(2026), year(2027)] };
    Calendar::try_from(file).expect("a calendar")
}

fn paper(name: &str, originals: u32, copies: u32) -> RequiredDocument {
    RequiredDocument { name: name.to_owned(), originals, copies, forms: Vec::new() }
}

#[test]
fn papers_that_several_name_are_prepared_once() {
    let papers = [
        (0, paper("Giấy chứng nhận đăng ký hộ kinh doanh (bản sao có chứng thực)", 0, 1)),
        (0, paper("Đơn đề nghị theo mẫu", 1, 0)),
        (1, paper("Bản sao giấy chứng nhận đăng ký hộ kinh doanh", 0, 2)),
        (1, paper("Thẻ căn cước (xuất trình)", 1, 0)),
        (2, paper("THẺ CĂN CƯỚC (xuất trình).", 1, 0)),
        (2, paper("Sơ đồ (mặt bằng)", 1, 0)),
        (2, paper("Sơ đồ (vị trí)", 1, 0)),
    ];
    let shared = share_papers(papers.iter().map(|(by, paper)| (*by, paper)));
    assert_eq!(shared.len(), 5);
    assert_eq!((shared[0].originals(), shared[0].copies(), shared[0].needed.len()), (0, 3, 2));
    let card = &shared[2];
    assert!(card.is_only_shown());
    assert_eq!((card.originals(), card.needed.len()), (1, 2));
}

#[test]
fn what_waits_for_a_result_begins_after_it() {
    let limits = ["3 ngày làm việc", "5 ngày làm việc", "20 ngày làm việc"].map(TimeLimit::parse);
    let tasks = [
        Task { limits: vec![&limits[1]], after: vec![2] },
        Task { limits: vec![&limits[2]], after: vec![] },
        Task { limits: vec![&limits[0]], after: vec![] },
    ];
    // Monday.
    let schedule = schedule(&calendar(), date(2026, 3, 2).at(9, 0, 0, 0), &tasks);
    assert_eq!(schedule.order, [1, 2, 0]);
    // Due on Thursday the 5th; the next is handed in on Friday, and due on Friday after.
    assert_eq!(schedule.dates[0].handed_in, Some(date(2026, 3, 6)));
    assert_eq!(schedule.dates[0].due.as_ref().map(|due| due.as_ref().map(|due| due.on)), Some(Ok(date(2026, 3, 13))));
    assert_eq!((schedule.longest.as_slice(), schedule.done), (&[1][..], Some(date(2026, 3, 30))));
}

#[test]
fn what_is_not_known_is_told_and_spreads() {
    let known = TimeLimit::parse("3 ngày làm việc");
    let tasks = [
        Task { limits: vec![&TimeLimit::Unknown], after: vec![] },
        Task { limits: vec![&known], after: vec![0] },
        Task { limits: vec![&known], after: vec![] },
    ];
    let schedule = schedule(&calendar(), date(2026, 3, 2).at(9, 0, 0, 0), &tasks);
    assert_eq!(schedule.dates[0].due, Some(Err(NoDue::LimitUnknown)));
    assert_eq!((schedule.dates[1].handed_in, &schedule.dates[1].due), (None, &None));
    assert_eq!((schedule.done, schedule.known_until), (None, Some(date(2026, 3, 5))));
}

proptest! {
    /// Circles and places that are not there included: every task has its turn
    /// once, and nothing is handed in before what it waits for is due.
    #[test]
    fn every_order_can_be_done(after in prop::collection::vec(prop::collection::vec(0..8_usize, 0..4), 1..8), days in 1..30_u32, start in 0..200_i64) {
        let limit = TimeLimit::parse(&format!("{days} ngày làm việc"));
        let tasks: Vec<Task<'_>> = after.iter().map(|after| Task { limits: vec![&limit], after: after.clone() }).collect();
        let day = date(2026, 1, 5).checked_add(jiff::Span::new().days(start)).expect("a day");
        let schedule = schedule(&calendar(), day.at(9, 0, 0, 0), &tasks);
        let mut places = schedule.order.clone();
        places.sort_unstable();
        prop_assert_eq!(places, (0..tasks.len()).collect::<Vec<_>>());
        for (turn, place) in schedule.order.iter().enumerate() {
            for before in schedule.order[..turn].iter().filter(|before| after[*place].contains(before)) {
                let (handed_in, result) = (schedule.dates[*place].handed_in, &schedule.dates[*before].due);
                let result = result.as_ref().and_then(|due| due.as_ref().ok()).map(|due| due.on);
                prop_assert!(handed_in.is_none() || handed_in > result);
            }
        }
        for pair in schedule.longest.windows(2) {
            prop_assert!(after[pair[1]].contains(&pair[0]));
        }
    }
}
