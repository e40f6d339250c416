//! Reads what a browser sends.

use std::fmt;

use catalogue::text::tidy_lines;

use super::{EditionForm, Press};

/// The rows that a form may have, of all lists together. Of 3,357
/// real procedures the largest has 130; one with 224 papers is known.
pub const MOST_ROWS: usize = 400;

/// The bytes that a form may have. On its way, each byte of a Vietnamese letter
/// takes three: the largest real procedure has 270 kB.
pub const MOST_BYTES: usize = 1024 * 1024;

/// How names are nested: that of a form of a paper of a case is the deepest.
pub(super) const NAMES: serde_qs::Config = serde_qs::Config::new().max_depth(8).use_form_encoding(true);

/// Why what was sent is no form of an edition. No honest browser sends such a
/// thing, but for a form that was made too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormUnreadable {
    /// More bytes than a form may have.
    TooLong,
    /// More rows than a form may have.
    TooManyRows,
    /// Names that are not those of the form, or rows that are left out.
    NotThisForm,
    /// The line broke while it was sent.
    CutOff,
}

impl FormUnreadable {
    /// The key of what to say.
    #[must_use]
    pub const fn message_key(self) -> &'static str {
        match self {
            Self::TooLong => "form-unreadable-too-long",
            Self::TooManyRows => "form-unreadable-too-many-rows",
            Self::NotThisForm => "form-unreadable-not-this-form",
            Self::CutOff => "form-unreadable-cut-off",
        }
    }
}

impl fmt::Display for FormUnreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong => "the form is too long",
            Self::TooManyRows => "the form has too many rows",
            Self::NotThisForm => "the form is not that of an edition",
            Self::CutOff => "the form was cut off on its way",
        })
    }
}

impl std::error::Error for FormUnreadable {}

impl EditionForm {
    /// Reads the body of a request, `application/x-www-form-urlencoded`, and
    /// which button was pressed. Fields of others, such as a token against
    /// forged requests, are left to them.
    ///
    /// Every value is composed and tidied here, once: browsers send line breaks
    /// of their own, and people paste what has more spaces than it should.
    ///
    /// # Errors
    /// When it is no form of an edition, or is over the bounds.
    pub fn read(body: &[u8]) -> Result<(Self, Option<Press>), FormUnreadable> {
        if body.len() > MOST_BYTES {
            return Err(FormUnreadable::TooLong);
        }
        let mut press = None;
        let mut tidied = form_urlencoded::Serializer::new(String::with_capacity(body.len()));
        for (name, value) in form_urlencoded::parse(body) {
            if name == "do" {
                press = Some(Press::parse(&value));
            } else {
                tidied.append_pair(&name, &tidy_lines(&value));
            }
        }
        let form: Self = NAMES.deserialize_str(&tidied.finish()).map_err(|_| FormUnreadable::NotThisForm)?;
        if form.rows() > MOST_ROWS {
            return Err(FormUnreadable::TooManyRows);
        }
        Ok((form, press))
    }
}
