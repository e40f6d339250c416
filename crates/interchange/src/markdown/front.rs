//! The front matter of a procedure, field by field.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, Agencies, Announcement, ApplicantKind, Channel, ChannelKind, Dossier, DossierCase,
    DossierItem, EditionContent, FormTemplate, LegalDocument, Markdown, OnlineService, Outcome, Procedure,
    ProcedureCode, Repeal, RequiredDocument, SectorName, Slug, Source, Step, Translation,
};
use serde::{Deserialize, Serialize};

use super::{
    costs::{CostForms, TimeLimitForm},
    sections::Sections,
};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Front {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) code: Option<ProcedureCode>,
    /// Only where it is not the slug of the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) slug: Option<Slug>,
    pub(super) name: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<String, Translation>,
    pub(super) sector: SectorName,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    levels: BTreeSet<AdministrativeLevel>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    applicants: BTreeSet<ApplicantKind>,
    #[serde(default, skip_serializing_if = "is_default")]
    agencies: Agencies,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reception: String,
    #[serde(default, skip_serializing_if = "is_default")]
    interlinked: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    online: OnlineService,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    channels: Vec<ChannelForm>,
    #[serde(default, skip_serializing_if = "DossierForm::is_empty")]
    dossier: DossierForm,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    forms: Vec<FormTemplate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    outcomes: Vec<Outcome>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    legal_basis: Vec<LegalDocument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    announcement: Option<Announcement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) repeal: Option<Repeal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    life_events: Vec<Slug>,
    #[serde(default, skip_serializing_if = "is_default")]
    source: Source,
    // What the sections of the body cannot carry unchanged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<Markdown>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) steps: Option<Vec<Step>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) requirements: Option<Markdown>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ChannelForm {
    kind: ChannelKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    situation: String,
    #[serde(default, skip_serializing_if = "TimeLimitForm::is_unknown")]
    time_limit: TimeLimitForm,
    #[serde(default, skip_serializing_if = "CostForms::is_empty")]
    costs: CostForms,
    #[serde(default, skip_serializing_if = "Markdown::is_empty")]
    note: Markdown,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct DossierForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    sets: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<CaseForm>,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct CaseForm {
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    items: Vec<ItemForm>,
}

/// A paper, or a note between papers.
#[derive(Deserialize, Serialize)]
#[serde(try_from = "RawItem", into = "RawItem")]
#[derive(Clone)]
struct ItemForm(DossierItem);

#[derive(Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
struct RawItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    originals: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forms: Vec<FormTemplate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl TryFrom<RawItem> for ItemForm {
    type Error = &'static str;

    fn try_from(raw: RawItem) -> Result<Self, Self::Error> {
        let (originals, copies) = (raw.originals.unwrap_or(0), raw.copies.unwrap_or(0));
        match (raw.paper, raw.note) {
            (Some(_), None) if originals == 0 && copies == 0 => Err("missing field `originals`"),
            (Some(name), None) => {
                Ok(Self(DossierItem::Paper(RequiredDocument { name, originals, copies, forms: raw.forms })))
            }
            (None, Some(note)) => Ok(Self(DossierItem::Note(note))),
            (None, None) => Err("missing field `paper`"),
            (Some(_), Some(_)) => Err("duplicate field `note`"),
        }
    }
}

impl From<ItemForm> for RawItem {
    fn from(item: ItemForm) -> Self {
        match item.0 {
            DossierItem::Paper(RequiredDocument { name, originals, copies, forms }) => {
                Self { paper: Some(name), originals: Some(originals), copies: Some(copies), forms, note: None }
            }
            DossierItem::Note(note) => Self { note: Some(note), ..Self::default() },
        }
    }
}

impl DossierForm {
    fn is_empty(&self) -> bool {
        self.sets.is_none() && self.cases.is_empty()
    }
}

impl Front {
    pub(super) fn new(procedure: &Procedure, content: &EditionContent) -> Self {
        let content = content.clone();
        let channels = content.channels.into_iter().map(|channel| ChannelForm {
            kind: channel.kind,
            situation: channel.situation,
            time_limit: TimeLimitForm(channel.time_limit),
            costs: CostForms(channel.costs),
            note: channel.note,
        });
        let cases = content
            .dossier
            .cases
            .into_iter()
            .map(|case| CaseForm { name: case.name, items: case.items.into_iter().map(ItemForm).collect() });
        Self {
            code: procedure.code.clone(),
            slug: (procedure.slug != Slug::from_name(&content.name)).then(|| procedure.slug.clone()),
            name: content.name,
            translations: content.translations,
            sector: content.sector,
            keywords: content.keywords,
            levels: content.levels,
            applicants: content.applicants,
            agencies: content.agencies,
            reception: content.reception,
            interlinked: content.interlinked,
            online: content.online,
            channels: channels.collect(),
            dossier: DossierForm { sets: content.dossier.sets, cases: cases.collect() },
            forms: content.forms,
            outcomes: content.outcomes,
            legal_basis: content.legal_basis,
            announcement: content.announcement,
            repeal: procedure.repeal.clone(),
            life_events: content.life_events,
            source: content.source,
            summary: None,
            steps: None,
            requirements: None,
        }
    }

    /// The content, with what the body says.
    pub(super) fn content(self, sections: Sections) -> EditionContent {
        let channels = self.channels.into_iter().map(|channel| Channel {
            kind: channel.kind,
            situation: channel.situation,
            time_limit: channel.time_limit.0,
            costs: channel.costs.0,
            note: channel.note,
        });
        let cases = self
            .dossier
            .cases
            .into_iter()
            .map(|case| DossierCase { name: case.name, items: case.items.into_iter().map(|item| item.0).collect() });
        EditionContent {
            name: self.name,
            summary: self.summary.unwrap_or(sections.summary),
            translations: self.translations,
            keywords: self.keywords,
            sector: self.sector,
            levels: self.levels,
            applicants: self.applicants,
            agencies: self.agencies,
            reception: self.reception,
            interlinked: self.interlinked,
            online: self.online,
            channels: channels.collect(),
            dossier: Dossier { sets: self.dossier.sets, cases: cases.collect() },
            forms: self.forms,
            steps: self.steps.unwrap_or(sections.steps),
            requirements: self.requirements.unwrap_or(sections.requirements),
            outcomes: self.outcomes,
            legal_basis: self.legal_basis,
            announcement: self.announcement,
            life_events: self.life_events,
            source: self.source,
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
