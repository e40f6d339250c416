//! How much one network may ask for.

use super::*;

const FROM: (&str, &str) = ("x-forwarded-for", "203.0.113.7");

#[tokio::test]
async fn a_network_is_slowed_and_told_how_it_stands() {
    let portal = running_limited(3).await;
    let get = |path: &'static str, from: (&'static str, &'static str)| {
        let portal = &portal;
        async move { ask_with(portal, Method::GET, path, &[from]).await }
    };
    let lists = ["/api/v1/sectors", "/api/v1/agencies", "/api/v1/desks"];
    for (path, left) in lists.into_iter().zip(["r=2", "r=1", "r=0"]) {
        let answer = get(path, FROM).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.headers["ratelimit-policy"], "\"default\";q=3;w=60");
        let standing = answer.headers["ratelimit"].to_str().expect("text");
        assert!(standing.starts_with("\"default\";") && standing.contains(left), "{standing}");
    }
    let refused = get("/api/v1/life-events", FROM).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers["content-type"], "application/problem+json");
    assert_eq!(refused.headers["cache-control"], "no-store");
    assert_eq!(refused.headers["access-control-allow-origin"], "*");
    let wait: u64 = refused.headers["retry-after"].to_str().expect("text").parse().expect("a number");
    assert!((1..=20).contains(&wait), "{wait}");
    assert!(refused.headers["ratelimit"].to_str().is_ok_and(|standing| standing.contains("r=0")));
    assert_eq!(refused.json()["status"], 429);
    // What is kept is given all the same, counts for nobody, and tells nobody's standing.
    for path in lists {
        let kept = get(path, FROM).await;
        assert_eq!(kept.status, StatusCode::OK, "{path}");
        assert!(!kept.headers.contains_key("ratelimit") && !kept.headers.contains_key("ratelimit-policy"));
    }
    let other = get("/api/v1/life-events", ("x-forwarded-for", "203.0.113.8")).await;
    assert_eq!(other.status, StatusCode::OK, "another network");
    assert!(other.headers["ratelimit"].to_str().is_ok_and(|standing| standing.contains("r=2")));
}

#[tokio::test]
async fn searches_and_addresses_that_are_made_up_count_too() {
    let portal = running_limited(3).await;
    let get = |path: String, from: &'static str| {
        let portal = &portal;
        async move { ask_with(portal, Method::GET, &path, &[("x-forwarded-for", from)]).await }
    };
    let searches = ["khai+sinh", "ket+hon", "khai+tu", "dang+ky"].map(|words| format!("/tim-kiem?q={words}"));
    let made_up = ["a", "b", "c", "d"].map(|junk| format!("/linh-vuc/ho-tich?junk={junk}"));
    for (from, [one, two, three, four]) in [("203.0.113.7", searches), ("203.0.113.8", made_up)] {
        for path in [&one, &two, &three] {
            let page = get(path.clone(), from).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.headers.contains_key("ratelimit"), "that is for programs");
        }
        let refused = get(four.clone(), from).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{four}");
        assert!(refused.headers.contains_key("retry-after") && refused.body.contains("<html"), "{}", refused.body);
        assert_eq!(get(one.clone(), from).await.status, StatusCode::OK, "{one} is kept");
        assert_eq!(get("/api/v1/sectors".to_owned(), from).await.status, StatusCode::OK, "programs are apart");
    }
}

#[tokio::test]
async fn nobody_is_slowed_for_others_where_networks_are_not_known() {
    let portal = running_limited(1).await;
    for path in ["/api/v1/sectors", "/api/v1/agencies", "/api/v1/desks"] {
        let answer = portal.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.headers.contains_key("ratelimit"), "{path}");
    }
    let unlimited = running_limited(0).await;
    for path in ["/api/v1/sectors", "/api/v1/agencies"] {
        let answer = ask_with(&unlimited, Method::GET, path, &[FROM]).await;
        assert_eq!((answer.status, answer.headers.contains_key("ratelimit")), (StatusCode::OK, false), "{path}");
    }
}
