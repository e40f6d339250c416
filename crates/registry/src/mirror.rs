use std::{borrow::Cow, fmt};

use catalogue::{EditionContent, Origin, Procedure, ProcedureCode, Repeal, Slug};
use sha2::{Digest, Sha256};

use crate::ProcedureId;

/// A source that records are taken over from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceKey(String);

impl SourceKey {
    /// The starter catalogue in `content/`, kept by hand here.
    #[must_use]
    pub fn content() -> Self {
        Self("content".to_owned())
    }

    /// The national portal.
    #[must_use]
    pub fn national_portal() -> Self {
        Self("national-portal".to_owned())
    }

    /// An export of this program, taken in again.
    #[must_use]
    pub fn export() -> Self {
        Self("export".to_owned())
    }

    /// A sheet that people worked on. What two people wrote here it does not overwrite.
    #[must_use]
    pub fn sheet() -> Self {
        Self("sheet".to_owned())
    }

    /// The source of that name, as the store kept it.
    #[must_use]
    pub fn from_name(name: String) -> Self {
        Self(name)
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One procedure as a source has it.
#[derive(Clone, Debug, PartialEq)]
pub struct MirrorRecord {
    /// The source.
    pub source: SourceKey,
    /// What the source calls the record: a code, or the name of a file.
    pub key: String,
    /// The code of the procedure.
    pub code: Option<ProcedureCode>,
    /// The address that is wanted; another is found where it is taken.
    pub slug: Slug,
    /// The end of the procedure.
    pub repeal: Option<Repeal>,
    /// What it says.
    pub content: EditionContent,
}

impl MirrorRecord {
    /// Tells whether the source says the same as before.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let body = serde_json::to_vec(&(&self.code, &self.repeal, &self.content)).unwrap_or_default();
        Sha256::digest(&body).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl MirrorRecord {
    /// What the procedure says once this record is taken over. The national portal
    /// knows no translations: those that there are stay, and tell what they are of.
    #[must_use]
    pub fn content_over(&self, current: &EditionContent) -> Cow<'_, EditionContent> {
        if self.source != SourceKey::national_portal() || current.translations.is_empty() {
            return Cow::Borrowed(&self.content);
        }
        let mut content = self.content.clone();
        content.translations.clone_from(&current.translations);
        content.date_translations(current);
        Cow::Owned(content)
    }
}

/// What the store knows of a record's procedure.
#[derive(Clone, Debug)]
pub struct Known {
    /// The key of the procedure.
    pub id: ProcedureId,
    /// Its identity.
    pub procedure: Procedure,
    /// The edition that the public sees.
    pub current: Option<CurrentEdition>,
    /// The fingerprint with which this source last gave this record.
    pub last_fingerprint: Option<String>,
}

/// The edition that the public sees, as far as a decision needs it.
#[derive(Clone, Debug)]
pub struct CurrentEdition {
    /// Its number.
    pub number: u32,
    /// Where it comes from.
    pub origin: Origin,
    /// The source it was taken over from, unless it was written here.
    pub source: Option<SourceKey>,
    /// What it says.
    pub content: EditionContent,
}

/// What happens to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    /// The procedure was not known: it is now.
    Create,
    /// The source says something else than before: a new edition.
    Amend,
    /// Nothing to do.
    Keep,
    /// The entry is kept by hand here, and the source may not overwrite it.
    Yield,
}

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MirrorOutcome {
    /// What was decided.
    pub decision: Decision,
    /// The procedure; none in a dry run that would create it.
    pub id: Option<ProcedureId>,
}

/// Whether a source may overwrite entries that are kept by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precedence {
    /// Entries of the starter catalogue and those written here stay.
    #[default]
    LocalFirst,
    /// The source overwrites entries of the starter catalogue. What was
    /// written here by two people stays all the same.
    SourceFirst,
}

/// Decides what happens to a record of a source.
#[must_use]
pub fn decide(precedence: Precedence, known: Option<&Known>, record: &MirrorRecord) -> Decision {
    let Some(known) = known else { return Decision::Create };
    if known.last_fingerprint.as_deref() == Some(record.fingerprint().as_str()) {
        return Decision::Keep;
    }
    let Some(current) = &known.current else { return Decision::Amend };
    let same_code = record.code.is_none() || known.procedure.code == record.code;
    if current.content == *record.content_over(&current.content) && known.procedure.repeal == record.repeal && same_code
    {
        return Decision::Keep;
    }
    let by_hand = match (&current.origin, &current.source) {
        (Origin::Authored, _) => record.source != SourceKey::export(),
        (Origin::Mirrored, Some(source)) => {
            precedence == Precedence::LocalFirst
                && *source == SourceKey::content()
                && record.source == SourceKey::national_portal()
        }
        (Origin::Mirrored, None) => false,
    };
    if by_hand { Decision::Yield } else { Decision::Amend }
}

#[cfg(test)]
mod tests {
    use catalogue::{Lang, Standing, Translation};

    use super::*;
    use crate::tests::content;

    fn record(source: SourceKey, name: &str) -> MirrorRecord {
        MirrorRecord {
            source,
            key: "1.000894".to_owned(),
            code: None,
            slug: Slug::from_name(name),
            repeal: None,
            content: content(name, "Hộ tịch"),
        }
    }

    fn known(origin: Origin, source: Option<SourceKey>, name: &str) -> Known {
        Known {
            id: ProcedureId(1),
            procedure: Procedure { code: None, slug: Slug::from_name(name), repeal: None },
            current: Some(CurrentEdition { number: 1, origin, source, content: content(name, "Hộ tịch") }),
            last_fingerprint: None,
        }
    }

    #[test]
    fn what_is_new_is_created_and_what_says_the_same_stays() {
        let record = record(SourceKey::national_portal(), "A");
        assert_eq!(decide(Precedence::LocalFirst, None, &record), Decision::Create);
        let same = known(Origin::Mirrored, Some(SourceKey::national_portal()), "A");
        assert_eq!(decide(Precedence::LocalFirst, Some(&same), &record), Decision::Keep);
    }

    #[test]
    fn a_source_that_repeats_itself_changes_nothing_even_after_others_did() {
        let record = record(SourceKey::content(), "A");
        let mut amended = known(Origin::Mirrored, Some(SourceKey::national_portal()), "B");
        assert_eq!(decide(Precedence::LocalFirst, Some(&amended), &record), Decision::Amend);
        amended.last_fingerprint = Some(record.fingerprint());
        assert_eq!(decide(Precedence::LocalFirst, Some(&amended), &record), Decision::Keep);
    }

    #[test]
    fn what_is_kept_by_hand_is_not_overwritten_unless_asked() {
        let record = record(SourceKey::national_portal(), "B");
        let starter = known(Origin::Mirrored, Some(SourceKey::content()), "A");
        assert_eq!(decide(Precedence::LocalFirst, Some(&starter), &record), Decision::Yield);
        assert_eq!(decide(Precedence::SourceFirst, Some(&starter), &record), Decision::Amend);
        let authored = known(Origin::Authored, None, "A");
        assert_eq!(decide(Precedence::SourceFirst, Some(&authored), &record), Decision::Yield);
    }

    #[test]
    fn a_source_without_translations_leaves_those_that_there_are() {
        let mut current = content("A", "Hộ tịch");
        let english = Translation { name: "A in English".to_owned(), ..Translation::default() };
        current.translations.insert("en".to_owned(), english);
        let same = record(SourceKey::national_portal(), "A");
        assert_eq!(*same.content_over(&current), current);
        let renamed = record(SourceKey::national_portal(), "B");
        let over = renamed.content_over(&current);
        assert_eq!(over.in_language(Lang::EN).standing, Standing::Older);
        let starter = record(SourceKey::content(), "B");
        assert!(starter.content_over(&current).translations.is_empty(), "who writes files takes them out");
    }

    #[test]
    fn the_end_of_a_procedure_is_a_change() {
        let mut record = record(SourceKey::content(), "A");
        let before = record.fingerprint();
        record.repeal =
            Some(Repeal { since: jiff::civil::date(2026, 1, 1), decision: "1/QĐ".to_owned(), successors: Vec::new() });
        assert_ne!(record.fingerprint(), before);
        let same = known(Origin::Mirrored, Some(SourceKey::content()), "A");
        assert_eq!(decide(Precedence::LocalFirst, Some(&same), &record), Decision::Amend);
    }
}
