//! What a way of handing in costs in all.

use super::Counted;
use crate::{Cost, CostKind, CostValue, Currency, Money};

/// The costs of one kind, each from the least to the most.
type OfKind = (Option<CostKind>, Vec<(Money, Money)>);

/// From the least to the most of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The currency.
    pub currency: Currency,
    /// The least, in its smallest unit.
    pub least: u64,
    /// The most.
    pub most: u64,
}

/// A sum, as far as it can be made. What is not known is not in it, and never free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Total {
    /// By currency; nothing where all that is known is free.
    pub sums: Vec<Span>,
    /// The places of the costs that could not be counted: set by an act, in words, in doubt.
    pub uncounted: Vec<usize>,
    /// Whether nobody has told what it costs at all.
    pub unknown: bool,
    /// Whether it depends on which of several costs apply, which nobody said.
    pub depends: bool,
}

/// Whether it takes a question to add these up: several of one kind may be one
/// another's alternatives, and what is charged by the piece must be counted.
pub(super) fn asks(costs: &[Cost]) -> bool {
    let paid: Vec<&Cost> = costs.iter().filter(|cost| cost.is_counted()).collect();
    let twice = paid.iter().enumerate().any(|(n, cost)| paid[..n].iter().any(|other| other.kind == cost.kind));
    twice || paid.iter().any(|cost| cost.per.is_some())
}

impl Total {
    /// Whether it is all there is to pay.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.uncounted.is_empty() && !self.unknown
    }

    /// Whether it is certain that nothing is paid.
    #[must_use]
    pub const fn is_free(&self) -> bool {
        self.is_whole() && self.sums.is_empty()
    }

    /// The sum of the costs that apply; of all of them, where nobody said which.
    pub(super) fn of(costs: &[Cost], chosen: Option<&[Counted]>) -> Self {
        if costs.is_empty() {
            return Self { unknown: true, ..Self::default() };
        }
        let mut total = Self::default();
        // By kind: several of one kind are alternatives as likely as parts.
        let mut open: Vec<OfKind> = Vec::new();
        for (place, cost) in costs.iter().enumerate() {
            let times = match chosen {
                Some(chosen) => match chosen.iter().find(|counted| counted.cost == place) {
                    Some(counted) => u64::from(counted.times),
                    None if cost.is_counted() => continue,
                    None => 1,
                },
                None => 1,
            };
            let (from, to) = match &cost.value {
                _ if cost.doubt().is_some() => {
                    total.uncounted.push(place);
                    continue;
                }
                CostValue::Free => continue,
                CostValue::Amount(sum) => (*sum, *sum),
                CostValue::Range { from, to } => (*from, *to),
                CostValue::Rate(_) | CostValue::SetByAct(_) | CostValue::AsWorded(_) | CostValue::Unknown => {
                    total.uncounted.push(place);
                    continue;
                }
            };
            if chosen.is_some() {
                total.add(from.currency, from.minor.saturating_mul(times), 0);
                total.add(to.currency, 0, to.minor.saturating_mul(times));
                continue;
            }
            match open.iter_mut().find(|(kind, _)| *kind == cost.kind) {
                Some((_, sums)) => sums.push((from, to)),
                None => open.push((cost.kind, vec![(from, to)])),
            }
        }
        for (_, sums) in open {
            total.depends |= sums.len() > 1;
            let currency = sums[0].0.currency;
            if sums.iter().any(|(from, to)| from.currency != currency || to.currency != currency) {
                // The least of several currencies is nothing of either.
                sums.iter().for_each(|(_, to)| total.add(to.currency, 0, to.minor));
                continue;
            }
            let least = sums.iter().map(|(from, _)| from.minor).min().unwrap_or(0);
            let most = sums.iter().fold(0_u64, |most, (_, to)| most.saturating_add(to.minor));
            total.add(currency, least, most);
        }
        total
    }

    /// What it is where one of several is paid, and nobody said which.
    #[must_use]
    pub fn one_of(totals: &[Self]) -> Self {
        let mut one = Self {
            unknown: totals.is_empty(),
            depends: totals.windows(2).any(|two| two[0] != two[1]),
            ..Self::default()
        };
        let currencies = totals.iter().flat_map(|total| &total.sums).map(|span| span.currency);
        for currency in currencies {
            if one.sums.iter().any(|span| span.currency == currency) {
                continue;
            }
            let of = |total: &Self| {
                total.sums.iter().find(|span| span.currency == currency).map_or((0, 0), |span| (span.least, span.most))
            };
            let least = totals.iter().map(|total| of(total).0).min().unwrap_or(0);
            let most = totals.iter().map(|total| of(total).1).max().unwrap_or(0);
            one.sums.push(Span { currency, least, most });
        }
        for total in totals {
            one.uncounted.extend(&total.uncounted);
            one.unknown |= total.unknown;
            one.depends |= total.depends;
        }
        one
    }

    /// The sum of two.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for span in &other.sums {
            self.add(span.currency, span.least, span.most);
        }
        self.uncounted.extend(&other.uncounted);
        self.unknown |= other.unknown;
        self.depends |= other.depends;
        self
    }

    fn add(&mut self, currency: Currency, least: u64, most: u64) {
        let span = match self.sums.iter().position(|span| span.currency == currency) {
            Some(place) => &mut self.sums[place],
            None => {
                self.sums.push(Span { currency, least: 0, most: 0 });
                let last = self.sums.len() - 1;
                &mut self.sums[last]
            }
        };
        span.least = span.least.saturating_add(least);
        span.most = span.most.saturating_add(most);
    }
}
