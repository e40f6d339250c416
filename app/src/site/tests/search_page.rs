use axum::http::StatusCode;

use super::{get, post};

#[tokio::test]
async fn results_tell_the_answer_and_mark_what_was_searched() {
    let page = get("/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("<mark>kết hôn</mark>");
    for part in [
        "1.000894",
        "Hộ tịch",
        "Mức độ 4 · Toàn trình",
        "3 – 5 ngày làm việc",
        "20.000 đ – 50.000 đ",
        "Ủy ban nhân dân cấp xã",
    ] {
        page.has(part);
    }
    page.has("value=\"kết hôn\"");
}

#[tokio::test]
async fn filters_are_links_with_counts_and_keep_the_rest() {
    let page = get("/tim-kiem?q=ket+hon&level=commune&sort=name").await;
    page.has("/tim-kiem?q=ket+hon&amp;level=commune&amp;online_level=4&amp;sort=name\"");
    page.has("<span class=\"count\">7</span>");
    // The chip takes the filter off; the box keeps it.
    page.has("/tim-kiem?q=ket+hon&amp;sort=name\"");
    page.has("<input type=\"hidden\" name=\"level\" value=\"commune\"");
}

#[tokio::test]
async fn long_lists_have_pages() {
    let page = get("/tim-kiem?page=2").await;
    page.has("rel=\"prev\" href=\"/tim-kiem\"");
    page.has("rel=\"next\" href=\"/tim-kiem?page=3\"");
    let beyond = get("/tim-kiem?page=9").await;
    assert_eq!(beyond.status, StatusCode::NOT_FOUND);
    beyond.has("href=\"/tim-kiem?page=3\"");
}

#[tokio::test]
async fn nothing_found_leads_on() {
    let page = get("/tim-kiem?q=zzzz&level=commune").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("Không tìm thấy thủ tục nào cho “zzzz”");
    page.has("href=\"/tim-kiem?q=zzzz\"");
    page.has("href=\"/linh-vuc/");
}

#[tokio::test]
async fn what_cannot_be_used_is_told_and_nothing_typed_is_lost() {
    let page = get("/tim-kiem?q=ket+hon&level=huyen&free=1").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    page.has("Cấp thực hiện: không có giá trị “huyen”");
    page.has("value=\"ket hon\"");
    page.has("href=\"/tim-kiem?q=ket+hon&amp;free=1\"");
    for bad in ["?page=0", "?colour=red", "?q=a&q=b", "?sector=khong-co", "?free=maybe", "?page=99999999999999999999"] {
        assert_eq!(get(&format!("/en/tim-kiem{bad}")).await.status, StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[tokio::test]
async fn a_hostile_question_is_text() {
    let page = get("/tim-kiem?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&agency=%3Cb%3E").await;
    page.lacks("<script>alert");
    page.lacks("<b>");
    page.has("value=\"&quot;");
}

#[tokio::test]
async fn what_was_asked_is_answered_above_the_results() {
    let page = get("/tim-kiem?q=gi%E1%BA%A5y+ph%C3%A9p+%3Ftime+%3Fplace").await;
    let (answer, results) = page.main().split_once("class=\"results-head\"").expect("results");
    assert!(answer.contains("class=\"asked\""), "{}", page.main());
    assert!(answer.contains("href=\"/thu-tuc/cap-giay-phep#cach-nop\""), "{answer}");
    assert!(!results.contains("class=\"asked\""));
    // Unknown says unknown.
    assert!(answer.contains("Chưa rõ"), "{answer}");
    assert!(answer.contains("Chưa có ai đối chiếu"), "{answer}");
}

#[tokio::test]
async fn where_the_case_decides_it_is_asked_and_never_guessed() {
    let page = get("/tim-kiem?q=%C4%91%C4%83ng+k%C3%BD+k%E1%BA%BFt+h%C3%B4n+%3Fpapers").await;
    page.has("class=\"asked-cases\"");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon?truong-hop=2#giay-to\"");
    page.lacks("class=\"asked-papers\"");
    let cost = get("/en/tim-kiem?q=%C4%91%C4%83ng+k%C3%BD+k%E1%BA%BFt+h%C3%B4n+%3Fcost").await;
    cost.has("class=\"asked-ways\"");
    cost.has("href=\"/en/thu-tuc/dang-ky-ket-hon#cach-nop\"");
}

#[tokio::test]
async fn a_question_that_asks_nothing_has_no_answer_box() {
    get("/tim-kiem?q=ket+hon").await.lacks("class=\"asked\"");
    get("/tim-kiem?q=ket+hon+%3Fcost&sort=name").await.lacks("class=\"asked\"");
    get("/tim-kiem?q=zzzz+%3Fcost").await.lacks("class=\"asked\"");
}

#[tokio::test]
async fn mistyped_words_are_told_and_can_be_searched_for_as_typed() {
    let page = get("/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n+%3Frepair").await;
    page.has("Đang tìm:");
    page.has("verbatim=1");
    let verbatim = get("/tim-kiem?q=ket+hno&verbatim=1").await;
    verbatim.has("Đang tìm đúng như đã gõ");
    verbatim.has("href=\"/tim-kiem?q=ket+hno\"");
}

#[tokio::test]
async fn whoever_did_not_find_it_can_say_so() {
    for (path, words) in
        [("/tim-kiem?q=ket+hon", "Không có điều tôi tìm"), ("/tim-kiem?q=zzzz", "Đây là điều tôi cần tìm")]
    {
        let page = get(path).await;
        page.has("method=\"post\" action=\"/tim-kiem/chua-thay\"");
        page.has(words);
    }
    get("/tim-kiem").await.lacks("/tim-kiem/chua-thay");
    let said = post("/en/tim-kiem/chua-thay", "q=ket+hon", &[("sec-fetch-site", "same-origin")]).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER);
    assert_eq!(said.location.as_deref(), Some("/en/tim-kiem/cam-on?q=ket+hon"));
    let thanks = get("/tim-kiem/cam-on?q=ket+hon").await;
    thanks.has("Cảm ơn bạn");
    thanks.has("href=\"/tim-kiem?q=ket+hon\"");
    for headers in [&[("sec-fetch-site", "cross-site")][..], &[("origin", "https://evil.vn"), ("host", "a.vn")], &[]] {
        assert_eq!(post("/tim-kiem/chua-thay", "q=ket+hon", headers).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(get("/tim-kiem/chua-thay").await.location.as_deref(), Some("/tim-kiem"));
}

#[tokio::test]
async fn what_nobody_finds_is_counted_and_not_kept() {
    use registry::MissedKind;

    let site = super::sample::site().await;
    let router: axum::Router = crate::site::router(site.clone());
    for _ in 0..3 {
        let answer = super::ask(&router, "/tim-kiem?q=h%C3%B4n+nh%C3%A2n+zzzz").await;
        answer.has("Không tìm thấy");
    }
    // A filter may be the reason.
    super::ask(&router, "/tim-kiem?q=h%C3%B4n+zzzz&free=1").await;
    let missed = site.portal.missed().take();
    let [only] = missed.as_slice() else { panic!("{missed:?}") };
    assert_eq!((only.kind, only.words.as_str(), only.count), (MissedKind::NothingFound, "hon ?", 3));
}

#[tokio::test]
async fn an_agency_that_is_asked_for_is_one_tap_away() {
    let page = get("/tim-kiem?q=ket+hon+%3Fagency").await;
    page.has("/co-quan/uy-ban-nhan-dan-cap-xa");
    page.has("Bạn đang tìm cơ quan");
    get("/tim-kiem?q=ket+hon").await.lacks("Bạn đang tìm cơ quan");
}
