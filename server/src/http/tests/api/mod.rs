//! The API through everything that stands before it.

mod document;
mod limits;
mod paging;

use super::{
    history::{lanterns, take},
    *,
};

/// A request with some headers.
async fn ask_with(portal: &Running, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = HttpRequest::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    portal.ask(request.body(Body::empty()).expect("a request")).await
}

/// What stands in a list at first.
async fn first(portal: &Running, list: &str) -> Value {
    portal.get(list).await.json()["items"][0].clone()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_else(|| panic!("no {field} in {value}"))
}

#[tokio::test]
async fn everything_in_a_list_can_be_had_by_itself() {
    let portal = running().await;
    for list in ["sectors", "agencies", "desks", "life-events", "legal-documents"] {
        let path = format!("/api/v1/{list}");
        let answer = portal.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        let item = first(&portal, &path).await;
        let one = portal.get(text(&item, "api_url")).await;
        assert_eq!(one.status, StatusCode::OK, "{item}: {}", one.body);
        let key = if list == "legal-documents" { "key" } else { "slug" };
        assert_eq!(one.json()[key], item[key]);
        // A legal document has no page of its own.
        if let Some(page) = item["url"].as_str() {
            assert_eq!(portal.get(page).await.status, StatusCode::OK, "{page}");
        }
        let missing = portal.get(&format!("{path}/khong-co")).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND);
        assert_eq!(missing.headers["content-type"], "application/problem+json");
        let again = portal.get(&path).await;
        assert_eq!((&again.body, &again.headers["etag"]), (&answer.body, &answer.headers["etag"]));
    }
}

#[tokio::test]
async fn what_a_sector_an_agency_and_a_desk_have_is_listed() {
    let portal = running().await;
    let sector = first(&portal, "/api/v1/sectors").await;
    let listed = portal.get(text(&sector, "procedures_url")).await.json();
    assert_eq!(listed["total"], sector["procedures"]);
    let agencies = portal.get("/api/v1/agencies?limit=100").await.json();
    for agency in agencies["items"].as_array().expect("items").iter().take(5) {
        let path = text(agency, "procedures_url");
        assert_eq!(portal.get(path).await.json()["total"], agency["acting"]);
        assert_eq!(portal.get(&format!("{path}?role=other")).await.json()["total"], agency["other"]);
    }
    let desk = first(&portal, "/api/v1/desks").await;
    let taken = portal.get(text(&desk, "procedures_url")).await.json();
    assert!(taken["total"].as_u64().is_some_and(|total| total > 0), "{taken}");
    let link = portal.get(text(&taken["items"][0], "api_url")).await;
    assert_eq!(link.status, StatusCode::OK);
}

#[tokio::test]
async fn a_desk_is_found_by_the_name_of_its_commune() {
    let portal = running().await;
    let found = portal.get("/api/v1/desks?commune=ph%C6%B0%E1%BB%9Dng%20H%E1%BA%A3i%20Ch%C3%A2u").await.json();
    let desk = &found["items"][0];
    assert!(desk["commune"]["name"].as_str().is_some_and(|name| name.contains("Hải Châu")), "{found}");
    assert_eq!(desk["found_by"]["kind"], "commune");
    let nothing = portal.get("/api/v1/desks?commune=zzzzqqqq").await.json();
    assert_eq!(
        (&nothing["items"], &nothing["total"], &nothing["next"]),
        (&serde_json::json!([]), &0.into(), &Value::Null)
    );
}

#[tokio::test]
async fn a_legal_document_is_found_however_its_number_is_written() {
    let portal = running().await;
    for number in ["60/2014/QH13", "60%2F2014%2Fqh13", "S%E1%BB%91%2060%2F2014%2FQH13"] {
        let law = portal.get(&format!("/api/v1/legal-documents/{number}")).await;
        assert_eq!(law.status, StatusCode::OK, "{number}: {}", law.body);
        let law = law.json();
        assert_eq!(law["key"], "60/2014/qh13");
        assert_eq!(law["procedures"].as_u64(), law["rests_on_it"].as_array().map(|list| list.len() as u64));
        // What staff recorded of it, and by whom, is theirs.
        assert!(law.get("record").is_none() && law.get("revision").is_none());
    }
    let found = portal.get("/api/v1/legal-documents?q=luat%20ho%20tich").await.json();
    assert!(found["total"].as_u64().is_some_and(|total| total > 0), "{found}");
}

#[tokio::test]
async fn the_steps_of_a_life_event_say_what_is_first_and_why() {
    let portal = running().await;
    let event = portal.get("/api/v1/life-events/ket-hon").await.json();
    let steps = event["steps"].as_array().expect("steps");
    assert!(!steps.is_empty(), "{event}");
    assert!(steps.iter().all(|step| step["why"]["vi"].is_string() && step["code"].is_string()), "{event}");
    let named: Vec<&Value> = steps.iter().flat_map(|step| step["after"].as_array().into_iter().flatten()).collect();
    assert!(named.iter().all(|before| steps.iter().any(|step| step["code"] == before["code"])), "{event}");
}

#[tokio::test]
async fn levels_are_counted_and_what_is_unknown_is_no_level() {
    let portal = running().await;
    let counts = portal.get("/api/v1/statistics").await.json();
    let sum = |online: &Value| {
        ["full", "partial", "lower", "unknown"].map(|part| online[part].as_u64().expect("a number")).iter().sum::<u64>()
    };
    assert_eq!(counts["online"]["total"].as_u64(), Some(sum(&counts["online"])));
    let sectors = counts["by_sector"].as_array().expect("sectors");
    let all: u64 = sectors.iter().map(|sector| sum(&sector["online"])).sum();
    assert_eq!(counts["online"]["total"].as_u64(), Some(all), "each is in one sector");
    assert!(!counts["by_agency"].as_array().expect("agencies").is_empty());
    let months = portal.get("/api/v1/statistics/months?sector=ho-tich").await.json();
    assert!(months["months"].as_array().is_some_and(|months| months.len() >= 12), "{months}");
    let both = portal.get("/api/v1/statistics/months?sector=ho-tich&agency=bo-tu-phap").await;
    assert_eq!(both.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn editions_are_given_as_they_were_and_with_what_differs() {
    let portal = running().await;
    let mut content = lanterns(&portal).await;
    take(&portal, content.clone()).await;
    content.reception = "Quầy số 5, trung tâm hành chính công".to_owned();
    take(&portal, content).await;
    let path = "/api/v1/procedures/9.999999/editions";
    let editions = portal.get(path).await.json();
    let states: Vec<&str> =
        editions["items"].as_array().expect("items").iter().map(|item| text(item, "state")).collect();
    assert_eq!(states, ["published", "superseded"], "{editions}");
    let old = portal.get(&format!("{path}/1")).await.json();
    assert_ne!(old["content"]["reception"], "Quầy số 5, trung tâm hành chính công");
    assert_eq!(old["to"], editions["items"][0]["from"]);
    for number in ["3", "0", "01", "+1", "x"] {
        assert_eq!(portal.get(&format!("{path}/{number}")).await.status, StatusCode::NOT_FOUND, "{number}");
    }
    let differences = portal.get(&format!("{path}/2/differences?lang=en")).await.json();
    assert_eq!((&differences["from"], &differences["to"]), (&1.into(), &2.into()));
    let part = &differences["parts"][0];
    assert_eq!(part["part"], "reception", "{differences}");
    assert!(part["changes"][0]["after"].as_str().is_some_and(|words| words.contains("Quầy số 5")), "{differences}");
    let back = portal.get(&format!("{path}/1/differences?from=2")).await.json();
    assert!(back["parts"][0]["changes"][0]["before"].as_str().is_some_and(|words| words.contains("Quầy số 5")));
    let none = portal.get(&format!("{path}/1/differences")).await.json();
    assert_eq!((&none["from"], &none["parts"]), (&Value::Null, &serde_json::json!([])));
    assert_eq!(portal.get(&format!("{path}/2/differences?from=9")).await.status, StatusCode::NOT_FOUND);
    let latest = portal.get("/api/v1/changes?limit=1").await.json();
    assert_eq!(latest["items"][0]["parts"], serde_json::json!(["reception"]), "{latest}");
    let told = text(&latest["items"][0], "differences_url").to_owned();
    assert_eq!(portal.get(&told).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_held_on_a_day_is_given_and_days_without_it_are_told() {
    let portal = running().await;
    let content = lanterns(&portal).await;
    take(&portal, content).await;
    let path = "/api/v1/procedures/tha-den-troi";
    let today = registry::today();
    let now = portal.get(&format!("{path}?as_of={today}")).await.json();
    assert_eq!((now["as_of"].as_str(), &now["edition"]), (Some(today.to_string().as_str()), &1.into()));
    for day in ["1999-01-01", "2999-01-01"] {
        let answer = portal.get(&format!("{path}?as_of={day}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{day}");
        assert!(answer.json()["detail"].as_str().is_some_and(|words| words.len() > 10));
    }
    for day in ["2026-02-30", "15/1/2026", "yesterday", "2026-1-1"] {
        let answer = portal.get(&format!("{path}?as_of={day}")).await;
        assert_eq!(
            (answer.status, &answer.json()["errors"][0]["parameter"]),
            (StatusCode::BAD_REQUEST, &"as_of".into())
        );
    }
    portal.database.close().await;
    let away = portal.get(&format!("{path}?as_of=2026-01-02")).await;
    assert_eq!(away.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(away.headers["retry-after"], "30");
    assert_eq!(portal.get(path).await.status, StatusCode::OK, "all else goes on");
}

#[tokio::test]
async fn what_a_client_has_is_not_sent_again() {
    let portal = running().await;
    for path in ["/api/v1/procedures?limit=3", "/api/v1/sectors", "/api/v1/changes", "/api/v1/openapi.json"] {
        let answer = portal.get(path).await;
        let tag = answer.headers["etag"].to_str().expect("a tag").to_owned();
        assert_eq!(answer.headers["cache-control"], "public, no-cache", "{path}");
        let known = ask_with(&portal, Method::GET, path, &[("if-none-match", &tag)]).await;
        assert_eq!((known.status, known.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(known.headers["access-control-allow-origin"], "*");
        // The head of an answer, also where nothing is kept yet.
        portal.kept.forget();
        let head = ask_with(&portal, Method::HEAD, path, &[]).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
        assert_eq!(head.headers["etag"], tag.as_str(), "{path}");
        assert_eq!(head.headers["content-length"], answer.body.len().to_string().as_str(), "{path}");
    }
    let missing = ask_with(&portal, Method::HEAD, "/api/v1/sectors/khong-co", &[]).await;
    assert_eq!((missing.status, missing.body.as_str()), (StatusCode::NOT_FOUND, ""));
}

#[tokio::test]
async fn pages_of_any_site_may_read_and_nothing_more() {
    let portal = running().await;
    let asked = [("origin", "https://elsewhere.vn"), ("access-control-request-method", "GET")];
    let allowed = ask_with(&portal, Method::OPTIONS, "/api/v1/procedures", &asked).await;
    assert_eq!(allowed.status, StatusCode::NO_CONTENT);
    assert_eq!(allowed.headers["access-control-allow-origin"], "*");
    assert_eq!(allowed.headers["access-control-allow-methods"], "GET, HEAD, OPTIONS");
    let headers = allowed.headers["access-control-allow-headers"].to_str().expect("text");
    assert!(headers.contains("If-None-Match") && !headers.to_lowercase().contains("authorization"));
    assert_eq!(allowed.headers["x-content-type-options"], "nosniff");
    for (path, status) in [
        ("/api/v1/sectors", StatusCode::OK),
        ("/api/v1/sectors?colour=red", StatusCode::BAD_REQUEST),
        ("/api/v1/nothing", StatusCode::NOT_FOUND),
    ] {
        let answer = ask_with(&portal, Method::GET, path, &asked).await;
        assert_eq!(answer.status, status, "{path}");
        assert_eq!(answer.headers["access-control-allow-origin"], "*", "{path}");
        assert_eq!(answer.headers["cross-origin-resource-policy"], "cross-origin", "{path}");
        let exposed = answer.headers["access-control-expose-headers"].to_str().expect("text");
        assert!(["ETag", "Link", "RateLimit", "Retry-After"].iter().all(|name| exposed.contains(name)), "{exposed}");
    }
    let page = ask_with(&portal, Method::GET, "/tim-kiem?q=khai+sinh", &asked).await;
    assert!(!page.headers.contains_key("access-control-allow-origin"));
    let post = ask_with(&portal, Method::POST, "/api/v1/procedures", &[]).await;
    assert_eq!(
        (post.status, &post.headers["content-type"]),
        (StatusCode::METHOD_NOT_ALLOWED, &"application/problem+json".parse().expect("a header"))
    );
    assert!(post.headers["allow"].to_str().is_ok_and(|allowed| allowed.contains("GET")));
}

#[tokio::test]
async fn the_page_of_the_api_leads_to_every_answer() {
    let portal = running().await;
    for (path, lang) in [("/api", "vi"), ("/en/api", "en")] {
        let page = portal.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(&format!("<html lang=\"{lang}\"")) && page.body.contains("id=\"listProcedures\""));
        assert!(page.body.contains("curl '") && page.body.contains("/api/v1/openapi.json"));
    }
    let led = portal.get("/api/mo?operation=getLegalDocument&number=60/2014/QH13").await;
    assert_eq!(led.status, StatusCode::SEE_OTHER);
    assert_eq!(led.headers["location"], "/api/v1/legal-documents/60%2F2014%2FQH13");
    let led = portal.get("/api/mo?operation=listProcedures&q=k%E1%BA%BFt+h%C3%B4n&level=&junk=1").await;
    assert_eq!(led.headers["location"], "/api/v1/procedures?q=k%E1%BA%BFt+h%C3%B4n");
    let unnamed = portal.get("/api/mo?operation=getSector&slug=").await;
    assert_eq!(unnamed.headers["location"], "/api#getSector");
    assert_eq!(portal.get("/api/mo?operation=https://x.vn").await.status, StatusCode::NOT_FOUND);
}
