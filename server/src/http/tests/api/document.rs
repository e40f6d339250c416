//! Whether the document tells the truth.

use std::collections::BTreeSet;

use super::*;

/// An address for each path of the document, of what the starter catalogue has.
async fn addresses(portal: &Running) -> Vec<(&'static str, String)> {
    let slug = |list: &'static str| async move { text(&first(portal, list).await, "slug").to_owned() };
    let (sector, agency, desk) =
        (slug("/api/v1/sectors").await, slug("/api/v1/agencies").await, slug("/api/v1/desks").await);
    let v1 = |path: &str| format!("/api/v1/{path}");
    vec![
        ("/api/v1/procedures", v1("procedures?limit=100")),
        ("/api/v1/procedures/{code_or_slug}", v1("procedures/9.999999")),
        ("/api/v1/procedures/{code_or_slug}/editions", v1("procedures/9.999999/editions")),
        ("/api/v1/procedures/{code_or_slug}/editions/{number}", v1("procedures/9.999999/editions/1")),
        (
            "/api/v1/procedures/{code_or_slug}/editions/{number}/differences",
            v1("procedures/9.999999/editions/2/differences"),
        ),
        ("/api/v1/suggestions", v1("suggestions?q=ket")),
        ("/api/v1/changes", v1("changes?limit=100")),
        ("/api/v1/sectors", v1("sectors?limit=100")),
        ("/api/v1/sectors/{slug}", v1(&format!("sectors/{sector}"))),
        ("/api/v1/agencies", v1("agencies?limit=100")),
        ("/api/v1/agencies/{slug}", v1(&format!("agencies/{agency}"))),
        ("/api/v1/agencies/{slug}/procedures", v1(&format!("agencies/{agency}/procedures"))),
        ("/api/v1/desks", v1("desks?limit=100")),
        ("/api/v1/desks/{slug}", v1(&format!("desks/{desk}"))),
        ("/api/v1/desks/{slug}/procedures", v1(&format!("desks/{desk}/procedures"))),
        ("/api/v1/legal-documents", v1("legal-documents?limit=100")),
        ("/api/v1/legal-documents/{number}", v1("legal-documents/60/2014/QH13")),
        ("/api/v1/life-events", v1("life-events")),
        ("/api/v1/life-events/{slug}", v1("life-events/ket-hon")),
        ("/api/v1/statistics", v1("statistics")),
        ("/api/v1/statistics/months", v1("statistics/months")),
        ("/api/v1/openapi.json", v1("openapi.json")),
    ]
}

/// The portal with a procedure that has two editions, so that there is something of everything.
async fn with_editions() -> Running {
    let portal = running().await;
    let mut content = lanterns(&portal).await;
    take(&portal, content.clone()).await;
    content.reception = "Quầy số 5".to_owned();
    take(&portal, content).await;
    portal
}

fn is_of(document: &Value, schema: &Value, answer: &Value, what: &str) {
    let mut whole = schema.clone();
    whole["components"] = document["components"].clone();
    let validator = jsonschema::draft202012::new(&whole).unwrap_or_else(|error| panic!("{what}: {error}"));
    let errors: Vec<String> =
        validator.iter_errors(answer).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:#?}");
}

#[tokio::test]
async fn every_answer_is_what_the_document_says() {
    let portal = with_editions().await;
    let document = portal.get("/api/v1/openapi.json").await.json();
    assert_eq!(document["info"]["version"], "1");
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let mut asked = BTreeSet::new();
    for (path, address) in addresses(&portal).await {
        let answer = portal.get(&address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        let told = &document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(told.is_object(), "{path} has no schema");
        is_of(&document, told, &answer.json(), &address);
        asked.insert(path.to_owned());
    }
    let told: BTreeSet<String> = document["paths"].as_object().expect("paths").keys().cloned().collect();
    assert_eq!(asked, told);
    for entry in portal.portal.snapshot().entries() {
        let address = format!("/api/v1/procedures/{}", entry.procedure.slug);
        let schema = serde_json::json!({ "$ref": "#/components/schemas/Procedure" });
        is_of(&document, &schema, &portal.get(&address).await.json(), &address);
    }
}

#[tokio::test]
async fn what_an_edition_says_is_given_whole() {
    let portal = running().await;
    for entry in portal.portal.snapshot().entries() {
        let given = portal.get(&format!("/api/v1/procedures/{}", entry.procedure.slug)).await.json();
        assert_eq!(given["content"], serde_json::to_value(&entry.content).expect("JSON"));
        assert_eq!(given["procedure"], serde_json::to_value(&entry.procedure).expect("JSON"));
    }
}

#[tokio::test]
async fn every_parameter_is_in_the_document_and_nothing_else_is() {
    let portal = with_editions().await;
    let document = portal.get("/api/v1/openapi.json").await.json();
    for (path, address) in addresses(&portal).await {
        let operation = &document["paths"][path]["get"];
        let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let of = |place: &str| -> BTreeSet<String> {
            let found = parameters.iter().filter(|parameter| parameter["in"] == place);
            found.map(|parameter| text(parameter, "name").to_owned()).collect()
        };
        assert_eq!(of("path"), path.split(['{', '}']).skip(1).step_by(2).map(str::to_owned).collect(), "{path}");
        let plain = address.split('?').next().expect("a path");
        let answer = ask_with(&portal, Method::GET, &format!("{plain}?zzz=1"), &[("accept-language", "en")]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{plain}");
        let problem = answer.json();
        let detail = text(&problem["errors"][0], "detail");
        let (_, known) = detail.split_once(": ").unwrap_or((detail, ""));
        let known: BTreeSet<String> = known
            .trim_end_matches('.')
            .split(", ")
            .map(str::trim)
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect();
        assert_eq!(known, of("query"), "{path}: {detail}");
        is_of(&document, &serde_json::json!({ "$ref": "#/components/schemas/Problem" }), &problem, plain);
        for status in ["304", "400", "405", "429", "500", "503"] {
            assert!(operation["responses"][status].is_object(), "{path} does not tell of {status}");
        }
        assert!(text(operation, "summary").len() > 3 && !text(operation, "operationId").is_empty());
    }
}
