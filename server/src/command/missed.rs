//! `minhbach missed`: the searches that did not help, for staff; and how the
//! running portal writes them down.

use std::{sync::Arc, time::Duration};

use catalogue::Lang;
use clap::ArgMatches;
use jiff::{ToSpan, civil::Date};
use locale::{FluentValue, text, text_with};
use registry::{
    MissedKind, MissedSearch, MissedSearches, Portal,
    missed::{KEPT_DAYS, THRESHOLD},
    today,
};
use serde::Serialize;
use store::Database;
use tokio::time;

use super::open;
use crate::{failure::Failure, output};

/// How often counts are written down.
const WRITE: Duration = Duration::from_secs(60);
/// How many rows are told.
const MOST_TOLD: u32 = 1_000;

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    words: &'a str,
    count: u32,
    last_day: Date,
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let days = matches.get_one::<i32>("days").copied().unwrap_or(KEPT_DAYS);
    let database = open(matches).await?;
    let missed = database.missed(days_before(today(), days - 1), MOST_TOLD).await?;
    database.close().await;
    let text = if matches.get_flag("json") { json(&missed) } else { table(lang, &missed, days) };
    output::write(&text).map_err(|error| Failure::io("failure-output", &error))
}

fn json(missed: &[MissedSearch]) -> String {
    let lines: Vec<Line<'_>> = missed
        .iter()
        .map(|MissedSearch { last_day, missed }| Line {
            kind: missed.kind.key(),
            words: &missed.words,
            count: missed.count,
            last_day: *last_day,
        })
        .collect();
    serde_json::to_string_pretty(&lines).unwrap_or_default() + "\n"
}

fn table(lang: Lang, missed: &[MissedSearch], days: i32) -> String {
    let days = [("days", FluentValue::from(days)), ("times", FluentValue::from(THRESHOLD))];
    if missed.is_empty() {
        return text_with(lang, "missed-none", &days) + "\n";
    }
    let kind = |kind| match kind {
        MissedKind::NothingFound => text(lang, "missed-nothing-found"),
        MissedKind::NothingChosen => text(lang, "missed-nothing-chosen"),
        MissedKind::SaidSo => text(lang, "missed-said-so"),
    };
    let header = ["missed-column-count", "missed-column-day", "missed-column-kind", "missed-column-words"];
    let mut rows = vec![header.map(|key| text(lang, key))];
    for MissedSearch { last_day, missed } in missed {
        rows.push([missed.count.to_string(), last_day.to_string(), kind(missed.kind), missed.words.clone()]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let [a, b, c] = [width(0), width(1), width(2)];
    let mut out = text_with(lang, "missed-title", &days) + "\n\n";
    for [count, day, kind, words] in &rows {
        out += &format!("{count:>a$}  {day:<b$}  {kind:<c$}  {words}\n");
    }
    out
}

fn days_before(day: Date, days: i32) -> Date {
    day.saturating_sub(days.days())
}

/// Writes down what was counted, now and then; forgets at the start and every
/// day what is too old.
pub async fn keep(portal: Arc<Portal>, database: Database) {
    let mut day = today();
    forget_old(&database, day).await;
    loop {
        time::sleep(WRITE).await;
        let now = today();
        if now != day {
            portal.missed().close_day();
        }
        write_down_on(&portal, &database, day).await;
        if now != day {
            day = now;
            forget_old(&database, day).await;
        }
    }
}

/// Writes down what was counted until now, before the portal stops.
pub async fn write_down(portal: &Portal, database: &Database) {
    write_down_on(portal, database, today()).await;
}

/// What cannot be written down now is tried again with what comes next.
async fn write_down_on(portal: &Portal, database: &Database, day: Date) {
    let counts = portal.missed().take();
    if let Err(error) = database.count_missed(day, &counts).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "searches in vain cannot be written down");
        portal.missed().give_back(counts);
    }
}

async fn forget_old(database: &Database, today: Date) {
    match database.forget_missed(days_before(today, KEPT_DAYS)).await {
        Ok(0) => {}
        Ok(rows) => tracing::info!(rows, "counts of searches in vain that were too old are gone"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "old counts of searches cannot be deleted");
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn counts_days_back() {
        assert_eq!(days_before(date(2026, 11, 23), 0), date(2026, 11, 23));
        assert_eq!(days_before(date(2026, 3, 1), KEPT_DAYS), date(2025, 9, 2));
    }

    #[test]
    fn says_where_there_is_nothing() {
        for lang in Lang::ALL {
            assert!(table(lang, &[], 30).contains("30"));
            assert_eq!(table(lang, &[], 30).lines().count(), 1);
        }
        assert_eq!(json(&[]), "[]\n");
    }
}
