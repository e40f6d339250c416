use std::{path::PathBuf, str::FromStr};

use sqlx::postgres::PgConnectOptions;

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
                Ok(options) => Ok(Self::Server(Box::new(options.application_name("minhbach")))),
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
