//! Sheets for the notice board, and binders.

use axum::http::StatusCode;

use super::get;

#[tokio::test]
async fn a_sheet_tells_the_answer_and_how_true_it_still_is() {
    let page = get("/thu-tuc/dang-ky-ket-hon/to-dan").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("class=\"sheet poster\"");
    page.has("Mức độ ");
    page.has("class=\"level-box level-box-full\"");
    page.has("Bản thứ ");
    page.has("thutuc.example/thu-tuc/1.000894");
    page.has("<svg");
    page.has("noindex");
    get("/thu-tuc/dang-ky-ket-hon").await.has("href=\"/thu-tuc/dang-ky-ket-hon/to-dan\"");
    get("/thu-tuc/dang-ky-ket-hon?truong-hop=2").await.has("/to-dan?truong-hop=2\"");
}

#[tokio::test]
async fn a_sheet_of_a_case_has_its_papers_and_one_without_says_which_there_are() {
    get("/thu-tuc/dang-ky-ket-hon/to-dan").await.has("trường hợp, giấy tờ mỗi trường hợp một khác");
    get("/thu-tuc/dang-ky-ket-hon/to-dan?truong-hop=1").await.lacks("giấy tờ mỗi trường hợp một khác");
    assert_eq!(get("/thu-tuc/dang-ky-ket-hon/to-dan?truong-hop=99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_repealed_is_not_put_up() {
    let page = get("/thu-tuc/thu-tuc-cu/to-dan").await;
    assert_eq!(page.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(page.location.as_deref(), Some("/thu-tuc/thu-tuc-cu"));
    let page = get("/en/thu-tuc/1.000894/to-dan").await;
    assert_eq!(page.location.as_deref(), Some("/en/thu-tuc/dang-ky-ket-hon/to-dan"));
    assert_eq!(get("/thu-tuc/da-rut/to-dan").await.status, StatusCode::GONE);
    assert_eq!(get("/thu-tuc/khong-co/to-dan").await.status, StatusCode::NOT_FOUND);
    get("/thu-tuc/thu-tuc-cu").await.lacks("/to-dan\"");
}

#[tokio::test]
async fn a_binder_has_every_procedure_whole_and_a_table_of_them() {
    let page = get("/linh-vuc/ho-tich/tap-in").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("noindex");
    page.has("href=\"#so-1\"");
    page.has("id=\"so-1\"");
    page.has("id=\"so-1-giay-to\"");
    // Nothing is folded, and nothing waits for a press.
    page.lacks("<leptos-island");
    page.lacks("class=\"case-others\"");
    // Repealed ones are left out.
    page.lacks("href=\"/thu-tuc/thu-tuc-cu\"");
    let sheets = page.html.matches("class=\"sheet binder-procedure\"").count();
    assert!((1..=50).contains(&sheets), "{sheets}");
    assert_eq!(page.html.matches("class=\"sheet-foot\"").count(), sheets);
    get("/linh-vuc/ho-tich").await.has("href=\"/linh-vuc/ho-tich/tap-in\"");
    for path in ["/linh-vuc/khong-co/tap-in", "/linh-vuc/ho-tich/tap-in?phan=9", "/linh-vuc/ho-tich/tap-in?phan=x"] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
