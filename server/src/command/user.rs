//! `minhbach user`: the first administrator, and whoever cannot get in any more.

use std::sync::Arc;

use catalogue::{Lang, calendar::day_of};
use clap::{Arg, ArgMatches, Command};
use locale::text;
use registry::{
    SystemClock,
    people::{Accounts, Invited, PeopleError, SecretKey, UserName},
};

use super::{open, option};
use crate::{failure::Failure, output};

/// Where an invitation is accepted.
const INVITATION: &str = "/can-bo/loi-moi";

/// The command, described in a language.
pub fn command(lang: Lang, database: Arg, public_url: Arg) -> Command {
    let name = Arg::new("user").required(true).value_name("NAME").help(text(lang, "command-user-name"));
    Command::new("user")
        .about(text(lang, "command-user"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("add")
                .about(text(lang, "command-user-add"))
                .arg(name.clone())
                .arg(Arg::new("name").long("name").help(text(lang, "command-user-display-name")))
                .arg(database.clone())
                .arg(public_url.clone()),
        )
        .subcommand(
            Command::new("reset").about(text(lang, "command-user-reset")).arg(name).arg(database).arg(public_url),
        )
}

/// Runs the command.
pub async fn run(lang: Lang, matches: &ArgMatches) -> Result<(), Failure> {
    let Some((command, matches)) = matches.subcommand() else { return Ok(()) };
    let typed = option(matches, "user");
    let name =
        UserName::parse(typed).map_err(|_| Failure::new(Failure::DATA, "failure-user-name").with("name", typed))?;
    let database = open(matches).await?;
    // Nothing is sealed here, so the key of the portal need not be at hand.
    let accounts = Accounts::new(Arc::new(database.clone()), Arc::new(SystemClock), SecretKey::random());
    let outcome = if command == "reset" {
        accounts.reset_by_command(&name).await
    } else {
        let display_name = matches.get_one::<String>("name").map_or(name.as_str(), String::as_str);
        accounts.add_administrator(name.clone(), display_name).await
    };
    database.close().await;
    let Invited { token, expires_at } = outcome.map_err(|error| failed(error, &name))?;
    let address = option(matches, "public-url").trim_end_matches('/');
    // Only the link goes to standard output, so that it can be taken up.
    output::write(&format!("{address}{INVITATION}/{}\n", token.reveal()))
        .map_err(|error| Failure::io("failure-output", &error))?;
    let said = if command == "reset" { "user-reset" } else { "user-added" };
    let until = day_of(expires_at).strftime("%d/%m/%Y").to_string();
    output::say(lang, said, &[("name", name.as_str().to_owned().into()), ("until", until.into())]);
    if address.is_empty() {
        output::say(lang, "user-no-address", &[]);
    }
    Ok(())
}

fn failed(error: PeopleError, name: &UserName) -> Failure {
    let key = match error {
        PeopleError::NameTaken => "failure-user-taken",
        PeopleError::Missing => "failure-user-missing",
        PeopleError::DisplayName => "failure-user-display-name",
        PeopleError::Registry(error) => return error.into(),
        other => return Failure::new(Failure::UNAVAILABLE, "failure-store").because(&other),
    };
    Failure::new(Failure::DATA, key).with("name", name)
}
