use axum::http::StatusCode;
use jiff::civil::date;

use super::{Answer, get};

const CASE: &str = "/thu-tuc/dang-ky-ket-hon/cua-toi";

/// The fields of the form that are sent along unseen.
fn carried(page: &Answer) -> Vec<(String, String)> {
    let fields = page.main().split("<input type=\"hidden\"").skip(1);
    let value = |field: &str, name: &str| {
        let rest = field.split(&format!(" {name}=\"")).nth(1)?;
        Some(rest.split('"').next()?.to_owned())
    };
    fields.filter_map(|field| Some((value(field, "name")?, value(field, "value")?))).collect()
}

#[tokio::test]
async fn one_question_stands_on_a_page_and_carries_the_answers() {
    let first = get(CASE).await;
    first.has("Trường hợp nào là của bạn?");
    first.has("Câu 1 trong 2");
    first.has("value=\"2\" required");
    first.has("Có người ở nước ngoài");
    first.lacks("Bạn nộp bằng cách nào?");
    let second = get(&format!("{CASE}?truong-hop=2&tiep=case&viec=cap-giay-phep")).await;
    second.has("Bạn nộp bằng cách nào?");
    assert!(!second.text().contains("Hãy chọn một câu trả lời"));
    for field in [("truong-hop", "2"), ("ban", "2"), ("viec", "cap-giay-phep"), ("tiep", "channel")] {
        assert!(carried(&second).contains(&(field.0.to_owned(), field.1.to_owned())), "{field:?}");
    }
    // Sent without a choice: the same question, with what to do.
    let again = get(&format!("{CASE}?tiep=case")).await;
    again.has("role=\"alert\"");
    again.has("<title>Lỗi: Trường hợp nào là của bạn?");
}

#[tokio::test]
async fn the_checklist_is_of_one_case() {
    let page = get(&format!("{CASE}?truong-hop=1&cach=in_person")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.has("Hộ chiếu");
    page.lacks("Giấy của nước kia");
    page.has("1 bản chính · 2 bản sao");
    page.has("50.000 đ");
    assert!(!page.text().contains("20.000 đ"), "{}", page.text());
    page.has("Mức độ 4");
    page.has("href=\"/ho-so-cua-toi?viec=dang-ky-ket-hon.t1.kin_person.b2\"");
    page.lacks("noindex");
    page.has("<link rel=\"canonical\" href=\"https://thutuc.example/thu-tuc/dang-ky-ket-hon/cua-toi\"");
    // Each answer can be taken back, and those after it go with it.
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/cua-toi?cach=in_person\"");
    page.has("href=\"/thu-tuc/dang-ky-ket-hon/cua-toi?truong-hop=1\"");
    // Who answered about another edition is told.
    get(&format!("{CASE}?truong-hop=1&cach=online&ban=1")).await.has("đã thay đổi từ lúc bạn trả lời");
    page.lacks("đã thay đổi từ lúc bạn trả lời");
}

#[tokio::test]
async fn who_does_not_know_sees_what_is_possible() {
    let page = get(&format!("{CASE}?truong-hop=chua-ro&cach=chua-ro")).await;
    assert!(page.html.contains("Hộ chiếu") && page.html.contains("Giấy của nước kia"));
    assert!(page.text().contains("20.000 đ") && page.text().contains("50.000 đ"));
    page.has("cua-toi?truong-hop=2&amp;cach=chua-ro");
    // A procedure of which nothing is known says so, and whom to ask.
    let nothing = get("/thu-tuc/mau-9/cua-toi").await;
    nothing.has("Chưa rõ cần giấy tờ gì");
    nothing.has("Hãy hỏi nơi tiếp nhận");
}

#[tokio::test]
async fn the_day_of_the_result_is_told_with_its_rule() {
    // Long past, or never: it is counted from today instead, and said so.
    get(&format!("{CASE}?truong-hop=1&cach=online&nop=2020-01-01")).await.has("Ngày này đã qua");
    get(&format!("{CASE}?truong-hop=1&cach=online&nop=mai")).await.has("Ngày chưa đúng");
    // A year whose days off nobody decided yet.
    let far = get(&format!("{CASE}?truong-hop=1&cach=online&nop=2099-01-05")).await;
    far.has("chưa có lịch nghỉ của năm 2099");
    far.lacks("cua-toi.ics");
    // Handed in on a Monday: 3 working days later is Thursday, after hours Friday.
    let page = get(&format!("{CASE}?truong-hop=1&cach=online&nop=2027-10-04")).await;
    page.has("thứ Năm, 07/10/2027");
    page.has("thứ Sáu, 08/10/2027");
    page.has("cua-toi.ics?truong-hop=1&amp;cach=online&amp;nop=2027-10-04");
    assert!(date(2027, 10, 4) > registry::today(), "this test needs a later day");
}

#[tokio::test]
async fn the_day_goes_into_a_calendar() {
    let path = "/thu-tuc/dang-ky-ket-hon/cua-toi.ics?truong-hop=1&cach=online&nop=2027-10-04";
    let file = get(path).await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.html.starts_with("BEGIN:VCALENDAR\r\n"), "{}", file.html);
    for line in ["DTSTART;VALUE=DATE:20271007", "DTEND;VALUE=DATE:20271008", "UID:dang-ky-ket-hon-2027-10-04@minhbach"]
    {
        assert!(file.html.contains(&format!("\r\n{line}\r\n")), "{line} in {}", file.html);
    }
    assert_eq!(file.html, get(path).await.html);
    // Without one way, or one day, there is no file.
    for path in ["/thu-tuc/dang-ky-ket-hon/cua-toi.ics", "/thu-tuc/mau-9/cua-toi.ics", "/ho-so-cua-toi.ics"] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let all = get("/ho-so-cua-toi.ics?viec=cap-giay-phep&viec=dang-ky-ket-hon&nop=2027-10-04").await;
    assert_eq!(all.html.matches("BEGIN:VEVENT").count(), 2, "{}", all.html);
}

#[tokio::test]
async fn an_undertaking_puts_what_comes_first_first() {
    let page =
        get("/ho-so-cua-toi?su-kien=ket-hon&viec=cap-giay-phep&viec=dang-ky-ket-hon.t1.konline.b2&nop=2027-10-04")
            .await;
    let text = page.text();
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("“{part}” is not in {text}"));
    assert!(at("Thủ tục đăng ký kết hôn") < at("Cấp giấy phép"));
    at("Hồ sơ của tôi: Kết hôn");
    at("Thủ tục đăng ký kết hôn: Cần kết quả trước.");
    // Handed in on Monday, due on Thursday; the next is handed in on Friday, due on Monday.
    at("Nộp được từ thứ Hai, 04/10/2027, xong chậm nhất thứ Năm, 07/10/2027.");
    at("Nộp được từ thứ Sáu, 08/10/2027, xong chậm nhất thứ Hai, 11/10/2027.");
    at("xong tất cả chậm nhất thứ Hai, 11/10/2027");
    at("2 thủ tục này phải làm nối nhau");
    // What the permit costs cannot be believed, so the sum is not whole.
    at("20.000 đ và khoản chưa biết số tiền");
    page.has("href=\"/ho-so-cua-toi?su-kien=ket-hon&amp;viec=cap-giay-phep&amp;nop=2027-10-04\"");
    page.has("href=\"/so-sanh?viec=cap-giay-phep&amp;viec=dang-ky-ket-hon.t1.konline.b2\"");
}

#[tokio::test]
async fn an_undertaking_says_what_it_could_not_take() {
    let many: Vec<String> = (5..30).map(|n| format!("viec=mau-{n}")).collect();
    let page = get(&format!("/ho-so-cua-toi?{}&viec=khong-co", many.join("&"))).await;
    page.has("Chỉ lấy được 20 thủ tục, đã bỏ qua 5.");
    page.has("khong-co");
    page.has("nhiều nhất 20 thủ tục");
    // A procedure that is named twice is there once, with the later answers.
    let twice = get("/ho-so-cua-toi?viec=dang-ky-ket-hon.t1.b2&viec=dang-ky-ket-hon.t2.b2").await;
    assert_eq!(twice.html.matches("<li class=\"task\"").count(), 1);
    twice.has("Giấy của nước kia");
    twice.lacks("Hộ chiếu");
}

#[tokio::test]
async fn more_is_found_on_the_page_itself() {
    let page = get("/ho-so-cua-toi?viec=dang-ky-ket-hon&tim=giay").await;
    page.has("href=\"/ho-so-cua-toi?viec=dang-ky-ket-hon&amp;viec=cap-giay-phep\"");
    get("/ho-so-cua-toi?tim=khongcogi").await.has("Không tìm thấy thủ tục nào khác");
}

#[tokio::test]
async fn an_event_tells_its_steps_in_order_with_reasons() {
    let page = get("/su-kien/ket-hon").await;
    page.has("name=\"viec\" value=\"cap-giay-phep\" checked");
    assert!(page.text().contains("Kết hôn: Cần kết quả trước."), "{}", page.text());
    page.has("Lý do của Giấy phép.");
    page.has("nếu cần");
    page.has("Chưa có trong danh mục này");
    get("/en/su-kien/ket-hon").await.has("Both come together.");
}

#[tokio::test]
async fn cases_stand_side_by_side() {
    let page = get("/so-sanh?viec=dang-ky-ket-hon.t1.b2&viec=dang-ky-ket-hon.t2.b2&viec=cap-giay-phep").await;
    assert_eq!(page.html.matches("<th scope=\"col\"").count(), 3);
    assert!(page.html.contains("Hộ chiếu") && page.html.contains("Giấy của nước kia"));
    page.has("href=\"/so-sanh?viec=dang-ky-ket-hon.t2.b2&amp;viec=cap-giay-phep\"");
    let many: Vec<String> = (5..11).map(|n| format!("viec=mau-{n}")).collect();
    get(&format!("/so-sanh?{}", many.join("&"))).await.has("Chỉ lấy được 4 thủ tục, đã bỏ qua 2.");
    get("/so-sanh?viec=mau-9").await.has("Thêm ít nhất một thủ tục nữa");
    get("/so-sanh").await.has("Chưa có thủ tục nào để so sánh");
}

#[tokio::test]
async fn a_case_is_found_by_the_code_too() {
    let page = get("/thu-tuc/1.000894/cua-toi?truong-hop=1").await;
    assert_eq!(page.location.as_deref(), Some("/thu-tuc/dang-ky-ket-hon/cua-toi?truong-hop=1"));
    assert_eq!(get("/thu-tuc/da-rut/cua-toi").await.status, StatusCode::GONE);
    assert_eq!(get("/thu-tuc/khong-co/cua-toi").await.status, StatusCode::NOT_FOUND);
}
