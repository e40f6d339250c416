//! Markdown as safe HTML: raw HTML is text, links go to the web or to this site
//! only, pictures are their words, headings find their place in the page.

use catalogue::Markdown;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::address;

/// Renders a text whose highest headings become `<h{top}>`.
pub fn render(text: &Markdown, top: u8) -> String {
    let parser = Parser::new_ext(text.as_str(), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH);
    let mut links = Vec::new();
    let events = parser.filter_map(|event| safe(event, top, &mut links));
    let mut out = String::with_capacity(text.as_str().len() * 2);
    html::push_html(&mut out, events);
    out
}

/// Renders a text, with its plain first words where only so much is wanted.
pub fn plain(text: &Markdown, longest: usize) -> String {
    let mut words = String::new();
    for event in Parser::new(text.as_str()) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                words.push(' ');
            }
            _ => {}
        }
        if words.len() > longest * 4 {
            break;
        }
    }
    shorten(&catalogue::text::tidy(&words), longest)
}

/// The paragraphs, items and headings of a text as plain words, a line each.
pub fn lines(text: &Markdown) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut end = |line: &mut String| {
        let words = catalogue::text::tidy(&std::mem::take(line));
        if !words.is_empty() {
            lines.push(words);
        }
    };
    for event in Parser::new_ext(text.as_str(), Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => line.push_str(&text),
            Event::SoftBreak | Event::End(TagEnd::TableCell) => line.push(' '),
            Event::HardBreak | Event::Start(Tag::List(_)) => end(&mut line),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::Heading(_)
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => end(&mut line),
            _ => {}
        }
    }
    end(&mut line);
    lines
}

/// A text of at most so many characters, cut at a word.
pub fn shorten(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', '.', ' ']))
}

fn safe<'a>(event: Event<'a>, top: u8, links: &mut Vec<bool>) -> Option<Event<'a>> {
    Some(match event {
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Heading { level, .. }) => {
            Event::Start(Tag::Heading { level: lower(level, top), id: None, classes: Vec::new(), attrs: Vec::new() })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level, top))),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let open = opening(&dest_url);
            links.push(open.is_some());
            Event::InlineHtml(CowStr::from(open?))
        }
        Event::End(TagEnd::Link) => {
            if links.pop()? {
                Event::InlineHtml(CowStr::Borrowed("</a>"))
            } else {
                return None;
            }
        }
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
        other => other,
    })
}

/// The opening tag of a link, if it may be one.
fn opening(url: &str) -> Option<String> {
    if let Some(url) = address::elsewhere(url) {
        return Some(format!("<a href=\"{}\" rel=\"external nofollow noopener\">", escape(url)));
    }
    let here = (url.starts_with('/') && !url.starts_with("//")) || url.starts_with('#') || url.starts_with('?');
    let clean = !url.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace());
    (here && clean).then(|| format!("<a href=\"{}\">", escape(url)))
}

fn lower(level: HeadingLevel, top: u8) -> HeadingLevel {
    let wanted = usize::from(top) + level as usize - 1;
    // Pages start their texts with `##`: a lone step down is not worth a gap.
    HeadingLevel::try_from(wanted.clamp(2, 6)).unwrap_or(HeadingLevel::H6)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        render(&Markdown::new(text), 2)
    }

    #[test]
    fn keeps_what_texts_need() {
        let page = html("# A\n\n**đậm** và *nghiêng*\n\n- một\n- hai\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        for part in ["<h2>A</h2>", "<strong>đậm</strong>", "<li>một</li>", "<td>2</td>"] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert!(html("###### x").contains("<h6>"));
    }

    #[test]
    fn links_lead_to_the_web_or_to_this_site() {
        assert!(html("[a](https://x.vn/?a=1&b=\"2\")").contains("rel=\"external nofollow noopener\""));
        assert!(html("[a](/linh-vuc)").contains("<a href=\"/linh-vuc\">a</a>"));
        assert!(html("<https://x.vn>").contains("<a href=\"https://x.vn\""));
    }

    #[test]
    fn hostile_texts_stay_text() {
        for bad in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "<div onclick=\"x\">\n\n*a*\n\n</div>",
            "<!-- x --><style>*{}</style>",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt:alert(1))",
            "[a](&#106;avascript:alert(1))",
            "[a](data:text/html,<script>x</script>)",
            "[a](//evil.example)",
            "[a](/\\evil.example)",
            "[a](vbscript:x)",
            "![a](https://evil.example/x.png)",
            "![a\" onerror=\"x](x)",
            "[a](https://x.vn/\"onmouseover=\"x)",
            "[a]: javascript:x\n\n[a]",
            "<a href=\"javascript:x\">x</a>",
            "# x {onclick=y}\n",
            "`<script>`",
            "```\n<script>\n```",
            "<https://x.vn/\"><script>",
        ] {
            let page = html(bad);
            let tags: Vec<&str> = page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest)).collect();
            for tag in tags {
                let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
                assert!(["p", "a", "h2", "code", "pre", "em", "strong"].contains(&name), "{name} from {bad}: {page}");
                // Nothing but an address and its relation, each within its quotes.
                assert!(tag.matches('"').count() <= 4, "{tag} from {bad}");
                let href = tag.split("href=\"").nth(1).unwrap_or_default().to_lowercase();
                assert!(href.is_empty() || href.starts_with("http") || href.starts_with('/'), "{href} from {bad}");
                assert!(!href.starts_with("//") && !href.starts_with("/\\"), "{href} from {bad}");
            }
        }
    }

    #[test]
    fn lines_are_what_stands_apart() {
        let text =
            Markdown::new("# A\n\nMột **hai**\nba\n\n- x\n- y [z](/z)\n  - w\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        assert_eq!(lines(&text), ["A", "Một hai ba", "x", "y z", "w", "a b", "1 2"]);
        assert_eq!(lines(&Markdown::default()), [""; 0]);
    }

    #[test]
    fn plain_words_are_cut_at_a_word() {
        assert_eq!(plain(&Markdown::new("**Một** hai\nba bốn"), 8), "Một hai…");
        assert_eq!(plain(&Markdown::new("Một [hai](/x)"), 80), "Một hai");
    }
}
