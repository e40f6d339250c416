use crate::{Reason, Rejected};

/// A sheet as texts: its heads and its rows, each with its number in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    pub(super) name: String,
    pub(super) heads: Vec<String>,
    /// The number of the row of heads.
    pub(super) line: u64,
    pub(super) rows: Vec<(u64, Vec<String>)>,
}

impl Grid {
    pub(super) fn new(name: &str, heads: Vec<String>) -> Self {
        Self { name: name.to_owned(), heads, line: 1, rows: Vec::new() }
    }

    pub(super) fn push(&mut self, cells: Vec<String>) {
        let line = self.rows.len() as u64 + 2;
        self.rows.push((line, cells));
    }

    /// A sheet of rows of which one has the heads: that with most of the known
    /// ones among the first. Titles may stand above it.
    pub(super) fn with_heads(
        name: &str,
        rows: Vec<(u64, Vec<String>)>,
        known: impl Fn(&str) -> bool,
    ) -> Result<Self, Rejected> {
        /// How far down the heads may stand.
        const FAR: usize = 30;
        let count = |cells: &[String]| cells.iter().filter(|cell| known(cell)).count();
        let best = rows.iter().take(FAR).enumerate().max_by_key(|(at, (_, cells))| (count(cells), usize::MAX - at));
        let Some(at) = best.filter(|(_, (_, cells))| count(cells) > 0).map(|(at, _)| at) else {
            return Err(Rejected::whole(1, Reason::NoHeads));
        };
        let mut rows = rows.into_iter().skip(at);
        let (line, heads) = rows.next().unwrap_or_default();
        let rows = rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
        Ok(Self { name: name.to_owned(), heads, line, rows })
    }
}
