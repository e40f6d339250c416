//! What a case costs in all, with what could not be counted.

use catalogue::{
    Channel, Cost, Lang, Money,
    my_case::{Answers, Counted, Span, Total},
};
use leptos::prelude::*;
use locale::{text, text_with};

use super::Mine;
use crate::site::{format, icon::icon, pages::procedure::channels, parts::vi};

/// A sum in one line: "44.000 đ", "từ 10.000 đ đến 40.000 đ", "chưa biết".
pub fn total(lang: Lang, total: &Total) -> AnyView {
    if total.is_free() {
        return view! { <strong class="cost-value">{text(lang, "cost-free")}</strong> }.into_any();
    }
    let sums: Vec<String> = total.sums.iter().map(|span| sum(lang, *span)).collect();
    if sums.is_empty() {
        return view! { <span class="uncertain">{text(lang, "total-unknown")}</span> }.into_any();
    }
    let words = sums.join(" + ");
    let more = (!total.is_whole()).then(|| view! { " " <span class="uncertain">{text(lang, "total-and-more")}</span> });
    view! { <strong class="cost-value">{words}</strong> {more} }.into_any()
}

fn sum(lang: Lang, span: Span) -> String {
    let money = |minor| format::money(lang, Money { minor, currency: span.currency });
    if span.least == span.most {
        return money(span.most);
    }
    text_with(lang, "cost-range", &[("from", money(span.least).into()), ("to", money(span.most).into())])
}

/// The ways that are left, each with its total and what that is made of.
pub fn rows(lang: Lang, answers: &Answers, rows: &[(usize, &Channel)]) -> AnyView {
    // Ways that cost the same are told once.
    let rows =
        channels::merge_by(rows.iter().map(|(_, row)| *row), |a, b| a.costs == b.costs && a.situation == b.situation);
    let one = rows.len() == 1;
    rows.into_iter()
        .map(|(kinds, row)| {
            let sum = answers.total(row);
            let name = (!one).then(|| {
                let kinds: Vec<String> = kinds.iter().map(|kind| format::channel(lang, *kind)).collect();
                let situation = (!row.situation.is_empty()).then(|| view! { ": " {vi(lang, &row.situation)} });
                view! { <h3>{kinds.join(", ")} {situation}</h3> }
            });
            let depends = (sum.depends).then(|| view! { <p class="muted">{text(lang, "total-depends")}</p> });
            let uncounted = (!sum.uncounted.is_empty()).then(|| {
                view! { <p class="warning">{icon("warning")}<span>{text(lang, "total-ask")}</span></p> }
            });
            let details = (!row.costs.is_empty()).then(|| {
                let items = row
                    .costs
                    .iter()
                    .enumerate()
                    .map(|(place, cost)| view! { <li>{channels::costs(lang, std::slice::from_ref(cost))} {times(lang, answers, place, cost)}</li> })
                    .collect_view();
                view! { <ul class="costs">{items}</ul> }
            });
            view! { {name} <p class="case-total">{total(lang, &sum)}</p> {depends} {details} {uncounted} }
        })
        .collect_view()
        .into_any()
}

/// How often a cost was counted, where somebody said.
fn times(lang: Lang, answers: &Answers, place: usize, cost: &Cost) -> Option<AnyView> {
    let counted = answers.costs.known()?;
    let words = match counted.iter().find(|counted| counted.cost == place) {
        Some(Counted { times: 1, .. }) => return None,
        Some(Counted { times, .. }) => text_with(lang, "case-times-said", &[("n", (*times).into())]),
        None if cost.is_counted() => text(lang, "case-not-counted"),
        None => return None,
    };
    Some(view! { <p class="muted">{words}</p> }.into_any())
}

impl Mine<'_> {
    /// The costs that somebody counted, in a line each.
    pub(super) fn counted(&self, row: usize, counted: &[Counted]) -> AnyView {
        let lang = self.visit.lang;
        let costs = self.entry.content.channels.get(row).map(|row| row.costs.as_slice()).unwrap_or_default();
        let words: Vec<String> = counted
            .iter()
            .filter_map(|counted| {
                let cost = costs.get(counted.cost)?;
                let (value, _) = format::cost_value(lang, &cost.value);
                Some(if counted.times == 1 { value } else { format!("{} × {value}", counted.times) })
            })
            .collect();
        words.join(" + ").into_any()
    }
}
