//! What search engines read of a procedure: a `GovernmentService` of schema.org. What
//! the catalogue does not say for certain is left out.

use std::collections::BTreeSet;

use catalogue::{Channel, ChannelKind, CostValue, Currency, EditionContent};
use locale::text;
use registry::Entry;
use serde_json::{Map, Value, json};

use crate::site::{address, format, visit::Visit};

/// The service, as JSON that can stand in a page; nothing where it is offered no more.
pub fn government_service(visit: &Visit, entry: &Entry, description: &str) -> Option<String> {
    if entry.procedure.repeal.is_some() {
        return None;
    }
    let (lang, content) = (visit.lang, &entry.content);
    let base = visit.site.base_url();
    let slug = &entry.procedure.slug;
    let name = content.name_in(lang);
    let sector = content.sector.slug();
    let sector = visit.site.content.sector_name(lang, &sector).unwrap_or(content.sector.as_str());
    let said = [
        ("@context", Some("https://schema.org".into())),
        ("@type", Some("GovernmentService".into())),
        // The same thing that linked data tells of.
        ("@id", Some(format!("{base}{}#service", address::procedure(catalogue::Lang::VI, slug)).into())),
        ("url", Some(format!("{base}{}", address::procedure(lang, slug)).into())),
        ("name", Some(name.into())),
        ("alternateName", (name != content.name).then(|| content.name.as_str().into())),
        ("identifier", entry.code().map(Value::from)),
        ("description", Some(description.into())),
        ("serviceType", Some(sector.into())),
        ("category", Some(sector.into())),
        ("provider", providers(visit, content)),
        ("areaServed", area(visit, content)),
        ("availableChannel", channels(visit, content)),
        ("audience", audience(visit, content)),
        ("offers", offer(&content.channels)),
    ];
    let service: Map<String, Value> =
        said.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect();
    Some(within_a_page(&Value::Object(service)))
}

/// JSON in which no character means anything to a page: neither tags nor comments can
/// begin in it, and so it cannot end before its end.
fn within_a_page(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// Several as a list; nothing where there are none.
fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

fn providers(visit: &Visit, content: &EditionContent) -> Option<Value> {
    let (lang, base) = (visit.lang, visit.site.base_url());
    let agencies = &content.agencies;
    let names = if agencies.implementing.is_empty() { &agencies.competent } else { &agencies.implementing };
    let provider = |agency: &catalogue::AgencyName| {
        let slug = agency.slug();
        let name = visit.site.content.agency_name(lang, &slug).unwrap_or(agency.as_str());
        let url = format!("{base}{}", address::agency(lang, &slug));
        json!({ "@type": "GovernmentOrganization", "name": name, "url": url })
    };
    list(names.iter().map(provider).collect())
}

/// The whole country, unless a province or commune made it public for itself: which
/// area that is stands nowhere but in the name of an agency.
fn area(visit: &Visit, content: &EditionContent) -> Option<Value> {
    content.agencies.local().is_none().then(|| json!({ "@type": "Country", "name": text(visit.lang, "country") }))
}

/// Each way of handing in once, with where it leads.
fn channels(visit: &Visit, content: &EditionContent) -> Option<Value> {
    let kinds: BTreeSet<&str> = content.channels.iter().map(|channel| channel.kind.key()).collect();
    let kinds = ChannelKind::ALL.into_iter().filter(|kind| kinds.contains(kind.key()));
    let way = |kind: ChannelKind| {
        let mut way = json!({ "@type": "ServiceChannel", "name": format::channel(visit.lang, kind) });
        match kind {
            ChannelKind::Online => {
                if let Some(url) = content.online.apply_url.as_deref().and_then(address::elsewhere) {
                    way["serviceUrl"] = url.into();
                }
            }
            ChannelKind::InPerson if !content.reception.is_empty() => {
                way["serviceLocation"] = json!({ "@type": "Place", "name": content.reception });
            }
            ChannelKind::InPerson | ChannelKind::Post => {}
        }
        way
    };
    list(kinds.map(way).collect())
}

fn audience(visit: &Visit, content: &EditionContent) -> Option<Value> {
    let group = |kind: &catalogue::ApplicantKind| json!({ "@type": "Audience", "audienceType": format::applicant(visit.lang, *kind) });
    list(content.applicants.iter().map(group).collect())
}

/// What is paid, where that is one sum for everybody, in every way, without a remark.
fn offer(channels: &[Channel]) -> Option<Value> {
    let first = channels.first()?.costs.first()?;
    let certain = first.doubt().is_none() && first.per.is_none() && first.note.is_empty();
    let alone = |channel: &Channel| match channel.costs.as_slice() {
        [only] => only.value == first.value && only.per.is_none() && only.note.is_empty(),
        _ => false,
    };
    if !certain || !channels.iter().all(alone) {
        return None;
    }
    let (price, currency) = match first.value {
        CostValue::Free => ("0".to_owned(), "VND"),
        CostValue::Amount(sum) => match sum.currency {
            Currency::Vnd => (sum.minor.to_string(), "VND"),
            Currency::Usd => (format!("{}.{:02}", sum.minor / 100, sum.minor % 100), "USD"),
        },
        _ => return None,
    };
    Some(json!({ "@type": "Offer", "price": price, "priceCurrency": currency }))
}

#[cfg(test)]
mod tests {
    use catalogue::{Cost, Money, TimeLimit};

    use super::*;

    fn way(costs: Vec<Cost>) -> Channel {
        Channel {
            kind: ChannelKind::Online,
            situation: String::new(),
            time_limit: TimeLimit::Unknown,
            costs,
            note: Default::default(),
        }
    }

    fn dong(dong: u64) -> Cost {
        Cost::plain(CostValue::Amount(Money::vnd(dong)))
    }

    #[test]
    fn only_one_certain_sum_is_a_price() {
        let price = |channels: &[Channel]| offer(channels).map(|offer| offer["price"].clone());
        assert_eq!(price(&[way(vec![dong(50_000)]), way(vec![dong(50_000)])]), Some("50000".into()));
        assert_eq!(price(&[way(vec![Cost::plain(CostValue::Free)])]), Some("0".into()));
        let cents = Cost::plain(CostValue::Amount(Money::usd_cents(250)));
        assert_eq!(price(&[way(vec![cents])]), Some("2.50".into()));
        let noted = Cost { note: "Cấp lại".to_owned(), ..dong(50_000) };
        let each = Cost { per: Some("trang".to_owned()), ..dong(50_000) };
        let doubtful =
            Cost { note: "Theo Nghị quyết, 50.000 đồng/lần".to_owned(), ..Cost::plain(CostValue::Free) };
        for unclear in [
            vec![],
            vec![way(vec![])],
            vec![way(vec![dong(50_000)]), way(vec![dong(60_000)])],
            vec![way(vec![dong(50_000)]), way(vec![])],
            vec![way(vec![dong(50_000), dong(50_000)])],
            vec![way(vec![noted])],
            vec![way(vec![each])],
            vec![way(vec![doubtful])],
            vec![way(vec![dong(20)])],
            vec![way(vec![Cost::plain(CostValue::Unknown)])],
        ] {
            assert_eq!(price(&unclear), None, "{unclear:?}");
        }
    }

    #[test]
    fn nothing_in_it_means_anything_to_a_page() {
        let hostile = json!({ "name": "</script><script>alert(1)</script><!-- & ]]>" });
        let written = within_a_page(&hostile);
        assert!(!written.contains(['<', '>', '&']), "{written}");
        assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON"), hostile);
    }
}
