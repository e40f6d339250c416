//! The downloads in a table; cards on a small screen.

use catalogue::{Lang, calendar::day_of};
use leptos::prelude::*;
use locale::{text, text_with};

use crate::site::{
    data::{DATA, DataSet, Download},
    format,
    icon::icon,
};

/// The table, beneath a line that tells of which day the files are.
pub fn of(lang: Lang, set: &DataSet) -> AnyView {
    let count = ("count", format::number(lang, set.procedures).into());
    let as_of = match set.as_of {
        Some(at) => {
            let variables = [("n", set.procedures.into()), count, ("date", format::date(lang, day_of(at)).into())];
            text_with(lang, "data-as-of", &variables)
        }
        None => text(lang, "data-empty"),
    };
    let heads = ["data-column-file", "data-column-size", "data-column-records", "data-column-hash"];
    let head = heads
        .into_iter()
        .map(|key| view! { <th scope="col" role="columnheader">{text(lang, key)}</th> })
        .collect_view();
    let rows = set.downloads.iter().map(|download| row(lang, download)).collect_view();
    view! {
        <p>{as_of}</p>
        <table class="table-cards" role="table">
            <thead role="rowgroup"><tr role="row">{head}</tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <p class="muted">{text(lang, "data-hash-advice")}</p>
    }
    .into_any()
}

fn row(lang: Lang, download: &Download) -> AnyView {
    let href = format!("{DATA}/{}", download.name);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{icon("download")}{download.name}</a>
                <p class="muted">{text(lang, download.words)}</p>
            </th>
            <td role="cell" data-label=text(lang, "data-column-size")>{format::size(lang, download.bytes)}</td>
            <td role="cell" data-label=text(lang, "data-column-records")>{format::number(lang, download.records)}</td>
            <td role="cell" data-label=text(lang, "data-column-hash")>
                <code class="hash">{download.sha256.clone()}</code>
            </td>
        </tr>
    }
    .into_any()
}
