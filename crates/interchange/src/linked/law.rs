//! Legal documents, as the European Legislation Identifier has them.

use catalogue::{AgencyName, Announcement, LegalDocument, Procedure};
use jiff::civil::Date;
use oxrdf::NamedNode;

use super::{
    Context,
    graph::{Graph, Node},
};

impl Context<'_> {
    /// A document that a procedure rests on. What has a number is the same thing
    /// wherever it is cited, however the number is spelled.
    pub(super) fn law(&self, graph: &mut Graph, of: &Procedure, index: usize, law: &LegalDocument) -> NamedNode {
        let iri = self.law_address(&law.number).unwrap_or_else(|| self.part(&of.slug, &format!("law-{index}")));
        let replaced = law.replaced_by.as_deref().and_then(|number| self.numbered(graph, number));
        let node = graph.node(&iri).is("eli:LegalResource");
        number(node, &law.number);
        node.named("dct:title", &law.title, None);
        issued(node, law.issuer.as_ref(), law.issued_on);
        day(node, "eli:first_date_entry_in_force", law.in_force_from);
        day(node, "eli:date_no_longer_in_force", law.in_force_to);
        if let Some(replaced) = replaced {
            node.link("eli:repealed_by", &replaced);
        }
        iri
    }

    /// The decision that announced a procedure.
    pub(super) fn announcement(&self, graph: &mut Graph, announcement: &Announcement) -> Option<NamedNode> {
        let iri = self.numbered(graph, &announcement.number)?;
        issued(graph.node(&iri), announcement.issuer.as_ref(), announcement.date);
        Some(iri)
    }

    /// A document of which hardly more than the number is known.
    pub(super) fn numbered(&self, graph: &mut Graph, text: &str) -> Option<NamedNode> {
        let iri = self.law_address(text)?;
        number(graph.node(&iri).is("eli:LegalResource"), text);
        Some(iri)
    }

    fn law_address(&self, number: &str) -> Option<NamedNode> {
        LegalDocument::key_of(number).map(|key| self.shared(&format!("law-{key}")))
    }
}

fn number(node: &mut Node, number: &str) {
    if !number.is_empty() {
        node.value("eli:id_local", number);
    }
}

fn issued(node: &mut Node, issuer: Option<&AgencyName>, on: Option<Date>) {
    if let Some(issuer) = issuer {
        node.named("eli:responsibility_of", issuer.as_str(), None);
    }
    day(node, "eli:date_document", on);
}

fn day(node: &mut Node, predicate: &str, day: Option<Date>) {
    if let Some(day) = day {
        node.typed(predicate, day.to_string(), "xsd:date");
    }
}
