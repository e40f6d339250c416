//! `minhbach check`: the quality findings of what the public sees, as a table
//! or as JSON.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    Lang,
    quality::{Finding, Severity},
};
use clap::ArgMatches;
use jiff::Zoned;
use locale::{FluentValue, text, text_with};
use registry::{
    Entry, ProcedureId, Snapshot, Store,
    legal::{LegalStore, Register},
};
use serde::Serialize;

use super::open;
use crate::{failure::Failure, output};

#[derive(Serialize)]
struct Report<'a> {
    procedures: usize,
    counts: BTreeMap<&'static str, usize>,
    findings: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    code: Option<&'a str>,
    slug: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
    message: String,
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let database = open(matches).await?;
    let (mut entries, _) = database.published().await?;
    let register = Register::new(&Snapshot::default(), database.laws().await?);
    database.close().await;
    let wanted = matches.get_one::<String>("code");
    entries.retain(|entry| !entry.withdrawn && wanted.is_none_or(|wanted| names(entry, wanted)));
    if let (Some(wanted), true) = (wanted, entries.is_empty()) {
        return Err(Failure::new(Failure::NO_INPUT, "check-no-such").with("code", wanted));
    }
    entries.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
    let today = Zoned::now().date();
    let findings: Vec<(&Entry, Finding)> = entries
        .iter()
        .flat_map(|entry| register.check(&entry.content, today).into_iter().map(move |finding| (entry, finding)))
        .collect();
    let text = if matches.get_flag("json") {
        json(lang, entries.len(), &findings)
    } else {
        table(lang, entries.len(), &findings, wanted.is_some())
    };
    output::write(&text).map_err(|error| Failure::io("failure-output", &error))
}

fn names(entry: &Entry, wanted: &str) -> bool {
    entry.procedure.slug.as_str() == wanted
        || entry.code() == Some(wanted)
        || entry.procedure.code.as_ref().is_some_and(|code| code.base() == wanted)
}

fn json(lang: Lang, procedures: usize, findings: &[(&Entry, Finding)]) -> String {
    let mut counts = BTreeMap::new();
    for (_, finding) in findings {
        *counts.entry(finding.check.code()).or_default() += 1;
    }
    let findings = findings
        .iter()
        .map(|(entry, finding)| Line {
            code: entry.code(),
            slug: entry.procedure.slug.as_str(),
            finding,
            message: locale::finding(lang, finding),
        })
        .collect();
    let report = Report { procedures, counts, findings };
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

/// The counts by check; for one procedure each finding with what to do.
fn table(lang: Lang, procedures: usize, findings: &[(&Entry, Finding)], each: bool) -> String {
    let count = [("count", FluentValue::from(procedures))];
    if findings.is_empty() {
        return text_with(lang, "check-none", &count) + "\n";
    }
    let mut out = text_with(lang, "check-procedures", &count) + "\n\n";
    if each {
        for (entry, finding) in findings {
            let severity = text(lang, finding.severity.message_key());
            let name = entry.code().unwrap_or(entry.procedure.slug.as_str());
            let said = locale::finding(lang, finding);
            out += &format!("{name}  {severity}  {}  {}\n    {said}\n", finding.check.code(), finding.path);
        }
        return out;
    }
    let mut counts: BTreeMap<(Severity, &str), (usize, BTreeSet<ProcedureId>)> = BTreeMap::new();
    for (entry, finding) in findings {
        let row = counts.entry((finding.severity, finding.check.code())).or_default();
        row.0 += 1;
        row.1.insert(entry.id);
    }
    let header = ["check-column-severity", "check-column-check", "check-column-count", "check-column-procedures"];
    let mut rows = vec![header.map(|key| text(lang, key))];
    for ((severity, code), (count, procedures)) in &counts {
        let severity = text(lang, severity.message_key());
        rows.push([severity, (*code).to_owned(), count.to_string(), procedures.len().to_string()]);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2), width(3)];
    for [severity, code, count, procedures] in &rows {
        let [a, b, c, d] = widths;
        out += &format!("{severity:<a$}  {code:<b$}  {count:>c$}  {procedures:>d$}\n");
    }
    out
}
