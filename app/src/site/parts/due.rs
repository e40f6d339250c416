//! "Hand in today, result on …": the day, the rule, and what is not known.

use catalogue::{
    Lang, TimeLimit,
    calendar::{Calendar, DayKind, Due, NoDue},
};
use jiff::civil::{Date, DateTime, Time};
use leptos::prelude::*;
use locale::{text, text_with};

use crate::site::{address, format, icon::icon, visit::Visit};

/// The parameter that tells on which day a dossier is handed in.
pub const DAY: &str = "nop";

/// When an office is open, whatever its hours.
const MORNING: Time = Time::constant(9, 0, 0, 0);

/// On which day a dossier is handed in.
#[derive(Clone, Debug)]
pub struct Asked {
    today: Date,
    asked: Option<Date>,
    typed: String,
    wrong: Option<Wrong>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Unreadable,
    Past,
}

impl Asked {
    /// Reads the day from the address; without one it is today.
    pub fn read(visit: &Visit, today: Date) -> Self {
        let typed = visit.parameter(DAY).unwrap_or_default().trim().chars().take(20).collect::<String>();
        let day = address::day(&typed);
        let wrong = match day {
            Some(day) if day < today => Some(Wrong::Past),
            None if !typed.is_empty() => Some(Wrong::Unreadable),
            _ => None,
        };
        Self { today, asked: day.filter(|day| *day >= today), typed, wrong }
    }

    /// The day.
    pub fn date(&self) -> Date {
        self.asked.unwrap_or(self.today)
    }

    /// That day, while offices are open.
    pub fn in_the_morning(&self) -> DateTime {
        self.date().to_datetime(MORNING)
    }

    /// The parameter that asks for it again, where it was asked for.
    pub fn pair(&self) -> Option<(&'static str, String)> {
        self.asked.map(|day| (DAY, day.to_string()))
    }

    /// The field for another day. The form around it carries the rest along.
    pub fn field(&self, lang: Lang) -> AnyView {
        let wrong = self.wrong.map(|wrong| {
            let key = match wrong {
                Wrong::Unreadable => "day-unreadable-short",
                Wrong::Past => "day-past",
            };
            view! { <p class="field-error" id="loi-ngay" role="alert">{icon("warning")}{text(lang, key)}</p> }
        });
        let value = if self.wrong.is_some() { self.typed.clone() } else { self.date().to_string() };
        view! {
            <label for="nop">{text(lang, "due-hand-in-on")}</label>
            {wrong}
            <input
                r#type="date"
                id="nop"
                name=DAY
                value=value
                min=self.today.to_string()
                aria-invalid=self.wrong.is_some().then_some("true")
                aria-describedby=self.wrong.is_some().then_some("loi-ngay")
            />
        }
        .into_any()
    }
}

/// When the result of a dossier is due that is handed in on a day, before or
/// after offices close.
pub fn days(lang: Lang, calendar: &Calendar, limit: &TimeLimit, asked: &Asked) -> AnyView {
    let before = calendar.due(asked.in_the_morning(), limit);
    let due = match before {
        Ok(due) => due,
        Err(reason) => return view! { <p class="uncertain">{no_day(lang, reason)}</p> }.into_any(),
    };
    let closing = clock(lang, calendar.closing_time());
    let handed_in = format::day_of_week(lang, asked.date());
    let received_then = due.received == asked.date();
    let line = |key: &str, due: &Due| {
        let day = format::day_of_week(lang, due.on);
        let words = text_with(lang, key, &[("day", handed_in.as_str().into()), ("closing", closing.as_str().into())]);
        view! { <li><span>{words}</span> <strong>{day}</strong></li> }
    };
    let late = calendar.due(asked.date().to_datetime(Time::constant(23, 59, 0, 0)), limit).ok();
    let late = late.filter(|late| received_then && late.on != due.on);
    let first = if received_then && late.is_some() { "due-before-closing" } else { "due-that-day" };
    let rule = in_words(lang, &due);
    let unsure = (!due.is_confirmed()).then(|| {
        view! { <p class="muted">{text(lang, "due-unconfirmed")}</p> }
    });
    view! {
        <ul class="due">
            {line(first, &due)}
            {late.map(|late| line("due-after-closing", &late))}
        </ul>
        <details class="due-rule"><summary>{text(lang, "due-rule")}</summary><p>{rule}</p>{unsure}</details>
    }
    .into_any()
}

/// By which rule a day is reached.
pub fn in_words(lang: Lang, due: &Due) -> String {
    let mut words = vec![text_with(lang, "due-from", &[("day", format::day_of_week(lang, due.received).into())])];
    if due.received != due.handed_in.date() {
        let day = format::day_of_week(lang, due.handed_in.date());
        words.push(text_with(lang, "due-received-later", &[("day", day.into())]));
    }
    for day in &due.special {
        let key = match day.kind {
            DayKind::MakeUp => "due-worked",
            DayKind::Holiday | DayKind::InLieu | DayKind::SwappedOff => "due-off",
        };
        let variables = [
            ("day", format::day_of_week(lang, day.date).into()),
            ("name", day.name.as_str().into()),
            ("basis", day.basis.as_str().into()),
        ];
        words.push(text_with(lang, key, &variables));
    }
    if let Some(off) = due.moved_from {
        words.push(text_with(lang, "due-moved", &[("day", format::day_of_week(lang, off).into())]));
    }
    words.push(text(lang, "due-complete"));
    words.join(" ")
}

/// Why no day can be told, and whom to ask.
pub fn no_day(lang: Lang, reason: NoDue) -> String {
    match reason {
        NoDue::LimitUnknown => text(lang, "due-limit-unknown"),
        NoDue::Hours => text(lang, "due-hours"),
        NoDue::PartOfAMonth => text(lang, "due-part-of-a-month"),
        NoDue::NoCalendar(year) => text_with(lang, "due-no-calendar", &[("year", year.to_string().into())]),
    }
}

fn clock(lang: Lang, time: Time) -> String {
    let (hour, minute) = (time.hour(), format!("{:02}", time.minute()));
    text_with(lang, "clock", &[("hour", hour.to_string().into()), ("minute", minute.into())])
}
