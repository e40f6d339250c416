//! Lists, part by part, while the catalogue changes.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// Every item of a list, followed by its links; something may happen after the first part.
async fn followed(portal: &Running, list: &str, meanwhile: impl AsyncFnOnce()) -> (Vec<Value>, Vec<u64>) {
    let (mut items, mut totals) = (Vec::new(), Vec::new());
    let mut meanwhile = Some(meanwhile);
    let mut next = Some(list.to_owned());
    while let Some(path) = next {
        let answer = portal.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        let part = answer.json();
        let given = part["items"].as_array().expect("items").clone();
        assert!(!given.is_empty(), "{path} is empty");
        items.extend(given);
        totals.push(part["total"].as_u64().expect("a number"));
        next = part["next"].as_str().map(str::to_owned);
        let link = next.as_ref().map(|next| format!("<{next}>; rel=\"next\""));
        assert_eq!(answer.headers.get("link").and_then(|link| link.to_str().ok()), link.as_deref());
        if let Some(meanwhile) = meanwhile.take() {
            meanwhile().await;
        }
    }
    (items, totals)
}

fn slugs(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| text(item, "slug").to_owned()).collect()
}

#[tokio::test]
async fn each_procedure_comes_once_whatever_is_published_in_between() {
    let portal = running().await;
    let mut content = lanterns(&portal).await;
    let all: BTreeSet<String> = portal.portal.snapshot().entries().map(|e| e.procedure.slug.to_string()).collect();
    for (order, name) in [("relevance", "An"), ("name", "Ân"), ("updated", "Ấn")] {
        content.name = format!("{name} – cấp phép thả đèn trời");
        let path = format!("/api/v1/procedures?limit=7&sort={order}");
        let (items, _) = followed(&portal, &path, async || take(&portal, content.clone()).await).await;
        let mut given = slugs(&items);
        given.retain(|slug| all.contains(slug));
        assert_eq!(given.len(), all.len(), "{order}: none is left out and none comes twice");
        assert_eq!(given.into_iter().collect::<BTreeSet<_>>(), all, "{order}");
    }
}

#[tokio::test]
async fn lists_of_all_kinds_are_whole() {
    let portal = running().await;
    for list in ["sectors", "agencies", "legal-documents", "desks", "life-events"] {
        let mut content = lanterns(&portal).await;
        content.reception = format!("Quầy {list}");
        let path = format!("/api/v1/{list}?limit=3");
        let (items, totals) = followed(&portal, &path, async || take(&portal, content).await).await;
        let key = if list == "legal-documents" { "key" } else { "slug" };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        items.iter().for_each(|item| *seen.entry(text(item, key)).or_default() += 1);
        assert!(seen.values().all(|count| *count == 1), "{list}: {seen:?}");
        assert_eq!(totals.last().copied(), Some(items.len() as u64), "{list}");
    }
    let narrow = first(&portal, "/api/v1/agencies").await;
    let (items, totals) = followed(&portal, &format!("{}?limit=1", text(&narrow, "procedures_url")), async || {}).await;
    assert_eq!(totals[0], items.len() as u64);
}

#[tokio::test]
async fn changes_go_on_where_they_were_when_more_come() {
    let portal = running().await;
    let mut content = lanterns(&portal).await;
    take(&portal, content.clone()).await;
    let (before, totals) = followed(&portal, "/api/v1/changes?limit=9", async || {}).await;
    assert!(totals.iter().all(|total| *total == before.len() as u64), "{totals:?}");
    content.reception = "Quầy số 5".to_owned();
    let path = "/api/v1/changes?limit=4";
    let (items, totals) = followed(&portal, path, async || take(&portal, content).await).await;
    assert_eq!(items, before, "what came meanwhile is at the head of a list that is begun anew");
    assert!(totals.iter().all(|total| *total == before.len() as u64), "{totals:?}");
    let anew = portal.get(path).await.json();
    assert_eq!(anew["total"].as_u64(), Some(before.len() as u64 + 1));
    assert_eq!(anew["items"][0]["procedure"]["slug"], "tha-den-troi");
    let today = registry::today();
    let none = portal.get(&format!("/api/v1/changes?until={}", today.yesterday().expect("a day"))).await.json();
    assert_eq!(none["total"], 0, "{none}");
    let all = portal.get(&format!("/api/v1/changes?since={today}&until={today}&sector=ho-tich")).await.json();
    assert!(all["total"].as_u64().is_some_and(|total| total > 0), "{all}");
}

#[tokio::test]
async fn what_a_question_found_goes_on_until_the_catalogue_changes() {
    let portal = running().await;
    let path = "/api/v1/procedures?q=giay%20phep&limit=2";
    let one = portal.get(path).await.json();
    let next = text(&one, "next").to_owned();
    let two = portal.get(&next).await.json();
    assert_eq!(two["offset"], 2);
    assert_ne!(one["items"], two["items"]);
    let mut content = lanterns(&portal).await;
    take(&portal, content.clone()).await;
    let gone = portal.get(&next).await;
    assert_eq!(gone.status, StatusCode::GONE, "{}", gone.body);
    assert!(gone.json()["detail"].as_str().is_some_and(|words| words.contains("Danh mục đã thay đổi")));
    let begun_by_name = portal.get("/api/v1/procedures?q=giay%20phep&limit=2&sort=name").await.json();
    let next = text(&begun_by_name, "next").to_owned();
    content.reception = "Quầy số 5".to_owned();
    take(&portal, content).await;
    assert_eq!(portal.get(&next).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_cursor_that_is_none_is_a_problem_with_a_reason() {
    let portal = running().await;
    let sectors = portal.get("/api/v1/sectors?limit=1").await.json();
    let next = text(&sectors, "next");
    let (_, cursor) = next.split_once("cursor=").expect("a cursor");
    for path in [
        "/api/v1/sectors?cursor=nonsense".to_owned(),
        format!("/api/v1/agencies?cursor={cursor}"),
        format!("/api/v1/procedures?cursor={cursor}"),
        format!("/api/v1/changes?cursor={cursor}"),
        "/api/v1/procedures?sort=name&cursor=%C3%BF".to_owned(),
    ] {
        let answer = portal.get(&path).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}: {}", answer.body);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["parameter"], "cursor", "{problem}");
        assert!(problem["errors"][0]["detail"].as_str().is_some_and(|detail| detail.len() > 10));
    }
    let listed = portal.get("/api/v1/procedures?limit=5&offset=10").await.json();
    assert_eq!((&listed["limit"], &listed["offset"]), (&5.into(), &10.into()), "numbers work as they did");
    let by_number = portal.get("/api/v1/procedures?limit=15").await.json();
    assert_eq!(listed["items"][0], by_number["items"][10]);
    let both = portal.get(&format!("{}&offset=3", text(&listed, "next"))).await;
    assert_eq!((both.status, &both.json()["errors"][0]["parameter"]), (StatusCode::BAD_REQUEST, &"offset".into()));
    for bad in ["limit=0", "limit=101", "limit=x", "limit=1&limit=2"] {
        let answer = portal.get(&format!("/api/v1/sectors?{bad}")).await;
        assert_eq!(
            (answer.status, &answer.json()["errors"][0]["parameter"]),
            (StatusCode::BAD_REQUEST, &"limit".into())
        );
    }
}
