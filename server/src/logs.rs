//! What is logged, and how.

use catalogue::Lang;
use clap::{Arg, ArgMatches, Command};
use locale::text;
use tracing_subscriber::{
    EnvFilter, Layer, Registry,
    layer::{Layered, SubscriberExt},
    util::SubscriberInitExt,
};

use crate::{failure::Failure, traces::Traces};

/// How much is logged where `RUST_LOG` does not say.
const USUAL: &str = "warn,server=info,minhbach=info,search=info";

/// What writes lines, in whichever form.
type Lines = Box<dyn Layer<Registry> + Send + Sync>;

/// Adds the option to a command.
pub fn options(command: Command, lang: Lang) -> Command {
    command.arg(
        Arg::new("log-format")
            .long("log-format")
            .env("MINHBACH_LOG_FORMAT")
            .value_parser(["text", "json"])
            .default_value("text")
            .help(text(lang, "command-log-format")),
    )
}

/// Begins to log to standard error, and to send traces where the environment says so.
///
/// # Errors
/// When traces cannot be sent to where it says.
pub fn start(matches: &ArgMatches) -> Result<Option<Traces>, Failure> {
    let traces = Traces::start()?;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines: Lines = match matches.get_one::<String>("log-format").map(String::as_str) {
        // A line is an event: what it says and its fields, side by side.
        Some("json") => lines.json().flatten_event(true).with_span_list(false).with_filter(filter).boxed(),
        _ => lines.with_filter(filter).boxed(),
    };
    let spans = traces.as_ref().map(Traces::layer::<Layered<Lines, Registry>>);
    tracing_subscriber::registry().with(lines).with(spans).init();
    Ok(traces)
}
