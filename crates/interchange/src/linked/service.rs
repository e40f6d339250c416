//! A procedure as a graph that stands for itself.

use catalogue::{AgencyName, EditionContent, Lang, OnlineLevel};
use oxrdf::NamedNode;

use super::{
    Context, Published,
    addresses::{key, part_key},
    channels::common_duration,
    concepts::AgencyRole,
    graph::Graph,
};

impl Context<'_> {
    /// Everything that is said of a procedure.
    pub(super) fn graph_of(&self, of: &Published<'_>) -> Graph {
        let mut graph = Graph::default();
        let slug = &of.procedure.slug;
        let (page, service) = (self.page(slug), self.service(slug));
        graph.node(&page).is("foaf:Document").link("foaf:primaryTopic", &service);
        if let Some(checked) = of.content.source.verified_on {
            graph.node(&page).typed("schema:lastReviewed", checked.to_string(), "xsd:date");
        }
        self.words(&mut graph, of, &service);
        graph.node(&service).link("foaf:isPrimaryTopicOf", &page);
        self.classes(&mut graph, of, &service);
        self.agencies(&mut graph, of, &service);
        self.parts(&mut graph, of, &service);
        self.law_of(&mut graph, of, &service);
        self.end(&mut graph, of, &service);
        let dataset = self.dataset(&mut graph, None);
        graph.node(&service).link("dct:isPartOf", &dataset);
        graph
    }

    fn words(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let content = of.content;
        let node = graph.node(service).is("cpsv:PublicService").value("dct:identifier", key(of.procedure));
        node.named("dct:title", &content.name, None);
        // The shapes ask for a description; the official name is the one that is always there.
        let description = if content.summary.is_empty() { &content.name } else { content.summary.as_str() };
        node.named("dct:description", description, None);
        for keyword in &content.keywords {
            node.text("dcat:keyword", Lang::VI, keyword);
        }
        node.typed("dct:modified", of.published_at.to_string(), "xsd:dateTime");
        if let Some(duration) = common_duration(content) {
            node.typed("cv:processingTime", duration, "xsd:duration");
        }
        if let Some(source) = content.source.url.as_deref().and_then(|url| self.elsewhere(url)) {
            graph.node(service).link("dct:source", &source);
        }
    }

    /// What it is found by.
    fn classes(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let content = of.content;
        let mut links = vec![
            ("dct:language", self.vietnamese(graph)),
            ("dct:spatial", self.viet_nam(graph)),
            ("cv:sector", self.sector_of(graph, &content.sector)),
            ("adms:status", self.status(graph, of.procedure.repeal.is_some())),
        ];
        links.extend(self.theme_of(graph, &content.sector).map(|theme| ("cv:thematicArea", theme)));
        links.extend(content.applicants.iter().map(|kind| ("dct:audience", self.applicant(graph, *kind))));
        links.extend(content.levels.iter().map(|level| ("cv:isClassifiedBy", self.level(graph, *level))));
        let online = |level: OnlineLevel| ("cv:isClassifiedBy", self.online_level(graph, level));
        links.extend(content.online.level.map(online));
        let events = self.names.events(of.procedure, content);
        links.extend(events.iter().map(|event| ("cv:isGroupedBy", self.event_of(graph, event))));
        for (predicate, other) in links {
            graph.node(service).link(predicate, &other);
        }
    }

    /// Who decides, and every agency with its part.
    fn agencies(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let mut competent: Vec<NamedNode> =
            competent(of.content).iter().map(|name| self.organisation(graph, name)).collect();
        if competent.is_empty() {
            competent.push(self.unknown_agency(graph));
        }
        for agency in competent {
            graph.node(service).link("cv:hasCompetentAuthority", &agency);
        }
        let agencies = &of.content.agencies;
        let roles = [
            (AgencyRole::Promulgating, &agencies.promulgating),
            (AgencyRole::Competent, &agencies.competent),
            (AgencyRole::Implementing, &agencies.implementing),
            (AgencyRole::Delegated, &agencies.delegated),
            (AgencyRole::Coordinating, &agencies.coordinating),
        ];
        for (role, names) in roles {
            for (number, name) in (1..).zip(names) {
                let part = format!("{}-{number}", role.key());
                let participation = self.part(&of.procedure.slug, &part);
                let (agency, concept) = (self.organisation(graph, name), self.role(graph, role));
                let word = format!("role-{}", role.key());
                let [vietnamese, english] = self.in_both(&word);
                graph
                    .node(&participation)
                    .is("cv:Participation")
                    .value("dct:identifier", part_key(of.procedure, &part))
                    .named("dct:description", &vietnamese, Some(&english))
                    .link("cv:hasParticipant", &agency)
                    .link("cv:role", &concept);
                graph.node(service).link("cv:hasParticipation", &participation);
            }
        }
    }

    /// Papers, ways, costs, outcomes, forms.
    fn parts(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let (papers, requirements) = self.dossier(graph, of);
        let (channels, costs) = self.channels(graph, of);
        let outcomes = self.outcomes(graph, of);
        let forms = of.content.forms.iter().filter_map(|form| self.form(graph, form)).collect();
        for (predicate, others) in [
            ("cpsv:hasInput", papers),
            ("cv:holdsRequirement", requirements),
            ("cv:hasChannel", channels),
            ("cv:hasCost", costs),
            ("cpsv:produces", outcomes),
            ("foaf:page", forms),
        ] {
            for other in others {
                graph.node(service).link(predicate, &other);
            }
        }
    }

    fn outcomes(&self, graph: &mut Graph, of: &Published<'_>) -> Vec<NamedNode> {
        let mut outcomes = Vec::new();
        for (number, outcome) in (1..).zip(&of.content.outcomes) {
            let part = format!("outcome-{number}");
            let iri = self.part(&of.procedure.slug, &part);
            let identifier = outcome.code.clone().unwrap_or_else(|| part_key(of.procedure, &part));
            graph.node(&iri).is("cv:Output").value("dct:identifier", identifier).named(
                "dct:title",
                &outcome.name,
                None,
            );
            outcomes.push(iri);
        }
        outcomes
    }

    /// The law, and the steps that follow from it.
    fn law_of(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let content = of.content;
        let mut laws: Vec<NamedNode> =
            (1..).zip(&content.legal_basis).map(|(index, law)| self.law(graph, of.procedure, index, law)).collect();
        let steps = steps(content);
        if !steps.is_empty() {
            let rule = self.part(&of.procedure.slug, "steps");
            let [vietnamese, english] = self.in_both("steps-title");
            let language = self.vietnamese(graph);
            graph
                .node(&rule)
                .is("cpsv:Rule")
                .value("dct:identifier", part_key(of.procedure, "steps"))
                .named("dct:title", &vietnamese, Some(&english))
                .text("dct:description", Lang::VI, &steps)
                .link("dct:language", &language);
            for law in &laws {
                graph.node(&rule).link("cpsv:implements", law);
            }
            graph.node(service).link("cpsv:follows", &rule);
        }
        laws.extend(content.announcement.as_ref().and_then(|announced| self.announcement(graph, announced)));
        for law in laws {
            graph.node(service).link("cv:hasLegalResource", &law);
        }
    }

    /// That it was repealed: its last day, by which decision, and what replaced it.
    fn end(&self, graph: &mut Graph, of: &Published<'_>, service: &NamedNode) {
        let Some(repeal) = &of.procedure.repeal else { return };
        if let Ok(last) = repeal.since.yesterday() {
            graph.node(service).typed("dct:valid", format!("end={last}; scheme=W3C-DTF;"), "dct:Period");
        }
        if let Some(decision) = self.numbered(graph, &repeal.decision) {
            graph.node(service).link("cv:hasLegalResource", &decision);
        }
        for successor in &repeal.successors {
            let successor = self.service(successor);
            graph.node(service).link("dct:isReplacedBy", &successor);
        }
    }
}

/// Who decides; where a source does not say, who carries it out, or else who issued it.
fn competent(content: &EditionContent) -> &[AgencyName] {
    let agencies = &content.agencies;
    [&agencies.competent, &agencies.implementing, &agencies.promulgating]
        .into_iter()
        .find(|names| !names.is_empty())
        .map_or(&[], Vec::as_slice)
}

/// The steps as one text, numbered where there are several.
fn steps(content: &EditionContent) -> String {
    let texts: Vec<String> = content
        .steps
        .iter()
        .map(|step| [step.title.as_str(), step.text.as_str()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>())
        .map(|words| words.join("\n"))
        .filter(|text| !text.is_empty())
        .collect();
    match texts.as_slice() {
        [only] => only.clone(),
        several => {
            let lines: Vec<String> = (1..).zip(several).map(|(n, text): (usize, _)| format!("{n}. {text}")).collect();
            lines.join("\n\n")
        }
    }
}
