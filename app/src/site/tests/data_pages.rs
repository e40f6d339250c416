use std::sync::Arc;

use axum::http::StatusCode;
use catalogue::EditionContent;
use registry::Entry;
use serde_json::Value;

use super::{ask, get, sample};
use crate::site::data::{DataSet, Download};

/// The blocks of data of a page.
fn blocks(html: &str) -> Vec<Value> {
    let blocks = html.split("<script type=\"application/ld+json\">").skip(1);
    blocks.map(|block| serde_json::from_str(block.split("</script>").next().unwrap()).expect("JSON")).collect()
}

#[tokio::test]
async fn the_page_of_the_data_says_what_can_be_downloaded() {
    let site = sample::site().await;
    let router = crate::site::router(site.clone());
    let before = ask(&router, "/du-lieu").await;
    assert_eq!(before.status, StatusCode::OK);
    before.has("đang được tạo");
    before.lacks("catalogue.csv");
    site.data.put(DataSet {
        as_of: Some("2026-11-26T20:00:00Z".parse().unwrap()),
        procedures: 1_234,
        downloads: vec![Download {
            name: "catalogue.csv",
            words: "data-form-csv",
            bytes: 1_249_999,
            sha256: "ab".repeat(32),
            records: 1_234,
        }],
    });
    let page = ask(&router, "/du-lieu").await;
    page.has("href=\"/du-lieu/catalogue.csv\"");
    for part in ["1,2 MB", "1.234 thủ tục", "27/11/2026", &"ab".repeat(32), "Sở thử nghiệm", "Ghi nguồn."] {
        page.has(part);
    }
    page.has("rel=\"alternate\" type=\"text/turtle\" href=\"/du-lieu/dcat.ttl\"");
    page.has("href=\"/thay-doi.atom\"");
    let english = ask(&router, "/en/du-lieu").await;
    for part in ["1.2 MB", "1,234 procedures", "The department of tests", "has not chosen a licence"] {
        english.has(part);
    }
}

#[tokio::test]
async fn a_procedure_is_told_in_the_words_of_search_engines() {
    let page = get("/en/thu-tuc/dang-ky-ket-hon").await;
    let found = blocks(&page.html);
    let [service] = found.as_slice() else { panic!("{}", page.html) };
    for (pointer, value) in [
        ("/@type", "GovernmentService"),
        ("/@id", "https://thutuc.example/thu-tuc/dang-ky-ket-hon#service"),
        ("/url", "https://thutuc.example/en/thu-tuc/dang-ky-ket-hon"),
        ("/identifier", "1.000894"),
        ("/serviceType", "Civil status"),
        ("/provider/0/@type", "GovernmentOrganization"),
        ("/provider/0/url", "https://thutuc.example/en/co-quan/uy-ban-nhan-dan-cap-xa"),
        ("/availableChannel/0/serviceUrl", "https://dichvucong.gov.vn/nop"),
    ] {
        assert_eq!(service.pointer(pointer).and_then(Value::as_str), Some(value), "{pointer}: {service}");
    }
    assert_eq!(service.get("offers"), None, "ways differ in what they cost");
    page.has("rel=\"alternate\" type=\"text/turtle\" href=\"/thu-tuc/dang-ky-ket-hon.ttl\"");
    page.has("<a href=\"/thu-tuc/dang-ky-ket-hon.jsonld\">JSON-LD</a>");
    // No address but one of the web, and nothing where the procedure is gone.
    let doubtful = get("/thu-tuc/cap-giay-phep").await;
    assert!(!blocks(&doubtful.html)[0].to_string().contains("javascript"));
    assert!(blocks(&get("/thu-tuc/thu-tuc-cu").await.html).is_empty());
    assert!(blocks(&get("/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20").await.html).is_empty());
}

#[tokio::test]
async fn a_hostile_name_stays_within_its_block() {
    use crate::site::{pages::procedure, visit::Visit};
    let site = sample::site().await;
    let snapshot = site.portal.snapshot();
    let name = "</script><script>alert(1)</script><!--<script> & \u{2028}";
    let known = snapshot.ever("dang-ky-ket-hon").expect("it is there");
    let content = EditionContent { name: name.to_owned(), reception: name.to_owned(), ..known.content.clone() };
    let entry = Arc::new(Entry { content, ..Entry::clone(known) });
    let visit = Visit::new(site, "/thu-tuc/dang-ky-ket-hon", "");
    let response = procedure::page(&visit, &snapshot, &entry, None, procedure::Shown::Now, None);
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let html = String::from_utf8(body.to_vec()).unwrap();
    assert_eq!(blocks(&html)[0]["name"], name);
    assert!(!html.contains("<script>"), "{html}");
    assert!(!html.contains("<!--<script"), "{html}");
}

#[tokio::test]
async fn crawlers_are_told_which_pages_there_are() {
    let robots = get("/robots.txt").await.html;
    assert!(robots.starts_with("User-agent: *\nDisallow: /can-bo\n"), "{robots}");
    assert!(robots.contains("\nDisallow: /en/can-bo\n"), "{robots}");
    assert!(robots.ends_with("\nSitemap: https://thutuc.example/sitemap.xml\n"), "{robots}");
    let index = get("/sitemap.xml").await;
    index.has("<loc>https://thutuc.example/sitemap.xml?phan=1</loc><lastmod>");
    let part = get("/sitemap.xml?phan=1").await;
    let procedure = "<loc>https://thutuc.example/thu-tuc/dang-ky-ket-hon</loc><lastmod>";
    part.has(procedure);
    part.has("<loc>https://thutuc.example/en/thu-tuc/dang-ky-ket-hon</loc>");
    part.has("hreflang=\"x-default\" href=\"https://thutuc.example/thu-tuc/dang-ky-ket-hon\"");
    part.lacks("/thu-tuc/da-rut<");
    assert_eq!(part.html.matches("<url>").count() % 2, 0, "each page in each language");
    for missing in ["/sitemap.xml?phan=0", "/sitemap.xml?phan=2", "/sitemap.xml?phan=x"] {
        assert_eq!(get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
    let mut reader = quick_xml::Reader::from_str(&part.html);
    while !matches!(reader.read_event().expect("well formed"), quick_xml::events::Event::Eof) {}
}

#[tokio::test]
async fn browsers_learn_how_to_search_here() {
    let page = get("/en/gioi-thieu").await;
    page.has("rel=\"search\" type=\"application/opensearchdescription+xml\"");
    page.has("href=\"/en/opensearch.xml\"");
    let description = get("/en/opensearch.xml").await;
    description.has("<ShortName>Minh Bạch</ShortName>");
    description.has("template=\"https://thutuc.example/en/tim-kiem?q={searchTerms}\"");
    let typed: Value = serde_json::from_str(&get("/tim-kiem/goi-y?q=k%E1%BA%BFt").await.html).expect("JSON");
    assert_eq!(typed[0], "kết");
    assert!(typed[1].is_array(), "{typed}");
    let nothing: Value = serde_json::from_str(&get("/tim-kiem/goi-y").await.html).expect("JSON");
    assert_eq!(nothing, serde_json::json!(["", []]));
}
