//! Every file of the project's own content is well formed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use catalogue::{
    Lang, Texts,
    calendar::{Calendar, CalendarFile},
};
use interchange::Rejected;

use crate::{one, round_trip::through_markdown};

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(name)
}

/// The Markdown files of a folder, by name.
pub fn files(name: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(folder(name))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("UTF-8"))
        })
        .collect();
    files.sort();
    files
}

fn read_all<T>(name: &str, read: impl Fn(&str, &str) -> Result<T, Rejected>) {
    let files = files(name);
    assert!(!files.is_empty(), "{name} is empty");
    let faults: Vec<_> = files.iter().filter_map(|(file, text)| read(file, text).err()).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

#[test]
fn every_procedure_is_read_and_written_back() {
    let files = files("procedures");
    let faults: Vec<_> = files
        .iter()
        .flat_map(|(name, text)| interchange::records(name, text.as_bytes()).filter_map(Result::err))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    for (name, text) in files {
        let record = one(&name, text.as_bytes());
        let (procedure, content) = through_markdown(&record.procedure(), &record.content);
        assert_eq!(procedure, record.procedure(), "{name}");
        assert_eq!(content, record.content, "{name}");
    }
}

#[test]
fn every_page_and_life_event_is_read() {
    read_all("pages", interchange::page);
    read_all("pages/en", interchange::page);
    read_all("events", interchange::life_event);
    for (name, text) in files("events") {
        let event = interchange::life_event(&name, &text).expect("an event");
        let english = |texts: &Texts| texts.is_empty() || texts.translation(Lang::EN).is_some();
        assert!(english(&event.title), "{name} has no title in English");
        for step in &event.steps {
            let whys = step.after.iter().map(|before| &before.why);
            let all = [&step.name, &step.why, &step.when, &step.one_of].into_iter().chain(whys);
            assert!(all.into_iter().all(english), "{name}: {} is not in English throughout", step.procedure);
        }
    }
}

#[test]
fn the_lists_and_the_calendar_are_read() {
    let text = |name| fs::read_to_string(folder(name)).expect("the file");
    assert!(!interchange::sectors(&text("sectors.yml")).expect("sectors").sectors.is_empty());
    assert!(!interchange::agencies(&text("agencies.yml")).expect("agencies").is_empty());
    let starter: Vec<_> =
        files("procedures").iter().filter_map(|(name, text)| one(name, text.as_bytes()).code).collect();
    for needed in interchange::most_needed(&text("most-needed.yml")).expect("the most needed") {
        assert!(starter.contains(&needed.code), "{} is not in the starter catalogue", needed.code);
    }
    let closing_time = interchange::closing_time(&text("calendar/hours.yml")).expect("the hours");
    let years = ["calendar/2025.yml", "calendar/2026.yml", "calendar/2027.yml"]
        .map(|year| interchange::calendar_year(&text(year)).expect("a year"));
    let calendar = Calendar::try_from(CalendarFile { closing_time, years: years.into() }).expect("a calendar");
    for day in [jiff::civil::date(2025, 9, 2), jiff::civil::date(2026, 9, 2), jiff::civil::date(2027, 9, 2)] {
        assert_eq!(calendar.is_working_day(day), Some(false), "{day}");
    }
    assert!(interchange::open_data(&text("open-data.yml")).is_ok());
    let feedback = interchange::feedback(&text("feedback.yml")).expect("terms");
    assert_eq!(feedback.terms.len(), catalogue::FeedbackKind::ALL.len());
}
