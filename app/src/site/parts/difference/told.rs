//! What differs as lines of words, for letters: there is no style sheet there, and
//! often no more than plain text.

use catalogue::{EditionContent, Lang};
use locale::text;

use super::{
    model::{Change, Fate, Line, PartChange},
    part_name, parts,
    words::{Run, runs},
};
use crate::site::SiteContent;

/// One line of what differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldLine {
    /// What became of it, and what it tells: "Sửa", "Phí".
    pub lead: Vec<String>,
    /// Its words.
    pub runs: Vec<Run>,
}

/// What differs in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldPart {
    /// The name of the part.
    pub name: String,
    /// Its lines. None where only the order or the marks differ.
    pub lines: Vec<ToldLine>,
}

impl ToldLine {
    /// As plain text: "Sửa: [bỏ: 3] [thêm: 5] ngày làm việc".
    pub fn plain(&self, lang: Lang) -> String {
        let mut words = self.lead.iter().map(|lead| format!("{lead}: ")).collect::<String>();
        for run in &self.runs {
            let (key, run) = match run {
                Run::Same(same) => {
                    words.push_str(same);
                    continue;
                }
                Run::Gone(gone) => ("difference-gone", gone),
                Run::Came(came) => ("difference-came", came),
            };
            if words.ends_with(']') {
                words.push(' ');
            }
            // What stands around the words stays around the mark.
            let inner = run.trim();
            let (before, after) = run.split_once(inner).unwrap_or_default();
            words.push_str(&format!("{before}[{}: {inner}]{after}", text(lang, key)));
        }
        words
    }
}

/// What differs between two contents, part by part.
pub fn told(site: Option<&SiteContent>, lang: Lang, before: &EditionContent, after: &EditionContent) -> Vec<ToldPart> {
    parts(site, lang, before, after).iter().map(|change| part(lang, change)).collect()
}

fn part(lang: Lang, change: &PartChange) -> ToldPart {
    let mut lines = Vec::new();
    for block in &change.blocks {
        let title = block.title.as_ref().map(words).filter(|title| !title.is_empty());
        let mark = match block.fate {
            Fate::Kept => None,
            Fate::Added => Some(text(lang, "difference-added")),
            Fate::Removed => Some(text(lang, "difference-removed")),
        };
        match (&block.title, &block.title_before, title) {
            (Some(title), Some(before), _) => lines.push(changed(lang, before, title, None)),
            (_, _, Some(title)) => {
                lines.push(ToldLine { lead: mark.into_iter().collect(), runs: vec![Run::Same(format!("{title}:"))] });
            }
            _ => {}
        }
        lines.extend(block.changes.iter().map(|change| line(lang, change)));
    }
    ToldPart { name: part_name(lang, change.part), lines }
}

fn line(lang: Lang, change: &Change) -> ToldLine {
    let whole = |key: &str, line: &Line, run: fn(String) -> Run| ToldLine {
        lead: [Some(text(lang, key)), label(line)].into_iter().flatten().collect(),
        runs: vec![run(words(line))],
    };
    match change {
        Change::Added(line) => whole("difference-added", line, Run::Same),
        Change::Removed(line) => whole("difference-removed", line, Run::Same),
        Change::Changed { before, after } => changed(lang, before, after, label(after)),
    }
}

fn changed(lang: Lang, before: &Line, after: &Line, label: Option<String>) -> ToldLine {
    let lead = [Some(text(lang, "difference-changed")), label].into_iter().flatten().collect();
    ToldLine { lead, runs: runs(&words(before), &words(after)) }
}

pub(super) fn label(line: &Line) -> Option<String> {
    line.label.clone().filter(|label| !label.is_empty())
}

pub(super) fn words(line: &Line) -> String {
    let words: Vec<&str> = line.pieces.iter().map(|piece| piece.words.as_str()).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        ToldLine { lead: vec!["Sửa".to_owned()], runs: runs(before, after) }.plain(Lang::VI)
    }

    #[test]
    fn words_that_changed_are_told_without_colour() {
        assert_eq!(shown("3 ngày làm việc", "5 ngày làm việc"), "Sửa: [bỏ: 3] [thêm: 5] ngày làm việc");
        assert_eq!(shown("nộp bản sao giấy khai sinh", "nộp giấy khai sinh"), "Sửa: nộp [bỏ: bản sao] giấy khai sinh");
    }
}
