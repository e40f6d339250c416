//! What commands say on the terminal: results on standard output, everything
//! else on standard error. The only place that prints.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::{self, IsTerminal, Write};

use catalogue::Lang;
use locale::FluentValue;

/// The language of the terminal: `MINHBACH_LANG`, else `LANG`; Vietnamese where
/// that names none of those that there are.
pub fn language() -> Lang {
    let asked = ["MINHBACH_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_default();
    Lang::asked(&asked)
}

/// Says a sentence about what is going on.
pub fn say(lang: Lang, key: &str, variables: &[(&str, FluentValue<'_>)]) {
    eprintln!("{}", locale::text_with(lang, key, variables));
}

/// Says something that is already in words.
pub fn say_plain(text: &str) {
    eprintln!("{text}");
}

/// Writes a result. A reader that went away (`| head`) is no error.
pub fn write(text: &str) -> io::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Whether somebody watches the progress.
pub fn watched() -> bool {
    io::stderr().is_terminal()
}
