//! What all procedures cost together, by the way of handing in.

use catalogue::{
    ChannelKind, Lang,
    my_case::{Answers, Total},
};
use leptos::prelude::*;
use locale::{text, text_with};

use super::{Item, Items};
use crate::site::{format, icon::icon, pages::procedure::total, parts::names};

/// A table: a row for each procedure, a column for each way, the sums beneath.
pub fn table(lang: Lang, items: &Items<'_>) -> AnyView {
    let kinds: Vec<ChannelKind> = ChannelKind::ALL
        .into_iter()
        .filter(|kind| items.list.iter().any(|item| item.entry.content.channels.iter().any(|row| row.kind == *kind)))
        .collect();
    if kinds.is_empty() {
        return view! { <p class="uncertain">{text(lang, "total-unknown")}</p> }.into_any();
    }
    let heads = kinds
        .iter()
        .map(|kind| view! { <th scope="col" role="columnheader">{format::channel(lang, *kind)}</th> })
        .collect_view();
    let rows = items
        .list
        .iter()
        .map(|item| {
            let cells = kinds
                .iter()
                .map(|kind| {
                    let body = match of(item, *kind) {
                        Cost::Of(sum) => total(lang, &sum),
                        Cost::Otherwise(sum) => {
                            view! { {total(lang, &sum)} <span class="muted">{text(lang, "total-other-way")}</span> }
                                .into_any()
                        }
                    };
                    view! { <td role="cell" data-label=format::channel(lang, *kind)>{body}</td> }
                })
                .collect_view();
            let name = names::short(lang, &item.entry.content, 120);
            view! { <tr role="row"><th scope="row" role="rowheader">{name}</th>{cells}</tr> }
        })
        .collect_view();
    let sums: Vec<Total> = kinds
        .iter()
        .map(|kind| {
            items.list.iter().fold(Total::default(), |sum, item| {
                let (Cost::Of(one) | Cost::Otherwise(one)) = of(item, *kind);
                sum.and(&one)
            })
        })
        .collect();
    let feet = kinds
        .iter()
        .zip(&sums)
        .map(|(kind, sum)| view! { <td role="cell" data-label=format::channel(lang, *kind)>{total(lang, sum)}</td> })
        .collect_view();
    let unsure = sums.iter().any(|sum| !sum.is_whole()).then(|| {
        view! { <p class="warning">{icon("warning")}<span>{text(lang, "total-ask")}</span></p> }
    });
    let depends =
        sums.iter().any(|sum| sum.depends).then(|| view! { <p class="muted">{text(lang, "total-depends")}</p> });
    let n = items.list.len();
    view! {
        <table class="table-cards" role="table">
            <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{text(lang, "procedure")}</th>{heads}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
            <tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">{text_with(lang, "total-of-all", &[("n", n.into())])}</th>{feet}</tr></tfoot>
        </table>
        {unsure}
        {depends}
    }
    .into_any()
}

/// What a procedure costs by a way; otherwise, where it cannot be handed in so,
/// or somebody said that they hand it in in another.
enum Cost {
    Of(Total),
    Otherwise(Total),
}

fn of(item: &Item, kind: ChannelKind) -> Cost {
    let content = &item.entry.content;
    let sum = |answers: &Answers| {
        let totals: Vec<Total> = answers.rows(content).iter().map(|(_, row)| answers.total(row)).collect();
        Total::one_of(&totals)
    };
    let has = content.channels.iter().any(|row| row.kind == kind);
    match item.answers.channel.known() {
        Some(chosen) if *chosen != kind => Cost::Otherwise(sum(&item.answers)),
        Some(_) => Cost::Of(sum(&item.answers)),
        None if has => {
            let answers = Answers { channel: catalogue::my_case::Answer::Is(kind), ..item.answers.clone() };
            Cost::Of(sum(&answers.fitting(content)))
        }
        None => Cost::Otherwise(sum(&item.answers)),
    }
}
