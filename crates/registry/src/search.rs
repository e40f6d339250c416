use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use catalogue::{
    AdministrativeLevel, Audience, ChannelKind, OnlineLevel, Slug,
    query::{Intent, Question, Repair},
};

use crate::{Change, Entry, Explanation, OutboxPosition, ProcedureId, Result};

/// A question with its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// What was typed; may be empty, which lists everything.
    pub q: String,
    /// Takes every word as it was typed, though it may look mistyped.
    pub verbatim: bool,
    /// What the results are limited to.
    pub filters: Filters,
    /// Their order.
    pub sort: Sort,
    /// How many at most.
    pub limit: usize,
    /// How many to skip.
    pub offset: usize,
    /// The place after which they begin; for orders that no question makes.
    pub after: Option<Place>,
}

/// Where a result stands in the orders that no question makes. It stays right
/// whatever else comes and goes, which a number does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// How needed it is, the bits of a number that is never negative.
    pub need: u32,
    /// When its edition was published.
    pub published_at: jiff::Timestamp,
    /// Its name, folded.
    pub name: String,
    /// Its key.
    pub id: ProcedureId,
}

impl Place {
    /// Which of two comes first in an order.
    #[must_use]
    pub fn compare(&self, other: &Self, sort: Sort) -> Ordering {
        let first = match sort {
            Sort::Relevance => other.need.cmp(&self.need),
            Sort::Name => Ordering::Equal,
            Sort::Updated => other.published_at.cmp(&self.published_at),
        };
        first.then_with(|| self.name.cmp(&other.name)).then_with(|| self.id.cmp(&other.id))
    }
}

/// What the results are limited to; every part that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The sector.
    pub sector: Option<Slug>,
    /// A level of government.
    pub level: Option<AdministrativeLevel>,
    /// A group of applicants.
    pub audience: Option<Audience>,
    /// The online level.
    pub online_level: Option<OnlineFilter>,
    /// A kind of channel.
    pub channel: Option<ChannelKind>,
    /// An agency that carries it out.
    pub agency: Option<Slug>,
    /// Free of charge only.
    pub free: bool,
}

/// A filter by online level, in either vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnlineFilter {
    /// Exactly this level.
    Level(OnlineLevel),
    /// Level 3 or 4: a dossier can be handed in online.
    Either,
}

impl OnlineFilter {
    /// Reads `1`–`4`, `partial`, `full`, `either`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "either" { Some(Self::Either) } else { OnlineLevel::parse(text).map(Self::Level) }
    }

    /// The text of it in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Either => "either",
            Self::Level(OnlineLevel::Information) => "1",
            Self::Level(OnlineLevel::Forms) => "2",
            Self::Level(OnlineLevel::Partial) => "3",
            Self::Level(OnlineLevel::Full) => "4",
        }
    }

    /// Whether a level passes.
    #[must_use]
    pub fn admits(self, level: Option<OnlineLevel>) -> bool {
        match self {
            Self::Level(wanted) => level == Some(wanted),
            Self::Either => level.is_some_and(OnlineLevel::submits_online),
        }
    }
}

/// The order of results.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What fits best first; without a question, what most people need.
    #[default]
    Relevance,
    /// By name.
    Name,
    /// Newest edition first.
    Updated,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Relevance, Self::Name, Self::Updated];

    /// The text of it in addresses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::Name => "name",
            Self::Updated => "updated",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.key() == key)
    }
}

/// How many results there would be under each value of each filter, the other
/// filters being as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By sector.
    pub sector: Vec<FacetCount<Slug>>,
    /// By level of government.
    pub level: Vec<FacetCount<AdministrativeLevel>>,
    /// By group of applicants.
    pub audience: Vec<FacetCount<Audience>>,
    /// By online level.
    pub online_level: Vec<FacetCount<OnlineLevel>>,
    /// By channel.
    pub channel: Vec<FacetCount<ChannelKind>>,
    /// By agency.
    pub agency: Vec<FacetCount<Slug>>,
    /// How many are free of charge.
    pub free: usize,
}

/// A value and how many results it has; the most first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCount<T> {
    /// The value.
    pub value: T,
    /// How many.
    pub count: usize,
}

impl<T: Ord> FacetCount<T> {
    /// Counts in the order in which they are shown.
    pub fn in_order(counts: BTreeMap<T, usize>) -> Vec<Self> {
        let mut list: Vec<Self> = counts.into_iter().map(|(value, count)| Self { value, count }).collect();
        list.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
        list
    }
}

/// What an engine answers.
#[derive(Clone, Debug, Default)]
pub struct EngineAnswer {
    /// The page of results that was asked for, best first, with a score.
    pub hits: Vec<(ProcedureId, f32)>,
    /// How many results there are in all.
    pub total: usize,
    /// How many stand before the first that is given.
    pub first: usize,
    /// Where the last that is given stands.
    pub last: Option<Place>,
    /// Counts for the filters.
    pub facets: Facets,
    /// The folded syllables to mark in names.
    pub marks: Vec<String>,
    /// What was made of the question.
    pub understood: Understood,
}

/// What was made of a question, as far as the person who asked is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// What about the procedure is asked.
    pub intents: BTreeSet<Intent>,
    /// The words that look mistyped.
    pub repairs: Vec<Repair>,
    /// Whether accents were typed.
    pub accented: bool,
    /// The agencies that are named, where nothing else is.
    pub agencies: Vec<Slug>,
}

impl From<&Question> for Understood {
    fn from(question: &Question) -> Self {
        Self {
            intents: question.intents.clone(),
            repairs: question.repairs.clone(),
            accented: question.accented,
            agencies: Vec::new(),
        }
    }
}

/// A result.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The procedure.
    pub entry: Arc<Entry>,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
}

/// What a search gives.
#[derive(Clone, Debug, Default)]
pub struct SearchResults {
    /// The page of results.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: usize,
    /// How many stand before the first that is given.
    pub first: usize,
    /// Where the last that is given stands.
    pub last: Option<Place>,
    /// The catalogue that was searched.
    pub position: OutboxPosition,
    /// Counts for the filters.
    pub facets: Facets,
    /// The folded syllables to mark in names.
    pub marks: Vec<String>,
    /// What was made of the question.
    pub understood: Understood,
}

/// How searches are answered at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EngineHealth {
    /// The engine that answers: `embedded` or `meilisearch`.
    pub engine: &'static str,
    /// Since when, where it may be another.
    pub since: Option<jiff::Timestamp>,
    /// Why the engine that should answer does not, in a word.
    pub trouble: Option<&'static str>,
    /// How often another engine began to answer.
    pub switches: u64,
}

/// A search engine. It understands the question by the code of `catalogue`
/// that all engines share.
#[async_trait]
pub trait SearchEngine: Send + Sync {
    /// Answers a question.
    async fn search(&self, request: &SearchRequest) -> Result<EngineAnswer>;

    /// How a question is understood, and why each result ranks where it does;
    /// filters and order do not count.
    async fn explain(&self, request: &SearchRequest) -> Result<Explanation>;

    /// Procedures for what has been typed so far, best first.
    async fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<ProcedureId>>;

    /// Forgets everything and takes in these entries; searches go on meanwhile
    /// on what was there before.
    async fn rebuild(&self, entries: &[Arc<Entry>]) -> Result<()>;

    /// Takes in changes, in order. Doing it twice changes nothing.
    async fn apply(&self, changes: &[Change]) -> Result<()>;

    /// How searches are answered at the moment.
    fn health(&self) -> EngineHealth {
        EngineHealth { engine: "embedded", since: None, trouble: None, switches: 0 }
    }
}
