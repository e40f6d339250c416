//! Ways of handing in, their time limits and costs.

use catalogue::{Channel, ChannelKind, Cost, CostKind, CostValue, Markdown, Money, Quantity, TimeLimit, TimeUnit};

use super::{
    super::{
        model::{ChannelRow, CostRow, TimePart},
        wording,
    },
    reader::{Reader, blank, optional},
    rows,
};

pub fn channels(reader: &mut Reader, channels: &[ChannelRow]) -> Vec<Channel> {
    rows(channels, |place, row| channel(reader, &format!("channels[{place}]"), row))
}

fn channel(reader: &mut Reader, at: &str, row: &ChannelRow) -> Option<Channel> {
    let ChannelRow { kind, situation, time_limit: TimePart { amount, unit, note, words, .. }, .. } = row;
    if row.costs.is_empty() && blank([kind, situation, amount, unit, note, words, &row.note]) {
        return None;
    }
    let field = format!("{at}[kind]");
    if kind.is_empty() {
        reader.wrong(&field, "form-error-channel-kind");
    }
    let kind = reader.choice(&field, kind, ChannelKind::from_key);
    let time_limit = time(reader, &format!("{at}[time_limit]"), &row.time_limit);
    let costs = row.costs.iter().enumerate();
    let costs = costs.map(|(place, row)| cost(reader, &format!("{at}[costs][{place}]"), row)).collect();
    Some(Channel { kind: kind?, situation: situation.clone(), time_limit, costs, note: Markdown::new(&row.note) })
}

/// An amount with its unit, else words, else unknown.
fn time(reader: &mut Reader, at: &str, part: &TimePart) -> TimeLimit {
    if part.amount.is_empty() {
        if !part.note.is_empty() {
            reader.wrong(&format!("{at}[note]"), "form-error-time-note");
        }
        return optional(&part.words).map_or(TimeLimit::Unknown, TimeLimit::AsWorded);
    }
    if !part.words.is_empty() {
        reader.wrong(&format!("{at}[words]"), "form-error-time-both");
    }
    let amount = Quantity::parse(&part.amount);
    if amount.is_none() {
        reader.unread(&format!("{at}[amount]"), &part.amount, "form-error-amount");
    }
    let field = format!("{at}[unit]");
    if part.unit.is_empty() {
        reader.wrong(&field, "form-error-unit");
    }
    let unit = reader.choice(&field, &part.unit, TimeUnit::from_key);
    let (Some(amount), Some(unit)) = (amount, unit) else { return TimeLimit::Unknown };
    wording::keep_time(part, TimeLimit::Within { amount, unit, note: part.note.clone(), wording: None })
}

fn cost(reader: &mut Reader, at: &str, row: &CostRow) -> Cost {
    let kind = reader.choice(&format!("{at}[kind]"), &row.kind, CostKind::from_key);
    let value = value(reader, at, row).unwrap_or(CostValue::Unknown);
    let cost = Cost { kind, value, per: optional(&row.per), note: row.note.clone(), wording: None };
    wording::keep_cost(row, cost)
}

/// The value that is chosen, or else the one that what is typed makes.
fn value(reader: &mut Reader, at: &str, row: &CostRow) -> Option<CostValue> {
    let chosen = match (row.value.as_str(), row.amount.is_empty(), row.to.is_empty(), row.words.is_empty()) {
        ("", false, true, true) => "amount",
        ("", false, false, true) => "range",
        ("", true, true, false) => "worded",
        (chosen, ..) => chosen,
    };
    let (sum, most, words) = match chosen {
        "" | "free" => (false, false, false),
        "amount" => (true, false, false),
        "range" => (true, true, false),
        "rate" | "act" | "worded" => (false, false, true),
        _ => {
            reader.wrong(&format!("{at}[value]"), "form-error-choice");
            return None;
        }
    };
    // What is typed beside the choice says something else: a person must tell.
    for (field, typed, used) in [("amount", &row.amount, sum), ("to", &row.to, most), ("words", &row.words, words)] {
        if !used && !typed.is_empty() {
            reader.wrong(&format!("{at}[{field}]"), "form-error-unused");
        }
    }
    if words && row.words.is_empty() {
        reader.wrong(&format!("{at}[words]"), "form-error-words");
        return None;
    }
    match chosen {
        "free" => Some(CostValue::Free),
        "amount" => money(reader, at, "amount", &row.amount).map(CostValue::Amount),
        "range" => {
            let from = money(reader, at, "amount", &row.amount);
            let to = money(reader, at, "to", &row.to);
            let (from, to) = (from?, to?);
            if from.currency != to.currency || from.minor >= to.minor {
                reader.wrong(&format!("{at}[to]"), "form-error-range");
            }
            Some(CostValue::Range { from, to })
        }
        "rate" => Some(CostValue::Rate(row.words.clone())),
        "act" => Some(CostValue::SetByAct(row.words.clone())),
        "worded" => Some(CostValue::AsWorded(row.words.clone())),
        _ => None,
    }
}

fn money(reader: &mut Reader, at: &str, field: &str, typed: &str) -> Option<Money> {
    let field = format!("{at}[{field}]");
    if typed.is_empty() {
        reader.wrong(&field, "form-error-money-missing");
        return None;
    }
    reader.money(&field, typed)
}
