//! What staff wrote beside the catalogue: pages, life events, and what is to be
//! known of sectors and agencies. Plain values, which the server reads from files.

use std::{collections::HashMap, sync::Arc};

use catalogue::{
    AdministrativeLevel, Audience, EventStep, Lang, Markdown, ProcedureCode, Slug, Texts, calendar::Calendar,
    desk::Directory,
};
use registry::{Entry, Lookup, Snapshot};

/// Everything that staff wrote beside the catalogue.
#[derive(Clone, Debug, Default)]
pub struct SiteContent {
    /// The pages, in every language that they were written in.
    pub pages: Vec<StaticPage>,
    /// The procedures that most people need, in their order.
    pub most_needed: Vec<ProcedureCode>,
    /// The life events.
    pub life_events: Vec<LifeEvent>,
    /// The groups of sectors, in their order.
    pub groups: Vec<SectorGroup>,
    /// What is known of sectors, by their address.
    pub sectors: HashMap<Slug, SectorInfo>,
    /// What is known of agencies, by their address.
    pub agencies: HashMap<Slug, AgencyInfo>,
    /// Which days offices work.
    pub calendar: Calendar,
    /// Where papers are handed in.
    pub desks: Directory,
    /// Who publishes the catalogue as data, and how it may be used.
    pub terms: DataTerms,
}

/// Who publishes the catalogue as data, and how it may be used.
#[derive(Clone, Debug, Default)]
pub struct DataTerms {
    /// Who publishes it.
    pub publisher: Texts,
    /// The page of who publishes it.
    pub publisher_url: Option<String>,
    /// The address of a licence, where one was chosen.
    pub license: Option<String>,
    /// How it may be used, in words.
    pub rights: Texts,
}

/// A page such as "about" or "help", in one language.
#[derive(Clone, Debug)]
pub struct StaticPage {
    /// Its language.
    pub lang: Lang,
    /// Its address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// One sentence on what it is about.
    pub description: String,
    /// Its text.
    pub body: Markdown,
}

/// Something that happens in a life or in a business, with its procedures.
#[derive(Clone, Debug)]
pub struct LifeEvent {
    /// Its address.
    pub slug: Slug,
    /// Its title.
    pub title: Texts,
    /// For whom.
    pub audience: Audience,
    /// Its place among the others, lowest first.
    pub order: u32,
    /// The name of its picture.
    pub icon: String,
    /// Other words for it, in Vietnamese.
    pub keywords: Vec<String>,
    /// In a sentence or two, in other languages than that of its text.
    pub summary: Texts,
    /// Its procedures, with what comes first and why.
    pub steps: Vec<EventStep>,
    /// Its text, in Vietnamese.
    pub body: Markdown,
}

/// A group of sectors.
#[derive(Clone, Debug)]
pub struct SectorGroup {
    /// What sectors name it by.
    pub key: String,
    /// Its title.
    pub title: Texts,
    /// The name of its picture.
    pub icon: String,
}

/// What is known of a sector beside its procedures.
#[derive(Clone, Debug, Default)]
pub struct SectorInfo {
    /// Its name in every language that it has one in.
    pub names: Texts,
    /// What it is about, in Vietnamese; may be empty.
    pub description: String,
    /// The key of its group.
    pub group: Option<String>,
}

/// What is known of an agency beside its procedures.
#[derive(Clone, Debug, Default)]
pub struct AgencyInfo {
    /// Its name in every language that it has one in.
    pub names: Texts,
    /// What it does, in Vietnamese; may be empty.
    pub description: String,
    /// Its level of government.
    pub level: Option<AdministrativeLevel>,
}

impl LifeEvent {
    /// Its steps, each with its procedure where the catalogue has it.
    #[must_use]
    pub fn steps_in(&self, snapshot: &Snapshot) -> Vec<(&EventStep, Option<Arc<Entry>>)> {
        let entry = |step: &EventStep| match snapshot.look_up(step.procedure.as_str()) {
            Lookup::Found(entry) => Some(entry),
            Lookup::Gone | Lookup::Missing => None,
        };
        self.steps.iter().map(|step| (step, entry(step))).collect()
    }

    /// Its procedures: those of its steps that the catalogue has, then those that
    /// name the event themselves.
    #[must_use]
    pub fn procedures(&self, snapshot: &Snapshot) -> Vec<Arc<Entry>> {
        let mut entries: Vec<Arc<Entry>> = self.steps_in(snapshot).into_iter().filter_map(|(_, entry)| entry).collect();
        for entry in snapshot.life_event(&self.slug) {
            if entries.iter().all(|other| other.id != entry.id) {
                entries.push(Arc::clone(entry));
            }
        }
        entries
    }
}

impl SiteContent {
    /// The page of an address, in the language asked for, else in Vietnamese.
    #[must_use]
    pub fn page(&self, lang: Lang, slug: &str) -> Option<&StaticPage> {
        let of = |lang: &Lang| self.pages.iter().find(|page| page.lang == *lang && page.slug.as_str() == slug);
        [lang, Lang::VI].iter().find_map(of)
    }

    /// The life event of an address.
    #[must_use]
    pub fn life_event(&self, slug: &str) -> Option<&LifeEvent> {
        self.life_events.iter().find(|event| event.slug.as_str() == slug)
    }

    /// The name of a sector in another language than Vietnamese, where it has one.
    #[must_use]
    pub fn sector_name(&self, lang: Lang, slug: &Slug) -> Option<&str> {
        self.sectors.get(slug)?.names.translation(lang)
    }

    /// The name of an agency in another language than Vietnamese, where it has one.
    #[must_use]
    pub fn agency_name(&self, lang: Lang, slug: &Slug) -> Option<&str> {
        self.agencies.get(slug)?.names.translation(lang)
    }
}
