//! Counts for the filters of a list of procedures.

use catalogue::{AdministrativeLevel, Audience, ChannelKind, OnlineLevel};
use registry::{FacetCount, Facets, Snapshot};
use serde::Serialize;
use utoipa::ToSchema;

use crate::http::api::keys::OnlineLevelName;

/// How many results there would be under each value of each filter, the others being
/// as they are.
#[derive(Serialize, ToSchema)]
#[schema(as = Facets)]
pub struct FacetList {
    /// By sector, with the slug as the value.
    sector: Vec<Count>,
    /// By level of government.
    level: Vec<Count>,
    /// By group of applicants.
    audience: Vec<Count>,
    /// By online level, 1 to 4.
    online_level: Vec<Count>,
    /// By way of handing in.
    channel: Vec<Count>,
    /// By agency that carries it out or decides, with the slug as the value.
    agency: Vec<Count>,
    /// How many are free of charge.
    free: usize,
}

/// How many results a value has.
#[derive(Serialize, ToSchema)]
#[schema(as = FacetCount)]
pub struct Count {
    /// The value, as the filter takes it.
    value: String,
    /// Its name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// How many.
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
                (level.number().to_string(), Some(OnlineLevelName::from(*level).as_str().to_owned()))
            }),
            channel: counts(&facets.channel, |channel: &ChannelKind| key(channel.key())),
            agency: counts(&facets.agency, |slug| {
                (slug.to_string(), snapshot.agency(slug.as_str()).map(|group| group.name.clone()))
            }),
            free: facets.free,
        }
    }
}
