//! Following by e-mail as `serve` needs it, where a mail server is named.

use std::{env, fs, sync::Arc, time::Duration};

use app::site::{Letters, Site};
use catalogue::Lang;
use clap::{Arg, ArgMatches, Command, parser::ValueSource, value_parser};
use jiff::SignedDuration;
use lettre::message::Mailbox;
use locale::text;
use registry::{
    SystemClock,
    follow::{Delivery, Following, Pace},
};
use store::Database;
use tokio::{task::JoinHandle, time};

use super::{accounts, option};
use crate::{
    failure::Failure,
    mail::{MailServer, NoMailServer, Smtp},
};

/// The password for the mail server, where it is not in a file. It is no option of the
/// command line: what stands there can be read by everybody on the machine.
const SECRET: &str = "MINHBACH_MAIL_SECRET";
/// How often the portal looks whether there is something to send.
const LOOK: Duration = Duration::from_secs(5);

/// Adds the options to a command.
pub fn options(command: Command, lang: Lang) -> Command {
    let option =
        |name: &'static str, env: &'static str, key: &str| Arg::new(name).long(name).env(env).help(text(lang, key));
    command
        .arg(option("mail-server", "MINHBACH_MAIL_SERVER", "command-mail-server"))
        .arg(option("mail-from", "MINHBACH_MAIL_FROM", "command-mail-from"))
        .arg(option("mail-secret-file", "MINHBACH_MAIL_SECRET_FILE", "command-mail-secret-file"))
        .arg(
            option("mail-interval", "MINHBACH_MAIL_INTERVAL", "command-mail-interval")
                .value_parser(value_parser!(u32).range(0..=10_080))
                .default_value("60"),
        )
}

/// The pages with what is to be followed by e-mail, and what sends it; the pages as
/// they are where no mail server is named.
pub fn following(
    matches: &ArgMatches,
    database: &Database,
    site: Site,
) -> Result<(Site, Option<JoinHandle<()>>), Failure> {
    let Some(mailer) = mailer(matches)? else { return Ok((site, None)) };
    if site.base_url().is_empty() {
        return Err(Failure::new(Failure::DATA, "failure-mail-public-url"));
    }
    let key = accounts::key(matches)?;
    let store = Arc::new(database.clone());
    let minutes = matches.get_one::<u32>("mail-interval").copied().unwrap_or(60);
    let pace = Pace::every(SignedDuration::from_mins(i64::from(minutes)));
    let scribe = Arc::new(Letters(site.clone()));
    let delivery =
        Delivery::new(Arc::clone(&store) as _, Arc::new(SystemClock), key.clone(), scribe, Arc::new(mailer), pace);
    let following = Following::new(store, Arc::new(SystemClock), key);
    Ok((site.with_letters(Arc::new(following)), Some(tokio::spawn(deliver(delivery)))))
}

/// What sends letters, where a mail server is named.
pub fn mailer(matches: &ArgMatches) -> Result<Option<Smtp>, Failure> {
    let address = option(matches, "mail-server");
    if address.is_empty() {
        return Ok(None);
    }
    let visible = matches.value_source("mail-server") == Some(ValueSource::CommandLine);
    if visible && url::Url::parse(address).is_ok_and(|url| url.password().is_some()) {
        return Err(Failure::new(Failure::DATA, "failure-mail-visible"));
    }
    let secret = match option(matches, "mail-secret-file") {
        "" => env::var(SECRET).ok().filter(|secret| !secret.is_empty()),
        file => Some(fs::read_to_string(file).map_err(|error| {
            Failure::new(Failure::NO_INPUT, "failure-mail-secret").with("file", file).because(&error)
        })?),
    };
    let server = MailServer::parse(address, secret.as_deref().map(str::trim)).map_err(|error| {
        let key = match error {
            NoMailServer::Address => "failure-mail-server",
            NoMailServer::InTheClear => "failure-mail-plain",
        };
        Failure::new(Failure::DATA, key).with("server", shown(address))
    })?;
    let from = option(matches, "mail-from");
    let from: Mailbox = from
        .parse()
        .map_err(|error| Failure::new(Failure::DATA, "failure-mail-from").with("from", from).because(&error as _))?;
    let smtp = Smtp::new(server, from).map_err(|error| {
        Failure::new(Failure::DATA, "failure-mail-server").with("server", shown(address)).because(&*error)
    })?;
    Ok(Some(smtp))
}

/// The address without the password that may stand in it.
pub fn shown(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if scheme < at => format!("{}://…{}", &address[..scheme], &address[at..]),
        _ => address.to_owned(),
    }
}

/// Sends what there is to tell, now and then.
async fn deliver(delivery: Delivery) {
    let mut failing = false;
    loop {
        match delivery.run().await {
            Ok(sent) => {
                if sent > 0 {
                    tracing::info!(sent, "letters were sent to those who follow");
                }
                failing = false;
            }
            Err(error) => {
                // Once, not every few seconds.
                if !failing {
                    tracing::error!(error = &error as &dyn std::error::Error, "nobody can be told what changed");
                }
                failing = true;
            }
        }
        time::sleep(LOOK).await;
    }
}
