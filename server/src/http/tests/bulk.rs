//! The pages for many entries in one go.

use std::{sync::Arc, time::Duration};

use axum::Extension;
use registry::people::{AccountId, Actor, Grant, Role, Scope, UserName};

use super::*;

pub(super) fn actor(name: &str, roles: &[Role]) -> Arc<Actor> {
    Arc::new(Actor {
        account: AccountId(1),
        name: UserName::parse(name).expect("a name"),
        display_name: name.to_owned(),
        grants: roles.iter().map(|role| Grant { role: *role, scope: Scope::everything() }).collect(),
        second_factor: true,
    })
}

const ALL: [Role; 3] = [Role::Editor, Role::Reviewer, Role::Publisher];

/// Somebody at the pages for staff.
struct Person(Router);

impl Person {
    fn at(portal: &Running, name: &str, roles: &[Role]) -> Self {
        Self(portal.staff.clone().layer(Extension(actor(name, roles))))
    }

    async fn get(&self, path: &str) -> Answer {
        ask(&self.0, HttpRequest::get(path).body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = HttpRequest::post(path).header("content-type", "application/x-www-form-urlencoded");
        ask(&self.0, request.body(Body::from(body)).expect("a request")).await
    }

    async fn upload(&self, path: &str, name: &str, file: &[u8]) -> Answer {
        let mut body =
            format!("--boundary\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n")
                .into_bytes();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--boundary--\r\n");
        let request = HttpRequest::post(path).header("content-type", "multipart/form-data; boundary=boundary");
        ask(&self.0, request.body(Body::from(body)).expect("a request")).await
    }

    /// Where a form led to.
    fn led_to(answer: &Answer) -> String {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        answer.headers["location"].to_str().expect("a path").to_owned()
    }

    /// Follows the page of some work, without a script, until it tells what came of it.
    async fn wait(&self, started: &Answer) -> Answer {
        let path = Self::led_to(started);
        for _ in 0..200 {
            let page = self.get(&path).await;
            if page.headers.contains_key("refresh") {
                assert!(page.body.contains("<progress"), "{}", page.body);
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            }
            return match page.status {
                StatusCode::SEE_OTHER => self.get(&Self::led_to(&page)).await,
                _ => Answer {
                    headers: [(axum::http::header::LOCATION, path.parse().expect("a path"))].into_iter().collect(),
                    ..page
                },
            };
        }
        panic!("it never ends");
    }
}

/// What a form on a page would be sent to.
fn action<'a>(page: &'a str, ending: &str) -> &'a str {
    page.split("action=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().expect("an action"))
        .find(|action| action.ends_with(ending))
        .expect("a form")
}

#[tokio::test]
async fn a_stranger_sees_nothing_of_it() {
    let portal = running().await;
    for path in ["/can-bo/lo", "/can-bo/lo/nhap", "/can-bo/lo/thay-co-quan", "/can-bo/van-ban", "/can-bo/xuat"] {
        assert_eq!(portal.get_as_staff(path).await.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(portal.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn every_page_answers_in_both_languages() {
    let portal = running().await;
    let lan = Person::at(&portal, "lan", &ALL);
    for path in [
        "/can-bo/lo",
        "/can-bo/lo/nhap",
        "/can-bo/lo/thay-co-quan",
        "/can-bo/van-ban?q=ho+tich",
        "/can-bo/van-ban/xem?so=60/2014/QH13",
        "/can-bo/xuat",
    ] {
        for prefix in ["", "/en"] {
            let page = lan.get(&format!("{prefix}{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{prefix}{path}");
            assert_eq!(page.headers["cache-control"], "no-store", "{path}");
            // a key that has no text is shown as itself
            for key in ["bulk-", "law-"] {
                let bare = page.body.split(&format!(">{key}")).count();
                assert_eq!(bare, 1, "{path}: a text is missing: {}", page.body);
            }
        }
    }
    assert_eq!(lan.get("/can-bo/lo/999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.get("/can-bo/lo/viec/7").await.status, StatusCode::NOT_FOUND);
    assert_eq!(lan.get("/can-bo/van-ban/xem?so=999/1999/X").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_exported_comes_back_unchanged_and_a_change_becomes_a_draft() {
    let portal = running().await;
    let lan = Person::at(&portal, "lan", &ALL);
    let minh = Person::at(&portal, "minh", &ALL);
    let request = HttpRequest::post("/can-bo/xuat").header("content-type", "application/x-www-form-urlencoded");
    let response =
        lan.0.clone().oneshot(request.body(Body::from("format=xlsx")).expect("a request")).await.expect("an answer");
    assert!(response.headers()["content-disposition"].to_str().expect("text").contains(".xlsx"));
    let workbook = to_bytes(response.into_body(), 32 << 20).await.expect("a body");
    assert!(portal.database.audit(5).await.expect("the audit").iter().any(|row| row.action == "catalogue.exported"));
    let unchanged = lan.upload("/can-bo/lo/nhap", "thu-tuc.xlsx", &workbook).await;
    let review = lan.wait(&unchanged).await;
    assert!(review.body.contains("Không có gì để tạo bản thảo"), "{}", review.body);

    let csv = "Mã thủ tục;Tên thủ tục;Thời hạn giải quyết\n1.000894;;2 ngày làm việc\n9.999999;Cấp phép thả đèn trời;\nxyz;A;\n";
    let started = lan.upload("/can-bo/lo/nhap", "sửa <b>.csv", csv.as_bytes()).await;
    let review = lan.wait(&started).await;
    assert_eq!(review.status, StatusCode::OK);
    for part in ["Có thay đổi", "Để riêng", "Tạo 1 bản thảo", "2 ngày làm việc", "Lĩnh vực"] {
        assert!(review.body.contains(part), "“{part}” is not in {}", review.body);
    }
    assert!(!review.body.contains("<b>"), "a name must be escaped");
    let page =
        Person::led_to(&Answer { status: StatusCode::SEE_OTHER, headers: review.headers.clone(), body: String::new() });
    assert_eq!(minh.get(&page).await.status, StatusCode::NOT_FOUND, "nobody else's work");
    let nameless = lan.post(&page, &[("name", " ")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = lan.wait(&lan.post(&page, &[("name", "Đợt 1")]).await).await;
    assert!(made.body.contains("Đã tạo 1 bản thảo") && made.body.contains("Đợt 1"), "{}", made.body);

    // Both people's work, by forms alone.
    let announce = action(&made.body, "/announce").to_owned();
    let incomplete = lan.post(&announce, &[("number", "12/QĐ"), ("date", "31/02/2026"), ("issuer", "UBND")]).await;
    assert_eq!(incomplete.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(incomplete.body.contains("value=\"12/QĐ\""), "nothing typed is lost: {}", incomplete.body);
    let fields =
        [("number", "12/QĐ-UBND"), ("date", "15/01/2026"), ("issuer", "UBND tỉnh"), ("in_force", "16/01/2026")];
    let announced = lan.wait(&lan.post(&announce, &fields).await).await;
    assert!(announced.body.contains("12/QĐ-UBND"), "{}", announced.body);
    let submitted = lan.wait(&lan.post(action(&announced.body, "/submit"), &[]).await).await;
    let approve = action(&submitted.body, "/approve").to_owned();
    let own = lan.wait(&lan.post(&approve, &[]).await).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert!(own.body.contains("lan đã viết bản này"), "{}", own.body);
    let approved = minh.wait(&minh.post(&approve, &[("approve-remark", "Đúng")]).await).await;
    let schedule = action(&approved.body, "/schedule").to_owned();
    assert!(approved.body.contains("value=\"16/01/2026\""), "the day is proposed: {}", approved.body);
    let published = minh.wait(&minh.post(&schedule, &[("day", "16/01/2026")]).await).await;
    assert!(published.body.contains("đang công khai"), "{}", published.body);
    portal.portal.catch_up().await.expect("follows");
    portal.kept.forget();
    let detail = portal.get("/api/v1/procedures/1.000894").await;
    assert!(detail.body.contains("12/QĐ-UBND"), "{}", detail.body);
    assert_eq!(portal.database.verify_audit().await.expect("it walks").fault, None);
}

#[tokio::test]
async fn an_agency_is_replaced_after_a_preview() {
    let portal = running().await;
    let lan = Person::at(&portal, "lan", &ALL);
    let name = portal.portal.snapshot().agencies()[0].name.clone();
    let wrong = lan.post("/can-bo/lo/thay-co-quan", &[("from", "Không có"), ("to", "Sở Mới")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("aria-describedby=\"from-hint from-error\""), "{}", wrong.body);
    let review = lan.wait(&lan.post("/can-bo/lo/thay-co-quan", &[("from", &name), ("to", "Sở Mới")]).await).await;
    assert!(review.body.contains("Sở Mới") && review.body.contains("bản thảo"), "{}", review.body);
    let reader = Person::at(&portal, "thu", &[Role::Reviewer]);
    let refused =
        reader.wait(&reader.post("/can-bo/lo/thay-co-quan", &[("from", &name), ("to", "Sở Mới")]).await).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_law_that_ended_is_recorded_and_what_rests_on_it_mended() {
    let portal = running().await;
    let lan = Person::at(&portal, "lan", &ALL);
    let snapshot = portal.portal.snapshot();
    let cited = snapshot.entries().flat_map(|entry| &entry.content.legal_basis).find(|law| law.key().is_some());
    let number = cited.expect("a law").number.clone();
    let path = format!(
        "/can-bo/van-ban/xem?{}",
        form_urlencoded::Serializer::new(String::new()).append_pair("so", &number).finish()
    );
    let sheet = lan.get(&path).await;
    assert!(sheet.body.contains(&number), "{}", sheet.body);
    let fields = |until: &'static str| {
        [("revision", "0"), ("number", number.as_str()), ("until", until), ("replaced_by", "1/2026/NĐ-CP")]
    };
    let wrong = lan.post(&path, &fields("32/13/2026")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let recorded = lan.post(&path, &fields("01/01/2026")).await;
    let sheet = lan.get(&Person::led_to(&recorded)).await;
    assert!(sheet.body.contains("01/01/2026") && sheet.body.contains("Đã ghi."), "{}", sheet.body);
    let stale = lan.post(&path, &fields("01/01/2026")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = lan.get("/can-bo/van-ban?het=1").await;
    assert!(gone.body.contains(&number), "{}", gone.body);
    let mend = path.replace("/xem", "/sua");
    let review = lan.wait(&lan.post(&mend, &[("to", "1/2026/NĐ-CP"), ("to-title", "Nghị định mới")]).await).await;
    assert!(review.body.contains("1/2026/NĐ-CP") && review.body.contains("căn cứ pháp lý"), "{}", review.body);
    let editor = Person::at(&portal, "thu", &[Role::Editor]);
    let refused = editor.post(&path, &fields("01/01/2026")).await;
    assert!(refused.body.contains("Vai trò của bạn"), "{}", refused.body);
}
