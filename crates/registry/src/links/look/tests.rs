//! How links are looked at, on a web that is written down here and a clock that goes
//! on by itself when everybody waits. The real web is tried where it is asked.

use std::collections::HashMap;

use tokio::time;

use super::*;

/// How long a server takes.
const WORK: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_secs(2);

struct Request {
    ask: Ask,
    address: String,
    host: String,
    from: Instant,
    to: Instant,
}

/// What servers answer to HEAD and GET; 200 where nothing is written down.
#[derive(Default)]
struct Written {
    head: HashMap<&'static str, Result<Reply, Trouble>>,
    get: HashMap<&'static str, Result<Reply, Trouble>>,
    seen: Mutex<Vec<Request>>,
}

#[async_trait]
impl Web for Written {
    async fn ask(&self, ask: Ask, address: &LinkAddress) -> Result<Reply, Trouble> {
        let from = Instant::now();
        time::sleep(WORK).await;
        let (host, text) = (address.host().to_owned(), address.as_str().to_owned());
        let answer = match ask {
            Ask::Head => self.head.get(text.as_str()),
            Ask::Get => self.get.get(text.as_str()).or_else(|| self.head.get(text.as_str())),
        };
        let answer = answer.cloned().unwrap_or_else(|| status(200));
        let request = Request { ask, address: text, host, from, to: Instant::now() };
        self.seen.lock().expect("the requests").push(request);
        answer
    }
}

fn status(status: u16) -> Result<Reply, Trouble> {
    Ok(Reply { status, location: None })
}

fn to(status: u16, location: &str) -> Result<Reply, Trouble> {
    Ok(Reply { status, location: Some(location.to_owned()) })
}

fn address(text: &str) -> LinkAddress {
    LinkAddress::parse(text).expect("an address")
}

async fn looked(web: Written, text: &str) -> (LinkAnswer, Vec<String>) {
    let web = Arc::new(web);
    let answer = Looker::new(Arc::clone(&web) as Arc<dyn Web>, PAUSE).look(&address(text)).await;
    let seen = web.seen.lock().expect("the requests");
    (answer, seen.iter().map(|request| format!("{:?} {}", request.ask, request.address)).collect())
}

#[tokio::test(start_paused = true)]
async fn what_answers_well_is_asked_once() {
    let (answer, seen) = looked(Written::default(), "https://a.vn/x").await;
    assert_eq!((answer, seen), (LinkAnswer::Well, vec!["Head https://a.vn/x".to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_knows_no_head_is_asked_again() {
    for by_head in [status(405), status(501), status(404), status(403), Err(Trouble::Unreachable)] {
        let web = Written {
            head: [("https://a.vn/", by_head)].into(),
            get: [("https://a.vn/", status(200))].into(),
            ..Written::default()
        };
        let (answer, seen) = looked(web, "https://a.vn/").await;
        assert_eq!((answer, seen.len()), (LinkAnswer::Well, 2), "{seen:?}");
    }
    for by_head in [status(429), Err(Trouble::TooSlow), Err(Trouble::NameUnknown)] {
        let web = Written { head: [("https://a.vn/", by_head)].into(), ..Written::default() };
        let (answer, seen) = looked(web, "https://a.vn/").await;
        assert!(answer.is_failure() && seen.len() == 1, "{answer:?} {seen:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn moves_for_good_are_told_as_far_as_they_are_for_good() {
    let web = || Written {
        head: [
            ("http://a.vn/", to(301, "https://a.vn/")),
            ("https://a.vn/", to(308, "/moi")),
            ("https://a.vn/moi", to(302, "/moi/hom-nay")),
            ("https://b.vn/", to(302, "https://c.vn/")),
            ("https://c.vn/", to(301, "https://d.vn/")),
            ("https://e.vn/", to(301, "/none")),
            ("https://e.vn/none", status(404)),
        ]
        .into(),
        ..Written::default()
    };
    let moved = LinkAnswer::Moved { to: "https://a.vn/moi".to_owned() };
    assert_eq!(looked(web(), "http://a.vn/").await.0, moved);
    assert_eq!(looked(web(), "https://b.vn/").await.0, LinkAnswer::Well);
    assert_eq!(looked(web(), "https://e.vn/").await.0, LinkAnswer::Gone { status: 404 });
}

#[tokio::test(start_paused = true)]
async fn nobody_is_led_round_and_round_or_away_from_the_web() {
    let web = || Written {
        head: [
            ("https://a.vn/", to(302, "https://b.vn/")),
            ("https://b.vn/", to(302, "https://a.vn/")),
            ("https://c.vn/", to(302, "file:///etc/passwd")),
            ("https://d.vn/", to(302, "http://10.0.0.1/")),
            ("http://10.0.0.1/", Err(Trouble::NotLooked(NotLooked::NotPublic))),
        ]
        .into(),
        ..Written::default()
    };
    let (answer, seen) = looked(web(), "https://a.vn/").await;
    assert_eq!((answer, seen.len()), (LinkAnswer::Astray, MOST_REDIRECTS + 1));
    assert_eq!(looked(web(), "https://c.vn/").await.0, LinkAnswer::NotLooked { why: NotLooked::Form });
    assert_eq!(looked(web(), "https://d.vn/").await.0, LinkAnswer::NotLooked { why: NotLooked::NotPublic });
}

/// Twelve links of each of six hosts; those of the first lead on to the second.
#[tokio::test(start_paused = true)]
async fn no_host_is_asked_twice_at_once_or_without_a_pause() {
    let web =
        Arc::new(Written { head: [("https://h0.vn/0", to(302, "https://h1.vn/x"))].into(), ..Written::default() });
    let looker = Looker::new(Arc::clone(&web) as Arc<dyn Web>, PAUSE);
    let links: Vec<LinkAddress> =
        (0..72).map(|number| address(&format!("https://h{}.vn/{}", number % 6, number / 6))).collect();
    let mut answers = looker.go_round(links, Duration::from_secs(3600));
    let mut count = 0;
    while answers.next().await.is_some() {
        count += 1;
    }
    assert_eq!(count, 72);
    let seen = web.seen.lock().expect("the requests");
    assert_eq!(seen.len(), 73);
    for (number, one) in seen.iter().enumerate() {
        let at_once: Vec<&str> = seen
            .iter()
            .filter(|other| other.from <= one.from && one.from < other.to)
            .map(|other| other.host.as_str())
            .collect();
        assert!(at_once.len() <= HOSTS_AT_ONCE, "{at_once:?}");
        for other in seen.iter().skip(number + 1).filter(|other| other.host == one.host) {
            let apart = other.from >= one.to + PAUSE || one.from >= other.to + PAUSE;
            assert!(apart, "{} and {}", one.address, other.address);
        }
    }
    // In the order in which they were given.
    let of_one: Vec<&str> = seen.iter().filter(|one| one.host == "h3.vn").map(|one| one.address.as_str()).collect();
    let expected: Vec<String> = (0..12).map(|number| format!("https://h3.vn/{number}")).collect();
    assert_eq!(of_one, expected);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_begun_when_the_time_is_over() {
    let web = Arc::new(Written::default());
    let looker = Looker::new(Arc::clone(&web) as Arc<dyn Web>, PAUSE);
    let links = (0..100).map(|number| address(&format!("https://a.vn/{number}"))).collect();
    let mut answers = looker.go_round(links, Duration::from_secs(10));
    let mut count = 0;
    while answers.next().await.is_some() {
        count += 1;
    }
    // Each takes three seconds; the fourth is begun in time.
    assert_eq!(count, 4);
}

#[tokio::test(start_paused = true)]
async fn who_stops_listening_stops_the_looking() {
    let web = Arc::new(Written::default());
    let looker = Looker::new(Arc::clone(&web) as Arc<dyn Web>, PAUSE);
    let links = (0..100).map(|number| address(&format!("https://a.vn/{number}"))).collect();
    let mut answers = looker.go_round(links, Duration::from_secs(3600));
    assert!(answers.next().await.is_some());
    drop(answers);
    time::sleep(Duration::from_secs(60)).await;
    assert_eq!(web.seen.lock().expect("the requests").len(), 1);
}
