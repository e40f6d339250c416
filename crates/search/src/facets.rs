use std::collections::BTreeMap;

use registry::{FacetCount, Facets, Facts, Filters};

/// The dimensions of [`Filters`], in the order of their fields.
const DIMENSIONS: usize = 7;

/// Filters results and counts what each other filter would leave.
pub struct Tally<'a> {
    filters: &'a Filters,
    sector: BTreeMap<&'a catalogue::Slug, usize>,
    level: BTreeMap<catalogue::AdministrativeLevel, usize>,
    audience: BTreeMap<catalogue::Audience, usize>,
    online_level: BTreeMap<catalogue::OnlineLevel, usize>,
    channel: BTreeMap<catalogue::ChannelKind, usize>,
    agency: BTreeMap<&'a catalogue::Slug, usize>,
    free: usize,
}

impl<'a> Tally<'a> {
    /// Nothing counted yet.
    pub fn new(filters: &'a Filters) -> Self {
        Self {
            filters,
            sector: BTreeMap::new(),
            level: BTreeMap::new(),
            audience: BTreeMap::new(),
            online_level: BTreeMap::new(),
            channel: BTreeMap::new(),
            agency: BTreeMap::new(),
            free: 0,
        }
    }

    /// Counts a result; says whether it passes all the filters.
    ///
    /// The counts of a dimension leave its own filter out, so that one sees
    /// what choosing another value would give.
    pub fn take(&mut self, facts: &'a Facts) -> bool {
        let passes = passes(self.filters, facts);
        let failed = passes.iter().filter(|passes| !**passes).count();
        let counts = |dimension: usize| failed == 0 || (failed == 1 && !passes[dimension]);
        if counts(0) {
            *self.sector.entry(&facts.sector).or_default() += 1;
        }
        if counts(1) {
            facts.levels.iter().for_each(|level| *self.level.entry(*level).or_default() += 1);
        }
        if counts(2) {
            facts.audiences.iter().for_each(|audience| *self.audience.entry(*audience).or_default() += 1);
        }
        if counts(3) {
            facts.online_level.iter().for_each(|level| *self.online_level.entry(*level).or_default() += 1);
        }
        if counts(4) {
            facts.channels.iter().for_each(|channel| *self.channel.entry(*channel).or_default() += 1);
        }
        if counts(5) {
            facts.agencies.iter().for_each(|agency| *self.agency.entry(agency).or_default() += 1);
        }
        if counts(6) && facts.free {
            self.free += 1;
        }
        failed == 0
    }

    /// The counts.
    pub fn facets(self) -> Facets {
        let owned = |counts: BTreeMap<&catalogue::Slug, usize>| {
            FacetCount::in_order(counts.into_iter().map(|(slug, count)| (slug.clone(), count)).collect())
        };
        Facets {
            sector: owned(self.sector),
            level: FacetCount::in_order(self.level),
            audience: FacetCount::in_order(self.audience),
            online_level: FacetCount::in_order(self.online_level),
            channel: FacetCount::in_order(self.channel),
            agency: owned(self.agency),
            free: self.free,
        }
    }
}

/// Which of the filters a result passes; one that is not set is passed.
fn passes(filters: &Filters, facts: &Facts) -> [bool; DIMENSIONS] {
    [
        filters.sector.as_ref().is_none_or(|sector| *sector == facts.sector),
        filters.level.is_none_or(|level| facts.levels.contains(&level)),
        filters.audience.is_none_or(|audience| facts.audiences.contains(&audience)),
        filters.online_level.is_none_or(|wanted| wanted.admits(facts.online_level)),
        filters.channel.is_none_or(|channel| facts.channels.contains(&channel)),
        filters.agency.as_ref().is_none_or(|agency| facts.agencies.contains(agency)),
        !filters.free || facts.free,
    ]
}
