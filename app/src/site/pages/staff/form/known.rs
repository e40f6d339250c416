//! What is known in the catalogue already, to complete what is typed.

use std::collections::HashMap;

use catalogue::{Lang, Slug};
use registry::Snapshot;

use crate::site::SiteContent;

/// The most that is offered of each kind: a list travels with every form.
const MOST: usize = 300;

/// Names longer than this are sentences that nobody chooses from a list.
const LONGEST: usize = 160;

/// Names that can be completed, the most used first.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Sectors.
    pub sectors: Vec<String>,
    /// Agencies.
    pub agencies: Vec<String>,
    /// Legal documents: the number and the title.
    pub legal_documents: Vec<(String, String)>,
    /// Papers.
    pub papers: Vec<String>,
    /// Life events, with their titles: all that there are.
    pub life_events: Vec<(Slug, String)>,
}

impl Known {
    /// What a catalogue knows. It walks every entry: for an answer that is
    /// shown to staff, not for one that is given a thousand times a second.
    #[must_use]
    pub fn of(snapshot: &Snapshot, content: &SiteContent, lang: Lang) -> Self {
        let mut papers = Counts::default();
        let mut laws = Counts::default();
        for entry in snapshot.entries() {
            for paper in entry.content.dossier.cases.iter().flat_map(|case| case.papers()) {
                papers.count((paper.name.as_str(), ""));
            }
            for law in entry.content.legal_basis.iter().filter(|law| !law.number.is_empty()) {
                laws.count((law.number.as_str(), law.title.as_str()));
            }
        }
        let mut sectors = Counts::default();
        for sector in snapshot.sectors() {
            sectors.add((sector.name.as_str(), ""), sector.entries.len());
        }
        let mut agencies = Counts::default();
        for agency in snapshot.agencies() {
            agencies.add((agency.name.as_str(), ""), agency.entries.len() + agency.also.len());
        }
        let names = |counts: Counts<'_>| counts.most_used().map(|(name, _)| name.to_owned()).collect();
        Self {
            sectors: names(sectors),
            agencies: names(agencies),
            papers: names(papers),
            legal_documents: numbers(laws),
            life_events: content
                .life_events
                .iter()
                .map(|event| (event.slug.clone(), event.title.in_language(lang).to_owned()))
                .collect(),
        }
    }
}

/// Each number once, with its most used title.
fn numbers(laws: Counts<'_>) -> Vec<(String, String)> {
    let mut by_number: Counts<'_> = Counts::default();
    let mut titles: HashMap<&str, (&str, usize)> = HashMap::new();
    for ((number, title), uses) in laws.0 {
        by_number.add((number, ""), uses);
        let best = titles.entry(number).or_insert((title, uses));
        if (uses, title) > (best.1, best.0) {
            *best = (title, uses);
        }
    }
    let title = |number: &str| titles.get(number).map(|(title, _)| (*title).to_owned()).unwrap_or_default();
    by_number.most_used().map(|(number, _)| (number.to_owned(), title(number))).collect()
}

/// How often a name is used.
#[derive(Default)]
struct Counts<'a>(HashMap<(&'a str, &'a str), usize>);

impl<'a> Counts<'a> {
    fn count(&mut self, name: (&'a str, &'a str)) {
        self.add(name, 1);
    }

    fn add(&mut self, name: (&'a str, &'a str), uses: usize) {
        *self.0.entry(name).or_default() += uses;
    }

    /// The most used first, and by name, so that an answer is always the same.
    fn most_used(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let fits = |name: &str| !name.is_empty() && name.chars().nth(LONGEST).is_none();
        let mut all: Vec<_> = self.0.into_iter().filter(|((name, _), _)| fits(name)).collect();
        all.sort_by(|((a, _), uses_of_a), ((b, _), uses_of_b)| uses_of_b.cmp(uses_of_a).then(a.cmp(b)));
        all.into_iter().take(MOST).map(|(name, _)| name)
    }
}
