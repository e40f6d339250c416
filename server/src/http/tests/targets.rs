//! Targets: set by an administrator, seen by everybody.

use registry::people::Role;

use super::{editing::actor, *};

async fn post(router: &Router, body: &'static str) -> Answer {
    let request = HttpRequest::post("/can-bo/chi-tieu").header("content-type", "application/x-www-form-urlencoded");
    ask(router, request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn an_administrator_sets_a_target_that_everybody_sees() {
    let portal = running().await;
    let page = "/dich-vu-truc-tuyen?linh-vuc=ho-tich";
    let before = portal.get(page).await;
    assert!(before.status == StatusCode::OK && !before.body.contains("Chỉ tiêu:"), "{}", before.body);
    let staff = portal.signed_in(actor("hoa", &[Role::Administrator]));
    let form = ask(&staff, HttpRequest::get("/can-bo/chi-tieu").body(Body::empty()).expect("a request")).await;
    assert!(form.status == StatusCode::OK && form.body.contains("Chưa đặt chỉ tiêu nào"), "{}", form.body);

    let wrong = post(&staff, "linh-vuc=ho-tich&muc-do=4&ty-le=150&truoc-ngay=2001-01-01&quyet-dinh=%3Cb%3E").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["aria-describedby=\"ty-le-loi\"", "aria-describedby=\"truoc-ngay-loi\"", "value=\"150\"", "&lt;b&gt;"]
    {
        assert!(wrong.body.contains(part), "{part} is not in {}", wrong.body);
    }
    let set =
        post(&staff, "linh-vuc=ho-tich&muc-do=4&ty-le=80&truoc-ngay=2099-12-31&quyet-dinh=06%2FQ%C4%90-TTg").await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.body);
    assert_eq!(set.headers["location"], "/can-bo/chi-tieu?xong=1");
    // The outbox tells every node, so that what is kept is forgotten.
    assert!(portal.portal.catch_up().await.expect("follows"));
    portal.kept.forget();
    let after = portal.get(page).await;
    assert!(after.body.contains("Chỉ tiêu: 80% ở mức độ 4 trước hết ngày 31/12/2099."), "{}", after.body);
    assert!(after.body.contains("06/QĐ-TTg"));
}

#[tokio::test]
async fn nobody_else_sets_targets() {
    let portal = running().await;
    let body = "linh-vuc=&muc-do=4&ty-le=80&truoc-ngay=2099-12-31&quyet-dinh=x";
    for role in [Role::Editor, Role::Reviewer, Role::Publisher] {
        let staff = portal.signed_in(actor("hoa", &[role]));
        assert_eq!(post(&staff, body).await.status, StatusCode::FORBIDDEN, "{role:?}");
    }
    assert_eq!(post(&portal.router, body).await.status, StatusCode::FORBIDDEN, "from no page of this site");
    assert_eq!(portal.get("/can-bo/chi-tieu").await.status, StatusCode::SEE_OTHER, "nobody signed in");
    assert!(portal.database.targets().await.expect("an answer").is_empty());
}
