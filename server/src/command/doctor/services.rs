//! Servers that the portal asks: search, mail, sign-in.

use clap::ArgMatches;
use search::{IndexState, MeilisearchExamined};

use super::{Report, clock::Clocks};
use crate::{
    command::{accounts, engine, letters, option},
    failure::Failure,
};

/// The oldest Meilisearch that will do.
const OLDEST: (u32, u32) = (1, 21);

/// Whether Meilisearch answers, takes the key for all that is done there, and whose
/// index it has.
pub(super) async fn search(report: &mut Report, matches: &ArgMatches, clocks: &mut Clocks) {
    const CHECK: &str = "search";
    let access = match engine::access(matches) {
        Ok(Some(access)) => access,
        Ok(None) => return report.well(CHECK, "doctor-search-embedded", &[]),
        // Told among the options.
        Err(_) => return,
    };
    clocks.ask("Meilisearch", &format!("{}/health", access.url.trim_end_matches('/'))).await;
    let url = ("url", access.url.clone().into());
    let MeilisearchExamined { version, index } = match search::examine(&access).await {
        Ok(examined) => examined,
        Err(trouble) => {
            let key = match trouble.key() {
                "refused" => "doctor-search-refused",
                "slow" | "unreachable" => "doctor-search-away",
                _ => "doctor-search-failed",
            };
            return report
                .failed(CHECK, &Failure::new(Failure::UNAVAILABLE, key).with("url", &access.url).because(&trouble));
        }
    };
    if let Some(version) = version.filter(|version| is_older(version)) {
        return report.fail(CHECK, "doctor-search-old", &[url, ("version", version.into())]);
    }
    match index {
        IndexState::Ours { entries } => {
            report.well(CHECK, "doctor-search", &[url, ("entries", entries.into())]);
        }
        IndexState::None => report.well(CHECK, "doctor-search-no-index", &[url]),
        IndexState::Older => report.warn(CHECK, "doctor-search-older", &[url]),
        IndexState::Newer => report.fail(CHECK, "doctor-search-newer", &[url]),
    }
}

fn is_older(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    match (parts.next().flatten(), parts.next().flatten()) {
        (Some(major), Some(minor)) => (major, minor) < OLDEST,
        _ => false,
    }
}

/// Whether the mail server lets us in. Nothing is sent.
pub(super) async fn mail(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "mail";
    let server = letters::shown(option(matches, "mail-server"));
    match letters::mailer(matches) {
        Ok(Some(smtp)) => match smtp.try_out().await {
            Ok(()) => report.well(CHECK, "doctor-mail", &[("server", server.into())]),
            Err(error) => {
                let failure = Failure::new(Failure::UNAVAILABLE, "doctor-mail-away").with("server", server);
                report.failed(CHECK, &failure.because(&*error));
            }
        },
        Ok(None) => report.well(CHECK, "doctor-mail-none", &[]),
        // Told among the options.
        Err(_) => {}
    }
}

/// Whether the identity provider says what it has.
pub(super) async fn provider(report: &mut Report, matches: &ArgMatches, clocks: &mut Clocks) {
    const CHECK: &str = "provider";
    let Ok(Some(provider)) = accounts::provider(matches) else { return };
    let issuer = option(matches, "oidc-issuer");
    clocks.ask(issuer, issuer).await;
    match provider.discover().await {
        Ok(()) => report.well(CHECK, "doctor-provider", &[("issuer", issuer.into())]),
        Err(error) => {
            let failure = Failure::new(Failure::UNAVAILABLE, "doctor-provider-away").with("issuer", issuer);
            report.failed(CHECK, &failure.because(&*error));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_older;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, older) in
            [("1.9.0", true), ("1.20.3", true), ("1.21.0", false), ("2.0.0", false), ("next", false)]
        {
            assert_eq!(is_older(version), older, "{version}");
        }
    }
}
