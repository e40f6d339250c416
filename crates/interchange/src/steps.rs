//! Steps as a numbered list, and as the national portal words them.

use catalogue::{Markdown, Step, text::fold};

/// Which numbers start a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    /// Any: people move steps about without counting again.
    Any,
    /// Only the next one: other numbers belong to the text.
    Next,
}

/// Reads a numbered list with an optional bold title for each step; none where
/// there is text before the first number.
pub(crate) fn read(text: &str) -> Option<Vec<Step>> {
    items(text, Numbers::Any).map(|items| items.iter().map(|item| step(item)).collect())
}

/// Writes what [`read`] reads, as far as the steps allow it.
pub(crate) fn write(steps: &[Step]) -> String {
    let mut out = String::new();
    for (number, step) in (1..).zip(steps) {
        let marker = format!("{number}. ");
        let text = step.text.as_str();
        let inline =
            !text.starts_with(['-', '+', '*', '#', '>', '|', ' ']) && !text.starts_with(|c: char| c.is_ascii_digit());
        let body = match (step.title.as_str(), text) {
            ("", text) => text.to_owned(),
            (title, "") => format!("**{title}**"),
            (title, text) if inline => format!("**{title}** — {text}"),
            (title, text) => format!("**{title}**\n\n{text}"),
        };
        for (at, line) in body.lines().enumerate() {
            if at == 0 {
                out.push_str(&marker);
            } else if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', marker.len()));
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Cuts the steps of a source apart where it numbers them ("1. …", "Bước 1: …"),
/// and leaves them in one where it does not.
pub(crate) fn split(text: &str) -> Vec<Step> {
    let text = Markdown::new(text);
    let text = text.as_str();
    if text.is_empty() {
        return Vec::new();
    }
    if text.starts_with("1. ")
        && let Some(items) = items(text, Numbers::Next)
    {
        return items.iter().map(|item| named(step(item))).collect();
    }
    by_word(text).unwrap_or_else(|| vec![named(Step { title: String::new(), text: Markdown::new(text) })])
}

/// The texts of a numbered list, without number and indent.
fn items(text: &str, numbers: Numbers) -> Option<Vec<String>> {
    let mut items: Vec<String> = Vec::new();
    let mut width = 0;
    for line in text.lines() {
        let number = line.bytes().take_while(u8::is_ascii_digit).count();
        let starts = (1..=4).contains(&number)
            && (line[number..].starts_with(". ") || &line[number..] == ".")
            && (numbers == Numbers::Any || line[..number].parse() == Ok(items.len() + 1));
        if starts {
            width = number + 2;
            items.push(line.get(width..).unwrap_or_default().to_owned());
        } else if let Some(item) = items.last_mut() {
            let indent = line.len() - line.trim_start_matches(' ').len();
            item.push('\n');
            item.push_str(&line[indent.min(width)..]);
        } else if !line.trim().is_empty() {
            return None;
        }
    }
    Some(items)
}

/// Parts the bold title from the text.
fn step(item: &str) -> Step {
    let titled = item.strip_prefix("**").and_then(|rest| rest.split_once("**")).and_then(|(title, rest)| {
        let text = rest.strip_prefix(" — ").or_else(|| rest.strip_prefix('\n')).or(rest.is_empty().then_some(""))?;
        (!title.is_empty() && !title.contains('\n')).then_some((title, text))
    });
    match titled {
        Some((title, text)) => Step { title: title.to_owned(), text: Markdown::new(text) },
        None => Step { title: String::new(), text: Markdown::new(item) },
    }
}

/// Cuts at lines that start with "Bước 1", "Bước 2" and so on.
fn by_word(text: &str) -> Option<Vec<Step>> {
    let mut steps: Vec<String> = Vec::new();
    for line in text.lines() {
        match numbered_by_word(line) {
            Some((number, rest)) if number == steps.len() + 1 => steps.push(rest.to_owned()),
            _ => {
                let step = steps.last_mut()?;
                step.push('\n');
                step.push_str(line);
            }
        }
    }
    (steps.len() > 1)
        .then(|| steps.iter().map(|text| Step { title: String::new(), text: Markdown::new(text) }).collect())
}

/// The number and the rest of "- Bước 2: nộp hồ sơ".
fn numbered_by_word(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start_matches(['-', '+', '*', ' ', '•']);
    let (word, rest) = line.split_once(' ')?;
    if fold(word) != "buoc" {
        return None;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after = rest[digits..].trim_start();
    // "Bước 1 và 2" is no beginning, and neither is "Bước 1.1".
    let after = after.strip_prefix([':', '.', '-', '–', ')', ',', ';'])?;
    if after.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some((rest[..digits].parse().ok()?, after.trim_start_matches(['*', ' '])))
}

/// Takes a number out of a title that the place in the list says already.
fn named(step: Step) -> Step {
    let title = numbered_by_word(&step.title).map_or(step.title.as_str(), |(_, rest)| rest).trim().to_owned();
    let single = !step.text.as_str().contains('\n');
    let text = match step.text.as_str().strip_prefix(['-', '+']).and_then(|rest| rest.strip_prefix(' ')) {
        Some(text) if single => Markdown::new(text),
        _ => step.text,
    };
    Step { title, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(steps: &[Step]) -> Vec<(&str, &str)> {
        steps.iter().map(|step| (step.title.as_str(), step.text.as_str())).collect()
    }

    #[test]
    fn reads_titles_and_texts() {
        let steps =
            read("1. **Nộp** — tại xã.\n   - bản chính\n7. Nhận.\n\n   Mang phiếu hẹn.\n8. **Xong**\n").unwrap();
        assert_eq!(texts(&steps), [("Nộp", "tại xã.\n- bản chính"), ("", "Nhận.\n\nMang phiếu hẹn."), ("Xong", "")]);
        assert_eq!(read(&write(&steps)), Some(steps));
        assert_eq!(read("Trước hết:\n1. Nộp"), None);
    }

    #[test]
    fn cuts_the_steps_of_a_source_apart() {
        assert_eq!(
            texts(&split("1. - Nộp\n   - Kiểm tra\n2. Nhận\n1. mục phụ")),
            [("", "- Nộp\n- Kiểm tra"), ("", "Nhận\n1. mục phụ")]
        );
        assert_eq!(texts(&split("1. **Bước 1: Nộp**\n\n   tại xã")), [("Nộp", "tại xã")]);
        assert_eq!(texts(&split("- Bước 1: Nộp.\n+ tại xã\n- Bước 2. Nhận.")), [("", "Nộp.\n+ tại xã"), ("", "Nhận.")]);
        assert_eq!(texts(&split("Nộp.\nBước 1: Xem.")), [("", "Nộp.\nBước 1: Xem.")]);
        assert_eq!(texts(&split("- Nộp hồ sơ.")), [("", "Nộp hồ sơ.")]);
    }
}
