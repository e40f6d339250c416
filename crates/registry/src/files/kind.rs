use super::container;

/// What is in a file. Forms come as one of these; nothing else is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Word, since 2007.
    Docx,
    /// Excel, since 2007.
    Xlsx,
    /// PDF.
    Pdf,
    /// Word, before 2007: many forms still are.
    Doc,
    /// Excel, before 2007.
    Xls,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// It has more bytes than are taken.
    #[error("the file is too large")]
    TooLarge,
    /// It is of a kind that is not taken, whatever its name says.
    #[error("the file is of a kind that is not taken")]
    Kind,
    /// It brings a program along.
    #[error("the file has macros")]
    Macros,
    /// It is locked by a password.
    #[error("the file is locked by a password")]
    Locked,
    /// It is cut off, or made to do harm to whoever opens it.
    #[error("the file is broken")]
    Broken,
}

impl NotTaken {
    /// The key of its message.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::Empty => "file-not-taken-empty",
            Self::TooLarge => "file-not-taken-too-large",
            Self::Kind => "file-not-taken-kind",
            Self::Macros => "file-not-taken-macros",
            Self::Locked => "file-not-taken-locked",
            Self::Broken => "file-not-taken-broken",
        }
    }
}

impl FileKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [Self::Docx, Self::Xlsx, Self::Pdf, Self::Doc, Self::Xls, Self::Odt, Self::Ods];

    /// The kind of a file, by what is in it.
    ///
    /// # Errors
    /// When it is none of these, is broken, locked, or brings a program along.
    pub fn of(bytes: &[u8]) -> Result<Self, NotTaken> {
        match bytes {
            [b'P', b'K', 3, 4, ..] => container::zipped(bytes),
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => container::compound(bytes),
            [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', ..] => pdf(bytes),
            _ => Err(NotTaken::Kind),
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Xls => "application/vnd.ms-excel",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }

    /// Reads a [`media_type`](Self::media_type).
    #[must_use]
    pub fn from_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }

    /// What names of such files end with.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Odt => "odt",
            Self::Ods => "ods",
        }
    }
}

/// A PDF has its end; one that was cut off while it was sent has none.
fn pdf(bytes: &[u8]) -> Result<FileKind, NotTaken> {
    const END: &[u8] = b"%%EOF";
    // Some programs write a little after it.
    let last = &bytes[bytes.len().saturating_sub(4096)..];
    if last.windows(END.len()).any(|window| window == END) { Ok(FileKind::Pdf) } else { Err(NotTaken::Broken) }
}
