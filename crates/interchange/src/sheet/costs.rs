//! Costs as lines in a cell.

use catalogue::{Channel, Cost, CostValue};

use super::{
    channels::{each, of_each},
    text::bare,
};
use crate::Reason;

/// What parts the costs of one channel.
const BETWEEN: &str = " | ";

/// The costs of all channels.
pub(super) fn lines(channels: &[Channel]) -> String {
    of_each(channels, |channel| channel.costs.iter().map(words).collect::<Vec<_>>().join(BETWEEN))
}

fn words(cost: &Cost) -> String {
    // A cell that says nothing is what unknown looks like.
    let said = if cost.value == CostValue::Unknown && cost.kind.is_none() && cost.note.is_empty() {
        String::new()
    } else {
        cost.to_string()
    };
    // A line is a channel.
    bare(&said).replace('\n', " ")
}

/// Reads what was said otherwise than before.
pub(super) fn read(text: &str, channels: &mut [Channel]) -> Result<(), Reason> {
    let said = each(text, channels)?;
    for (channel, said) in channels.iter_mut().zip(said) {
        let before = std::mem::take(&mut channel.costs);
        if bare(&before.iter().map(words).collect::<Vec<_>>().join(BETWEEN)) == said {
            channel.costs = before;
            continue;
        }
        for said in said.split(BETWEEN).map(str::trim).filter(|said| !said.is_empty()) {
            match before.iter().find(|cost| words(cost) == said) {
                Some(known) => channel.costs.push(known.clone()),
                None => channel.costs.extend(Cost::parse_rows(said, "")),
            }
        }
    }
    Ok(())
}
