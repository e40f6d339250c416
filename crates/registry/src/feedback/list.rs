use std::collections::BTreeMap;

use catalogue::{AgencyName, FeedbackKind, Slug, calendar::day_of};
use jiff::{Timestamp, civil::Date};

use super::{About, FeedbackId, FeedbackState};
use crate::{Snapshot, people::Subject};

/// How many feedbacks a list for staff looks back on.
pub const MOST_LISTED: u32 = 10_000;

/// A feedback in a list for staff, without what is personal beyond its first words.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedbackRow {
    /// Its key.
    pub id: FeedbackId,
    /// What it is about.
    pub about: About,
    /// Its first words.
    pub opening: String,
    /// When it came.
    pub received_at: Timestamp,
    /// By when it is to be answered.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub state: FeedbackState,
    /// The agency that it was handed to.
    pub agency: Option<AgencyName>,
    /// When it was first answered.
    pub answered_at: Option<Timestamp>,
    /// Whether the public sees it.
    pub public: bool,
}

/// Which feedbacks are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    /// Those that wait for an answer, the most urgent first.
    #[default]
    Waiting,
    /// Those of them whose day has passed.
    Overdue,
    /// Those that were answered, newest first.
    Answered,
    /// Those that were closed, newest first.
    Closed,
    /// All, newest first.
    All,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Overdue, Self::Answered, Self::Closed, Self::All];

    /// The name in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Overdue => "overdue",
            Self::Answered => "answered",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.key() == key)
    }

    fn holds(self, row: &FeedbackRow, today: Date) -> bool {
        match self {
            Self::Waiting => row.state == FeedbackState::Waiting,
            Self::Overdue => row.is_overdue(today),
            Self::Answered => row.state == FeedbackState::Answered,
            Self::Closed => row.state == FeedbackState::Closed,
            Self::All => true,
        }
    }

    /// The state that all of them have, where they have one.
    pub(super) const fn state(self) -> Option<FeedbackState> {
        match self {
            Self::Waiting | Self::Overdue => Some(FeedbackState::Waiting),
            Self::Answered => Some(FeedbackState::Answered),
            Self::Closed => Some(FeedbackState::Closed),
            Self::All => None,
        }
    }
}

impl FeedbackRow {
    /// Whether it waits beyond its day.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == FeedbackState::Waiting && self.due_on.is_some_and(|due| due < today)
    }
}

/// Those of a shelf, in its order.
pub(super) fn shelve(
    mut rows: Vec<FeedbackRow>,
    shelf: Shelf,
    kind: Option<FeedbackKind>,
    today: Date,
) -> Vec<FeedbackRow> {
    rows.retain(|row| shelf.holds(row, today) && kind.is_none_or(|kind| row.about.kind == kind));
    match shelf {
        // What has no day waits last, but is not forgotten: oldest first.
        Shelf::Waiting | Shelf::Overdue => {
            rows.sort_by_key(|row| (row.due_on.is_none(), row.due_on, row.received_at));
        }
        Shelf::Answered | Shelf::Closed | Shelf::All => rows.sort_by_key(|row| std::cmp::Reverse(row.id)),
    }
    rows
}

/// For whom something is: for the agency that it was handed to; else for one that
/// has the very name of the place; else for those of its procedure; else for those
/// whose role is bound to no agency.
pub(super) fn subject(about: &About, agency: Option<&AgencyName>, snapshot: &Snapshot) -> Subject {
    if let Some(agency) = agency {
        return Subject::Agencies([agency.slug()].into());
    }
    let place = about.place.as_deref().map(Slug::from_name);
    if let Some(place) = place.filter(|slug| snapshot.agency(slug.as_str()).is_some()) {
        return Subject::Agencies([place].into());
    }
    match about.procedure.and_then(|id| snapshot.by_id(id)) {
        Some(entry) => Subject::from(&entry.content),
        None => Subject::Agencies([].into()),
    }
}

/// How much of what came in a month was answered in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Month {
    /// Answered by the day that was due.
    pub in_time: u32,
    /// Answered later.
    pub late: u32,
    /// Not answered, and the day has passed.
    pub overdue: u32,
    /// Not answered, and the day has not passed.
    pub pending: u32,
    /// No day was known.
    pub undated: u32,
    /// Closed without an answer.
    pub closed: u32,
}

impl Month {
    /// How many percent of what should be answered by now was answered in time.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        let due = self.in_time + self.late + self.overdue;
        (due > 0).then(|| (self.in_time * 100 + due / 2) / due)
    }
}

/// The months in which something came, the last one first, by their first days.
pub(super) fn months(rows: &[FeedbackRow], today: Date) -> Vec<(Date, Month)> {
    let mut months: BTreeMap<Date, Month> = BTreeMap::new();
    for row in rows {
        let month = months.entry(day_of(row.received_at).first_of_month()).or_default();
        let count = match (row.state, row.due_on, row.answered_at.map(day_of)) {
            (FeedbackState::Closed, ..) => &mut month.closed,
            (_, None, _) => &mut month.undated,
            (_, Some(due), Some(answered)) if answered <= due => &mut month.in_time,
            (_, Some(_), Some(_)) => &mut month.late,
            (_, Some(due), None) if due < today => &mut month.overdue,
            (_, Some(_), None) => &mut month.pending,
        };
        *count += 1;
    }
    months.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(id: i64, due: Option<Date>, state: FeedbackState, answered: Option<&str>) -> FeedbackRow {
        FeedbackRow {
            id: FeedbackId(id),
            about: About {
                kind: FeedbackKind::Regulation,
                procedure: None,
                unclear: None,
                document: None,
                place: None,
            },
            opening: String::new(),
            received_at: "2026-06-01T02:00:00Z".parse().expect("an instant"),
            due_on: due,
            state,
            agency: None,
            answered_at: answered.map(|at| at.parse().expect("an instant")),
            public: false,
        }
    }

    #[test]
    fn what_is_overdue_stands_first_and_what_has_no_day_last() {
        let waiting = FeedbackState::Waiting;
        let rows = vec![
            row(1, None, waiting, None),
            row(2, Some(date(2026, 6, 20)), waiting, None),
            row(3, Some(date(2026, 6, 5)), waiting, None),
            row(4, Some(date(2026, 6, 4)), FeedbackState::Answered, Some("2026-06-03T02:00:00Z")),
        ];
        let ids = |shelf| -> Vec<i64> {
            shelve(rows.clone(), shelf, None, date(2026, 6, 10)).iter().map(|row| row.id.0).collect()
        };
        assert_eq!(ids(Shelf::Waiting), [3, 2, 1]);
        assert_eq!(ids(Shelf::Overdue), [3]);
        assert_eq!(ids(Shelf::Answered), [4]);
        assert_eq!(ids(Shelf::All), [4, 3, 2, 1]);
        assert!(!rows[2].is_overdue(date(2026, 6, 5)), "the day itself is in time");
    }

    #[test]
    fn months_tell_what_was_answered_in_time() {
        let (waiting, answered) = (FeedbackState::Waiting, FeedbackState::Answered);
        let due = Some(date(2026, 6, 5));
        let rows = [
            // At 23:59 in Việt Nam, on the last day.
            row(1, due, answered, Some("2026-06-05T16:59:00Z")),
            row(2, due, answered, Some("2026-06-05T17:00:00Z")),
            row(3, due, waiting, None),
            row(4, Some(date(2026, 6, 11)), waiting, None),
            row(5, None, waiting, None),
            row(6, due, FeedbackState::Closed, None),
        ];
        let months = months(&rows, date(2026, 6, 10));
        let expected = Month { in_time: 1, late: 1, overdue: 1, pending: 1, undated: 1, closed: 1 };
        assert_eq!(months, [(date(2026, 6, 1), expected)]);
        assert_eq!(expected.percent(), Some(33));
        assert_eq!(Month::default().percent(), None);
    }
}
