use std::{path::PathBuf, str::FromStr};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::{OpenError, OpenErrorKind};

/// Where a database is.
pub(crate) enum Address {
    File(PathBuf),
    Server(Box<PgConnectOptions>),
}

impl Address {
    /// Reads `postgres://…`, `sqlite:path` or a plain path.
    pub(crate) fn parse(text: &str) -> Result<Self, OpenError> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            // The text may hold a password: it is not in the error, and the cause names only what is wrong.
            return match PgConnectOptions::from_str(text) {
                Ok(options) => Ok(Self::Server(Box::new(encrypted(options.application_name("minhbach"), text)))),
                Err(cause) => Err(OpenError::new(OpenErrorKind::Address, "postgres://…").because(cause)),
            };
        }
        let path = match text.strip_prefix("sqlite:") {
            Some(rest) => rest.strip_prefix("//").unwrap_or(rest),
            None if text.contains("://") => {
                let scheme = text.split("://").next().unwrap_or_default();
                return Err(OpenError::new(OpenErrorKind::Address, &format!("{scheme}://…")));
            }
            None => text,
        };
        // A database in memory would be a different one for each connection.
        if path.is_empty() || path.starts_with(':') {
            return Err(OpenError::new(OpenErrorKind::Address, text));
        }
        Ok(Self::File(PathBuf::from(path)))
    }

    /// How it is called in messages and logs, without a password.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Server(options) => {
                let database = options.get_database().unwrap_or(options.get_username());
                format!("postgres://{}:{}/{database}", options.get_host(), options.get_port())
            }
        }
    }
}

/// Encrypts what goes over a network and asks who the server is, unless the address
/// says otherwise (`?sslmode=…`): by itself the driver would go on in the clear.
fn encrypted(options: PgConnectOptions, text: &str) -> PgConnectOptions {
    let host = options.get_host();
    let near = host.starts_with('/')
        || host == "localhost"
        || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if near || options.get_socket().is_some() || text.contains("sslmode=") {
        options
    } else {
        options.ssl_mode(PgSslMode::VerifyFull)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_files_and_servers() {
        for (text, shown) in [
            ("data/minhbach.sqlite", "data/minhbach.sqlite"),
            ("sqlite:data/a b.db", "data/a b.db"),
            ("sqlite:///var/lib/m.db", "/var/lib/m.db"),
            ("postgres://me:secret@db.example:5433/portal", "postgres://db.example:5433/portal"),
            ("postgresql://me@localhost/portal", "postgres://localhost:5432/portal"),
        ] {
            assert_eq!(Address::parse(text).expect(text).shown(), shown);
        }
    }

    #[test]
    fn what_goes_over_a_network_is_encrypted() {
        for (text, mode) in [
            ("postgres://me@db.example/portal", "VerifyFull"),
            ("postgres://me@10.1.2.3/portal", "VerifyFull"),
            ("postgres://me@db.example/portal?sslmode=require", "Require"),
            ("postgres://me@localhost/portal", "Prefer"),
            ("postgres://me@127.0.0.1:5433/portal", "Prefer"),
            ("postgres:///portal?host=/run/postgresql", "Prefer"),
        ] {
            let Address::Server(options) = Address::parse(text).expect(text) else { panic!("{text} is no server") };
            assert_eq!(format!("{:?}", options.get_ssl_mode()), mode, "{text}");
        }
    }

    #[test]
    fn refuses_the_rest_and_tells_no_password() {
        for text in
            ["", "sqlite:", ":memory:", "sqlite::memory:", "mysql://me:secret@h/d", "postgres://me:secret@h:port/d"]
        {
            let error = Address::parse(text).err().unwrap_or_else(|| panic!("{text} was read"));
            assert_eq!(error.kind(), OpenErrorKind::Address);
            assert!(!format!("{error:?} {error}").contains("secret"), "{error:?}");
        }
    }
}
