use axum::http::StatusCode;
use catalogue::{Lang, Slug};
use registry::{
    follow::{Scribe, Topic, TopicKind},
    history::{Lately, LatelyAsked},
    people::Token,
};

use super::{get, sample};
use crate::site::Letters;

async fn letters() -> (Letters, Vec<Lately>) {
    let site = sample::site().await;
    let asked = LatelyAsked { limit: 100, ..LatelyAsked::default() };
    let changes = site.portal.lately(&asked).await.expect("changes").changes;
    (Letters(site), changes)
}

fn token() -> Token {
    Token::random()
}

#[tokio::test]
async fn sectors_and_events_have_feeds_and_say_so() {
    for (page, title) in [
        ("/linh-vuc/ho-tich", "Thay đổi của lĩnh vực: Hộ tịch"),
        ("/su-kien/ket-hon", "Thay đổi của các thủ tục khi: Kết hôn"),
    ] {
        let shown = get(page).await;
        shown.has(&format!("title=\"{title}\" href=\"{page}/thay-doi.atom\""));
        assert_eq!(shown.main().matches(&format!("href=\"{page}/thay-doi.atom\"")).count(), 1);
        shown.has("Theo dõi thay đổi</a>");
        let feed = get(&format!("{page}/thay-doi.atom")).await;
        assert_eq!(feed.status, StatusCode::OK);
        feed.has(&format!("<title>{title}</title>"));
        feed.has(&format!("<id>tag:thutuc.example,2026:{}</id>", &page[1..]));
        feed.has("tag:thutuc.example,2026:thu-tuc/dang-ky-ket-hon/4");
        feed.has(&format!(
            "rel=\"self\" type=\"application/atom+xml\" href=\"https://thutuc.example{page}/thay-doi.atom\""
        ));
        feed.has(&format!("rel=\"alternate\" type=\"text/html\" href=\"https://thutuc.example{page}\""));
        let english = get(&format!("/en{page}/thay-doi.atom")).await;
        english.has(&format!("<id>tag:thutuc.example,2026:en{page}</id>"));
        english.has("xml:lang=\"en\"");
    }
    // What is not in it is in that of everything.
    get("/thay-doi.atom").await.has("da-rut");
    get("/su-kien/ket-hon/thay-doi.atom").await.lacks("da-rut");
    for path in ["/linh-vuc/khong-co/thay-doi.atom", "/su-kien/khong-co/thay-doi.atom"] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn without_a_mail_server_only_feeds_are_offered() {
    for query in ["thu-tuc=dang-ky-ket-hon", "linh-vuc=ho-tich", "su-kien=ket-hon"] {
        let page = get(&format!("/theo-doi?{query}")).await;
        assert_eq!(page.status, StatusCode::OK, "{query}");
        page.has("Trang này chưa gửi được e-mail");
        page.has("/thay-doi.atom");
        page.lacks("method=\"post\"");
    }
    get("/theo-doi").await.has("href=\"/thay-doi.atom\"");
    get("/thu-tuc/dang-ky-ket-hon").await.has("href=\"/theo-doi?thu-tuc=dang-ky-ket-hon\"");
    let token = token();
    for path in ["/theo-doi?thu-tuc=khong-co", "/theo-doi?linh-vuc=A%2FB"] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["xac-nhan", "cua-toi", "thoi"] {
        assert_eq!(get(&format!("/theo-doi/{path}/{}", token.reveal())).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_letter_tells_the_difference_in_words_and_how_to_leave() {
    let (letters, changes) = letters().await;
    let links = token();
    let change = changes.iter().find(|change| change.content().name.contains("kết hôn")).expect("a change").clone();
    let words = letters.changes(Lang::VI, &[change], 1, &links);
    assert!(words.subject.starts_with("Thay đổi: ") && words.subject.contains("kết hôn"), "{}", words.subject);
    for part in [
        "Bản 4, từ 08:00 ngày 01/03/2026",
        "3606/QĐ-BTP",
        "Chi phí: trước là 80.000 đ",
        "[bỏ: 80.000]",
        "https://thutuc.example/thu-tuc/dang-ky-ket-hon/lich-su/4",
        &format!("https://thutuc.example/theo-doi/cua-toi/{}", links.reveal()),
        &format!("https://thutuc.example/theo-doi/thoi/{}", links.reveal()),
    ] {
        assert!(words.text.contains(part), "“{part}” is not in:\n{}", words.text);
    }
    for part in
        ["<del>80.000</del>", "lang=\"vi\"", "href=\"https://thutuc.example/thu-tuc/dang-ky-ket-hon/lich-su/4\""]
    {
        assert!(words.html.contains(part), "“{part}” is not in:\n{}", words.html);
    }
    for from_elsewhere in ["<img", "<script", "<link", "style=", "src="] {
        assert!(!words.html.contains(from_elsewhere), "{from_elsewhere}");
    }
    let english = letters.changes(Lang::EN, &changes, 500, &links);
    assert_eq!(english.subject, "500 changes in what you follow");
    assert!(english.text.contains(&format!("And {} more changes", 500 - changes.len())), "{}", english.text);
    assert!(english.text.contains("https://thutuc.example/en/thu-tuc/") && english.html.contains("<h2 lang=\"vi\">"));
}

#[tokio::test]
async fn no_letter_grows_beyond_what_is_read() {
    let (letters, changes) = letters().await;
    let many: Vec<Lately> = changes.iter().cycle().take(registry::follow::TOLD_IN_ONE as usize).cloned().collect();
    let words = letters.changes(Lang::VI, &many, 10_000, &token());
    assert!(words.html.len() < 100_000 && words.text.len() < 100_000, "{} {}", words.html.len(), words.text.len());
}

#[tokio::test]
async fn a_confirmation_names_what_is_followed_and_hostile_names_stay_words() {
    let (letters, _) = letters().await;
    let topic = |kind, slug: &str| Topic::new(kind, Slug::parse(slug).expect("a slug"));
    let link = token();
    let words = letters.confirmation(Lang::VI, &topic(TopicKind::Sector, "ho-tich"), &link).expect("a letter");
    assert_eq!(words.subject, "Xác nhận theo dõi: Hộ tịch");
    assert!(words.text.contains(&format!("https://thutuc.example/theo-doi/xac-nhan/{}", link.reveal())));
    assert!(words.text.contains("48 giờ") && words.html.contains("https://thutuc.example/linh-vuc/ho-tich"));
    assert!(letters.confirmation(Lang::VI, &topic(TopicKind::Sector, "khong-co"), &link).is_none());
    let already = letters.already(Lang::EN, &topic(TopicKind::LifeEvent, "ket-hon"), &link).expect("a letter");
    assert!(already.subject.starts_with("You already follow: ") && already.text.contains("/en/theo-doi/thoi/"));
    let mut hostile = sample::bare("<script>alert(1)</script> & \"x\"");
    hostile.summary = catalogue::Markdown::new("<b>");
    let change = Lately {
        at: jiff::Timestamp::UNIX_EPOCH,
        id: registry::ProcedureId(1),
        procedure: catalogue::Procedure { code: None, slug: Slug::from_name("x"), repeal: None },
        kind: registry::history::LatelyKind::Published {
            number: 2,
            before: Some(Box::new(sample::bare("x"))),
            content: Box::new(hostile),
        },
    };
    let words = letters.changes(Lang::VI, &[change], 1, &link);
    assert!(!words.html.contains("<script") && words.html.contains("&lt;script&gt;"), "{}", words.html);
}
