//! Errors of the API, as problem details (RFC 9457), in the client's language.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::Lang;
use locale::{text, text_with};
use registry::{ParamError, ParamProblem};
use serde::Serialize;

/// What went wrong, for a program and for the person behind it.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    #[serde(skip)]
    lang: Lang,
}

#[derive(Debug, Serialize)]
struct FieldProblem {
    parameter: String,
    given: String,
    detail: String,
}

impl Problem {
    /// A problem of a status; `key` says what it is about.
    pub fn new(status: StatusCode, lang: Lang, key: &str) -> Self {
        Self {
            kind: "about:blank",
            title: text(lang, title(status)),
            status: status.as_u16(),
            detail: text(lang, key),
            errors: Vec::new(),
            lang,
        }
    }

    /// Parameters that cannot be used, each with the reason.
    pub fn parameters(lang: Lang, errors: &[ParamError]) -> Self {
        let errors = errors
            .iter()
            .map(|error| FieldProblem {
                parameter: error.parameter.clone(),
                given: error.given.clone(),
                detail: reason(lang, &error.problem),
            })
            .collect();
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, lang, "problem-parameters") }
    }
}

/// Why a parameter cannot be used, in words.
pub fn reason(lang: Lang, problem: &ParamProblem) -> String {
    match problem {
        ParamProblem::Unknown(known) => text_with(lang, "problem-unknown", &[("known", known.join(", ").into())]),
        ParamProblem::Repeated => text(lang, "problem-repeated"),
        ParamProblem::NotOneOf(values) => {
            text_with(lang, "problem-not-one-of", &[("values", values.join(", ").into())])
        }
        ParamProblem::NotANumber { min, max } => {
            text_with(lang, "problem-not-a-number", &[("min", min.to_string().into()), ("max", max.to_string().into())])
        }
        ParamProblem::TooLong { max } => text_with(lang, "problem-too-long", &[("max", max.to_string().into())]),
        ParamProblem::NoSuch => text(lang, "problem-no-such"),
    }
}

const fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::BAD_REQUEST => "problem-bad-request",
        StatusCode::NOT_FOUND => "problem-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "problem-method",
        StatusCode::GONE => "problem-gone",
        StatusCode::PAYLOAD_TOO_LARGE | StatusCode::URI_TOO_LONG => "problem-too-large",
        StatusCode::SERVICE_UNAVAILABLE => "problem-unavailable",
        _ => "problem-internal",
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json")),
            (header::CONTENT_LANGUAGE, HeaderValue::from_static(self.lang.tag())),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (status, headers, body).into_response()
    }
}

/// The language that a client of the API asks for; Vietnamese where it asks for none
/// of those that there are.
pub fn asked_language(headers: &HeaderMap) -> Lang {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Lang::asked(header)
}
