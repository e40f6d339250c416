use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    AdministrativeLevel, Agencies, Announcement, ApplicantKind, Audience, Channel, Dossier, FormTemplate,
    LegalDocument, OnlineService, Slug, Source, Translation,
    text::{tidy, tidy_lines},
};

/// The whole content of a procedure at one time: what one edition says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionContent {
    /// The official name.
    pub name: String,
    /// In plain words, for whom and what for; may be empty.
    #[serde(default, skip_serializing_if = "Markdown::is_empty")]
    pub summary: Markdown,
    /// Name and summary in other languages, by the tag of the language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub translations: BTreeMap<String, Translation>,
    /// The words that people use for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// The sector (*lĩnh vực*).
    pub sector: SectorName,
    /// The levels of government that carry it out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub levels: BTreeSet<AdministrativeLevel>,
    /// Who may ask for it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub applicants: BTreeSet<ApplicantKind>,
    /// The agencies, by their part.
    #[serde(default)]
    pub agencies: Agencies,
    /// Where papers are handed in (*nơi tiếp nhận*), as an address or in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reception: String,
    /// Several agencies, one submission (*liên thông*).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub interlinked: bool,
    /// The online service.
    #[serde(default)]
    pub online: OnlineService,
    /// The ways of handing in, each with its time limit and costs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// The papers.
    #[serde(default)]
    pub dossier: Dossier,
    /// Forms that belong to no single paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormTemplate>,
    /// What happens, in order (*trình tự thực hiện*).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// Requirements and conditions (*yêu cầu, điều kiện*).
    #[serde(default, skip_serializing_if = "Markdown::is_empty")]
    pub requirements: Markdown,
    /// What one gets (*kết quả thực hiện*).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// The law that it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<LegalDocument>,
    /// The decision that announced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub announcement: Option<Announcement>,
    /// The life events that it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub life_events: Vec<Slug>,
    /// Where this was taken from.
    #[serde(default)]
    pub source: Source,
}

/// One step of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Step {
    /// A short title; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What happens.
    pub text: Markdown,
}

/// What one gets at the end (*kết quả thực hiện*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What it is called.
    pub name: String,
    /// Its code in the national list, such as `KQ.G15.000031`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Text in Markdown, composed and tidied; not yet made safe for a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Markdown(String);

impl Markdown {
    /// Tidies a text as a source gives it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(tidy_lines(text))
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The Markdown.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Markdown {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<Markdown> for String {
    fn from(text: Markdown) -> Self {
        text.0
    }
}

/// The name of a sector (*lĩnh vực*), tidied. Two spellings that fold to the
/// same [`Slug`] are the same sector.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct SectorName(String);

impl SectorName {
    /// Tidies a name as a source gives it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(tidy(name))
    }

    /// What identifies the sector.
    #[must_use]
    pub fn slug(&self) -> Slug {
        Slug::from_name(&self.0)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for SectorName {
    fn from(name: String) -> Self {
        Self::new(&name)
    }
}

impl From<SectorName> for String {
    fn from(name: SectorName) -> Self {
        name.0
    }
}

/// A part that Decree 63/2010/NĐ-CP, article 8, asks of every procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LegalPart {
    /// *Tên*.
    Name,
    /// *Trình tự thực hiện*.
    Steps,
    /// *Cách thức thực hiện*.
    Channels,
    /// *Thành phần, số lượng hồ sơ*.
    Dossier,
    /// *Thời hạn giải quyết*.
    TimeLimit,
    /// *Đối tượng thực hiện*.
    Applicants,
    /// *Cơ quan thực hiện*.
    ImplementingAgency,
    /// *Kết quả thực hiện*.
    Outcome,
}

impl LegalPart {
    /// The name that messages choose their words by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Steps => "steps",
            Self::Channels => "channels",
            Self::Dossier => "dossier",
            Self::TimeLimit => "time_limit",
            Self::Applicants => "applicants",
            Self::ImplementingAgency => "implementing_agency",
            Self::Outcome => "outcome",
        }
    }
}

impl EditionContent {
    /// A content of which nothing is known yet but the name and the sector.
    #[must_use]
    pub fn named(name: impl Into<String>, sector: SectorName) -> Self {
        Self {
            name: name.into(),
            summary: Markdown::default(),
            translations: BTreeMap::new(),
            keywords: Vec::new(),
            sector,
            levels: BTreeSet::new(),
            applicants: BTreeSet::new(),
            agencies: Agencies::default(),
            reception: String::new(),
            interlinked: false,
            online: OnlineService::default(),
            channels: Vec::new(),
            dossier: Dossier::default(),
            forms: Vec::new(),
            steps: Vec::new(),
            requirements: Markdown::default(),
            outcomes: Vec::new(),
            legal_basis: Vec::new(),
            announcement: None,
            life_events: Vec::new(),
            source: Source::default(),
        }
    }

    /// The groups of people that the procedure is for.
    #[must_use]
    pub fn audiences(&self) -> BTreeSet<Audience> {
        self.applicants.iter().map(|kind| kind.audience()).collect()
    }

    /// Whether it names the decision to publish it by, with all that belongs to one.
    #[must_use]
    pub fn is_announced(&self) -> bool {
        self.announcement.as_ref().is_some_and(Announcement::is_complete)
    }

    /// The parts that the law requires and that this content lacks.
    #[must_use]
    pub fn missing_parts(&self) -> Vec<LegalPart> {
        use crate::TimeLimit::Unknown;
        let checks = [
            (LegalPart::Name, self.name.is_empty()),
            (LegalPart::Steps, self.steps.iter().all(|s| s.text.is_empty() && s.title.is_empty())),
            (LegalPart::Channels, self.channels.is_empty()),
            (LegalPart::Dossier, self.dossier.cases.iter().all(|c| c.items.is_empty())),
            (LegalPart::TimeLimit, self.channels.iter().all(|c| c.time_limit == Unknown)),
            (LegalPart::Applicants, self.applicants.is_empty()),
            (LegalPart::ImplementingAgency, self.agencies.implementing.is_empty()),
            (LegalPart::Outcome, self.outcomes.is_empty()),
        ];
        checks.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect()
    }
}
