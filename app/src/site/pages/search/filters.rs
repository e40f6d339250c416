//! The filters: links with their counts, each of which is the search that it leads to.

use catalogue::{AdministrativeLevel, Lang, OnlineLevel, Slug};
use leptos::prelude::*;
use locale::{text, text_with};
use registry::{FacetCount, Filters, OnlineFilter, SearchRequest, SearchResults, Snapshot};

use crate::site::{address, content::SiteContent, format, parts::vi};

/// How many values of a long filter are shown before the rest is folded away.
const SHOWN: usize = 8;
/// How many values of a long filter there are at most; beyond, the lists of
/// sectors and agencies serve better.
const MOST: usize = 60;

/// One choice of a filter.
struct Choice {
    label: AnyView,
    count: usize,
    href: String,
    chosen: bool,
}

/// Makes the choices of a search.
struct Chooser<'a> {
    lang: Lang,
    request: &'a SearchRequest,
}

impl Chooser<'_> {
    /// A choice sets its filter; chosen already, it takes it away.
    fn choice(&self, label: AnyView, count: usize, chosen: bool, set: impl FnOnce(&mut Filters, bool)) -> Choice {
        let mut request = SearchRequest { offset: 0, ..self.request.clone() };
        set(&mut request.filters, !chosen);
        Choice { label, count, href: address::search(self.lang, &request), chosen }
    }

    fn group(&self, title: String, choices: Vec<Choice>) -> AnyView {
        let choices: Vec<Choice> = choices.into_iter().filter(|choice| choice.count > 0 || choice.chosen).collect();
        if choices.is_empty() {
            return ().into_any();
        }
        let lang = self.lang;
        let mut items: Vec<AnyView> = choices.into_iter().take(MOST).map(|choice| item(lang, choice)).collect();
        let rest = items.split_off(items.len().min(SHOWN));
        let folded = (!rest.is_empty()).then(|| {
            let label = text_with(lang, "filter-more", &[("n", rest.len().into())]);
            view! { <details><summary>{label}</summary><ul>{rest}</ul></details> }
        });
        view! { <section class="filter"><h3>{title}</h3><ul>{items}</ul>{folded}</section> }.into_any()
    }
}

fn item(lang: Lang, choice: Choice) -> AnyView {
    let Choice { label, count, href, chosen } = choice;
    let current = chosen.then_some("true");
    view! {
        <li>
            <a href=href aria-current=current rel="nofollow">
                <span>{label}</span>
                " "
                <span class="count">{format::number(lang, count as u64)}</span>
            </a>
        </li>
    }
    .into_any()
}

/// All filters.
pub fn filters(
    lang: Lang,
    content: &SiteContent,
    snapshot: &Snapshot,
    request: &SearchRequest,
    results: &SearchResults,
) -> AnyView {
    let chooser = Chooser { lang, request };
    let now = &request.filters;
    let facets = &results.facets;
    let audience = facets
        .audience
        .iter()
        .map(|FacetCount { value, count }| {
            let label = format::audience(lang, *value).into_any();
            chooser.choice(label, *count, now.audience == Some(*value), |f, on| f.audience = on.then_some(*value))
        })
        .collect();
    let level = facets
        .level
        .iter()
        .filter(|facet| facet.value != AdministrativeLevel::District)
        .map(|FacetCount { value, count }| {
            let label = format::administrative_level(lang, *value).into_any();
            chooser.choice(label, *count, now.level == Some(*value), |f, on| f.level = on.then_some(*value))
        })
        .collect();
    let channel = facets
        .channel
        .iter()
        .map(|FacetCount { value, count }| {
            let label = format::channel(lang, *value).into_any();
            chooser.choice(label, *count, now.channel == Some(*value), |f, on| f.channel = on.then_some(*value))
        })
        .collect();
    let sector = facets
        .sector
        .iter()
        .map(|FacetCount { value, count }| {
            let label = sector_label(lang, content, snapshot, value);
            chooser.choice(label, *count, now.sector.as_ref() == Some(value), |f, on| {
                f.sector = on.then(|| value.clone());
            })
        })
        .collect();
    let agency = facets
        .agency
        .iter()
        .map(|FacetCount { value, count }| {
            let label = agency_label(lang, content, snapshot, value);
            chooser.choice(label, *count, now.agency.as_ref() == Some(value), |f, on| {
                f.agency = on.then(|| value.clone());
            })
        })
        .collect();
    let free = vec![chooser.choice(text(lang, "filter-free").into_any(), facets.free, now.free, |f, on| f.free = on)];
    view! {
        <aside class="filters" id="filters" aria-labelledby="filters-title">
            <h2 id="filters-title">{text(lang, "filters-title")}</h2>
            {chooser.group(text(lang, "filter-online"), online(&chooser, results))}
            {chooser.group(text(lang, "filter-cost"), free)}
            {chooser.group(text(lang, "filter-audience"), audience)}
            {chooser.group(text(lang, "filter-level"), level)}
            {chooser.group(text(lang, "filter-sector"), sector)}
            {chooser.group(text(lang, "filter-channel"), channel)}
            {chooser.group(text(lang, "filter-agency"), agency)}
        </aside>
    }
    .into_any()
}

/// The online levels, highest first, and level 3 and 4 together.
fn online(chooser: &Chooser<'_>, results: &SearchResults) -> Vec<Choice> {
    let lang = chooser.lang;
    let now = chooser.request.filters.online_level;
    let count_of = |level: OnlineLevel| {
        results.facets.online_level.iter().find(|facet| facet.value == level).map_or(0, |facet| facet.count)
    };
    let choice = |filter: OnlineFilter, label: String, count: usize| {
        chooser.choice(label.into_any(), count, now == Some(filter), |f, on| f.online_level = on.then_some(filter))
    };
    let mut choices: Vec<Choice> = OnlineLevel::ALL
        .into_iter()
        .rev()
        .map(|level| choice(OnlineFilter::Level(level), format::online_level(lang, Some(level)), count_of(level)))
        .collect();
    let either = count_of(OnlineLevel::Partial) + count_of(OnlineLevel::Full);
    choices.insert(0, choice(OnlineFilter::Either, text(lang, "online-either"), either));
    choices
}

/// The filters that are set, each with the way to take it off.
pub fn chosen(lang: Lang, snapshot: &Snapshot, request: &SearchRequest) -> AnyView {
    let filters = &request.filters;
    let mut chips: Vec<AnyView> = Vec::new();
    let mut chip = |label: Option<AnyView>, clear: fn(&mut Filters)| {
        let Some(label) = label else { return };
        let mut request = SearchRequest { offset: 0, ..request.clone() };
        clear(&mut request.filters);
        let href = address::search(lang, &request);
        chips.push(
            view! {
                <li>
                    <a href=href rel="nofollow">
                        <span class="visually-hidden">{text(lang, "filter-take-off")} " "</span>
                        {label}
                        <span aria-hidden="true">" ×"</span>
                    </a>
                </li>
            }
            .into_any(),
        );
    };
    let online = filters.online_level.map(|filter| match filter {
        OnlineFilter::Either => text(lang, "online-either"),
        OnlineFilter::Level(level) => format::online_level(lang, Some(level)),
    });
    chip(online.map(IntoAny::into_any), |f| f.online_level = None);
    chip(filters.free.then(|| text(lang, "filter-free").into_any()), |f| f.free = false);
    chip(filters.audience.map(|audience| format::audience(lang, audience).into_any()), |f| f.audience = None);
    chip(filters.level.map(|level| format::administrative_level(lang, level).into_any()), |f| f.level = None);
    chip(filters.sector.as_ref().and_then(|s| Some(vi(lang, &snapshot.sector(s.as_str())?.name))), |f| f.sector = None);
    chip(filters.channel.map(|channel| format::channel(lang, channel).into_any()), |f| f.channel = None);
    chip(filters.agency.as_ref().and_then(|a| Some(vi(lang, &snapshot.agency(a.as_str())?.name))), |f| f.agency = None);
    if chips.is_empty() {
        return ().into_any();
    }
    view! { <nav class="chips" aria-label=text(lang, "nav-chosen")><ul>{chips}</ul></nav> }.into_any()
}

fn sector_label(lang: Lang, content: &SiteContent, snapshot: &Snapshot, slug: &Slug) -> AnyView {
    match (content.sector_name(lang, slug), snapshot.sector(slug.as_str())) {
        (Some(translated), _) => translated.to_owned().into_any(),
        (None, Some(sector)) => vi(lang, &sector.name),
        (None, None) => slug.to_string().into_any(),
    }
}

fn agency_label(lang: Lang, content: &SiteContent, snapshot: &Snapshot, slug: &Slug) -> AnyView {
    match (content.agency_name(lang, slug), snapshot.agency(slug.as_str())) {
        (Some(translated), _) => translated.to_owned().into_any(),
        (None, Some(agency)) => vi(lang, &agency.name),
        (None, None) => slug.to_string().into_any(),
    }
}
