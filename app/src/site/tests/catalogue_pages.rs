use axum::http::StatusCode;

use super::get;

#[tokio::test]
async fn home_is_a_search_box_with_ways_in() {
    let page = get("/").await;
    page.has("<form action=\"/tim-kiem\" role=\"search\"");
    page.has("href=\"/su-kien/ket-hon\"");
    page.has("href=\"/linh-vuc/ho-tich\"");
    let needed = page.html.split("id=\"needed\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
    assert!(needed.contains("/thu-tuc/dang-ky-ket-hon"), "{needed}");
    assert_eq!(needed.matches("/thu-tuc/").count(), 1, "{needed}");
    // One of 47 in force is at level 4; the rest is unknown, and told so.
    page.has("1 trên 47 thủ tục");
    page.has("46 · 97,9%");
    page.has("href=\"/tim-kiem?online_level=4\"");
    get("/en").await.has("1 of 47 procedures");
}

#[tokio::test]
async fn sectors_are_grouped_and_lead_to_their_procedures() {
    let page = get("/linh-vuc").await;
    page.has("id=\"civil\"");
    page.has("href=\"/linh-vuc/chung-thuc\"");
    let sector = get("/linh-vuc/chung-thuc?page=2").await;
    sector.has("rel=\"prev\" href=\"/linh-vuc/chung-thuc\"");
    sector.has("href=\"/thu-tuc/mau-");
    let english = get("/en/linh-vuc/ho-tich").await;
    english.has("Civil status");
    english.has("<span lang=\"vi\" class=\"original\">Hộ tịch</span>");
}

#[tokio::test]
async fn agencies_and_life_events_lead_to_their_procedures() {
    get("/co-quan").await.has("href=\"/co-quan/uy-ban-nhan-dan-cap-xa\"");
    get("/co-quan/uy-ban-nhan-dan-cap-xa").await.has("href=\"/thu-tuc/dang-ky-ket-hon\"");
    get("/su-kien").await.has("href=\"/su-kien/ket-hon\"");
    let event = get("/en/su-kien/ket-hon").await;
    event.has("Getting married");
    event.has("href=\"/en/thu-tuc/dang-ky-ket-hon\"");
}

#[tokio::test]
async fn what_is_not_there_is_missing() {
    for path in [
        "/linh-vuc/khong-co",
        "/linh-vuc/ho-tich?page=2",
        "/co-quan/khong-co",
        "/co-quan?letter=zz",
        "/co-quan/uy-ban-nhan-dan-cap-xa?role=x",
        "/su-kien/khong-co",
        "/tro-giup",
    ] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn pages_of_staff_are_safe() {
    let page = get("/gioi-thieu").await;
    page.has("<h2>Mục</h2>");
    page.has("rel=\"external nofollow noopener\">ra ngoài</a>");
    page.lacks("<b onclick");
    page.lacks("javascript:");
}
