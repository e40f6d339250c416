//! Where the next part of a list begins, as one word that clients hand back as it is.
//!
//! It holds the place of the last item that was given and not a number of items, so
//! it stays right when others come and go.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Stands between the parts of a cursor, in none of which it occurs.
const BETWEEN: char = '\u{1f}';

/// The longest cursor that is looked at.
const LONGEST: usize = 2_000;

/// A cursor of a list.
pub fn written(list: &str, parts: &[&str]) -> String {
    let mut text = list.to_owned();
    for part in parts {
        text.push(BETWEEN);
        text.push_str(part);
    }
    URL_SAFE_NO_PAD.encode(text)
}

/// The parts of a cursor of a list; nothing where it is none, or one of another list.
pub fn read(list: &str, cursor: &str) -> Option<Vec<String>> {
    if cursor.len() > LONGEST {
        return None;
    }
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let mut parts = text.split(BETWEEN);
    if parts.next() != Some(list) {
        return None;
    }
    Some(parts.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_by_the_list_that_gave_it() {
        let cursor = written("sectors", &["ho-tich", "Đất"]);
        assert!(cursor.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{cursor}");
        assert_eq!(read("sectors", &cursor), Some(vec!["ho-tich".to_owned(), "Đất".to_owned()]));
        assert_eq!(read("agencies", &cursor), None);
        for bad in ["", "x", "=", "////", "ÿ", &"a".repeat(3_000), &written("", &[])] {
            assert_eq!(read("sectors", bad), None, "{bad}");
        }
    }
}
