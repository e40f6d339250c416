//! Recovery codes: each opens the second step once, when the second factor is lost.

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{KeptCode, RecoveryCodes, TokenHash, random};

/// How many there are.
const CODES: usize = 10;
/// How many characters one has: 120 bits, too many to try, so a plain hash is enough.
const CHARACTERS: usize = 24;
const GROUP: usize = 4;
/// Letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// New codes as they are shown, and what is kept of them.
pub(super) fn renew() -> (RecoveryCodes, Vec<KeptCode>) {
    let codes: Vec<String> = (0..CODES).map(|_| code()).collect();
    let kept = codes.iter().filter_map(|code| hash(code)).map(|hash| KeptCode { hash, used_at: None }).collect();
    (RecoveryCodes(codes), kept)
}

/// Takes a code that was not used yet, and says whether it was one.
pub(super) fn take(codes: &mut [KeptCode], typed: &str, now: Timestamp) -> bool {
    let Some(hash) = hash(typed) else { return false };
    let mut taken = false;
    for code in codes {
        let same: bool = code.hash.0.as_bytes().ct_eq(hash.0.as_bytes()).into();
        if same && code.used_at.is_none() && !taken {
            code.used_at = Some(now);
            taken = true;
        }
    }
    taken
}

fn code() -> String {
    let bytes = random::bytes::<CHARACTERS>();
    let mut code = String::with_capacity(CHARACTERS + CHARACTERS / GROUP);
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 && index % GROUP == 0 {
            code.push('-');
        }
        // 256 is a multiple of 32: each character is as likely as another.
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    code
}

/// What is kept of a code, however it is typed: capitals, spaces and hyphens do
/// not count, and a letter that looks like a digit is one.
fn hash(typed: &str) -> Option<TokenHash> {
    let mut code = String::with_capacity(CHARACTERS);
    for character in typed.chars().filter(|c| !c.is_whitespace() && *c != '-') {
        code.push(match character.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            character if ALPHABET.iter().any(|known| char::from(*known) == character) => character,
            _ => return None,
        });
        if code.len() > CHARACTERS {
            return None;
        }
    }
    (code.len() == CHARACTERS).then(|| TokenHash(format!("{:x}", Sha256::digest(code.as_bytes()))))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_many_different_and_can_be_read_out() {
        let (RecoveryCodes(codes), kept) = renew();
        assert_eq!((codes.len(), kept.len()), (10, 10));
        assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), 10);
        for code in &codes {
            let groups: Vec<&str> = code.split('-').collect();
            assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4; 6], "{code}");
            assert!(!code.contains(['i', 'l', 'o', 'u']), "{code}");
        }
    }

    #[test]
    fn a_code_is_taken_once_however_it_is_typed() {
        let now = Timestamp::UNIX_EPOCH;
        let (RecoveryCodes(codes), mut kept) = renew();
        assert!(take(&mut kept, &format!(" {} ", codes[0].to_uppercase().replace('-', " ")), now));
        assert!(!take(&mut kept, &codes[0], now), "not twice");
        assert!(take(&mut kept, &codes[1].replace('0', "o").replace('1', "L"), now));
        assert_eq!(kept.iter().filter(|code| code.used_at.is_none()).count(), 8);
        for wrong in ["", "0000-0000-0000-0000-0000-0000", "0000", "💥", &codes[2][1..], &format!("{}0", codes[2])] {
            assert!(!take(&mut kept, wrong, now), "{wrong}");
        }
    }
}
