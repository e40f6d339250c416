//! Bytes with line numbers, and what of them makes one record.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::{MAX_RECORD, Reason};

/// So much of a file is looked at to tell its form.
const HEAD: usize = 64 * 1024;

/// A file as bytes, unpacked where it is packed, with the line it is at.
pub(crate) struct Input<'a> {
    reader: Box<dyn BufRead + 'a>,
    line: u64,
}

/// What gives so many bytes and then fails, so that nobody takes what was read for all.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(room)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// Some bytes of a file, and the line on which they start.
pub(crate) struct Piece {
    pub(crate) line: u64,
    pub(crate) bytes: Result<Vec<u8>, Reason>,
}

impl<'a> Input<'a> {
    /// Opens a file and gives its first bytes too. Of one that is packed, more than
    /// `most` bytes are a fault: a small file can unpack to whatever size.
    pub(crate) fn open(input: impl Read + 'a, most: u64) -> (Self, Vec<u8>) {
        let (magic, input) = peek(input, 2);
        let (mut head, input): (_, Box<dyn Read + 'a>) = if magic == [0x1f, 0x8b] {
            let unpacked = Bounded { inner: MultiGzDecoder::new(BufReader::new(input)), left: most };
            let (head, input) = peek(unpacked, HEAD);
            (head, Box::new(input))
        } else {
            let (head, input) = peek(input, HEAD);
            (head, Box::new(input))
        };
        let mut reader = BufReader::with_capacity(HEAD, input);
        if head.starts_with(b"\xef\xbb\xbf") {
            head.drain(..3);
            // What was peeked at is there: this cannot fail.
            let _ = reader.read_exact(&mut [0; 3]);
        }
        (Self { reader: Box::new(reader), line: 1 }, head)
    }

    /// The next line that is not empty.
    pub(crate) fn next_line(&mut self) -> Option<Piece> {
        loop {
            let (line, mut bytes, mut size) = (self.line, Vec::new(), 0);
            let ended = loop {
                let available = match self.reader.fill_buf() {
                    Ok(available) => available,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(_) => return Some(self.cut_short(line)),
                };
                let end = available.iter().position(|byte| *byte == b'\n');
                let part = end.unwrap_or(available.len());
                size += part;
                if size <= MAX_RECORD {
                    bytes.extend_from_slice(&available[..part]);
                }
                let empty = available.is_empty();
                self.reader.consume(part + usize::from(end.is_some()));
                if end.is_some() {
                    self.line += 1;
                }
                if empty || end.is_some() {
                    break empty;
                }
            };
            if size > MAX_RECORD {
                return Some(Piece { line, bytes: Err(Reason::TooLarge) });
            }
            if !bytes.trim_ascii().is_empty() {
                return Some(Piece { line, bytes: Ok(bytes) });
            }
            if ended {
                return None;
            }
        }
    }

    /// The rest of the file.
    pub(crate) fn whole(&mut self) -> Piece {
        let mut bytes = Vec::new();
        let bytes = match (&mut self.reader).take(MAX_RECORD as u64 + 1).read_to_end(&mut bytes) {
            Err(_) => Err(Reason::CutShort),
            Ok(_) if bytes.len() > MAX_RECORD => Err(Reason::TooLarge),
            Ok(_) => Ok(bytes),
        };
        Piece { line: self.line, bytes }
    }

    /// Goes to the list of records: into a list that the file is, or into the
    /// list under the key `records` of the object that the file is.
    pub(crate) fn enter_records(&mut self) -> Result<(), Reason> {
        if self.after_spaces()? == Some(b'[') {
            self.step()?;
            return Ok(());
        }
        self.expect(b'{')?;
        loop {
            let mut key = Vec::new();
            self.value(&mut key)?;
            self.expect(b':')?;
            if key == b"\"records\"" && self.after_spaces()? == Some(b'[') {
                self.step()?;
                return Ok(());
            }
            self.value(&mut Vec::new())?;
            self.expect(b',')?;
        }
    }

    /// The next value of JSON, whole, in a list or one after the other.
    pub(crate) fn next_value(&mut self) -> Option<Piece> {
        loop {
            match self.after_spaces() {
                Err(_) => return Some(self.cut_short(self.line)),
                Ok(None | Some(b']' | b'}')) => return None,
                Ok(Some(b',')) => {
                    if self.step().is_err() {
                        return None;
                    }
                }
                Ok(Some(_)) => break,
            }
        }
        let (line, mut bytes) = (self.line, Vec::new());
        let bytes = match self.value(&mut bytes) {
            Err(Reason::CutShort) => return Some(self.cut_short(line)),
            Err(reason) => Err(reason),
            Ok(size) if size > MAX_RECORD => Err(Reason::TooLarge),
            Ok(_) => Ok(bytes),
        };
        Some(Piece { line, bytes })
    }

    /// Reads one value, gives its size, and keeps its bytes up to the limit.
    fn value(&mut self, bytes: &mut Vec<u8>) -> Result<usize, Reason> {
        let (mut depth, mut in_string, mut escaped, mut size) = (0_usize, false, false, 0_usize);
        self.after_spaces()?;
        while let Some(byte) = self.peek()? {
            if !in_string && depth == 0 && size > 0 && (byte.is_ascii_whitespace() || b",:]}".contains(&byte)) {
                return Ok(size);
            }
            self.step()?;
            size += 1;
            if size <= MAX_RECORD {
                bytes.push(byte);
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_string => escaped = true,
                b'"' => in_string = !in_string,
                _ if in_string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if !in_string && depth == 0 && matches!(byte, b'"' | b'}' | b']') {
                return Ok(size);
            }
        }
        Err(Reason::CutShort)
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Reason> {
        if self.after_spaces()? == Some(wanted) { self.step() } else { Err(Reason::NotJson { column: 0 }) }
    }

    fn after_spaces(&mut self) -> Result<Option<u8>, Reason> {
        while let Some(byte) = self.peek()?.filter(u8::is_ascii_whitespace) {
            debug_assert!(byte.is_ascii_whitespace());
            self.step()?;
        }
        self.peek()
    }

    fn peek(&mut self) -> Result<Option<u8>, Reason> {
        self.reader.fill_buf().map(|bytes| bytes.first().copied()).map_err(|_| Reason::CutShort)
    }

    fn step(&mut self) -> Result<(), Reason> {
        if self.peek()? == Some(b'\n') {
            self.line += 1;
        }
        self.reader.consume(1);
        Ok(())
    }

    /// Ends the file here.
    fn cut_short(&mut self, line: u64) -> Piece {
        self.reader = Box::new(io::empty());
        Piece { line, bytes: Err(Reason::CutShort) }
    }
}

/// The first bytes of a reader, and a reader that still has them.
fn peek<'a>(mut input: impl Read + 'a, wanted: usize) -> (Vec<u8>, impl Read + 'a) {
    let mut head = Vec::with_capacity(wanted);
    // A failure comes again, with what was read before it kept, when the rest is read.
    let failure = input.by_ref().take(wanted as u64).read_to_end(&mut head).err();
    let rest = Failing(failure).chain(input);
    (head.clone(), io::Cursor::new(head).chain(rest))
}

/// Fails once, if at all.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
