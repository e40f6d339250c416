//! Filters and counts, against counting by hand.

use std::{collections::BTreeMap, sync::Arc};

use catalogue::{AdministrativeLevel, Audience, ChannelKind, OnlineLevel, Slug};
use registry::{Entry, FacetCount, Facets, Filters, OnlineFilter, SearchEngine, SearchRequest};

use crate::{ask, ids, request};

/// Every combination of a few filters.
pub async fn filters_and_counts(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    for q in ["", "đăng ký"] {
        let unfiltered = ids(&ask(engine, q).await);
        let found: Vec<&Entry> =
            entries.iter().map(|entry| &**entry).filter(|entry| unfiltered.contains(&entry.id.0)).collect();
        for filters in combinations() {
            let request = SearchRequest { filters: filters.clone(), ..request(q) };
            let answer = engine.search(&request).await.expect("it answers");
            let mut got = ids(&answer);
            let mut wanted: Vec<i64> =
                found.iter().filter(|entry| passes(&filters, entry)).map(|entry| entry.id.0).collect();
            assert_eq!(answer.total, wanted.len(), "{q:?} {filters:?}");
            got.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(got, wanted, "{q:?} {filters:?}");
            assert_eq!(answer.facets, count_by_hand(&filters, &found), "{q:?} {filters:?}");
        }
    }
}

fn combinations() -> Vec<Filters> {
    let online = [None, Some(OnlineFilter::Either), Some(OnlineFilter::Level(OnlineLevel::Full))];
    let mut all = Vec::new();
    for case in 0..2 * 2 * 2 * 3 * 2 * 2 * 2 {
        let mut rest = case;
        let mut pick = |of: usize| {
            let picked = rest % of;
            rest /= of;
            picked
        };
        all.push(Filters {
            sector: (pick(2) == 1).then(|| Slug::from_name("Hộ tịch")),
            level: (pick(2) == 1).then_some(AdministrativeLevel::Commune),
            audience: (pick(2) == 1).then_some(Audience::Citizen),
            online_level: online[pick(3)],
            channel: (pick(2) == 1).then_some(ChannelKind::Online),
            agency: (pick(2) == 1).then(|| Slug::from_name("Ủy ban nhân dân cấp xã")),
            free: pick(2) == 1,
        });
    }
    all
}

fn passes(filters: &Filters, entry: &Entry) -> bool {
    let facts = entry.facts();
    filters.sector.as_ref().is_none_or(|sector| *sector == facts.sector)
        && filters.level.is_none_or(|level| facts.levels.contains(&level))
        && filters.audience.is_none_or(|audience| facts.audiences.contains(&audience))
        && filters.online_level.is_none_or(|online| online.admits(facts.online_level))
        && filters.channel.is_none_or(|channel| facts.channels.contains(&channel))
        && filters.agency.as_ref().is_none_or(|agency| facts.agencies.contains(agency))
        && (!filters.free || facts.free)
}

fn count_by_hand(filters: &Filters, found: &[&Entry]) -> Facets {
    fn tally<T: Ord>(found: &[&Entry], without: &Filters, values: impl Fn(&Entry) -> Vec<T>) -> Vec<FacetCount<T>> {
        let mut counts = BTreeMap::new();
        for entry in found.iter().filter(|entry| passes(without, entry)) {
            for value in values(entry) {
                *counts.entry(value).or_insert(0) += 1;
            }
        }
        FacetCount::in_order(counts)
    }
    let f = || filters.clone();
    Facets {
        sector: tally(found, &Filters { sector: None, ..f() }, |e| vec![e.facts().sector]),
        level: tally(found, &Filters { level: None, ..f() }, |e| e.facts().levels.into_iter().collect()),
        audience: tally(found, &Filters { audience: None, ..f() }, |e| e.facts().audiences.into_iter().collect()),
        online_level: tally(found, &Filters { online_level: None, ..f() }, |e| {
            e.facts().online_level.into_iter().collect()
        }),
        channel: tally(found, &Filters { channel: None, ..f() }, |e| e.facts().channels.into_iter().collect()),
        agency: tally(found, &Filters { agency: None, ..f() }, |e| e.facts().agencies.into_iter().collect()),
        free: found.iter().filter(|e| passes(&Filters { free: true, ..f() }, e)).count(),
    }
}
