//! `minhbach doctor`: whether what `serve` is told will do, tried out one by one. It
//! needs nothing that runs, takes the options of `serve`, and leaves nothing changed:
//! no database is made or brought up to date, no letter is sent.

mod clock;
mod data;
mod services;
mod settings;
#[cfg(test)]
mod tests;

use catalogue::Lang;
use clap::ArgMatches;
use locale::{FluentValue, text, text_with};
use serde::Serialize;

use self::clock::Clocks;
use crate::{failure::Failure, output};

/// How a check came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
enum Outcome {
    Well,
    Warning,
    Failure,
}

/// What a check found.
#[derive(Debug, Serialize)]
struct Finding {
    /// What was looked at: a name that stays the same.
    check: &'static str,
    outcome: Outcome,
    /// What there is, and what to do about it.
    message: String,
}

/// All that was found.
struct Report {
    lang: Lang,
    findings: Vec<Finding>,
}

type Variables<'a> = [(&'a str, FluentValue<'a>)];

impl Report {
    fn add(&mut self, check: &'static str, outcome: Outcome, key: &str, variables: &Variables<'_>) {
        let message = text_with(self.lang, key, variables);
        self.findings.push(Finding { check, outcome, message });
    }

    fn well(&mut self, check: &'static str, key: &str, variables: &Variables<'_>) {
        self.add(check, Outcome::Well, key, variables);
    }

    fn warn(&mut self, check: &'static str, key: &str, variables: &Variables<'_>) {
        self.add(check, Outcome::Warning, key, variables);
    }

    fn fail(&mut self, check: &'static str, key: &str, variables: &Variables<'_>) {
        self.add(check, Outcome::Failure, key, variables);
    }

    /// What would keep `serve` from starting, in its words.
    fn failed(&mut self, check: &'static str, failure: &Failure) {
        self.findings.push(Finding { check, outcome: Outcome::Failure, message: failure.message(self.lang) });
    }

    fn count(&self, outcome: Outcome) -> usize {
        self.findings.iter().filter(|finding| finding.outcome == outcome).count()
    }
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let report = examine(lang, matches).await;
    write(&report, matches.get_flag("json")).map_err(|error| Failure::io("failure-output", &error))?;
    let (warnings, failures) = (report.count(Outcome::Warning), report.count(Outcome::Failure));
    if failures > 0 {
        return Err(Failure::new(Failure::CHECK_FAILED, "doctor-failed").with("count", failures));
    }
    if warnings > 0 {
        return Err(Failure::new(Failure::CHECK_WARNED, "doctor-warned").with("count", warnings));
    }
    output::say(lang, "doctor-fit", &[]);
    Ok(())
}

async fn examine(lang: Lang, matches: &ArgMatches) -> Report {
    let mut report = Report { lang, findings: Vec::new() };
    let mut clocks = Clocks::default();
    settings::options(&mut report, matches);
    settings::content(&mut report, matches);
    settings::site(&mut report, matches);
    settings::secrets(&mut report, matches);
    data::database(&mut report, matches, &mut clocks).await;
    data::files(&mut report, matches, &mut clocks).await;
    data::room(&mut report, matches);
    services::search(&mut report, matches, &mut clocks).await;
    services::mail(&mut report, matches).await;
    services::provider(&mut report, matches, &mut clocks).await;
    clocks.tell(&mut report);
    report
}

fn write(report: &Report, json: bool) -> std::io::Result<()> {
    let mut lines = String::new();
    if json {
        lines = serde_json::to_string_pretty(&report.findings)? + "\n";
    } else {
        for Finding { check, outcome, message } in &report.findings {
            let key = match outcome {
                Outcome::Well => "doctor-line-well",
                Outcome::Warning => "doctor-line-warning",
                Outcome::Failure => "doctor-line-failure",
            };
            let check = text(report.lang, &format!("doctor-check-{check}"));
            lines += &text_with(report.lang, key, &[("check", check.into()), ("said", message.as_str().into())]);
            lines.push('\n');
        }
    }
    output::write(&lines)
}
