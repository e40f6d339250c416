//! What a procedure costs and how long it takes, in one line for lists and for
//! the answer at the top of its page. Where the ways of handing in differ, the
//! line says so instead of choosing one.

use std::collections::BTreeSet;

use catalogue::{Channel, Cost, CostKind, CostValue, Lang, Money, Quantity, TimeLimit, TimeUnit};
use locale::{text, text_with};

use super::{format, markdown::shorten};

/// The longest wording of a source that stands in one line.
const LONGEST: usize = 80;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// Whether they are the source's own, in Vietnamese.
    pub vietnamese: bool,
    /// Whether it can be relied on as it stands: nothing is unknown or in doubt.
    pub certain: bool,
}

impl Line {
    fn certain(words: String) -> Self {
        Self { words, vietnamese: false, certain: true }
    }

    fn uncertain(words: String) -> Self {
        Self { words, vietnamese: false, certain: false }
    }

    /// The source's own words, if they are short enough to stand in one line.
    fn sourced(lang: Lang, words: &str, otherwise: &str) -> Self {
        if words.chars().count() <= LONGEST {
            Self { words: words.to_owned(), vietnamese: lang != Lang::VI, certain: true }
        } else {
            Self::uncertain(text(lang, otherwise))
        }
    }
}

/// What is paid.
pub fn cost(lang: Lang, channels: &[Channel]) -> Line {
    let costs: Vec<&Cost> = channels.iter().flat_map(|channel| &channel.costs).collect();
    let silent = channels.iter().any(|channel| channel.costs.is_empty());
    let mut values: Vec<&CostValue> = Vec::new();
    for cost in &costs {
        if !values.contains(&&cost.value) {
            values.push(&cost.value);
        }
    }
    if values.iter().all(|value| **value == CostValue::Unknown) {
        return Line::uncertain(text(lang, "cost-unknown"));
    }
    if costs.iter().any(|cost| cost.doubt().is_some()) {
        return Line::uncertain(text(lang, "cost-doubtful"));
    }
    if channels.iter().any(|channel| both_kinds(&channel.costs)) {
        return Line::certain(text(lang, "cost-fee-and-charge"));
    }
    if silent || values.contains(&&CostValue::Unknown) {
        return Line::uncertain(text(lang, "cost-partly-unknown"));
    }
    match values.as_slice() {
        [CostValue::SetByAct(act)] => Line::sourced(lang, &shorten(&format::by_act(act), LONGEST * 4), "cost-varies"),
        [CostValue::Rate(words) | CostValue::AsWorded(words)] => {
            Line::sourced(lang, &shorten(words, LONGEST * 4), "cost-varies")
        }
        [value] => {
            let per = costs.iter().map(|cost| cost.per.as_deref()).collect::<BTreeSet<_>>();
            let words = format::cost_value(lang, value).0;
            match (per.len(), per.first()) {
                (1, Some(Some(per))) if lang == Lang::VI => Line::certain(format!("{words}/{per}")),
                _ => Line::certain(words),
            }
        }
        values => span(lang, values).map_or_else(|| Line::certain(text(lang, "cost-varies")), Line::certain),
    }
}

fn both_kinds(costs: &[Cost]) -> bool {
    let has = |kind| costs.iter().any(|cost| cost.kind == Some(kind) && cost.value != CostValue::Free);
    has(CostKind::ServiceFee) && has(CostKind::AdministrativeCharge)
}

/// From the least to the most, where all are sums of one currency.
fn span(lang: Lang, values: &[&CostValue]) -> Option<String> {
    let mut sums: Vec<Money> = Vec::new();
    let mut free = false;
    for value in values {
        match value {
            CostValue::Free => free = true,
            CostValue::Amount(sum) => sums.push(*sum),
            CostValue::Range { from, to } => sums.extend([*from, *to]),
            _ => return None,
        }
    }
    let currency = sums.first()?.currency;
    if sums.iter().any(|sum| sum.currency != currency) {
        return None;
    }
    let least = sums.iter().min_by_key(|sum| sum.minor)?;
    let most = sums.iter().max_by_key(|sum| sum.minor)?;
    let to = format::money(lang, *most);
    Some(if free {
        text_with(lang, "cost-free-to", &[("to", to.into())])
    } else {
        text_with(lang, "cost-range", &[("from", format::money(lang, *least).into()), ("to", to.into())])
    })
}

/// How long it takes.
pub fn time(lang: Lang, channels: &[Channel]) -> Line {
    let mut limits: Vec<&TimeLimit> = Vec::new();
    let mut spans: Vec<(Quantity, TimeUnit)> = Vec::new();
    for channel in channels {
        match &channel.time_limit {
            TimeLimit::Within { amount, unit, .. } => {
                if !spans.contains(&(*amount, *unit)) {
                    spans.push((*amount, *unit));
                }
            }
            limit if !limits.contains(&limit) => limits.push(limit),
            _ => {}
        }
    }
    match (limits.as_slice(), spans.as_slice()) {
        ([] | [TimeLimit::Unknown], []) => Line::uncertain(text(lang, "time-unknown")),
        ([], [(amount, unit)]) => Line::certain(format::time_limit(lang, *amount, *unit)),
        ([], [(_, unit), rest @ ..]) if rest.iter().all(|(_, other)| other == unit) => {
            let by_length = |(amount, _): &&(Quantity, TimeUnit)| amount.hundredths();
            match (spans.iter().min_by_key(by_length), spans.iter().max_by_key(by_length)) {
                (Some((least, _)), Some((most, _))) => Line::certain(format::time_span(lang, *least, *most, *unit)),
                _ => Line::certain(text(lang, "time-varies")),
            }
        }
        ([TimeLimit::AsWorded(words)], []) if format::lacks_unit(words) => {
            Line::uncertain(text_with(lang, "time-without-unit", &[("words", words.as_str().into())]))
        }
        ([TimeLimit::AsWorded(words)], []) => Line::sourced(lang, words, "time-varies"),
        ([TimeLimit::Unknown], _) => Line::uncertain(text(lang, "time-partly-unknown")),
        _ => Line::certain(text(lang, "time-varies")),
    }
}

#[cfg(test)]
mod tests {
    use catalogue::ChannelKind;

    use super::*;

    fn channel(limit: TimeLimit, costs: Vec<CostValue>) -> Channel {
        let costs = costs
            .into_iter()
            .map(|value| Cost { kind: None, value, per: None, note: String::new(), wording: None })
            .collect();
        Channel {
            kind: ChannelKind::Online,
            situation: String::new(),
            time_limit: limit,
            costs,
            note: Default::default(),
        }
    }

    fn days(days: f64) -> TimeLimit {
        TimeLimit::within(Quantity::try_from(days).unwrap(), TimeUnit::WorkingDay)
    }

    fn dong(dong: u64) -> CostValue {
        CostValue::Amount(Money::vnd(dong))
    }

    #[test]
    fn unknown_is_neither_free_nor_at_once() {
        for channels in [
            vec![],
            vec![channel(TimeLimit::Unknown, vec![])],
            vec![channel(TimeLimit::Unknown, vec![CostValue::Unknown])],
        ] {
            assert_eq!(cost(Lang::VI, &channels), Line::uncertain(text(Lang::VI, "cost-unknown")));
            assert_eq!(time(Lang::VI, &channels), Line::uncertain(text(Lang::VI, "time-unknown")));
        }
        let half = [channel(days(1.0), vec![CostValue::Free]), channel(TimeLimit::Unknown, vec![])];
        assert!(!cost(Lang::VI, &half).certain);
        assert!(!time(Lang::VI, &half).certain);
    }

    #[test]
    fn what_differs_is_told_as_a_span() {
        let channels =
            [channel(days(3.0), vec![dong(50_000)]), channel(days(7.0), vec![dong(10_000), CostValue::Free])];
        assert_eq!(time(Lang::VI, &channels).words, "3 – 7 ngày làm việc");
        assert_eq!(
            cost(Lang::EN, &channels).words,
            text_with(Lang::EN, "cost-free-to", &[("to", "50,000 VND".into())])
        );
        assert_eq!(cost(Lang::VI, &[channel(days(1.0), vec![dong(50_000)])]).words, "50.000 đ");
    }

    #[test]
    fn doubtful_costs_are_not_told_as_costs() {
        let small = cost(Lang::VI, &[channel(days(1.0), vec![dong(20)])]);
        assert!(!small.certain && !small.words.contains("20"));
    }

    #[test]
    fn fees_and_charges_are_not_mixed_into_a_span() {
        let mut row = channel(days(1.0), vec![dong(20_000), dong(30_000)]);
        row.costs[0].kind = Some(CostKind::ServiceFee);
        row.costs[1].kind = Some(CostKind::AdministrativeCharge);
        assert_eq!(cost(Lang::VI, &[row]).words, text(Lang::VI, "cost-fee-and-charge"));
    }
}
