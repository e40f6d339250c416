//! How to hand in: the ways side by side, each with its time and its costs.

use catalogue::{Channel, ChannelKind, Cost, CostValue, Doubt, Lang, TimeLimit};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{View, contents::Section};
use crate::site::{
    format,
    icon::icon,
    markdown,
    parts::{vi, vi_tag},
};

impl View<'_> {
    /// The ways of handing in.
    pub(super) fn channels(&self) -> Option<Section> {
        let lang = self.visit.lang;
        let title = text(lang, "channels-title");
        let channels = &self.entry.content.channels;
        if channels.is_empty() {
            let body = view! { <p class="uncertain">{text(lang, "channels-unknown")}</p> }.into_any();
            return Some(Section::new("cach-nop", title, body));
        }
        let rows = merge(channels);
        let situations = rows.iter().any(|(_, row)| !row.situation.is_empty());
        let notes = rows.iter().any(|(_, row)| !row.note.is_empty());
        let heads = [
            Some(text(lang, "channel-way")),
            situations.then(|| text(lang, "channel-situation")),
            Some(text(lang, "fact-time")),
            Some(text(lang, "fact-cost")),
            notes.then(|| text(lang, "channel-note")),
        ];
        let head = heads
            .iter()
            .flatten()
            .map(|head| view! { <th scope="col" role="columnheader">{head.clone()}</th> })
            .collect_view();
        let body = rows
            .iter()
            .map(|(kinds, row)| {
                let ways: Vec<String> = kinds.iter().map(|kind| format::channel(lang, *kind)).collect();
                let situation = situations.then(|| {
                    view! { <td role="cell" data-label=text(lang, "channel-situation") lang=vi_tag(lang)>{row.situation.clone()}</td> }
                });
                let note = notes.then(|| {
                    let note = (!row.note.is_empty()).then(|| {
                        view! { <div class="prose" lang=vi_tag(lang) inner_html=markdown::render(&row.note, 4)></div> }
                    });
                    view! { <td role="cell" data-label=text(lang, "channel-note") data-empty=row.note.is_empty().then_some("")>{note}</td> }
                });
                view! {
                    <tr role="row">
                        <th scope="row" role="rowheader">{ways.join(", ")}</th>
                        {situation}
                        <td role="cell" data-label=text(lang, "fact-time")>{time(lang, &row.time_limit)}</td>
                        <td role="cell" data-label=text(lang, "fact-cost")>{costs(lang, &row.costs)}</td>
                        {note}
                    </tr>
                }
            })
            .collect_view();
        let table = view! {
            // Cards on a small screen lose what a table is, unless it is told.
            <table class="table-cards" role="table">
                <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                <tbody role="rowgroup">{body}</tbody>
            </table>
        };
        Some(Section::new("cach-nop", title, table.into_any()))
    }
}

/// Ways that differ in nothing but their kind stand in one row.
fn merge(channels: &[Channel]) -> Vec<(Vec<ChannelKind>, &Channel)> {
    merge_by(channels, |a, b| {
        a.situation == b.situation && a.time_limit == b.time_limit && a.costs == b.costs && a.note == b.note
    })
}

/// Ways of which the same is told stand in one row.
pub fn merge_by<'a>(
    channels: impl IntoIterator<Item = &'a Channel>,
    same: impl Fn(&Channel, &Channel) -> bool,
) -> Vec<(Vec<ChannelKind>, &'a Channel)> {
    let mut rows: Vec<(Vec<ChannelKind>, &Channel)> = Vec::new();
    for channel in channels {
        match rows.iter_mut().find(|(_, row)| same(row, channel)) {
            Some((kinds, _)) if !kinds.contains(&channel.kind) => kinds.push(channel.kind),
            Some(_) => {}
            None => rows.push((vec![channel.kind], channel)),
        }
    }
    rows
}

/// A time limit.
pub fn time(lang: Lang, limit: &TimeLimit) -> AnyView {
    match limit {
        TimeLimit::Within { amount, unit, note, .. } => {
            let note = (!note.is_empty()).then(|| view! { <p class="muted" lang=vi_tag(lang)>{note.clone()}</p> });
            view! { <strong>{format::time_limit(lang, *amount, *unit)}</strong> {note} }.into_any()
        }
        TimeLimit::AsWorded(words) if format::lacks_unit(words) => {
            let words = text_with(lang, "time-without-unit", &[("words", words.as_str().into())]);
            view! { <span class="uncertain">{words}</span> }.into_any()
        }
        TimeLimit::AsWorded(words) => vi(lang, words),
        TimeLimit::Unknown => view! { <span class="uncertain">{text(lang, "time-unknown")}</span> }.into_any(),
    }
}

/// The costs of a way.
pub fn costs(lang: Lang, costs: &[Cost]) -> AnyView {
    match costs {
        [] => view! { <span class="uncertain">{text(lang, "cost-unknown")}</span> }.into_any(),
        [one] => cost(lang, one),
        many => {
            let items = many.iter().map(|one| view! { <li>{cost(lang, one)}</li> }).collect_view();
            view! { <ul class="costs">{items}</ul> }.into_any()
        }
    }
}

/// A cost. One that is doubtful is shown as its source words it, with the reason.
fn cost(lang: Lang, cost: &Cost) -> AnyView {
    let kind = cost.kind.map(|kind| view! { <span class="cost-kind">{format::cost_kind(lang, kind)}": "</span> });
    let note = (!cost.note.is_empty()).then(|| view! { <p class="muted" lang=vi_tag(lang)>{cost.note.clone()}</p> });
    if let Some(doubt) = cost.doubt() {
        let words = cost.wording.clone().unwrap_or_else(|| cost.value.to_string());
        let warning = match doubt {
            Doubt::ContradictsItself => text(lang, "cost-warning-contradiction"),
            Doubt::TooSmall => text(lang, "cost-warning-small"),
        };
        return view! {
            {kind}
            <q lang="vi">{words}</q>
            {note}
            <p class="warning">{icon("warning")}<span>{warning}</span></p>
        }
        .into_any();
    }
    let (words, vietnamese) = format::cost_value(lang, &cost.value);
    let words = if vietnamese { vi(lang, &words) } else { words.into_any() };
    let class = if cost.value == CostValue::Unknown { "uncertain" } else { "cost-value" };
    let per = cost.per.as_deref().map(|per| view! { "/" {vi(lang, per)} });
    view! { {kind} <span class=class>{words}{per}</span> {note} }.into_any()
}
