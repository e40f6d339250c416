//! Why a command failed: one sentence for the person, the cause for the log,
//! and an exit code by the convention of `sysexits.h`.

use std::{error::Error, process::ExitCode};

use catalogue::Lang;
use locale::FluentValue;

use crate::output;

/// A command that failed.
#[derive(Debug)]
pub struct Failure {
    key: &'static str,
    variables: Vec<(&'static str, String)>,
    cause: Option<String>,
    code: u8,
}

impl Failure {
    /// Something that was checked may do, and should be better.
    pub const CHECK_WARNED: u8 = 1;
    /// Something that was checked will not do.
    pub const CHECK_FAILED: u8 = 2;
    /// The data given is wrong.
    pub const DATA: u8 = 65;
    /// What was to be read is not there.
    pub const NO_INPUT: u8 = 66;
    /// A service is not to be had: the database, the port.
    pub const UNAVAILABLE: u8 = 69;
    /// Reading or writing failed.
    pub const IO: u8 = 74;

    /// A failure with a message and an exit code.
    pub fn new(code: u8, key: &'static str) -> Self {
        Self { key, variables: Vec::new(), cause: None, code }
    }

    /// Reading or writing failed.
    pub fn io(key: &'static str, cause: &dyn Error) -> Self {
        Self::new(Self::IO, key).because(cause)
    }

    /// Fills a variable of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.variables.push((name, value.to_string()));
        self
    }

    /// Adds what lies beneath.
    #[must_use]
    pub fn because(mut self, cause: &dyn Error) -> Self {
        let mut text = cause.to_string();
        let mut next = cause.source();
        while let Some(source) = next {
            text = format!("{text}: {source}");
            next = source.source();
        }
        self.cause = Some(text);
        self
    }

    /// Tells the person, and gives the exit code.
    pub fn report(self, lang: Lang) -> ExitCode {
        output::say_plain(&self.message(lang));
        ExitCode::from(self.code)
    }

    /// What is told.
    pub fn message(&self, lang: Lang) -> String {
        let variables: Vec<(&str, FluentValue<'_>)> =
            self.variables.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
        let mut message = locale::text_with(lang, self.key, &variables);
        if let Some(cause) = &self.cause {
            let cause = locale::text_with(lang, "failure-cause", &[("cause", cause.as_str().into())]);
            message = format!("{message}\n{cause}");
        }
        message
    }
}

impl From<registry::RegistryError> for Failure {
    fn from(error: registry::RegistryError) -> Self {
        let key = match error {
            registry::RegistryError::Store(_) => "failure-store",
            registry::RegistryError::Search(_) => "failure-search",
            registry::RegistryError::Files(_) => "failure-files",
        };
        Self::new(Self::UNAVAILABLE, key).because(&error)
    }
}
