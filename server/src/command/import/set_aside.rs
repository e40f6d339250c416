//! Records that are set aside: written to a file with line, field and reason.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use catalogue::Lang;
use interchange::Rejected;
use locale::FluentValue;
use serde::Serialize;

use crate::failure::Failure;

/// Where records go that are set aside.
pub struct SetAside {
    path: Option<PathBuf>,
    file: Option<BufWriter<File>>,
    count: usize,
    lang: Lang,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: u64,
    record: &'a str,
    field: &'a str,
    reason: &'static str,
    message: String,
}

impl SetAside {
    /// Into a file, which is made when the first record comes.
    pub fn into_file(path: &Path, lang: Lang) -> Self {
        Self { path: Some(path.to_owned()), file: None, count: 0, lang }
    }

    /// Into the log only.
    pub fn into_log(lang: Lang) -> Self {
        Self { path: None, file: None, count: 0, lang }
    }

    /// Takes a record of a file.
    pub fn take(&mut self, name: &str, rejected: &Rejected) -> Result<(), Failure> {
        self.count += 1;
        let message = why(self.lang, rejected);
        let Rejected { line, record, field, reason } = rejected;
        let Some(path) = &self.path else {
            tracing::warn!(file = name, line, field, message, "a file of the starter catalogue was set aside");
            return Ok(());
        };
        let failed = |error: std::io::Error| {
            Failure::new(Failure::IO, "failure-set-aside").with("path", path.display()).because(&error)
        };
        if self.file.is_none() {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(failed)?;
            }
            self.file = Some(BufWriter::new(File::create(path).map_err(failed)?));
        }
        let line = Line { file: name, line: *line, record, field, reason: reason.key(), message };
        let text = serde_json::to_string(&line).unwrap_or_default();
        match &mut self.file {
            Some(file) => writeln!(file, "{text}").map_err(failed),
            None => Ok(()),
        }
    }

    /// How many there were.
    pub fn finish(mut self) -> Result<usize, Failure> {
        if let Some(file) = &mut self.file {
            file.flush().map_err(|error| Failure::io("failure-set-aside", &error))?;
        }
        Ok(self.count)
    }
}

/// Why something was set aside, in words.
pub fn why(lang: Lang, rejected: &Rejected) -> String {
    let variables = rejected.reason.variables();
    let variables: Vec<(&str, FluentValue<'_>)> =
        variables.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    locale::text_with(lang, rejected.reason.key(), &variables)
}
