use axum::http::StatusCode;

use super::get;

#[tokio::test]
async fn the_share_is_told_now_and_over_time_with_what_is_unknown() {
    let page = get("/dich-vu-truc-tuyen").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "Làm được qua mạng đến đâu",
        "Chỉ tiêu: 80% ở mức độ 3 trở lên trước hết ngày 31/12/2030.",
        "Chưa biết đã đạt hay chưa",
        "06/QĐ-TTg",
        "href=\"/dich-vu-truc-tuyen?linh-vuc=ho-tich\"",
        "href=\"/dich-vu-truc-tuyen?co-quan=uy-ban-nhan-dan-cap-xa\"",
        "role=\"img\" aria-label=\"Biểu đồ từ tháng",
        "id=\"mau-partial\"",
    ] {
        page.has(part);
    }
    page.lacks("Chỉ tiêu: 60%");
    page.lacks(" style=\"");

    let sector = get("/en/dich-vu-truc-tuyen?linh-vuc=ho-tich").await;
    sector.has("Civil status");
    sector.has("Target: 100% at level 3 or higher");
    sector.has("Reached: 100%");
    sector.has("<th scope=\"row\">03/2026</th><td class=\"number\">1</td><td class=\"number\">1</td>");
    sector.has("<th scope=\"row\">02/2026</th><td class=\"number\">1</td><td class=\"number\">0</td><td class=\"number\">1</td>");
    sector.has("noindex");
    get("/dich-vu-truc-tuyen?co-quan=uy-ban-nhan-dan-cap-xa").await.has("Ủy ban nhân dân cấp xã");
    for bad in ["linh-vuc=khong-co", "co-quan=khong-co", "linh-vuc=ho-tich&co-quan=uy-ban-nhan-dan-cap-xa"] {
        assert_eq!(get(&format!("/dich-vu-truc-tuyen?{bad}")).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
    get("/linh-vuc").await.has("href=\"/dich-vu-truc-tuyen\"");
}

#[tokio::test]
async fn the_history_of_a_procedure_has_its_levels() {
    let page = get("/thu-tuc/dang-ky-ket-hon/lich-su").await;
    page.has("Mức độ trực tuyến theo thời gian");
    page.has("Từ ngày 01/01/2024 · ghi trên trang này từ 01/03/2026");
    get("/thu-tuc/cap-giay-phep/lich-su").await.lacks("Mức độ trực tuyến theo thời gian");
}
