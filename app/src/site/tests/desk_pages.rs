//! Where papers are handed in.

use axum::http::StatusCode;

use super::get;

#[tokio::test]
async fn an_old_name_leads_to_the_desk_of_today() {
    for question in ["Ph%C6%B0%E1%BB%9Dng+Thanh+B%C3%ACnh", "thanh+binh", "p.thanh+binh+quan+hai+chau"] {
        let page = get(&format!("/noi-nop?q={question}")).await;
        page.has("href=\"/noi-nop/da-nang-phuong-hai-chau\"");
        page.has("Trước là Phường Thanh Bình, quận Hải Châu.");
        page.has("noindex");
    }
}

#[tokio::test]
async fn what_was_divided_is_listed_with_what_distinguishes_it() {
    let page = get("/noi-nop?q=hoa+lien").await;
    page.has("href=\"/noi-nop/da-nang-phuong-lien-chieu\"");
    page.has("href=\"/noi-nop/da-nang-phuong-hai-van\"");
    page.has("được chia về nhiều nơi");
}

#[tokio::test]
async fn only_desks_that_take_the_procedure_are_shown() {
    let page = get("/noi-nop?q=hai+chau&thu-tuc=dang-ky-ket-hon").await;
    page.has("href=\"/noi-nop/da-nang-phuong-hai-chau\"");
    page.lacks("da-nang-phuong-hai-chau-police");
    page.has("name=\"thu-tuc\" value=\"dang-ky-ket-hon\"");
    get("/noi-nop?q=hai+chau").await.has("da-nang-phuong-hai-chau-police");
    assert_eq!(get("/noi-nop?thu-tuc=khong-co").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_desk_tells_what_is_known_and_whom_to_ask_for_the_rest() {
    let page = get("/noi-nop/da-nang-phuong-hai-chau").await;
    page.has("1 đường Mẫu, Thành phố Đà Nẵng");
    page.has("href=\"tel:02363881888\"");
    page.has("href=\"mailto:motcua@haichau.example.vn\"");
    page.has("https://www.openstreetmap.org/?mlat=16.07000&amp;mlon=108.22000#map=17/16.07000/108.22000");
    page.has("href=\"geo:16.07000,108.22000\"");
    let text = page.text();
    assert!(text.contains("Thứ Hai – Thứ Sáu07:30 – 11:30, 13:30 – 17:00Thứ Bảy07:30 – 11:30Chủ nhậtNghỉ"), "{text}");
    assert!(text.contains("Phường Thanh Bình, Phường Hải Châu"), "{text}");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon\"");
    let page = get("/noi-nop/da-nang-phuong-lien-chieu").await;
    page.has("Chưa có địa chỉ trong danh mục; hãy hỏi Ủy ban nhân dân phường Liên Chiểu.");
    page.has("openstreetmap.org/search?query=");
    page.has("một phần Xã Hòa Liên");
    let english = get("/en/noi-nop/da-nang-phuong-lien-chieu").await;
    english.has("Public service centre of Liên Chiểu");
    assert_eq!(get("/noi-nop/khong-co").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get("/noi-nop/da-nang?page=99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn procedures_are_looked_for_within_a_desk() {
    get("/noi-nop/da-nang-phuong-hai-chau?q=ket+hon").await.has("href=\"/thu-tuc/dang-ky-ket-hon\"");
    let page = get("/noi-nop/da-nang-phuong-hai-chau?q=zzz").await;
    page.has("khớp với “zzz”");
    page.lacks("href=\"/thu-tuc/dang-ky-ket-hon\"");
}

#[tokio::test]
async fn the_procedure_says_where_to_hand_it_in() {
    let page = get("/thu-tuc/dang-ky-ket-hon").await;
    page.has("id=\"noi-nop\"");
    page.has("action=\"/noi-nop\"");
    // Desks are those of today, and a repealed procedure is handed in nowhere.
    get("/thu-tuc/thu-tuc-cu").await.lacks("id=\"noi-nop\"");
    get("/thu-tuc/dang-ky-ket-hon?ngay=2026-01-20").await.lacks("id=\"noi-nop\"");
}

#[tokio::test]
async fn what_is_too_long_or_unknown_keeps_what_was_typed() {
    let long = "a".repeat(600);
    let page = get(&format!("/noi-nop?q={long}")).await;
    page.has("role=\"alert\"");
    page.has(&format!("value=\"{long}\""));
    let page = get("/noi-nop?q=S%C3%A0i+G%C3%B2n").await;
    page.has("value=\"Sài Gòn\"");
    page.has("Không tìm thấy xã, phường nào tên “Sài Gòn”");
    page.has("Danh mục ở đây mới có: Thành phố Đà Nẵng");
}
