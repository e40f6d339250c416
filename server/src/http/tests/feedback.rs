//! Feedback and ratings, over HTTP.

use axum::http::header::{CACHE_CONTROL, LOCATION};
use catalogue::FeedbackKind;
use jiff::SignedDuration;
use registry::{
    feedback::{Feedback, FeedbackId, FeedbackStore},
    people::{Role, SecretKey},
};

use super::{editing::actor, *};

/// What is done with feedback, over the database of a test.
pub fn letters(database: &Database, clock: Arc<dyn registry::Clock>) -> Arc<Feedback> {
    let calendar = content::read(&content_folder(), Lang::EN).expect("the content").calendar;
    let terms = content::feedback(&content_folder(), Lang::EN).expect("the terms");
    Arc::new(Feedback::new(Arc::new(database.clone()), clock, calendar, terms, SecretKey::random()))
}

const MARRIAGE: &str = "thu-tuc-dang-ky-ket-hon";
const SAID: &str = "Tôi là Nguyễn Văn A, CCCD 001099012345, nộp hồ sơ đã 20 ngày chưa có kết quả.";

impl Running {
    /// Sends a form from a network.
    async fn post_from(&self, network: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = HttpRequest::post(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", network);
        self.ask(request.body(Body::from(body)).expect("a request")).await
    }

    /// The stamp of a form, old enough to be believed.
    async fn stamp(&self, path: &str) -> String {
        let form = self.get(path).await;
        assert_eq!(form.headers[CACHE_CONTROL], "no-store", "{path}");
        let stamp = form.hidden("dau").expect("a stamp");
        self.clock.forward(SignedDuration::from_secs(10));
        stamp
    }

    /// Sends feedback and gives the code.
    async fn send(&self, text: &str) -> String {
        let stamp = self.stamp("/phan-anh/gui?loai=handling").await;
        let fields = [
            ("loai", "handling"),
            ("dau", &stamp),
            ("noi", "Bộ phận một cửa xã A"),
            ("thu-tuc", MARRIAGE),
            ("noi-dung", text),
            ("lien-he", "0912 345 678"),
        ];
        let sent = self.post_from("203.0.113.7", "/phan-anh/gui", &fields).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        assert_eq!(sent.headers[CACHE_CONTROL], "no-store");
        code(&sent)
    }
}

/// The code on a page.
fn code(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("class=\"secret\"").expect("a code");
    let rest = rest.split_once('>').expect("an end").1;
    rest.split_once('<').expect("an end").0.to_owned()
}

async fn act(router: &Router, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = HttpRequest::post(path).header("content-type", "application/x-www-form-urlencoded");
    ask(router, request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn feedback_is_sent_followed_answered_and_published_by_two() {
    let portal = running().await;
    let none = portal.get("/phan-anh").await;
    assert!(none.status == StatusCode::OK && none.body.contains("Chưa có câu trả lời nào"), "{}", none.body);
    let code = portal.send(SAID).await;
    let follow = portal.post_from("203.0.113.7", "/phan-anh/theo-doi", &[("ma", &code.to_lowercase())]).await;
    assert!(follow.status == StatusCode::OK && follow.body.contains("Đang chờ trả lời"), "{}", follow.body);
    assert_eq!(follow.headers[CACHE_CONTROL], "no-store");
    assert!(!follow.body.contains("001099012345") && !follow.body.contains("0912"), "the code shows no words");

    // The desk lists it, and so does the page of feedback.
    let lan = portal.signed_in(actor("lan", &[Role::Editor]));
    let get = |path: &'static str| HttpRequest::get(path).body(Body::empty()).expect("a request");
    for path in ["/can-bo", "/can-bo/phan-anh"] {
        let desk = ask(&lan, get(path)).await;
        assert!(desk.status == StatusCode::OK && desk.body.contains("/can-bo/phan-anh/1"), "{path}: {}", desk.body);
    }
    let one = ask(&lan, get("/can-bo/phan-anh/1")).await;
    assert!(one.body.contains("0912 345 678") && one.body.contains("001099012345"), "{}", one.body);

    let empty = act(&lan, "/can-bo/phan-anh/1", &[("do", "answer"), ("tra-loi", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = "Chào bạn, hồ sơ **đã xong**. Gọi 0912345678. <script>alert(1)</script>";
    let done = act(&lan, "/can-bo/phan-anh/1", &[("do", "answer"), ("tra-loi", answer)]).await;
    assert_eq!(done.headers.get(LOCATION).and_then(|to| to.to_str().ok()), Some("/can-bo/phan-anh/1?xong=answer"));
    let follow = portal.post_from("203.0.113.7", "/phan-anh/theo-doi", &[("ma", &code)]).await;
    assert!(follow.body.contains("<strong>đã xong</strong>") && !follow.body.contains("<script>alert"));

    let wording =
        [("do", "word"), ("cau-hoi", "Hồ sơ của số 001099012345 trễ hẹn thì sao?"), ("tra-loi-cong-khai", answer)];
    assert_eq!(act(&lan, "/can-bo/phan-anh/1", &wording).await.status, StatusCode::SEE_OTHER);
    // Who answered cannot publish, with whatever roles; an editor cannot anyway.
    assert_eq!(act(&lan, "/can-bo/phan-anh/1", &[("do", "publish")]).await.status, StatusCode::FORBIDDEN);
    let lan_too = portal.signed_in(actor("lan", &[Role::Editor, Role::Publisher]));
    let same = act(&lan_too, "/can-bo/phan-anh/1", &[("do", "publish")]).await;
    assert!(same.status == StatusCode::FORBIDDEN && same.body.contains("Cần một người khác"), "{}", same.body);
    assert!(!portal.get("/phan-anh").await.body.contains("trễ hẹn thì sao"));
    let hoa = portal.signed_in(actor("hoa", &[Role::Reviewer]));
    assert_eq!(act(&hoa, "/can-bo/phan-anh/1", &[("do", "publish")]).await.status, StatusCode::SEE_OTHER);
    // The outbox tells every node, so that what is kept is forgotten.
    assert!(portal.portal.catch_up().await.expect("follows"));
    portal.kept.forget();
    for path in ["/phan-anh", "/phan-anh?thu-tuc=thu-tuc-dang-ky-ket-hon&loai=handling", "/en/phan-anh"] {
        let public = portal.get(path).await;
        assert!(public.body.contains("Hồ sơ của số *** trễ hẹn thì sao?"), "{path}: {}", public.body);
        for personal in ["001099012345", "0912", "Nguyễn Văn A", "<script>alert"] {
            assert!(!public.body.contains(personal), "{personal} is on {path}");
        }
    }
    assert!(!portal.get("/phan-anh?loai=regulation").await.body.contains("trễ hẹn thì sao"));
    let taken = act(&hoa, "/can-bo/phan-anh/1", &[("do", "take-back"), ("ly-do-rut", "Nhầm")]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    portal.kept.forget();
    assert!(!portal.get("/phan-anh").await.body.contains("trễ hẹn thì sao"));
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_is_lost() {
    let portal = running().await;
    let stamp = portal.stamp("/phan-anh/gui?loai=page_unclear&thu-tuc=1.000894").await;
    let fields =
        [("loai", "page_unclear"), ("dau", &stamp), ("thu-tuc", "9.9"), ("noi-dung", "</textarea>"), ("lien-he", "x")];
    let wrong = portal.post_from("203.0.113.7", "/phan-anh/gui", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["#f-thu-tuc", "#f-phan", "#f-lien-he", "\n&lt;/textarea>", "value=\"9.9\""] {
        assert!(wrong.body.contains(part), "{part} is not in {}", wrong.body);
    }
    // Without a kind one chooses; with the address of a procedure it is filled in.
    assert!(portal.get("/phan-anh/gui?loai=nonsense").await.body.contains("loai=handling"));
    assert!(portal.get("/phan-anh/gui?loai=page_unclear&thu-tuc=1.000894").await.body.contains("value=\"1.000894\""));
}

#[tokio::test]
async fn programs_and_other_sites_are_refused_and_people_can_press_again() {
    let portal = running().await;
    let form = portal.get("/phan-anh/gui?loai=regulation").await;
    let fresh = form.hidden("dau").expect("a stamp");
    let old = portal.stamp("/phan-anh/gui?loai=regulation").await;
    let fields = |stamp, trap| {
        [("loai", "regulation"), ("dau", stamp), ("trang-web", trap), ("noi-dung", "Nên bỏ bản sao hộ khẩu")]
    };
    portal.clock.forward(SignedDuration::from_secs(-9));
    for (stamp, trap, words) in
        [(fresh.as_str(), "", "Trang vừa mở xong"), ("", "", "mở quá lâu"), (old.as_str(), "https://spam", "một ô ẩn")]
    {
        let refused = portal.post_from("203.0.113.7", "/phan-anh/gui", &fields(stamp, trap)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        for part in [words, "Nên bỏ bản sao hộ khẩu"] {
            assert!(refused.body.contains(part), "{part} is not in {}", refused.body);
        }
        assert!(refused.hidden("dau").is_some_and(|stamp| !stamp.is_empty()));
    }
    let body = "loai=regulation&noi-dung=xxxxxxxxxxxx";
    let foreign = HttpRequest::post("/phan-anh/gui").header("sec-fetch-site", "cross-site");
    assert_eq!(portal.ask(foreign.body(Body::from(body)).expect("a request")).await.status, StatusCode::FORBIDDEN);
    assert!(portal.database.list_feedback(None, 9).await.expect("an answer").is_empty());
}

#[tokio::test]
async fn a_flood_of_one_network_is_slowed_and_others_are_not() {
    let portal = running().await;
    let stamp = portal.stamp("/phan-anh/gui?loai=regulation").await;
    let mut statuses = Vec::new();
    for n in 0..25 {
        let text = format!("Kiến nghị thứ {n} về bản sao");
        let fields = [("loai", "regulation"), ("dau", &stamp), ("noi-dung", &text)];
        statuses.push(portal.post_from("203.0.113.7", "/phan-anh/gui", &fields).await.status);
    }
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::OK).count(), 20, "{statuses:?}");
    let fields = [("loai", "regulation"), ("dau", stamp.as_str()), ("noi-dung", "Kiến nghị của tôi về bản sao")];
    let refused = portal.post_from("203.0.113.7", "/phan-anh/gui", &fields).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.contains("sau 3 phút") && refused.body.contains("Kiến nghị của tôi"), "{}", refused.body);
    assert_eq!(portal.post_from("203.0.113.8", "/phan-anh/gui", &fields).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_same_words_are_kept_once_with_a_code_for_each() {
    let portal = running().await;
    let (one, other) = (portal.send(SAID).await, portal.send(&SAID.to_uppercase()).await);
    assert_ne!(one, other);
    let kept = portal.database.feedback(FeedbackId(1)).await.expect("an answer").expect("it is there");
    assert_eq!(kept.times, 2);
    assert_eq!(portal.database.list_feedback(None, 9).await.expect("an answer").len(), 1);
    for code in [one, other] {
        let follow = portal.post_from("203.0.113.7", "/phan-anh/theo-doi", &[("ma", &code)]).await;
        assert_eq!(follow.status, StatusCode::OK);
    }
    for (typed, status) in [
        ("", StatusCode::UNPROCESSABLE_ENTITY),
        ("AAAA-AAAA-AAAA", StatusCode::NOT_FOUND),
        ("x", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let follow = portal.post_from("203.0.113.7", "/phan-anh/theo-doi", &[("ma", typed)]).await;
        assert_eq!(follow.status, status, "{typed}");
    }
}

#[tokio::test]
async fn contacts_go_some_time_after_the_answer() {
    let portal = running().await;
    portal.send(SAID).await;
    let lan = portal.signed_in(actor("lan", &[Role::Editor]));
    let feedback = Arc::clone(&portal.for_staff.feedback);
    portal.clock.forward(SignedDuration::from_hours(24 * 200));
    assert_eq!(feedback.erase_contacts().await.expect("done"), 0, "nobody has answered");
    act(&lan, "/can-bo/phan-anh/1", &[("do", "answer"), ("tra-loi", "Đã xong.")]).await;
    portal.clock.forward(SignedDuration::from_hours(24 * i64::from(feedback.contact_days()) - 1));
    assert_eq!(feedback.erase_contacts().await.expect("done"), 0);
    portal.clock.forward(SignedDuration::from_hours(2));
    assert_eq!(feedback.erase_contacts().await.expect("done"), 1);
    let kept = portal.database.feedback(FeedbackId(1)).await.expect("an answer").expect("it is there");
    assert!(kept.contacts.is_empty() && kept.text.is_some());
}

#[tokio::test]
async fn clear_or_not_is_counted_and_leads_on() {
    let portal = running().await;
    let page = portal.get("/thu-tuc/thu-tuc-dang-ky-ket-hon").await;
    assert!(page.body.contains("/thu-tuc/thu-tuc-dang-ky-ket-hon/ro-rang"), "{}", page.body);
    let clear = "/thu-tuc/thu-tuc-dang-ky-ket-hon/ro-rang";
    let yes = portal.post_from("203.0.113.7", clear, &[("ro", "1"), ("trang-web", "")]).await;
    assert_eq!(
        (yes.status, yes.location()),
        (StatusCode::SEE_OTHER, "/phan-anh/cam-on?thu-tuc=thu-tuc-dang-ky-ket-hon")
    );
    for _ in 0..2 {
        let no = portal.post_from("203.0.113.8", clear, &[("phan", "papers")]).await;
        let to = "/phan-anh/cam-on?thu-tuc=thu-tuc-dang-ky-ket-hon&phan=papers";
        assert_eq!((no.status, no.location()), (StatusCode::SEE_OTHER, to));
    }
    // A program is not counted.
    portal.post_from("203.0.113.9", clear, &[("phan", "cost"), ("trang-web", "x")]).await;
    let thanks = portal.get("/phan-anh/cam-on?thu-tuc=thu-tuc-dang-ky-ket-hon&phan=papers").await;
    assert!(thanks.body.contains("loai=page_unclear"), "{}", thanks.body);
    let leader = portal.signed_in(actor("hoa", &[Role::Administrator]));
    let counts = ask(&leader, HttpRequest::get("/can-bo/phan-anh").body(Body::empty()).expect("a request")).await;
    assert!(counts.body.contains("Giấy tờ cần nộp (2)") && !counts.body.contains("Phí, lệ phí ("), "{}", counts.body);
    assert_eq!(portal.get("/thu-tuc/khong-co/danh-gia").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn ratings_are_shown_from_five_on_and_from_the_next_day() {
    let portal = running().await;
    let path = "/thu-tuc/thu-tuc-dang-ky-ket-hon/danh-gia";
    let stamp = portal.stamp(&format!("{path}/gui")).await;
    let form = format!("{path}/gui");
    let none = portal.post_from("203.0.113.7", &form, &[("dau", &stamp), ("dung-hen", "yes")]).await;
    for mark in ["5 – Rất tốt", "3 – Tạm được", "1 – Rất tệ"] {
        assert_eq!(none.body.matches(mark).count(), 1, "{mark}");
    }
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.body.contains("#f-diem"), "{}", none.body);
    for (n, stars) in ["5", "4", "4", "5", "1"].into_iter().enumerate() {
        let fields = [("dau", stamp.as_str()), ("diem", stars), ("dung-hen", "yes")];
        let rated = portal.post_from(&format!("203.0.113.{n}"), &form, &fields).await;
        assert_eq!(rated.status, StatusCode::SEE_OTHER, "{}", rated.body);
        portal.kept.forget();
        assert!(portal.get(path).await.body.contains("chưa đủ 5 lượt chấm"));
    }
    portal.clock.forward(SignedDuration::from_hours(24));
    portal.kept.forget();
    let page = portal.get(path).await;
    assert!(page.body.contains("3,8 trên 5 điểm, từ 5 lượt chấm"), "{}", page.body);
    // It is kept like any public page.
    assert_ne!(page.headers[CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn feedback_is_for_those_in_reach_and_the_figures_for_leaders() {
    let portal = running().await;
    portal.send(SAID).await;
    let get = |path: &'static str| HttpRequest::get(path).body(Body::empty()).expect("a request");
    let leader = portal.signed_in(actor("hoa", &[Role::Administrator]));
    let page = ask(&leader, get("/can-bo/phan-anh")).await;
    assert!(page.status == StatusCode::OK && !page.body.contains("/can-bo/phan-anh/1"), "{}", page.body);
    assert_eq!(ask(&leader, get("/can-bo/phan-anh/1")).await.status, StatusCode::FORBIDDEN);
    let mut far = actor("minh", &[Role::Editor]);
    far.grants[0].scope.agencies = [Slug::from_name("Sở Không Liên Quan")].into();
    let far = portal.signed_in(far);
    assert_eq!(ask(&far, get("/can-bo/phan-anh/1")).await.status, StatusCode::FORBIDDEN);
    assert!(!ask(&far, get("/can-bo")).await.body.contains("/can-bo/phan-anh/1"));
    assert_eq!(
        act(&far, "/can-bo/phan-anh/1", &[("do", "note"), ("ghi-chu", "x")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(ask(&far, get("/can-bo/phan-anh/99")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get("/can-bo/phan-anh").await.status, StatusCode::SEE_OTHER, "nobody signed in");
    assert!(FeedbackKind::ALL.iter().all(|kind| portal.for_staff.feedback.term(*kind).is_some()));
}

#[tokio::test]
async fn what_was_searched_for_in_vain_stands_on_the_desk() {
    let portal = running().await;
    let counts = [MissedCount { kind: MissedKind::SaidSo, words: "nuoi lac da".to_owned(), count: 5 }];
    portal.database.count_missed(registry::today(), &counts).await.expect("it is counted");
    let lan = portal.signed_in(actor("lan", &[Role::Editor]));
    let get = || HttpRequest::get("/can-bo").body(Body::empty()).expect("a request");
    assert!(ask(&lan, get()).await.body.contains("nuoi lac da"));
    let nobody = portal.signed_in(actor("minh", &[]));
    assert!(!ask(&nobody, get()).await.body.contains("nuoi lac da"));
}
