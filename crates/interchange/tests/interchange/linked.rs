//! Linked data: one graph in two forms, and the official shapes.

use std::{collections::HashSet, env, fs, path::PathBuf, process::Command};

use catalogue::{CostValue, Currency, EditionContent, Lang, Procedure, Slug};
use interchange::{
    LifeEvent, OpenData, Record, Sectors,
    linked::{Context, Distribution, EventName, LinkedForm, LinkedWriter, Names, Published, describe},
};
use jiff::Timestamp;
use oxjsonld::JsonLdParser;
use oxrdf::{NamedNode, Term, Triple};
use oxttl::TurtleParser;

use crate::{
    content::{files, folder},
    one, real,
};

const BASE: &str = "https://thutuc.example.vn";

/// What stands beside the catalogue, from the project's own content.
struct Beside {
    sectors: Sectors,
    agencies: Vec<interchange::AgencyInfo>,
    events: Vec<LifeEvent>,
    open_data: OpenData,
}

impl Beside {
    fn read() -> Self {
        let text = |name| fs::read_to_string(folder(name)).expect("the file");
        Self {
            sectors: interchange::sectors(&text("sectors.yml")).expect("sectors"),
            agencies: interchange::agencies(&text("agencies.yml")).expect("agencies"),
            events: files("events").iter().map(|(name, text)| interchange::life_event(name, text).unwrap()).collect(),
            open_data: interchange::open_data(&text("open-data.yml")).expect("open data"),
        }
    }

    fn context(&self) -> Context<'_> {
        Context { base: BASE, names: self, open_data: &self.open_data }
    }
}

impl Names for Beside {
    fn word(&self, lang: Lang, key: &str) -> String {
        let word = locale::text(lang, key);
        assert_ne!(word, key, "there is no text of this key");
        word
    }

    fn count(&self, lang: Lang, key: &str, n: u32) -> String {
        locale::text_with(lang, key, &[("n", n.into())])
    }

    fn sector_in_english(&self, sector: &Slug) -> Option<&str> {
        self.sectors.sectors.iter().find(|info| info.name.slug() == *sector)?.names.translation(Lang::EN)
    }

    fn theme(&self, sector: &Slug) -> Option<(&str, &str, &str)> {
        let key = self.sectors.sectors.iter().find(|info| info.name.slug() == *sector)?.group.as_deref()?;
        let group = self.sectors.groups.iter().find(|group| group.key == key)?;
        Some((&group.key, group.title.original(), group.title.in_language(Lang::EN)))
    }

    fn agency_in_english(&self, agency: &Slug) -> Option<&str> {
        self.agencies.iter().find(|info| info.name.slug() == *agency)?.names.translation(Lang::EN)
    }

    fn events(&self, procedure: &Procedure, content: &EditionContent) -> Vec<EventName<'_>> {
        let named = |event: &&LifeEvent| {
            content.life_events.contains(&event.slug)
                || event.steps.iter().any(|step| Some(&step.procedure) == procedure.code.as_ref())
        };
        let found = self.events.iter().filter(named);
        found
            .map(|LifeEvent { slug, title, audience, .. }| EventName {
                slug,
                title: title.original(),
                title_en: title.in_language(Lang::EN),
                audience: *audience,
            })
            .collect()
    }
}

fn starter() -> Vec<Record> {
    files("procedures").iter().map(|(name, text)| one(name, text.as_bytes())).collect()
}

fn written(beside: &Beside, records: &[Record], form: LinkedForm) -> Vec<u8> {
    let mut writer = LinkedWriter::new(Vec::new(), form).expect("memory");
    for record in records {
        let procedure = record.procedure();
        let published =
            Published { procedure: &procedure, content: &record.content, published_at: Timestamp::UNIX_EPOCH };
        writer.procedure(&beside.context(), &published).expect("memory");
    }
    writer.finish().expect("memory")
}

fn turtle(bytes: &[u8]) -> HashSet<Triple> {
    TurtleParser::new().for_slice(bytes).map(|triple| triple.expect("Turtle")).collect()
}

fn json_ld(bytes: &[u8]) -> HashSet<Triple> {
    JsonLdParser::new().for_slice(bytes).map(|quad| Triple::from(quad.expect("JSON-LD"))).collect()
}

/// What is said of a thing, by the end of the predicate's name.
fn said(graph: &HashSet<Triple>, of: &NamedNode, predicate: &str) -> Vec<Term> {
    graph
        .iter()
        .filter(|triple| triple.subject == of.clone().into() && triple.predicate.as_str().ends_with(predicate))
        .map(|triple| triple.object.clone())
        .collect()
}

/// Whether every graph conforms to the official shapes, and what does not; nothing where they
/// and `pyshacl` are not at hand. `scripts/test` names both.
fn checked(name: &str, graphs: impl IntoIterator<Item = Vec<u8>>) -> Option<(bool, String)> {
    let (Some(python), Some(shapes)) = (env::var_os("MINHBACH_TEST_PYSHACL"), env::var_os("MINHBACH_TEST_SHAPES"))
    else {
        eprintln!("NOT TESTED: MINHBACH_TEST_PYSHACL and MINHBACH_TEST_SHAPES name no pyshacl and no shapes.");
        return None;
    };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut paths = Vec::new();
    for (number, graph) in graphs.into_iter().enumerate() {
        paths.push(folder.join(format!("{number}.ttl")));
        fs::write(&paths[number], graph).expect("a file");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interchange/shapes.py");
    let answer = Command::new(python).arg(script).arg(shapes).args(&paths).output().expect("python runs");
    let told = String::from_utf8_lossy(&answer.stdout);
    assert!(told.contains(" graphs, "), "{told}{}", String::from_utf8_lossy(&answer.stderr));
    Some((answer.status.success(), told.into_owned()))
}

fn conform(name: &str, graphs: impl IntoIterator<Item = Vec<u8>>) {
    if let Some((conforms, told)) = checked(name, graphs) {
        eprintln!("{name}: {told}");
        assert!(conforms, "{told}");
    }
}

#[test]
fn the_shapes_find_what_is_missing() {
    let (beside, records) = (Beside::read(), starter());
    let graph = String::from_utf8(written(&beside, &records[..1], LinkedForm::Turtle)).expect("UTF-8");
    let without: String = graph.split_inclusive('\n').filter(|line| !line.contains("dct:identifier")).collect();
    if let Some((conforms, told)) = checked("faulty", [without.into_bytes()]) {
        assert!(!conforms && told.contains("MinCount"), "{told}");
    }
}

#[test]
fn both_forms_are_the_same_graph() {
    let (beside, records) = (Beside::read(), starter());
    let [ttl, jsonld] = LinkedForm::ALL.map(|form| written(&beside, &records, form));
    let (ttl, jsonld) = (turtle(&ttl), json_ld(&jsonld));
    assert!(ttl.len() > 10_000, "{}", ttl.len());
    assert_eq!(ttl.symmetric_difference(&jsonld).next(), None);
}

#[test]
fn the_starter_catalogue_conforms_to_the_official_shapes() {
    let (beside, records) = (Beside::read(), starter());
    // All together, and each as its own address gives it.
    let graphs = std::iter::once(records.as_slice()).chain(records.chunks(1));
    conform("starter", graphs.map(|records| written(&beside, records, LinkedForm::Turtle)));
}

#[test]
fn the_real_catalogue_conforms_to_the_official_shapes() {
    let Some(read) = real::all("procedures.jsonl.gz") else { return };
    let (beside, mut records) = (Beside::read(), read.into_iter().flatten().collect::<Vec<_>>());
    assert_eq!(records.len(), 3357);
    // Two names may give one address; the store tells them apart.
    let mut taken = HashSet::new();
    for record in &mut records {
        if !taken.insert(record.slug.clone()) {
            record.slug = record.slug.with_suffix(&record.key);
            assert!(taken.insert(record.slug.clone()), "{}", record.slug);
        }
    }
    conform("real", records.chunks(40).map(|records| written(&beside, records, LinkedForm::Turtle)));
}

#[test]
fn the_dataset_conforms_and_names_its_downloads() {
    let beside = Beside::read();
    let sha256 = "ab".repeat(32);
    let download = Distribution {
        name: "catalogue.jsonl.gz",
        media_type: "application/jsonl",
        packed_as: Some("application/gzip"),
        bytes: 12,
        sha256: &sha256,
    };
    let [ttl, jsonld] = LinkedForm::ALL.map(|form| {
        describe(&beside.context(), form, std::slice::from_ref(&download), Some(Timestamp::UNIX_EPOCH), Vec::new())
            .expect("memory")
    });
    let graph = turtle(&ttl);
    assert_eq!(graph, json_ld(&jsonld));
    let node = |path: &str| NamedNode::new(format!("{BASE}{path}")).expect("an address");
    let distribution = node("/du-lieu#catalogue.jsonl.gz");
    assert_eq!(said(&graph, &node("/du-lieu#dataset"), "distribution"), [distribution.clone().into()]);
    assert_eq!(said(&graph, &distribution, "downloadURL"), [node("/du-lieu/catalogue.jsonl.gz").into()]);
    conform("dataset", [ttl]);
}

#[test]
fn unknown_is_left_out_and_free_is_zero() {
    let (beside, records) = (Beside::read(), starter());
    let graph = turtle(&written(&beside, &records, LinkedForm::Turtle));
    let (mut free, mut unsaid) = (0, 0);
    for record in &records {
        for (channel, row) in (1..).zip(&record.content.channels) {
            for (number, cost) in (1..).zip(&row.costs) {
                let address = format!("{BASE}/thu-tuc/{}#cost-{channel}-{number}", record.slug);
                let values = said(&graph, &NamedNode::new(address).expect("an address"), "hasValue");
                match (&cost.value, cost.doubt()) {
                    (CostValue::Free, None) => {
                        assert!(matches!(&values[..], [Term::Literal(zero)] if zero.value() == "0"), "{values:?}");
                        free += 1;
                    }
                    (CostValue::Amount(sum), None) => {
                        let wanted = match sum.currency {
                            Currency::Vnd => sum.minor.to_string(),
                            Currency::Usd => format!("{}.{:02}", sum.minor / 100, sum.minor % 100),
                        };
                        assert!(matches!(&values[..], [Term::Literal(value)] if value.value() == wanted), "{values:?}");
                    }
                    _ => {
                        assert!(values.is_empty(), "{cost} is no known sum, so it has no value: {values:?}");
                        unsaid += 1;
                    }
                }
            }
        }
    }
    assert!(free > 10 && unsaid > 10, "{free} {unsaid}");
}
