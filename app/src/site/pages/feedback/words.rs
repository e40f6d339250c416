use catalogue::{FeedbackKind, Lang};
use locale::text;
use registry::feedback::Unclear;

/// What a kind is called.
pub fn kind(lang: Lang, kind: FeedbackKind) -> String {
    match kind {
        FeedbackKind::PageUnclear => text(lang, "feedback-kind-page"),
        FeedbackKind::Regulation => text(lang, "feedback-kind-regulation"),
        FeedbackKind::Handling => text(lang, "feedback-kind-handling"),
    }
}

/// When a kind is the right one.
pub fn kind_lead(lang: Lang, kind: FeedbackKind) -> String {
    match kind {
        FeedbackKind::PageUnclear => text(lang, "feedback-kind-page-lead"),
        FeedbackKind::Regulation => text(lang, "feedback-kind-regulation-lead"),
        FeedbackKind::Handling => text(lang, "feedback-kind-handling-lead"),
    }
}

/// What a part of a page is called.
pub fn part(lang: Lang, part: Unclear) -> String {
    match part {
        Unclear::Papers => text(lang, "feedback-part-papers"),
        Unclear::Cost => text(lang, "feedback-part-cost"),
        Unclear::Time => text(lang, "feedback-part-time"),
        Unclear::Place => text(lang, "feedback-part-place"),
        Unclear::Steps => text(lang, "feedback-part-steps"),
        Unclear::Other => text(lang, "feedback-part-other"),
    }
}
