use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use catalogue::{
    EditionContent, LegalDocument,
    quality::{self, Check, Detail, Finding},
    text::{fold, tidy},
};
use jiff::civil::Date;

use super::LawRecord;
use crate::{Entry, Snapshot, editing::OpenEdition};

/// A legal document, as editions cite it and as the staff recorded it.
#[derive(Clone, Debug)]
pub struct Law {
    /// What is the same of every spelling of its number.
    pub key: String,
    /// The spellings of its number, the most frequent first, with how many cite it so.
    pub spellings: Vec<(String, usize)>,
    /// The titles under which it is cited, the most frequent first.
    pub titles: Vec<(String, usize)>,
    /// The entries that rest on it, by name.
    pub entries: Vec<Arc<Entry>>,
    /// What was recorded of it last.
    pub record: Option<LawRecord>,
    /// A document as one of the editions cites it.
    cited: LegalDocument,
}

/// Every legal document, by its key.
#[derive(Clone, Debug, Default)]
pub struct Register {
    laws: BTreeMap<String, Law>,
}

/// What is counted of a document.
#[derive(Default)]
struct Tally {
    spellings: HashMap<String, usize>,
    titles: HashMap<String, usize>,
    entries: Vec<Arc<Entry>>,
    cited: LegalDocument,
}

impl Tally {
    fn take(&mut self, document: &LegalDocument) {
        *self.spellings.entry(tidy(&document.number)).or_default() += 1;
        if !document.title.is_empty() {
            *self.titles.entry(tidy(&document.title)).or_default() += 1;
        }
        let cited = &mut self.cited;
        if cited.number.is_empty() {
            *cited = document.clone();
        }
        cited.issuer = cited.issuer.take().or_else(|| document.issuer.clone());
        cited.issued_on = cited.issued_on.or(document.issued_on);
        cited.in_force_from = cited.in_force_from.or(document.in_force_from);
    }

    fn law(self, key: String, record: Option<LawRecord>) -> Law {
        let order = |counts: HashMap<String, usize>| {
            let mut counts: Vec<_> = counts.into_iter().collect();
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts
        };
        let Self { spellings, titles, entries, cited } = self;
        Law { key, spellings: order(spellings), titles: order(titles), entries, record, cited }
    }
}

impl Law {
    /// A document that nothing but drafts cite.
    pub(super) fn of_drafts(key: &str, drafts: &[OpenEdition]) -> Option<Self> {
        let mut tally = Tally::default();
        drafts
            .iter()
            .flat_map(|open| &open.edition.content().legal_basis)
            .filter(|document| document.key().as_deref() == Some(key))
            .for_each(|document| tally.take(document));
        (!tally.spellings.is_empty()).then(|| tally.law(key.to_owned(), None))
    }

    /// What is known of it: what the staff recorded, and what that leaves open as
    /// editions cite it.
    #[must_use]
    pub fn document(&self) -> LegalDocument {
        let cited = LegalDocument {
            number: self.spellings.first().map(|(number, _)| number.clone()).unwrap_or_default(),
            title: self.titles.first().map(|(title, _)| title.clone()).unwrap_or_default(),
            ..self.cited.clone()
        };
        let Some(LawRecord { document, .. }) = &self.record else {
            // That it ended is a fact that somebody must record.
            return LegalDocument { in_force_to: None, replaced_by: None, ..cited };
        };
        let said = |recorded: &String, cited: String| if recorded.is_empty() { cited } else { recorded.clone() };
        LegalDocument {
            number: said(&document.number, cited.number),
            title: said(&document.title, cited.title),
            issuer: document.issuer.clone().or(cited.issuer),
            issued_on: document.issued_on.or(cited.issued_on),
            in_force_from: document.in_force_from.or(cited.in_force_from),
            in_force_to: document.in_force_to,
            replaced_by: document.replaced_by.clone(),
        }
    }

    /// Whether editions give it titles that are more than spelled differently.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        let mut folded: Vec<String> = self.titles.iter().map(|(title, _)| bare(title)).collect();
        folded.sort_unstable();
        folded.dedup();
        folded.len() > 1
    }

    /// Whether the staff recorded that it is no longer in force on that day.
    #[must_use]
    pub fn is_gone(&self, today: Date) -> bool {
        let Some(LawRecord { document, .. }) = &self.record else { return false };
        match document.in_force_to {
            Some(end) => end <= today,
            None => document.replaced_by.is_some(),
        }
    }
}

/// A title without what spellings differ in.
fn bare(title: &str) -> String {
    fold(title).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl Register {
    /// Counts what the public sees, and adds what was recorded.
    #[must_use]
    pub fn new(snapshot: &Snapshot, records: Vec<LawRecord>) -> Self {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for entry in snapshot.entries().filter(|entry| entry.procedure.repeal.is_none()) {
            for document in &entry.content.legal_basis {
                let Some(key) = document.key() else { continue };
                let tally = tallies.entry(key).or_default();
                tally.take(document);
                // An edition may cite a document twice.
                if tally.entries.last().is_none_or(|last| last.id != entry.id) {
                    tally.entries.push(Arc::clone(entry));
                }
            }
        }
        let mut records: HashMap<String, LawRecord> =
            records.into_iter().map(|record| (record.key.clone(), record)).collect();
        let mut laws: BTreeMap<String, Law> = tallies
            .into_iter()
            .map(|(key, tally)| (key.clone(), tally.law(key.clone(), records.remove(&key))))
            .collect();
        for (key, record) in records {
            laws.insert(key.clone(), Tally::default().law(key, Some(record)));
        }
        Self { laws }
    }

    /// The document of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Law> {
        self.laws.get(key)
    }

    /// The documents whose number or title has all these words, those on which
    /// most entries rest first.
    #[must_use]
    pub fn find(&self, words: &str) -> Vec<&Law> {
        let number = LegalDocument::key_of(words).unwrap_or_default();
        let words = fold(words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let has_all = |text: &str| {
            let text = fold(text);
            words.iter().all(|word| text.contains(word))
        };
        let mut found: Vec<&Law> = self
            .laws
            .values()
            .filter(|law| {
                words.is_empty()
                    || !number.is_empty() && law.key.contains(&number)
                    || law
                        .titles
                        .iter()
                        .map(|(title, _)| title)
                        .chain(law.record.iter().map(|r| &r.document.title))
                        .any(|title| has_all(title))
            })
            .collect();
        found.sort_by(|a, b| b.entries.len().cmp(&a.entries.len()).then_with(|| a.key.cmp(&b.key)));
        found
    }

    /// Every finding in a content, on a day, with those that only the register knows.
    #[must_use]
    pub fn check(&self, content: &EditionContent, today: Date) -> Vec<Finding> {
        let mut findings = quality::check(content, today);
        for finding in self.findings(content, today) {
            let known = |other: &Finding| other.check == finding.check && other.path == finding.path;
            if !findings.iter().any(known) {
                findings.push(finding);
            }
        }
        findings
    }

    /// What the staff should look at in a content: documents that it rests on and
    /// that were recorded as no longer in force. It keeps nothing from being published.
    #[must_use]
    pub fn findings(&self, content: &EditionContent, today: Date) -> Vec<Finding> {
        let gone = |document: &LegalDocument| self.get(&document.key()?).filter(|law| law.is_gone(today)).map(drop);
        let check = Check::LawNoLongerInForce;
        content
            .legal_basis
            .iter()
            .enumerate()
            .filter(|(_, document)| gone(document).is_some())
            .map(|(at, document)| Finding {
                check,
                severity: check.severity(),
                path: format!("legal_basis[{at}]"),
                details: vec![("name", Detail::Text(document.number.clone()))],
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use catalogue::{ActorId, Procedure, Slug};
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::{OutboxPosition, ProcedureId, tests::content};

    fn entry(id: i64, laws: &[(&str, &str)]) -> Arc<Entry> {
        let mut content = content(&format!("Thủ tục {id}"), "Hộ tịch");
        content.legal_basis = laws
            .iter()
            .map(|(number, title)| LegalDocument {
                number: (*number).to_owned(),
                title: (*title).to_owned(),
                ..LegalDocument::default()
            })
            .collect();
        Arc::new(Entry {
            id: ProcedureId(id),
            procedure: Procedure { code: None, slug: Slug::from_name(&content.name), repeal: None },
            edition: 1,
            content,
            published_at: Timestamp::UNIX_EPOCH,
            withdrawn: false,
        })
    }

    fn record(number: &str, to: Option<Date>, replaced_by: Option<&str>) -> LawRecord {
        let document = LegalDocument {
            number: number.to_owned(),
            in_force_to: to,
            replaced_by: replaced_by.map(str::to_owned),
            ..LegalDocument::default()
        };
        LawRecord {
            key: document.key().expect("a number"),
            revision: 1,
            document,
            link: None,
            at: Timestamp::UNIX_EPOCH,
            by: ActorId::new("lan"),
        }
    }

    fn register(records: Vec<LawRecord>) -> Register {
        let entries = vec![
            entry(1, &[("123/2015/NĐ-CP", "Nghị định hộ tịch"), ("60/2014/QH13", "Luật Hộ tịch")]),
            entry(2, &[("Số 123/2015/ND–CP", "NGHỊ ĐỊNH  hộ tịch"), ("", "Không số")]),
            entry(3, &[("123/2015/NĐ-CP", "Quy định khác"), ("123/2015/NĐ-CP", "")]),
        ];
        Register::new(&Snapshot::new(entries, OutboxPosition(0)), records)
    }

    #[test]
    fn spellings_are_joined_and_titles_that_disagree_are_told() {
        let register = register(Vec::new());
        let law = register.get("123/2015/nd-cp").expect("the decree");
        assert_eq!(law.spellings[0], ("123/2015/NĐ-CP".to_owned(), 3));
        assert_eq!((law.spellings.len(), law.entries.len()), (2, 3));
        assert!(law.is_disputed());
        assert!(!register.get("60/2014/qh13").expect("the law").is_disputed());
        assert_eq!(register.find("").len(), 2);
        assert_eq!(register.find("123/2015")[0].key, "123/2015/nd-cp");
        assert_eq!(register.find("luat ho tich")[0].key, "60/2014/qh13");
        assert!(register.find("đất đai").is_empty());
    }

    #[test]
    fn what_rests_on_a_law_that_ended_gets_a_finding() {
        let today = date(2026, 6, 1);
        let found = |records| register(records).findings(&entry(9, &[("123/2015/nđ-cp", "")]).content, today).len();
        assert_eq!(found(Vec::new()), 0);
        assert_eq!(found(vec![record("123/2015/NĐ-CP", Some(today), None)]), 1);
        assert_eq!(found(vec![record("123/2015/NĐ-CP", today.tomorrow().ok(), Some("1/2026/NĐ-CP"))]), 0);
        assert_eq!(found(vec![record("123/2015/NĐ-CP", None, Some("1/2026/NĐ-CP"))]), 1);
        let content = &entry(9, &[("123/2015/nđ-cp", "")]).content;
        let all = register(vec![record("123/2015/NĐ-CP", Some(today), None)]).check(content, today);
        assert_eq!(all.len(), quality::check(content, today).len() + 1);
        assert!(!Check::LawNoLongerInForce.severity().blocks_publishing());
    }

    #[test]
    fn a_law_that_nobody_cites_any_more_stays() {
        let register = register(vec![record("1/2026/NĐ-CP", None, None)]);
        let law = register.get("1/2026/nd-cp").expect("it is there");
        assert_eq!((law.entries.len(), law.document().number.as_str()), (0, "1/2026/NĐ-CP"));
    }
}
