//! Three nodes on one PostgreSQL and one Meilisearch, behind nginx, as
//! `docs/operations.md` describes them: what one node publishes, all show; nodes
//! come and go, and the database goes away, and nobody outside notices.

#![allow(clippy::print_stderr)]

mod guest;

use std::{
    fs,
    io::Write,
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use catalogue::{Announcement, ChangeKind, Slug};
use guest::{Guest, status};
use jiff::{SignedDuration, Timestamp, ToSpan};
use registry::{
    Clock, Store,
    editing::Editing,
    people::{AccountId, Actor, Grant, Role, Scope, UserName},
};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::Database;

const PROGRAM: &str = env!("CARGO_BIN_EXE_minhbach");
const NGINX: &str = "/usr/sbin/nginx";
const MARRIAGE: &str = "thu-tuc-dang-ky-ket-hon";

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../content")
}

/// What the test needs of the machine; nothing where a part is missing, which is said.
struct Needs {
    postgres: String,
    meilisearch: String,
    key: String,
}

impl Needs {
    fn found() -> Option<Self> {
        let var = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let found = (|| {
            Some(Self {
                postgres: var("MINHBACH_TEST_POSTGRES")?,
                meilisearch: var("MINHBACH_TEST_MEILISEARCH")?,
                key: var("MINHBACH_TEST_MEILISEARCH_KEY")?,
            })
        })();
        if found.is_none() || !Path::new(NGINX).exists() {
            eprintln!(
                "SKIPPED, NOT TESTED: several nodes. It needs PostgreSQL, Meilisearch and nginx: run `make test`."
            );
            return None;
        }
        found
    }
}

/// A way to the database that can be cut.
struct Line {
    address: SocketAddr,
    cut: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Line {
    fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let (cut, open) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
        let line = Self { address, cut: Arc::clone(&cut), open: Arc::clone(&open) };
        thread::spawn(move || {
            for from in listener.incoming().map_while(Result::ok) {
                if cut.load(Ordering::SeqCst) {
                    continue;
                }
                let Ok(to) = TcpStream::connect(server) else { continue };
                let both = [from.try_clone(), to.try_clone()].map(|end| end.expect("a socket"));
                open.lock().expect("nobody panicked").extend(both);
                for (mut source, mut sink) in
                    [(from.try_clone().expect("a socket"), to.try_clone().expect("a socket")), (to, from)]
                {
                    thread::spawn(move || {
                        let _ = std::io::copy(&mut source, &mut sink);
                        let _ = sink.shutdown(Shutdown::Both);
                    });
                }
            }
        });
        line
    }

    fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
        for end in self.open.lock().expect("nobody panicked").drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    fn mend(&self) {
        self.cut.store(false, Ordering::SeqCst);
    }
}

/// What runs until the test ends, however it ends.
struct Running(Child);

impl Running {
    fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // nginx takes its workers along only when it is asked to end.
        let _ = Command::new("kill").arg(self.0.id().to_string()).stderr(Stdio::null()).status();
        for _ in 0..100 {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        self.kill();
    }
}

struct Cluster {
    folder: tempfile::TempDir,
    needs: Needs,
    name: String,
    line: Line,
    nodes: Vec<Guest>,
}

impl Cluster {
    async fn new(needs: Needs) -> Self {
        let name = format!("minhbach_nodes_{}", std::process::id());
        let mut server = PgConnection::connect(&needs.postgres).await.expect("PostgreSQL answers");
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")))
            .execute(&mut server)
            .await
            .expect("a new database");
        let (_, rest) = needs.postgres.rsplit_once('@').expect("an address with a user");
        let (host, _) = rest.split_once('/').expect("an address with a database");
        let line = Line::to(host.parse().expect("an address with numbers"));
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir_all(folder.path().join("site/pkg")).expect("a folder");
        let nodes = (0..3).map(|_| Guest::of_a_new_portal()).collect();
        Self { folder, needs, name, line, nodes }
    }

    fn database(&self, at: &str) -> String {
        let (user, _) = self.needs.postgres.rsplit_once('@').expect("an address with a user");
        format!("{user}@{at}/{}", self.name)
    }

    /// The database without the line that can be cut.
    fn straight(&self) -> String {
        let (start, _) = self.needs.postgres.rsplit_once('/').expect("an address with a database");
        format!("{start}/{}", self.name)
    }

    fn node(&self, place: usize) -> Running {
        let program = Command::new(PROGRAM)
            .args(["serve", "--site", "site", "--listen", &self.nodes[place].0.to_string(), "--proxies", "1"])
            .args(["--meilisearch-url", &self.needs.meilisearch, "--meilisearch-index", &self.name, "--content"])
            .arg(content())
            .current_dir(self.folder.path())
            .env("MINHBACH_DATABASE", self.database(&self.line.address.to_string()))
            .env("MINHBACH_MEILISEARCH_KEY", &self.needs.key)
            .env("MINHBACH_SECRET", "ABEiM0RVZneImaq7zN3u_wARIjNEVWZ3iJmqu8zd7v8")
            .stdout(Stdio::null())
            .stderr(fs::File::create(self.folder.path().join(format!("log-{place}"))).expect("a log"))
            .spawn()
            .expect("it starts");
        Running(program)
    }

    fn logs(&self) -> String {
        (0..self.nodes.len())
            .filter_map(|place| fs::read_to_string(self.folder.path().join(format!("log-{place}"))).ok())
            .collect()
    }

    /// nginx before all nodes: a request that one does not answer goes to the next.
    fn nginx(&self) -> (Guest, Running) {
        let front = Guest::of_a_new_portal();
        let folder = self.folder.path();
        let servers: String =
            self.nodes.iter().map(|node| format!("server {} max_fails=1 fail_timeout=2s; ", node.0)).collect();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {}; ", folder.display()))
            .concat();
        let conf = format!(
            "worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
             events {{ worker_connections 1024; }}
             http {{
                 access_log off; {temporary}
                 upstream portal {{ {servers} keepalive 32; }}
                 server {{
                     listen {front};
                     location / {{
                         proxy_pass http://portal;
                         proxy_http_version 1.1;
                         proxy_set_header Connection '';
                         proxy_set_header Host $host;
                         proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                         proxy_next_upstream error timeout http_502 http_503;
                         proxy_connect_timeout 1s;
                     }}
                 }}
             }}",
            folder = folder.display(),
            front = front.0,
        );
        let file = folder.join("nginx.conf");
        fs::File::create(&file).and_then(|mut file| file.write_all(conf.as_bytes())).expect("it is written");
        // nginx gives up root for its workers, which write here.
        Command::new("chmod").args(["-R", "a+rwX"]).arg(folder).status().expect("it is allowed");
        let child = Command::new(NGINX)
            .arg("-c")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        (front, Running(child))
    }

    /// Imports the procedure of marriage under another name, and gives when that was done.
    fn publish(&self, name: &str) -> Instant {
        let folder = self.folder.path().join("changed");
        fs::create_dir_all(&folder).expect("a folder");
        let marriage = fs::read_to_string(content().join("procedures/dang-ky-ket-hon.md")).expect("a procedure");
        let changed = marriage.replace("name: Thủ tục đăng ký kết hôn\n", &format!("name: {name}\n"));
        fs::write(folder.join("dang-ky-ket-hon.md"), changed).expect("it is written");
        let import = Command::new(PROGRAM)
            .args(["import", "changed"])
            .current_dir(self.folder.path())
            .env("MINHBACH_DATABASE", self.straight())
            .output()
            .expect("it runs");
        assert!(import.status.success(), "{}", String::from_utf8_lossy(&import.stderr));
        Instant::now()
    }

    /// How long it takes until all nodes show a name.
    fn shown_after(&self, since: Instant, name: &str) -> Duration {
        for node in &self.nodes {
            let shown = node.sees(Duration::from_secs(30), |node| {
                node.get(&format!("/api/v1/procedures/{MARRIAGE}")).contains(name)
            });
            assert!(shown, "a node does not show {name}\n{}", self.logs());
        }
        since.elapsed()
    }
}

/// People who ask for pages all the time, until they are told to stop.
struct Crowd {
    stop: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
    failed: Arc<Mutex<Vec<String>>>,
    people: Vec<thread::JoinHandle<()>>,
}

impl Crowd {
    fn before(front: Guest) -> Self {
        let (stop, asked, failed) = (Arc::default(), Arc::new(AtomicUsize::new(0)), Arc::default());
        let mut crowd = Self { stop, asked, failed, people: Vec::new() };
        let pages = ["/", "/linh-vuc", "/thu-tuc/thu-tuc-dang-ky-ket-hon", "/su-kien", "/tim-kiem?q=khai+sinh"];
        for person in 0..4 {
            let (stop, asked, failed) = (Arc::clone(&crowd.stop), Arc::clone(&crowd.asked), Arc::clone(&crowd.failed));
            crowd.people.push(thread::spawn(move || {
                for turn in person.. {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    let answer = front.get(pages[turn % pages.len()]);
                    asked.fetch_add(1, Ordering::SeqCst);
                    if status(&answer) != 200 {
                        let head: String = answer.chars().take(200).collect();
                        failed.lock().expect("nobody panicked").push(head);
                    }
                    thread::sleep(Duration::from_millis(10));
                }
            }));
        }
        crowd
    }

    /// Sends them home; nobody may have been disappointed.
    fn go(self, what: &str) {
        self.stop.store(true, Ordering::SeqCst);
        for person in self.people {
            person.join().expect("they come back");
        }
        let failed = self.failed.lock().expect("nobody panicked");
        let asked = self.asked.load(Ordering::SeqCst);
        assert!(failed.is_empty(), "{what}: {} of {asked} requests were lost: {:?}", failed.len(), failed.first());
        assert!(asked > 50, "{what}: only {asked} requests");
        eprintln!("{what}: {asked} requests, none lost");
    }
}

/// A clock of yesterday, to set a day that then comes.
struct Yesterday;

impl Clock for Yesterday {
    fn now(&self) -> Timestamp {
        Timestamp::now() - SignedDuration::from_hours(24)
    }
}

/// Has an edition approved and scheduled for today, as if that had been done yesterday.
async fn schedule_for_today(database: &Database) -> (Slug, u32) {
    let clock = Yesterday;
    let tomorrow = clock.today().checked_add(1.day()).expect("a day");
    let editing = Editing::new(Arc::new(database.clone()), Arc::new(clock));
    let [lan, minh, hoa] = ["lan", "minh", "hoa"].map(|name| Actor {
        account: AccountId(1),
        name: UserName::parse(name).expect("a name"),
        display_name: name.to_owned(),
        grants: [Role::Editor, Role::Reviewer, Role::Publisher]
            .map(|role| Grant { role, scope: Scope::everything() })
            .into(),
        second_factor: true,
    });
    let slug = Slug::from_name("Thủ tục đăng ký khai sinh");
    let number = editing.begin(&lan, &slug, None).await.expect("a draft");
    let kept = editing.read(&lan, &slug).await.expect("it reads");
    let mut content = kept.editions.last().expect("an edition").edition.content().clone();
    content.name = "Thủ tục đăng ký khai sinh từ hôm nay".to_owned();
    content.announcement = Some(Announcement {
        number: "12/QĐ-UBND".to_owned(),
        date: Some(tomorrow),
        issuer: Some(catalogue::AgencyName::new("Ủy ban nhân dân tỉnh")),
        change: Some(ChangeKind::Amended),
        successors: Vec::new(),
    });
    editing.save(&lan, &slug, number, 1, &content).await.expect("it is saved");
    editing.submit(&lan, &slug, number, "").await.expect("it is submitted");
    editing.approve(&minh, &slug, number, "").await.expect("it is approved");
    assert!(!editing.schedule(&hoa, &slug, number, tomorrow).await.expect("it is scheduled"));
    (slug, number)
}

#[tokio::test(flavor = "multi_thread")]
async fn nodes_share_a_catalogue_and_lose_no_request() {
    let Some(needs) = Needs::found() else { return };
    let cluster = Cluster::new(needs).await;
    // All at once, on an empty database.
    let mut programs: Vec<Running> = (0..3).map(|place| cluster.node(place)).collect();
    for node in &cluster.nodes {
        assert!(node.is_served(), "{}", cluster.logs());
    }
    let mut straight = PgConnection::connect(&cluster.straight()).await.expect("a connection");
    let count = async |straight: &mut PgConnection, question: &str| -> i64 {
        sqlx::query_scalar(AssertSqlSafe(question.to_owned())).fetch_one(straight).await.expect("a number")
    };
    let steps = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/store/migrations/postgres"));
    let steps = i64::try_from(steps.expect("the migrations").count()).expect("a number");
    assert_eq!(count(&mut straight, "SELECT COUNT(*) FROM _sqlx_migrations WHERE success").await, steps);
    let twice =
        "SELECT COUNT(*) FROM (SELECT procedure_id FROM editions GROUP BY procedure_id HAVING COUNT(*) > 1) AS x";
    assert_eq!(count(&mut straight, twice).await, 0, "the starter catalogue was taken in once");

    // What is published reaches all of them. The middle one of three: the machine may be busy with other things.
    let mut times: Vec<Duration> = ["Một", "Hai", "Ba"]
        .map(|word| {
            let name = format!("Thủ tục đăng ký kết hôn, lần {word}");
            cluster.shown_after(cluster.publish(&name), &name)
        })
        .into();
    times.sort();
    eprintln!("published and shown by all nodes after {times:?}");
    assert!(times[1] <= Duration::from_secs(1), "{times:?}");

    let (front, _nginx) = cluster.nginx();
    assert!(front.is_served(), "nginx does not serve");
    let crowd = Crowd::before(front);
    thread::sleep(Duration::from_secs(1));
    programs[0].kill();
    thread::sleep(Duration::from_secs(3));
    crowd.go("a node was killed");
    let crowd = Crowd::before(front);
    programs[0] = cluster.node(0);
    assert!(cluster.nodes[0].is_served(), "{}", cluster.logs());
    thread::sleep(Duration::from_secs(3));
    crowd.go("a node came");

    // A minute without a database, and a publication when it is back.
    let crowd = Crowd::before(front);
    cluster.line.cut();
    let told = cluster.nodes[1].sees(Duration::from_secs(30), |node| node.get("/readyz").contains("\"away\""));
    thread::sleep(Duration::from_secs(60));
    crowd.go("the database was away for a minute");
    assert!(told, "a node does not tell that the database is away");
    cluster.line.mend();
    let back = cluster.publish("Thủ tục đăng ký kết hôn, sau một phút");
    cluster.shown_after(back, "Thủ tục đăng ký kết hôn, sau một phút");

    // A day that comes is seen by all nodes, and acted on by one.
    let database = Database::open(&cluster.straight()).await.expect("it opens");
    let (slug, number) = schedule_for_today(&database).await;
    let published = cluster.nodes[2]
        .sees(Duration::from_secs(60), |node| node.get(&format!("/api/v1/procedures/{slug}")).contains("từ hôm nay"));
    assert!(published, "{}", cluster.logs());
    // The others look, too.
    thread::sleep(Duration::from_secs(11));
    let rows = database.audit(50).await.expect("it reads");
    let fired = rows.iter().filter(|row| row.action == "edition.published" && row.actor == "system").count();
    assert_eq!(fired, 1, "edition {number} of {slug}: {rows:?}");
    assert_eq!(database.verify_audit().await.expect("it reads").fault, None);
    database.close().await;

    drop(programs);
    drop(straight);
    let mut server = PgConnection::connect(&cluster.needs.postgres).await.expect("PostgreSQL answers");
    sqlx::query(AssertSqlSafe(format!("DROP DATABASE {} WITH (FORCE)", cluster.name)))
        .execute(&mut server)
        .await
        .expect("the database goes");
}
