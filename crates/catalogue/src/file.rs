use std::fmt;

use crate::Slug;

/// What tells a file from any other: the SHA-256 of its bytes, as 64 digits of
/// base 16 in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileHash(String);

impl FileHash {
    /// How many digits it has.
    pub const LEN: usize = 64;

    /// Reads a hash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == Self::LEN && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    /// The hash of a digest.
    #[must_use]
    pub fn of_digest(digest: [u8; 32]) -> Self {
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a file that is kept here can be had (*tệp đính kèm*):
/// `/tep/9f86…0a08/to-khai-dang-ky-ket-hon.docx`. The hash finds it, the name is
/// for people. It stands in contents as it is, so that a catalogue can move from
/// one address to another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FileAddress {
    hash: FileHash,
    name: String,
}

impl FileAddress {
    /// What such addresses begin with.
    pub const PREFIX: &str = "/tep/";

    /// The address of a file: its name without its ending, as people wrote it,
    /// and the ending of its kind.
    #[must_use]
    pub fn new(hash: FileHash, stem: &str, ending: &str) -> Self {
        Self { hash, name: format!("{}.{ending}", Slug::from_name(stem)) }
    }

    /// Reads an address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hash, name) = text.strip_prefix(Self::PREFIX)?.split_once('/')?;
        let (stem, ending) = name.rsplit_once('.')?;
        let ending_fits = (1..=8).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_lowercase());
        Slug::parse(stem).ok().filter(|_| ending_fits)?;
        Some(Self { hash: FileHash::parse(hash)?, name: name.to_owned() })
    }

    /// What finds the file.
    #[must_use]
    pub fn hash(&self) -> &FileHash {
        &self.hash
    }

    /// Its name in the address.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for FileAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", Self::PREFIX, self.hash, self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_back() {
        let hash = FileHash::of_digest([0xa1; 32]);
        assert_eq!(FileHash::parse(hash.as_str()), Some(hash.clone()));
        let address = FileAddress::new(hash.clone(), "Tờ khai đăng ký kết hôn (mẫu 01)", "docx");
        assert_eq!(address.to_string(), format!("/tep/{hash}/to-khai-dang-ky-ket-hon-mau-01.docx"));
        assert_eq!(FileAddress::parse(&address.to_string()), Some(address));
    }

    #[test]
    fn what_is_no_address_is_none() {
        let hash = "a1".repeat(32);
        for bad in [
            "/tep".to_owned(),
            format!("/tep/{hash}"),
            format!("/tep/{hash}/"),
            format!("/tep/{hash}/x"),
            format!("/tep/{hash}/.docx"),
            format!("/tep/{hash}/x.DOCX"),
            format!("/tep/{hash}/a/../x.docx"),
            format!("/tep/{hash}/x.docx?y"),
            format!("/tep/{hash}/x y.docx"),
            format!("//tep/{hash}/x.docx"),
            format!("/tep/{}/x.docx", hash.to_uppercase()),
            format!("/tep/{}/x.docx", &hash[1..]),
            format!("https://x.vn/tep/{hash}/x.docx"),
        ] {
            assert_eq!(FileAddress::parse(&bad), None, "{bad}");
        }
    }
}
