//! Takes out what is no content: fillers, remains of pages, marks of lists.

use catalogue::text::{fold, tidy, tidy_lines};

/// Texts that only fill a place, folded.
const FILLERS: &[&str] = &[
    "khong",
    "khong co",
    "khong co thong tin",
    "khong quy dinh",
    "khong yeu cau",
    "khong co yeu cau dieu kien",
    "khong co yeu cau, dieu kien",
    "chua co thong tin",
    "null",
];

/// No filler has so many bytes, with its marks: longer texts need no folding.
const LONGEST_FILLER: usize = 80;

/// Where a harvested text runs on into the rest of its page.
const PAGE_REMAINS: &[&str] = &["Không có thông tinTừ khóa", "Từ khóaKhông có thông tin", "-- Chọn Bộ ngành --"];

/// Tags that end a line; others are taken out where they stand.
const BLOCKS: &[&str] = &["br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4"];
const INLINE: &[&str] =
    &["a", "b", "i", "u", "em", "font", "span", "strong", "sub", "sup", "td", "th", "tbody", "thead"];

/// A text, or nothing where it only fills a place.
pub(super) fn text(text: &str) -> String {
    let end = PAGE_REMAINS.iter().filter_map(|remains| text.find(remains)).min().unwrap_or(text.len());
    let text = tidy_lines(&without_html(&text[..end]));
    let filler = text.len() < LONGEST_FILLER && {
        let folded = fold(&text);
        let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
        bare.is_empty() || FILLERS.contains(&bare)
    };
    if filler { String::new() } else { text }
}

/// A text of one line without the mark of a list before it.
pub(super) fn line(text: &str) -> String {
    let text = self::text(text);
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix(['-', '+', '*', '•', '–']).filter(|after| !after.starts_with('*')) {
        rest = after.trim_start();
    }
    tidy(rest)
}

fn without_html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag(rest) {
            Some((name, len)) => {
                if BLOCKS.contains(&name.as_str()) {
                    out.push('\n');
                }
                rest = &rest[len..];
            }
            None => {
                out.push('<');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    // The ampersand comes last, or "&amp;lt;" would be read twice.
    [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |out, (entity, text)| out.replace(entity, text))
}

/// The name of the tag that the text starts with, and how long the tag is.
/// "<10 ha" and "a < b" are no tags.
fn tag(text: &str) -> Option<(String, usize)> {
    let end = text.find('>')?;
    let name: String = text[1..end].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    (BLOCKS.contains(&name.as_str()) || INLINE.contains(&name.as_str())).then_some((name, end + 1))
}

/// The first number of a legal document in a text, such as `60/2014/QH13`, and
/// what stands before it.
pub(super) fn legal_number(text: &str) -> Option<(String, &str)> {
    text.split(|c: char| c.is_whitespace() || ",;:()[]“”\"".contains(c)).find_map(|word| {
        let number = word.trim_end_matches(['.', '/', '-']);
        let (first, kind) = number.rsplit_once('/')?;
        let fits = first.starts_with(|c: char| c.is_ascii_digit())
            && kind.starts_with(char::is_uppercase)
            && kind.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '–')
            && first.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '/');
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        fits.then(|| (number.to_owned(), &text[..at]))
    })
}

/// Whether a number with this before it in a title is the document's own, and
/// not that of another that it changes or follows.
pub(super) fn names_its_own_number(before: &str) -> bool {
    let before = fold(before);
    !["sua doi", "bo sung", "huong dan", "thi hanh", "theo", "can cu", "quy dinh", "thay the", "bai bo"]
        .iter()
        .any(|word| before.contains(word))
}

/// Whether "Luật số 58" begins "58/2024/QH15".
pub(super) fn is_beginning(part: &str, number: &str) -> bool {
    let last = part.rsplit(' ').next().unwrap_or_default();
    last.is_empty() || (last.starts_with(|c: char| c.is_ascii_digit()) && number.starts_with(last))
}

/// The number of a decision: "163/QĐ-BTP" of "Quyết định số 163 /QĐ-BTP".
pub(super) fn decision_number(text: &str) -> String {
    let text = tidy(&self::text(text)).replace(" /", "/").replace("/ ", "/");
    if let Some((number, _)) = legal_number(&text) {
        return number;
    }
    let words = text.split(' ').skip_while(|word| ["quyet", "dinh", "so", "so:"].contains(&fold(word).as_str()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn takes_out_what_is_no_content() {
        assert_eq!(text("Không có thông tin"), "");
        assert_eq!(text(" Không. "), "");
        assert_eq!(text("Không có thông tinTừ khóaKhông có thông tinMô tả"), "");
        assert_eq!(text("Đủ 18 tuổiTừ khóaKhông có thông tin"), "Đủ 18 tuổi");
        assert_eq!(text("<p>Một&nbsp;&amp; hai</p><BR/>ba, < 10 ha"), "Một & hai\n\nba, < 10 ha");
        assert_eq!(line("- + Tờ khai\n theo mẫu"), "Tờ khai theo mẫu");
        assert_eq!(line("**Lưu ý** x"), "**Lưu ý** x");
    }

    #[test]
    fn finds_numbers() {
        for (wording, number) in [
            ("Quyết định số 6225/QĐ-BQP", "6225/QĐ-BQP"),
            ("SỐ 64/QĐ-NHNN", "64/QĐ-NHNN"),
            ("628 /QĐ-BCT", "628/QĐ-BCT"),
            ("Quyết định số 4777", "4777"),
            ("QĐ/0001-BTP", "QĐ/0001-BTP"),
        ] {
            assert_eq!(decision_number(wording), number, "{wording}");
        }
        assert_eq!(legal_number("Luật số 60/2014/QH13, ngày 20/11/2014").unwrap().0, "60/2014/QH13");
        assert_eq!(legal_number("ngày 20/11/2014"), None);
    }

    proptest! {
        #[test]
        fn never_panics(wording in "(?s).*", html in "[<>/&;a-p ]*") {
            let _ = (text(&wording), line(&wording), decision_number(&wording), legal_number(&wording), text(&html));
        }
    }
}
