//! The pages as they are sent, over a small catalogue in memory.

mod catalogue_pages;
mod data_pages;
mod desk_pages;
mod follow_pages;
mod history_pages;
mod online_page;
mod paper_pages;
mod past;
mod plan_pages;
mod procedure_page;
pub(super) mod sample;
mod search_page;
mod translated_pages;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use tower::ServiceExt;

/// An answer, as far as the tests look at it.
struct Answer {
    status: StatusCode,
    location: Option<String>,
    html: String,
}

impl Answer {
    /// What is within `<main>`.
    fn main(&self) -> &str {
        let start = self.html.find("<main").unwrap_or_default();
        &self.html[start..self.html.find("</main>").unwrap_or(self.html.len())]
    }

    #[track_caller]
    fn has(&self, part: &str) {
        assert!(self.html.contains(part), "“{part}” is not in:\n{}", self.main());
    }

    #[track_caller]
    fn lacks(&self, part: &str) {
        assert!(!self.html.contains(part), "“{part}” is in:\n{}", self.main());
    }

    /// The text of `<main>` without tags.
    fn text(&self) -> String {
        let mut text = String::new();
        for piece in self.main().split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, rest)| rest));
        }
        text
    }
}

async fn get(path: &str) -> Answer {
    ask(&super::router(sample::site().await), path).await
}

async fn ask(router: &Router, path: &str) -> Answer {
    answer(router, Request::get(path).body(Body::empty()).unwrap()).await
}

async fn post(path: &str, body: &'static str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::post(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    answer(&super::router(sample::site().await), request.body(Body::from(body)).unwrap()).await
}

async fn answer(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let html = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
    let location = parts.headers.get("location").map(|to| to.to_str().unwrap().to_owned());
    Answer { status: parts.status, location, html }
}

/// One page of each kind.
const PAGES: &[&str] = &[
    "/",
    "/tim-kiem",
    "/tim-kiem?q=ket+hon&free=1&level=commune",
    "/tim-kiem?q=khong-co-gi",
    "/tim-kiem?q=ket+hon+%3Fpapers+%3Fcost+%3Ftime+%3Frepair",
    "/tim-kiem?q=giay+phep+%3Fplace+%3Fonline+%3Flaw",
    "/tim-kiem/cam-on?q=x",
    "/tim-kiem?level=huyen&q=x",
    "/thu-tuc/dang-ky-ket-hon",
    "/thu-tuc/dang-ky-ket-hon?truong-hop=2",
    "/thu-tuc/cap-giay-phep",
    "/linh-vuc",
    "/linh-vuc/ho-tich",
    "/theo-doi",
    "/theo-doi?thu-tuc=dang-ky-ket-hon",
    "/theo-doi/da-nhan?linh-vuc=ho-tich",
    "/theo-doi/da-thoi",
    "/co-quan",
    "/co-quan/uy-ban-nhan-dan-cap-xa",
    "/su-kien/ket-hon",
    "/gioi-thieu",
    "/du-lieu",
    "/thu-tuc/dang-ky-ket-hon/lich-su",
    "/thu-tuc/da-rut/lich-su",
    "/thu-tuc/dang-ky-ket-hon/lich-su/1",
    "/thu-tuc/dang-ky-ket-hon/lich-su/4?tu=1",
    "/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20&truong-hop=1",
    "/thu-tuc/dang-ky-ket-hon?ngay=2020-01-01",
    "/thay-doi",
    "/dich-vu-truc-tuyen",
    "/dich-vu-truc-tuyen?linh-vuc=ho-tich",
    "/thay-doi?thang=2026-01&linh-vuc=ho-tich",
    "/thu-tuc/dang-ky-ket-hon/cua-toi",
    "/thu-tuc/dang-ky-ket-hon/cua-toi?truong-hop=chua-ro",
    "/thu-tuc/dang-ky-ket-hon/cua-toi?truong-hop=1&cach=online&nop=2099-01-01",
    "/thu-tuc/dang-ky-ket-hon/cua-toi?truong-hop=chua-ro&cach=chua-ro&ban=1",
    "/thu-tuc/thu-tuc-cu/cua-toi",
    "/ho-so-cua-toi",
    "/ho-so-cua-toi?viec=khong-co&tim=giay",
    "/ho-so-cua-toi?su-kien=ket-hon&viec=cap-giay-phep&viec=dang-ky-ket-hon.t1.konline.b2&nop=x",
    "/so-sanh",
    "/so-sanh?viec=dang-ky-ket-hon.t1.b2",
    "/so-sanh?viec=dang-ky-ket-hon.t1.b2&viec=dang-ky-ket-hon.t2.b2&viec=cap-giay-phep&viec=mau-9",
    "/noi-nop",
    "/noi-nop?q=hoa+lien",
    "/noi-nop?q=khong+co&thu-tuc=cap-giay-phep",
    "/noi-nop/da-nang-phuong-hai-chau",
    "/noi-nop/da-nang?q=x",
    "/thu-tuc/dang-ky-ket-hon/to-dan",
    "/thu-tuc/dang-ky-ket-hon/to-dan?truong-hop=2",
    "/thu-tuc/cap-giay-phep/to-dan",
    "/linh-vuc/ho-tich/tap-in",
];

fn both(path: &str) -> [String; 2] {
    [path.to_owned(), format!("/en{}", if path == "/" { "" } else { path })]
}

#[tokio::test]
async fn every_page_is_a_whole_document_in_its_language() {
    for path in PAGES.iter().copied() {
        for (path, lang) in both(path).iter().zip(["vi", "en"]) {
            let page = get(path).await;
            assert!(page.html.starts_with("<!DOCTYPE html><html lang=\""), "{path}");
            page.has(&format!("<html lang=\"{lang}\""));
            assert_eq!(page.html.matches("<h1").count(), 1, "{path}");
            page.has("<a href=\"#main\" class=\"skip\"");
            page.has("id=\"main\"");
            assert!(page.html.contains("<title>") && page.html.contains("<meta name=\"viewport\""), "{path}");
        }
    }
}

#[tokio::test]
async fn pages_hold_nothing_that_the_policy_forbids() {
    for path in PAGES.iter().flat_map(|path| both(path)) {
        let page = get(&path).await;
        page.lacks(" style=\"");
        page.lacks("<style");
        for tag in page.html.split('<').filter_map(|tag| tag.split('>').next()) {
            let handler = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('=');
            assert!(!tag.split(" on").skip(1).any(handler), "{tag} on {path}");
        }
        page.lacks("javascript:");
        for script in page.html.split("<script").skip(1) {
            if let Some(data) = script.strip_prefix(" type=\"application/ld+json\">") {
                // A block of data, which is not run.
                let data = data.split('<').next().unwrap_or_default();
                assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{path}: {data}");
                continue;
            }
            assert!(script.contains("src=\"/pkg/boot.js?v="), "{path}: {script}");
            assert!(script.contains("></script>"), "inline script on {path}");
        }
    }
}

#[tokio::test]
async fn the_same_address_gives_the_same_page() {
    for path in PAGES.iter().copied() {
        assert_eq!(get(path).await.html, get(path).await.html, "{path}");
    }
}

#[tokio::test]
async fn no_key_stands_in_place_of_its_text() {
    for path in PAGES.iter().flat_map(|path| both(path)) {
        let text = get(&path).await.text();
        for word in text.split(|c: char| c.is_whitespace() || ",.:;()".contains(c)) {
            let ends = ["-title", "-lead", "-unknown", "-advice", "-label", "-count"];
            assert!(!ends.iter().any(|end| word.ends_with(end)), "{word} on {path}");
        }
    }
}

#[tokio::test]
async fn ids_are_there_once_and_links_within_a_page_lead_somewhere() {
    for path in PAGES.iter().flat_map(|path| both(path)) {
        let page = get(&path).await;
        let ids: Vec<&str> =
            page.html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), ids.len(), "{path}: {ids:?}");
        for anchor in page.html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&anchor), "#{anchor} on {path}");
        }
    }
}

#[tokio::test]
async fn the_other_language_has_the_same_page() {
    let page = get("/tim-kiem?q=ket+hon&sort=name").await;
    page.has("href=\"/en/tim-kiem?q=ket+hon&amp;sort=name\"");
    let page = get("/en/thu-tuc/dang-ky-ket-hon?truong-hop=2").await;
    page.has("href=\"/thu-tuc/dang-ky-ket-hon?truong-hop=2\"");
    page.has("<link rel=\"canonical\" href=\"https://thutuc.example/en/thu-tuc/dang-ky-ket-hon\"");
    page.has("hreflang=\"vi\" href=\"https://thutuc.example/thu-tuc/dang-ky-ket-hon\"");
}

#[tokio::test]
async fn only_pages_with_islands_load_webassembly() {
    get("/thu-tuc/dang-ky-ket-hon").await.has("data-wasm=");
    get("/linh-vuc").await.lacks("<script");
    get("/gioi-thieu").await.lacks("<script");
}

#[tokio::test]
async fn errors_have_their_status_and_a_way_on() {
    use catalogue::Lang;
    let site = sample::site().await;
    for status in [400, 404, 405, 410, 414, 429, 500, 503] {
        let status = StatusCode::from_u16(status).unwrap();
        for lang in Lang::ALL {
            let response = super::error_page(&site, lang, status);
            assert_eq!(response.status(), status);
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            let html = String::from_utf8(body.to_vec()).unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.tag())));
            assert!(html.contains("noindex") && html.contains("name=\"q\""), "{html}");
        }
    }
}

#[tokio::test]
async fn every_component_is_shown_with_its_contrast() {
    let page = get("/giao-dien").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["badge-full", "badge-partial", "badge-unknown", "notice-warning", "field-error", "pager", "table-cards", "21."]
    {
        page.has(part);
    }
    get("/en/giao-dien").await.has("Every component");
}
