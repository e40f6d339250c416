use std::fmt;

use sha2::{Digest, Sha256};

use crate::people::random;

/// The code with which somebody follows what they sent (*mã theo dõi*): twelve
/// letters and digits that are told apart by eye and by ear, about 52 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct FollowCode(String);

/// What the store keeps of a [`FollowCode`]. Whoever can read hashes can read the
/// feedback beside them, so a plain SHA-256 is enough; guessing from outside is
/// slowed by [`Guard`](super::Guard).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CodeHash(pub String);

impl FollowCode {
    /// Neither 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, nor what sounds like another.
    const LETTERS: &'static [u8; 20] = b"23456789ACEHKMRTUVXY";
    const LENGTH: usize = 12;
    /// How many letters stand together.
    const GROUP: usize = 4;

    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        // Of a byte, only values below 240 fall evenly onto 20 letters.
        const FAIR: u8 = 240;
        let mut code = String::with_capacity(Self::LENGTH);
        while code.len() < Self::LENGTH {
            let bytes = random::bytes::<16>();
            let fair = bytes.iter().filter(|byte| **byte < FAIR);
            code.extend(
                fair.take(Self::LENGTH - code.len()).map(|byte| char::from(Self::LETTERS[usize::from(byte % 20)])),
            );
        }
        Self(code)
    }

    /// Reads one as people type it: in groups or not, in capitals or not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '.' | '_'));
        let code: String = letters.take(Self::LENGTH + 1).map(|c| c.to_ascii_uppercase()).collect();
        let fine = code.len() == Self::LENGTH && code.bytes().all(|byte| Self::LETTERS.contains(&byte));
        fine.then_some(Self(code))
    }

    /// As it is shown to whoever sent something, once. Never into a log or an address.
    #[must_use]
    pub fn reveal(&self) -> String {
        let mut shown = String::with_capacity(Self::LENGTH + 2);
        for (place, letter) in self.0.chars().enumerate() {
            if place > 0 && place % Self::GROUP == 0 {
                shown.push('-');
            }
            shown.push(letter);
        }
        shown
    }

    /// What the store keeps of it.
    #[must_use]
    pub fn hash(&self) -> CodeHash {
        CodeHash(format!("{:x}", Sha256::digest(format!("feedback:{}", self.0))))
    }
}

impl fmt::Debug for FollowCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FollowCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_long_and_its_own() {
        let bits = f64::from(u32::try_from(FollowCode::LENGTH).expect("few")) * 20_f64.log2();
        assert!(bits >= 50.0, "{bits}");
        let codes: std::collections::HashSet<String> = (0..1000).map(|_| FollowCode::random().reveal()).collect();
        assert_eq!(codes.len(), 1000);
        let letters: std::collections::HashSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(letters.len(), 21, "every letter, and the hyphen");
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = FollowCode::random();
        let shown = code.reveal();
        assert_eq!(shown.len(), 14);
        for typed in
            [shown.clone(), shown.replace('-', " "), shown.to_lowercase(), format!(" {} ", shown.replace('-', ""))]
        {
            assert_eq!(FollowCode::parse(&typed).map(|code| code.hash()), Some(code.hash()), "{typed}");
        }
        for bad in ["", "abc", &shown[1..], &format!("{shown}A"), "OOOO-0000-1111", "đđđđ-đđđđ-đđđđ"] {
            assert_eq!(FollowCode::parse(bad), None, "{bad}");
        }
        assert!(!code.hash().0.contains(&code.0) && !format!("{code:?}").contains(&code.0));
    }
}
