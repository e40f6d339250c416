//! What can be asked of the program on the command line.

mod accounts;
mod audit;
mod backup;
mod check;
mod doctor;
mod engine;
mod export;
mod feedback;
mod files;
mod import;
mod letters;
mod links;
mod missed;
mod restore;
mod search;
mod serve;
mod user;

use catalogue::Lang;
use clap::{Arg, ArgMatches, Command, value_parser};
use locale::text;
use store::{Database, OpenError};

#[cfg(test)]
pub use self::import::starter;
pub use self::import::why;
use crate::{failure::Failure, logs};

/// The command line, described in a language.
pub fn cli(lang: Lang) -> Command {
    let database = Arg::new("database")
        .long("database")
        .env("MINHBACH_DATABASE")
        .default_value("sqlite:data/minhbach.sqlite")
        .help(text(lang, "command-database"));
    let flag = |name: &'static str, key: &str| {
        Arg::new(name).long(name).action(clap::ArgAction::SetTrue).help(text(lang, key))
    };
    let option = |name: &'static str, env: &'static str, value: &'static str, key: &str| {
        Arg::new(name).long(name).env(env).default_value(value).help(text(lang, key))
    };
    let files = option("files", "MINHBACH_FILES", "data/files", "command-files");
    let public_url = option("public-url", "MINHBACH_PUBLIC_URL", "", "command-public-url");
    // What `serve` takes, for those who try it out as well.
    let served = |name: &'static str, about: &str| {
        let command = accounts::options(Command::new(name).about(text(lang, about)), lang);
        let command = letters::options(feedback::options(command, lang), lang);
        logs::options(engine::options(command, lang), lang)
            .arg(option("listen", "MINHBACH_LISTEN", "127.0.0.1:3000", "command-listen"))
            .arg(database.clone())
            .arg(option("content", "MINHBACH_CONTENT", "content", "command-content"))
            .arg(option("site", "MINHBACH_SITE", "target/site", "command-site"))
            .arg(public_url.clone())
            .arg(files.clone())
            .arg(option("api-rate", "MINHBACH_API_RATE", "600", "command-api-rate").value_parser(value_parser!(u16)))
            .arg(links::serving(lang))
            .arg(option("metrics-listen", "MINHBACH_METRICS_LISTEN", "", "command-metrics-listen"))
            .arg(
                option("drain", "MINHBACH_DRAIN", "2", "command-drain").value_parser(value_parser!(u64).range(0..=600)),
            )
    };
    Command::new("minhbach")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(lang, "command-about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(served("serve", "command-serve"))
        .subcommand(served("doctor", "command-doctor").arg(flag("json", "command-check-json")))
        .subcommand(user::command(lang, database.clone(), public_url.clone()))
        .subcommand(links::command(lang, database.clone(), public_url))
        .subcommand(backup::command(lang, database.clone(), files.clone()))
        .subcommand(restore::command(lang, database.clone(), files))
        .subcommand(
            Command::new("import")
                .about(text(lang, "command-import"))
                .arg(Arg::new("path").required(true).help(text(lang, "command-import-path")))
                .arg(database.clone())
                .arg(flag("dry-run", "command-dry-run"))
                .arg(flag("overwrite", "command-overwrite"))
                .arg(option("set-aside", "MINHBACH_SET_ASIDE", "data/set-aside.jsonl", "command-set-aside")),
        )
        .subcommand(
            Command::new("export")
                .about(text(lang, "command-export"))
                .arg(Arg::new("path").required(true).help(text(lang, "command-export-path")))
                .arg(database.clone())
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_parser(["jsonl", "markdown", "xlsx", "csv"])
                        .default_value("jsonl")
                        .help(text(lang, "command-export-format")),
                ),
        )
        .subcommand(
            Command::new("search")
                .about(text(lang, "command-search"))
                .arg(Arg::new("question").required(true).help(text(lang, "command-search-question")))
                .arg(database.clone())
                .arg(option("content", "MINHBACH_CONTENT", "content", "command-content"))
                .arg(flag("explain", "command-search-explain"))
                .arg(flag("json", "command-search-json")),
        )
        .subcommand(
            Command::new("check")
                .about(text(lang, "command-check"))
                .arg(database.clone())
                .arg(flag("json", "command-check-json"))
                .arg(
                    Arg::new("code")
                        .long("code")
                        .value_parser(value_parser!(String))
                        .help(text(lang, "command-check-code")),
                ),
        )
        .subcommand(
            Command::new("audit")
                .about(text(lang, "command-audit"))
                .subcommand_required(true)
                .arg_required_else_help(true)
                .subcommand(Command::new("verify").about(text(lang, "command-audit-verify")).arg(database.clone()))
                .subcommand(
                    Command::new("export")
                        .about(text(lang, "command-audit-export"))
                        .arg(Arg::new("path").required(true).help(text(lang, "command-audit-path")))
                        .arg(database.clone()),
                ),
        )
        .subcommand(
            Command::new("missed")
                .about(text(lang, "command-missed"))
                .arg(database)
                .arg(flag("json", "command-check-json"))
                .arg(
                    Arg::new("days")
                        .long("days")
                        .value_parser(value_parser!(i32).range(1..=i64::from(registry::missed::KEPT_DAYS)))
                        .default_value("30")
                        .help(text(lang, "command-missed-days")),
                ),
        )
}

/// Does what was asked.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("serve", matches)) => serve::run(lang, matches).await,
        Some(("doctor", matches)) => doctor::run(lang, matches).await,
        Some(("import", matches)) => import::run(lang, matches).await,
        Some(("export", matches)) => export::run(lang, matches).await,
        Some(("search", matches)) => search::run(lang, matches).await,
        Some(("check", matches)) => check::run(lang, matches).await,
        Some(("links", matches)) => links::run(lang, matches).await,
        Some(("user", matches)) => user::run(lang, matches).await,
        Some(("backup", matches)) => backup::run(lang, matches).await,
        Some(("restore", matches)) => restore::run(lang, matches).await,
        Some(("audit", matches)) => audit::run(lang, matches).await,
        Some(("missed", matches)) => missed::run(lang, matches).await,
        // clap asks for one of the above.
        _ => Ok(()),
    }
}

/// The value of an option that has a default.
fn option<'a>(matches: &'a ArgMatches, name: &str) -> &'a str {
    matches.get_one::<String>(name).map_or("", String::as_str)
}

/// Opens the database that was named.
async fn open(matches: &ArgMatches) -> Result<Database, Failure> {
    Database::open(option(matches, "database")).await.map_err(|error| cannot_open(&error))
}

fn cannot_open(error: &OpenError) -> Failure {
    use store::OpenErrorKind as Kind;
    let key = match error.kind() {
        Kind::Address => "failure-database-address",
        Kind::NoPlace => "failure-database-no-place",
        Kind::ReadOnly => "failure-database-read-only",
        Kind::Corrupt => "failure-database-corrupt",
        Kind::Busy => "failure-database-busy",
        Kind::Unreachable => "failure-database-unreachable",
        Kind::Refused => "failure-database-refused",
        Kind::Newer => "failure-database-newer",
        Kind::Foreign => "failure-database-foreign",
        Kind::Other => "failure-database-other",
    };
    Failure::new(Failure::UNAVAILABLE, key).with("target", error.target()).because(error)
}
