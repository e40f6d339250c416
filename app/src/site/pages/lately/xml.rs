//! A feed as Atom (RFC 4287).

use std::io;

use jiff::Timestamp;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// A feed.
pub struct AtomFeed {
    pub lang: &'static str,
    pub id: String,
    pub title: String,
    pub author: String,
    /// Where it is.
    pub own: String,
    /// The page that says the same.
    pub page: String,
    pub entries: Vec<AtomEntry>,
}

/// What stands in it.
pub struct AtomEntry {
    pub id: String,
    pub title: String,
    /// The language of the title: the Vietnamese stands where there is no translation.
    pub title_lang: &'static str,
    pub at: Timestamp,
    pub page: String,
    pub category: String,
    pub words: String,
}

impl AtomFeed {
    /// Writes it. It changed when its newest entry did.
    ///
    /// # Errors
    /// None that writing into memory could bring about.
    pub fn write(&self) -> io::Result<Vec<u8>> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        let updated = self.entries.iter().map(|entry| entry.at).max().unwrap_or(Timestamp::UNIX_EPOCH);
        writer
            .create_element("feed")
            .with_attributes([("xmlns", NAMESPACE), ("xml:lang", self.lang)])
            .write_inner_content(|writer| {
                text(writer, "id", &self.id)?;
                text(writer, "title", &self.title)?;
                text(writer, "updated", &instant(updated))?;
                writer.create_element("author").write_inner_content(|writer| text(writer, "name", &self.author))?;
                link(writer, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &self.own)])?;
                link(writer, &[("rel", "alternate"), ("type", "text/html"), ("href", &self.page)])?;
                self.entries.iter().try_for_each(|entry| entry.write(writer))
            })?;
        Ok(writer.into_inner())
    }
}

impl AtomEntry {
    fn write(&self, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
        writer.create_element("entry").write_inner_content(|writer| {
            text(writer, "id", &self.id)?;
            let title = clean(&self.title);
            writer
                .create_element("title")
                .with_attribute(("xml:lang", self.title_lang))
                .write_text_content(BytesText::new(&title))?;
            text(writer, "updated", &instant(self.at))?;
            text(writer, "published", &instant(self.at))?;
            link(writer, &[("rel", "alternate"), ("type", "text/html"), ("href", &self.page)])?;
            let category = clean(&self.category);
            writer.create_element("category").with_attribute(("term", category.as_str())).write_empty()?;
            text(writer, "summary", &self.words)
        })?;
        Ok(())
    }
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(&clean(words))).map(drop)
}

fn link(writer: &mut Writer<Vec<u8>>, attributes: &[(&str, &str)]) -> io::Result<()> {
    writer.create_element("link").with_attributes(attributes.iter().copied()).write_empty().map(drop)
}

/// To the second: readers know no more.
fn instant(at: Timestamp) -> String {
    format!("{at:.0}")
}

/// XML has no room for most control characters, however they are escaped.
fn clean(words: &str) -> String {
    words
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_words_stay_words() {
        let entry = AtomEntry {
            id: "tag:a,2026:x".to_owned(),
            title: "A <b> & \"c\" \u{0}\u{1b}".to_owned(),
            title_lang: "vi",
            at: Timestamp::constant(1_780_000_000, 999_999_999),
            page: "https://a.vn/?a=1&b=2".to_owned(),
            category: "\"><x>".to_owned(),
            words: "]]> <script>".to_owned(),
        };
        let feed = AtomFeed {
            lang: "vi",
            id: "tag:a,2026:f".to_owned(),
            title: "T".to_owned(),
            author: "M".to_owned(),
            own: "/a".to_owned(),
            page: "/b".to_owned(),
            entries: vec![entry],
        };
        let xml = String::from_utf8(feed.write().unwrap()).unwrap();
        assert!(xml.contains("A &lt;b&gt; &amp; &quot;c&quot; </title>"), "{xml}");
        assert!(xml.contains("?a=1&amp;b=2") && !xml.contains("<script") && !xml.contains("<x>"), "{xml}");
        assert!(xml.contains("<updated>2026-05-28T20:26:40Z</updated>"), "{xml}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        loop {
            match reader.read_event().expect("well formed") {
                Event::Eof => break,
                _ => continue,
            }
        }
    }
}
