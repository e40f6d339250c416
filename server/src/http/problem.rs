//! Errors of the API, as problem details (RFC 9457), in the client's language.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use catalogue::Lang;
use locale::{text, text_with};
use registry::{ParamError, ParamProblem};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for a program and for the person behind it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what sort of problem it is.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The sort of problem, in the language that the client asked for.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong, in the language that the client asked for.
    detail: String,
    /// The parameters that cannot be used, where it is about those.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ParameterProblem>,
    #[serde(skip)]
    lang: Lang,
    #[serde(skip)]
    retry_after: Option<u64>,
}

/// A parameter that cannot be used.
#[derive(Debug, Serialize, ToSchema)]
pub struct ParameterProblem {
    /// Its name.
    parameter: String,
    /// What was given.
    given: String,
    /// Why that cannot be used.
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
            retry_after: None,
        }
    }

    /// The same, with in how many seconds to come back.
    pub fn come_back_in(self, seconds: u64) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// The same in other words.
    pub fn saying(self, detail: String) -> Self {
        Self { detail, ..self }
    }

    /// A parameter that cannot be used, with the reason in words.
    pub fn parameter(lang: Lang, parameter: String, given: String, detail: String) -> Self {
        let errors = vec![ParameterProblem { parameter, given, detail }];
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, lang, "problem-parameters") }
    }

    /// Takes in what else is wrong with parameters.
    pub fn join(&mut self, other: Self) {
        self.errors.extend(other.errors);
    }

    /// Parameters that cannot be used, each with the reason.
    pub fn parameters(lang: Lang, errors: &[ParamError]) -> Self {
        let errors = errors
            .iter()
            .map(|error| ParameterProblem {
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
        StatusCode::TOO_MANY_REQUESTS => "problem-too-many",
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
        let mut response = (status, headers, body).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// The language that a client of the API asks for; Vietnamese where it asks for none
/// of those that there are.
pub fn asked_language(headers: &HeaderMap) -> Lang {
    let header = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Lang::asked(header)
}
