//! Completes what is typed from the whole catalogue, where the lists that travel
//! with the form end.

use std::collections::HashMap;

use catalogue::{LegalDocument, text::fold};
use registry::{Entry, Snapshot};

/// How many names are offered.
const MOST: usize = 12;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownKind {
    /// Sectors.
    Sector,
    /// Agencies.
    Agency,
    /// Papers.
    Paper,
    /// Legal documents, by number.
    Law,
}

impl KnownKind {
    /// Reads the name of a list of the form.
    #[must_use]
    pub fn from_list(id: &str) -> Option<Self> {
        Some(match id {
            "known-sectors" => Self::Sector,
            "known-agencies" => Self::Agency,
            "known-papers" => Self::Paper,
            "known-laws" => Self::Law,
            _ => return None,
        })
    }

    fn names(self, entry: &Entry) -> Vec<&str> {
        let content = &entry.content;
        match self {
            Self::Sector => vec![content.sector.as_str()],
            Self::Agency => {
                let all = &content.agencies;
                let parts = [&all.promulgating, &all.competent, &all.implementing, &all.delegated, &all.coordinating];
                parts.into_iter().flatten().map(|agency| agency.as_str()).collect()
            }
            Self::Paper => {
                let papers = content.dossier.cases.iter().flat_map(|case| case.papers());
                papers.map(|paper| paper.name.as_str()).collect()
            }
            Self::Law => content.legal_basis.iter().map(|law| law.number.as_str()).collect(),
        }
    }
}

/// Names that hold what was typed, with or without accents; the most used first.
#[must_use]
pub fn known_names(snapshot: &Snapshot, kind: KnownKind, typed: &str) -> Vec<String> {
    let wanted = fold(typed);
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for entry in snapshot.entries() {
        for name in kind.names(entry) {
            *uses.entry(name).or_default() += 1;
        }
    }
    let mut found: Vec<(&str, usize)> = uses.into_iter().filter(|(name, _)| fold(name).contains(&wanted)).collect();
    found.sort_by(|(a, uses_of_a), (b, uses_of_b)| uses_of_b.cmp(uses_of_a).then(a.cmp(b)));
    found.into_iter().filter(|(name, _)| !name.is_empty()).take(MOST).map(|(name, _)| name.to_owned()).collect()
}

/// A legal document by its number: the one that is told of most fully, and of
/// these the one that most entries have.
#[must_use]
pub fn known_law<'a>(snapshot: &'a Snapshot, number: &str) -> Option<&'a LegalDocument> {
    let wanted = same(number);
    if wanted.is_empty() {
        return None;
    }
    let mut uses: Vec<(&LegalDocument, usize)> = Vec::new();
    for law in snapshot.entries().flat_map(|entry| &entry.content.legal_basis) {
        if same(&law.number) != wanted {
            continue;
        }
        match uses.iter_mut().find(|(known, _)| *known == law) {
            Some((_, uses)) => *uses += 1,
            None => uses.push((law, 1)),
        }
    }
    uses.into_iter().max_by_key(|(law, uses)| (told(law), *uses)).map(|(law, _)| law)
}

/// A number however it is typed: `60/2014/qh13`.
fn same(number: &str) -> String {
    fold(number).chars().filter(|c| !c.is_whitespace()).collect()
}

fn told(law: &LegalDocument) -> usize {
    let days = [law.issued_on, law.in_force_from, law.in_force_to];
    days.iter().flatten().count()
        + usize::from(!law.title.is_empty())
        + usize::from(law.issuer.is_some())
        + usize::from(law.replaced_by.is_some())
}
