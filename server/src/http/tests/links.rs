//! Links that lead nowhere: who sees them, and who has one looked at again.

use jiff::SignedDuration;
use registry::{
    Clock,
    links::{LinkAddress, LinkAnswer, LinkState, LinkStore, found},
    people::Role,
};

use super::{editing::actor, *};

const PAGE: &str = "/can-bo/lien-ket";

async fn get(router: &Router, path: &str) -> Answer {
    ask(router, HttpRequest::get(path).body(Body::empty()).expect("a request")).await
}

async fn post(router: &Router, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = HttpRequest::post(PAGE).header("content-type", "application/x-www-form-urlencoded");
    ask(router, request.body(Body::from(body)).expect("a request")).await
}

/// An address of the starter catalogue.
fn an_address(portal: &Running) -> LinkAddress {
    let all = found(&portal.portal.snapshot(), &[]);
    all.into_values().find_map(|link| link.address.ok()).expect("the starter catalogue leads somewhere")
}

/// As if it had been looked at on three days.
async fn looked_at(portal: &Running, address: &LinkAddress, answer: LinkAnswer) {
    let now = SystemClock.now();
    let mut state = LinkState::new(address, now);
    for days in [4, 2, 0] {
        state.answered(answer.clone(), now - SignedDuration::from_hours(24 * days));
    }
    portal.database.keep_links(&[state]).await.expect("kept");
}

#[tokio::test]
async fn what_leads_nowhere_is_shown_with_the_way_to_correct_it() {
    let portal = running().await;
    let staff = portal.signed_in(actor("hoa", &[Role::Editor]));
    let before = get(&staff, PAGE).await;
    assert_eq!(before.status, StatusCode::OK);
    for part in ["Chưa liên kết nào được kiểm tra.", "--links on", "noindex"] {
        assert!(before.body.contains(part), "“{part}” is not in {}", before.body);
    }
    let address = an_address(&portal);
    looked_at(&portal, &address, LinkAnswer::Gone { status: 404 }).await;
    for (path, words) in [(PAGE, "Không còn trả lời"), ("/en/can-bo/lien-ket?loc=dead", "No longer answers")] {
        let page = get(&staff, path).await;
        let shown = address.as_str().replace('&', "&amp;");
        for part in [words, "404", "/can-bo/thu-tuc/", shown.as_str()] {
            assert!(page.body.contains(part), "“{part}” is not in {}", page.body);
        }
    }
    let moved = get(&staff, "/can-bo/lien-ket?loc=moved&pham-vi=tat-ca").await;
    assert!(moved.body.contains("Không có liên kết nào thuộc nhóm này."), "{}", moved.body);
    assert_eq!(get(&staff, "/can-bo/lien-ket?trang=99").await.status, StatusCode::NOT_FOUND);
    looked_at(&portal, &address, LinkAnswer::Well).await;
    let well = get(&staff, PAGE).await;
    assert!(well.body.contains("Mọi liên kết đều trả lời tốt."), "{}", well.body);
    let desk = get(&staff, "/can-bo").await;
    assert!(desk.body.contains(PAGE), "{}", desk.body);
}

#[tokio::test]
async fn a_link_is_looked_at_again_when_somebody_asks() {
    let mut portal = running().await;
    portal.for_staff = portal.for_staff.clone().looking_at_links(true);
    let staff = portal.signed_in(actor("hoa", &[Role::Editor]));
    let address = an_address(&portal);
    looked_at(&portal, &address, LinkAnswer::TooSlow).await;
    let page = get(&staff, PAGE).await;
    assert!(page.body.contains("Kiểm tra lại ngay") && !page.body.contains("--links on"), "{}", page.body);
    let asked = post(&staff, &[("dia-chi", address.as_str()), ("loc", "dead"), ("pham-vi", "")]).await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert_eq!(asked.headers["location"], "/can-bo/lien-ket?loc=dead&xong=1");
    let page = get(&staff, "/can-bo/lien-ket?loc=dead&xong=1").await;
    for part in ["Đã ghi nhận.", "Đang chờ kiểm tra lại"] {
        assert!(page.body.contains(part), "“{part}” is not in {}", page.body);
    }
    let state = portal.database.links().await.expect("the links").pop().expect("one");
    assert!(state.asked_at.is_some());
    let audit = portal.database.audit(1).await.expect("the audit");
    assert_eq!((audit[0].actor.as_str(), audit[0].action.as_str()), ("hoa", "link.asked"));
    // Nothing else is looked at, whoever asks.
    for other in ["https://example.vn/nowhere", "http://127.0.0.1/", "", "javascript:alert(1)"] {
        assert_eq!(post(&staff, &[("dia-chi", other)]).await.status, StatusCode::NOT_FOUND, "{other}");
    }
    assert_eq!(portal.database.links().await.expect("the links").len(), 1);
}

#[tokio::test]
async fn nobody_else_sees_links_or_has_them_looked_at() {
    let portal = running().await;
    let address = an_address(&portal);
    let nobody = portal.signed_in(actor("hoa", &[]));
    assert_eq!(get(&nobody, PAGE).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&nobody, &[("dia-chi", address.as_str())]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&portal.router, &[("dia-chi", address.as_str())]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(portal.get(PAGE).await.status, StatusCode::SEE_OTHER, "nobody signed in");
    assert!(portal.database.links().await.expect("the links").is_empty());
}
