//! The OpenAPI document, made of the code that serves.

use std::sync::Arc;

use axum::{
    Extension,
    http::{HeaderValue, header},
    response::{IntoResponse, Response as Answer},
};
use serde_json::Value;
use utoipa::{
    Modify, OpenApi,
    openapi::{ContactBuilder, Content, Header, LicenseBuilder, ObjectBuilder, Ref, RefOr, Response, schema::Type},
};

use super::{changes, desks, events, groups, history, laws, procedures, statistics, suggestions};
use crate::http::problem::Problem;

/// The document, as it is served.
#[derive(Clone)]
pub struct Document {
    text: Arc<str>,
    json: Arc<Value>,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Minh Bạch",
        version = "1",
        description = "Administrative procedures (thủ tục hành chính) of a province as data: what the public pages \
                       show, and nothing else. No key is needed. Version 1 may gain paths, parameters and fields and \
                       loses none: take no notice of fields that you do not know.\n\n\
                       Lists are given in parts; follow `next`, which is also in the header `Link`, until it is null. \
                       Errors are problem details (RFC 9457), in the language that `Accept-Language` asks for. \
                       Answers have an `ETag`; ask with `If-None-Match` whether one still holds. Requests that take \
                       work are limited by network, as the headers `RateLimit-Policy` and `RateLimit` tell; those \
                       whose answer is at hand are not.",
    ),
    servers((url = "/")),
    tags(
        (name = "procedures", description = "Procedures: found, listed, and each with all that it says."),
        (name = "history", description = "What procedures said before, and what changed lately. These may answer 503 while all else goes on."),
        (name = "sectors and agencies", description = "What procedures belong to, and who carries them out."),
        (name = "desks", description = "Where papers are handed in."),
        (name = "legal documents", description = "The law that procedures rest on, as their editions cite it."),
        (name = "life events", description = "What happens in a life or in a business, and what is to be done then."),
        (name = "statistics", description = "How far procedures can be done online."),
        (name = "document", description = "This document."),
    ),
    paths(
        procedures::list::procedures,
        procedures::detail::procedure,
        history::editions,
        history::edition,
        history::differences,
        suggestions::suggestions,
        changes::changes,
        groups::sectors,
        groups::sector,
        groups::agencies,
        groups::agency,
        groups::agency_procedures,
        desks::desks,
        desks::desk,
        desks::desk_procedures,
        laws::legal_documents,
        laws::legal_document,
        events::life_events,
        events::life_event,
        statistics::statistics,
        statistics::months_of,
        openapi,
    ),
    components(schemas(Problem)),
    modifiers(&Common),
)]
struct Told;

/// What holds for every operation.
struct Common;

/// Problems that every operation may answer.
const PROBLEMS: [(&str, &str); 6] = [
    ("400", "A parameter is not known, given twice or cannot be used; `errors` tells which and why."),
    ("405", "Only GET, HEAD and OPTIONS are served."),
    ("414", "The address is too long."),
    ("429", "Too many requests of one network; `Retry-After` tells when to come back."),
    ("500", "A fault of ours."),
    ("503", "It cannot be answered now; `Retry-After` tells when to come back."),
];

impl Modify for Common {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        for operation in document.paths.paths.values_mut().filter_map(|item| item.get.as_mut()) {
            let listed = operation.operation_id.as_deref().is_some_and(|id| id.starts_with("list"));
            let responses = &mut operation.responses.responses;
            responses.insert("304".to_owned(), RefOr::T(Response::new("What the client has still holds.")));
            for (status, words) in PROBLEMS {
                responses.entry(status.to_owned()).or_insert_with(|| RefOr::T(Response::new(words)));
            }
            for (status, response) in responses {
                if let RefOr::T(response) = response {
                    complete(status, response, listed);
                }
            }
        }
    }
}

/// Adds what holds for every answer of a status.
fn complete(status: &str, response: &mut Response, listed: bool) {
    let mut tell = |name: &str, words: &str, kind: Type| {
        let mut header = Header::new(ObjectBuilder::new().schema_type(kind));
        header.description = Some(words.to_owned());
        response.headers.insert(name.to_owned(), header);
    };
    tell(
        "RateLimit-Policy",
        "How many requests a network may send in how many seconds, where this one counted.",
        Type::String,
    );
    tell(
        "RateLimit",
        "How many more may come, and in how many seconds as many as ever, where this one counted.",
        Type::String,
    );
    if matches!(status, "200" | "304") {
        tell("ETag", "Tells this answer from others.", Type::String);
        tell("Cache-Control", "Whether and for how long the answer may be kept.", Type::String);
    }
    if status == "200" && listed {
        tell("Link", "The next part, where there is one.", Type::String);
    }
    if matches!(status, "429" | "503") {
        tell("Retry-After", "In how many seconds to come back.", Type::Integer);
    }
    if status.starts_with(['4', '5']) {
        let problem = Content::new(Some(Ref::from_schema_name("Problem")));
        response.content.insert("application/problem+json".to_owned(), problem);
    } else if status == "200" && response.content.is_empty() {
        let any = Content::new(Some(ObjectBuilder::new().schema_type(Type::Object).build()));
        response.content.insert("application/json".to_owned(), any);
    }
}

impl Document {
    /// The document of a portal that the public finds at this address.
    pub fn new(base_url: &str) -> Self {
        let mut document = Told::openapi();
        if !base_url.is_empty() {
            let url = |path: &str| Some(format!("{base_url}{path}"));
            document.info.contact = Some(ContactBuilder::new().url(url("/phan-anh")).build());
            let mut licence = LicenseBuilder::new().name("The terms of the source that each procedure names").build();
            licence.url = url("/du-lieu");
            document.info.license = Some(licence);
        }
        let json = serde_json::to_value(&document).unwrap_or_default();
        Self { text: json.to_string().into(), json: Arc::new(json) }
    }

    /// As it is served.
    pub fn json(&self) -> &Arc<Value> {
        &self.json
    }
}

/// This document
///
/// OpenAPI 3.1, made of the code that serves.
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "getDocument",
    tag = "document",
    responses((status = 200, description = "The document."))
)]
pub async fn openapi(
    Extension(document): Extension<Document>,
    mut query: super::query::Query,
) -> Result<Answer, Problem> {
    query.check()?;
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((headers, document.text.to_string()).into_response())
}
