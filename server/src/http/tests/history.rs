//! History through everything that stands before a page: what is kept of it goes
//! with the snapshot, and it falls alone when the store is away.

use catalogue::{EditionContent, ProcedureCode, Slug};

use super::*;

/// Takes a record over as the national portal would have it, and follows.
pub async fn take(portal: &Running, content: EditionContent) {
    let record = MirrorRecord {
        source: SourceKey::national_portal(),
        key: "9.999999".to_owned(),
        code: ProcedureCode::parse("9.999999").ok(),
        slug: Slug::from_name("tha-den-troi"),
        repeal: None,
        content,
    };
    let by = |known: Option<&registry::Known>, record: &MirrorRecord| decide(Precedence::LocalFirst, known, record);
    portal.database.mirror(&[record], &by, Timestamp::now(), false).await.expect("taken over");
    assert!(portal.portal.catch_up().await.expect("follows"));
    portal.kept.forget();
}

pub async fn lanterns(portal: &Running) -> EditionContent {
    let detail = portal.get("/api/v1/procedures/1.000894").await.json();
    let mut content: EditionContent = serde_json::from_value(detail["content"].clone()).expect("a content");
    content.name = "Cấp phép thả đèn trời".to_owned();
    content
}

#[tokio::test]
async fn history_follows_the_store_and_is_kept_until_it_changes() {
    let portal = running().await;
    let mut content = lanterns(&portal).await;
    take(&portal, content.clone()).await;
    let before = portal.get("/thu-tuc/tha-den-troi/lich-su").await;
    assert_eq!(before.status, StatusCode::OK);
    assert!(before.headers.contains_key("etag") && !before.body.contains("Bản 2"), "{}", before.body);
    content.reception = "Quầy số 5, trung tâm hành chính công".to_owned();
    take(&portal, content).await;
    let after = portal.get("/thu-tuc/tha-den-troi/lich-su").await;
    assert!(after.body.contains("Bản 2") && after.headers["etag"] != before.headers["etag"]);
    let difference = portal.get("/thu-tuc/9.999999/lich-su/2").await;
    assert_eq!(difference.headers["location"], "/thu-tuc/tha-den-troi/lich-su/2");
    let difference = portal.get("/thu-tuc/tha-den-troi/lich-su/2").await;
    assert!(difference.body.contains("Quầy số 5") && difference.body.contains("<ins>"), "{}", difference.body);
    let today = registry::today();
    let page = portal.get(&format!("/thu-tuc/tha-den-troi?ngay={today}")).await;
    assert!(page.status == StatusCode::OK && page.body.contains("noindex") && page.body.contains("Quầy số 5"));
    let lately = portal.get("/thay-doi").await;
    assert!(lately.body.contains("/thu-tuc/tha-den-troi/lich-su/2"), "{}", lately.body);
    let feed = portal.get("/thay-doi.atom").await;
    assert_eq!(feed.headers["content-type"], "application/atom+xml; charset=utf-8");
    // Without a public address, things are named by the installation.
    assert!(feed.body.contains("<id>urn:uuid:") && feed.body.contains("Cấp phép thả đèn trời"), "{}", feed.body);
    assert_eq!(feed.body, portal.get("/thay-doi.atom").await.body);
}

#[tokio::test]
async fn history_falls_alone_when_the_store_is_away() {
    let portal = running().await;
    let slug = portal.get("/api/v1/procedures/1.000894").await.json()["slug"].as_str().expect("a slug").to_owned();
    portal.database.close().await;
    for path in [
        "/thay-doi",
        "/thay-doi.atom",
        &format!("/thu-tuc/{slug}/lich-su"),
        &format!("/thu-tuc/{slug}?ngay=2026-01-01"),
    ] {
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.body.contains("Lúc này chưa xem lịch sử được"), "{path}: {}", page.body);
        assert_eq!(page.headers["retry-after"], "30");
    }
    for path in ["/", "/tim-kiem?q=khai+sinh", &format!("/thu-tuc/{slug}")] {
        assert_eq!(portal.get(path).await.status, StatusCode::OK, "{path}");
    }
}
