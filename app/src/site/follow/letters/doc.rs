//! A letter in the making, in both of its forms.

use catalogue::Lang;
use quick_xml::escape::escape;
use registry::follow::Words;

use crate::site::{
    markdown::shorten,
    parts::difference::{Run, ToldLine},
};

/// How much of a run of words is told; of more, the beginning.
const LONGEST_RUN: usize = 600;

/// A letter in the making.
pub struct Doc {
    lang: Lang,
    subject: String,
    text: String,
    html: String,
}

impl Doc {
    pub fn new(lang: Lang, subject: String) -> Self {
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body>\n",
            lang.tag(),
            escape(&subject)
        );
        Self { lang, subject, text: String::new(), html }
    }

    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// How much it says so far, in bytes.
    pub const fn len(&self) -> usize {
        self.html.len()
    }

    /// The name of a procedure and its language, with where it is to be seen.
    pub fn heading(&mut self, name: &str, named_in: Lang, href: &str) {
        let lang = if self.lang == named_in { String::new() } else { format!(" lang=\"{}\"", named_in.tag()) };
        self.text.push_str(&format!("* {name}\n"));
        self.html.push_str(&format!("<h2{lang}><a href=\"{}\">{}</a></h2>\n", escape(href), escape(name)));
    }

    pub fn words(&mut self, words: &str) {
        self.text.push_str(&format!("{words}\n\n"));
        self.html.push_str(&format!("<p>{}</p>\n", escape(words)));
    }

    /// A line that is one of several of a paragraph in plain text.
    pub fn line(&mut self, words: &str) {
        self.text.push_str(&format!("{words}\n"));
        self.html.push_str(&format!("<p>{}</p>\n", escape(words)));
    }

    pub fn link(&mut self, words: &str, href: &str) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        self.text.push_str(&format!("{words}:\n{href}\n\n"));
        self.html.push_str(&format!("<p><a href=\"{}\">{}</a></p>\n", escape(href), escape(words)));
    }

    pub fn list(&mut self, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.html.push_str("<ul>\n");
        for item in items {
            self.text.push_str(&format!("  - {item}\n"));
            self.html.push_str(&format!("<li>{}</li>\n", escape(item)));
        }
        self.html.push_str("</ul>\n");
    }

    /// What differs in a part.
    pub fn part(&mut self, name: &str, lines: &[ToldLine]) {
        self.text.push_str(&format!("\n  {name}\n"));
        self.html.push_str(&format!("<h3>{}</h3>\n", escape(name)));
        if lines.is_empty() {
            return;
        }
        self.html.push_str("<ul>\n");
        for line in lines.iter().map(shortened) {
            self.text.push_str(&format!("    {}\n", line.plain(self.lang)));
            self.html.push_str("<li>");
            for lead in &line.lead {
                self.html.push_str(&format!("{}: ", escape(lead)));
            }
            for run in &line.runs {
                let (open, words, close) = match run {
                    Run::Same(words) => ("", words, ""),
                    Run::Gone(words) => ("<del>", words, "</del> "),
                    Run::Came(words) => ("<ins>", words, "</ins>"),
                };
                self.html.push_str(&format!("{open}{}{close}", escape(words)));
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ul>\n");
    }

    /// A line between what it says and what it says of itself.
    pub fn rule(&mut self) {
        self.text.push_str("-- \n");
        self.html.push_str("<hr>\n");
    }

    /// The letter.
    pub fn end(mut self) -> Words {
        self.html.push_str("</body></html>\n");
        Words { subject: self.subject, text: format!("{}\n", self.text.trim()), html: self.html }
    }
}

fn shortened(line: &ToldLine) -> ToldLine {
    let runs = line.runs.iter().map(|run| match run {
        Run::Same(words) => Run::Same(shorten(words, LONGEST_RUN)),
        Run::Gone(words) => Run::Gone(shorten(words, LONGEST_RUN)),
        Run::Came(words) => Run::Came(shorten(words, LONGEST_RUN)),
    });
    ToldLine { lead: line.lead.clone(), runs: runs.collect() }
}
