//! A browser without a screen: what it would find in a form, and send.

use std::collections::{HashMap, HashSet};

/// An element with its attributes.
#[derive(Debug)]
pub struct Element {
    pub tag: String,
    pub attributes: HashMap<String, String>,
    /// The text up to its end, for those that hold text only.
    pub text: String,
}

impl Element {
    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// Every element that begins, in order.
pub fn elements(html: &str) -> Vec<Element> {
    let mut all = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(['/', '!']) {
            continue;
        }
        let name = rest.find([' ', '>', '/']).unwrap();
        let tag = rest[..name].to_owned();
        rest = &rest[name..];
        let mut attributes = HashMap::new();
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
                rest = after;
                break;
            }
            let end = rest.find(['=', ' ', '>']).unwrap();
            let name = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            for mark in ['"', '\''] {
                if let Some(after) = rest.strip_prefix('=').and_then(|after| after.strip_prefix(mark)) {
                    let end = after.find(mark).unwrap();
                    value = unescape(&after[..end]);
                    rest = &after[end + 1..];
                }
            }
            assert!(attributes.insert(name.clone(), value).is_none(), "{name} stands twice in <{tag}>");
        }
        let text = match tag.as_str() {
            "textarea" | "option" | "label" | "legend" => unescape(&rest[..rest.find("</").unwrap()]),
            _ => String::new(),
        };
        all.push(Element { tag, attributes, text });
    }
    all
}

fn unescape(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

/// What a browser sends when a button of this value is pressed.
pub fn body(html: &str, button: &str) -> String {
    let mut sent = form_urlencoded::Serializer::new(String::new());
    // Browsers send line breaks as CR LF, whatever they were.
    let mut send = |name: &str, value: &str| {
        sent.append_pair(name, &value.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n"));
    };
    let mut select: Option<(String, Option<String>)> = None;
    for element in elements(html) {
        if element.tag != "option"
            && let Some((name, chosen)) = select.take()
        {
            send(&name, &chosen.unwrap_or_default());
        }
        let name = element.get("name").unwrap_or_default().to_owned();
        let value = element.get("value").unwrap_or_default();
        match (element.tag.as_str(), element.get("type")) {
            ("select", _) => select = Some((name, None)),
            ("option", _) => {
                if let Some((_, chosen)) = &mut select
                    && (chosen.is_none() || element.get("selected").is_some())
                {
                    *chosen = Some(value.to_owned());
                }
            }
            ("input", Some("checkbox")) if element.get("checked").is_none() => {}
            ("input", Some("checkbox" | "hidden")) => send(&name, value),
            // A single line has no line breaks.
            ("input", _) => send(&name, &value.replace(['\r', '\n'], "")),
            // The first line break after the tag is none of the text.
            ("textarea", _) => send(&name, element.text.strip_prefix('\n').unwrap_or(&element.text)),
            ("button", _) if value == button => send(&name, value),
            _ => {}
        }
    }
    sent.finish()
}

/// Every id, each of which stands once.
#[track_caller]
pub fn ids(html: &str) -> HashSet<String> {
    let mut ids = HashSet::new();
    for element in elements(html) {
        if let Some(id) = element.get("id") {
            assert!(ids.insert(id.to_owned()), "the id {id} stands twice");
        }
    }
    ids
}
