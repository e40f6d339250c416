//! Options and files of this machine.

use std::{
    fs::{self, Metadata},
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use registry::people::SecretKey;
use url::Url;

use super::Report;
use crate::{
    command::{accounts, engine, feedback, letters, option},
    content as texts,
    failure::Failure,
    http::Files,
    traces,
};

/// Options that are wrong, or that do not go together.
pub(super) fn options(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "options";
    let before = report.findings.len();
    public_url(report, matches);
    let tried =
        [letters::mailer(matches).map(drop), accounts::provider(matches).map(drop), engine::access(matches).map(drop)];
    for failure in tried.into_iter().filter_map(Result::err) {
        report.failed(CHECK, &failure);
    }
    if !option(matches, "mail-server").is_empty() && option(matches, "public-url").is_empty() {
        report.failed(CHECK, &Failure::new(Failure::DATA, "failure-mail-public-url"));
    }
    let on_server = option(matches, "database").starts_with("postgres");
    if on_server && !option(matches, "files").starts_with("s3://") {
        report.warn(CHECK, "doctor-options-files", &[("files", option(matches, "files").into())]);
    }
    let figures = option(matches, "metrics-listen");
    if figures.parse::<SocketAddr>().is_ok_and(|address| !address.ip().is_loopback()) {
        report.warn(CHECK, "doctor-options-metrics", &[("address", figures.into())]);
    }
    if let Some(endpoint) = traces::endpoint().filter(|endpoint| Url::parse(endpoint).is_err()) {
        report.failed(CHECK, &Failure::new(Failure::DATA, "failure-traces").with("endpoint", endpoint));
    }
    if report.findings.len() == before {
        report.well(CHECK, "doctor-options", &[]);
    }
}

fn public_url(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "options";
    let address = option(matches, "public-url");
    if address.is_empty() {
        return report.warn(CHECK, "doctor-public-url-none", &[]);
    }
    let variables = [("address", address.into())];
    match Url::parse(address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.path() == "/" && url.query().is_none() => {
            if url.scheme() == "http" {
                report.warn(CHECK, "doctor-public-url-plain", &variables);
            } else if feedback::proxies(matches) == 0 {
                // The portal speaks no TLS, so something in front does.
                report.warn(CHECK, "doctor-options-proxies", &[]);
            }
        }
        _ => report.fail(CHECK, "doctor-public-url", &variables),
    }
}

/// What staff wrote.
pub(super) fn content(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "content";
    let folder = Path::new(option(matches, "content"));
    let read = texts::read(folder, report.lang).and_then(|content| {
        texts::offers(folder, &content)?;
        texts::engine(folder)?;
        texts::feedback(folder, report.lang)
    });
    match read {
        Ok(_) => report.well(CHECK, "doctor-content", &[("folder", folder.display().to_string().into())]),
        Err(failure) => report.failed(CHECK, &failure),
    }
}

/// What browsers get.
pub(super) fn site(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "site";
    let folder = Path::new(option(matches, "site")).join("pkg");
    match Files::read(&folder) {
        Ok(files) if files.are_whole() => {
            report.well(CHECK, "doctor-site", &[("folder", folder.display().to_string().into())]);
        }
        Ok(_) => report.failed(CHECK, &Failure::new(Failure::NO_INPUT, "failure-site").with("path", folder.display())),
        Err(error) => {
            let failure = Failure::new(Failure::NO_INPUT, "failure-site").with("path", folder.display());
            report.failed(CHECK, &failure.because(&error));
        }
    }
}

/// Files with secrets: there, readable here and by nobody else. A key is not made.
pub(super) fn secrets(report: &mut Report, matches: &ArgMatches) {
    const CHECK: &str = "secrets";
    let before = report.findings.len();
    let key = accounts::key_file(matches);
    if let Some(key) = &key {
        key_file(report, key);
    }
    let others = ["mail-secret-file", "oidc-secret-file", "meilisearch-key-file"];
    let others = others.into_iter().map(|name| option(matches, name)).filter(|file| !file.is_empty());
    for file in key.into_iter().chain(others.map(PathBuf::from)) {
        // That one cannot be read is told where it is used.
        let open = |found: &Metadata| found.permissions().mode() & 0o077 != 0;
        if fs::metadata(&file).is_ok_and(|found| open(&found)) {
            report.warn(CHECK, "doctor-secret-open", &[("file", file.display().to_string().into())]);
        }
    }
    if report.findings.len() == before {
        report.well(CHECK, "doctor-secrets", &[]);
    }
}

fn key_file(report: &mut Report, file: &Path) {
    const CHECK: &str = "secrets";
    let shown = file.display().to_string();
    match fs::read_to_string(file) {
        Ok(text) if SecretKey::parse(&text).is_some() => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            report.warn(CHECK, "doctor-secret-new", &[("file", shown.into())]);
        }
        Ok(_) => report.failed(CHECK, &Failure::new(Failure::DATA, "failure-secret").with("file", shown)),
        Err(error) => {
            report.failed(CHECK, &Failure::new(Failure::DATA, "failure-secret").with("file", shown).because(&error));
        }
    }
}
