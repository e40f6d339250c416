//! Costs: missing, implausible, or at odds with their notes.

use crate::{Channel, ChannelKind, Cost, CostValue, Doubt, EditionContent};

use super::{Check, Report};

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    for (i, channel) in content.channels.iter().enumerate() {
        if channel.costs.is_empty() {
            let path = format!("channels[{i}].costs");
            report.add_with(Check::CostMissing, path, vec![("kind", channel.kind.key().into())]);
        }
        for (j, cost) in channel.costs.iter().enumerate() {
            row(channel, cost, format!("channels[{i}].costs[{j}]"), report);
        }
    }
    let online = values(content, ChannelKind::Online);
    let counter = values(content, ChannelKind::InPerson);
    if let (Some(online), Some(counter)) = (online, counter)
        && online != counter
    {
        report.add(Check::OnlineCostDiffers, "channels");
    }
}

fn row(channel: &Channel, cost: &Cost, path: String, report: &mut Report) {
    let worded = |words: &str| vec![("wording", words.into())];
    match &cost.value {
        CostValue::Unknown => report.add_with(Check::CostMissing, path, vec![("kind", channel.kind.key().into())]),
        CostValue::SetByAct(act) => report.add_with(Check::CostSetByAct, path, worded(act)),
        CostValue::AsWorded(words) => report.add_with(Check::CostAsWorded, path, worded(words)),
        CostValue::Amount(_) | CostValue::Range { .. } if cost.doubt() == Some(Doubt::TooSmall) => {
            report.add_with(Check::CostUnder1000, path, worded(&cost.to_string()));
        }
        CostValue::Free if cost.contradicts_itself() => {
            report.add_with(Check::FreeButNoteSetsCost, path, worded(&cost.note));
        }
        CostValue::Free | CostValue::Amount(_) | CostValue::Range { .. } | CostValue::Rate(_) => {}
    }
}

/// What a kind of channel costs, row by row; nothing where it is not known in full.
fn values(content: &EditionContent, kind: ChannelKind) -> Option<Vec<String>> {
    let mut values: Vec<String> = Vec::new();
    for channel in content.channels.iter().filter(|channel| channel.kind == kind) {
        if channel.costs.is_empty() || channel.costs.iter().any(|cost| cost.value == CostValue::Unknown) {
            return None;
        }
        values.extend(channel.costs.iter().map(|cost| cost.value.to_string()));
    }
    values.sort_unstable();
    values.dedup();
    if values.is_empty() { None } else { Some(values) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };

    fn with_cost(wording: &str, note: &str) -> EditionContent {
        let mut content = flawless();
        content.channels[0].costs = vec![Cost::parse(wording, note, None)];
        content
    }

    #[test]
    fn unknown_is_found_as_a_row_and_as_no_row() {
        assert_eq!(finds(&with_cost("Không có thông tin", ""), Check::CostMissing), ["channels[0].costs[0]"]);
        let mut content = flawless();
        content.channels[0].costs.clear();
        assert_eq!(finds(&content, Check::CostMissing), ["channels[0].costs"]);
        assert_eq!(finds(&flawless(), Check::CostMissing), [""; 0]);
    }

    #[test]
    fn sums_in_thousands_are_found() {
        assert_eq!(finds(&with_cost("20 VNĐ", "20.000 đồng/tờ"), Check::CostUnder1000), ["channels[0].costs[0]"]);
        for fine in ["1.000 đồng", "5 USD"] {
            assert_eq!(finds(&with_cost(fine, ""), Check::CostUnder1000), [""; 0]);
        }
    }

    #[test]
    fn free_with_a_catch_is_found() {
        let catch = with_cost("Miễn phí", "Theo quy định của Hội đồng nhân dân cấp tỉnh");
        assert_eq!(finds(&catch, Check::FreeButNoteSetsCost), ["channels[0].costs[0]"]);
        assert_eq!(finds(&with_cost("Miễn phí", "Không thu lệ phí"), Check::FreeButNoteSetsCost), [""; 0]);
    }

    #[test]
    fn costs_of_acts_and_in_words_are_noted() {
        let act = with_cost("Theo quy định của Hội đồng nhân dân cấp tỉnh", "");
        assert_eq!(finds(&act, Check::CostSetByAct), ["channels[0].costs[0]"]);
        assert_eq!(finds(&with_cost("Không quy định", ""), Check::CostAsWorded), ["channels[0].costs[0]"]);
        assert_eq!(finds(&flawless(), Check::CostSetByAct), [""; 0]);
        assert_eq!(finds(&flawless(), Check::CostAsWorded), [""; 0]);
    }

    #[test]
    fn online_may_cost_something_else() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::OnlineCostDiffers), [""; 0]);
        for channel in content.channels.iter_mut().filter(|channel| channel.kind == ChannelKind::Online) {
            channel.costs = vec![Cost::parse("5.000 đồng", "", None)];
        }
        assert_eq!(finds(&content, Check::OnlineCostDiffers), ["channels"]);
    }
}
