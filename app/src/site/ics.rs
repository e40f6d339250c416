//! Days as a file for calendars (iCalendar, RFC 5545).

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use catalogue::Slug;
use icalendar::{Calendar, Component, Event, Property};
use jiff::civil::Date;

/// A day to be remembered.
pub struct Day {
    /// What it is known by, so that the same day taken in again is the same entry.
    pub key: String,
    /// The day.
    pub on: Date,
    /// What is then.
    pub title: String,
    /// More about it.
    pub body: String,
    /// Where to read on.
    pub at: String,
}

/// The file, under a name of its own. The same days give the same bytes.
pub fn answer(name: &Slug, days: impl IntoIterator<Item = Day>) -> Response {
    let mut calendar = Calendar::new();
    calendar.append_property(("PRODID", "-//Minh Bach//VN"));
    for Day { key, on, title, body, at } in days {
        let next = on.tomorrow().unwrap_or(on);
        let event = Event::new()
            .uid(&format!("{key}@minhbach"))
            // When the entry was made is required; whoever asks twice gets the same.
            .add_property("DTSTAMP", format!("{}T000000Z", basic(on)))
            .append_property(whole_day("DTSTART", on))
            .append_property(whole_day("DTEND", next))
            .summary(&title)
            .description(&body)
            .url(&at)
            // It takes nobody's time.
            .add_property("TRANSP", "TRANSPARENT")
            .done();
        calendar.push(event);
    }
    let file = calendar.done().to_string();
    let disposition = format!("attachment; filename=\"{name}.ics\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    (headers, file).into_response()
}

fn whole_day(key: &str, day: Date) -> Property {
    Property::new(key, basic(day)).add_parameter("VALUE", "DATE").done()
}

/// A day as the format writes it: 20261126.
fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}
