//! Fills the form from a content.

use catalogue::{
    Agencies, AgencyName, Announcement, ChangeKind, Channel, Cost, CostKind, CostValue, Currency, DossierCase,
    DossierItem, EditionContent, FormTemplate, Lang, LegalDocument, Money, OnlineLevel, OnlineService, Slug, Source,
    TimeLimit,
};
use jiff::civil::Date;

use super::{
    EditionForm,
    model::{
        AgenciesPart, AgencyLevelRow, AnnouncementPart, CaseRow, ChannelRow, CostRow, DossierPart, FormRow, ItemRow,
        LegalRow, NOTE, OnlinePart, OutcomeRow, PAPER, SourcePart, StepRow, TimePart,
    },
    translation, wording,
};
use crate::site::format;

impl EditionForm {
    /// The form with a content in it.
    #[must_use]
    pub fn of(content: &EditionContent) -> Self {
        let step = |step: &catalogue::Step| StepRow { title: step.title.clone(), text: step.text.as_str().to_owned() };
        let outcome = |outcome: &catalogue::Outcome| OutcomeRow {
            name: outcome.name.clone(),
            code: outcome.code.clone().unwrap_or_default(),
        };
        Self {
            name: content.name.clone(),
            summary: content.summary.as_str().to_owned(),
            translations: translation::fill(content),
            keywords: keywords(&content.keywords),
            sector: content.sector.as_str().to_owned(),
            levels: content.levels.iter().map(|level| level.key().to_owned()).collect(),
            applicants: content.applicants.iter().map(|kind| kind.key().to_owned()).collect(),
            agencies: agencies(&content.agencies),
            reception: content.reception.clone(),
            interlinked: content.interlinked,
            online: online(&content.online),
            channels: content.channels.iter().map(channel).collect(),
            dossier: DossierPart {
                sets: content.dossier.sets.map(|sets| sets.to_string()).unwrap_or_default(),
                cases: content.dossier.cases.iter().map(case).collect(),
            },
            forms: content.forms.iter().map(form).collect(),
            steps: content.steps.iter().map(step).collect(),
            requirements: content.requirements.as_str().to_owned(),
            outcomes: content.outcomes.iter().map(outcome).collect(),
            legal_basis: content.legal_basis.iter().map(legal).collect(),
            announcement: content.announcement.as_ref().map(announcement).unwrap_or_default(),
            life_events: content.life_events.iter().map(ToString::to_string).collect(),
            source: source(&content.source),
            focus: None,
        }
    }
}

/// Keywords, one a line, with semicolons where a comma is not the end of one.
fn keywords(keywords: &[String]) -> String {
    let commas = keywords.iter().any(|keyword| keyword.contains(','));
    if commas {
        keywords.iter().map(|keyword| format!("{keyword};")).collect::<Vec<_>>().join("\n")
    } else {
        keywords.join("\n")
    }
}

fn agencies(agencies: &Agencies) -> AgenciesPart {
    let lines = |names: &[AgencyName]| names.iter().map(AgencyName::as_str).collect::<Vec<_>>().join("\n");
    AgenciesPart {
        promulgating: lines(&agencies.promulgating),
        competent: lines(&agencies.competent),
        implementing: lines(&agencies.implementing),
        delegated: lines(&agencies.delegated),
        coordinating: lines(&agencies.coordinating),
    }
}

fn online(online: &OnlineService) -> OnlinePart {
    let by_agency = |row: &catalogue::AgencyOnlineLevel| AgencyLevelRow {
        agency: row.agency.to_string(),
        level: level(Some(row.level)),
        since: day(row.since),
    };
    OnlinePart {
        level: level(online.level),
        since: day(online.since),
        announced_by: online.announced_by.clone().unwrap_or_default(),
        apply_url: online.apply_url.clone().unwrap_or_default(),
        by_agency: online.by_agency.iter().map(by_agency).collect(),
    }
}

fn level(level: Option<OnlineLevel>) -> String {
    level.map(|level| level.number().to_string()).unwrap_or_default()
}

/// A day as people here write it.
fn day(day: Option<Date>) -> String {
    day.map(|day| format::date(Lang::VI, day)).unwrap_or_default()
}

fn channel(channel: &Channel) -> ChannelRow {
    ChannelRow {
        kind: channel.kind.key().to_owned(),
        situation: channel.situation.clone(),
        time_limit: time(&channel.time_limit),
        costs: channel.costs.iter().map(cost).collect(),
        note: channel.note.as_str().to_owned(),
    }
}

fn time(limit: &TimeLimit) -> TimePart {
    let mut part = TimePart::default();
    match limit {
        TimeLimit::Within { amount, unit, note, .. } => {
            (part.amount, part.unit, part.note) = (amount.to_string(), unit.key().to_owned(), note.clone());
        }
        TimeLimit::AsWorded(words) => part.words.clone_from(words),
        TimeLimit::Unknown => {}
    }
    wording::fill_time(limit, &mut part);
    part
}

fn cost(cost: &Cost) -> CostRow {
    let mut row = CostRow {
        kind: cost.kind.map_or("", CostKind::key).to_owned(),
        per: cost.per.clone().unwrap_or_default(),
        note: cost.note.clone(),
        ..CostRow::default()
    };
    let value = match &cost.value {
        CostValue::Free => "free",
        CostValue::Amount(sum) => {
            row.amount = money(*sum);
            "amount"
        }
        CostValue::Range { from, to } => {
            (row.amount, row.to) = (money(*from), money(*to));
            "range"
        }
        CostValue::Rate(words) => {
            row.words.clone_from(words);
            "rate"
        }
        CostValue::SetByAct(act) => {
            row.words.clone_from(act);
            "act"
        }
        CostValue::AsWorded(words) => {
            row.words.clone_from(words);
            "worded"
        }
        CostValue::Unknown => "",
    };
    value.clone_into(&mut row.value);
    wording::fill_cost(cost, &mut row);
    row
}

/// A sum; đồng go without saying.
fn money(sum: Money) -> String {
    let printed = sum.to_string();
    match sum.currency {
        Currency::Vnd => printed.split(' ').next().unwrap_or_default().to_owned(),
        Currency::Usd => printed,
    }
}

fn case(case: &DossierCase) -> CaseRow {
    CaseRow { name: case.name.clone(), items: case.items.iter().map(item).collect() }
}

fn item(item: &DossierItem) -> ItemRow {
    match item {
        DossierItem::Paper(paper) => ItemRow {
            kind: PAPER.to_owned(),
            name: paper.name.clone(),
            originals: paper.originals.to_string(),
            copies: paper.copies.to_string(),
            forms: paper.forms.iter().map(form).collect(),
        },
        DossierItem::Note(note) => ItemRow { kind: NOTE.to_owned(), name: note.clone(), ..ItemRow::default() },
    }
}

fn form(form: &FormTemplate) -> FormRow {
    FormRow { name: form.name.clone(), url: form.url.clone().unwrap_or_default() }
}

fn legal(document: &LegalDocument) -> LegalRow {
    LegalRow {
        number: document.number.clone(),
        title: document.title.clone(),
        issuer: document.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
        issued_on: day(document.issued_on),
        in_force_from: day(document.in_force_from),
        in_force_to: day(document.in_force_to),
        replaced_by: document.replaced_by.clone().unwrap_or_default(),
    }
}

fn announcement(announcement: &Announcement) -> AnnouncementPart {
    AnnouncementPart {
        number: announcement.number.clone(),
        date: day(announcement.date),
        issuer: announcement.issuer.as_ref().map(ToString::to_string).unwrap_or_default(),
        change: announcement.change.map_or("", ChangeKind::key).to_owned(),
        successors: announcement.successors.iter().map(Slug::as_str).collect::<Vec<_>>().join("\n"),
    }
}

fn source(source: &Source) -> SourcePart {
    SourcePart {
        name: source.name.clone(),
        url: source.url.clone().unwrap_or_default(),
        verified_on: day(source.verified_on),
    }
}
