//! What procedures share: concepts, agencies, events, languages, places. Each is
//! described wherever it is named, as the shapes ask.

use catalogue::{
    AdministrativeLevel, AgencyName, ApplicantKind, Audience, ChannelKind, CostKind, Currency, OnlineLevel, SectorName,
};
use oxrdf::NamedNode;

use super::{Context, EventName, graph::Graph};

/// Lists that the Publications Office of the European Union keeps for everybody.
const LANGUAGES: &str = "http://publications.europa.eu/resource/authority/language/";
const COUNTRIES: &str = "http://publications.europa.eu/resource/authority/country/";
const CURRENCIES: &str = "http://publications.europa.eu/resource/authority/currency/";

/// Whether a procedure is in force: the states of ADMS.
const IN_FORCE: &str = "http://purl.org/adms/status/Completed";
const WITHDRAWN: &str = "http://purl.org/adms/status/Withdrawn";

/// The part of an agency in a procedure.
#[derive(Clone, Copy)]
pub(super) enum AgencyRole {
    Promulgating,
    Competent,
    Implementing,
    Delegated,
    Coordinating,
}

impl AgencyRole {
    pub const fn key(self) -> &'static str {
        match self {
            Self::Promulgating => "promulgating",
            Self::Competent => "competent",
            Self::Implementing => "implementing",
            Self::Delegated => "delegated",
            Self::Coordinating => "coordinating",
        }
    }
}

impl Context<'_> {
    /// Vietnamese: the language of what the catalogue says.
    pub(super) fn vietnamese(&self, graph: &mut Graph) -> NamedNode {
        let iri = NamedNode::new_unchecked(format!("{LANGUAGES}VIE"));
        graph.node(&iri).is("dct:LinguisticSystem");
        iri
    }

    /// Việt Nam: where every procedure and agency is.
    pub(super) fn viet_nam(&self, graph: &mut Graph) -> NamedNode {
        let iri = NamedNode::new_unchecked(format!("{COUNTRIES}VNM"));
        graph.node(&iri).is("dct:Location");
        iri
    }

    pub(super) fn currency(&self, graph: &mut Graph, currency: Currency) -> NamedNode {
        let code = match currency {
            Currency::Vnd => "VND",
            Currency::Usd => "USD",
        };
        let iri = NamedNode::new_unchecked(format!("{CURRENCIES}{code}"));
        graph.node(&iri).is("skos:Concept").value("skos:notation", code);
        iri
    }

    pub(super) fn status(&self, graph: &mut Graph, repealed: bool) -> NamedNode {
        let iri = NamedNode::new_unchecked(if repealed { WITHDRAWN } else { IN_FORCE });
        graph.node(&iri).is("skos:Concept");
        iri
    }

    pub(super) fn channel_kind(&self, graph: &mut Graph, kind: ChannelKind) -> NamedNode {
        self.listed(graph, ("channels", "filter-channel"), "channel", kind.key())
    }

    pub(super) fn cost_kind(&self, graph: &mut Graph, kind: CostKind) -> NamedNode {
        self.listed(graph, ("costs", "fact-cost"), "cost", kind.key())
    }

    pub(super) fn level(&self, graph: &mut Graph, level: AdministrativeLevel) -> NamedNode {
        self.listed(graph, ("levels", "filter-level"), "level", level.key())
    }

    pub(super) fn online_level(&self, graph: &mut Graph, level: OnlineLevel) -> NamedNode {
        self.listed(graph, ("online-levels", "filter-online"), "online", &level.number().to_string())
    }

    pub(super) fn applicant(&self, graph: &mut Graph, kind: ApplicantKind) -> NamedNode {
        self.listed(graph, ("applicants", "applicants-title"), "applicant", kind.key())
    }

    pub(super) fn role(&self, graph: &mut Graph, role: AgencyRole) -> NamedNode {
        self.listed(graph, ("roles", "agencies-title"), "role", role.key())
    }

    /// A value of a list of the domain, with its names as the pages say them.
    fn listed(&self, graph: &mut Graph, (list, list_name): (&str, &str), kind: &str, key: &str) -> NamedNode {
        let scheme = self.scheme(graph, self.shared(list), list_name);
        let name = format!("{kind}-{}", key.replace('_', "-"));
        let iri = self.shared(&name);
        let [vietnamese, english] = self.in_both(&name);
        graph
            .node(&iri)
            .is("skos:Concept")
            .named("skos:prefLabel", &vietnamese, Some(&english))
            .value("skos:notation", key)
            .link("skos:inScheme", &scheme);
        iri
    }

    fn scheme(&self, graph: &mut Graph, iri: NamedNode, name: &str) -> NamedNode {
        let [vietnamese, english] = self.in_both(name);
        graph.node(&iri).is("skos:ConceptScheme").named("dct:title", &vietnamese, Some(&english));
        iri
    }

    pub(super) fn sector_of(&self, graph: &mut Graph, sector: &SectorName) -> NamedNode {
        let slug = sector.slug();
        let scheme = self.scheme(graph, self.shared("sectors"), "filter-sector");
        let iri = self.sector(&slug);
        graph
            .node(&iri)
            .is("skos:Concept")
            .named("skos:prefLabel", sector.as_str(), self.names.sector_in_english(&slug))
            .value("skos:notation", slug.as_str())
            .link("skos:inScheme", &scheme);
        iri
    }

    /// The group of sectors, where the sector is in one.
    pub(super) fn theme_of(&self, graph: &mut Graph, sector: &SectorName) -> Option<NamedNode> {
        let (key, title, title_en) = self.names.theme(&sector.slug())?;
        let iri = self.shared(&format!("theme-{key}"));
        graph.node(&iri).is("skos:Concept").named("skos:prefLabel", title, Some(title_en)).value("skos:notation", key);
        graph.node(&self.sector(&sector.slug())).link("skos:broader", &iri);
        Some(iri)
    }

    pub(super) fn organisation(&self, graph: &mut Graph, name: &AgencyName) -> NamedNode {
        let slug = name.slug();
        let iri = self.agency(&slug);
        self.public_organisation(graph, &iri, slug.as_str(), name.as_str(), self.names.agency_in_english(&slug));
        iri
    }

    /// The profile asks for an authority. Where a source names no agency at all, it is one
    /// that is called unknown.
    pub(super) fn unknown_agency(&self, graph: &mut Graph) -> NamedNode {
        let iri = self.shared("unknown-agency");
        let [vietnamese, english] = self.in_both("unknown");
        self.public_organisation(graph, &iri, "unknown", &vietnamese, Some(&english));
        iri
    }

    fn public_organisation(&self, graph: &mut Graph, iri: &NamedNode, key: &str, name: &str, english: Option<&str>) {
        let place = self.viet_nam(graph);
        graph
            .node(iri)
            .is("cv:PublicOrganisation")
            .is("org:Organization")
            .is("foaf:Agent")
            .value("dct:identifier", key)
            .named("skos:prefLabel", name, english)
            .named("dct:title", name, english)
            .link("dct:spatial", &place);
    }

    pub(super) fn event_of(&self, graph: &mut Graph, event: &EventName<'_>) -> NamedNode {
        let iri = self.event(event.slug);
        let kind = if event.audience == Audience::Citizen { "cv:LifeEvent" } else { "cv:BusinessEvent" };
        graph.node(&iri).is("cv:Event").is(kind).value("dct:identifier", event.slug.as_str()).named(
            "dct:title",
            event.title,
            Some(event.title_en),
        );
        iri
    }

    /// A page or file, here or elsewhere.
    pub(super) fn document(&self, graph: &mut Graph, iri: &NamedNode, title: &str) {
        graph.node(iri).is("foaf:Document").named("dct:title", title, None);
    }
}
