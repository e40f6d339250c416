//! What a file is called. Its name is shown and offered to whoever downloads it;
//! nothing is found by it.

use catalogue::{FileHash, text::tidy};

use super::FileKind;

/// The most characters of a name, without its ending.
const LONGEST: usize = 120;

/// A name as somebody's machine gave it, made fit to be shown and to be a name on
/// any other machine: no folders, no control characters or such as turn the
/// direction of writing, and the ending of what is really in it.
pub(super) fn clean(given: &str, kind: FileKind, hash: &FileHash) -> String {
    let title = title(given);
    let stem = if title.is_empty() { &hash.as_str()[..8] } else { &title };
    format!("{stem}.{}", kind.ending())
}

/// The same without its ending; maybe nothing.
#[must_use]
pub fn title(given: &str) -> String {
    let given = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let fit: String = given.chars().filter(|c| !is_unfit(*c)).collect();
    let stem: String = stem(&tidy(&fit)).chars().take(LONGEST).collect();
    stem.trim_matches([' ', '.']).to_owned()
}

/// A name without its ending, where it is one that we know.
pub(super) fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if FileKind::ALL.iter().any(|kind| ending.eq_ignore_ascii_case(kind.ending())) => stem,
        _ => name,
    }
}

/// What no name of a file may have somewhere, or what lies about what is read.
fn is_unfit(c: char) -> bool {
    let turns = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    c.is_control() || turns || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_fit() {
        let hash = FileHash::of_digest([0xab; 32]);
        for (given, name) in [
            ("Tờ khai (mẫu 01).docx", "Tờ khai (mẫu 01).docx"),
            ("C:\\Users\\Lan\\Tờ khai.DOCX", "Tờ khai.docx"),
            ("../../etc/passwd", "passwd.docx"),
            ("to_khai.pdf", "to_khai.docx"),
            ("to_khai.exe", "to_khai.exe.docx"),
            ("a\u{202e}cod.exe\0\r\n.docx", "acod.exe.docx"),
            ("Tơ\u{300}  khai", "Tờ khai.docx"),
            ("", "abababab.docx"),
            (".docx", "abababab.docx"),
            (" ... ", "abababab.docx"),
            ("a\"b<c>.docx", "abc.docx"),
        ] {
            assert_eq!(clean(given, FileKind::Docx, &hash), name, "{given:?}");
        }
        assert_eq!(clean(&"ă".repeat(500), FileKind::Pdf, &hash).chars().count(), LONGEST + 4);
    }
}
