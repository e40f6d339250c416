//! Papers, forms, and what else is asked of people.

use catalogue::{DossierItem, FormTemplate, Lang, Procedure, RequiredDocument};
use oxrdf::NamedNode;

use super::{BOTH, Context, Published, addresses::part_key, graph::Graph};

impl Context<'_> {
    /// The papers of every case. Gives the papers, and a requirement for each case.
    pub(super) fn dossier(&self, graph: &mut Graph, of: &Published<'_>) -> (Vec<NamedNode>, Vec<NamedNode>) {
        let (mut papers, mut requirements) = (Vec::new(), Vec::new());
        for (number, case) in (1..).zip(&of.content.dossier.cases) {
            if case.items.is_empty() {
                continue;
            }
            let requirement =
                self.requirement(graph, of.procedure, &format!("case-{number}"), &case.name, "papers-title");
            let mut count = 0;
            for item in &case.items {
                match item {
                    DossierItem::Note(note) => {
                        graph.node(&requirement).text("rdfs:comment", Lang::VI, note);
                    }
                    DossierItem::Paper(paper) => {
                        count += 1;
                        let paper = self.paper(graph, of.procedure, &format!("paper-{number}-{count}"), paper);
                        graph.node(&paper).link("cv:supportsRequirement", &requirement);
                        graph.node(&requirement).link("cv:hasSupportingEvidence", &paper);
                        papers.push(paper);
                    }
                }
            }
            requirements.push(requirement);
        }
        if !of.content.requirements.is_empty() {
            let requirement = self.requirement(graph, of.procedure, "requirements", "", "requirements-title");
            graph.node(&requirement).text("dct:description", Lang::VI, of.content.requirements.as_str());
            requirements.push(requirement);
        }
        (papers, requirements)
    }

    /// A requirement with its own title, or with a word of the interface.
    fn requirement(&self, graph: &mut Graph, of: &Procedure, part: &str, title: &str, word: &str) -> NamedNode {
        let iri = self.part(&of.slug, part);
        let node = graph.node(&iri).is("cv:Requirement").value("dct:identifier", part_key(of, part));
        if title.is_empty() {
            let [vietnamese, english] = self.in_both(word);
            node.named("dct:title", &vietnamese, Some(&english));
        } else {
            node.named("dct:title", title, None);
        }
        iri
    }

    fn paper(&self, graph: &mut Graph, of: &Procedure, part: &str, paper: &RequiredDocument) -> NamedNode {
        let iri = self.part(&of.slug, part);
        let forms: Vec<NamedNode> = paper.forms.iter().filter_map(|form| self.form(graph, form)).collect();
        let node = graph.node(&iri).is("cv:Evidence").value("dct:identifier", part_key(of, part));
        node.named("dct:title", &paper.name, None);
        for lang in BOTH {
            let counts = [(paper.originals, "originals"), (paper.copies, "copies")];
            let words: Vec<String> = counts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, key)| self.names.count(lang, key, count))
                .collect();
            node.text("dct:description", lang, &words.join(", "));
        }
        for form in forms {
            node.link("foaf:page", &form);
        }
        iri
    }

    /// A form that can be had somewhere.
    pub(super) fn form(&self, graph: &mut Graph, form: &FormTemplate) -> Option<NamedNode> {
        let iri = self.elsewhere(form.url.as_deref()?)?;
        self.document(graph, &iri, &form.name);
        Some(iri)
    }
}
