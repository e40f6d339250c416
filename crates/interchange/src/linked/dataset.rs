//! The catalogue as a dataset with its downloads, in DCAT.

use std::io::{self, Write};

use jiff::Timestamp;
use oxrdf::NamedNode;

use super::{Context, LinkedForm, LinkedWriter, graph::Graph};

/// A download of the whole catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution<'a> {
    /// The name of the file, beneath `/du-lieu/`.
    pub name: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// The media type of what it is packed with, where it is.
    pub packed_as: Option<&'a str>,
    /// Its length in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: &'a str,
}

/// Writes what the dataset is and where its downloads are, as a `dcat:Catalog`.
/// `modified` is when the catalogue changed last.
///
/// # Errors
/// When the output fails.
pub fn describe<W: Write>(
    context: &Context<'_>,
    form: LinkedForm,
    distributions: &[Distribution<'_>],
    modified: Option<Timestamp>,
    out: W,
) -> io::Result<W> {
    let mut graph = Graph::default();
    let catalog = context.shared("catalog");
    graph.node(&catalog).is("dcat:Catalog");
    let dataset = context.dataset(&mut graph, modified);
    context.described(&mut graph, &catalog);
    graph.node(&catalog).link("dcat:dataset", &dataset);
    for distribution in distributions {
        let iri = context.distribution(&mut graph, distribution);
        graph.node(&dataset).link("dcat:distribution", &iri);
    }
    let mut writer = LinkedWriter::new(out, form)?;
    writer.put(graph, "")?;
    writer.finish()
}

impl Context<'_> {
    /// The whole catalogue as a dataset, without its downloads.
    pub(super) fn dataset(&self, graph: &mut Graph, modified: Option<Timestamp>) -> NamedNode {
        let iri = self.shared("dataset");
        graph.node(&iri).is("dcat:Dataset");
        self.described(graph, &iri);
        if let Some(modified) = modified {
            graph.node(&iri).typed("dct:modified", modified.to_string(), "xsd:dateTime");
        }
        iri
    }

    /// Title, publisher, terms and page, which dataset and catalog have in common.
    fn described(&self, graph: &mut Graph, iri: &NamedNode) {
        let page = self.data_page();
        let (publisher, rights) = (self.publisher(graph), self.rights(graph));
        let (language, place) = (self.vietnamese(graph), self.viet_nam(graph));
        graph.node(&page).is("foaf:Document");
        let [title, title_en] = self.in_both("dataset-title");
        let [about, about_en] = self.in_both("dataset-description");
        let license = self.open_data.license.as_deref().and_then(|url| self.elsewhere(url));
        let node = graph.node(iri);
        node.named("dct:title", &title, Some(&title_en))
            .named("dct:description", &about, Some(&about_en))
            .link("dct:publisher", &publisher)
            .link("dcat:landingPage", &page)
            .link("dct:language", &language)
            .link("dct:spatial", &place)
            .link("dct:rights", &rights);
        if let Some(license) = license {
            node.link("dct:license", &license);
        }
    }

    fn publisher(&self, graph: &mut Graph) -> NamedNode {
        let iri = self.shared("publisher");
        let (name, name_en) = (self.open_data.publisher.as_str(), self.open_data.publisher_en.as_str());
        let home = self.open_data.publisher_url.as_deref().and_then(|url| self.elsewhere(url));
        let node = graph.node(&iri).is("foaf:Agent").value("dct:identifier", "publisher");
        node.named("dct:title", name, Some(name_en)).named("foaf:name", name, Some(name_en));
        if let Some(home) = home {
            node.link("foaf:homepage", &home);
        }
        iri
    }

    fn rights(&self, graph: &mut Graph) -> NamedNode {
        let iri = self.shared("rights");
        graph.node(&iri).is("dct:RightsStatement").named(
            "rdfs:label",
            &self.open_data.rights,
            Some(&self.open_data.rights_en),
        );
        iri
    }

    fn distribution(&self, graph: &mut Graph, of: &Distribution<'_>) -> NamedNode {
        let iri = self.shared(of.name);
        let (file, checksum) = (self.download(of.name), self.shared(&format!("{}-sha256", of.name)));
        let rights = self.rights(graph);
        let license = self.open_data.license.as_deref().and_then(|url| self.elsewhere(url));
        graph
            .node(&checksum)
            .is("spdx:Checksum")
            .link("spdx:algorithm", &super::graph::term("spdx:checksumAlgorithm_sha256"))
            .typed("spdx:checksumValue", of.sha256, "xsd:hexBinary");
        let node = graph.node(&iri).is("dcat:Distribution");
        node.value("dct:identifier", of.name)
            .value("dct:title", of.name)
            .link("dcat:downloadURL", &file)
            .link("dcat:accessURL", &self.data_page())
            .link("dcat:mediaType", &media_type(of.media_type))
            .typed("dcat:byteSize", of.bytes.to_string(), "xsd:nonNegativeInteger")
            .link("spdx:checksum", &checksum)
            .link("dct:rights", &rights);
        if let Some(packed) = of.packed_as {
            node.link("dcat:compressFormat", &media_type(packed));
        }
        if let Some(license) = license {
            node.link("dct:license", &license);
        }
        iri
    }
}

/// A media type as IANA names it.
fn media_type(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("https://www.iana.org/assignments/media-types/{name}"))
}
