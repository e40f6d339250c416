use axum::http::StatusCode;

use super::{ask, get, sample};

#[tokio::test]
async fn every_edition_stands_in_the_history_with_what_it_changed() {
    let page = get("/thu-tuc/dang-ky-ket-hon/lich-su").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let order = [
        "Lịch sử thay đổi",
        "Bản 4",
        "đang xem được",
        "Từ 01/03/2026 đến nay",
        "3606/QĐ-BTP",
        "Chi phí: 80.000 đ",
        "20.000 đ – 50.000 đ",
        "Mức độ 4",
        "Bản 2",
        "Từ 01/02/2026 đến 01/03/2026",
        "15/QĐ-BTP",
        "sửa đổi, bổ sung",
        "Bỏ 1 giấy tờ",
        "Sổ hộ khẩu",
        "Bản 1",
        "Từ 15/01/2026 đến 01/02/2026",
        "Bản đầu tiên trên trang này",
    ];
    let mut from = 0;
    for part in order {
        let at = text[from..].find(part);
        assert!(at.is_some(), "“{part}” is not after the part before it: {text}");
        from += at.unwrap_or_default();
    }
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/lich-su/4\"");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon?ngay=2026-02-01\"");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/thay-doi.atom\"");
    get("/thu-tuc/dang-ky-ket-hon").await.has("href=\"/thu-tuc/dang-ky-ket-hon/lich-su\"");
    let code = get("/en/thu-tuc/1.000894/lich-su?trang=1").await;
    assert_eq!(code.location.as_deref(), Some("/en/thu-tuc/dang-ky-ket-hon/lich-su?trang=1"));
}

#[tokio::test]
async fn what_was_taken_back_keeps_its_history() {
    assert_eq!(get("/thu-tuc/da-rut").await.status, StatusCode::GONE);
    let page = get("/thu-tuc/da-rut/lich-su").await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("đã được rút xuống");
    page.has("Từ 15/01/2026, rút xuống ngày 10/02/2026");
    page.lacks("href=\"/thu-tuc/da-rut\"");
    assert_eq!(get("/thu-tuc/da-rut?ngay=2026-02-09").await.status, StatusCode::OK);
    let after = get("/thu-tuc/da-rut?ngay=2026-02-10").await;
    assert_eq!(after.status, StatusCode::GONE);
    after.has("rút xuống ngày 10/02/2026");
    assert_eq!(get("/thu-tuc/khong-co/lich-su").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_editions_are_compared_word_by_word() {
    let page = get("/thu-tuc/dang-ky-ket-hon/lich-su/2").await;
    page.has("Bản 2 so với bản 1");
    page.has("Sổ hộ khẩu");
    let all = get("/thu-tuc/dang-ky-ket-hon/lich-su/4?tu=1").await;
    let text = all.text();
    for part in ["Bản 4 so với bản 1", "[bỏ: 18]", "[thêm: 20]", "Giấy tờ cần mang", "Quyết định công bố"]
    {
        assert!(text.contains(part), "“{part}” is not in {text}");
    }
    all.has("noindex");
    all.has("<option value=\"2\"");
    assert!(all.html.contains("<del>") && all.html.contains("<ins>"));
    // The other way round, and with itself.
    get("/thu-tuc/dang-ky-ket-hon/lich-su/1?tu=4").await.has("Bản 1 so với bản 4");
    get("/thu-tuc/dang-ky-ket-hon/lich-su/2?tu=2").await.has("Hai bản giống hệt nhau.");
    get("/thu-tuc/dang-ky-ket-hon/lich-su/1").await.has("không có bản nào trước để so");
    for bad in ["3", "0", "-1", "x", "02", "+2", "4294967296"] {
        for path in [format!("lich-su/{bad}"), format!("lich-su/2?tu={bad}").replace('+', "%2B")] {
            let path = format!("/thu-tuc/dang-ky-ket-hon/{path}");
            assert_eq!(get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn a_page_can_be_seen_as_it_was_on_a_day() {
    let page = get("/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["Đây là nội dung vào ngày 20/01/2026 (bản 1)", "80.000 đ", "7 ngày làm việc", "Sổ hộ khẩu"]
    {
        page.has(part);
    }
    page.has("noindex");
    page.has("Nội dung đã thay đổi từ ngày 01/03/2026");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/lich-su/4?tu=1\"");
    // Cases stay on that day, and data are of today.
    page.has("href=\"/thu-tuc/dang-ky-ket-hon?truong-hop=2&amp;ngay=2026-01-20#giay-to\"");
    page.lacks("application/json");
    let case = get("/thu-tuc/dang-ky-ket-hon?truong-hop=1&ngay=2026-01-20").await;
    case.has("Sổ hộ khẩu");
    case.lacks("Giấy của nước kia");

    let as_written = get("/en/thu-tuc/dang-ky-ket-hon?ngay=20%2F1%2F2026").await;
    as_written.has("This is what it said on 20 January 2026 (edition 1)");
    let today = get("/thu-tuc/dang-ky-ket-hon?ngay=2026-03-02").await;
    today.has("Đến nay nội dung vẫn là bản này.");
    today.has("3 – 5 ngày làm việc");
    let code = get("/thu-tuc/1.000894?ngay=2026-01-20").await;
    assert_eq!(code.location.as_deref(), Some("/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20"));
}

#[tokio::test]
async fn days_of_which_there_is_nothing_are_told_in_words() {
    for (day, status, words) in [
        ("2026-01-14", StatusCode::NOT_FOUND, "chưa có trên trang này. Bản đầu tiên có từ ngày 15/01/2026"),
        ("2999-01-01", StatusCode::NOT_FOUND, "chưa tới"),
        ("hom-qua", StatusCode::BAD_REQUEST, "Không hiểu ngày “hom-qua”"),
        ("2026-02-30", StatusCode::BAD_REQUEST, "Không hiểu ngày"),
        ("%3Cscript%3E", StatusCode::BAD_REQUEST, "“&lt;script&gt;”"),
    ] {
        let page = get(&format!("/thu-tuc/dang-ky-ket-hon?ngay={day}")).await;
        assert_eq!(page.status, status, "{day}");
        page.has(words);
        page.has("aria-describedby=\"ngay-loi\"");
        page.has("noindex");
    }
    assert_eq!(get("/thu-tuc/dang-ky-ket-hon?ngay=").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_procedure_was_not_repealed_before_it_was() {
    get("/thu-tuc/thu-tuc-cu?ngay=2026-03-01").await.has("877/QĐ-BTP");
    assert_eq!(get("/thu-tuc/thu-tuc-cu?ngay=2025-06-30").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_changed_lately_is_told_by_day_month_and_sector() {
    let page = get("/thay-doi").await;
    assert_eq!(page.status, StatusCode::OK);
    let text = page.text();
    let order = [
        "Thay đổi gần đây",
        "01/03/2026",
        "Thủ tục đăng ký kết hôn",
        "Quyết định 3606/QĐ-BTP",
        "20/02/2026",
        "Bãi bỏ từ ngày 01/07/2025",
        "10/02/2026",
        "Nội dung được rút xuống",
        "01/02/2026",
        "15/QĐ-BTP: sửa đổi, bổ sung",
    ];
    let mut from = 0;
    for part in order {
        let at = text[from..].find(part);
        assert!(at.is_some(), "“{part}” is not after the part before it: {text}");
        from += at.unwrap_or_default();
    }
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/lich-su/4\"");
    page.has("href=\"/thay-doi?trang=2\"");
    page.has("<link rel=\"canonical\"");

    let march = get("/thay-doi?thang=2026-03&linh-vuc=ho-tich").await;
    march.has("1 thay đổi");
    march.has("noindex");
    get("/thay-doi?thang=2020-01").await.has("Không có thay đổi nào");
    get("/thay-doi?thang=&linh-vuc=").await.has("Thủ tục đăng ký kết hôn");
    for bad in ["thang=x", "thang=2026-13", "linh-vuc=khong-co", "trang=0", "trang=999", "trang=x"] {
        assert_eq!(get(&format!("/thay-doi?{bad}")).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
    get("/linh-vuc").await.has("href=\"/thay-doi\"");
}

#[tokio::test]
async fn feeds_name_things_the_same_for_ever() {
    let feed = get("/thay-doi.atom").await;
    assert_eq!(feed.status, StatusCode::OK);
    for part in [
        "<id>tag:thutuc.example,2026:thay-doi</id>",
        "<id>tag:thutuc.example,2026:thu-tuc/dang-ky-ket-hon/4</id>",
        "<id>tag:thutuc.example,2026:thu-tuc/da-rut/1/rut</id>",
        "href=\"https://thutuc.example/thu-tuc/dang-ky-ket-hon/lich-su/4\"",
        "href=\"https://thutuc.example/thay-doi.atom\"",
        "<updated>2026-03-01T01:00:00Z</updated>",
        "nay là 20.000 đ – 50.000 đ",
    ] {
        feed.has(part);
    }
    assert_eq!(feed.html.matches("<entry>").count(), 50);
    let english = get("/en/thay-doi.atom").await;
    english.has("xml:lang=\"en\"");
    english.has("<id>tag:thutuc.example,2026:en/thu-tuc/dang-ky-ket-hon/4</id>");
    let own = get("/thu-tuc/dang-ky-ket-hon/thay-doi.atom").await;
    assert_eq!(own.html.matches("<entry>").count(), 3);
    own.has("<id>tag:thutuc.example,2026:thu-tuc/dang-ky-ket-hon/4</id>");
    assert_eq!(get("/thu-tuc/khong-co/thay-doi.atom").await.status, StatusCode::NOT_FOUND);
    for path in ["/linh-vuc", "/thay-doi"] {
        get(path)
            .await
            .has("type=\"application/atom+xml\" title=\"Minh Bạch: thay đổi của các thủ tục\" href=\"/thay-doi.atom\"");
    }
}

#[tokio::test]
async fn a_store_that_is_away_takes_only_history_with_it() {
    let router = crate::site::router(sample::site_without_a_store().await);
    for path in [
        "/thay-doi",
        "/en/thay-doi",
        "/thay-doi.atom",
        "/thu-tuc/dang-ky-ket-hon/lich-su",
        "/thu-tuc/dang-ky-ket-hon/lich-su/1",
        "/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20",
        "/thu-tuc/dang-ky-ket-hon/thay-doi.atom",
    ] {
        let page = ask(&router, path).await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(page.html.contains("các trang khác vẫn xem được") || page.html.contains("all other pages"), "{path}");
    }
    for path in ["/", "/thu-tuc/dang-ky-ket-hon", "/linh-vuc", "/tim-kiem?q=ket+hon"] {
        assert_eq!(ask(&router, path).await.status, StatusCode::OK, "{path}");
    }
}
