//! What changed: of which procedure, which edition, since when, by which decision,
//! and the words that came and went.

use catalogue::{Announcement, Lang};
use locale::{text, text_with};
use registry::{
    follow::Words,
    history::{Lately, LatelyKind},
    people::Token,
};

use super::{Letters, doc::Doc};
use crate::site::{
    address, format,
    markdown::shorten,
    pages::lately::{target, what},
    parts::difference::{self, ToldLine},
};

/// How many lines of what differs are told of one change.
const LINES: usize = 30;
/// How large a letter grows before changes are only named. Some programs for mail
/// cut off what is larger than 100 kB.
const LARGE: usize = 70_000;

pub fn write(letters: &Letters, lang: Lang, changes: &[Lately], total: u64, links: &Token) -> Words {
    let subject = match changes {
        [only] if total == 1 => {
            let name = shorten(only.content().name_in(lang), 120);
            text_with(lang, "letter-changes-subject-one", &[("name", name.into())])
        }
        _ => text_with(lang, "letter-changes-subject", &[("n", total.into())]),
    };
    let mut doc = Doc::new(lang, subject);
    doc.words(&text_with(lang, "letter-changes-lead", &[("n", total.into())]));
    for change in changes {
        one(letters, &mut doc, change);
    }
    let more = total.saturating_sub(changes.len() as u64);
    if more > 0 {
        doc.link(&text_with(lang, "letter-changes-more", &[("n", more.into())]), &letters.to(lang, "/thay-doi"));
    }
    letters.ending(&mut doc, links);
    doc.end()
}

fn one(letters: &Letters, doc: &mut Doc, change: &Lately) {
    let lang = doc.lang();
    let base = letters.0.base_url();
    let told = change.content().in_language(lang);
    doc.heading(told.name, told.lang, &format!("{base}{}", address::procedure(lang, &change.procedure.slug)));
    let since = format::moment(lang, change.at);
    let facts = match &change.kind {
        LatelyKind::Published { number, .. } => {
            let variables = [("what", what(lang, change).into()), ("n", (*number).into()), ("moment", since.into())];
            text_with(lang, "letter-edition", &variables)
        }
        LatelyKind::TakenBack { .. } | LatelyKind::Repeal { .. } => {
            text_with(lang, "letter-change", &[("what", what(lang, change).into()), ("moment", since.into())])
        }
    };
    doc.line(&facts);
    if let LatelyKind::Published { content, before, .. } = &change.kind {
        let old = before.as_ref().and_then(|before| before.announcement.as_ref());
        if let Some(decision) = content.announcement.as_ref().filter(|decision| old != Some(*decision)) {
            doc.line(&decided(lang, decision));
        }
        if let Some(before) = before.as_ref().filter(|_| doc.len() < LARGE) {
            doc.list(&difference::in_short(lang, before, content));
            differences(letters, doc, before, content);
        }
    }
    let label = match &change.kind {
        LatelyKind::Published { before: Some(_), .. } => "letter-compare",
        _ => "letter-see",
    };
    doc.link(&text(lang, label), &format!("{base}{}", target(lang, change)));
}

fn decided(lang: Lang, decision: &Announcement) -> String {
    let date = decision.date.map(|day| text_with(lang, "legal-issued", &[("date", format::date(lang, day).into())]));
    let issuer = decision.issuer.as_ref().map(ToString::to_string);
    let parts: Vec<String> = [Some(decision.number.clone()), date, issuer].into_iter().flatten().collect();
    format!("{}: {}", text(lang, "announcement-title"), parts.join(", "))
}

fn differences(
    letters: &Letters,
    doc: &mut Doc,
    before: &catalogue::EditionContent,
    after: &catalogue::EditionContent,
) {
    let lang = doc.lang();
    let parts = difference::told(Some(&letters.0.content), lang, before, after);
    let all: usize = parts.iter().map(|part| part.lines.len()).sum();
    let mut room = LINES;
    for part in &parts {
        if room == 0 {
            break;
        }
        let lines: &[ToldLine] = &part.lines[..part.lines.len().min(room)];
        room -= lines.len();
        doc.part(&part.name, lines);
    }
    if all > LINES {
        doc.line(&text_with(lang, "letter-lines-more", &[("n", (all - LINES).into())]));
    }
}
