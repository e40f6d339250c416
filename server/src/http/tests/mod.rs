//! The real router over a real store, engine and content.

mod accounts;
mod api;
mod editing;
mod feedback;
mod follow;
mod history;
mod links;
mod operations;
mod people;
mod targets;

use std::path::{Path, PathBuf};

use axum::{
    body::{Body, to_bytes},
    http::Request as HttpRequest,
};
use catalogue::{Lang, ProcedureCode, Slug};
use jiff::Timestamp;
use registry::{
    MirrorRecord, MissedCount, MissedKind, MissedSearches, Portal, Precedence, SourceKey, Store, SystemClock, decide,
    people::{Accounts, Actor},
};
use serde_json::Value;
use store::Database;
use tower::ServiceExt;

use super::*;

mod downloads;
mod live;
mod open_data;

use crate::{command::starter, content};

mod bulk;

struct Running {
    router: Router,
    for_staff: Staff,
    accounts: Arc<Accounts>,
    clock: Arc<people::Moved>,
    database: Database,
    portal: Arc<Portal>,
    kept: Arc<Kept>,
    files: Arc<registry::files::Files>,
    stopping: Stopping,
    folder: tempfile::TempDir,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

fn content_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// The portal with the starter catalogue.
async fn running() -> Running {
    running_limited(A_MINUTE).await
}

/// The same, with so many requests a minute of one network.
async fn running_limited(a_minute: u16) -> Running {
    let folder = tempfile::tempdir().expect("a folder");
    let database =
        Database::open(&format!("sqlite:{}", folder.path().join("test.sqlite").display())).await.expect("opens");
    let summary =
        starter(&database, &content_folder().join("procedures"), Lang::EN).await.expect("the starter catalogue");
    assert_eq!(summary.set_aside, 0, "a file of the starter catalogue has a mistake");
    let engine = Arc::new(content::engine(&content_folder()).expect("the vocabulary"));
    let texts = content::read(&content_folder(), Lang::EN).expect("the content");
    let offers = content::offers(&content_folder(), &texts).expect("what can be suggested");
    let portal = Portal::open(Arc::new(database.clone()), engine).await.expect("the portal");
    let portal = Arc::new(portal.suggesting(offers));
    let kept = Arc::new(Kept::new(Room::new(None), false));
    let site = content::site(Arc::clone(&portal), texts, folder.path(), "");
    let clock = Arc::new(people::Moved::default());
    let accounts = people::accounts(&database, &clock);
    let store = ::files::Place::Folder(folder.path().join("files")).open().expect("a place for files");
    let files = registry::files::Files::new(Arc::new(database.clone()), Arc::new(store), Arc::new(SystemClock));
    let files = Arc::new(files);
    let stopping = Stopping::default();
    let (kept_too, downloads) = (Arc::clone(&kept), Arc::clone(&files));
    let dataset = open_data::dataset();
    let limits = Arc::new(Limits::new(a_minute));
    let http = Http {
        site,
        files: Arc::default(),
        kept: kept_too,
        downloads,
        dataset,
        proxies: 1,
        limits,
        stopping: stopping.clone(),
    };
    let by = Arc::clone(&clock) as Arc<dyn registry::Clock>;
    let exchange = Arc::new(crate::exchange::Files);
    let database_of_staff = Arc::new(database.clone());
    let letters = feedback::letters(&database, Arc::clone(&by));
    let for_staff = Staff::new(
        http.site.clone(),
        database_of_staff,
        by,
        Arc::clone(&accounts),
        Arc::clone(&files),
        exchange,
        letters,
    );
    let router = router(http, for_staff.clone());
    Running { router, for_staff, accounts, clock, database, portal, kept, files, stopping, folder }
}

impl Running {
    async fn ask(&self, request: HttpRequest<Body>) -> Answer {
        ask(&self.router, request).await
    }

    /// The pages as somebody sees them who signed in.
    fn signed_in(&self, actor: Actor) -> Router {
        app::site::staff_router(self.for_staff.clone()).layer(axum::Extension(Arc::new(actor)))
    }

    async fn get(&self, path: &str) -> Answer {
        self.ask(HttpRequest::get(path).body(Body::empty()).expect("a request")).await
    }
}

async fn ask(router: &Router, request: HttpRequest<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.expect("an answer");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 8 << 20).await.expect("a body");
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
}

#[tokio::test]
async fn the_starter_catalogue_is_found_and_read() {
    let portal = running().await;
    let list = portal.get("/api/v1/procedures?q=ket%20hon&limit=3").await.json();
    assert_eq!(list["items"][0]["code"], "1.000894", "{list}");
    assert!(list["total"].as_u64().expect("a number") >= 1);
    assert!(list["facets"]["sector"].as_array().is_some_and(|counts| !counts.is_empty()));
    let slug = list["items"][0]["slug"].as_str().expect("a slug").to_owned();
    for key in ["1.000894", slug.as_str()] {
        let detail = portal.get(&format!("/api/v1/procedures/{key}")).await.json();
        assert_eq!(detail["slug"], slug.as_str());
        assert!(detail["content"]["dossier"]["cases"].as_array().is_some_and(|cases| !cases.is_empty()));
    }
    let page = portal.get(&format!("/thu-tuc/{slug}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("kết hôn") && page.body.contains("<html lang=\"vi\""), "{}", &page.body[..500]);
}

#[tokio::test]
async fn every_public_page_answers_in_both_languages() {
    let portal = running().await;
    for path in
        ["/", "/tim-kiem?q=khai+sinh", "/linh-vuc", "/linh-vuc/ho-tich", "/co-quan", "/su-kien", "/su-kien/ket-hon"]
            .into_iter()
            .chain(["/gioi-thieu", "/tro-giup", "/tiep-can", "/du-lieu"])
    {
        for prefix in ["", "/en"] {
            let path = if path == "/" && !prefix.is_empty() { prefix.to_owned() } else { format!("{prefix}{path}") };
            let page = portal.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.body.contains("<h1"), "{path} has no heading");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_as_the_client_understands_it() {
    let portal = running().await;
    for path in ["/nowhere", "/thu-tuc/khong-co", "/linh-vuc/khong-co", "/su-kien/khong-co", "/en/nowhere"] {
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.body.contains("<html"), "{path}");
    }
    for path in ["/api/v1/procedures/1.999999", "/api/v1/nothing"] {
        let problem = portal.get(path).await;
        assert_eq!(problem.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(problem.headers["content-type"], "application/problem+json");
        assert_eq!(problem.json()["status"], 404);
    }
    let post = portal.ask(HttpRequest::post("/api/v1/procedures").body(Body::empty()).expect("a request")).await;
    assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn bad_parameters_are_refused_with_the_reason() {
    let portal = running().await;
    for (query, parameter) in [
        ("online_level=5", "online_level"),
        ("colour=red", "colour"),
        ("limit=0", "limit"),
        ("q=a&q=b", "q"),
        ("sector=xyz", "sector"),
    ] {
        let request = HttpRequest::get(format!("/api/v1/procedures?{query}")).header("accept-language", "en");
        let answer = portal.ask(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["parameter"], parameter);
        assert!(problem["errors"][0]["detail"].as_str().is_some_and(|detail| detail.len() > 10), "{problem}");
    }
}

#[tokio::test]
async fn hostile_requests_get_a_clear_answer() {
    let portal = running().await;
    let long = format!("/tim-kiem?q={}", "a".repeat(9000));
    assert_eq!(portal.get(&long).await.status, StatusCode::URI_TOO_LONG);
    assert_eq!(portal.get("/thu-tuc/%00").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(portal.get("/thu-tuc/%ff").await.status, StatusCode::BAD_REQUEST);
    let body = HttpRequest::get("/").header("content-length", "3").body(Body::from("abc")).expect("a request");
    assert_eq!(portal.ask(body).await.status, StatusCode::BAD_REQUEST);
    let script = portal.get("/tim-kiem?q=%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert!(!script.body.contains("<script>alert"), "a question must be escaped");
    assert_eq!(script.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn a_change_in_the_store_is_seen_and_found() {
    let portal = running().await;
    let path = "/api/v1/procedures?q=th%E1%BA%A3%20%C4%91%C3%A8n%20tr%E1%BB%9Di";
    let before = portal.get(path).await.json();
    let detail = portal.get("/api/v1/procedures/1.000894").await.json();
    let mut content: catalogue::EditionContent = serde_json::from_value(detail["content"].clone()).expect("a content");
    content.name = "Cấp phép thả đèn trời".to_owned();
    let record = MirrorRecord {
        source: SourceKey::national_portal(),
        key: "9.999999".to_owned(),
        code: ProcedureCode::parse("9.999999").ok(),
        slug: Slug::from_name(&content.name),
        repeal: None,
        content,
    };
    let by = |known: Option<&registry::Known>, record: &MirrorRecord| decide(Precedence::LocalFirst, known, record);
    portal.database.mirror(&[record], &by, Timestamp::now(), false).await.expect("taken over");
    assert!(portal.portal.catch_up().await.expect("follows"));
    portal.kept.forget();
    let after = portal.get(path).await.json();
    assert_eq!(after["items"][0]["code"], "9.999999");
    assert_ne!(before["items"][0]["code"], "9.999999");
    assert_eq!(portal.get("/thu-tuc/cap-phep-tha-den-troi").await.status, StatusCode::OK);
}

#[tokio::test]
async fn health_is_told_and_never_stored() {
    let portal = running().await;
    for path in ["/healthz", "/readyz"] {
        let health = portal.get(path).await;
        assert_eq!((health.status, health.headers["cache-control"].to_str().ok()), (StatusCode::OK, Some("no-store")));
    }
    assert_eq!(portal.get("/readyz").await.json()["search"]["engine"], "embedded");
    assert!(portal.get("/readyz").await.json()["procedures"].as_u64().is_some_and(|count| count >= 40));
}

#[tokio::test]
async fn suggestions_are_of_every_kind_and_lead_somewhere() {
    let portal = running().await;
    for (lang, prefix, event) in [("vi", "", "Kết hôn"), ("en", "/en", "Getting married")] {
        let found = portal.get(&format!("/api/v1/suggestions?q=k%E1%BA%BFt%20h&lang={lang}")).await.json();
        let items = found["items"].as_array().expect("items");
        assert!((2..=8).contains(&items.len()), "{found}");
        assert_eq!(items[0]["kind"], "procedure", "{found}");
        let event = items.iter().find(|item| item["label"] == event).expect("the life event");
        assert_eq!((event["kind"].as_str(), event["lang"].as_str()), (Some("life_event"), Some(lang)));
        for item in items {
            let url = item["url"].as_str().expect("an address");
            assert!(url.starts_with(prefix), "{url}");
            assert_eq!(portal.get(url).await.status, StatusCode::OK, "{url}");
        }
    }
    let none = portal.get("/api/v1/suggestions?q=%20").await.json();
    assert_eq!(none["items"], serde_json::json!([]));
}

#[tokio::test]
async fn searches_from_which_nobody_went_on_are_counted() {
    let portal = running().await;
    let slug = portal.get("/api/v1/procedures/1.000894").await.json()["slug"].as_str().expect("a slug").to_owned();
    let get = |path: &str, referer: &str| {
        let request = HttpRequest::get(path).header("host", "a.vn").header("referer", referer);
        portal.ask(request.body(Body::empty()).expect("a request"))
    };
    for _ in 0..5 {
        let shown = get("/tim-kiem?q=khai+sinh", "https://a.vn/").await;
        assert!(!shown.headers.contains_key("x-answered"));
    }
    // The answer was on the page: nobody need go on.
    for _ in 0..5 {
        let answered = get("/tim-kiem?q=khai+sinh+c%E1%BA%A7n+gi%E1%BA%A5y+t%E1%BB%9D+g%C3%AC", "https://a.vn/").await;
        assert!(answered.body.contains("class=\"asked\"") && !answered.headers.contains_key("x-answered"));
    }
    get(&format!("/thu-tuc/{slug}"), "https://a.vn/tim-kiem?q=khai+sinh&page=2").await;
    get(&format!("/thu-tuc/{slug}"), "https://b.vn/tim-kiem?q=khai+sinh").await;
    portal.portal.missed().close_day();
    let missed = portal.portal.missed().take();
    let [only] = missed.as_slice() else { panic!("{missed:?}") };
    assert_eq!((only.kind.key(), only.words.as_str(), only.count), ("nothing_chosen", "khai sinh", 4));
}

#[tokio::test]
async fn pages_for_staff_are_for_those_who_signed_in() {
    let portal = running().await;
    let cookie = portal.administrator().await.cookie();
    for path in ["/can-bo", "/can-bo/tim-kiem?q=so+do", "/can-bo/tim-chua-thay", "/en/can-bo/tim-kiem"] {
        let page = portal.get_with(path, &cookie).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.body.contains("noindex"), "{path}");
        // nor is it given to others from what is kept
        assert_eq!(portal.get(path).await.status, StatusCode::SEE_OTHER, "{path}");
    }
}

#[tokio::test]
async fn staff_see_what_was_made_of_a_question() {
    let portal = running().await;
    let cookie = portal.administrator().await.cookie();
    let page = portal
        .get_with(
            "/can-bo/tim-kiem?q=m%E1%BA%A5t+s%E1%BB%95+%C4%91%E1%BB%8F+h%E1%BA%BFt+bao+nhi%C3%AAu+ti%E1%BB%81n",
            &cookie,
        )
        .await;
    for part in ["chi phí", "cap lai giay chung nhan do bi mat", "/thu-tuc/", "embedded"] {
        assert!(page.body.contains(part), "“{part}” is not in {}", page.body);
    }
    let nothing = portal.get_with("/en/can-bo/tim-kiem?q=zzzzqqqq", &cookie).await;
    assert!(nothing.body.contains("No procedure was found"), "{}", nothing.body);
    let hostile = portal.get_with("/can-bo/tim-kiem?q=%3Cscript%3Ealert(1)%3C/script%3E", &cookie).await;
    assert!(!hostile.body.contains("<script>alert"), "{}", hostile.body);
}

#[tokio::test]
async fn staff_see_what_was_searched_for_in_vain() {
    let portal = running().await;
    let cookie = portal.administrator().await.cookie();
    let counts = [MissedCount { kind: MissedKind::SaidSo, words: "nuoi lac da".to_owned(), count: 5 }];
    portal.database.count_missed(registry::today(), &counts).await.expect("it is counted");
    let page = portal.get_with("/can-bo/tim-chua-thay?ngay=7", &cookie).await;
    assert!(page.body.contains("nuoi lac da") && page.body.contains("q=nuoi+lac+da"), "{}", page.body);
    let other = portal.get_with("/can-bo/tim-chua-thay?ngay=nonsense", &cookie).await;
    assert_eq!(other.status, StatusCode::OK);
    let desk = portal.get_with("/can-bo", &cookie).await;
    assert!(desk.body.contains("nuoi lac da"), "{}", desk.body);
}

#[tokio::test]
async fn who_has_no_role_sees_no_searches_and_that_is_kept() {
    let portal = running().await;
    let admin = portal.administrator().await;
    let nobody = portal.person(&admin, "lan.nguyen", &[]).await;
    for path in ["/can-bo/tim-chua-thay", "/can-bo/tim-kiem?q=so+do", "/en/can-bo/tim-chua-thay"] {
        let refused = portal.get_with(path, &nobody.cookie()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}: {}", refused.body);
    }
    let audit = portal.get_with("/can-bo/nhat-ky?nguoi=lan.nguyen", &admin.cookie()).await;
    assert!(audit.body.contains("read_searches"), "{}", audit.body);
}
