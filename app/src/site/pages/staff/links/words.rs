//! How links stand, in words.

use catalogue::Lang;
use locale::{text, text_with};
use registry::links::{LinkAnswer, LinkRow, NotLooked, Standing};

/// How a link stands.
pub fn standing(lang: Lang, standing: Standing) -> String {
    match standing {
        Standing::Dead => text(lang, "link-dead"),
        Standing::Failing => text(lang, "link-failing"),
        Standing::Moved => text(lang, "link-moved"),
        Standing::Unclear => text(lang, "link-unclear"),
        Standing::Well => text(lang, "link-well"),
        Standing::New => text(lang, "link-new"),
    }
}

/// What came of looking at a link last.
pub fn answer(lang: Lang, row: &LinkRow) -> String {
    if let Some(why) = row.not_looked {
        return not_looked(lang, why);
    }
    let Some(last) = row.state.as_ref().and_then(|state| state.last.as_ref()) else { return text(lang, "link-new") };
    // A status is a name, not a number to be grouped.
    let status = |status: u16| [("status", status.to_string().into())];
    match &last.answer {
        LinkAnswer::Well => text(lang, "link-answer-well"),
        LinkAnswer::Moved { to } => text_with(lang, "link-answer-moved", &[("to", to.as_str().into())]),
        LinkAnswer::Gone { status: code } => text_with(lang, "link-answer-gone", &status(*code)),
        LinkAnswer::Refused { status: code } => text_with(lang, "link-answer-refused", &status(*code)),
        LinkAnswer::Failing { status: code } => text_with(lang, "link-answer-failing", &status(*code)),
        LinkAnswer::TooSlow => text(lang, "link-answer-too-slow"),
        LinkAnswer::NameUnknown => text(lang, "link-answer-name-unknown"),
        LinkAnswer::BadCertificate => text(lang, "link-answer-bad-certificate"),
        LinkAnswer::Unreachable => text(lang, "link-answer-unreachable"),
        LinkAnswer::Astray => text(lang, "link-answer-astray"),
        LinkAnswer::NotLooked { why } => not_looked(lang, *why),
    }
}

fn not_looked(lang: Lang, why: NotLooked) -> String {
    match why {
        NotLooked::Form => text(lang, "link-not-looked-form"),
        NotLooked::Port => text(lang, "link-not-looked-port"),
        NotLooked::NotPublic => text(lang, "link-not-looked-not-public"),
    }
}
