//! A graph as it is built: nodes in the order in which they were first named.

use std::collections::HashMap;

use catalogue::Lang;
use oxrdf::{Literal, NamedNode, Term, vocab::rdf};

/// What stands for the beginning of an address in Turtle and JSON-LD.
pub(super) const PREFIXES: [(&str, &str); 13] = [
    ("adms", "http://www.w3.org/ns/adms#"),
    ("cpsv", "http://purl.org/vocab/cpsv#"),
    ("cv", "http://data.europa.eu/m8g/"),
    ("dcat", "http://www.w3.org/ns/dcat#"),
    ("dct", "http://purl.org/dc/terms/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("spdx", "http://spdx.org/rdf/terms#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// A term of a vocabulary, written as in Turtle: `cpsv:PublicService`.
pub(super) fn term(short: &str) -> NamedNode {
    let whole = short.split_once(':').and_then(|(prefix, name)| {
        let (_, start) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{start}{name}"))
    });
    debug_assert!(whole.is_some(), "{short} begins with no prefix that is known");
    NamedNode::new_unchecked(whole.unwrap_or_else(|| short.to_owned()))
}

/// What is said of one thing.
pub(super) struct Node {
    pub iri: NamedNode,
    pub said: Vec<(NamedNode, Term)>,
}

/// Things and what is said of them.
#[derive(Default)]
pub(super) struct Graph {
    nodes: Vec<Node>,
    places: HashMap<NamedNode, usize>,
}

impl Graph {
    /// A thing, to say something of it.
    pub fn node(&mut self, iri: &NamedNode) -> &mut Node {
        let place = *self.places.entry(iri.clone()).or_insert_with(|| {
            self.nodes.push(Node { iri: iri.clone(), said: Vec::new() });
            self.nodes.len() - 1
        });
        &mut self.nodes[place]
    }

    /// Everything that was said.
    pub fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }
}

impl Node {
    fn say(&mut self, predicate: NamedNode, object: impl Into<Term>) -> &mut Self {
        let said = (predicate, object.into());
        if !self.said.contains(&said) {
            self.said.push(said);
        }
        self
    }

    /// What it is.
    pub fn is(&mut self, class: &str) -> &mut Self {
        self.say(rdf::TYPE.into_owned(), term(class))
    }

    /// What it is joined with.
    pub fn link(&mut self, predicate: &str, other: &NamedNode) -> &mut Self {
        self.say(term(predicate), other.clone())
    }

    /// A plain string, number or date.
    pub fn value(&mut self, predicate: &str, value: impl Into<Literal>) -> &mut Self {
        self.say(term(predicate), value.into())
    }

    /// A value of a datatype, in its lexical form.
    pub fn typed(&mut self, predicate: &str, value: impl Into<String>, datatype: &str) -> &mut Self {
        self.say(term(predicate), Literal::new_typed_literal(value, term(datatype)))
    }

    /// A text in a language; an empty one is not said.
    pub fn text(&mut self, predicate: &str, lang: Lang, text: &str) -> &mut Self {
        if text.trim().is_empty() {
            return self;
        }
        self.say(term(predicate), Literal::new_language_tagged_literal_unchecked(text, lang.tag()))
    }

    /// A name or text in Vietnamese, and in English where there is one. Every name of
    /// the catalogue passes here.
    pub fn named(&mut self, predicate: &str, vietnamese: &str, english: Option<&str>) -> &mut Self {
        self.text(predicate, Lang::VI, vietnamese);
        self.text(predicate, Lang::EN, english.unwrap_or_default())
    }
}
