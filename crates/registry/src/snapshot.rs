use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use catalogue::{AgencyName, OnlineLevel, Slug};

use crate::{Change, Entry, OutboxPosition, ProcedureId};

/// Everything the public sees, in memory, never changed: a new one takes its place.
#[derive(Debug, Default)]
pub struct Snapshot {
    position: OutboxPosition,
    entries: Vec<Arc<Entry>>,
    by_id: HashMap<ProcedureId, usize>,
    by_slug: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
    sectors: Vec<Group>,
    agencies: Vec<AgencyGroup>,
    life_events: BTreeMap<Slug, Vec<Arc<Entry>>>,
    coverage: Coverage,
}

/// Procedures of one sector.
#[derive(Clone, Debug)]
pub struct Group {
    /// What identifies it.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// Its procedures, by name.
    pub entries: Vec<Arc<Entry>>,
}

/// Procedures of one agency.
#[derive(Clone, Debug)]
pub struct AgencyGroup {
    /// What identifies it.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What it carries out or decides, by name.
    pub entries: Vec<Arc<Entry>>,
    /// What it takes part in otherwise: announced, delegated to it, helping.
    pub also: Vec<Arc<Entry>>,
}

/// How many procedures are at which online level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All procedures in force.
    pub total: usize,
    /// At level 3, *một phần*.
    pub partial: usize,
    /// At level 4, *toàn trình*.
    pub full: usize,
    /// At level 1 or 2.
    pub lower: usize,
    /// Whose level nobody has set.
    pub unknown: usize,
}

impl Coverage {
    /// Counts entries; repealed ones do not count.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Self {
        let mut coverage = Self::default();
        for entry in entries.into_iter().filter(|entry| entry.procedure.repeal.is_none()) {
            coverage.count(entry.content.online.level);
        }
        coverage
    }

    /// Counts a procedure of this level.
    pub const fn count(&mut self, level: Option<OnlineLevel>) {
        self.total += 1;
        match level {
            Some(OnlineLevel::Partial) => self.partial += 1,
            Some(OnlineLevel::Full) => self.full += 1,
            Some(OnlineLevel::Information | OnlineLevel::Forms) => self.lower += 1,
            None => self.unknown += 1,
        }
    }

    /// How many are known to be at this level or higher.
    #[must_use]
    pub const fn at_least(&self, level: OnlineLevel) -> usize {
        match level {
            OnlineLevel::Full => self.full,
            OnlineLevel::Partial => self.full + self.partial,
            OnlineLevel::Information | OnlineLevel::Forms => self.full + self.partial + self.lower,
        }
    }
}

/// What stands at an address.
#[derive(Clone, Debug)]
pub enum Lookup {
    /// A procedure, in force or repealed.
    Found(Arc<Entry>),
    /// A procedure whose edition was taken back.
    Gone,
    /// Nothing, ever.
    Missing,
}

impl Snapshot {
    /// Puts entries in order. Withdrawn ones are only known to be gone.
    #[must_use]
    pub fn new(entries: Vec<Arc<Entry>>, position: OutboxPosition) -> Self {
        let mut entries = entries;
        entries.sort_by_cached_key(|entry| (catalogue::text::fold(&entry.content.name), entry.id));
        let mut snapshot = Self { position, ..Self::default() };
        let mut sectors: BTreeMap<Slug, Group> = BTreeMap::new();
        let mut agencies: BTreeMap<Slug, AgencyGroup> = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            snapshot.by_id.insert(entry.id, index);
            snapshot.by_slug.insert(entry.procedure.slug.to_string(), index);
            if let Some(code) = &entry.procedure.code {
                snapshot.by_code.insert(code.as_str().to_owned(), index);
                snapshot.by_code.entry(code.base().to_owned()).or_insert(index);
            }
            if entry.withdrawn {
                continue;
            }
            let content = &entry.content;
            sectors
                .entry(content.sector.slug())
                .or_insert_with_key(|slug| Group {
                    slug: slug.clone(),
                    name: content.sector.as_str().to_owned(),
                    entries: Vec::new(),
                })
                .entries
                .push(Arc::clone(entry));
            let roles = &content.agencies;
            let mut seen = Vec::new();
            let mut take = |name: &AgencyName, main: bool| {
                let slug = name.slug();
                if seen.contains(&slug) {
                    return;
                }
                seen.push(slug.clone());
                let group = agencies.entry(slug).or_insert_with_key(|slug| AgencyGroup {
                    slug: slug.clone(),
                    name: name.to_string(),
                    entries: Vec::new(),
                    also: Vec::new(),
                });
                if main { &mut group.entries } else { &mut group.also }.push(Arc::clone(entry));
            };
            roles.acting().for_each(|name| take(name, true));
            roles
                .promulgating
                .iter()
                .chain(&roles.delegated)
                .chain(&roles.coordinating)
                .for_each(|name| take(name, false));
            for event in &content.life_events {
                snapshot.life_events.entry(event.clone()).or_default().push(Arc::clone(entry));
            }
        }
        snapshot.sectors = sectors.into_values().collect();
        snapshot.agencies = agencies.into_values().collect();
        snapshot.coverage = Coverage::of(entries.iter().filter(|entry| !entry.withdrawn));
        snapshot.entries = entries;
        snapshot
    }

    /// The snapshot after these changes.
    #[must_use]
    pub fn after(&self, changes: &[Change]) -> Self {
        let mut entries: BTreeMap<ProcedureId, Arc<Entry>> =
            self.entries.iter().map(|entry| (entry.id, Arc::clone(entry))).collect();
        let mut position = self.position;
        for change in changes {
            position = position.max(change.position);
            match &change.entry {
                Some(entry) => entries.insert(change.id, Arc::new(entry.clone())),
                None => entries.remove(&change.id),
            };
        }
        Self::new(entries.into_values().collect(), position)
    }

    /// Up to where in the outbox this is true.
    #[must_use]
    pub const fn position(&self) -> OutboxPosition {
        self.position
    }

    /// Every entry that can be seen, by name; repealed ones too.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(|entry| !entry.withdrawn)
    }

    /// The entry of a key.
    #[must_use]
    pub fn by_id(&self, id: ProcedureId) -> Option<&Arc<Entry>> {
        self.by_id.get(&id).map(|index| &self.entries[*index])
    }

    /// What stands under an address, or under a code in any of its forms, even
    /// where it was taken back.
    #[must_use]
    pub fn ever(&self, code_or_slug: &str) -> Option<&Arc<Entry>> {
        let index = self.by_slug.get(code_or_slug).or_else(|| {
            let code = catalogue::ProcedureCode::parse(code_or_slug).ok()?;
            self.by_code.get(code.as_str()).or_else(|| self.by_code.get(code.base()))
        });
        index.map(|index| &self.entries[*index])
    }

    /// What stands under an address, or under a code in any of its forms.
    #[must_use]
    pub fn look_up(&self, code_or_slug: &str) -> Lookup {
        match self.ever(code_or_slug) {
            Some(entry) if entry.withdrawn => Lookup::Gone,
            Some(entry) => Lookup::Found(Arc::clone(entry)),
            None => Lookup::Missing,
        }
    }

    /// Every sector, by its address.
    #[must_use]
    pub fn sectors(&self) -> &[Group] {
        &self.sectors
    }

    /// One sector.
    #[must_use]
    pub fn sector(&self, slug: &str) -> Option<&Group> {
        let index = self.sectors.binary_search_by(|group| group.slug.as_str().cmp(slug)).ok()?;
        self.sectors.get(index)
    }

    /// Every agency, by its address.
    #[must_use]
    pub fn agencies(&self) -> &[AgencyGroup] {
        &self.agencies
    }

    /// One agency.
    #[must_use]
    pub fn agency(&self, slug: &str) -> Option<&AgencyGroup> {
        let index = self.agencies.binary_search_by(|group| group.slug.as_str().cmp(slug)).ok()?;
        self.agencies.get(index)
    }

    /// The procedures of a life event, by name.
    #[must_use]
    pub fn life_event(&self, slug: &Slug) -> &[Arc<Entry>] {
        self.life_events.get(slug).map_or(&[], Vec::as_slice)
    }

    /// How many procedures are at which online level.
    #[must_use]
    pub const fn coverage(&self) -> Coverage {
        self.coverage
    }
}
