//! The catalogue as data: the files and their list, linked data and the way to it.

use std::{
    collections::HashSet,
    io::{Cursor, Read},
};

use catalogue::EditionContent;
use interchange::Record;
use oxrdf::{NamedNode, Triple};
use registry::{Entry, Lookup, editing::Editing, people::Role};
use sha2::{Digest, Sha256};

use super::{editing::actor, *};
use crate::dataset::Dataset;

const BASE: &str = "https://thutuc.example";

/// The files of the catalogue, of which none is made yet.
pub fn dataset() -> Arc<Dataset> {
    Arc::new(Dataset::new(content::open_data(&content_folder(), Lang::EN).expect("the terms")))
}

/// A portal that the public finds under an address, with its files.
struct Open {
    portal: Running,
    site: Site,
    dataset: Arc<Dataset>,
    router: Router,
}

/// An answer with the bytes as they are.
struct Given {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Given {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("text"))
    }

    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).expect("UTF-8")
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }
}

async fn open() -> Open {
    let portal = running().await;
    let texts = content::read(&content_folder(), Lang::EN).expect("the content");
    let site = content::site(Arc::clone(&portal.portal), texts, portal.folder.path(), BASE);
    let (dataset, kept) = (dataset(), Arc::clone(&portal.kept));
    let http = Http {
        site: site.clone(),
        files: Arc::default(),
        kept,
        downloads: Arc::clone(&portal.files),
        dataset: Arc::clone(&dataset),
        proxies: 0,
        limits: Arc::new(Limits::new(A_MINUTE)),
        stopping: Stopping::default(),
    };
    let router = router(http, portal.for_staff.clone());
    Open { portal, site, dataset, router }
}

/// The same, once the files are made.
async fn made() -> Open {
    let open = open().await;
    assert!(open.dataset.make(&open.site).await.expect("the files are made"));
    open
}

impl Open {
    async fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Given {
        let mut request = HttpRequest::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body").to_vec();
        Given { status: parts.status, headers: parts.headers, bytes }
    }

    async fn get(&self, path: &str) -> Given {
        self.ask(Method::GET, path, &[]).await
    }

    async fn with(&self, path: &str, headers: &[(&str, &str)]) -> Given {
        self.ask(Method::GET, path, headers).await
    }

    async fn download(&self, name: &str) -> Vec<u8> {
        let given = self.get(&format!("/du-lieu/{name}")).await;
        assert_eq!(given.status, StatusCode::OK, "{name}");
        given.bytes
    }

    /// What the public sees, by address.
    fn entries(&self) -> Vec<Arc<Entry>> {
        let mut entries: Vec<Arc<Entry>> = self.portal.portal.snapshot().entries().map(Arc::clone).collect();
        entries.sort_by(|a, b| a.procedure.slug.cmp(&b.procedure.slug));
        entries
    }

    /// Somebody publishes a procedure, and the portal follows.
    async fn publish(&self, name: &str) {
        let Lookup::Found(entry) = self.portal.portal.look_up("1.000894") else { panic!("it is not there") };
        let content = EditionContent { name: name.to_owned(), ..entry.content.clone() };
        let record = MirrorRecord {
            source: SourceKey::national_portal(),
            key: "9.999999".to_owned(),
            code: ProcedureCode::parse("9.999999").ok(),
            slug: Slug::from_name("tha-den-troi"),
            repeal: None,
            content,
        };
        let by = |known: Option<&registry::Known>, record: &MirrorRecord| decide(Precedence::LocalFirst, known, record);
        self.portal.database.mirror(&[record], &by, Timestamp::now(), false).await.expect("taken over");
        self.follow().await;
    }

    async fn follow(&self) {
        assert!(self.portal.portal.catch_up().await.expect("follows"));
        self.portal.kept.forget();
    }
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut unpacked).expect("gzip");
    unpacked
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn turtle(bytes: &[u8]) -> HashSet<Triple> {
    oxttl::TurtleParser::new().for_slice(bytes).map(|triple| triple.expect("Turtle")).collect()
}

fn json_ld(bytes: &[u8]) -> HashSet<Triple> {
    oxjsonld::JsonLdParser::new().for_slice(bytes).map(|quad| Triple::from(quad.expect("JSON-LD"))).collect()
}

/// The things of a class, by the end of its name.
fn of_class(graph: &HashSet<Triple>, class: &str) -> usize {
    let is = |triple: &&Triple| {
        triple.predicate.as_str().ends_with("#type") && triple.object.to_string().ends_with(&format!("{class}>"))
    };
    graph.iter().filter(is).count()
}

#[tokio::test]
async fn before_the_first_files_it_is_told_when_to_come_back() {
    let open = open().await;
    for name in ["manifest.json", "catalogue.xlsx", "dcat.ttl"] {
        let given = open.with(&format!("/du-lieu/{name}"), &[("accept-language", "en")]).await;
        assert_eq!(given.status, StatusCode::SERVICE_UNAVAILABLE, "{name}");
        assert_eq!((given.header("retry-after"), given.header("cache-control")), ("10", "no-store"));
        assert_eq!(given.header("content-type"), "application/problem+json");
        assert!(given.text().contains("being made"), "{}", given.text());
    }
    let page = open.with("/du-lieu/catalogue.xlsx", &[("accept", "text/html,*/*;q=0.8")]).await;
    assert_eq!((page.status, page.header("retry-after")), (StatusCode::SERVICE_UNAVAILABLE, "10"));
    assert!(page.text().contains("đang được tạo"), "{}", page.text());
    let data = open.get("/du-lieu").await;
    assert!(data.status == StatusCode::OK && !data.text().contains("catalogue.xlsx\""), "{}", data.text());
    for path in ["/du-lieu/catalogue", "/du-lieu/..%2fCargo.toml", "/du-lieu/dcat.ttl/x"] {
        assert_eq!(open.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_list_tells_what_the_files_are() {
    let open = made().await;
    let list = open.get("/du-lieu/manifest.json").await;
    assert_eq!((list.status, list.header("content-type")), (StatusCode::OK, "application/json"));
    assert_eq!(list.header("access-control-allow-origin"), "*");
    let list = list.json();
    let records = open.entries().len();
    assert_eq!((&list["version"], &list["license"]), (&Value::from(1), &Value::Null));
    assert!(list["publisher"]["vi"].is_string() && list["rights"]["en"].is_string(), "{list}");
    assert!(list["as_of"].as_str().is_some_and(|at| at.parse::<Timestamp>().is_ok()), "{list}");
    let files = list["files"].as_array().expect("files");
    assert_eq!(files.len(), 6, "{list}");
    let page = open.get("/du-lieu").await;
    for file in files {
        let name = file["name"].as_str().expect("a name");
        assert_eq!(file["url"], format!("{BASE}/du-lieu/{name}"));
        assert_eq!(file["records"], records, "{name}");
        let bytes = open.download(name).await;
        assert_eq!(file["bytes"], bytes.len(), "{name}");
        let hash = sha256(&bytes);
        assert_eq!(file["sha256"], hash.as_str(), "{name}");
        assert!(page.text().contains(&hash) && page.text().contains(&format!("href=\"/du-lieu/{name}\"")), "{name}");
    }
}

#[tokio::test]
async fn every_file_is_what_it_says() {
    let open = made().await;
    let entries = open.entries();
    let lines = open.download("catalogue.jsonl.gz").await;
    let read: Vec<Record> =
        interchange::records("catalogue.jsonl.gz", lines.as_slice()).map(|record| record.expect("a record")).collect();
    assert_eq!(read.len(), entries.len());
    for (record, entry) in read.iter().zip(&entries) {
        assert_eq!((&record.procedure(), &record.content), (&entry.procedure, &entry.content));
    }

    for name in ["catalogue.csv", "catalogue.xlsx"] {
        let sheet = open.download(name).await;
        assert!(interchange::is_sheet(name, &sheet), "{name}");
        let rows = interchange::sheet(&sheet).into_iter().map(|row| row.expect("a row"));
        for (row, entry) in rows.zip(&entries) {
            assert_eq!(row.slug.as_ref(), Some(&entry.procedure.slug), "{name}");
            let content = row.onto(Some(&entry.content)).expect("it fits");
            assert_eq!(content, entry.content, "{name}: {}", entry.procedure.slug);
        }
        assert_eq!(interchange::sheet(&sheet).len(), entries.len(), "{name}");
    }
    assert!(open.download("catalogue.csv").await.starts_with(b"\xef\xbb\xbf"), "Excel is told that it is UTF-8");

    let archive = open.download("catalogue-markdown.zip").await;
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).expect("an archive");
    assert_eq!(archive.len(), entries.len());
    for entry in &entries {
        let name = interchange::file_name(&entry.procedure);
        let mut text = String::new();
        archive.by_name(&name).expect("its file").read_to_string(&mut text).expect("text");
        let record = interchange::records(&name, text.as_bytes()).next().expect("a record").expect("it reads");
        assert_eq!((record.procedure(), &record.content), (entry.procedure.clone(), &entry.content));
    }

    let graph = turtle(&unpacked(&open.download("catalogue.ttl.gz").await));
    assert_eq!(of_class(&graph, "PublicService"), entries.len());
    assert_eq!(graph, json_ld(&unpacked(&open.download("catalogue.jsonld.gz").await)));
    let description = turtle(&open.download("dcat.ttl").await);
    assert_eq!(of_class(&description, "dcat#Distribution"), 6);
    assert_eq!(description, json_ld(&open.download("dcat.jsonld").await));
}

#[tokio::test]
async fn files_are_given_in_parts_and_looked_at() {
    let open = made().await;
    let path = "/du-lieu/catalogue.csv";
    let whole = open.get(path).await;
    let len = whole.bytes.len();
    assert_eq!(whole.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(whole.header("content-disposition"), "attachment; filename=\"catalogue.csv\"");
    assert_eq!((whole.header("accept-ranges"), whole.header("content-encoding")), ("bytes", ""));
    let (tag, changed) = (whole.header("etag").to_owned(), whole.header("last-modified").to_owned());
    assert!(tag.starts_with('"') && changed.ends_with(" GMT"), "{tag} {changed}");

    for (range, first, last) in [
        ("bytes=0-9".to_owned(), 0, 9),
        ("bytes=100-199".to_owned(), 100, 199),
        ("bytes=-7".to_owned(), len - 7, len - 1),
        (format!("bytes={}-", len - 3), len - 3, len - 1),
        ("bytes=1-".to_owned(), 1, len - 1),
    ] {
        let part = open.with(path, &[("range", &range), ("accept-encoding", "gzip, br")]).await;
        assert_eq!(part.status, StatusCode::PARTIAL_CONTENT, "{range}");
        assert_eq!(part.header("content-range"), format!("bytes {first}-{last}/{len}"));
        assert_eq!(part.header("content-length"), (last - first + 1).to_string());
        assert_eq!((part.header("content-encoding"), part.header("etag")), ("", tag.as_str()));
        assert!(part.bytes == whole.bytes[first..=last], "{range}");
    }
    let beyond = open.with(path, &[("range", &format!("bytes={len}-"))]).await;
    assert_eq!((beyond.status, beyond.bytes.len()), (StatusCode::RANGE_NOT_SATISFIABLE, 0));
    assert_eq!(beyond.header("content-range"), format!("bytes */{len}"));
    for (of, status) in [
        (tag.as_str(), StatusCode::PARTIAL_CONTENT),
        (changed.as_str(), StatusCode::PARTIAL_CONTENT),
        ("\"older\"", StatusCode::OK),
    ] {
        let given = open.with(path, &[("range", "bytes=0-9"), ("if-range", of)]).await;
        assert_eq!(given.status, status, "{of}");
        assert_eq!(given.bytes.len(), if status == StatusCode::OK { len } else { 10 });
    }
    for known in [("if-none-match", tag.as_str()), ("if-modified-since", changed.as_str())] {
        let given = open.with(path, &[known]).await;
        assert_eq!((given.status, given.bytes.len()), (StatusCode::NOT_MODIFIED, 0), "{known:?}");
        assert_eq!(given.header("etag"), tag);
    }
    let head = open.ask(Method::HEAD, path, &[("range", "bytes=0-9")]).await;
    assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
    assert_eq!((head.header("content-length"), head.header("etag")), (len.to_string().as_str(), tag.as_str()));
    assert_eq!(open.ask(Method::POST, path, &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_same_catalogue_gives_the_same_bytes_and_another_others() {
    let open = made().await;
    let before = open.download("manifest.json").await;
    assert!(!open.dataset.make(&open.site).await.expect("made again"), "nothing changed");
    // Another node over the same store.
    let other = dataset();
    assert!(other.make(&open.site).await.expect("made elsewhere"));
    let (mine, others) = (open.dataset.now().expect("files"), other.now().expect("files"));
    assert!(mine.is_as(&others));

    open.publish("Cấp phép thả đèn trời").await;
    assert!(open.download("manifest.json").await == before, "the files stay with their list until others are made");
    assert!(open.dataset.make(&open.site).await.expect("made anew"));
    let after = open.get("/du-lieu/manifest.json").await.json();
    let before: Value = serde_json::from_slice(&before).expect("JSON");
    assert_ne!(after["as_of"], before["as_of"]);
    for (new, old) in after["files"].as_array().expect("files").iter().zip(before["files"].as_array().expect("files")) {
        assert_ne!(new["sha256"], old["sha256"], "{new}");
        assert_eq!(new["records"].as_u64(), old["records"].as_u64().map(|count| count + 1), "{new}");
    }
}

#[tokio::test]
async fn a_file_that_is_being_read_stays_as_it_was() {
    let open = made().await;
    let path = "/du-lieu/catalogue.jsonl.gz";
    let request = HttpRequest::get(path).body(Body::empty()).expect("a request");
    let response = open.router.clone().oneshot(request).await.expect("an answer");
    let hash = response.headers()["etag"].to_str().expect("text").trim_matches('"').to_owned();
    open.publish("Cấp phép thả đèn trời").await;
    assert!(open.dataset.make(&open.site).await.expect("made anew"));
    let bytes = to_bytes(response.into_body(), 64 << 20).await.expect("a body");
    assert_eq!(sha256(&bytes), hash);
    assert_ne!(sha256(&open.download("catalogue.jsonl.gz").await), hash);
}

#[tokio::test]
async fn a_procedure_is_given_as_linked_data() {
    let open = open().await;
    let Lookup::Found(entry) = open.portal.portal.look_up("1.000894") else { panic!("it is not there") };
    let slug = entry.procedure.slug.as_str();
    let page = open.get(&format!("/thu-tuc/{slug}")).await;
    let mut graphs = Vec::new();
    for (ending, kind, media) in
        [("ttl", "text/turtle; charset=utf-8", "text/turtle"), ("jsonld", "application/ld+json", "application/ld+json")]
    {
        let path = format!("/thu-tuc/{slug}.{ending}");
        for part in [format!("type=\"{media}\" href=\"{path}\""), format!("<a href=\"{path}\">")] {
            assert!(page.text().contains(&part), "{part}");
        }
        let given = open.get(&path).await;
        assert_eq!((given.status, given.header("content-type")), (StatusCode::OK, kind));
        assert_eq!(given.header("access-control-allow-origin"), "*");
        // It is kept like any page.
        let tag = given.header("etag").to_owned();
        assert_eq!(open.with(&path, &[("if-none-match", &tag)]).await.status, StatusCode::NOT_MODIFIED);
        graphs.push(if ending == "ttl" { turtle(&given.bytes) } else { json_ld(&given.bytes) });
        let by_code = open.get(&format!("/thu-tuc/1.000894.{ending}")).await;
        assert_eq!((by_code.status, by_code.header("location")), (StatusCode::MOVED_PERMANENTLY, path.as_str()));
        let missing = open.get(&format!("/thu-tuc/khong-co.{ending}")).await;
        assert!(missing.status == StatusCode::NOT_FOUND && missing.text().contains("<html"));
    }
    assert_eq!(graphs[0], graphs[1]);
    let service = NamedNode::new(format!("{BASE}/thu-tuc/{slug}#service")).expect("an address");
    assert!(graphs[0].iter().any(|triple| triple.subject == service.clone().into()));
}

#[tokio::test]
async fn whoever_prefers_linked_data_is_led_there_and_nobody_else() {
    let open = open().await;
    let Lookup::Found(entry) = open.portal.portal.look_up("1.000894") else { panic!("it is not there") };
    let slug = entry.procedure.slug.as_str();
    let page = format!("/thu-tuc/{slug}");
    // Twice, so that the second time the page is kept.
    for _ in 0..2 {
        for accept in ["text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/html, text/turtle", "image/png"] {
            let given = open.with(&page, &[("accept", accept)]).await;
            assert!(given.status == StatusCode::OK && given.text().starts_with("<!DOCTYPE html>"), "{accept}");
            let vary: Vec<_> =
                given.headers.get_all("vary").iter().map(|value| value.to_str().expect("text")).collect();
            assert!(vary.contains(&"accept"), "{vary:?}");
        }
        for (path, accept, ending) in [
            (page.as_str(), "text/turtle", "ttl"),
            (page.as_str(), "application/ld+json, text/html;q=0.9", "jsonld"),
            ("/thu-tuc/1.000894", "text/turtle", "ttl"),
            (&format!("/en{page}"), "text/turtle, */*;q=0.1", "ttl"),
        ] {
            let given = open.with(path, &[("accept", accept)]).await;
            assert_eq!(given.status, StatusCode::SEE_OTHER, "{path} {accept}");
            assert_eq!(given.header("location"), format!("{page}.{ending}"));
            assert_eq!((given.header("vary"), given.header("x-content-type-options")), ("accept", "nosniff"));
        }
    }
    for (path, status) in [
        (format!("{page}?truong-hop=1"), StatusCode::OK),
        ("/thu-tuc/khong-co".to_owned(), StatusCode::NOT_FOUND),
        ("/linh-vuc".to_owned(), StatusCode::OK),
    ] {
        let given = open.with(&path, &[("accept", "text/turtle")]).await;
        assert!(given.status == status && given.text().contains("<html"), "{path}");
    }
}

#[tokio::test]
async fn what_was_withdrawn_is_gone_everywhere() {
    let open = made().await;
    let records = open.entries().len();
    let Lookup::Found(entry) = open.portal.portal.look_up("1.000894") else { panic!("it is not there") };
    let slug = &entry.procedure.slug;
    let editing = Editing::new(Arc::new(open.portal.database.clone()), Arc::new(SystemClock));
    let publisher = actor("hoa", &[Role::Publisher]);
    editing.withdraw(&publisher, slug, entry.edition, "công bố nhầm").await.expect("taken back");
    open.follow().await;
    for path in [format!("/thu-tuc/{slug}"), format!("/thu-tuc/{slug}.ttl"), "/thu-tuc/1.000894.jsonld".to_owned()] {
        let given = open.with(&path, &[("accept", "text/turtle")]).await;
        assert_eq!(given.status, StatusCode::GONE, "{path}");
    }
    assert!(open.dataset.make(&open.site).await.expect("made anew"));
    let list = open.get("/du-lieu/manifest.json").await.json();
    assert_eq!(list["files"][0]["records"], records - 1);
    let written = unpacked(&open.download("catalogue.ttl.gz").await);
    let service = NamedNode::new(format!("{BASE}/thu-tuc/{slug}#service")).expect("an address");
    assert!(turtle(&written).iter().all(|triple| triple.subject != service.clone().into()));
    assert!(!open.get("/sitemap.xml?phan=1").await.text().contains(&format!("/thu-tuc/{slug}<")));
}

#[tokio::test]
async fn crawlers_find_every_procedure_with_its_day() {
    let open = open().await;
    let robots = open.get("/robots.txt").await;
    assert!(robots.text().contains(&format!("Sitemap: {BASE}/sitemap.xml\n")), "{}", robots.text());
    let index = open.get("/sitemap.xml").await;
    assert_eq!(index.header("content-type"), "application/xml; charset=utf-8");
    assert!(index.text().contains("sitemap.xml?phan=1</loc>") && !index.text().contains("phan=2"), "{}", index.text());
    let map = open.get("/sitemap.xml?phan=1").await;
    for entry in open.entries() {
        for prefix in ["", "/en"] {
            let address = format!("<loc>{BASE}{prefix}/thu-tuc/{}</loc>", entry.procedure.slug);
            let found = format!("{address}<lastmod>{:.0}</lastmod>", entry.published_at);
            assert!(map.text().contains(&found), "{found}");
        }
    }
    // Without a public address, there is nothing to tell.
    let portal = running().await;
    assert_eq!(portal.get("/sitemap.xml").await.status, StatusCode::NOT_FOUND);
    assert!(!portal.get("/robots.txt").await.body.contains("Sitemap"));
    assert_eq!(portal.get("/opensearch.xml").await.status, StatusCode::NOT_FOUND);
    assert!(!portal.get("/gioi-thieu").await.body.contains("rel=\"search\""));
}

#[tokio::test]
async fn a_hostile_name_stays_a_name_in_every_form() {
    let open = open().await;
    let name = "</script><script>alert(1)</script> \"; <a> . =1+1 &amp;";
    open.publish(name).await;
    let page = open.get("/thu-tuc/tha-den-troi").await;
    assert!(!page.text().contains("<script>alert"), "{}", page.text());
    let block = page.text().split("<script type=\"application/ld+json\">").nth(1).expect("a block");
    let block: Value = serde_json::from_str(block.split("</script>").next().expect("its end")).expect("JSON");
    assert_eq!(block["name"], name);
    for (ending, read) in [("ttl", turtle as fn(&[u8]) -> HashSet<Triple>), ("jsonld", json_ld)] {
        let graph = read(&open.get(&format!("/thu-tuc/tha-den-troi.{ending}")).await.bytes);
        let named = |triple: &Triple| matches!(&triple.object, oxrdf::Term::Literal(said) if said.value() == name);
        assert!(graph.iter().any(named), "{ending}");
    }
    assert!(open.dataset.make(&open.site).await.expect("made"));
    let sheet = open.download("catalogue.xlsx").await;
    let slug = Slug::from_name("tha-den-troi");
    let row = interchange::sheet(&sheet).into_iter().flatten().find(|row| row.slug.as_ref() == Some(&slug));
    let Lookup::Found(entry) = open.portal.portal.look_up("tha-den-troi") else { panic!("it is not there") };
    assert_eq!(row.expect("a row").onto(Some(&entry.content)).expect("it fits").name, name);
}
