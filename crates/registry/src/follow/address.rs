use std::fmt;

use email_address::{EmailAddress as Written, Options};

/// An address for e-mail, as letters are sent to it: in lower case, for nobody's
/// mail server tells large letters from small ones. Personal data: it stands in one
/// table, and is never written into a log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// The longest there is (RFC 5321).
    pub const MAX_LEN: usize = 254;

    /// Reads one that somebody typed; nothing where no letter can be sent to it.
    /// Quotes, comments and numbers instead of a domain are not taken: nobody has
    /// such an address, but those who try out what a form does.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let plain = text.is_ascii() && text.len() <= Self::MAX_LEN && !text.contains(['"', '\\', ' ', '(', ')', ',']);
        (plain && Written::parse_with_options(text, options).is_ok()).then(|| Self(text.to_ascii_lowercase()))
    }

    /// As letters are sent to it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_letters_can_be_sent_to() {
        for (text, read) in [
            ("lan@example.vn", Some("lan@example.vn")),
            ("  Lan.Nguyen+tt@Mail.Example.COM ", Some("lan.nguyen+tt@mail.example.com")),
            ("o'brien@example.vn", Some("o'brien@example.vn")),
            ("", None),
            ("lan", None),
            ("lan@", None),
            ("@example.vn", None),
            ("lan@example", None),
            ("lan@[127.0.0.1]", None),
            ("lan@example..vn", None),
            ("lan..x@example.vn", None),
            ("\"lan x\"@example.vn", None),
            ("Lan <lan@example.vn>", None),
            ("lan@example.vn\r\nBcc: x@example.vn", None),
            ("lan@example.vn,minh@example.vn", None),
            ("lân@example.vn", None),
            ("a@b@example.vn", None),
        ] {
            assert_eq!(EmailAddress::parse(text).as_ref().map(EmailAddress::as_str), read, "{text:?}");
        }
        assert_eq!(EmailAddress::parse(&format!("{}@example.vn", "a".repeat(250))), None);
    }

    #[test]
    fn is_not_shown_by_accident() {
        let address = EmailAddress::parse("lan@example.vn").expect("an address");
        assert!(!format!("{address:?}").contains("lan"));
    }
}
