//! One graph, two forms. Both are written node by node, so a whole catalogue needs
//! the memory of one procedure and of the names of what procedures share.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::{self, Write},
};

use oxrdf::{
    LiteralRef, NamedNode, TermRef, TripleRef,
    vocab::{rdf, xsd},
};
use oxttl::{TurtleSerializer, turtle::LowLevelTurtleSerializer};
use serde_json::{Map, Value, json};

use super::{
    Context, Published,
    graph::{Graph, Node, PREFIXES},
};

/// A form in which a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkedForm {
    /// Turtle.
    Turtle,
    /// JSON-LD: a node a line, with terms as in Turtle.
    JsonLd,
}

impl LinkedForm {
    /// Both forms.
    pub const ALL: [Self; 2] = [Self::Turtle, Self::JsonLd];

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle",
            Self::JsonLd => "application/ld+json",
        }
    }

    /// What the names of files end with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::JsonLd => "jsonld",
        }
    }
}

/// Writes procedures, one after the other, into one graph.
pub struct LinkedWriter<W: Write> {
    out: Form<W>,
    /// Of what procedures share: which predicates were said of it already.
    shared: HashMap<NamedNode, HashSet<NamedNode>>,
}

enum Form<W: Write> {
    Turtle { out: W, turtle: Box<LowLevelTurtleSerializer>, first: bool },
    JsonLd { out: W, first: bool },
}

impl<W: Write> LinkedWriter<W> {
    /// Begins a graph.
    ///
    /// # Errors
    /// When the output fails.
    pub fn new(mut out: W, form: LinkedForm) -> io::Result<Self> {
        let out = match form {
            LinkedForm::Turtle => {
                let mut turtle = TurtleSerializer::new();
                for (prefix, start) in PREFIXES {
                    turtle = turtle.with_prefix(prefix, start).map_err(io::Error::other)?;
                }
                Form::Turtle { out, turtle: Box::new(turtle.low_level()), first: true }
            }
            LinkedForm::JsonLd => {
                let context: BTreeMap<&str, &str> = PREFIXES.into_iter().collect();
                write!(out, "{{\"@context\":{},\n\"@graph\":[", serde_json::to_string(&context)?)?;
                Form::JsonLd { out, first: true }
            }
        };
        Ok(Self { out, shared: HashMap::new() })
    }

    /// Writes a procedure.
    ///
    /// # Errors
    /// When the output fails.
    pub fn procedure(&mut self, context: &Context<'_>, published: &Published<'_>) -> io::Result<()> {
        let own = context.page(&published.procedure.slug);
        self.put(context.graph_of(published), own.as_str())
    }

    /// Writes a graph. Nodes whose address begins with `own` are in no other; of the
    /// rest, each thing is said by the first graph that says it.
    pub(super) fn put(&mut self, graph: Graph, own: &str) -> io::Result<()> {
        for mut node in graph.into_nodes() {
            if !node.iri.as_str().starts_with(own) || own.is_empty() {
                let known = self.shared.entry(node.iri.clone()).or_default();
                node.said.retain(|(predicate, _)| !known.contains(predicate));
                known.extend(node.said.iter().map(|(predicate, _)| predicate.clone()));
            }
            if node.said.is_empty() {
                continue;
            }
            match &mut self.out {
                Form::Turtle { out, turtle, first } => {
                    let mut text = Vec::new();
                    for (predicate, object) in &node.said {
                        turtle.serialize_triple(TripleRef::new(&node.iri, predicate, object), &mut text)?;
                    }
                    if std::mem::take(first) {
                        in_order(&mut text);
                    }
                    out.write_all(&text)?;
                }
                Form::JsonLd { out, first } => {
                    out.write_all(if *first { b"\n" } else { b",\n" })?;
                    serde_json::to_writer(&mut *out, &json(&node))?;
                    *first = false;
                }
            }
        }
        Ok(())
    }

    /// Ends the graph and gives back what was written to.
    ///
    /// # Errors
    /// When the output fails.
    pub fn finish(self) -> io::Result<W> {
        let mut out = match self.out {
            Form::Turtle { mut out, mut turtle, .. } => {
                turtle.finish(&mut out)?;
                out
            }
            Form::JsonLd { mut out, .. } => {
                out.write_all(b"\n]}\n")?;
                out
            }
        };
        out.flush()?;
        Ok(out)
    }
}

/// Sorts the prefixes that a file begins with. The library writes them as they come out
/// of a hash table, and the same catalogue must give the same bytes.
fn in_order(text: &mut Vec<u8>) {
    let (mut prefixes, rest): (Vec<&[u8]>, Vec<&[u8]>) =
        text.split_inclusive(|byte| *byte == b'\n').partition(|line| line.starts_with(b"@prefix "));
    prefixes.sort_unstable();
    *text = [prefixes.concat(), rest.concat()].concat();
}

/// A node as an object of JSON-LD.
fn json(node: &Node) -> Value {
    let mut object = Map::new();
    object.insert("@id".to_owned(), node.iri.as_str().into());
    for (predicate, said) in &node.said {
        let (key, value) = match said.as_ref() {
            TermRef::NamedNode(class) if *predicate == rdf::TYPE => ("@type".to_owned(), short(class.as_str()).into()),
            TermRef::NamedNode(other) => (short(predicate.as_str()), json!({ "@id": other.as_str() })),
            TermRef::Literal(literal) => (short(predicate.as_str()), value(literal)),
            TermRef::BlankNode(_) => continue,
        };
        match object.get_mut(&key) {
            None => {
                object.insert(key, value);
            }
            Some(Value::Array(several)) => several.push(value),
            Some(one) => *one = Value::Array(vec![one.take(), value]),
        }
    }
    Value::Object(object)
}

fn value(literal: LiteralRef<'_>) -> Value {
    let text = literal.value();
    match (literal.language(), literal.datatype()) {
        (Some(lang), _) => json!({ "@language": lang, "@value": text }),
        (None, xsd::STRING) => text.into(),
        (None, datatype) => json!({ "@type": short(datatype.as_str()), "@value": text }),
    }
}

/// A term as the context shortens it.
fn short(iri: &str) -> String {
    let found = PREFIXES.iter().find_map(|(prefix, start)| Some((prefix, iri.strip_prefix(start)?)));
    found.map_or_else(|| iri.to_owned(), |(prefix, name)| format!("{prefix}:{name}"))
}
