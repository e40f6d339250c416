//! Which lines belong together, and which came or went.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::model::{Block, BlockChange, Change, Fate, Line};

/// From which share of common words on two lines are one that was changed.
const ALIKE: f32 = 0.5;
/// From which share of common lines on two blocks are one that was changed.
const BLOCKS_ALIKE: f32 = 0.3;
/// How many pairs are tried; beyond, a list was rewritten rather than changed.
const MOST_PAIRS: usize = 40_000;

/// What differs, block by block, in the order of the later content; what is gone
/// follows at its end.
pub fn compare(before: &[Block], after: &[Block]) -> Vec<BlockChange> {
    let partner = partners(before, after);
    let mut changes: Vec<BlockChange> = after
        .iter()
        .enumerate()
        .map(|(index, after)| match partner.iter().position(|other| *other == Some(index)) {
            Some(before_index) => kept(&before[before_index], after),
            None => whole(Fate::Added, after),
        })
        .collect();
    let gone = before.iter().zip(&partner).filter(|(_, partner)| partner.is_none());
    changes.extend(gone.map(|(block, _)| whole(Fate::Removed, block)));
    changes.retain(|change| !change.changes.is_empty() || change.title_before.is_some() || change.fate != Fate::Kept);
    changes
}

/// The later block of each earlier one.
fn partners(before: &[Block], after: &[Block]) -> Vec<Option<usize>> {
    let mut partner = vec![None; before.len()];
    let mut free: Vec<usize> = (0..after.len()).collect();
    let mut join = |index: usize, found: Option<usize>, free: &mut Vec<usize>| {
        if let Some(found) = found {
            partner[index] = Some(found);
            free.retain(|other| *other != found);
        }
    };
    for (index, block) in before.iter().enumerate() {
        let same = |other: &&usize| after[**other].family == block.family && after[**other].title == block.title;
        // Among several of one name, the one that says the same.
        let found = free
            .iter()
            .find(|other| same(other) && after[**other].lines == block.lines)
            .or_else(|| free.iter().find(|other| same(other)))
            .copied();
        join(index, found, &mut free);
    }
    for index in 0..before.len() {
        if partner[index].is_some() {
            continue;
        }
        let block = &before[index];
        let family = |other: &usize| after[*other].family == block.family;
        let lonely = before
            .iter()
            .zip(&partner)
            .filter(|(other, partner)| partner.is_none() && other.family == block.family)
            .count()
            == 1;
        let candidates: Vec<usize> = free.iter().copied().filter(family).collect();
        let found = match candidates.as_slice() {
            [only] if lonely => Some(*only),
            many => many
                .iter()
                .map(|other| (*other, lines_alike(block, &after[*other])))
                .filter(|(_, alike)| *alike >= BLOCKS_ALIKE)
                .max_by(|(_, a), (_, b)| a.total_cmp(b))
                .map(|(other, _)| other),
        };
        if let Some(found) = found {
            partner[index] = Some(found);
            free.retain(|other| *other != found);
        }
    }
    partner
}

fn lines_alike(a: &Block, b: &Block) -> f32 {
    let common = a.lines.iter().filter(|line| b.lines.contains(line)).count();
    share(common, a.lines.len(), b.lines.len())
}

fn whole(fate: Fate, block: &Block) -> BlockChange {
    let change = |line: &Line| match fate {
        Fate::Removed => Change::Removed(line.clone()),
        Fate::Kept | Fate::Added => Change::Added(line.clone()),
    };
    BlockChange {
        fate,
        title: block.title.clone(),
        title_before: None,
        changes: block.lines.iter().map(change).collect(),
        same: 0,
    }
}

fn kept(before: &Block, after: &Block) -> BlockChange {
    let (changes, same) = lines(&before.lines, &after.lines);
    let title_before = before.title.clone().filter(|title| Some(title) != after.title.as_ref());
    BlockChange { fate: Fate::Kept, title: after.title.clone(), title_before, changes, same }
}

/// What became of the lines, and how many are as they were.
fn lines(before: &[Line], after: &[Line]) -> (Vec<Change>, usize) {
    let mut gone: Vec<usize> = Vec::new();
    let mut came: Vec<usize> = Vec::new();
    let mut same = 0;
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        if let DiffOp::Equal { len, .. } = op {
            same += len;
        } else {
            gone.extend(op.old_range());
            came.extend(op.new_range());
        }
    }
    // The same line in another place is no news.
    came.retain(|new| match gone.iter().position(|old| before[*old] == after[*new]) {
        Some(found) => {
            gone.remove(found);
            same += 1;
            false
        }
        None => true,
    });
    let pairs = pairs(before, &gone, after, &came);
    let mut changes: Vec<(usize, Change)> = came
        .iter()
        .map(|new| {
            let change = match pairs.iter().find(|(_, other)| other == new) {
                Some((old, _)) => Change::Changed { before: before[*old].clone(), after: after[*new].clone() },
                None => Change::Added(after[*new].clone()),
            };
            (*new, change)
        })
        .collect();
    for old in gone.iter().filter(|old| pairs.iter().all(|(other, _)| other != *old)) {
        changes.push((*old, Change::Removed(before[*old].clone())));
    }
    changes.sort_by_key(|(place, _)| *place);
    (changes.into_iter().map(|(_, change)| change).collect(), same)
}

/// Lines that are one that was changed: the most alike first, then those that
/// are the only ones to tell a thing.
fn pairs(before: &[Line], gone: &[usize], after: &[Line], came: &[usize]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    if gone.len() * came.len() <= MOST_PAIRS {
        let old: Vec<_> = gone.iter().map(|old| (*old, bag(before[*old].main()))).collect();
        let new: Vec<_> = came.iter().map(|new| (*new, bag(after[*new].main()))).collect();
        let mut tried: Vec<(f32, usize, usize)> = Vec::new();
        for (old, old_words) in &old {
            for (new, new_words) in &new {
                let alike = alike(old_words, new_words);
                if before[*old].label == after[*new].label && alike >= ALIKE {
                    tried.push((alike, *old, *new));
                }
            }
        }
        tried.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (_, old, new) in tried {
            if found.iter().all(|(other_old, other_new)| *other_old != old && *other_new != new) {
                found.push((old, new));
            }
        }
    }
    let left = |all: &[usize], taken: &dyn Fn(usize) -> bool| -> Vec<usize> {
        all.iter().copied().filter(|index| !taken(*index)).collect()
    };
    let old = left(gone, &|index| found.iter().any(|(old, _)| *old == index));
    let new = left(came, &|index| found.iter().any(|(_, new)| *new == index));
    for index in &old {
        let label = &before[*index].label;
        let only = |lines: &[Line], all: &[usize]| -> Option<usize> {
            let mut with = all.iter().copied().filter(|index| lines[*index].label == *label);
            with.next().filter(|_| with.next().is_none())
        };
        if label.is_some()
            && only(before, &old).is_some()
            && let Some(partner) = only(after, &new)
        {
            found.push((*index, partner));
        }
    }
    found
}

/// The words of a text, sorted.
fn bag(text: &str) -> Vec<String> {
    let folded = text.to_lowercase();
    let mut words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// The share of words that two texts have in common.
pub fn words_alike(a: &str, b: &str) -> f32 {
    alike(&bag(a), &bag(b))
}

fn alike(a: &[String], b: &[String]) -> f32 {
    let (mut at, mut other, mut common) = (0, 0, 0);
    while at < a.len() && other < b.len() {
        match a[at].cmp(&b[other]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                other += 1;
            }
        }
    }
    share(common, a.len(), b.len())
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and lines are small")]
fn share(common: usize, a: usize, b: usize) -> f32 {
    if a + b == 0 { 1.0 } else { (2 * common) as f32 / (a + b) as f32 }
}
