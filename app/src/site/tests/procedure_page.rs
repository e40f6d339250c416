use axum::http::StatusCode;

use super::get;

#[tokio::test]
async fn the_answer_comes_first() {
    let page = get("/thu-tuc/dang-ky-ket-hon").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let order = [
        "Thủ tục đăng ký kết hôn",
        "1 – 2 giấy tờ",
        "20.000 đ – 50.000 đ",
        "3 – 5 ngày làm việc",
        "Ủy ban nhân dân cấp xã",
        "Mức độ 4 · Toàn trình",
        "Trong trang này",
        "Giấy tờ cần mang",
        "Các bước thực hiện",
        "Yêu cầu, điều kiện",
        "Giấy chứng nhận kết hôn",
        "60/2014/QH13",
        "3606/QĐ-BTP",
        "23/11/2026",
    ];
    let mut from = 0;
    for part in order {
        let at = text[from..].find(part);
        assert!(at.is_some(), "“{part}” is not after the part before it: {text}");
        from += at.unwrap_or_default();
    }
    page.has("href=\"https://dichvucong.gov.vn/nop\" rel=\"external nofollow noopener\"");
    page.has("rel=\"alternate\" type=\"application/json\" href=\"/api/v1/procedures/1.000894\"");
    page.has("<meta name=\"description\" content=\"Cho hai người muốn kết hôn.\"");
}

#[tokio::test]
async fn the_case_is_asked_for_and_stands_in_the_address() {
    let page = get("/thu-tuc/dang-ky-ket-hon").await;
    page.has("Trường hợp nào là của bạn?");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon?truong-hop=2#giay-to\"");
    assert!(page.html.contains("Hộ chiếu") && page.html.contains("Giấy của nước kia"), "all of it is there");

    let second = get("/thu-tuc/dang-ky-ket-hon?truong-hop=2").await;
    second.has("Giấy của nước kia");
    second.lacks("Hộ chiếu");
    second.has("1 giấy tờ");
    for bad in ["0", "3", "x", "-1"] {
        assert_eq!(
            get(&format!("/thu-tuc/dang-ky-ket-hon?truong-hop={bad}")).await.status,
            StatusCode::NOT_FOUND,
            "{bad}"
        );
    }
}

#[tokio::test]
async fn papers_are_apart_from_notes_with_originals_and_copies() {
    let page = get("/thu-tuc/dang-ky-ket-hon?truong-hop=1").await;
    page.has("1 bản chính · 2 bản sao");
    page.has("<li class=\"paper-note\">Xuất trình:</li>");
    assert_eq!(page.html.matches("type=\"checkbox\"").count(), 2);
    page.has("Hộ chiếu &lt;b&gt;");
    page.has("href=\"https://x.vn/mau.docx\"");
}

#[tokio::test]
async fn ways_that_are_alike_share_a_row() {
    let page = get("/thu-tuc/dang-ky-ket-hon").await;
    page.has("Trực tiếp, Qua bưu chính");
    page.has("Lệ phí");
}

#[tokio::test]
async fn doubtful_costs_keep_the_words_of_the_source_with_a_warning() {
    let page = get("/thu-tuc/cap-giay-phep").await;
    page.has("<q lang=\"vi\">20 VNĐ</q>");
    page.has("Số tiền nhỏ bất thường");
    page.has("Nguồn ghi miễn phí nhưng");
    page.has("Nguồn ghi mâu thuẫn");
    page.lacks("javascript:");
}

#[tokio::test]
async fn unknown_says_unknown() {
    let page = get("/thu-tuc/mau-5").await;
    for part in [
        "Chưa rõ cần giấy tờ gì",
        "Chưa rõ nộp ở đâu",
        "Chưa rõ mức độ trực tuyến",
        "Chưa rõ cách nộp",
        "Chưa có ai đối chiếu",
    ] {
        page.has(part);
    }
    page.lacks("Miễn phí");
    get("/en/thu-tuc/mau-5").await.has("Online level not known");
}

#[tokio::test]
async fn english_pages_say_what_is_vietnamese() {
    let page = get("/en/thu-tuc/dang-ky-ket-hon").await;
    page.has("<span lang=\"vi\">Thủ tục đăng ký kết hôn</span>");
    page.has("Level 4 · Fully online");
    page.has("Not yet compared with the announcing decision.");
    page.has("3 – 5 working days");
    page.has("20,000 VND – 50,000 VND");
    page.has("Civil status");
    page.has("23 November 2026");
}

#[tokio::test]
async fn texts_of_the_catalogue_are_made_safe() {
    let page = get("/thu-tuc/dang-ky-ket-hon").await;
    page.lacks("<script>alert");
    page.has("&lt;script&gt;alert(1)");
}

#[tokio::test]
async fn codes_lead_to_the_address() {
    for (path, to) in [
        ("/thu-tuc/1.000894", "/thu-tuc/dang-ky-ket-hon"),
        ("/en/thu-tuc/1.000894?truong-hop=2", "/en/thu-tuc/dang-ky-ket-hon?truong-hop=2"),
    ] {
        let answer = get(path).await;
        assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::MOVED_PERMANENTLY, Some(to)));
    }
}

#[tokio::test]
async fn repealed_ones_stay_and_lead_to_what_replaced_them() {
    let page = get("/thu-tuc/thu-tuc-cu").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("01/07/2025");
    page.has("877/QĐ-BTP");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon\"");
}

#[tokio::test]
async fn what_was_taken_back_is_gone_and_what_never_was_is_missing() {
    let gone = get("/thu-tuc/da-rut").await;
    assert_eq!(gone.status, StatusCode::GONE);
    gone.lacks("Đã rút");
    assert_eq!(get("/thu-tuc/khong-co").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get("/en/thu-tuc/9.999999").await.status, StatusCode::NOT_FOUND);
}
