//! What differs as data, for programs.

use catalogue::{EditionContent, Lang, Part};

use super::{
    model::{BlockChange, Change, Fate, PartChange},
    part_name, parts,
    told::{label, words},
};
use crate::site::SiteContent;

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It says something else.
    Changed,
}

/// What became of a line: of a paper, a cost, a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDifference {
    /// The case or the way of handing in that it stands in, where a part has several.
    pub within: Option<String>,
    /// What it tells, where that has a name.
    pub label: Option<String>,
    /// What became of it.
    pub kind: DifferenceKind,
    /// What it said.
    pub before: Option<String>,
    /// What it says.
    pub after: Option<String>,
}

/// What differs in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartDifference {
    /// The part.
    pub part: Part,
    /// What pages call it.
    pub name: String,
    /// Its lines that differ. None where the part says the same in another order or
    /// with other marks.
    pub lines: Vec<LineDifference>,
}

/// What differs between two contents, part by part, in the words of a language.
#[must_use]
pub fn differences(
    site: &SiteContent,
    lang: Lang,
    before: &EditionContent,
    after: &EditionContent,
) -> Vec<PartDifference> {
    let part = |change: &PartChange| PartDifference {
        part: change.part,
        name: part_name(lang, change.part),
        lines: change.blocks.iter().flat_map(block).collect(),
    };
    parts(Some(site), lang, before, after).iter().map(part).collect()
}

fn block(block: &BlockChange) -> Vec<LineDifference> {
    let title = block.title.as_ref().map(words).filter(|title| !title.is_empty());
    let title_before = block.title_before.as_ref().map(words).filter(|title| !title.is_empty());
    let own = |kind, before, after| LineDifference { within: None, label: None, kind, before, after };
    // Of a block that came or went, its name is told as its lines are.
    let heading = match (block.fate, title.clone(), title_before) {
        (Fate::Added, Some(title), _) => Some(own(DifferenceKind::Added, None, Some(title))),
        (Fate::Removed, Some(title), _) => Some(own(DifferenceKind::Removed, Some(title), None)),
        (Fate::Kept, after, Some(before)) => Some(own(DifferenceKind::Changed, Some(before), after)),
        _ => None,
    };
    let line = |change: &Change| {
        let (kind, label, before, after) = match change {
            Change::Added(line) => (DifferenceKind::Added, label(line), None, Some(words(line))),
            Change::Removed(line) => (DifferenceKind::Removed, label(line), Some(words(line)), None),
            Change::Changed { before, after } => {
                (DifferenceKind::Changed, label(after), Some(words(before)), Some(words(after)))
            }
        };
        LineDifference { within: title.clone(), label, kind, before, after }
    };
    heading.into_iter().chain(block.changes.iter().map(line)).collect()
}

#[cfg(test)]
mod tests {
    use catalogue::{DossierCase, DossierItem, RequiredDocument, SectorName};

    use super::*;

    fn content(papers: &[&str]) -> EditionContent {
        let mut content = EditionContent::named("Đăng ký kết hôn", SectorName::new("Hộ tịch"));
        let paper = |name: &&str| {
            DossierItem::Paper(RequiredDocument {
                name: (*name).to_owned(),
                originals: 1,
                copies: 0,
                forms: Vec::new(),
            })
        };
        content.dossier.cases =
            vec![DossierCase { name: "Trong nước".to_owned(), items: papers.iter().map(paper).collect() }];
        content
    }

    #[test]
    fn each_line_is_told_with_what_it_said_and_says() {
        let told = |before: &EditionContent, after: &EditionContent| {
            differences(&SiteContent::default(), Lang::EN, before, after)
        };
        let before = content(&["Tờ khai đăng ký kết hôn", "Sổ hộ khẩu"]);
        let mut after = content(&["Tờ khai đăng ký kết hôn"]);
        after.name = "Đăng ký kết hôn trong nước".to_owned();
        let parts = told(&before, &after);
        let [name, dossier] = parts.as_slice() else { panic!("{parts:?}") };
        assert_eq!((name.part, name.lines[0].kind), (Part::Name, DifferenceKind::Changed));
        assert_eq!(name.lines[0].before.as_deref(), Some("Đăng ký kết hôn"));
        let [gone] = dossier.lines.as_slice() else { panic!("{dossier:?}") };
        assert_eq!((gone.kind, gone.within.as_deref()), (DifferenceKind::Removed, Some("Trong nước")));
        assert!(gone.before.as_deref().is_some_and(|words| words.starts_with("Sổ hộ khẩu")), "{gone:?}");
        assert_eq!(gone.after, None);
        assert_eq!(told(&before, &before), []);
    }
}
