//! Reads costs from the wording of sources.

use crate::{
    Cost, CostKind, CostValue, Money, number,
    text::{after_word, tidy, tidy_lines},
};

use super::note;

/// How free is printed.
pub(super) const FREE: &str = "Miễn phí";
/// How unknown is printed.
pub(super) const UNKNOWN: &str = "Không có thông tin";

/// What says that nothing is paid.
const FREE_WORDS: [&str; 8] = [
    "miễn phí",
    "miễn lệ phí",
    "không thu phí",
    "không thu lệ phí",
    "không thu phí, lệ phí",
    "không mất phí",
    "không thu",
    "không đồng",
];

/// What says that there is nothing to say; "đồng" is the source's form with no amount in it.
const UNKNOWN_WORDS: [&str; 6] = ["", "không có thông tin", "chưa có thông tin", "đang cập nhật", "đồng", "usd"];

/// The marks between the ends of a range.
const TO: [&str; 5] = ["–", "-", "—", "đến", "tới"];

/// How a share starts.
const SHARE_LEAD: [&str; 5] = ["mức thu bằng", "mức thu", "bằng", "mức", "thu"];

impl Cost {
    /// Reads one row: its wording, a remark that the source keeps beside it,
    /// and the kind where the source tells. Never fails and never guesses:
    ///
    /// - "Phí : 2.000.000 Đồng (…)", "50.000 đồng/trường hợp", "10.000 – 30.000
    ///   đồng", "0,5% giá trị", "Miễn phí", "Theo quy định của Hội đồng nhân dân
    ///   cấp tỉnh" are read; what stands in brackets becomes the remark;
    /// - a sum of zero is free only without a remark that names a sum or an
    ///   act: systems store zero for "see the remark". With one that names an
    ///   act only, the act sets it; else it is unknown;
    /// - nothing and "Không có thông tin" are unknown, never free;
    /// - what names several sums, or a sum with conditions, stays as worded.
    ///
    /// The source's words are kept beside what was read, unless they differ
    /// from what is printed in letter case and spaces only.
    #[must_use]
    pub fn parse(wording: &str, remark: &str, kind: Option<CostKind>) -> Self {
        let text = tidy(wording);
        let mut cost = row(&text, tidy_lines(wording));
        let free_text = matches!(cost.value, CostValue::AsWorded(_));
        if !free_text && plain(&cost.to_string()) != plain(&text) && !text.is_empty() {
            cost.wording = Some(text);
        }
        cost.kind = cost.kind.or(kind);
        cost.add(remark);
        cost.settle_zero();
        cost
    }

    /// A sum that a source keeps as a number, with its remark: see [`Cost::parse`] for zero.
    #[must_use]
    pub fn of(sum: Money, remark: &str, kind: Option<CostKind>) -> Self {
        let mut cost = Self { kind, ..Self::plain(CostValue::Amount(sum)) };
        cost.add(remark);
        cost.settle_zero();
        cost
    }

    /// Reads a wording of several lines, one row each. A line that neither
    /// names its kind nor can be read belongs to the row before it; the remark
    /// belongs to every row.
    #[must_use]
    pub fn parse_rows(wording: &str, remark: &str) -> Vec<Self> {
        let mut rows: Vec<String> = Vec::new();
        for line in wording.lines().filter(|line| !line.trim().is_empty()) {
            match rows.last_mut() {
                Some(row) if !starts_a_row(line) => {
                    row.push('\n');
                    row.push_str(line);
                }
                _ => rows.push(line.to_owned()),
            }
        }
        if rows.is_empty() {
            rows.push(String::new());
        }
        rows.iter().map(|row| Self::parse_lines(row, remark)).collect()
    }

    /// One row whose later lines are remarks to the first, where that can be read.
    fn parse_lines(row: &str, remark: &str) -> Self {
        let Some((first, more)) = row.split_once('\n') else { return Self::parse(row, remark, None) };
        let mut cost = Self::parse(first, "", None);
        if matches!(cost.value, CostValue::AsWorded(_)) {
            return Self::parse(row, remark, None);
        }
        cost.add(more);
        cost.add(remark);
        cost.settle_zero();
        cost
    }

    /// Adds a remark: what the sum is for each of, or words.
    fn add(&mut self, remark: &str) {
        let mut remark = note::canonical(remark);
        // "70.000 đồng/Giấy chứng nhận" beside 70.000 đồng: the sum once more.
        if let CostValue::Amount(sum) = self.value
            && let Some((same, rest)) = Money::take(&remark)
            && same == sum
            && (rest.trim().is_empty() || per(rest).is_some_and(|(_, rest)| rest.is_empty()))
        {
            remark = rest.trim().to_owned();
        }
        if self.per.is_none()
            && matches!(self.value, CostValue::Amount(_) | CostValue::Range { .. })
            && let Some((unit, rest)) = per(&remark)
            && let Some(rest) = remark_after(rest)
        {
            self.per = Some(unit);
            remark = rest;
        }
        if remark.is_empty() || self.note.contains(&remark) {
            return;
        }
        self.note = if self.note.is_empty() { remark } else { note::canonical(&format!("{}; {remark}", self.note)) };
    }

    /// A zero is what the remark makes of it.
    fn settle_zero(&mut self) {
        let zero = matches!(self.value, CostValue::Amount(sum) if sum.minor == 0);
        if !zero && self.value != CostValue::Unknown {
            return;
        }
        if zero {
            self.per = None;
        }
        self.value = if note::names_an_act(&self.note) && !Money::is_named_in(&self.note) {
            CostValue::SetByAct(std::mem::take(&mut self.note))
        } else if zero && !note::tells_against_free(&self.note) {
            CostValue::Free
        } else {
            CostValue::Unknown
        };
    }
}

/// Whether a line of several starts a row of its own.
fn starts_a_row(line: &str) -> bool {
    let line = tidy(line);
    kind_prefix(&line).is_some() || !matches!(Cost::parse(&line, "", None).value, CostValue::AsWorded(_))
}

/// Reads a tidied wording; `lines` is what is kept where it cannot be read.
fn row(text: &str, lines: String) -> Cost {
    let (kind, rest) = kind_prefix(text).map_or((None, text), |(kind, rest)| (Some(kind), rest));
    let read = sum(rest).or_else(|| words(rest)).or_else(|| labelled(text));
    let read = read.unwrap_or_else(|| Cost::plain(CostValue::AsWorded(lines)));
    if matches!(read.value, CostValue::AsWorded(_)) { read } else { Cost { kind: read.kind.or(kind), ..read } }
}

/// "Phí :", "Lệ phí:" before a row.
fn kind_prefix(text: &str) -> Option<(CostKind, &str)> {
    [CostKind::AdministrativeCharge, CostKind::ServiceFee]
        .into_iter()
        .find_map(|kind| Some((kind, after_word(text, kind.label())?.trim_start().strip_prefix(':')?.trim_start())))
}

/// "Phí thẩm định: 100.000 đồng/lần": the name of the cost becomes its remark.
fn labelled(text: &str) -> Option<Cost> {
    let (label, rest) = text.split_once(':')?;
    let kind = [CostKind::AdministrativeCharge, CostKind::ServiceFee]
        .into_iter()
        .find(|kind| after_word(label, kind.label()).is_some())?;
    if label.chars().any(|c| c.is_ascii_digit() || matches!(c, '(' | ')' | '.' | ';')) {
        return None;
    }
    let read = sum(rest.trim_start())?;
    let label = label.trim_end();
    let note = if read.note.is_empty() { label.to_owned() } else { format!("{label}; {}", read.note) };
    Some(Cost { kind: Some(kind), note: note::canonical(&note), ..read })
}

/// A sum or a range, what it is for each of, and a remark.
fn sum(text: &str) -> Option<Cost> {
    let (value, rest) = range(text).or_else(|| Money::take(text).map(|(sum, rest)| (CostValue::Amount(sum), rest)))?;
    let (per, rest) = per(rest).map_or((None, rest), |(per, rest)| (Some(per), rest));
    Some(Cost { per, note: remark_after(rest)?, ..Cost::plain(value) })
}

fn range(text: &str) -> Option<(CostValue, &str)> {
    let text = after_word(text, "từ").map_or(text, str::trim_start);
    let to = |rest: &'_ str| -> Option<usize> {
        let trimmed = rest.trim_start();
        let after = TO.iter().find_map(|mark| {
            let dash = !mark.starts_with(char::is_alphabetic);
            if dash { trimmed.strip_prefix(mark) } else { after_word(trimmed, mark) }
        })?;
        Some(rest.len() - after.trim_start().len())
    };
    let (from, rest) = if let Some((from, rest)) = Money::take(text) {
        let (to, rest) = Money::take(&rest[to(rest)?..])?;
        (from, (to, rest))
    } else {
        // The currency after the second sum is that of the first too, unless it
        // is multiplied: "500 – 2 triệu đồng" could be either.
        let (_, after) = number::take(text)?;
        let second = &after[to(after)?..];
        let (sum, rest) = Money::take(second)?;
        let (_, unit) = number::take(second)?;
        let unit = &unit[..unit.len() - rest.len()];
        if Money::is_multiplied(unit) {
            return None;
        }
        let first = &text[..text.len() - after.len()];
        (Money::parse(&format!("{first} {unit}"))?, (sum, rest))
    };
    let (to, rest) = rest;
    let rising = from.currency == to.currency && from.minor < to.minor;
    rising.then_some((CostValue::Range { from, to }, rest))
}

/// "/trường hợp" after a sum: what it is for each of, and what follows.
fn per(text: &str) -> Option<(String, &str)> {
    let rest = text.trim_start().strip_prefix('/')?.trim_start();
    let end = rest.find(['(', ';', ',', '.', ':', '+']).unwrap_or(rest.len());
    let (unit, rest) = rest.split_at(end);
    let one = unit.trim_start_matches('0');
    let unit = one.strip_prefix("1 ").unwrap_or(unit).trim();
    let fine = !unit.is_empty() && unit.chars().count() <= 60 && unit.starts_with(char::is_alphanumeric);
    fine.then(|| (unit.to_owned(), rest.trim_start_matches('.').trim_start()))
}

/// What follows a sum, as a remark. Nothing where it could turn the sum:
/// further sums outside brackets, or words that go on with the sentence.
fn remark_after(rest: &str) -> Option<String> {
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(String::new());
    }
    if let Some(remark) = bracketed(rest) {
        return Some(remark);
    }
    let marked = rest.starts_with([';', ',', '.', '(']);
    let several = number::starts(rest).any(|start| Money::take(start).is_some()) || rest.contains('%');
    if marked && !several { Some(note::canonical(rest.trim_start_matches(['.', ' ']))) } else { None }
}

/// The remark in brackets that a text is. The outer brackets are those of the
/// form, whatever stands between them.
fn bracketed(text: &str) -> Option<String> {
    text.trim_end_matches('.').strip_prefix('(')?.strip_suffix(')').map(note::canonical)
}

/// Free, unknown, a share, or an act, with a remark in brackets.
fn words(text: &str) -> Option<Cost> {
    let (head, remark) = text
        .find('(')
        .and_then(|at| Some((&text[..at], bracketed(&text[at..])?)))
        .unwrap_or_else(|| (text, String::new()));
    let head = head.trim().trim_end_matches('.');
    let lower = head.to_lowercase();
    let cost = |value, note| Some(Cost { note, ..Cost::plain(value) });
    if lower == "không đồng" {
        return cost(CostValue::Amount(Money::vnd(0)), remark);
    }
    if FREE_WORDS.contains(&lower.as_str()) {
        return cost(CostValue::Free, remark);
    }
    if UNKNOWN_WORDS.contains(&lower.as_str()) {
        return cost(CostValue::Unknown, remark);
    }
    // The source's form puts its unit behind whatever was typed into it.
    let head = head.strip_suffix(" Đồng").unwrap_or(head);
    if is_share(head) {
        return cost(CostValue::Rate(head.to_owned()), remark);
    }
    let act = note::names_an_act(text) && !Money::is_named_in(text) && !text.contains('%');
    if act { cost(CostValue::SetByAct(text.to_owned()), String::new()) } else { None }
}

/// "0,5% giá trị", "Mức thu bằng 50% …": one share and no sum.
fn is_share(text: &str) -> bool {
    let start = SHARE_LEAD.iter().find_map(|lead| after_word(text, lead)).unwrap_or(text).trim_start();
    let share = number::take(start).is_some_and(|(_, rest)| rest.trim_start().starts_with('%'));
    share && text.matches('%').count() == 1 && !Money::is_named_in(text)
}

/// What two wordings are compared by.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
