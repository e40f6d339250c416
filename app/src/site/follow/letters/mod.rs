//! What letters say, as plain text and as HTML alike.

mod changes;
mod doc;

use catalogue::{Lang, Slug};
use locale::{text, text_with};
use registry::{
    OutboxPosition,
    follow::{Scribe, Topic, WAITING, Words},
    history::Lately,
    people::Token,
};

use self::doc::Doc;
use super::{events_of, named, page_of};
use crate::site::{
    Site, address,
    pages::follow::{CONFIRM, LEAVE, OWN},
};

/// Writes the letters of a portal. Its public address stands in each of their links.
pub struct Letters(pub Site);

impl Letters {
    /// A page as a letter links to it.
    fn to(&self, lang: Lang, path: &str) -> String {
        format!("{}{}", self.0.base_url(), address::page(lang, path))
    }

    fn with_token(&self, lang: Lang, path: &str, token: &Token) -> String {
        self.to(lang, &format!("{path}/{}", token.reveal()))
    }

    /// Why it came, and how one leaves.
    fn ending(&self, doc: &mut Doc, links: &Token) {
        let lang = doc.lang();
        doc.rule();
        doc.words(&text_with(lang, "letter-why", &[("site", self.0.base_url().into())]));
        doc.link(&text(lang, "letter-manage"), &self.with_token(lang, OWN, links));
        doc.link(&text(lang, "letter-leave"), &self.with_token(lang, LEAVE, links));
    }
}

impl Scribe for Letters {
    fn knows_upto(&self) -> OutboxPosition {
        self.0.portal.snapshot().position()
    }

    fn life_events(&self, change: &Lately) -> Vec<Slug> {
        events_of(&self.0, &self.0.portal.snapshot(), change)
    }

    fn confirmation(&self, lang: Lang, topic: &Topic, confirm: &Token) -> Option<Words> {
        let named = named(&self.0, lang, topic)?;
        let variables = [("name", named.name.as_str().into()), ("site", self.0.base_url().into())];
        let mut doc = Doc::new(lang, text_with(lang, "letter-confirm-subject", &variables));
        doc.words(&text_with(lang, "letter-confirm-lead", &variables));
        doc.link(&named.name, &format!("{}{}", self.0.base_url(), page_of(lang, topic)));
        doc.words(&text(lang, "letter-confirm-how"));
        doc.link(&text(lang, "letter-confirm-link"), &self.with_token(lang, CONFIRM, confirm));
        doc.words(&text_with(lang, "letter-confirm-not", &[("hours", WAITING.as_hours().into())]));
        Some(doc.end())
    }

    fn already(&self, lang: Lang, topic: &Topic, links: &Token) -> Option<Words> {
        let named = named(&self.0, lang, topic)?;
        let variables = [("name", named.name.as_str().into())];
        let mut doc = Doc::new(lang, text_with(lang, "letter-already-subject", &variables));
        doc.words(&text(lang, "letter-already-lead"));
        doc.link(&named.name, &format!("{}{}", self.0.base_url(), page_of(lang, topic)));
        doc.words(&text(lang, "letter-already-nothing"));
        self.ending(&mut doc, links);
        Some(doc.end())
    }

    fn changes(&self, lang: Lang, changes: &[Lately], total: u64, links: &Token) -> Words {
        changes::write(self, lang, changes, total, links)
    }

    fn leave(&self, lang: Lang, links: &Token) -> String {
        self.with_token(lang, LEAVE, links)
    }
}
