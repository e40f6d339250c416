//! Ways of handing in, with what they cost and how long they take.

use catalogue::{
    Channel, ChannelKind, Cost, CostValue, Currency, EditionContent, Lang, Money, Procedure, TimeLimit, TimeUnit,
};
use oxrdf::NamedNode;

use super::{Context, Published, addresses::part_key, graph::Graph};

impl Context<'_> {
    /// Every way, and every cost.
    pub(super) fn channels(&self, graph: &mut Graph, of: &Published<'_>) -> (Vec<NamedNode>, Vec<NamedNode>) {
        let (mut channels, mut costs) = (Vec::new(), Vec::new());
        for (number, channel) in (1..).zip(&of.content.channels) {
            let iri = self.channel(graph, of, number, channel);
            for (row, cost) in (1..).zip(&channel.costs).filter(|(_, cost)| cost.value != CostValue::Unknown) {
                let cost = self.cost(graph, of.procedure, &format!("cost-{number}-{row}"), cost);
                graph.node(&cost).link("cv:ifAccessedThrough", &iri);
                costs.push(cost);
            }
            channels.push(iri);
        }
        (channels, costs)
    }

    fn channel(&self, graph: &mut Graph, of: &Published<'_>, number: usize, channel: &Channel) -> NamedNode {
        let part = format!("channel-{number}");
        let iri = self.part(&of.procedure.slug, &part);
        let kind = self.channel_kind(graph, channel.kind);
        let apply = of.content.online.apply_url.as_deref().filter(|_| channel.kind == ChannelKind::Online);
        let apply = apply.and_then(|url| self.elsewhere(url));
        let node = graph.node(&iri).is("cv:Channel").value("dct:identifier", part_key(of.procedure, &part));
        node.link("dct:type", &kind)
            .text("dct:description", Lang::VI, &channel.situation)
            .text("dct:description", Lang::VI, channel.note.as_str())
            .text("rdfs:comment", Lang::VI, &channel.time_limit.as_worded());
        if channel.kind != ChannelKind::Online {
            node.text("dct:description", Lang::VI, &of.content.reception);
        }
        if let Some(duration) = duration(&channel.time_limit) {
            node.typed("cv:processingTime", duration, "xsd:duration");
        }
        if let Some(apply) = apply {
            node.link("foaf:page", &apply);
            graph.node(&apply).is("foaf:Document");
        }
        iri
    }

    fn cost(&self, graph: &mut Graph, of: &Procedure, part: &str, cost: &Cost) -> NamedNode {
        let iri = self.part(&of.slug, part);
        let sum = sum(cost);
        let currency = sum.map(|sum| self.currency(graph, sum.currency));
        let kind = cost.kind.map(|kind| self.cost_kind(graph, kind));
        let node = graph.node(&iri).is("cv:Cost").value("dct:identifier", part_key(of, part));
        node.text("dct:description", Lang::VI, &cost.to_string());
        if let (Some(sum), Some(currency)) = (sum, currency) {
            node.typed("cv:hasValue", decimal(sum), "xsd:double").link("cv:currency", &currency);
        }
        if let Some(kind) = kind {
            node.link("dct:type", &kind);
        }
        iri
    }
}

/// The one sum that a cost is. Where its own words tell against it, as "free" beside
/// an amount, there is none, and only the words are told.
fn sum(cost: &Cost) -> Option<Money> {
    match cost.value {
        _ if cost.doubt().is_some() => None,
        CostValue::Free => Some(Money { minor: 0, currency: Currency::Vnd }),
        CostValue::Amount(sum) => Some(sum),
        _ => None,
    }
}

fn decimal(sum: Money) -> String {
    match sum.currency {
        Currency::Vnd => sum.minor.to_string(),
        Currency::Usd => format!("{}.{:02}", sum.minor / 100, sum.minor % 100),
    }
}

/// A time limit as a duration of XML Schema. It has no working days, and no parts of a
/// month; there the words of the channel are all there is.
fn duration(limit: &TimeLimit) -> Option<String> {
    let TimeLimit::Within { amount, unit, .. } = limit else { return None };
    let hundredths = amount.hundredths();
    // In the next smaller unit, where it is no whole number of this one.
    let parts = |each: u32| (hundredths * each).is_multiple_of(100).then(|| hundredths * each / 100);
    let whole = parts(1);
    match unit {
        TimeUnit::WorkingDay => None,
        TimeUnit::Hour => whole.map(|n| format!("PT{n}H")).or_else(|| parts(60).map(|n| format!("PT{n}M"))),
        TimeUnit::Day => whole.map(|n| format!("P{n}D")).or_else(|| parts(24).map(|n| format!("PT{n}H"))),
        TimeUnit::Week => parts(7).map(|n| format!("P{n}D")),
        TimeUnit::Month => whole.map(|n| format!("P{n}M")),
        TimeUnit::Year => whole.map(|n| format!("P{n}Y")).or_else(|| parts(12).map(|n| format!("P{n}M"))),
    }
}

/// The duration of the whole procedure: where every way takes the same.
pub(super) fn common_duration(content: &EditionContent) -> Option<String> {
    let mut all = content.channels.iter().map(|channel| duration(&channel.time_limit));
    let first = all.next()??;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_says_what_it_can() {
        let said = |words: &str| duration(&TimeLimit::parse(words));
        for (words, wanted) in [
            ("8 giờ", Some("PT8H")),
            ("0,5 giờ", Some("PT30M")),
            ("20 ngày", Some("P20D")),
            ("1,5 ngày", Some("PT36H")),
            ("2 tuần", Some("P14D")),
            ("3 tháng", Some("P3M")),
            ("1,5 tháng", None),
            ("1,5 năm", Some("P18M")),
            ("3 ngày làm việc", None),
            ("5", None),
            ("", None),
        ] {
            assert_eq!(said(words).as_deref(), wanted, "{words}");
        }
    }

    #[test]
    fn unknown_is_no_sum_and_free_is_zero() {
        let sum = |words: &str, note: &str| sum(&Cost::parse(words, note, None)).map(decimal);
        assert_eq!(sum("Miễn phí", "").as_deref(), Some("0"));
        assert_eq!(sum("20.000 đồng", "").as_deref(), Some("20000"));
        assert_eq!(sum("2,5 USD", "").as_deref(), Some("2.50"));
        for (words, note) in [
            ("", ""),
            ("10.000 đồng – 30.000 đồng", ""),
            ("Miễn phí", "Thu 20.000 đồng"),
            ("20 VNĐ", ""),
            ("Theo nghị quyết", ""),
        ] {
            assert_eq!(sum(words, note), None, "{words}");
        }
    }
}
