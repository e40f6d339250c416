//! What the API gives for a procedure. Version 1 may gain fields and loses none.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    OnlineLevel, TimeLimit,
    quality::{self, Severity},
};
use jiff::civil::Date;
use registry::Entry;
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::api::{
    content::Content,
    keys::{AudienceKey, ChannelKey, FindingCode, Level, OnlineLevelName},
};

/// A procedure in a list.
#[derive(Serialize, ToSchema)]
#[schema(as = ProcedureSummary)]
pub struct Summary {
    /// Its national or local code; some have none.
    #[schema(required)]
    code: Option<String>,
    /// What addresses name it by. It stays when the name changes.
    slug: String,
    /// The official name, in Vietnamese.
    name: String,
    /// The names in other languages, by the tag of the language; all that is known
    /// of them is in `content.translations` of the whole resource.
    names: BTreeMap<String, String>,
    /// In plain words, for whom and what for; Markdown, may be empty.
    summary: String,
    /// The name of its sector.
    sector: String,
    /// The slug of its sector.
    sector_slug: String,
    /// The levels of government that carry it out.
    levels: Vec<Level>,
    /// The groups of people that it is for.
    audiences: Vec<AudienceKey>,
    /// The agencies that carry it out.
    implementing_agencies: Vec<String>,
    /// The online level, 1 to 4; null where it is not known.
    #[schema(required, minimum = 1, maximum = 4)]
    online_level: Option<u8>,
    /// The name of that level.
    #[schema(required)]
    online_level_name: Option<OnlineLevelName>,
    /// The ways of handing in.
    channels: Vec<ChannelKey>,
    /// Every different limit, in words; empty where none is known.
    time_limit: Vec<String>,
    /// Every different cost, in words; empty where none is known.
    cost: Vec<String>,
    /// Free of charge in every row of every channel.
    free: bool,
    /// The codes of the quality checks that found something doubtful.
    findings: Vec<FindingCode>,
    /// The first day on which it is repealed; null while it is in force.
    #[schema(required, format = Date)]
    repealed_since: Option<String>,
    /// The number of the edition.
    edition: u32,
    /// When the edition was published.
    #[schema(format = DateTime)]
    published_at: String,
    /// Its page on this site.
    url: String,
}

impl Summary {
    /// The summary of an entry, as it is to be judged on a day.
    pub fn of(entry: &Entry, day: Date) -> Self {
        let content = &entry.content;
        let facts = entry.facts();
        let different = |texts: Vec<String>| {
            let mut seen = BTreeSet::new();
            texts.into_iter().filter(|text| seen.insert(text.clone())).collect::<Vec<_>>()
        };
        let channels = &content.channels;
        let findings: BTreeSet<FindingCode> = quality::check(content, day)
            .iter()
            .filter(|finding| finding.severity != Severity::Notice)
            .map(|finding| finding.check.into())
            .collect();
        let ways: BTreeSet<ChannelKey> = facts.channels.iter().copied().map(ChannelKey::from).collect();
        Self {
            code: entry.code().map(str::to_owned),
            slug: entry.procedure.slug.to_string(),
            name: content.name.clone(),
            names: content.translations.iter().map(|(tag, said)| (tag.clone(), said.name.clone())).collect(),
            summary: content.summary.as_str().to_owned(),
            sector: content.sector.as_str().to_owned(),
            sector_slug: facts.sector.to_string(),
            levels: facts.levels.iter().copied().map(Level::from).collect(),
            audiences: facts.audiences.iter().copied().map(AudienceKey::from).collect(),
            implementing_agencies: content.agencies.implementing.iter().map(ToString::to_string).collect(),
            online_level: facts.online_level.map(OnlineLevel::number),
            online_level_name: facts.online_level.map(OnlineLevelName::from),
            channels: ways.into_iter().collect(),
            time_limit: different(
                channels
                    .iter()
                    .filter(|channel| channel.time_limit != TimeLimit::Unknown)
                    .map(|channel| channel.time_limit.to_string())
                    .collect(),
            ),
            cost: different(channels.iter().flat_map(|channel| &channel.costs).map(ToString::to_string).collect()),
            free: facts.free,
            findings: findings.into_iter().collect(),
            repealed_since: entry.procedure.repeal.as_ref().map(|repeal| repeal.since.to_string()),
            edition: entry.edition,
            published_at: entry.published_at.to_string(),
            url: page(&entry.procedure.slug),
        }
    }
}

/// The page of a procedure on this site.
pub fn page(slug: &catalogue::Slug) -> String {
    format!("/thu-tuc/{slug}")
}

/// A procedure that something else names.
#[derive(Serialize, ToSchema)]
pub struct ProcedureLink {
    /// Its code, where it has one.
    #[schema(required)]
    code: Option<String>,
    /// Its slug.
    slug: String,
    /// Its official name, in Vietnamese.
    name: String,
    /// Its page on this site.
    url: String,
    /// All about it in this API.
    api_url: String,
}

impl ProcedureLink {
    /// A link to an entry.
    pub fn of(entry: &Entry) -> Self {
        Self::named(&entry.procedure, &entry.content.name)
    }

    /// A link to a procedure by a name that it has or had.
    pub fn named(procedure: &catalogue::Procedure, name: &str) -> Self {
        Self {
            code: procedure.code.as_ref().map(|code| code.as_str().to_owned()),
            slug: procedure.slug.to_string(),
            name: name.to_owned(),
            url: page(&procedure.slug),
            api_url: format!("/api/v1/procedures/{}", procedure.slug),
        }
    }
}

/// The identity of a procedure.
#[derive(Serialize, ToSchema)]
#[schema(as = ProcedureIdentity)]
pub struct Identity {
    /// Its code, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// Its slug.
    slug: String,
    /// When and by what it was repealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    repeal: Option<Repeal>,
}

/// The end of a procedure.
#[derive(Serialize, ToSchema)]
pub struct Repeal {
    /// First day on which it is gone.
    #[schema(format = Date)]
    since: String,
    /// Number of the decision.
    decision: String,
    /// The slugs of what replaced it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    successors: Vec<String>,
}

impl Identity {
    fn of(procedure: &catalogue::Procedure) -> Self {
        let catalogue::Procedure { code, slug, repeal } = procedure;
        Self {
            code: code.as_ref().map(|code| code.as_str().to_owned()),
            slug: slug.to_string(),
            repeal: repeal.as_ref().map(Repeal::of),
        }
    }
}

impl Repeal {
    /// The end of a procedure.
    pub fn of(repeal: &catalogue::Repeal) -> Self {
        let catalogue::Repeal { since, decision, successors } = repeal;
        Self {
            since: since.to_string(),
            decision: decision.clone(),
            successors: successors.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A procedure with everything that its edition says.
#[derive(Serialize, ToSchema)]
#[schema(as = Procedure)]
pub struct Detail {
    #[serde(flatten)]
    summary: Summary,
    /// What it is, whatever its editions say.
    procedure: Identity,
    /// What the edition says.
    content: Content,
    /// The day at whose end this held, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    as_of: Option<String>,
}

impl Detail {
    /// Everything about an entry, as it is to be judged on a day.
    pub fn of(entry: &Entry, day: Date) -> Self {
        Self {
            summary: Summary::of(entry, day),
            procedure: Identity::of(&entry.procedure),
            content: Content::of(&entry.content),
            as_of: None,
        }
    }

    /// The same, as it held at the end of a day.
    pub fn on(self, day: Date) -> Self {
        Self { as_of: Some(day.to_string()), ..self }
    }
}
