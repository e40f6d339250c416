//! English pages: of a procedure with a translation, without one, and with one
//! that is older than the Vietnamese.

use super::{Answer, get};

/// How often a page has something.
fn times(page: &Answer, part: &str) -> usize {
    page.html.matches(part).count()
}

#[tokio::test]
async fn a_translation_stands_first_and_the_official_name_beside_it() {
    let page = get("/en/thu-tuc/dang-ky-ket-hon").await;
    page.has("<h1>Marriage registration</h1>");
    page.has("<span lang=\"vi\">Thủ tục đăng ký kết hôn</span></p>");
    assert!(page.text().contains("Official name: Thủ tục đăng ký kết hôn"), "{}", page.text());
    page.has("<div class=\"lead prose\"><p>For two people who want to <strong>marry</strong>.</p>");
    page.has("<title>Marriage registration");
    page.has("<meta name=\"description\" content=\"For two people who want to marry.\"");
    page.has("Name and summary are translated; everything else");
    page.lacks("Vietnamese only");
    let vietnamese = get("/thu-tuc/dang-ky-ket-hon").await;
    vietnamese.lacks("Marriage registration");
    vietnamese.lacks("translation-mark");
}

#[tokio::test]
async fn what_is_not_translated_says_so_once_and_is_marked_as_vietnamese() {
    let page = get("/en/thu-tuc/mau-5").await;
    page.has("<h1 lang=\"vi\">Mẫu số 5</h1>");
    page.lacks("Official name:");
    assert_eq!(times(&page, "Vietnamese only"), 1);
    page.has("Nobody has translated this procedure yet");
}

#[tokio::test]
async fn a_translation_of_what_stood_there_before_is_shown_with_a_word_of_warning() {
    let page = get("/en/thu-tuc/cap-giay-phep").await;
    page.has("<h1>Granting a permit</h1>");
    assert_eq!(times(&page, "translation older than the Vietnamese"), 1);
    page.has("where the two differ, the Vietnamese is right");
}

#[tokio::test]
async fn lists_have_the_names_with_a_mark_for_each_that_needs_one() {
    let results = get("/en/tim-kiem?q=k%E1%BA%BFt+h%C3%B4n").await;
    assert!(results.text().contains("Marriage registration"), "{}", results.text());
    let list = get("/en/tim-kiem").await;
    let (cards, marked) = (times(&list, "<article class=\"card\""), times(&list, ">Vietnamese only</span>"));
    assert!(cards > 10 && marked > 10, "{cards} cards, {marked} marks");
    assert!(times(&list, "lang=\"vi\">Mẫu số") > 10, "{}", list.html);
    get("/tim-kiem").await.lacks("translation-mark");
    let mut without = Vec::new();
    for path in [
        "/en",
        "/en/thu-tuc/dang-ky-ket-hon/lich-su",
        "/en/thu-tuc/dang-ky-ket-hon/cua-toi",
        "/en/thu-tuc/dang-ky-ket-hon/to-dan",
        "/en/ho-so-cua-toi?viec=dang-ky-ket-hon",
        "/en/so-sanh?viec=dang-ky-ket-hon&viec=cap-giay-phep",
        "/en/linh-vuc/ho-tich",
        "/en/linh-vuc/ho-tich/tap-in",
        "/en/su-kien/ket-hon",
        "/en/thay-doi",
        "/en/theo-doi?thu-tuc=dang-ky-ket-hon",
        "/en/noi-nop?thu-tuc=dang-ky-ket-hon",
    ] {
        if !get(path).await.html.contains("Marriage registration") {
            without.push(path);
        }
    }
    assert!(without.is_empty(), "{without:?}");
}

#[tokio::test]
async fn feeds_say_which_language_a_title_is_in() {
    let feed = get("/en/thay-doi.atom").await;
    feed.has("<title xml:lang=\"en\">Marriage registration</title>");
    get("/thay-doi.atom").await.has("<title xml:lang=\"vi\">Thủ tục đăng ký kết hôn</title>");
}
