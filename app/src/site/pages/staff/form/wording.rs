//! The source's own words, which stand beside what was read from them. They
//! travel with their row, and go when the row comes to say something else.

use catalogue::{Cost, CostValue, TimeLimit, text::tidy_lines};

use super::model::{CostRow, TimePart};

/// What the words of a time limit are the words of.
fn of_time(limit: &TimeLimit) -> String {
    tidy_lines(&limit.to_string())
}

/// What the words of a cost are the words of.
fn of_cost(cost: &Cost) -> String {
    let value = match cost.value {
        CostValue::Free => "free",
        CostValue::Amount(_) => "amount",
        CostValue::Range { .. } => "range",
        CostValue::Rate(_) => "rate",
        CostValue::SetByAct(_) => "act",
        CostValue::AsWorded(_) => "worded",
        CostValue::Unknown => "unknown",
    };
    tidy_lines(&format!("{value} {cost}"))
}

/// Fills in the words of a time limit.
pub fn fill_time(limit: &TimeLimit, part: &mut TimePart) {
    if let TimeLimit::Within { wording: Some(words), .. } = limit {
        (part.wording, part.wording_of) = (words.clone(), of_time(limit));
    }
}

/// Fills in the words of a cost.
pub fn fill_cost(cost: &Cost, row: &mut CostRow) {
    if let Some(words) = &cost.wording {
        (row.wording, row.wording_of) = (words.clone(), of_cost(cost));
    }
}

/// Gives a time limit its words back, where it still says the same.
pub fn keep_time(part: &TimePart, mut limit: TimeLimit) -> TimeLimit {
    let same = of_time(&limit) == tidy_lines(&part.wording_of);
    if let TimeLimit::Within { wording, .. } = &mut limit
        && same
        && !part.wording.is_empty()
    {
        *wording = Some(part.wording.clone());
    }
    limit
}

/// Gives a cost its words back, where it still says the same.
pub fn keep_cost(row: &CostRow, mut cost: Cost) -> Cost {
    if !row.wording.is_empty() && of_cost(&cost) == tidy_lines(&row.wording_of) {
        cost.wording = Some(row.wording.clone());
    }
    cost
}
