//! From the domain to what version 1 gives. Always without `..`: what is new in the
//! domain does not compile until it is decided whether the API has it.

use catalogue::{DossierItem as Item, EditionContent, FormTemplate};
use jiff::civil::Date;

use super::{
    Agencies, AgencyOnlineLevel, Announcement, Channel, Content, Cost, CostValue, Dossier, DossierCase, DossierItem,
    Form, LegalDocument, Money, OnlineService, Outcome, Paper, Range, Source, Step, TimeLimit, Translation, Within,
};
use crate::http::api::keys::{AnnouncedChange, Applicant, CostKey, Level};

/// Texts of a list.
fn texts<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn day(day: Option<Date>) -> Option<String> {
    day.map(|day| day.to_string())
}

impl Content {
    /// All that a content says.
    pub fn of(content: &EditionContent) -> Self {
        let EditionContent {
            name,
            summary,
            translations,
            keywords,
            sector,
            levels,
            applicants,
            agencies,
            reception,
            interlinked,
            online,
            channels,
            dossier,
            forms: own_forms,
            steps,
            requirements,
            outcomes,
            legal_basis,
            announcement,
            life_events,
            source,
        } = content;
        Self {
            name: name.clone(),
            summary: summary.as_str().to_owned(),
            translations: translations.iter().map(|(tag, said)| (tag.clone(), Translation::of(said))).collect(),
            keywords: keywords.clone(),
            sector: sector.as_str().to_owned(),
            levels: levels.iter().copied().map(Level::from).collect(),
            applicants: applicants.iter().copied().map(Applicant::from).collect(),
            agencies: Agencies::of(agencies),
            reception: reception.clone(),
            interlinked: *interlinked,
            online: OnlineService::of(online),
            channels: channels.iter().map(Channel::of).collect(),
            dossier: Dossier::of(dossier),
            forms: forms(own_forms),
            steps: steps.iter().map(Step::of).collect(),
            requirements: requirements.as_str().to_owned(),
            outcomes: outcomes.iter().map(Outcome::of).collect(),
            legal_basis: legal_basis.iter().map(LegalDocument::of).collect(),
            announcement: announcement.as_ref().map(Announcement::of),
            life_events: texts(life_events),
            source: Source::of(source),
        }
    }
}

impl Translation {
    fn of(said: &catalogue::Translation) -> Self {
        let catalogue::Translation { name, summary, of } = said;
        let of = of.as_ref().map(|wording| wording.as_str().to_owned());
        Self { name: name.clone(), summary: summary.as_str().to_owned(), of }
    }
}

impl Agencies {
    fn of(agencies: &catalogue::Agencies) -> Self {
        let catalogue::Agencies { promulgating, competent, implementing, delegated, coordinating } = agencies;
        Self {
            promulgating: texts(promulgating),
            competent: texts(competent),
            implementing: texts(implementing),
            delegated: texts(delegated),
            coordinating: texts(coordinating),
        }
    }
}

impl OnlineService {
    fn of(online: &catalogue::OnlineService) -> Self {
        let catalogue::OnlineService { level, since, announced_by, apply_url, by_agency } = online;
        let elsewhere = |other: &catalogue::AgencyOnlineLevel| {
            let catalogue::AgencyOnlineLevel { agency, level, since } = other;
            AgencyOnlineLevel { agency: agency.to_string(), level: level.number(), since: day(*since) }
        };
        Self {
            level: level.map(catalogue::OnlineLevel::number),
            since: day(*since),
            announced_by: announced_by.clone(),
            apply_url: apply_url.clone(),
            by_agency: by_agency.iter().map(elsewhere).collect(),
        }
    }
}

impl Channel {
    fn of(channel: &catalogue::Channel) -> Self {
        let catalogue::Channel { kind, situation, time_limit, costs, note } = channel;
        Self {
            kind: (*kind).into(),
            situation: situation.clone(),
            time_limit: TimeLimit::of(time_limit),
            costs: costs.iter().map(Cost::of).collect(),
            note: note.as_str().to_owned(),
        }
    }
}

impl TimeLimit {
    fn of(limit: &catalogue::TimeLimit) -> Self {
        match limit {
            catalogue::TimeLimit::Within { amount, unit, note, wording } => Self::Within(Within {
                amount: f64::from(*amount),
                unit: (*unit).into(),
                note: note.clone(),
                wording: wording.clone(),
            }),
            catalogue::TimeLimit::AsWorded(words) => Self::AsWorded(words.clone()),
            catalogue::TimeLimit::Unknown => Self::Unknown,
        }
    }
}

impl Cost {
    fn of(cost: &catalogue::Cost) -> Self {
        let catalogue::Cost { kind, value, per, note, wording } = cost;
        Self {
            kind: kind.map(CostKey::from),
            value: CostValue::of(value),
            per: per.clone(),
            note: note.clone(),
            wording: wording.clone(),
        }
    }
}

impl CostValue {
    fn of(value: &catalogue::CostValue) -> Self {
        use catalogue::CostValue as Value;
        match value {
            Value::Free => Self::Free,
            Value::Amount(sum) => Self::Amount(Money::of(*sum)),
            Value::Range { from, to } => Self::Range(Range { from: Money::of(*from), to: Money::of(*to) }),
            Value::Rate(words) => Self::Rate(words.clone()),
            Value::SetByAct(words) => Self::SetByAct(words.clone()),
            Value::AsWorded(words) => Self::AsWorded(words.clone()),
            Value::Unknown => Self::Unknown,
        }
    }
}

impl Money {
    fn of(sum: catalogue::Money) -> Self {
        let catalogue::Money { minor, currency } = sum;
        Self { minor, currency: currency.into() }
    }
}

impl Dossier {
    fn of(dossier: &catalogue::Dossier) -> Self {
        let case = |case: &catalogue::DossierCase| {
            let catalogue::DossierCase { name, items } = case;
            DossierCase { name: name.clone(), items: items.iter().map(DossierItem::of).collect() }
        };
        let catalogue::Dossier { sets, cases } = dossier;
        Self { sets: *sets, cases: cases.iter().map(case).collect() }
    }
}

impl DossierItem {
    fn of(item: &Item) -> Self {
        match item {
            Item::Paper(catalogue::RequiredDocument { name, originals, copies, forms: own }) => {
                Self::Paper(Paper { name: name.clone(), originals: *originals, copies: *copies, forms: forms(own) })
            }
            Item::Note(note) => Self::Note(note.clone()),
        }
    }
}

fn forms(forms: &[FormTemplate]) -> Vec<Form> {
    let form = |form: &FormTemplate| {
        let FormTemplate { name, url } = form;
        Form { name: name.clone(), url: url.clone() }
    };
    forms.iter().map(form).collect()
}

impl Step {
    fn of(step: &catalogue::Step) -> Self {
        let catalogue::Step { title, text } = step;
        Self { title: title.clone(), text: text.as_str().to_owned() }
    }
}

impl Outcome {
    fn of(outcome: &catalogue::Outcome) -> Self {
        let catalogue::Outcome { name, code } = outcome;
        Self { name: name.clone(), code: code.clone() }
    }
}

impl LegalDocument {
    /// As an edition cites it, or as the register knows it.
    pub fn of(document: &catalogue::LegalDocument) -> Self {
        let catalogue::LegalDocument { number, title, issuer, issued_on, in_force_from, in_force_to, replaced_by } =
            document;
        Self {
            number: number.clone(),
            title: title.clone(),
            issuer: issuer.as_ref().map(ToString::to_string),
            issued_on: day(*issued_on),
            in_force_from: day(*in_force_from),
            in_force_to: day(*in_force_to),
            replaced_by: replaced_by.clone(),
        }
    }
}

impl Announcement {
    /// The decision of an edition.
    pub fn of(decision: &catalogue::Announcement) -> Self {
        let catalogue::Announcement { number, date, issuer, change, successors } = decision;
        Self {
            number: number.clone(),
            date: day(*date),
            issuer: issuer.as_ref().map(ToString::to_string),
            change: change.map(AnnouncedChange::from),
            successors: texts(successors),
        }
    }
}

impl Source {
    fn of(source: &catalogue::Source) -> Self {
        let catalogue::Source { name, url, verified_on } = source;
        Self { name: name.clone(), url: url.clone(), verified_on: day(*verified_on) }
    }
}
