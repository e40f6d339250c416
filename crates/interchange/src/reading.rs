use std::{collections::HashMap, io::Read};

use crate::{
    Reason, Record, Rejected, export,
    input::{Input, Piece},
    markdown, portal,
};

/// The size, in bytes, over which a record is set aside.
pub const MAX_RECORD: usize = 4 * 1024 * 1024;

/// The records of a file, one after the other.
pub struct Records<'a> {
    input: Input<'a>,
    name: String,
    framing: Framing,
    shape: Shape,
    seen: HashMap<String, u64>,
}

/// How a file is cut into records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Framing {
    /// A record a line.
    Lines,
    /// A JSON document with a list of records; not entered yet.
    Document,
    /// Values of JSON, one after the other.
    Values,
    /// The file is one record.
    Whole,
    /// There is nothing more.
    Ended,
}

/// What a record of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    PortalRecord,
    PortalLine,
    Markdown,
    Export,
    Unknown,
}

/// The records of a file, which may be packed with gzip. `name` is what the
/// file is called, without folders: it is the key of a Markdown file, and
/// tells nothing about the form.
pub fn records<'a>(name: &str, input: impl Read + 'a) -> Records<'a> {
    records_within(name, input, u64::MAX)
}

/// The same of a file that somebody sent: one that unpacks to more than `most`
/// bytes ends there with a fault.
pub fn records_within<'a>(name: &str, input: impl Read + 'a, most: u64) -> Records<'a> {
    let (input, head) = Input::open(input, most);
    let (framing, shape) = detect(&head);
    Records { input, name: name.to_owned(), framing, shape, seen: HashMap::new() }
}

/// Whether a file looks like one of the forms that [`records`] reads.
pub(crate) fn is_known(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b]) || detect(bytes).1 != Shape::Unknown
}

fn detect(head: &[u8]) -> (Framing, Shape) {
    let head = head.trim_ascii_start();
    let has = |keys: &[&str]| keys.iter().any(|key| has_key(head, key));
    let shape = match head.first() {
        Some(b'-') if head.starts_with(b"---") => return (Framing::Whole, Shape::Markdown),
        Some(b'{' | b'[') if has(&["minhbach"]) || has(&["procedure"]) && has(&["content"]) => Shape::Export,
        Some(b'{' | b'[') if has(&["searchItem", "detail", "executionMethods"]) => Shape::PortalRecord,
        Some(b'{' | b'[') if has(&["code", "name"]) => Shape::PortalLine,
        _ => return (Framing::Whole, Shape::Unknown),
    };
    let mut lines = head.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let first = lines.next().unwrap_or_default();
    let framing = if head[0] == b'[' || has(&["records"]) && shape == Shape::PortalRecord {
        Framing::Document
    } else if lines.next().is_none_or(|second| second[0] == b'{') || first.trim_ascii_end().ends_with(b"}") {
        Framing::Lines
    } else {
        Framing::Values
    };
    (framing, shape)
}

/// Whether JSON has a key; inside of a text its quotes would be escaped.
fn has_key(json: &[u8], key: &str) -> bool {
    let quoted = format!("\"{key}\"");
    json.windows(quoted.len())
        .enumerate()
        .filter(|(_, window)| *window == quoted.as_bytes())
        .any(|(at, _)| json[at + quoted.len()..].trim_ascii_start().first() == Some(&b':'))
}

impl Records<'_> {
    fn next_piece(&mut self) -> Option<Piece> {
        match self.framing {
            Framing::Lines => self.input.next_line(),
            Framing::Document => {
                self.framing = Framing::Values;
                match self.input.enter_records() {
                    Ok(()) => self.input.next_value(),
                    Err(reason) => {
                        self.framing = Framing::Ended;
                        Some(Piece { line: 1, bytes: Err(reason) })
                    }
                }
            }
            Framing::Values => self.input.next_value(),
            Framing::Whole => {
                self.framing = Framing::Ended;
                Some(self.input.whole())
            }
            Framing::Ended => None,
        }
    }

    fn read(&self, line: u64, bytes: &[u8]) -> Result<Option<Record>, Rejected> {
        match self.shape {
            Shape::PortalRecord => portal::record(line, bytes).map(Some),
            Shape::PortalLine => portal::line(line, bytes).map(Some),
            Shape::Export => export::read(line, bytes),
            Shape::Markdown => match std::str::from_utf8(bytes) {
                Ok(text) => markdown::read(&self.name, text).map(Some),
                Err(_) => Err(Rejected::whole(line, Reason::NotUtf8)),
            },
            Shape::Unknown => Err(Rejected::whole(line, Reason::UnknownFormat)),
        }
    }

    fn once(&mut self, record: Record) -> Result<Record, Rejected> {
        let key = record.code.as_ref().map_or(record.key.as_str(), |code| code.as_str());
        if let Some(first) = self.seen.get(key) {
            let reason = Reason::Duplicate { first: *first };
            return Err(Rejected { line: record.line, record: key.to_owned(), field: String::new(), reason });
        }
        self.seen.insert(key.to_owned(), record.line);
        Ok(record)
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Record, Rejected>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Piece { line, bytes } = self.next_piece()?;
            let read = match bytes {
                Ok(bytes) => self.read(line, &bytes),
                Err(reason) => Err(Rejected::whole(line, reason)),
            };
            match read {
                Ok(Some(record)) => return Some(self.once(record)),
                Ok(None) => {}
                Err(rejected) => return Some(Err(rejected)),
            }
        }
    }
}
