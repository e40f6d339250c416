//! What the form of an edition asks while it is written.

use catalogue::EditionContent;
use registry::{
    editing::Editing,
    people::{Actor, Role},
};

use super::{editing::actor, *};

fn somebody(name: &str, role: Role) -> Actor {
    actor(name, &[role])
}

fn post(path: &str, kind: &str, body: impl Into<Body>) -> HttpRequest<Body> {
    HttpRequest::post(path).header("content-type", kind).body(body.into()).expect("a request")
}

const FORM: &str = "application/x-www-form-urlencoded";

fn get(path: &str) -> HttpRequest<Body> {
    HttpRequest::get(path).body(Body::empty()).expect("a request")
}

#[tokio::test]
async fn nothing_is_told_to_whoever_did_not_sign_in() {
    let portal = running().await;
    for request in [
        post("/can-bo/bieu-mau/xem-truoc", "text/plain", "a"),
        post("/can-bo/bieu-mau/soat", FORM, "name=a"),
        post("/can-bo/thu-tuc/a/1/tu-luu", FORM, "name=a"),
        get("/can-bo/bieu-mau/ten?danh-sach=known-papers&q=to"),
        get("/can-bo/bieu-mau/van-ban?so=1"),
    ] {
        let path = request.uri().path().to_owned();
        assert_eq!(
            ask(&app::site::staff_router(portal.for_staff.clone()), request).await.status,
            StatusCode::FORBIDDEN,
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_preview_shows_what_the_public_would_see_and_runs_nothing() {
    let portal = running().await;
    let staff = portal.signed_in(somebody("lan", Role::Editor));
    let hostile = "**đậm** <script>alert(1)</script> [a](javascript:alert(1))";
    let answer = ask(&staff, post("/can-bo/bieu-mau/xem-truoc", "text/plain;charset=UTF-8", hostile)).await;
    assert_eq!((answer.status, &answer.headers["cache-control"]), (StatusCode::OK, &"no-store".parse().expect("ok")));
    assert!(answer.body.contains("<strong>đậm</strong>"), "{}", answer.body);
    assert!(!answer.body.contains("<script") && !answer.body.contains("javascript:\""), "{}", answer.body);
    assert!(!answer.body.contains("href"), "{}", answer.body);
}

#[tokio::test]
async fn what_is_wrong_is_told_with_its_field() {
    let portal = running().await;
    let staff = portal.signed_in(somebody("lan", Role::Editor));
    let check = |body: &'static str| ask(&staff, post("/can-bo/bieu-mau/soat", FORM, body));
    let wrong = check("name=&sector=x&source%5Bverified_on%5D=%3Cb%3E").await;
    for part in ["data-field=\"f-name\"", "data-field=\"f-source-verified_on\"", "href=\"#f-name\"", "&lt;b&gt;"] {
        assert!(wrong.body.contains(part), "{part} is not in {}", wrong.body);
    }
    let read = check("name=A&sector=B").await;
    assert!(!read.body.contains("data-field") && read.body.contains("href=\"#f-channels\""), "{}", read.body);
    assert_eq!(check("steps=x").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn names_and_documents_are_completed_from_the_catalogue() {
    let portal = running().await;
    let staff = portal.signed_in(somebody("lan", Role::Editor));
    let names = |list: &str, typed: &str| {
        let path = format!("/can-bo/bieu-mau/ten?danh-sach={list}&q={typed}");
        let staff = staff.clone();
        async move { ask(&staff, get(&path)).await.json() }
    };
    let sectors = names("known-sectors", "ho%20tich").await;
    assert_eq!(sectors[0], "Hộ tịch", "{sectors}");
    let papers = names("known-papers", "to%20khai").await;
    assert!((1..=12).contains(&papers.as_array().expect("names").len()), "{papers}");
    assert_eq!(names("known-papers", "t").await, serde_json::json!([]));
    assert_eq!(ask(&staff, get("/can-bo/bieu-mau/ten?danh-sach=x&q=to")).await.status, StatusCode::BAD_REQUEST);
    let law = ask(&staff, get("/can-bo/bieu-mau/van-ban?so=60/2014/qh13")).await.json();
    assert!(law["title"].as_str().is_some_and(|title| title.contains("Hộ tịch")), "{law}");
    assert_eq!(ask(&staff, get("/can-bo/bieu-mau/van-ban?so=9/1900/X")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_draft_saves_itself_until_somebody_else_writes() {
    let portal = running().await;
    let (lan, minh) = (somebody("lan", Role::Editor), somebody("minh", Role::Editor));
    let detail = portal.get("/api/v1/procedures/1.000894").await.json();
    let content: EditionContent = serde_json::from_value(detail["content"].clone()).expect("a content");
    let content = EditionContent { name: "Thử tự lưu".to_owned(), ..content };
    let editing = Editing::new(Arc::new(portal.database.clone()), Arc::new(SystemClock));
    let slug = editing.create(&lan, None, content.clone()).await.expect("made");
    let staff = portal.signed_in(lan.clone());
    let path = format!("/can-bo/thu-tuc/{slug}/1/tu-luu");
    let save = |body: String| ask(&staff, post(&path, FORM, body));
    let saved = save("revision=1&name=M%E1%BB%9Bi&sector=B".to_owned()).await.json();
    assert_eq!((&saved["go_on"], &saved["revision"]), (&Value::Bool(true), &Value::from(2)), "{saved}");
    let kept = editing.read(&lan, &slug).await.expect("read");
    assert_eq!(kept.edition(1).expect("it is there").edition.content().name, "Mới");

    let wrong = save("revision=2&name=&sector=B".to_owned()).await.json();
    assert_eq!((&wrong["go_on"], wrong.get("revision")), (&Value::Bool(true), None), "{wrong}");
    editing.save(&minh, &slug, 1, 2, &content).await.expect("saved by another");
    let moved = save("revision=2&name=C&sector=B".to_owned()).await.json();
    assert_eq!(moved["go_on"], false, "{moved}");
    assert!(moved["said"].as_str().is_some_and(|said| said.contains("minh")), "{moved}");
    editing.give_up(&minh, &slug, 1, "thôi").await.expect("given up");
    let closed = save("revision=3&name=C&sector=B".to_owned()).await.json();
    assert_eq!(closed["go_on"], false, "{closed}");
    let refused = portal.signed_in(somebody("hoa", Role::Publisher));
    let refused = ask(&refused, post(&path, FORM, "revision=3&name=C&sector=B")).await.json();
    assert_eq!(refused["go_on"], false, "{refused}");
    assert_eq!(save("steps=x".to_owned()).await.status, StatusCode::BAD_REQUEST);
}
