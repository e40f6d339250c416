//! A record of the national portal's API.

use std::collections::BTreeMap;

use catalogue::{
    AdministrativeLevel, Agencies, AgencyName, Announcement, ApplicantKind, Channel, ChannelKind, Cost, CostKind,
    EditionContent, Markdown, Money, OnlineLevel, OnlineService, SectorName, Step, calendar::day_of, text::tidy,
};
use jiff::{Timestamp, civil::Date};

use super::{
    clean, costs,
    dossier::{RawCase, RawPaper, dossier},
    finish, keywords, legal_document,
    line::outcomes,
    markdown,
    raw::{Case, Detail, ExecutionStep, Fee, Harvested, Method, Named, SubmissionMethod},
    says_something, source, tell_apart, time_limit, unique,
};
use crate::{Format, Record, Rejected, json, steps};

/// Reads one record.
pub(crate) fn record(line: u64, bytes: &[u8]) -> Result<Record, Rejected> {
    let raw: Harvested = json::read(line, bytes)?;
    let code = first(&[&raw.detail.code, &raw.search_item.code]);
    finish(Format::PortalRecord, line, code, &raw.search_item.id, content(&raw))
}

fn content(raw: &Harvested) -> EditionContent {
    let detail = &raw.detail;
    let name = tidy(&clean::text(first(&[&detail.name, &raw.search_item.name])));
    let category = detail.categories_details.first().map(|category| category.name.as_str());
    let category = category.or(raw.search_item.categories.first().map(String::as_str)).unwrap_or_default();
    let promulgating = first(&[&detail.department_promulgate_name, &raw.search_item.department_promulgate]);
    let requirements = markdown(&detail.requirements_and_conditions, &Markdown::default());
    let subjects = detail.subject_types_details.iter().map(|subject| subject.name.as_str());
    let (dossier, forms) = dossier(detail.execution_cases.iter().map(case).collect());
    EditionContent {
        summary: markdown(&detail.description, &requirements),
        keywords: keywords(&detail.keywords, &name),
        name,
        translations: BTreeMap::new(),
        sector: SectorName::new(&clean::text(category)),
        levels: [
            (*detail.is_ward, AdministrativeLevel::Commune),
            (*detail.is_province, AdministrativeLevel::Province),
            (*detail.is_ministry, AdministrativeLevel::Ministry),
            (*detail.is_other_agency, AdministrativeLevel::Other),
        ]
        .into_iter()
        .filter_map(|(is, level)| is.then_some(level))
        .collect(),
        applicants: subjects
            .chain(raw.search_item.formality_target_type.iter().map(String::as_str))
            .filter_map(ApplicantKind::from_label)
            .collect(),
        agencies: Agencies {
            promulgating: AgencyName::list(&clean::text(promulgating)),
            competent: agencies(&detail.departments_authority, &detail.unit_groups_authority, ""),
            implementing: agencies(
                &detail.departments_executing,
                &detail.unit_groups_executing,
                &detail.executing_agencies,
            ),
            delegated: agencies(
                &detail.departments_authorized,
                &detail.unit_groups_authorized,
                &detail.authorized_agencies,
            ),
            coordinating: agencies(
                &detail.departments_coordinating,
                &detail.unit_groups_coordinating,
                &detail.coordinating_agencies,
            ),
        },
        reception: clean::text(&detail.dossier_receiving_addresses),
        interlinked: detail.kind.starts_with("INTERCONNECTED"),
        online: online(raw),
        channels: tell_apart(detail.execution_methods.iter().map(channel).collect()),
        dossier,
        forms,
        steps: execution_steps(&detail.execution_steps),
        requirements,
        outcomes: outcomes(detail.results_details.iter().map(|row| (row.name.as_str(), row.code.as_str()))),
        legal_basis: unique(
            detail.legal_basises_details.iter().filter_map(|legal| legal_document(&legal.code, &legal.name)),
        ),
        announcement: announcement(detail),
        life_events: Vec::new(),
        source: source(&raw.source_url),
    }
}

/// The first that is not empty.
fn first<'a>(texts: &[&'a str]) -> &'a str {
    texts.iter().copied().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// Named offices and kinds of offices; the text only where both are missing,
/// since it repeats them.
fn agencies(departments: &[Named], groups: &[Named], text: &str) -> Vec<AgencyName> {
    let mut found: Vec<AgencyName> = Vec::new();
    for name in departments.iter().chain(groups).map(|named| AgencyName::new(&clean::line(&named.name))) {
        if !name.as_str().is_empty() && !found.iter().any(|known| known.slug() == name.slug()) {
            found.push(name);
        }
    }
    if found.is_empty() { AgencyName::list(&clean::text(text)) } else { found }
}

/// The online level, where the portal states one. That it says no to "full"
/// proves nothing: it says so of every procedure.
fn online(raw: &Harvested) -> OnlineService {
    let stated = first(&[&raw.detail.online_level, &raw.search_item.online_level]);
    let level = match stated {
        "FULL" => Some(OnlineLevel::Full),
        "PARTIAL" => Some(OnlineLevel::Partial),
        _ => raw.detail.is_full_process.then_some(OnlineLevel::Full),
    };
    let apply_url = level.and(source(&raw.source_url).url);
    OnlineService { level, apply_url, ..OnlineService::default() }
}

fn announcement(detail: &Detail) -> Option<Announcement> {
    let proposal = &detail.procedure_proposal;
    let number = [&proposal.decision_number, &proposal.proposal_number, &detail.decision_no]
        .into_iter()
        .map(|number| clean::decision_number(number))
        .find(|number| !number.is_empty())?;
    Some(Announcement {
        number,
        date: proposal.decision_date.and_then(day),
        issuer: AgencyName::list(&clean::text(&proposal.issuing_agency.name)).into_iter().next(),
        ..Announcement::default()
    })
}

/// The day on which a moment falls in Viet Nam.
fn day(milliseconds: i64) -> Option<Date> {
    Timestamp::from_millisecond(milliseconds).ok().map(day_of)
}

fn execution_steps(rows: &[ExecutionStep]) -> Vec<Step> {
    if let [row] = rows
        && clean::line(&row.name).is_empty()
    {
        return steps::split(&clean::text(&row.description));
    }
    let steps = rows.iter().map(|row| Step {
        title: clean::line(&row.name).trim_end_matches([':', '.']).trim_end().to_owned(),
        text: markdown(&row.description, &Markdown::default()),
    });
    steps.filter(|step| !step.title.is_empty() || !step.text.is_empty()).collect()
}

fn channel(raw: &Method) -> Channel {
    Channel {
        kind: match raw.submission_method {
            SubmissionMethod::Online => ChannelKind::Online,
            SubmissionMethod::Direct => ChannelKind::InPerson,
            SubmissionMethod::Postal => ChannelKind::Post,
        },
        situation: String::new(),
        time_limit: time_limit(raw.processing_time, &raw.processing_time_unit),
        costs: unique(raw.fees.iter().flat_map(fee)),
        note: markdown(&raw.description, &Markdown::default()),
    }
}

/// One row of costs. The portal keeps a sum as a number, and says the currency
/// only where it is a foreign one.
fn fee(raw: &Fee) -> Vec<Cost> {
    let kind = CostKind::from_label(&raw.kind);
    match raw.value.map(|value| (value, sum(value, &raw.currency_name))) {
        Some((_, Some(sum))) => {
            Some(Cost::of(sum, &clean::text(&raw.description), kind)).filter(says_something).into_iter().collect()
        }
        Some((value, None)) => {
            let number = value.to_string().replace('.', ",");
            costs(&format!("{number} {}", raw.currency_name.as_str()), &raw.description, kind)
        }
        None => costs("", &raw.description, kind),
    }
}

/// An exact sum, where the number and the currency make one.
fn sum(value: f64, currency: &str) -> Option<Money> {
    let whole = |number: f64| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        (number.fract() == 0.0 && (0.0..1e15).contains(&number)).then_some(number as u64)
    };
    match currency.trim() {
        "" | "VND" | "VNĐ" => whole(value).map(Money::vnd),
        "USD" => whole((value * 100.0).round()).map(Money::usd_cents),
        _ => None,
    }
}

fn case(raw: &Case) -> RawCase {
    let papers = raw.profile_components.iter().map(|paper| RawPaper {
        name: paper.name.clone(),
        originals: *paper.original_qty,
        copies: *paper.copy_qty,
        forms: paper.attachments.iter().map(|attachment| attachment.file_name.clone()).collect(),
    });
    RawCase { name: raw.name.clone(), papers: papers.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_in_viet_nam() {
        // Midnight in Hà Nội is 17:00 of the day before in Greenwich.
        assert_eq!(day(1_768_496_400_000), Some(jiff::civil::date(2026, 1, 16)));
        assert_eq!(day(i64::MAX), None);
    }
}
