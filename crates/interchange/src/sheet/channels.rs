//! Ways of handing in: as lines in a cell, and as a sheet of their own with the costs.

use catalogue::{Channel, ChannelKind, Cost, CostKind, CostValue, EditionContent, Markdown, Procedure, TimeLimit};

use super::{
    columns::{bad, parts},
    grid::Grid,
    headings::{HEADINGS, Table},
    identity,
    text::{bare, cell, some},
};
use crate::Reason;

/// The columns of the sheet, after those that tell the procedure.
pub(super) const KEYS: [&str; 9] =
    ["number", "channel", "situation", "time_limit", "note", "cost_kind", "cost", "per", "cost_note"];

/// The words of every kind.
const KINDS: [&str; 3] = ["online", "in_person", "post"];

/// "Trực tiếp (cấp lại)", a line each.
pub(super) fn lines(channels: &[Channel]) -> String {
    channels.iter().map(label).collect::<Vec<_>>().join("\n")
}

pub(super) fn label(channel: &Channel) -> String {
    let kind = HEADINGS.word(channel.kind.key());
    if channel.situation.is_empty() { kind.to_owned() } else { format!("{kind} ({})", channel.situation) }
}

/// Reads lines; what is known of a channel that is still there stays.
pub(super) fn read_lines(text: &str, before: &[Channel]) -> Result<Vec<Channel>, Reason> {
    let read = |part: &str| {
        let (kind, situation) = match part.strip_suffix(')').and_then(|part| part.split_once('(')) {
            Some((kind, situation)) => (kind.trim(), situation.trim()),
            None => (part, ""),
        };
        Some((kind_of(kind)?, situation.to_owned()))
    };
    let said = parts(text, read)?;
    let mut left: Vec<&Channel> = before.iter().collect();
    let mut channels = Vec::new();
    for (kind, situation) in said {
        let same = left.iter().position(|channel| channel.kind == kind && bare(&channel.situation) == situation);
        let known = same.map(|at| left.remove(at).clone());
        channels.push(known.unwrap_or(Channel {
            kind,
            situation,
            time_limit: TimeLimit::Unknown,
            costs: Vec::new(),
            note: Markdown::default(),
        }));
    }
    Ok(channels)
}

fn kind_of(text: &str) -> Option<ChannelKind> {
    HEADINGS.word_key(text, &KINDS).and_then(ChannelKind::from_key).or_else(|| ChannelKind::from_label(text))
}

/// Says something of every channel: once, where it is the same of all, else a
/// line each, after the name of the channel.
pub(super) fn of_each(channels: &[Channel], say: impl Fn(&Channel) -> String) -> String {
    let said: Vec<String> = channels.iter().map(|channel| bare(&say(channel))).collect();
    match said.split_first() {
        None => String::new(),
        Some((first, rest)) if rest.iter().all(|other| other == first) => first.clone(),
        Some(_) => channels
            .iter()
            .zip(&said)
            .map(|(channel, said)| format!("{}: {said}", label(channel)))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

/// What [`of_each`] said, by channel: one thing for all, or as many lines as
/// there are channels.
pub(super) fn each<'a>(text: &'a str, channels: &[Channel]) -> Result<Vec<&'a str>, Reason> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if channels.is_empty() && !lines.is_empty() {
        return Err(Reason::NoChannels);
    }
    match lines.as_slice() {
        [] => Ok(vec![""; channels.len()]),
        [one] => Ok(vec![one; channels.len()]),
        lines if lines.len() == channels.len() => Ok(lines
            .iter()
            .zip(channels)
            .map(|(line, channel)| {
                let named = line.strip_prefix(&label(channel)).and_then(|rest| rest.strip_prefix(':'));
                named.map_or(*line, str::trim)
            })
            .collect()),
        _ => Err(Reason::LinesPerChannel { channels: channels.len() }),
    }
}

/// The time limits of all channels.
pub(super) fn times(channels: &[Channel]) -> String {
    of_each(channels, |channel| channel.time_limit.as_worded())
}

pub(super) fn read_times(text: &str, channels: &mut [Channel]) -> Result<(), Reason> {
    let said = each(text, channels)?;
    for (channel, said) in channels.iter_mut().zip(said) {
        if bare(&channel.time_limit.as_worded()) != said {
            channel.time_limit = TimeLimit::parse(said);
        }
    }
    Ok(())
}

/// The sheet of channels: a row for each cost, and one for a channel without.
pub(super) fn grid(procedures: &[(&Procedure, &EditionContent)]) -> Grid {
    let mut grid = Grid::new(HEADINGS.sheet(Table::Channels.key()), HEADINGS.detail_heads(Table::Channels, &KEYS));
    for (procedure, content) in procedures {
        for rows in rows(content) {
            for row in rows {
                let mut cells = identity(procedure, content);
                cells.extend(row);
                grid.push(cells);
            }
        }
    }
    grid
}

/// The rows of a content, by channel.
pub(super) fn rows(content: &EditionContent) -> Vec<Vec<Vec<String>>> {
    (1..).zip(&content.channels).map(|(number, channel): (usize, _)| channel_rows(number, channel)).collect()
}

fn channel_rows(number: usize, channel: &Channel) -> Vec<Vec<String>> {
    let row = |cost: [String; 4]| {
        let [kind, value, per, note] = cost;
        let own = [
            number.to_string(),
            HEADINGS.word(channel.kind.key()).to_owned(),
            channel.situation.clone(),
            channel.time_limit.as_worded(),
            channel.note.as_str().to_owned(),
        ];
        own.iter().chain(&[kind, value, per, note]).map(|text| cell(text)).collect()
    };
    if channel.costs.is_empty() {
        return vec![row(Default::default())];
    }
    channel.costs.iter().map(|cost| row(cost_cells(cost))).collect()
}

fn cost_cells(cost: &Cost) -> [String; 4] {
    let value = if cost.value == CostValue::Unknown { String::new() } else { cost.value.to_string() };
    [
        cost.kind.map(|kind| kind.label().to_owned()).unwrap_or_default(),
        value,
        cost.per.clone().unwrap_or_default(),
        cost.note.clone(),
    ]
}

/// Reads the rows of a procedure. What a row says as before stays as it is.
pub(super) fn read_rows(said: &[&Vec<String>], before: &[Channel]) -> Result<Vec<Channel>, (&'static str, Reason)> {
    let mut groups: Vec<(String, Vec<&Vec<String>>)> = Vec::new();
    for row in said {
        let number = row[0].strip_suffix(".0").unwrap_or(&row[0]).to_owned();
        match groups.last_mut().filter(|(of, _)| *of == number && !number.is_empty()) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((number, vec![row])),
        }
    }
    groups.iter().map(|(number, rows)| read_channel(number, rows, before)).collect()
}

fn read_channel(number: &str, said: &[&Vec<String>], before: &[Channel]) -> Result<Channel, (&'static str, Reason)> {
    let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let known = at.and_then(|at| before.get(at));
    if let (Some(at), Some(known)) = (at, known) {
        let rows = channel_rows(at + 1, known);
        if rows.len() == said.len() && rows.iter().zip(said).all(|(row, said)| row[1..] == said[1..]) {
            return Ok(known.clone());
        }
    }
    let first = said[0];
    let kind = kind_of(&first[1]).ok_or_else(|| ("channel", bad(&first[1])))?;
    let same = |text: &String, of: String| cell(&of) == *text;
    let time_limit = match known {
        Some(known) if same(&first[3], known.time_limit.as_worded()) => known.time_limit.clone(),
        _ => TimeLimit::parse(&first[3]),
    };
    let costs = said
        .iter()
        .enumerate()
        .filter(|(_, row)| row[5..].iter().any(|cell| !cell.is_empty()))
        .map(|(at, row)| read_cost(row, known.and_then(|known| known.costs.get(at))))
        .collect::<Result<_, _>>()?;
    let situation = match known {
        Some(known) if same(&first[2], known.situation.clone()) => known.situation.clone(),
        _ => first[2].clone(),
    };
    Ok(Channel { kind, situation, time_limit, costs, note: Markdown::new(&first[4]) })
}

fn read_cost(row: &[String], known: Option<&Cost>) -> Result<Cost, (&'static str, Reason)> {
    if let Some(known) = known
        && cost_cells(known).iter().zip(&row[5..]).all(|(known, said)| cell(known) == *said)
    {
        return Ok(known.clone());
    }
    let [_, _, _, _, _, kind, value, per, note] = row else { return Err(("cost", Reason::Missing)) };
    let kind = match some(kind) {
        None => None,
        Some(text) => Some(CostKind::from_label(&text).ok_or_else(|| ("cost_kind", bad(&text)))?),
    };
    let mut cost = Cost::parse(value, note, kind);
    cost.per = some(per).or(cost.per);
    Ok(cost)
}
