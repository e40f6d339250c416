//! The same in tables.

use catalogue::{Lang, Slug};
use jiff::civil::Date;
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{
    Coverage, Snapshot,
    online::{Target, coverage_on},
    today,
};

use super::{AGENCY, ONLINE, SECTOR, level_words, month, reached, share};
use crate::site::{format, parts::name, visit::Visit};

/// How many agencies are shown, those with the most procedures first.
const AGENCIES: usize = 50;

/// Month by month, newest first.
pub fn by_month(lang: Lang, days: &[Date], counts: &[Coverage]) -> AnyView {
    let rows = days.iter().zip(counts).rev().map(|(day, coverage)| {
        view! { <tr><th scope="row">{month(*day)}</th>{cells(lang, *coverage)}</tr> }
    });
    table(lang, text(lang, "online-table-months"), text(lang, "online-month"), false, rows.collect_view().into_any())
}

/// By sector, with the targets of sectors, and by agency.
pub fn by_sector_and_agency(visit: &Visit, snapshot: &Snapshot, targets: &[&Target]) -> AnyView {
    let lang = visit.lang;
    let site = &visit.site.content;
    let sectors = snapshot.sectors().iter().map(|sector| {
        let coverage = coverage_on(&sector.entries, today(), None);
        let label = name(lang, &sector.name, site.sector_name(lang, &sector.slug));
        let goals: Vec<String> = targets
            .iter()
            .filter(|target| target.target.sector.as_ref() == Some(&sector.slug))
            .map(|target| {
                let set = &target.target;
                let variables = [
                    ("share", set.share.into()),
                    ("level", level_words(lang, set.level).into()),
                    ("date", format::date(lang, set.by).into()),
                ];
                format!(
                    "{} {}",
                    text_with(lang, "online-target", &variables),
                    reached(lang, coverage, set.level, set.share)
                )
            })
            .collect();
        let goals = if goals.is_empty() { "–".to_owned() } else { goals.join(" ") };
        view! {
            <tr>
                <th scope="row"><a href=narrowed(visit, SECTOR, &sector.slug)>{label}</a></th>
                {cells(lang, coverage)}
                <td>{goals}</td>
            </tr>
        }
    });
    let sectors = sectors.collect_view().into_any();
    let mut agencies: Vec<_> = snapshot.agencies().iter().filter(|agency| !agency.entries.is_empty()).collect();
    agencies.sort_by_key(|agency| std::cmp::Reverse(agency.entries.len()));
    let left = agencies.len().saturating_sub(AGENCIES);
    let rows = agencies.into_iter().take(AGENCIES).map(|agency| {
        let label = name(lang, &agency.name, site.agency_name(lang, &agency.slug));
        let coverage = coverage_on(&agency.entries, today(), Some(&agency.slug));
        view! {
            <tr><th scope="row"><a href=narrowed(visit, AGENCY, &agency.slug)>{label}</a></th>{cells(lang, coverage)}</tr>
        }
    });
    let rows = rows.collect_view().into_any();
    let left = (left > 0)
        .then(|| view! { <p class="muted">{text_with(lang, "online-more-agencies", &[("n", left.into())])}</p> });
    view! {
        <section aria-labelledby="theo-linh-vuc">
            <h2 id="theo-linh-vuc">{text(lang, "online-by-sector")}</h2>
            {table(lang, text(lang, "online-table-sectors"), text(lang, "filter-sector"), true, sectors)}
        </section>
        <section aria-labelledby="theo-co-quan">
            <h2 id="theo-co-quan">{text(lang, "online-by-agency-title")}</h2>
            {table(lang, text(lang, "online-table-agencies"), text(lang, "filter-agency"), false, rows)}
            {left}
        </section>
    }
    .into_any()
}

fn narrowed(visit: &Visit, parameter: &str, slug: &Slug) -> String {
    format!("{}?{parameter}={slug}", visit.to(ONLINE))
}

fn cells(lang: Lang, coverage: Coverage) -> AnyView {
    let number = |count: usize| format::number(lang, count as u64);
    view! {
        <td class="number">{number(coverage.total)}</td>
        <td class="number">{number(coverage.full)}</td>
        <td class="number">{number(coverage.partial)}</td>
        <td class="number">{number(coverage.lower)}</td>
        <td class="number">{number(coverage.unknown)}</td>
        <td class="number">{share(lang, coverage)}</td>
    }
    .into_any()
}

fn table(lang: Lang, caption: String, first: String, targets: bool, rows: AnyView) -> AnyView {
    let heads = [
        first,
        text(lang, "online-column-total"),
        text(lang, "online-column-4"),
        text(lang, "online-column-3"),
        text(lang, "online-lower"),
        text(lang, "online-column-unknown"),
        text(lang, "online-column-share"),
    ];
    let heads = heads.into_iter().chain(targets.then(|| text(lang, "online-column-target")));
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let label = caption.clone();
    view! {
        <div class="staff-table" role="region" aria-label=label tabindex="0">
            <table>
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
