use catalogue::{
    FeedbackKind,
    text::{fold, syllables, tidy, tidy_lines},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ProcedureId;

/// The most characters of what somebody writes.
pub const LONGEST_TEXT: usize = 4_000;
/// The fewest of them that can say anything.
pub const SHORTEST_TEXT: usize = 10;
/// The most characters of the name of a place, or of a legal document.
pub const LONGEST_NAME: usize = 200;
/// The most characters of an address to write back to.
pub const LONGEST_CONTACT: usize = 120;

/// What of a page is not clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unclear {
    /// Which papers.
    Papers,
    /// What it costs.
    Cost,
    /// How long it takes.
    Time,
    /// Where to go.
    Place,
    /// What to do in which order.
    Steps,
    /// Something else.
    Other,
}

impl Unclear {
    /// Every part.
    pub const ALL: [Self; 6] = [Self::Papers, Self::Cost, Self::Time, Self::Place, Self::Steps, Self::Other];

    /// The name in the store and in forms.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Papers => "papers",
            Self::Cost => "cost",
            Self::Time => "time",
            Self::Place => "place",
            Self::Steps => "steps",
            Self::Other => "other",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What somebody wrote, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// About what.
    pub kind: Option<FeedbackKind>,
    /// About which procedure, where it names one.
    pub procedure: Option<ProcedureId>,
    /// What of its page is not clear.
    pub unclear: Option<Unclear>,
    /// The legal document, as somebody named it.
    pub document: String,
    /// The place that dealt with the case, as somebody named it.
    pub place: String,
    /// The words.
    pub text: String,
    /// A telephone number or an e-mail address.
    pub contact: String,
}

/// What can be kept of a [`Draft`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub about: About,
    /// The words.
    pub text: String,
    /// How to reach whoever wrote them.
    pub contact: Option<String>,
}

/// What feedback is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The kind.
    pub kind: FeedbackKind,
    /// The procedure, where it names one.
    pub procedure: Option<ProcedureId>,
    /// What of its page is not clear.
    pub unclear: Option<Unclear>,
    /// The legal document, as somebody named it.
    pub document: Option<String>,
    /// The place that dealt with the case, as somebody named it.
    pub place: Option<String>,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// About what.
    Kind,
    /// Which procedure.
    Procedure,
    /// What is not clear.
    Unclear,
    /// Which legal document.
    Document,
    /// Which place.
    Place,
    /// The words.
    Text,
    /// How to reach them.
    Contact,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It must be filled in.
    Missing,
    /// It says too little.
    TooShort,
    /// It has more characters than this.
    TooLong(usize),
    /// It is neither a telephone number nor an e-mail address.
    NoContact,
}

impl Draft {
    /// What can be kept of it.
    ///
    /// # Errors
    /// With everything that is wrong.
    pub fn check(&self) -> Result<Message, Vec<(Field, Fault)>> {
        let mut faults = Vec::new();
        let some = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
        let (document, place, contact) = (some(&self.document), some(&self.place), some(&self.contact));
        let text = tidy_lines(&self.text);
        let count = text.chars().count();
        if self.kind.is_none() {
            faults.push((Field::Kind, Fault::Missing));
        }
        if self.kind == Some(FeedbackKind::PageUnclear) {
            if self.procedure.is_none() {
                faults.push((Field::Procedure, Fault::Missing));
            }
            if self.unclear.is_none() {
                faults.push((Field::Unclear, Fault::Missing));
            }
        }
        if self.kind == Some(FeedbackKind::Handling) && place.is_none() {
            faults.push((Field::Place, Fault::Missing));
        }
        let long = |name: &Option<String>, longest| name.as_ref().is_some_and(|name| name.chars().count() > longest);
        for (field, name) in [(Field::Document, &document), (Field::Place, &place)] {
            if long(name, LONGEST_NAME) {
                faults.push((field, Fault::TooLong(LONGEST_NAME)));
            }
        }
        if count == 0 {
            faults.push((Field::Text, Fault::Missing));
        } else if count < SHORTEST_TEXT {
            faults.push((Field::Text, Fault::TooShort));
        } else if count > LONGEST_TEXT {
            faults.push((Field::Text, Fault::TooLong(LONGEST_TEXT)));
        }
        if long(&contact, LONGEST_CONTACT) {
            faults.push((Field::Contact, Fault::TooLong(LONGEST_CONTACT)));
        } else if contact.as_deref().is_some_and(|contact| !is_contact(contact)) {
            faults.push((Field::Contact, Fault::NoContact));
        }
        match self.kind {
            Some(kind) if faults.is_empty() => {
                let about = About {
                    kind,
                    procedure: self.procedure,
                    unclear: self.unclear.filter(|_| kind == FeedbackKind::PageUnclear),
                    document: document.filter(|_| kind == FeedbackKind::Regulation),
                    place: place.filter(|_| kind == FeedbackKind::Handling),
                };
                Ok(Message { about, text, contact })
            }
            _ => Err(faults),
        }
    }
}

/// Whether one could be reached by it: an e-mail address, or 8 to 15 digits.
fn is_contact(text: &str) -> bool {
    let host = text.rsplit_once('@').filter(|(name, _)| !name.is_empty()).map(|(_, host)| host);
    if let Some(host) = host {
        return host.split_once('.').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty())
            && !text.contains(char::is_whitespace);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fine = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '.' | '(' | ')');
    (8..=15).contains(&digits) && text.chars().all(fine)
}

impl Message {
    /// What is the same of two messages that say the same about the same thing.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let folded = |text: &str| syllables(&fold(text)).collect::<Vec<_>>().join(" ");
        let about = &self.about;
        let parts = [
            about.kind.key().to_owned(),
            about.procedure.map(|ProcedureId(id)| id.to_string()).unwrap_or_default(),
            about.unclear.map(|part| part.key().to_owned()).unwrap_or_default(),
            folded(about.document.as_deref().unwrap_or_default()),
            folded(about.place.as_deref().unwrap_or_default()),
            folded(&self.text),
        ];
        format!("{:x}", Sha256::digest(parts.join("\n")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(kind: FeedbackKind, text: &str) -> Draft {
        Draft { kind: Some(kind), text: text.to_owned(), ..Draft::default() }
    }

    #[test]
    fn says_everything_that_is_wrong_at_once() {
        assert_eq!(Draft::default().check(), Err(vec![(Field::Kind, Fault::Missing), (Field::Text, Fault::Missing)]));
        let handling = Draft { contact: "gọi tôi".to_owned(), ..draft(FeedbackKind::Handling, "chậm quá") };
        assert_eq!(
            handling.check(),
            Err(vec![
                (Field::Place, Fault::Missing),
                (Field::Text, Fault::TooShort),
                (Field::Contact, Fault::NoContact)
            ])
        );
        let long = draft(FeedbackKind::Regulation, &"a".repeat(LONGEST_TEXT + 1));
        assert_eq!(long.check(), Err(vec![(Field::Text, Fault::TooLong(LONGEST_TEXT))]));
        let page = draft(FeedbackKind::PageUnclear, "Không rõ nộp bản chính hay bản sao");
        assert_eq!(page.check(), Err(vec![(Field::Procedure, Fault::Missing), (Field::Unclear, Fault::Missing)]));
    }

    #[test]
    fn keeps_what_belongs_to_the_kind_and_nothing_else() {
        let typed = Draft {
            document: " 123/2015/NĐ-CP ".to_owned(),
            place: "UBND xã".to_owned(),
            unclear: Some(Unclear::Cost),
            contact: "0912 345 678".to_owned(),
            ..draft(FeedbackKind::Regulation, "  Nên bỏ bản sao\r\n\r\n\r\nhộ khẩu.  ")
        };
        let message = typed.check().expect("it is right");
        assert_eq!(message.text, "Nên bỏ bản sao\n\nhộ khẩu.");
        assert_eq!(message.about.document.as_deref(), Some("123/2015/NĐ-CP"));
        assert_eq!((message.about.place.clone(), message.about.unclear), (None, None));
    }

    #[test]
    fn the_same_words_are_the_same_however_they_are_typed() {
        let of = |text: &str| draft(FeedbackKind::Regulation, text).check().expect("right").fingerprint();
        assert_eq!(of("Nên bỏ bản sao hộ khẩu."), of("nên  bỏ BẢN SAO hộ khẩu"));
        assert_ne!(of("Nên bỏ bản sao hộ khẩu."), of("Nên giữ bản sao hộ khẩu."));
    }

    #[test]
    fn contacts_are_numbers_or_addresses() {
        for good in ["0912345678", "+84 (912) 345-678", "lan@xa.gov.vn", "02363 881 888"] {
            assert!(is_contact(good), "{good}");
        }
        for bad in ["a", "@x.vn", "lan@", "lan@x", "lan nguyen@x.vn", "123", "nhà tôi 12345678"] {
            assert!(!is_contact(bad), "{bad}");
        }
    }
}
