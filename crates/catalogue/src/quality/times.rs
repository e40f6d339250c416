//! Time limits: missing, unreadable, or at odds.

use crate::{Channel, ChannelKind, EditionContent, TimeLimit};

use super::{Check, Report};

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    // Where no row has one, the legal part is missing, which is said already.
    let some_known = content.channels.iter().any(|channel| channel.time_limit != TimeLimit::Unknown);
    for (i, channel) in content.channels.iter().enumerate() {
        let path = format!("channels[{i}].time_limit");
        match &channel.time_limit {
            TimeLimit::Unknown if some_known => {
                report.add_with(Check::TimeMissing, path, vec![("kind", channel.kind.key().into())]);
            }
            TimeLimit::AsWorded(words) if is_bare_number(words) => {
                report.add_with(Check::TimeWithoutUnit, path, vec![("wording", words.as_str().into())]);
            }
            TimeLimit::AsWorded(words) => {
                report.add_with(Check::TimeAsWorded, path, vec![("wording", words.as_str().into())]);
            }
            TimeLimit::Unknown | TimeLimit::Within { .. } => {}
        }
    }
    for kind in ChannelKind::ALL {
        differing(content, kind, report);
    }
}

/// Rows of one kind with different limits must each say when it applies; one
/// may do without, as the general case. A note beside a row does not count: the
/// page asks for the situation, and it must know which words are that.
fn differing(content: &EditionContent, kind: ChannelKind, report: &mut Report) {
    let wordless = |(_, channel): &(usize, &Channel)| channel.kind == kind && channel.situation.is_empty();
    let mut limits: Vec<String> = Vec::new();
    let mut first = None;
    for (i, channel) in content.channels.iter().enumerate().filter(wordless) {
        let limit = channel.time_limit.to_string();
        if !limit.is_empty() && !limits.contains(&limit) {
            first.get_or_insert(i);
            limits.push(limit);
        }
    }
    if let (Some(first), 2..) = (first, limits.len()) {
        let details = vec![("kind", kind.key().into()), ("wording", limits.join("; ").as_str().into())];
        report.add_with(Check::TimesDifferInChannel, format!("channels[{first}].situation"), details);
    }
}

fn is_bare_number(words: &str) -> bool {
    crate::number::take(words.trim()).is_some_and(|(_, rest)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };

    fn with_limits(limits: &[&str]) -> EditionContent {
        let mut content = flawless();
        let channel = content.channels[0].clone();
        content.channels =
            limits.iter().map(|limit| Channel { time_limit: TimeLimit::parse(limit), ..channel.clone() }).collect();
        content
    }

    #[test]
    fn finds_rows_without_a_limit_among_others() {
        assert_eq!(finds(&with_limits(&["3 ngày", ""]), Check::TimeMissing), ["channels[1].time_limit"]);
        assert_eq!(finds(&with_limits(&["3 ngày"]), Check::TimeMissing), [""; 0]);
        assert_eq!(finds(&with_limits(&["", ""]), Check::TimeMissing), [""; 0]);
    }

    #[test]
    fn tells_bare_numbers_from_other_words() {
        let content = with_limits(&["5", "Không quy định", "3 ngày"]);
        assert_eq!(finds(&content, Check::TimeWithoutUnit), ["channels[0].time_limit"]);
        assert_eq!(finds(&content, Check::TimeAsWorded), ["channels[1].time_limit"]);
    }

    #[test]
    fn different_limits_need_a_word() {
        let mut content = with_limits(&["7 ngày", "10 ngày", "7 ngày"]);
        assert_eq!(finds(&content, Check::TimesDifferInChannel), ["channels[0].situation"]);
        content.channels[1].situation = "Phải xác minh".into();
        assert_eq!(finds(&content, Check::TimesDifferInChannel), [""; 0]);
        assert_eq!(finds(&with_limits(&["7 ngày", "7 ngày"]), Check::TimesDifferInChannel), [""; 0]);
        // The other way of handing in may take another time.
        let mut content = with_limits(&["7 ngày", "10 ngày"]);
        content.channels[1].kind = ChannelKind::Post;
        assert_eq!(finds(&content, Check::TimesDifferInChannel), [""; 0]);
    }
}
