//! Following by e-mail, through everything that stands before a page, to a real mail
//! server where there is one.

use std::net::SocketAddr;

use app::site::Letters;
use axum::extract::ConnectInfo;
use catalogue::{EditionContent, ProcedureCode, Slug};
use jiff::SignedDuration;
use registry::{
    Clock,
    follow::{Delivery, Following, Letter, Mailer, Pace, Undelivered},
    people::SecretKey,
};

use super::*;
use crate::mail::tests::Sink;

const BASE: &str = "https://thutuc.example";

struct Town {
    portal: Running,
    router: Router,
    delivery: Delivery,
}

/// Takes nothing, for tests that send no letters.
struct Nobody;

#[async_trait::async_trait]
impl Mailer for Nobody {
    async fn send(&self, _: &Letter) -> Result<(), Undelivered> {
        Err(Undelivered::Away("nobody".into()))
    }
}

async fn town(mailer: Arc<dyn Mailer>) -> Town {
    let portal = running().await;
    let texts = content::read(&content_folder(), Lang::EN).expect("the content");
    let site = content::site(Arc::clone(&portal.portal), texts, portal.folder.path(), BASE);
    let (store, key) = (Arc::new(portal.database.clone()), SecretKey::random());
    let clock = || Arc::clone(&portal.clock) as Arc<dyn Clock>;
    let scribe = Arc::new(Letters(site.clone()));
    let pace = Pace::every(SignedDuration::ZERO);
    let delivery = Delivery::new(Arc::clone(&store) as _, clock(), key.clone(), scribe, mailer, pace);
    let site = site.with_letters(Arc::new(Following::new(store, clock(), key)));
    let (files, kept) = (Arc::default(), Arc::clone(&portal.kept));
    let (downloads, dataset) = (Arc::clone(&portal.files), open_data::dataset());
    let limits = Arc::new(Limits::new(A_MINUTE));
    let http = Http { site, files, kept, downloads, dataset, proxies: 0, limits, stopping: Stopping::default() };
    let router = router(http, portal.for_staff.clone());
    Town { portal, router, delivery }
}

impl Town {
    async fn get(&self, path: &str) -> Answer {
        ask(&self.router, HttpRequest::get(path).body(Body::empty()).expect("a request")).await
    }

    /// A form of a page of this site.
    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = HttpRequest::post(path).header("sec-fetch-site", "same-origin");
        ask(&self.router, request.body(Body::from(form(fields))).expect("a request")).await
    }

    async fn deliver(&self) -> u64 {
        self.delivery.run().await.expect("it runs")
    }

    /// Takes a record over as the national portal would have it, and follows.
    async fn publish(&self, content: EditionContent) {
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
        assert!(self.portal.portal.catch_up().await.expect("follows"));
        self.portal.kept.forget();
    }

    async fn lanterns(&self) -> EditionContent {
        let detail = self.get("/api/v1/procedures/1.000894").await.json();
        let mut content: EditionContent = serde_json::from_value(detail["content"].clone()).expect("a content");
        content.name = "Cấp phép thả đèn trời".to_owned();
        content
    }
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// The path of a link in a letter.
fn link(letter: &Value, path: &str) -> String {
    let text = letter["text"].as_str().expect("a text");
    let start = format!("{BASE}{path}/");
    let at = text.find(&start).unwrap_or_else(|| panic!("{path} is not in {text}"));
    text[at + BASE.len()..].split_whitespace().next().expect("a link").to_owned()
}

#[tokio::test]
async fn somebody_follows_hears_what_changed_and_leaves() {
    let Some(sink) = Sink::start(false) else { return };
    let town = town(Arc::new(sink.smtp("smtp", "", None))).await;
    let mut content = town.lanterns().await;
    town.publish(content.clone()).await;

    let page = town.get("/theo-doi?thu-tuc=tha-den-troi").await;
    assert!(page.status == StatusCode::OK && page.body.contains("name=\"email\""), "{}", page.body);
    let fields = [("thu-tuc", "tha-den-troi"), ("email", "lan@example.vn"), ("ngon-ngu", "vi"), ("website", "")];
    let taken = town.post("/theo-doi", &fields).await;
    assert_eq!(
        (taken.status, &taken.headers["location"]),
        (StatusCode::SEE_OTHER, &"/theo-doi/da-nhan?thu-tuc=tha-den-troi".parse().unwrap())
    );
    assert_eq!(town.deliver().await, 1);
    let asked = sink.letter();
    assert_eq!(
        (asked["to"][0].as_str(), asked["subject"].as_str()),
        (Some("lan@example.vn"), Some("Xác nhận theo dõi: Cấp phép thả đèn trời"))
    );

    // A program that opens links confirms nothing.
    let confirm = link(&asked, "/theo-doi/xac-nhan");
    for _ in 0..2 {
        let page = town.get(&confirm).await;
        assert!(page.status == StatusCode::OK && page.body.contains("Xác nhận</button>"), "{}", page.body);
        assert_eq!(
            (&page.headers["cache-control"], &page.headers["referrer-policy"]),
            (&"no-store".parse().unwrap(), &"same-origin".parse().unwrap())
        );
    }
    content.reception = "Quầy số 4".to_owned();
    town.publish(content.clone()).await;
    assert_eq!(town.deliver().await, 0, "nobody has said yes");
    let confirmed = town.post(&confirm, &[]).await;
    let own = confirmed.headers["location"].to_str().expect("text").to_owned();
    let page = town.get(&own).await;
    for part in ["Đã xác nhận", "Cấp phép thả đèn trời", "lan@example.vn", "Thôi theo dõi tất cả"] {
        assert!(page.body.contains(part), "“{part}” is not in {}", page.body);
    }
    sink.nothing();

    content.reception = "Quầy số 5, trung tâm hành chính công".to_owned();
    content.announcement = Some(
        serde_json::from_value(serde_json::json!({
            "number": "99/QĐ-UBND", "date": "2026-11-20", "issuer": "Ủy ban nhân dân tỉnh", "change": "amended"
        }))
        .expect("a decision"),
    );
    town.publish(content).await;
    assert_eq!((town.deliver().await, town.deliver().await), (1, 0));
    let told = sink.letter();
    assert_eq!(told["subject"], "Thay đổi: Cấp phép thả đèn trời");
    let (text, html) = (told["text"].as_str().expect("text"), told["html"].as_str().expect("HTML"));
    for part in
        ["Bản 3", "99/QĐ-UBND", "[bỏ: 4]", "[thêm: 5, trung tâm hành chính công]", "/thu-tuc/tha-den-troi/lich-su/3"]
    {
        assert!(text.contains(part), "“{part}” is not in {text}");
    }
    assert!(html.contains("<del>4</del>") && html.contains("<ins>5, trung tâm hành chính công</ins>"), "{html}");
    let leave = told["headers"]["list-unsubscribe"].as_str().expect("a header").trim_matches(['<', '>']);
    let leave = leave.strip_prefix(BASE).expect("of this site").to_owned();
    assert_eq!(leave, link(&told, "/theo-doi/thoi"));

    // A link that is opened leaves nothing; one request of a program does, from nowhere, also twice.
    assert_eq!(town.get(&leave).await.status, StatusCode::OK);
    for _ in 0..2 {
        let request = HttpRequest::post(&leave).header("content-type", "application/x-www-form-urlencoded");
        let left = ask(&town.router, request.body(Body::from("List-Unsubscribe=One-Click")).expect("a request")).await;
        assert_eq!((left.status, left.body.contains("<html")), (StatusCode::OK, false), "{}", left.body);
    }
    assert_eq!(town.get(&own).await.status, StatusCode::GONE);
    assert_eq!(town.get(&confirm).await.status, StatusCode::GONE);
    town.publish(town.lanterns().await).await;
    assert_eq!(town.deliver().await, 0);
    sink.nothing();
}

#[tokio::test]
async fn one_thing_of_several_is_left_by_a_button() {
    let Some(sink) = Sink::start(false) else { return };
    let town = town(Arc::new(sink.smtp("smtp", "", None))).await;
    let mut own = String::new();
    for (parameter, slug) in [("linh-vuc", "ho-tich"), ("su-kien", "ket-hon")] {
        town.post("/en/theo-doi", &[(parameter, slug), ("email", "lan@example.vn"), ("ngon-ngu", "en")]).await;
        town.deliver().await;
        let confirm = link(&sink.letter(), "/en/theo-doi/xac-nhan");
        own = town.post(&confirm, &[]).await.headers["location"].to_str().expect("text").to_owned();
    }
    let own = own.split('?').next().expect("a path").to_owned();
    let page = town.get(&own).await;
    assert!(page.body.contains("value=\"sector:ho-tich\"") && page.body.contains("Getting married"), "{}", page.body);
    let left = town.post(&own, &[("gi", "sector:ho-tich")]).await;
    assert_eq!(left.headers["location"], format!("{own}?xong=thoi").as_str());
    let page = town.get(&own).await;
    assert!(!page.body.contains("sector:ho-tich") && page.body.contains("life_event:ket-hon"), "{}", page.body);
    let left = town.post(&own, &[("gi", "life_event:ket-hon")]).await;
    assert_eq!(left.headers["location"], "/en/theo-doi/da-thoi");
    assert_eq!(town.get(&own).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_address_that_bounces_is_left_alone_and_a_slow_one_is_tried_again() {
    let Some(sink) = Sink::start(false) else { return };
    let town = town(Arc::new(sink.smtp("smtp", "", None))).await;
    for address in ["bounce@example.vn", "later@example.vn"] {
        town.post("/theo-doi", &[("linh-vuc", "ho-tich"), ("email", address)]).await;
    }
    assert_eq!(town.deliver().await, 0);
    town.portal.clock.forward(SignedDuration::from_secs(61));
    assert_eq!(town.deliver().await, 1);
    assert_eq!(sink.letter()["to"][0], "later@example.vn");
    town.portal.clock.forward(SignedDuration::from_hours(10));
    assert_eq!(town.deliver().await, 0);
    sink.nothing();
}

#[tokio::test]
async fn the_answer_is_the_same_for_whoever_follows_already_and_for_programs() {
    let town = town(Arc::new(Nobody)).await;
    let ask = async |address: &str, trap: &str| {
        town.post("/theo-doi", &[("linh-vuc", "ho-tich"), ("email", address), ("website", trap)]).await
    };
    let first = ask("lan@example.vn", "").await;
    for (address, trap) in
        [("lan@example.vn", ""), (" LAN@Example.VN ", ""), ("minh@example.vn", ""), ("x@example.vn", "https://spam")]
    {
        let again = ask(address, trap).await;
        assert_eq!(
            (again.status, again.body, again.headers),
            (first.status, first.body.clone(), first.headers.clone()),
            "{address}"
        );
    }
    let page = town.get(first.headers["location"].to_str().expect("text")).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("lan@"), "{}", page.body);
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_field_and_nothing_is_lost() {
    let town = town(Arc::new(Nobody)).await;
    for (address, words) in
        [("", "Hãy ghi địa chỉ"), ("lan@", "chưa phải một địa chỉ"), ("a@b.vn\r\nBcc: x@y.vn", "chưa phải")]
    {
        let page = town.post("/theo-doi", &[("linh-vuc", "ho-tich"), ("email", address), ("ngon-ngu", "en")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(page.body.contains(words) && page.body.contains("href=\"#f-email\""), "{}", page.body);
        assert!(page.body.contains("aria-invalid=\"true\"") && page.headers["cache-control"] == "no-store");
        assert!(page.body.contains("value=\"ho-tich\"") && page.body.contains("value=\"en\" checked"), "{}", page.body);
    }
    assert_eq!(
        town.post("/theo-doi", &[("linh-vuc", "khong-co"), ("email", "a@b.vn")]).await.status,
        StatusCode::NOT_FOUND
    );
    let elsewhere = HttpRequest::post("/theo-doi").header("sec-fetch-site", "cross-site");
    let elsewhere =
        elsewhere.body(Body::from(form(&[("linh-vuc", "ho-tich"), ("email", "a@b.vn")]))).expect("a request");
    assert_eq!(ask(&town.router, elsewhere).await.status, StatusCode::FORBIDDEN);
    for path in ["xac-nhan", "cua-toi", "thoi"] {
        for token in ["nonsense", &"A".repeat(43)] {
            assert_eq!(town.get(&format!("/theo-doi/{path}/{token}")).await.status, StatusCode::GONE, "{path}");
        }
    }
}

#[tokio::test]
async fn one_network_cannot_ask_for_ever() {
    let town = town(Arc::new(Nobody)).await;
    let from = |network: &'static str| {
        let body = form(&[("linh-vuc", "ho-tich"), ("email", "lan@example.vn")]);
        let request = HttpRequest::post("/theo-doi")
            .header("sec-fetch-site", "same-origin")
            .extension(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4000))))
            .header("x-forwarded-for", network);
        ask(&town.router, request.body(Body::from(body)).expect("a request"))
    };
    // What is named by a header is not believed of just anybody.
    for number in 0..10 {
        assert_eq!(from("198.51.100.1").await.status, StatusCode::SEE_OTHER, "{number}");
    }
    let refused = from("198.51.100.2").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        refused.body.contains("value=\"lan@example.vn\"") && refused.body.contains("quá nhiều yêu cầu"),
        "{}",
        refused.body
    );
    town.portal.clock.forward(SignedDuration::from_secs(60));
    assert_eq!(from("198.51.100.1").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_address_is_not_lost_when_the_store_is_away() {
    let town = town(Arc::new(Nobody)).await;
    town.portal.database.close().await;
    let page = town.post("/theo-doi", &[("linh-vuc", "ho-tich"), ("email", "lan@example.vn")]).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.body.contains("value=\"lan@example.vn\""), "{}", page.body);
}
