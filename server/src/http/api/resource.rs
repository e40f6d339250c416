//! What the API gives for a procedure. Version 1 may gain fields and loses none.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{
    AdministrativeLevel, Audience, ChannelKind, EditionContent, OnlineLevel, Procedure, TimeLimit,
    quality::{self, Severity},
};
use registry::{Entry, FacetCount, Facets, Snapshot, today};
use serde::Serialize;

/// A procedure in a list.
#[derive(Serialize)]
pub struct Summary {
    code: Option<String>,
    slug: String,
    name: String,
    /// The names in other languages, by the tag of the language; all that is known
    /// of them is in `content.translations` of the whole resource.
    names: BTreeMap<String, String>,
    summary: String,
    sector: String,
    sector_slug: String,
    levels: Vec<&'static str>,
    audiences: Vec<&'static str>,
    implementing_agencies: Vec<String>,
    online_level: Option<u8>,
    online_level_name: Option<&'static str>,
    channels: BTreeSet<&'static str>,
    /// Every different limit, in words; empty where none is known.
    time_limit: Vec<String>,
    /// Every different cost, in words; empty where none is known.
    cost: Vec<String>,
    free: bool,
    /// The codes of the quality checks that found something doubtful.
    findings: BTreeSet<&'static str>,
    repealed_since: Option<String>,
    edition: u32,
    published_at: String,
    url: String,
}

impl Summary {
    /// The summary of an entry.
    pub fn of(entry: &Entry) -> Self {
        let content = &entry.content;
        let facts = entry.facts();
        let different = |texts: Vec<String>| {
            let mut seen = BTreeSet::new();
            texts.into_iter().filter(|text| seen.insert(text.clone())).collect::<Vec<_>>()
        };
        let channels = &content.channels;
        Self {
            code: entry.code().map(str::to_owned),
            slug: entry.procedure.slug.to_string(),
            name: content.name.clone(),
            names: content.translations.iter().map(|(tag, said)| (tag.clone(), said.name.clone())).collect(),
            summary: content.summary.as_str().to_owned(),
            sector: content.sector.as_str().to_owned(),
            sector_slug: facts.sector.to_string(),
            levels: facts.levels.iter().map(|level| level.key()).collect(),
            audiences: facts.audiences.iter().map(|audience| audience.key()).collect(),
            implementing_agencies: content.agencies.implementing.iter().map(ToString::to_string).collect(),
            online_level: facts.online_level.map(OnlineLevel::number),
            online_level_name: facts.online_level.map(level_name),
            channels: facts.channels.iter().map(|channel| channel.key()).collect(),
            time_limit: different(
                channels
                    .iter()
                    .filter(|channel| channel.time_limit != TimeLimit::Unknown)
                    .map(|channel| channel.time_limit.to_string())
                    .collect(),
            ),
            cost: different(channels.iter().flat_map(|channel| &channel.costs).map(ToString::to_string).collect()),
            free: facts.free,
            findings: quality::check(content, today())
                .iter()
                .filter(|finding| finding.severity != Severity::Notice)
                .map(|finding| finding.check.code())
                .collect(),
            repealed_since: entry.procedure.repeal.as_ref().map(|repeal| repeal.since.to_string()),
            edition: entry.edition,
            published_at: entry.published_at.to_string(),
            url: format!("/thu-tuc/{}", entry.procedure.slug),
        }
    }
}

/// A procedure with everything that its edition says.
#[derive(Serialize)]
pub struct Detail<'a> {
    #[serde(flatten)]
    summary: Summary,
    procedure: &'a Procedure,
    content: &'a EditionContent,
}

impl<'a> Detail<'a> {
    /// Everything about an entry.
    pub fn of(entry: &'a Entry) -> Self {
        Self { summary: Summary::of(entry), procedure: &entry.procedure, content: &entry.content }
    }
}

/// Counts for the filters of a list.
#[derive(Serialize)]
pub struct FacetList {
    sector: Vec<Count>,
    level: Vec<Count>,
    audience: Vec<Count>,
    online_level: Vec<Count>,
    channel: Vec<Count>,
    agency: Vec<Count>,
    free: usize,
}

#[derive(Serialize)]
struct Count {
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    count: usize,
}

impl FacetList {
    /// The counts, with the names of sectors and agencies.
    pub fn of(facets: &Facets, snapshot: &Snapshot) -> Self {
        fn counts<T>(list: &[FacetCount<T>], text: impl Fn(&T) -> (String, Option<String>)) -> Vec<Count> {
            let count = |facet: &FacetCount<T>| {
                let (value, name) = text(&facet.value);
                Count { value, name, count: facet.count }
            };
            list.iter().map(count).collect()
        }
        let key = |key: &'static str| (key.to_owned(), None);
        Self {
            sector: counts(&facets.sector, |slug| {
                (slug.to_string(), snapshot.sector(slug.as_str()).map(|group| group.name.clone()))
            }),
            level: counts(&facets.level, |level: &AdministrativeLevel| key(level.key())),
            audience: counts(&facets.audience, |audience: &Audience| key(audience.key())),
            online_level: counts(&facets.online_level, |level: &OnlineLevel| {
                (level.number().to_string(), Some(level_name(*level).to_owned()))
            }),
            channel: counts(&facets.channel, |channel: &ChannelKind| key(channel.key())),
            agency: counts(&facets.agency, |slug| {
                (slug.to_string(), snapshot.agency(slug.as_str()).map(|group| group.name.clone()))
            }),
            free: facets.free,
        }
    }
}

const fn level_name(level: OnlineLevel) -> &'static str {
    match level {
        OnlineLevel::Information => "information",
        OnlineLevel::Forms => "forms",
        OnlineLevel::Partial => "partial",
        OnlineLevel::Full => "full",
    }
}
