//! A line of a harvest of the national portal.

use std::collections::BTreeMap;

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, Channel, ChannelKind, CostKind, Dossier,
    EditionContent, Markdown, OnlineService, Outcome, SectorName, TimeLimit,
    text::{parse_date, tidy},
};
use serde::Deserialize;

use super::{
    clean, costs,
    dossier::{RawCase, RawPaper, dossier},
    finish, keywords, legal_document, markdown, source, tell_apart, unique,
};
use crate::{
    Format, Record, Rejected,
    json::{self, Maybe},
    steps,
};

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Line {
    code: Maybe<String>,
    name: Maybe<String>,
    field: Maybe<String>,
    levels: Maybe<Vec<String>>,
    subjects: Maybe<Vec<String>>,
    decision_no: Maybe<String>,
    executing_agency: Maybe<String>,
    competent_authority: Maybe<String>,
    receiving_address: Maybe<String>,
    delegated_agency: Maybe<String>,
    coordinating_agency: Maybe<String>,
    promulgating_agency: Maybe<String>,
    steps_text: Maybe<String>,
    conditions_text: Maybe<String>,
    results: Maybe<Vec<ResultRow>>,
    keywords: Maybe<String>,
    summary: Maybe<String>,
    methods: Maybe<Vec<Method>>,
    dossier_cases: Maybe<Vec<Case>>,
    legal_basis: Maybe<Vec<Legal>>,
    url: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResultRow {
    name: Maybe<String>,
    code: Maybe<String>,
}

#[derive(Deserialize)]
struct Method {
    channel: RawChannel,
    #[serde(default)]
    time_text: Maybe<String>,
    #[serde(default)]
    fees: Maybe<Vec<Fee>>,
    #[serde(default)]
    fee_text: Maybe<String>,
    #[serde(default)]
    description: Maybe<String>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RawChannel {
    Online,
    Postal,
    Direct,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fee {
    text: Maybe<String>,
    note: Maybe<String>,
    #[serde(rename = "type")]
    kind: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Case {
    case: Maybe<String>,
    papers: Maybe<Vec<Paper>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Paper {
    name: Maybe<String>,
    originals: Maybe<u32>,
    copies: Maybe<u32>,
    forms: Maybe<Vec<String>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Legal {
    number: Maybe<String>,
    title: Maybe<String>,
    date: Maybe<String>,
    issuer: Maybe<String>,
}

/// Reads one line.
pub(crate) fn line(line: u64, bytes: &[u8]) -> Result<Record, Rejected> {
    let raw: Line = json::read(line, bytes)?;
    finish(Format::PortalLine, line, &raw.code, raw.url.trim(), content(&raw))
}

fn content(raw: &Line) -> EditionContent {
    let name = tidy(&clean::text(&raw.name));
    let requirements = markdown(&raw.conditions_text, &Markdown::default());
    let (dossier, forms) = papers(&raw.dossier_cases);
    let number = clean::decision_number(&raw.decision_no);
    EditionContent {
        summary: markdown(&raw.summary, &requirements),
        keywords: keywords(&raw.keywords, &name),
        name,
        translations: BTreeMap::new(),
        sector: SectorName::new(&clean::text(&raw.field)),
        levels: raw.levels.iter().filter_map(|key| level(key)).collect(),
        applicants: raw.subjects.iter().filter_map(|label| ApplicantKind::from_label(label)).collect(),
        agencies: Agencies {
            promulgating: AgencyName::list(&clean::text(&raw.promulgating_agency)),
            competent: AgencyName::list(&clean::text(&raw.competent_authority)),
            implementing: AgencyName::list(&clean::text(&raw.executing_agency)),
            delegated: AgencyName::list(&clean::text(&raw.delegated_agency)),
            coordinating: AgencyName::list(&clean::text(&raw.coordinating_agency)),
        },
        reception: clean::text(raw.receiving_address.trim().trim_matches('"')),
        interlinked: false,
        online: OnlineService::default(),
        channels: tell_apart(raw.methods.iter().map(channel).collect()),
        dossier,
        forms,
        steps: steps::split(&clean::text(&raw.steps_text)),
        requirements,
        outcomes: outcomes(raw.results.iter().map(|row| (row.name.as_str(), row.code.as_str()))),
        legal_basis: unique(raw.legal_basis.iter().filter_map(|legal| {
            let mut document = legal_document(&legal.number, &legal.title)?;
            document.issued_on = parse_date(&legal.date);
            document.issuer = AgencyName::list(&clean::text(&legal.issuer)).into_iter().next();
            Some(document)
        })),
        announcement: (!number.is_empty()).then_some(Announcement { number, ..Announcement::default() }),
        life_events: Vec::new(),
        source: source(&raw.url),
    }
}

fn level(key: &str) -> Option<AdministrativeLevel> {
    Some(match key {
        "bo" => AdministrativeLevel::Ministry,
        "tinh" => AdministrativeLevel::Province,
        "xa" => AdministrativeLevel::Commune,
        "huyen" => AdministrativeLevel::District,
        "khac" => AdministrativeLevel::Other,
        _ => return None,
    })
}

fn channel(raw: &Method) -> Channel {
    // The column as it was printed stands in for rows that nobody parsed.
    let costs = if raw.fees.is_empty() {
        costs(&raw.fee_text, "", None)
    } else {
        raw.fees.iter().flat_map(|fee| costs(&fee.text, &fee.note, CostKind::from_label(&fee.kind))).collect()
    };
    Channel {
        kind: match raw.channel {
            RawChannel::Online => ChannelKind::Online,
            RawChannel::Postal => ChannelKind::Post,
            RawChannel::Direct => ChannelKind::InPerson,
        },
        situation: String::new(),
        time_limit: TimeLimit::parse(&clean::text(&raw.time_text)),
        costs: unique(costs),
        note: markdown(&raw.description, &Markdown::default()),
    }
}

fn papers(cases: &[Case]) -> (Dossier, Vec<catalogue::FormTemplate>) {
    let cases = cases.iter().map(|case| RawCase {
        name: case.case.clone(),
        papers: case
            .papers
            .iter()
            .map(|paper| RawPaper {
                name: paper.name.clone(),
                originals: *paper.originals,
                copies: *paper.copies,
                forms: paper.forms.clone(),
            })
            .collect(),
    });
    dossier(cases.collect())
}

/// What one gets, each once.
pub(super) fn outcomes<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Outcome> {
    unique(rows.filter_map(|(name, code)| {
        let (name, code) = (clean::line(name), tidy(code));
        (!name.is_empty()).then(|| Outcome { name, code: (!code.is_empty()).then_some(code) })
    }))
}
