use crate::{RequiredDocument, text::fold};

/// A paper that one or several procedures ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPaper<'a> {
    /// The paper, in the words of the first procedure that names it.
    pub paper: &'a RequiredDocument,
    /// Who asks for it, and for how many.
    pub needed: Vec<Needed>,
}

/// How many of a paper a procedure asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needed {
    /// Which procedure, as it was counted.
    pub by: usize,
    /// How many originals.
    pub originals: u32,
    /// How many copies.
    pub copies: u32,
}

impl SharedPaper<'_> {
    /// How many originals in all. What is only shown (*xuất trình*) is shown
    /// again elsewhere, so the most that one procedure wants is enough.
    #[must_use]
    pub fn originals(&self) -> u32 {
        let each = self.needed.iter().map(|needed| needed.originals);
        if self.is_only_shown() { each.max().unwrap_or(0) } else { each.fold(0, u32::saturating_add) }
    }

    /// How many copies in all.
    #[must_use]
    pub fn copies(&self) -> u32 {
        self.needed.iter().map(|needed| needed.copies).fold(0, u32::saturating_add)
    }

    /// Whether it is looked at and given back.
    #[must_use]
    pub fn is_only_shown(&self) -> bool {
        fold(&self.paper.name).contains("xuat trinh")
    }
}

/// Joins the papers of several procedures: what has the same name is one paper,
/// whatever its accents, letter case, and remarks on originals and copies.
#[must_use]
pub fn share_papers<'a>(papers: impl IntoIterator<Item = (usize, &'a RequiredDocument)>) -> Vec<SharedPaper<'a>> {
    let mut shared: Vec<(String, SharedPaper<'a>)> = Vec::new();
    for (by, paper) in papers {
        let key = key(&paper.name);
        let needed = Needed { by, originals: paper.originals, copies: paper.copies };
        match shared.iter_mut().find(|(other, _)| *other == key) {
            Some((_, known)) => match known.needed.iter_mut().find(|needed| needed.by == by) {
                // A procedure that names a paper twice wants it for two things.
                Some(twice) => {
                    twice.originals = twice.originals.saturating_add(needed.originals);
                    twice.copies = twice.copies.saturating_add(needed.copies);
                }
                None => known.needed.push(needed),
            },
            None => shared.push((key, SharedPaper { paper, needed: vec![needed] })),
        }
    }
    shared.into_iter().map(|(_, paper)| paper).collect()
}

/// What a paper is told by: its name without brackets that speak of originals
/// and copies, and without such words at its head.
fn key(name: &str) -> String {
    const REMARKS: [&str; 5] = ["ban sao", "ban chinh", "ban goc", "xuat trinh", "chung thuc"];
    let folded = fold(name);
    let mut key = String::with_capacity(folded.len());
    let mut rest = folded.as_str();
    while let Some(start) = rest.find('(') {
        let (before, after) = rest.split_at(start);
        let end = after.find(')').map_or(after.len(), |end| end + 1);
        key.push_str(before);
        let bracket = &after[..end];
        if !REMARKS.iter().any(|remark| bracket.contains(remark)) {
            key.push_str(bracket);
        }
        rest = &after[end..];
    }
    key.push_str(rest);
    let plain = key.split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = plain.trim_matches(|c: char| c.is_ascii_punctuation() || c.is_whitespace());
    let head = ["ban sao co chung thuc ", "ban sao chung thuc ", "ban sao ", "ban chinh "]
        .iter()
        .find_map(|head| plain.strip_prefix(head))
        .unwrap_or(plain);
    if head.is_empty() { folded } else { head.to_owned() }
}
