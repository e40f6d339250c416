//! `minhbach links check`: which links of the catalogue lead nowhere; and how the
//! running portal looks at them.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use app::site::{link_answer, link_standing};
use catalogue::Lang;
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::Timestamp;
use locale::{FluentValue, text, text_with};
use registry::{
    Portal, Snapshot, Store, SystemClock,
    legal::LegalStore,
    links::{Counts, LinkAnswer, LinkPlace, LinkRow, LinkStore, Looker, NotLooked, Round, Rounds, Standing, rows},
};
use serde::Serialize;
use store::Database;
use tokio::{task::JoinHandle, time};

use super::{open, option};
use crate::{
    failure::Failure,
    links::{Client, Reach, System},
    output,
};

/// How often the portal looks whether links are due, and how many it then looks at:
/// fewer than 500 an hour.
const LOOK: Duration = Duration::from_secs(60);
const AT_ONCE: usize = 8;
/// How long it waits where there is no way out.
const NO_WAY_OUT: Duration = Duration::from_secs(3600);
/// How long a host is left alone between two requests.
const PAUSE: Duration = Duration::from_secs(2);
/// How long a request may take.
const LIMIT: Duration = Duration::from_secs(10);
/// How many links the command looks at before it says how far it is.
const BETWEEN: usize = 40;

/// Whether the portal looks at links.
pub fn serving(lang: Lang) -> Arg {
    Arg::new("links")
        .long("links")
        .env("MINHBACH_LINKS")
        .value_parser(["auto", "on", "off"])
        .default_value("auto")
        .help(text(lang, "command-links-option"))
}

/// The command, described in a language.
pub fn command(lang: Lang, database: Arg, public_url: Arg) -> Command {
    let json = Arg::new("json").long("json").action(ArgAction::SetTrue).help(text(lang, "command-check-json"));
    let check = Command::new("check").about(text(lang, "command-links-check")).arg(database).arg(public_url).arg(json);
    Command::new("links")
        .about(text(lang, "command-links"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(check)
}

/// Looks at links while the portal serves, where it is to: by itself where it stands
/// at a public address, for other machines often have no way out.
pub fn looking(
    matches: &ArgMatches,
    database: &Database,
    portal: &Arc<Portal>,
) -> Result<Option<JoinHandle<()>>, Failure> {
    let public_url = option(matches, "public-url");
    let wanted = match option(matches, "links") {
        "on" => true,
        "off" => false,
        _ => public_url.starts_with("https://"),
    };
    if !wanted {
        return Ok(None);
    }
    let rounds = rounds_over(database, public_url)?;
    Ok(Some(tokio::spawn(keep_looking(rounds, Arc::clone(portal)))))
}

fn rounds_over(database: &Database, public_url: &str) -> Result<Rounds, Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let whose = if public_url.is_empty() { String::new() } else { format!("+{public_url}; ") };
    let agent = format!("MinhBach/{version} ({whose}link checker)");
    let client = Client::new(Reach::PUBLIC, Arc::new(System), &agent, LIMIT)
        .map_err(|error| Failure::new(Failure::DATA, "failure-links-client").because(&error))?;
    let looker = Looker::new(Arc::new(client), PAUSE);
    let database = Arc::new(database.clone());
    Ok(Rounds::new(Arc::clone(&database) as _, database, Arc::new(SystemClock), looker))
}

async fn keep_looking(rounds: Rounds, portal: Arc<Portal>) {
    let (mut failing, mut shut_in) = (false, false);
    loop {
        time::sleep(if shut_in { NO_WAY_OUT } else { LOOK }).await;
        match rounds.run(&portal.snapshot(), AT_ONCE).await {
            Ok(Round::NoWayOut { hosts }) => {
                // Once, not every hour.
                if !shut_in {
                    tracing::warn!(hosts, "there is no way out from here: no link is looked at");
                }
                shut_in = true;
                failing = false;
            }
            Ok(round) => {
                if let Round::Done(counts) = round {
                    let Counts { looked, well, moved, failing, dead, unclear } = counts;
                    tracing::info!(looked, well, moved, failing, dead, unclear, "links were looked at");
                    shut_in = false;
                }
                failing = false;
            }
            Err(error) => {
                if !failing {
                    tracing::error!(error = &error as &dyn std::error::Error, "links cannot be looked at");
                }
                failing = true;
            }
        }
    }
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("check", matches)) => check(lang, matches).await,
        // clap asks for one of the above.
        _ => Ok(()),
    }
}

/// Looks at all that is due, then tells how every link stands.
async fn check(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let database = open(matches).await?;
    let rounds = rounds_over(&database, option(matches, "public-url"))?;
    let (entries, position) = database.published().await?;
    let snapshot = Snapshot::new(entries.into_iter().map(Arc::new).collect(), position);
    let mut looked = 0;
    loop {
        match rounds.run(&snapshot, BETWEEN).await? {
            Round::Done(counts) if counts.looked > 0 => {
                looked += counts.looked;
                output::say(lang, "links-looked", &[("n", looked.into())]);
            }
            Round::Done(_) | Round::NothingDue => break,
            Round::NotOurTurn => return Err(Failure::new(Failure::UNAVAILABLE, "failure-links-turn")),
            Round::NoWayOut { hosts } => {
                return Err(Failure::new(Failure::UNAVAILABLE, "failure-links-no-way-out").with("hosts", hosts));
            }
        }
    }
    let rows = rows(&snapshot, &database.laws().await?, database.links().await?);
    database.close().await;
    let text = if matches.get_flag("json") { json(&rows) } else { told(lang, &rows) };
    output::write(&text).map_err(|error| Failure::io("failure-output", &error))
}

#[derive(Serialize)]
struct Report<'a> {
    links: usize,
    counts: BTreeMap<&'static str, usize>,
    rows: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    address: &'a str,
    standing: &'static str,
    answer: Option<&'a LinkAnswer>,
    not_looked: Option<&'static str>,
    since: Option<Timestamp>,
    looked_at: Option<Timestamp>,
    times: u32,
    places: Vec<Place<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Place<'a> {
    Entry { slug: &'a str, part: &'static str },
    Law { law: &'a str },
}

fn counts(rows: &[LinkRow]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row.standing.key()).or_default() += 1;
    }
    counts
}

fn listed(rows: &[LinkRow]) -> impl Iterator<Item = &LinkRow> {
    rows.iter().filter(|row| Standing::LISTED.contains(&row.standing))
}

fn json(rows: &[LinkRow]) -> String {
    let report = Report { links: rows.len(), counts: counts(rows), rows: listed(rows).map(line).collect() };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn line(row: &LinkRow) -> Line<'_> {
    let last = row.state.as_ref().and_then(|state| state.last.as_ref());
    Line {
        address: &row.address,
        standing: row.standing.key(),
        answer: last.map(|last| &last.answer),
        not_looked: row.not_looked.map(NotLooked::key),
        since: last.map(|last| last.since),
        looked_at: last.map(|last| last.at),
        times: last.map_or(0, |last| last.times),
        places: row.places.iter().map(place).collect(),
    }
}

fn place(place: &LinkPlace) -> Place<'_> {
    match place {
        LinkPlace::Entry { entry, part } => Place::Entry { slug: entry.procedure.slug.as_str(), part: part.key() },
        LinkPlace::Law { number, .. } => Place::Law { law: number },
    }
}

fn told(lang: Lang, rows: &[LinkRow]) -> String {
    let well = rows.iter().filter(|row| row.standing == Standing::Well).count();
    let number = |number: usize| FluentValue::from(number);
    let mut out = text_with(lang, "links-told", &[("n", number(rows.len())), ("well", number(well))]) + "\n";
    for row in listed(rows) {
        out += &format!("\n{}\n", row.address);
        out += &format!("  {}: {}\n", link_standing(lang, row.standing), link_answer(lang, row));
        for place in &row.places {
            out += &match place {
                LinkPlace::Entry { entry, part } => format!("  {} ({})\n", entry.procedure.slug, part.key()),
                LinkPlace::Law { number, .. } => format!("  {number}\n"),
            };
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use registry::links::{LinkAddress, LinkState};

    use super::*;

    fn law(address: &str, state: Option<LinkState>, not_looked: Option<NotLooked>) -> LinkRow {
        let standing = state.as_ref().map_or(Standing::New, LinkState::standing);
        let standing = if not_looked.is_some() { Standing::Unclear } else { standing };
        let places = vec![LinkPlace::Law { key: "60/2014/qh13".to_owned(), number: "60/2014/QH13".to_owned() }];
        LinkRow { address: address.to_owned(), standing, state, not_looked, places }
    }

    #[test]
    fn a_report_tells_what_leads_nowhere_and_counts_the_rest() {
        let now = Timestamp::UNIX_EPOCH;
        let state = |address: &str, answer| {
            let mut state = LinkState::new(&LinkAddress::parse(address).expect("an address"), now);
            state.answered(answer, now);
            Some(state)
        };
        let (gone, well) = ("https://a.vn/cu", "https://b.vn/");
        let rows = [
            law(gone, state(gone, LinkAnswer::Gone { status: 404 }), None),
            law("http://lan@c.vn/", None, Some(NotLooked::Form)),
            law(well, state(well, LinkAnswer::Well), None),
        ];
        let report: serde_json::Value = serde_json::from_str(&json(&rows)).expect("JSON");
        assert_eq!(report["links"], 3);
        assert_eq!(report["counts"]["well"], 1);
        assert_eq!(report["rows"].as_array().map(Vec::len), Some(2));
        assert_eq!(report["rows"][0]["answer"]["status"], 404);
        assert_eq!(report["rows"][0]["places"][0]["law"], "60/2014/QH13");
        assert_eq!(report["rows"][1]["not_looked"], "form");
        for lang in [Lang::VI, Lang::EN] {
            let text = told(lang, &rows);
            assert!(text.contains(gone) && text.contains("404") && !text.contains(well), "{text}");
        }
    }
}
