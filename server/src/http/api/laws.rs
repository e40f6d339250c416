//! The legal documents that procedures rest on, as their editions cite them. What the
//! staff recorded beside that is for the staff.

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use catalogue::LegalDocument as Document;
use registry::{
    SearchRequest,
    legal::{Law, Register},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    content::LegalDocument,
    list::{List, sorted},
    parameters,
    procedures::resource::ProcedureLink,
    query::Query,
};
use crate::http::{Http, problem::Problem};

/// A legal document (văn bản).
#[derive(Serialize, ToSchema)]
#[schema(as = RegisteredDocument)]
pub struct LawSummary {
    /// What is the same of every spelling of its number.
    key: String,
    /// What editions say of it, most of them.
    document: LegalDocument,
    /// How many procedures in force rest on it.
    procedures: usize,
    /// All about it in this API.
    api_url: String,
}

/// A legal document with what rests on it.
#[derive(Serialize, ToSchema)]
#[schema(as = RegisteredDocumentDetail)]
pub struct LawDetail {
    #[serde(flatten)]
    summary: LawSummary,
    /// The spellings of its number, the most frequent first.
    spellings: Vec<String>,
    /// The titles under which it is cited, the most frequent first.
    titles: Vec<String>,
    /// The procedures in force that rest on it, by name.
    rests_on_it: Vec<ProcedureLink>,
}

impl LawSummary {
    fn of(law: &Law) -> Self {
        Self {
            key: law.key.clone(),
            document: LegalDocument::of(&law.document()),
            procedures: law.entries.len(),
            api_url: format!("/api/v1/legal-documents/{}", escaped(&law.key)),
        }
    }
}

/// A key as a part of a path: its slashes stay, as people write them.
fn escaped(key: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_');
    utf8_percent_encode(key, KEPT).to_string()
}

/// The register of what the public sees, and of nothing else.
fn register(http: &Http) -> Register {
    Register::new(&http.site.portal.snapshot(), Vec::new())
}

/// Legal documents
///
/// Each that a procedure in force rests on, however its number is spelled, in the order of their
/// keys; or with `q` those whose number or title has these words.
#[utoipa::path(
    get,
    path = "/api/v1/legal-documents",
    operation_id = "listLegalDocuments",
    tag = "legal documents",
    params(parameters::FindingLaws),
    responses((status = 200, description = "A part of the list.", body = List<LawSummary>))
)]
pub async fn legal_documents(State(http): State<Http>, mut query: Query) -> Result<List<LawSummary>, Problem> {
    let asked = query.text("q", SearchRequest::MAX_QUESTION).unwrap_or_default();
    let stretch = query.stretch("legal-documents");
    query.check()?;
    let register = register(&http);
    let mut found = register.find(&asked);
    found.sort_by(|a, b| a.key.cmp(&b.key));
    let part = sorted(&found, |law| law.key.as_str(), &stretch);
    let items = part.items.iter().map(|law| LawSummary::of(law)).collect();
    Ok(List::new(&query, items, found.len(), part.cursor))
}

/// One legal document
///
/// With its spellings, and the procedures that rest on it.
#[utoipa::path(
    get,
    path = "/api/v1/legal-documents/{number}",
    operation_id = "getLegalDocument",
    tag = "legal documents",
    params(parameters::LawNumber),
    responses(
        (status = 200, description = "The document.", body = LawDetail),
        (status = 404, description = "No procedure in force rests on it."),
    )
)]
pub async fn legal_document(
    State(http): State<Http>,
    Path(number): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    query.check()?;
    let register = register(&http);
    let law = Document::key_of(&number).and_then(|key| register.get(&key));
    let law = law.ok_or_else(|| query.missing("problem-no-such"))?;
    let first = |list: &[(String, usize)]| list.iter().map(|(words, _)| words.clone()).collect();
    let body = LawDetail {
        summary: LawSummary::of(law),
        spellings: first(&law.spellings),
        titles: first(&law.titles),
        rests_on_it: law.entries.iter().map(|entry| ProcedureLink::of(entry)).collect(),
    };
    Ok(Json(body).into_response())
}
