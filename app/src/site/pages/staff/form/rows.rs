//! The buttons that add, take away and move rows.

use super::{
    EditionForm,
    model::{AgencyLevelRow, CaseRow, ChannelRow, CostRow, FormRow, ItemRow, LegalRow, OutcomeRow, PAPER, StepRow},
    name::{first_of, id_of},
    read::MOST_ROWS,
};

/// The button that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// One that changes rows: for [`EditionForm::press`].
    Row(RowPress),
    /// The value of another, such as `save`: for whoever put it there.
    Other(String),
}

/// A change of rows: `add:channels.0.costs`, `remove:steps.2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowPress {
    act: Act,
    list: String,
    row: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Add,
    Remove,
    Up,
    Down,
}

impl Press {
    pub(super) fn parse(value: &str) -> Self {
        RowPress::parse(value).map_or_else(|| Self::Other(value.to_owned()), Self::Row)
    }
}

impl RowPress {
    fn parse(value: &str) -> Option<Self> {
        let (act, path) = value.split_once(':')?;
        let act = match act {
            "add" => return Some(Self { act: Act::Add, list: path.to_owned(), row: usize::MAX }),
            "remove" => Act::Remove,
            "up" => Act::Up,
            "down" => Act::Down,
            _ => return None,
        };
        let (list, row) = path.rsplit_once('.')?;
        Some(Self { act, list: list.to_owned(), row: row.parse().ok()? })
    }
}

/// A list of rows, whatever they are.
trait Rows {
    fn len(&self) -> usize;
    fn add(&mut self);
    fn remove(&mut self, row: usize);
    fn swap(&mut self, one: usize, other: usize);
}

/// A row as it stands when it was just added.
trait Row: Default {
    fn fresh() -> Self {
        Self::default()
    }
}

impl Row for AgencyLevelRow {}
impl Row for ChannelRow {}
impl Row for CostRow {}
impl Row for FormRow {}
impl Row for StepRow {}
impl Row for OutcomeRow {}
impl Row for LegalRow {}

impl Row for CaseRow {
    fn fresh() -> Self {
        Self { name: String::new(), items: vec![ItemRow::fresh()] }
    }
}

impl Row for ItemRow {
    fn fresh() -> Self {
        Self { kind: PAPER.to_owned(), originals: "1".to_owned(), copies: "0".to_owned(), ..Self::default() }
    }
}

impl<T: Row> Rows for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn add(&mut self) {
        self.push(T::fresh());
    }

    fn remove(&mut self, row: usize) {
        self.remove(row);
    }

    fn swap(&mut self, one: usize, other: usize) {
        <[T]>::swap(self, one, other);
    }
}

impl EditionForm {
    /// Does what a row button says. What leads nowhere changes nothing, as from
    /// a page that is older than the form; nor is a row added over the bound.
    ///
    /// The row, or what is next to it, gets the focus when the form is shown
    /// again: without JavaScript the page would begin at its top.
    pub fn press(&mut self, press: &RowPress) {
        // A new case brings a paper with it.
        let full = self.rows() + 2 > MOST_ROWS;
        let Some(rows) = self.list(&press.list) else { return };
        let (row, len) = (press.row, rows.len());
        let list = id_of(&press.list);
        let focus = match press.act {
            Act::Add if full => format!("{list}-add"),
            Act::Add => {
                rows.add();
                let first = press.list.rsplit('.').next().and_then(first_of).unwrap_or_default();
                format!("{list}-{len}-{first}")
            }
            Act::Remove if row < len => {
                rows.remove(row);
                match len - 1 {
                    0 => format!("{list}-add"),
                    left => format!("{list}-{}", row.min(left - 1)),
                }
            }
            Act::Up if (1..len).contains(&row) => {
                rows.swap(row, row - 1);
                let button = if row == 1 { "down" } else { "up" };
                format!("{list}-{}-{button}", row - 1)
            }
            Act::Down if row < len.saturating_sub(1) => {
                rows.swap(row, row + 1);
                let button = if row + 2 == len { "up" } else { "down" };
                format!("{list}-{}-{button}", row + 1)
            }
            Act::Remove | Act::Up | Act::Down => return,
        };
        self.focus = Some(focus);
    }

    /// The list of a path.
    fn list(&mut self, path: &str) -> Option<&mut dyn Rows> {
        let at = |place: &str| place.parse::<usize>().ok();
        let path: Vec<&str> = path.split('.').collect();
        Some(match path[..] {
            ["online", "by_agency"] => &mut self.online.by_agency,
            ["channels"] => &mut self.channels,
            ["channels", channel, "costs"] => &mut self.channels.get_mut(at(channel)?)?.costs,
            ["dossier", "cases"] => &mut self.dossier.cases,
            ["dossier", "cases", case, "items"] => &mut self.dossier.cases.get_mut(at(case)?)?.items,
            ["dossier", "cases", case, "items", item, "forms"] => {
                &mut self.dossier.cases.get_mut(at(case)?)?.items.get_mut(at(item)?)?.forms
            }
            ["forms"] => &mut self.forms,
            ["steps"] => &mut self.steps,
            ["outcomes"] => &mut self.outcomes,
            ["legal_basis"] => &mut self.legal_basis,
            _ => return None,
        })
    }
}
