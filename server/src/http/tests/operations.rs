//! What those who run the portal are told.

use registry::follow::FollowStore;

use super::*;
use crate::metrics::{self, Measured};

async fn figures(portal: &Running) -> String {
    let letters = Some(Arc::new(portal.database.clone()) as Arc<dyn FollowStore>);
    let measured = Measured { portal: Arc::clone(&portal.portal), kept: Arc::clone(&portal.kept), letters };
    let answer =
        ask(&metrics::router(measured), HttpRequest::get("/metrics").body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.headers["content-type"].to_str().expect("text").starts_with("application/openmetrics-text"));
    answer.body
}

/// The number that stands behind a name with its labels.
fn figure(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no {name} in\n{text}"))
}

#[tokio::test]
async fn figures_are_of_routes_and_of_nobody() {
    let portal = running().await;
    let list = portal.get("/api/v1/procedures?q=ket%20hon&limit=1").await.json();
    let slug = list["items"][0]["slug"].as_str().expect("a slug").to_owned();
    for _ in 0..3 {
        assert_eq!(portal.get(&format!("/thu-tuc/{slug}")).await.status, StatusCode::OK);
    }
    portal.get("/thu-tuc/nguyen-van-a-079123456789").await;
    portal.get("/nowhere/at/all").await;
    let made_up = HttpRequest::builder().method("HACK").uri("/").body(Body::empty()).expect("a request");
    portal.ask(made_up).await;
    let text = figures(&portal).await;
    let route = "route=\"/thu-tuc/{procedure}\",method=\"GET\"";
    assert!(figure(&text, &format!("minhbach_requests_total{{{route},status=\"2xx\"}}")) == 3.0);
    assert!(figure(&text, &format!("minhbach_requests_total{{{route},status=\"4xx\"}}")) == 1.0);
    assert!(text.contains("route=\"-\"") && text.contains("method=\"other\""), "{text}");
    assert!(figure(&text, "minhbach_request_seconds_count{route=\"/thu-tuc/{procedure}\"}") == 2.0);
    assert!(figure(&text, "minhbach_kept_answers_total") == 2.0);
    assert!(figure(&text, "minhbach_procedures") >= 40.0);
    assert!(figure(&text, "minhbach_snapshot_position") >= 40.0);
    assert!(figure(&text, "minhbach_store_answers") == 1.0 && figure(&text, "minhbach_letters_waiting") == 0.0);
    assert!(figure(&text, "minhbach_search_engine{engine=\"embedded\"}") == 1.0);
    assert!(text.contains("minhbach_build_info{version=\"") && text.contains("process_start_time_seconds "));
    for secret in [slug.as_str(), "079123456789", "ket%20hon", "nowhere", "HACK"] {
        assert!(!text.contains(secret), "{secret} is in\n{text}");
    }
}

#[tokio::test]
async fn figures_are_not_shown_to_the_public() {
    let portal = running().await;
    assert_eq!(portal.get("/metrics").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_answer_that_was_not_modified_is_counted_as_such() {
    let portal = running().await;
    let tag = portal.get("/linh-vuc").await.headers["etag"].clone();
    let again = HttpRequest::get("/linh-vuc").header("if-none-match", tag).body(Body::empty()).expect("a request");
    assert_eq!(portal.ask(again).await.status, StatusCode::NOT_MODIFIED);
    let text = figures(&portal).await;
    assert!(figure(&text, "minhbach_requests_total{route=\"/linh-vuc\",method=\"GET\",status=\"3xx\"}") == 1.0);
}

#[tokio::test]
async fn a_database_that_is_away_degrades_and_one_that_stops_is_not_ready() {
    let portal = running().await;
    let ready = portal.get("/readyz").await;
    assert_eq!((ready.status, ready.json()["status"].as_str().map(str::to_owned)), (StatusCode::OK, Some("ok".into())));
    portal.database.close().await;
    assert!(portal.portal.catch_up().await.is_err());
    let ready = portal.get("/readyz").await;
    let told = ready.json();
    assert_eq!((ready.status, &told["status"], &told["store"]), (StatusCode::OK, &"degraded".into(), &"away".into()));
    assert!(told["store_answered"].as_u64().is_some());
    assert_eq!(portal.get("/linh-vuc").await.status, StatusCode::OK, "the public sees everything");
    portal.stopping.begin();
    let ready = portal.get("/readyz").await;
    assert_eq!((ready.status, &ready.json()["status"]), (StatusCode::SERVICE_UNAVAILABLE, &"stopping".into()));
    assert_eq!(portal.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(portal.get("/co-quan").await.status, StatusCode::OK, "who comes all the same is served");
}
