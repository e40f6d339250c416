//! Figures of a running portal, as Prometheus reads them (OpenMetrics). They are of
//! routes, never of what was asked for or by whom.
//!
//! An answer that is kept costs two additions: the counters of its route stand with it.

use std::{
    sync::{Arc, Mutex, PoisonError, atomic::AtomicU64},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use axum::{
    Router,
    extract::State,
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram, info::Info},
    registry::Registry,
};
use registry::{Portal, follow::FollowStore};
use tokio::time;

use crate::http::Kept;

/// Up to how many seconds an answer took.
const BUCKETS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How long the database may take to say how many letters wait.
const LIMIT: Duration = Duration::from_secs(1);
const OPENMETRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The route of what no route is for.
pub const NO_ROUTE: &str = "-";

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    method: &'static str,
    status: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Engine {
    engine: &'static str,
}

type FloatGauge = Gauge<f64, AtomicU64>;
type Durations = Family<Route, Histogram, fn() -> Histogram>;

/// The figures.
pub struct Metrics {
    all: Registry,
    requests: Family<Answered, Counter>,
    durations: Durations,
    kept: Counter,
    worked: Counter,
    turned_away: Counter,
    state: StateGauges,
}

/// What is looked up when somebody asks.
#[derive(Default)]
struct StateGauges {
    places: Gauge,
    procedures: Gauge,
    position: Gauge,
    store_answers: Gauge,
    store_answered: FloatGauge,
    engine: Family<Engine, Gauge>,
    /// A counter whose number comes from elsewhere.
    switches: Counter,
    letters: Gauge,
}

/// The counters of a route, for answers of it that are kept.
#[derive(Clone, Debug, Default)]
pub struct OfRoute {
    whole: Counter,
    not_modified: Counter,
}

impl OfRoute {
    /// A kept answer was given.
    pub fn count(&self, status: StatusCode) {
        match status {
            StatusCode::NOT_MODIFIED => self.not_modified.inc(),
            _ => self.whole.inc(),
        };
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let mut all = Registry::default();
        let requests = Family::default();
        all.register("minhbach_requests", "Answers by route, kept ones as well; HEAD counts as GET", requests.clone());
        let durations = Durations::new_with_constructor(|| Histogram::new(BUCKETS));
        all.register("minhbach_request_seconds", "How long answers took that were worked on", durations.clone());
        let (kept, worked, turned_away) = (Counter::default(), Counter::default(), Counter::default());
        all.register("minhbach_kept_answers", "Answers that were given as they were kept", kept.clone());
        all.register("minhbach_worked_answers", "Answers that were worked on", worked.clone());
        all.register("minhbach_turned_away", "Requests for which there was no room", turned_away.clone());
        let state = StateGauges::default();
        state.register(&mut all);
        let version = vec![("version", env!("CARGO_PKG_VERSION"))];
        all.register("minhbach_build", "The program", Info::new(version));
        let started: FloatGauge = Gauge::default();
        started.set(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64());
        all.register("process_start_time_seconds", "When the program was started", started);
        Self { all, requests, durations, kept, worked, turned_away, state }
    }
}

impl StateGauges {
    fn register(&self, all: &mut Registry) {
        let Self { places, procedures, position, store_answers, store_answered, engine, switches, letters } = self;
        all.register("minhbach_places_taken", "Requests that are worked on now", places.clone());
        all.register("minhbach_procedures", "Procedures that the public sees", procedures.clone());
        all.register("minhbach_snapshot_position", "Up to which change this node knows everything", position.clone());
        all.register("minhbach_store_answers", "Whether the database answered last time", store_answers.clone());
        let help = "How long ago the database last answered; changes are seen as late";
        all.register("minhbach_store_answered_seconds", help, store_answered.clone());
        all.register("minhbach_search_engine", "Which engine answers searches", engine.clone());
        all.register("minhbach_search_engine_switches", "How often another engine began to answer", switches.clone());
        all.register("minhbach_letters_waiting", "Letters by e-mail that are still to be sent", letters.clone());
    }

    fn look(&self, portal: &Portal, kept: &Kept) {
        let status = portal.status();
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        self.places.set(number(kept.places_taken()));
        self.procedures.set(number(status.procedures));
        self.position.set(status.position.0);
        self.store_answers.set(i64::from(status.store_answers));
        self.store_answered.set(status.store_answered.as_secs_f64());
        for engine in ["embedded", "meilisearch"] {
            self.engine.get_or_create(&Engine { engine }).set(i64::from(engine == status.search.engine));
        }
        self.switches.inc_by(status.search.switches.saturating_sub(self.switches.get()));
    }
}

impl Metrics {
    /// An answer was worked on.
    pub fn worked(&self, route: &str, method: &Method, status: StatusCode, took: Duration) {
        self.worked.inc();
        let answered = Answered { route: route.to_owned(), method: method_of(method), status: class_of(status) };
        self.requests.get_or_create(&answered).inc();
        self.durations.get_or_create(&Route { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// A kept answer was given; its [route](Self::of_route) counts, too.
    pub fn kept(&self) {
        self.kept.inc();
    }

    /// Somebody was turned away.
    pub fn turned_away(&self) {
        self.turned_away.inc();
    }

    /// The counters of a route.
    pub fn of_route(&self, route: &str) -> OfRoute {
        let counter = |status| {
            let answered = Answered { route: route.to_owned(), method: "GET", status };
            self.requests.get_or_create(&answered).clone()
        };
        OfRoute { whole: counter("2xx"), not_modified: counter("3xx") }
    }

    fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.all)?;
        Ok(text)
    }
}

/// Anybody can make up methods, so there are only so many.
fn method_of(method: &Method) -> &'static str {
    match *method {
        Method::GET | Method::HEAD => "GET",
        Method::POST => "POST",
        _ => "other",
    }
}

fn class_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..200 => "1xx",
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    }
}

/// What the figures are of.
#[derive(Clone)]
pub struct Measured {
    /// The catalogue.
    pub portal: Arc<Portal>,
    /// The answers, with the figures.
    pub kept: Arc<Kept>,
    /// Where letters wait, where there are any.
    pub letters: Option<Arc<dyn FollowStore>>,
}

/// `/metrics`, and nothing else: for an address of its own.
pub fn router(measured: Measured) -> Router {
    // Two that ask at once must not both add the switches that are new.
    let asked = Arc::new(Mutex::new(()));
    Router::new()
        .route("/metrics", get(move |state: State<Measured>| show(state, Arc::clone(&asked))))
        .with_state(measured)
}

async fn show(State(measured): State<Measured>, asked: Arc<Mutex<()>>) -> Response {
    let metrics = measured.kept.metrics();
    if let Some(letters) = &measured.letters
        && let Ok(Ok(waiting)) = time::timeout(LIMIT, letters.letters_waiting()).await
    {
        metrics.state.letters.set(i64::try_from(waiting).unwrap_or(i64::MAX));
    }
    let _asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    metrics.state.look(&measured.portal, &measured.kept);
    match metrics.text() {
        Ok(text) => ([(header::CONTENT_TYPE, OPENMETRICS)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
