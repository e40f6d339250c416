//! The client against a real server on this machine. Names lead where a test says, and
//! what may be reached is this one machine instead of the public web.

use std::{
    convert::Infallible,
    io,
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{any, get},
};
use futures_util::stream;
use registry::links::{Ask, LinkAddress, LinkAnswer, Looker, NotLooked, Reply, Trouble, Web};
use tokio::net::TcpListener;

use super::{Client, Reach, client::Names};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
const INSIDE: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1));
/// More than anything takes that is not meant to be slow.
const LONG: Duration = Duration::from_secs(60);

/// Where names lead to: here, inside, or the first time here and then inside.
#[derive(Default)]
struct Book {
    asked: AtomicUsize,
}

#[async_trait]
impl Names for Book {
    async fn machines(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        match name {
            "here.test" => Ok(vec![HERE]),
            "inside.test" => Ok(vec![INSIDE]),
            "both.test" => Ok(vec![INSIDE, HERE]),
            "turning.test" => Ok(vec![if self.asked.fetch_add(1, Ordering::SeqCst) == 0 { HERE } else { INSIDE }]),
            "empty.test" => Ok(Vec::new()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// What a request looked like.
type Seen = Arc<Mutex<Vec<(Method, String, Vec<String>)>>>;

struct Running {
    port: u16,
    seen: Seen,
    client: Arc<Client>,
}

fn only_here(address: IpAddr) -> bool {
    address == HERE
}

fn client(limit: Duration) -> Arc<Client> {
    let reach = Reach::of_test(only_here);
    Arc::new(Client::new(reach, Arc::<Book>::default(), "MinhBach/test (+https://a.vn/)", limit).expect("a client"))
}

async fn no_head(method: Method) -> StatusCode {
    if method == Method::HEAD { StatusCode::METHOD_NOT_ALLOWED } else { StatusCode::OK }
}

/// An answer without end, for GET only.
async fn endless(method: Method) -> Response {
    if method == Method::HEAD {
        return StatusCode::NOT_IMPLEMENTED.into_response();
    }
    let pieces = stream::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 1024])));
    Body::from_stream(pieces).into_response()
}

async fn never() -> StatusCode {
    std::future::pending().await
}

async fn status(State(seen): State<Seen>, request: Request) -> Response {
    let headers = request.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().expect("text")));
    let path = request.uri().path().to_owned();
    seen.lock().expect("the requests").push((request.method().clone(), path.clone(), headers.collect()));
    let status = path.rsplit('/').next().and_then(|status| status.parse().ok()).expect("a status");
    let status = StatusCode::from_u16(status).expect("a status");
    (status, [(header::SET_COOKIE, "a=b")]).into_response()
}

async fn running() -> Running {
    let listener = TcpListener::bind((HERE, 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let to = |location: String| get(move || async move { Redirect::temporary(&location) });
    let seen = Seen::default();
    let router = Router::new()
        .route("/status/{status}", any(status))
        .route("/no-head", any(no_head))
        .route("/endless", any(endless))
        .route("/never", any(never))
        .route("/moved", get(|| async { Redirect::permanent("/status/200") }))
        .route("/loop", to("/loop".to_owned()))
        .route("/to-inside", to(format!("http://inside.test:{port}/status/200")))
        .route("/to-address", to(format!("http://10.0.0.1:{port}/status/200")))
        .route("/to-ipv6", to(format!("http://[::ffff:10.0.0.1]:{port}/status/200")))
        .route("/to-file", to("file:///etc/passwd".to_owned()))
        .with_state(Arc::clone(&seen));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Running { port, seen, client: client(LONG) }
}

impl Running {
    fn address(&self, host: &str, path: &str) -> LinkAddress {
        LinkAddress::parse(&format!("http://{host}:{}{path}", self.port)).expect("an address")
    }

    async fn ask(&self, host: &str, path: &str) -> Result<Reply, Trouble> {
        self.client.ask(Ask::Get, &self.address(host, path)).await
    }

    async fn look(&self, path: &str) -> LinkAnswer {
        let looker = Looker::new(Arc::clone(&self.client) as Arc<dyn Web>, Duration::ZERO);
        looker.look(&self.address("here.test", path)).await
    }
}

#[tokio::test]
async fn statuses_come_as_they_are_and_nothing_is_followed() {
    let running = running().await;
    for status in [200, 204, 401, 403, 404, 410, 429, 500, 503] {
        let reply = running.ask("here.test", &format!("/status/{status}")).await.expect("an answer");
        assert_eq!(reply, Reply { status, location: None });
    }
    let moved = running.ask("here.test", "/moved").await.expect("an answer");
    assert_eq!(moved, Reply { status: 308, location: Some("/status/200".to_owned()) });
}

#[tokio::test]
async fn answers_are_read_as_people_would() {
    let running = running().await;
    let to = format!("http://here.test:{}/status/200", running.port);
    assert_eq!(running.look("/status/200").await, LinkAnswer::Well);
    assert_eq!(running.look("/moved").await, LinkAnswer::Moved { to });
    assert_eq!(running.look("/status/404").await, LinkAnswer::Gone { status: 404 });
    assert_eq!(running.look("/no-head").await, LinkAnswer::Well);
    assert_eq!(running.look("/loop").await, LinkAnswer::Astray);
}

#[tokio::test]
async fn an_answer_without_end_is_not_read() {
    let running = running().await;
    assert_eq!(running.look("/endless").await, LinkAnswer::Well);
}

#[tokio::test]
async fn who_never_answers_is_too_slow() {
    let running = running().await;
    let running = Running { client: client(Duration::from_millis(300)), ..running };
    assert_eq!(running.ask("here.test", "/never").await, Err(Trouble::TooSlow));
}

#[tokio::test]
async fn names_that_lead_nowhere_public_are_not_asked() {
    let running = running().await;
    let refused = Err(Trouble::NotLooked(NotLooked::NotPublic));
    assert_eq!(running.ask("inside.test", "/status/200").await, refused);
    for address in ["10.0.0.1", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "0"] {
        assert_eq!(running.ask(address, "/status/200").await, refused, "{address}");
    }
    assert_eq!(running.ask("unknown.test", "/status/200").await, Err(Trouble::NameUnknown));
    assert_eq!(running.ask("empty.test", "/status/200").await, Err(Trouble::NameUnknown));
    assert!(running.seen.lock().expect("the requests").is_empty());
    // Of a name with both, only what may be reached is.
    assert_eq!(running.ask("both.test", "/status/200").await, Ok(Reply { status: 200, location: None }));
}

/// A name is looked up for each connection, and none is kept.
#[tokio::test]
async fn a_name_that_leads_elsewhere_a_moment_later_leads_nowhere() {
    let running = running().await;
    assert_eq!(running.ask("turning.test", "/status/200").await, Ok(Reply { status: 200, location: None }));
    let refused = Err(Trouble::NotLooked(NotLooked::NotPublic));
    assert_eq!(running.ask("turning.test", "/status/200").await, refused);
}

#[tokio::test]
async fn nobody_is_led_to_machines_that_are_not_public() {
    let running = running().await;
    for path in ["/to-inside", "/to-address", "/to-ipv6"] {
        assert_eq!(running.look(path).await, LinkAnswer::NotLooked { why: NotLooked::NotPublic }, "{path}");
    }
    assert_eq!(running.look("/to-file").await, LinkAnswer::NotLooked { why: NotLooked::Form });
    assert!(running.seen.lock().expect("the requests").is_empty());
}

/// What production reaches is not what tests do: this machine is refused by every name.
#[tokio::test]
async fn the_public_web_does_not_begin_here() {
    let running = running().await;
    let public = Client::new(Reach::PUBLIC, Arc::<Book>::default(), "MinhBach/test", LONG).expect("a client");
    let ask = async |address: &str| {
        let address = LinkAddress::parse(address).expect("an address");
        public.ask(Ask::Get, &address).await
    };
    assert_eq!(ask("http://here.test/").await, Err(Trouble::NotLooked(NotLooked::NotPublic)));
    assert_eq!(ask("https://localhost/").await, Err(Trouble::NameUnknown), "by the book of the test");
    assert_eq!(ask("http://127.0.0.1/").await, Err(Trouble::NotLooked(NotLooked::NotPublic)));
    let at_a_port = format!("http://here.test:{}/status/200", running.port);
    assert_eq!(ask(&at_a_port).await, Err(Trouble::NotLooked(NotLooked::Port)));
    assert!(running.seen.lock().expect("the requests").is_empty());
}

#[tokio::test]
async fn nothing_is_told_but_who_asks() {
    let running = running().await;
    for _ in 0..2 {
        running.ask("here.test", "/status/200").await.expect("an answer");
    }
    let seen = running.seen.lock().expect("the requests");
    let names = |headers: &[String]| -> Vec<String> {
        let mut names: Vec<String> =
            headers.iter().map(|header| header.split(':').next().unwrap_or_default().to_owned()).collect();
        names.sort();
        names
    };
    for (method, _, headers) in seen.iter() {
        assert_eq!(*method, Method::GET);
        assert!(headers.contains(&"user-agent: MinhBach/test (+https://a.vn/)".to_owned()), "{headers:?}");
        // No cookie, though one was given; no word of where the link stands.
        assert_eq!(names(headers), ["accept", "host", "user-agent"]);
    }
    assert_eq!(seen.len(), 2);
}
