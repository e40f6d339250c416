//! The procedures in their order, each with what comes first and its days.

use catalogue::{
    Before, Lang,
    undertaking::{Schedule, Task, schedule},
};
use jiff::civil::DateTime;
use leptos::prelude::*;
use locale::{text, text_with};

use super::Items;
use crate::site::{
    address, format,
    icon::icon,
    pages::procedure::case_address,
    parts::{due, names, said},
    visit::Visit,
};

/// An undertaking with its order and its days.
pub struct Plan<'a> {
    /// The order and the days.
    pub schedule: Schedule,
    /// What comes before each, and why.
    pub before: Vec<Vec<(usize, &'a Before)>>,
}

impl<'a> Plan<'a> {
    /// Counts the days from a time on.
    pub fn of(visit: &Visit, items: &Items<'a>, start: DateTime) -> Self {
        let before = items.before();
        let rows: Vec<_> = items.list.iter().map(|item| item.answers.rows(&item.entry.content)).collect();
        let tasks: Vec<Task<'_>> = rows
            .iter()
            .zip(&before)
            .map(|(rows, before)| Task {
                limits: rows.iter().map(|(_, row)| &row.time_limit).collect(),
                after: before.iter().map(|(place, _)| *place).collect(),
            })
            .collect();
        Self { schedule: schedule(&visit.site.content.calendar, start, &tasks), before }
    }

    /// How long all of it takes, in a sentence.
    pub fn summary(&self, lang: Lang, items: &Items<'_>) -> AnyView {
        let n = items.list.len();
        let words = match (self.schedule.done, self.schedule.known_until) {
            (Some(done), _) => {
                let day = format::day_of_week(lang, done);
                text_with(lang, "undertaking-done", &[("n", n.into()), ("day", day.into())])
            }
            (None, Some(known)) => {
                let day = format::day_of_week(lang, known);
                text_with(lang, "undertaking-known-until", &[("n", n.into()), ("day", day.into())])
            }
            (None, None) => text_with(lang, "undertaking-no-day", &[("n", n.into())]),
        };
        view! { <p class="undertaking-summary">{words}</p> }.into_any()
    }

    /// The procedures.
    pub fn tasks(&self, visit: &Visit, items: &Items<'_>, day: &due::Asked) -> AnyView {
        let rows = self.schedule.order.iter().map(|place| self.task(visit, items, *place, day)).collect_view();
        view! { <ol class="tasks">{rows}</ol> }.into_any()
    }

    fn task(&self, visit: &Visit, items: &Items<'_>, place: usize, day: &due::Asked) -> AnyView {
        let lang = visit.lang;
        let item = &items.list[place];
        let content = &item.entry.content;
        let slug = &item.entry.procedure.slug;
        let why = items.why(place).map(|why| view! { <p class="task-why">{said(lang, why)}</p> });
        let first = (!self.before[place].is_empty()).then(|| {
            let rows = self.before[place]
                .iter()
                .map(|(other, before)| {
                    let name = names::name(lang, &items.list[*other].entry.content);
                    view! { <li>{name}": " {said(lang, &before.why)}</li> }
                })
                .collect_view();
            view! { <div class="task-first"><p>{text(lang, "task-after")}</p><ul>{rows}</ul></div> }
        });
        let mut along = items.pairs_of(|other| other.entry.id != item.entry.id);
        along.extend(day.pair());
        let open = item.answers.questions(content).iter().filter(|question| item.answers.leaves_open(question)).count();
        let href = case_address(visit, slug, &item.answers, &along);
        let case = if open > 0 {
            let words = text_with(lang, "task-questions", &[("n", open.into())]);
            view! { <p class="screen-only"><a class="more" href=href>{words}{icon("arrow")}</a></p> }.into_any()
        } else {
            view! { <p class="screen-only"><a class="more" href=href>{text(lang, "task-checklist")}{icon("arrow")}</a></p> }
                .into_any()
        };
        let without = items.address_of(lang, day, |other| other.entry.id != item.entry.id);
        let remove = text_with(lang, "task-remove-label", &[("name", content.name_in(lang).into())]);
        let repealed = item
            .entry
            .procedure
            .repeal
            .is_some()
            .then(|| view! { <span class="badge badge-repealed">{text(lang, "repealed-badge")}</span> });
        view! {
            <li class="task">
                <h3>{names::link(lang, address::procedure(lang, slug), content)} {repealed}</h3>
                {why}
                {first}
                <p class="task-days">{self.days(lang, place)}</p>
                {case}
                <p class="screen-only"><a class="task-remove" href=without aria-label=remove>{text(lang, "task-remove")}</a></p>
            </li>
        }
        .into_any()
    }

    /// When it can be handed in, and when it is due.
    pub fn days(&self, lang: Lang, place: usize) -> String {
        let dates = &self.schedule.dates[place];
        match (dates.handed_in, &dates.due) {
            (Some(from), Some(Ok(due))) => {
                let variables = [
                    ("from", format::day_of_week(lang, from).into()),
                    ("to", format::day_of_week(lang, due.on).into()),
                ];
                text_with(lang, "task-from-to", &variables)
            }
            (Some(from), Some(Err(reason))) => {
                let from = format::day_of_week(lang, from);
                format!("{} {}", text_with(lang, "task-from", &[("from", from.into())]), due::no_day(lang, *reason))
            }
            _ => text(lang, "task-no-day"),
        }
    }
}
