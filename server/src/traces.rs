//! Traces for those who collect them by OpenTelemetry. Off unless the environment says
//! where to, by the names that all its programs know (`OTEL_EXPORTER_OTLP_ENDPOINT`,
//! `OTEL_SERVICE_NAME`, `OTEL_TRACES_SAMPLER` and so on), and then no span is made.
//!
//! Spans have routes and states, never what was asked for or by whom.

use std::env;

use axum::http::{HeaderMap, Method, StatusCode};
use opentelemetry::{
    propagation::{Extractor, TextMapPropagator},
    trace::TracerProvider,
};
use opentelemetry_otlp::SpanExporter;
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing::{Span, field};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter, registry::LookupSpan};

use crate::failure::Failure;

/// Where spans for traces belong, and nothing else.
const TARGET: &str = "traces";
/// What the program is called where nothing else is said.
const SERVICE: &str = "minhbach";
/// Where traces go, by what comes first.
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"];

/// Where traces go, if they go anywhere.
pub fn endpoint() -> Option<String> {
    let named = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    ENDPOINTS.iter().find_map(named)
}

/// Sends spans, some at a time, by a thread of its own.
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Begins to send, where the environment says so.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn start() -> Result<Option<Self>, Failure> {
        let Some(endpoint) = endpoint() else { return Ok(None) };
        // What sends them asks for a provider of ciphers. One that is set already will do.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let exporter = SpanExporter::builder().with_http().build().map_err(|error| {
            Failure::new(Failure::DATA, "failure-traces").with("endpoint", &endpoint).because(&error)
        })?;
        let resource = Resource::builder();
        let resource =
            if env::var_os("OTEL_SERVICE_NAME").is_some() { resource } else { resource.with_service_name(SERVICE) };
        let provider =
            SdkTracerProvider::builder().with_resource(resource.build()).with_batch_exporter(exporter).build();
        Ok(Some(Self(provider)))
    }

    /// What takes spans from the rest of the program.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: tracing::Subscriber + for<'a> LookupSpan<'a> + Send + Sync,
    {
        tracing_opentelemetry::layer::<S>()
            .with_tracer(self.0.tracer(SERVICE))
            .with_location(false)
            .with_threads(false)
            .with_filter(filter::filter_fn(|metadata| metadata.target() == TARGET))
    }

    /// Sends what is left; waits for that no longer than the environment says.
    pub async fn stop(self) {
        let stopped = tokio::task::spawn_blocking(move || self.0.shutdown()).await;
        if let Ok(Err(error)) = stopped {
            tracing::warn!(%error, "the last spans could not be sent");
        }
    }
}

/// The headers of a request, as what reads traces wants them.
struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(axum::http::HeaderName::as_str).collect()
    }
}

/// The span of a request: beneath that of whoever sent it, where they say so
/// (`traceparent`).
pub fn of_request(method: &Method, route: &str, headers: &HeaderMap) -> Span {
    let span = tracing::info_span!(
        target: TARGET,
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = field::Empty,
        http.request.method = %method,
        http.route = route,
        http.response.status_code = field::Empty,
    );
    if !span.is_disabled() {
        // Without one that is above, it begins a trace.
        let _ = span.set_parent(TraceContextPropagator::new().extract(&Headers(headers)));
    }
    span
}

/// How a request was answered.
pub fn answered(span: &Span, status: StatusCode) {
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}
