//! Which words came and went within a text.

use similar::{Algorithm, ChangeTag, utils::diff_unicode_words};

use super::compare::words_alike;

/// Below this share of common words, what is common is chance: the whole text is another.
const CHANCE: f32 = 0.3;

/// Texts longer than this, in bytes, are shown whole: to find the words that
/// changed would take long, and to read them, too.
const LONGEST: usize = 40_000;

/// Some words of a text that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Same(String),
    Gone(String),
    Came(String),
}

/// The words of two texts in one, in order; what is gone stands before what
/// came in its place.
pub fn runs(before: &str, after: &str) -> Vec<Run> {
    if before == after {
        return vec![Run::Same(after.to_owned())];
    }
    let long = before.len().max(after.len()) > LONGEST;
    if before.is_empty() || after.is_empty() || long || words_alike(before, after) < CHANCE {
        return settle(Vec::new(), before, after);
    }
    let mut runs: Vec<Run> = Vec::new();
    let (mut gone, mut came) = (String::new(), String::new());
    let pieces = diff_unicode_words(Algorithm::Myers, before, after);
    for (index, (tag, words)) in pieces.iter().enumerate() {
        match tag {
            ChangeTag::Delete => gone.push_str(words),
            ChangeTag::Insert => came.push_str(words),
            // A space between two changes would cut one change into many.
            ChangeTag::Equal
                if words.trim().is_empty()
                    && !(gone.is_empty() && came.is_empty())
                    && pieces.get(index + 1).is_some_and(|(tag, _)| *tag != ChangeTag::Equal) =>
            {
                gone.push_str(words);
                came.push_str(words);
            }
            ChangeTag::Equal => {
                runs = settle(runs, &gone, &came);
                (gone, came) = (String::new(), String::new());
                runs.push(Run::Same((*words).to_owned()));
            }
        }
    }
    settle(runs, &gone, &came)
}

fn settle(mut runs: Vec<Run>, gone: &str, came: &str) -> Vec<Run> {
    // A space alone that went or came is nothing to show.
    if !gone.trim().is_empty() {
        runs.push(Run::Gone(gone.to_owned()));
    }
    if !came.trim().is_empty() {
        runs.push(Run::Came(came.to_owned()));
    } else if !came.is_empty() {
        runs.push(Run::Same(came.to_owned()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        runs(before, after)
            .into_iter()
            .map(|run| match run {
                Run::Same(words) => words,
                Run::Gone(words) => format!("[-{words}-]"),
                Run::Came(words) => format!("[+{words}+]"),
            })
            .collect()
    }

    #[test]
    fn words_that_changed_are_whole_words() {
        assert_eq!(shown("3 ngày làm việc", "5 ngày làm việc"), "[-3-][+5+] ngày làm việc");
        assert_eq!(shown("nộp bản sao giấy khai sinh", "nộp giấy khai sinh"), "nộp [-bản sao -]giấy khai sinh");
        assert_eq!(shown("giống nhau", "giống nhau"), "giống nhau");
    }

    #[test]
    fn changes_side_by_side_are_one_change() {
        assert_eq!(
            shown("Nộp tại phòng tư pháp huyện trong giờ", "Nộp tại ủy ban nhân dân xã trong giờ"),
            "Nộp tại [-phòng tư pháp huyện-][+ủy ban nhân dân xã+] trong giờ"
        );
    }

    #[test]
    fn what_has_nothing_in_common_is_shown_whole() {
        assert_eq!(
            shown("Miễn phí", "Lệ phí 50.000 đồng một lần nộp"),
            "[-Miễn phí-][+Lệ phí 50.000 đồng một lần nộp+]"
        );
        assert_eq!(shown("", "mới"), "[+mới+]");
        assert_eq!(shown("cũ", ""), "[-cũ-]");
    }

    #[test]
    fn amounts_change_as_a_whole() {
        assert_eq!(shown("50.000 đ", "20.000 đ"), "[-50.000-][+20.000+] đ");
    }
}
