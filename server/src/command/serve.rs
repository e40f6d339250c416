//! `minhbach serve`: the portal.

use std::{path::Path, sync::Arc, time::Duration};

use app::site::Staff;
use catalogue::Lang;
use clap::ArgMatches;
use registry::{Portal, SystemClock, editing::Editing, follow::FollowStore, today};
use tokio::{
    net::TcpListener,
    runtime::{Handle, Runtime},
    signal,
    task::JoinHandle,
    time,
};

use super::{accounts, engine, feedback, files as downloads, import, letters, links, missed, open, option};
use crate::{
    connections, content,
    dataset::{self, Dataset},
    failure::Failure,
    http::{self, A_MINUTE, Files, Http, Kept, Limits, Room, Stopping},
    logs,
    metrics::{self, Measured},
    output,
};

/// How often the portal looks for changes in the store.
const LOOK: Duration = Duration::from_millis(200);
/// How often it looks for editions whose day has come.
const DUE: Duration = Duration::from_secs(10);

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let traces = logs::start(matches)?;
    let address = option(matches, "listen");
    let listener = listen(address).await?;
    let figures = match option(matches, "metrics-listen") {
        "" => None,
        address => Some(listen(address).await?),
    };
    output::say(lang, "serve-database", &[("database", shown(option(matches, "database")).into())]);
    let database = open(matches).await?;
    let folder = Path::new(option(matches, "content"));
    let content = content::read(folder, lang)?;
    let dataset = Arc::new(Dataset::new(content::open_data(folder, lang)?));
    output::say(lang, "serve-starter", &[]);
    import::starter(&database, &folder.join("procedures"), lang).await?;
    output::say(lang, "serve-index", &[]);
    let engine = engine::engine(matches, content::engine(folder)?)?;
    let offers = content::offers(folder, &content)?;
    let portal = Portal::open(Arc::new(database.clone()), engine).await?;
    let portal = Arc::new(portal.suggesting(offers));
    let site_folder = Path::new(option(matches, "site"));
    let files = Files::read(&site_folder.join("pkg")).map_err(|error| {
        Failure::new(Failure::NO_INPUT, "failure-site").with("path", site_folder.display()).because(&error)
    })?;
    let workers = Workers::new()?;
    let room = Room::new(Some(workers.handle()));
    let kept = Arc::new(Kept::new(room, option(matches, "public-url").starts_with("https://")));
    let site = content::site(Arc::clone(&portal), content, site_folder, option(matches, "public-url"));
    let (site, letters) = letters::following(matches, &database, site)?;
    let follower = tokio::spawn(follow(Arc::clone(&portal), Arc::clone(&kept)));
    let counter = tokio::spawn(missed::keep(Arc::clone(&portal), database.clone()));
    let count = portal.status().procedures;
    output::say(lang, "serve-ready", &[("count", count.into()), ("address", format!("http://{address}").into())]);
    let accounts = Arc::new(accounts::accounts(matches, &database).await?);
    let downloads = Arc::new(downloads::open(matches, &database)?);
    let clock = Arc::new(SystemClock);
    let exchange = Arc::new(crate::exchange::Files);
    let feedback = feedback::open(matches, &database, &site, folder, lang)?;
    let feedback = Arc::new(feedback);
    let forgetter = tokio::spawn(feedback::forget(Arc::clone(&feedback)));
    let kept_in = Arc::new(database.clone());
    let staff = Staff::new(site.clone(), kept_in, clock, accounts, Arc::clone(&downloads), exchange, feedback);
    let looker = links::looking(matches, &database, &portal)?;
    let staff = staff.looking_at_links(looker.is_some());
    let publisher = tokio::spawn(publish(Arc::clone(&staff.editing)));
    let maker = tokio::spawn(dataset::keep(Arc::clone(&dataset), site.clone(), Arc::clone(&kept)));
    let with_letters = letters.is_some().then(|| Arc::new(database.clone()) as Arc<dyn FollowStore>);
    let measured = Measured { portal: Arc::clone(&portal), kept: Arc::clone(&kept), letters: with_letters };
    let figures = figures.map(|listener| tokio::spawn(show(listener, measured)));
    let stopping = Stopping::default();
    let proxies = feedback::proxies(matches);
    let limits = Arc::new(Limits::new(matches.get_one("api-rate").copied().unwrap_or(A_MINUTE)));
    let (files, leaving) = (Arc::new(files), stopping.clone());
    let http = Http { site, files, kept, downloads, dataset, proxies, limits, stopping };
    let drain = Duration::from_secs(matches.get_one::<u64>("drain").copied().unwrap_or_default());
    let outcome = connections::serve(listener, http::router(http, staff), leave(leaving, drain)).await;
    figures.inspect(JoinHandle::abort);
    follower.abort();
    maker.abort();
    publisher.abort();
    letters.inspect(JoinHandle::abort);
    looker.inspect(JoinHandle::abort);
    counter.abort();
    forgetter.abort();
    missed::write_down(&portal, &database).await;
    drop(workers);
    if let Some(traces) = traces {
        traces.stop().await;
    }
    output::say(lang, "serve-stopped", &[]);
    outcome.map_err(|error| Failure::io("failure-serve", &error))
}

/// Threads for the work. A runtime must not be dropped where another runs, also not on
/// the way out with a failure.
struct Workers(Option<Runtime>);

impl Workers {
    fn new() -> Result<Self, Failure> {
        Runtime::new().map(|runtime| Self(Some(runtime))).map_err(|error| Failure::io("failure-runtime", &error))
    }

    fn handle(&self) -> Handle {
        self.0.as_ref().map_or_else(Handle::current, |runtime| runtime.handle().clone())
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

async fn listen(address: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        let key = match error.kind() {
            std::io::ErrorKind::AddrInUse => "failure-port-in-use",
            _ => "failure-listen",
        };
        Failure::new(Failure::UNAVAILABLE, key).with("address", address).because(&error)
    })
}

/// The database without the password that may stand in its address.
fn shown(database: &str) -> String {
    match (database.find("://"), database.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}", &database[..scheme], &database[at..]),
        _ => database.to_owned(),
    }
}

/// Follows the store: what changes there is seen here within a second.
async fn follow(portal: Arc<Portal>, kept: Arc<Kept>) {
    let mut failing = false;
    let mut day = today();
    loop {
        time::sleep(LOOK).await;
        // What is kept tells of some entries what holds on a day.
        if day != today() {
            day = today();
            kept.forget();
        }
        match portal.catch_up().await {
            Ok(changed) => {
                if changed {
                    kept.forget();
                    let portal = Arc::clone(&portal);
                    if tokio::task::spawn_blocking(move || portal.refresh_suggestions()).await.is_ok() {
                        // Suggestions are kept as well.
                        kept.forget();
                    }
                }
                if failing {
                    tracing::info!("the store answers again");
                }
                failing = false;
            }
            Err(error) => {
                // Once, not each time.
                if !failing {
                    tracing::error!(error = &error as &dyn std::error::Error, "changes cannot be followed");
                }
                failing = true;
            }
        }
    }
}

/// Publishes each scheduled edition when its day has come, whichever node looks
/// first. The first look is at the start, for days that came while nothing ran.
async fn publish(editing: Arc<Editing>) {
    let mut failing = false;
    loop {
        match editing.publish_due().await {
            Ok(published) => {
                if published > 0 {
                    tracing::info!(published, "editions were published on their day");
                }
                failing = false;
            }
            Err(error) => {
                if !failing {
                    tracing::error!(
                        error = &error as &dyn std::error::Error,
                        "editions that are due cannot be published"
                    );
                }
                failing = true;
            }
        }
        time::sleep(DUE).await;
    }
}

/// Shows the figures, at an address of their own.
async fn show(listener: TcpListener, measured: Measured) {
    let outcome = connections::serve(listener, metrics::router(measured), std::future::pending()).await;
    if let Err(error) = outcome {
        tracing::error!(%error, "figures are no longer shown");
    }
}

/// Ends when the program is to stop. Where a supervisor says so, it first tells for a
/// while that it is not ready and goes on serving, so that whoever sends requests here
/// has time to send them elsewhere; who says so twice does not want to wait.
async fn leave(stopping: Stopping, drain: Duration) {
    let said = stopped().await;
    stopping.begin();
    if said == Said::Terminate {
        tokio::select! {
            () = time::sleep(drain) => {}
            _ = stopped() => {}
        }
    }
}

/// How the program was told to stop.
#[derive(PartialEq, Eq)]
enum Said {
    /// By somebody at the terminal.
    Interrupt,
    /// By what runs it.
    Terminate,
}

/// Ends when the program is told to stop.
async fn stopped() -> Said {
    let interrupt = async {
        if signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => Said::Interrupt,
        () = terminate => Said::Terminate,
    }
}
