use jiff::civil::{Date, DateTime, Time};

use crate::{
    TimeLimit,
    calendar::{Calendar, Due, NoDue},
};

/// When offices are open for what follows a result: any time before they close will do.
const NEXT_MORNING: Time = Time::constant(8, 0, 0, 0);

/// One procedure of an undertaking.
#[derive(Clone, Debug)]
pub struct Task<'a> {
    /// How long it may take; the longest of those that are possible.
    pub limits: Vec<&'a TimeLimit>,
    /// What must be done before, by its place.
    pub after: Vec<usize>,
}

/// When a task is handed in and done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDates {
    /// The day on which it can be handed in; nothing where that of something before it is not known.
    pub handed_in: Option<Date>,
    /// The day on which it is due, or why nobody can tell.
    pub due: Option<Result<Due, NoDue>>,
}

/// When everything is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The tasks, in an order in which they can be done; as given, where nothing speaks against it.
    pub order: Vec<usize>,
    /// The days of each task, by its place.
    pub dates: Vec<TaskDates>,
    /// The chain of tasks that decides how long all of it takes, first to last.
    pub longest: Vec<usize>,
    /// The day on which all is done; nothing where a part is not known.
    pub done: Option<Date>,
    /// The latest day that is known, whatever else is not.
    pub known_until: Option<Date>,
}

/// Puts tasks in order and counts their days. What depends on nothing is handed
/// in at once; what depends on a result, on the working day after that is due.
/// Where tasks wait for each other in a circle, the circle is cut where it began.
#[must_use]
pub fn schedule(calendar: &Calendar, start: DateTime, tasks: &[Task<'_>]) -> Schedule {
    let order = in_order(tasks);
    let mut dates = vec![TaskDates { handed_in: None, due: None }; tasks.len()];
    let mut last_before = vec![None; tasks.len()];
    let mut done_yet = vec![false; tasks.len()];
    for place in &order {
        let task = &tasks[*place];
        let before =
            || task.after.iter().copied().filter(|before| *before != *place && done_yet.get(*before) == Some(&true));
        let results: Option<Vec<(Date, usize)>> = before().map(|before| Some((due(&dates[before])?, before))).collect();
        let handed_in = match results.map(|results| results.into_iter().max()) {
            // Nothing before it.
            Some(None) => Some(start),
            Some(Some((result, before))) => {
                last_before[*place] = Some(before);
                let next = result.tomorrow().ok().and_then(|day| calendar.working_day_from(day));
                next.map(|day| day.to_datetime(NEXT_MORNING).max(start))
            }
            None => None,
        };
        dates[*place] = TaskDates {
            handed_in: handed_in.map(DateTime::date),
            due: handed_in.map(|handed_in| longest(calendar, handed_in, &task.limits)),
        };
        done_yet[*place] = true;
    }
    let known = || order.iter().filter_map(|place| Some((due(&dates[*place])?, *place)));
    let last = known().max_by_key(|(day, _)| *day);
    let mut longest = Vec::new();
    let mut at = last.map(|(_, place)| place);
    while let Some(place) = at {
        longest.push(place);
        at = last_before[place];
    }
    longest.reverse();
    let known_until = last.map(|(day, _)| day);
    let done = known_until.filter(|_| known().count() == tasks.len());
    Schedule { order, dates, longest, done, known_until }
}

fn due(dates: &TaskDates) -> Option<Date> {
    dates.due.as_ref()?.as_ref().ok().map(|due| due.on)
}

/// The latest of several limits; unknown where one is.
fn longest(calendar: &Calendar, handed_in: DateTime, limits: &[&TimeLimit]) -> Result<Due, NoDue> {
    let mut latest = Err(NoDue::LimitUnknown);
    for limit in limits {
        let due = calendar.due(handed_in, limit)?;
        if latest.as_ref().map_or(true, |latest: &Due| latest.on < due.on) {
            latest = Ok(due);
        }
    }
    latest
}

/// An order in which each task comes after what must be done before it.
fn in_order(tasks: &[Task<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(tasks.len());
    while order.len() < tasks.len() {
        let waits = |place: usize| {
            let waiting = |before: &usize| *before != place && *before < tasks.len() && !order.contains(before);
            tasks[place].after.iter().any(waiting)
        };
        let left = || (0..tasks.len()).filter(|place| !order.contains(place));
        let Some(next) = left().find(|place| !waits(*place)).or_else(|| left().next()) else { break };
        order.push(next);
    }
    order
}
