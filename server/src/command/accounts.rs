//! The accounts of the staff as `serve` needs them: with the key that seals what
//! is kept of second factors.

use std::{
    fs, io,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use catalogue::Lang;
use clap::{Arg, ArgMatches, Command};
use locale::text;
use registry::{
    SystemClock,
    people::{Accounts, SecretKey},
};
use store::Database;

use super::option;
use crate::{
    failure::Failure,
    identity::{OpenId, OpenIdSettings},
};

/// The key itself, for those who keep secrets in the environment.
const KEY: &str = "MINHBACH_SECRET";
/// The secret of the identity provider, where it is not in a file. It is no option
/// of the command line: what stands there can be read by everybody on the machine.
const PROVIDER_SECRET: &str = "MINHBACH_OIDC_SECRET";
/// Where the identity provider sends the browser back to.
const BACK: &str = "/can-bo/dang-nhap/nha-cung-cap/ve";
/// Where the key is when the database is no file to put it beside.
const KEY_FILE: &str = "data/minhbach.key";

/// Adds the options to a command.
pub fn options(command: Command, lang: Lang) -> Command {
    let option =
        |name: &'static str, env: &'static str, key: &str| Arg::new(name).long(name).env(env).help(text(lang, key));
    command
        .arg(option("secret-file", "MINHBACH_SECRET_FILE", "command-secret-file"))
        .arg(option("oidc-issuer", "MINHBACH_OIDC_ISSUER", "command-oidc-issuer"))
        .arg(option("oidc-client", "MINHBACH_OIDC_CLIENT", "command-oidc-client").default_value("minhbach"))
        .arg(option("oidc-secret-file", "MINHBACH_OIDC_SECRET_FILE", "command-oidc-secret-file"))
        .arg(option("oidc-name", "MINHBACH_OIDC_NAME", "command-oidc-name"))
}

/// The accounts of a database.
pub async fn accounts(matches: &ArgMatches, database: &Database) -> Result<Accounts, Failure> {
    let key = key(matches)?;
    let accounts = Accounts::new(Arc::new(database.clone()), Arc::new(SystemClock), key);
    let accounts = match provider(matches)? {
        Some(provider) => accounts.with_provider(Arc::new(provider)),
        None => accounts,
    };
    match sealed(&accounts).await? {
        0 => {}
        count => tracing::error!(
            accounts = count,
            "second factors were sealed with another key: bring the key file back, or invite their owners anew"
        ),
    }
    Ok(accounts)
}

/// How many second factors were sealed with another key than this.
pub async fn sealed_with_another(database: &Database, key: SecretKey) -> Result<usize, Failure> {
    sealed(&Accounts::new(Arc::new(database.clone()), Arc::new(SystemClock), key)).await
}

async fn sealed(accounts: &Accounts) -> Result<usize, Failure> {
    let count = accounts.sealed_with_another_key().await;
    count.map_err(|error| Failure::new(Failure::UNAVAILABLE, "failure-store").because(&error))
}

/// The identity provider, where one is named.
pub fn provider(matches: &ArgMatches) -> Result<Option<OpenId>, Failure> {
    let issuer = option(matches, "oidc-issuer");
    if issuer.is_empty() {
        return Ok(None);
    }
    let public_url = option(matches, "public-url").trim_end_matches('/');
    if public_url.is_empty() {
        return Err(Failure::new(Failure::DATA, "failure-oidc-public-url"));
    }
    let secret = match option(matches, "oidc-secret-file") {
        "" => std::env::var(PROVIDER_SECRET).unwrap_or_default(),
        file => fs::read_to_string(file).map_err(|error| {
            Failure::new(Failure::NO_INPUT, "failure-oidc-secret").with("file", file).because(&error)
        })?,
    };
    let name = option(matches, "oidc-name");
    let settings = OpenIdSettings {
        issuer: issuer.to_owned(),
        client: option(matches, "oidc-client").to_owned(),
        secret: secret.trim().to_owned(),
        back: format!("{public_url}{BACK}"),
        name: if name.is_empty() { issuer.to_owned() } else { name.to_owned() },
    };
    let provider = OpenId::new(settings)
        .map_err(|error| Failure::new(Failure::DATA, "failure-oidc").with("issuer", issuer).because(&*error))?;
    Ok(Some(provider))
}

/// The key of the installation.
pub fn key(matches: &ArgMatches) -> Result<SecretKey, Failure> {
    if let Some(text) = std::env::var(KEY).ok().filter(|text| !text.is_empty()) {
        return SecretKey::parse(&text).ok_or_else(|| Failure::new(Failure::DATA, "failure-secret").with("file", KEY));
    }
    let path = place(matches);
    let unusable = || Failure::new(Failure::DATA, "failure-secret").with("file", path.display());
    let text = read_or_make(&path).map_err(|error| unusable().because(&error))?;
    SecretKey::parse(&text).ok_or_else(unusable)
}

/// The file with the key, where it is not in the environment.
pub fn key_file(matches: &ArgMatches) -> Option<PathBuf> {
    let in_environment = std::env::var(KEY).is_ok_and(|text| !text.is_empty());
    (!in_environment).then(|| place(matches))
}

fn place(matches: &ArgMatches) -> PathBuf {
    match option(matches, "secret-file") {
        "" => beside(option(matches, "database")),
        path => PathBuf::from(path),
    }
}

/// The file of a database that is one.
pub fn file_of(database: &str) -> Option<&Path> {
    if database.contains("://") && !database.starts_with("sqlite:") {
        return None;
    }
    let path = database.strip_prefix("sqlite:").unwrap_or(database);
    Some(Path::new(path.strip_prefix("//").unwrap_or(path)))
}

/// The key lies beside a database that is a file, so that they are moved together.
pub fn beside(database: &str) -> PathBuf {
    file_of(database).map_or_else(|| PathBuf::from(KEY_FILE), |file| file.with_extension("key"))
}

/// Reads the key; makes one where there is none. Two that start at once get the
/// same: it is written beside first, and comes to its place whole or not at all.
fn read_or_make(path: &Path) -> io::Result<String> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        read => return read,
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let new = path.with_extension(format!("new-{}", std::process::id()));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&new)?;
    let written = writeln!(file, "{}", SecretKey::random().reveal()).and_then(|()| file.sync_all());
    let placed = written.and_then(|()| match fs::hard_link(&new, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    });
    fs::remove_file(&new)?;
    placed?;
    fs::read_to_string(path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_key_lies_beside_the_database() {
        for (database, key) in [
            ("sqlite:data/minhbach.sqlite", "data/minhbach.key"),
            ("sqlite:///var/lib/m.db", "/var/lib/m.key"),
            ("data/m.sqlite", "data/m.key"),
            ("postgres://me:secret@host/db", KEY_FILE),
        ] {
            assert_eq!(beside(database), Path::new(key));
        }
    }

    #[test]
    fn a_key_is_made_once_for_the_program_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/minhbach.key");
        let made: Vec<_> = (0..4)
            .map(|_| {
                let path = path.clone();
                std::thread::spawn(move || read_or_make(&path))
            })
            .collect();
        // In one process the names beside are the same: some may be told so, none gets another key.
        let made: Vec<String> = made.into_iter().filter_map(|thread| thread.join().expect("it ran").ok()).collect();
        let key = read_or_make(&path).expect("it is there");
        assert!(!made.is_empty() && made.iter().all(|other| *other == key));
        assert!(SecretKey::parse(&key).is_some());
        assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("it reads").count(), 1, "nothing is left");
    }
}
