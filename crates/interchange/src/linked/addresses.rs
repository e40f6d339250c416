//! Which address names which thing. A page is a document; the thing that it is
//! about has the address of the page and a fragment.

use catalogue::{FileAddress, Procedure, Slug};
use oxrdf::NamedNode;

use super::Context;

impl Context<'_> {
    fn at(&self, path: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{path}", self.base))
    }

    /// The page of a procedure.
    pub(super) fn page(&self, procedure: &Slug) -> NamedNode {
        self.at(&format!("/thu-tuc/{procedure}"))
    }

    /// A procedure: what its page is about.
    pub(super) fn service(&self, procedure: &Slug) -> NamedNode {
        self.part(procedure, "service")
    }

    /// Something that belongs to one procedure only.
    pub(super) fn part(&self, procedure: &Slug, name: &str) -> NamedNode {
        self.at(&format!("/thu-tuc/{procedure}#{name}"))
    }

    pub(super) fn agency(&self, agency: &Slug) -> NamedNode {
        self.at(&format!("/co-quan/{agency}#agency"))
    }

    pub(super) fn sector(&self, sector: &Slug) -> NamedNode {
        self.at(&format!("/linh-vuc/{sector}#sector"))
    }

    pub(super) fn event(&self, event: &Slug) -> NamedNode {
        self.at(&format!("/su-kien/{event}#event"))
    }

    /// The page that tells of the data.
    pub(super) fn data_page(&self) -> NamedNode {
        self.at("/du-lieu")
    }

    /// Something that the whole catalogue shares and that has no page of its own.
    pub(super) fn shared(&self, name: &str) -> NamedNode {
        let mut fragment = String::with_capacity(name.len());
        for byte in name.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._/".contains(&byte) {
                fragment.push(char::from(byte));
            } else {
                fragment.push_str(&format!("%{byte:02X}"));
            }
        }
        self.at(&format!("/du-lieu#{fragment}"))
    }

    /// A download.
    pub(super) fn download(&self, name: &str) -> NamedNode {
        self.at(&format!("/du-lieu/{name}"))
    }

    /// What stands elsewhere, or a file that is kept here; nothing where it is no address.
    pub(super) fn elsewhere(&self, url: &str) -> Option<NamedNode> {
        let url = url.trim();
        if FileAddress::parse(url).is_some() {
            return Some(self.at(url));
        }
        // What people paste has spaces and brackets, which no address may have as they are.
        let mut clean = String::with_capacity(url.len());
        for c in url.chars() {
            if c.is_control() || " <>\"{}|\\^`".contains(c) {
                let mut bytes = [0; 4];
                c.encode_utf8(&mut bytes).bytes().for_each(|byte| clean.push_str(&format!("%{byte:02X}")));
            } else {
                clean.push(c);
            }
        }
        NamedNode::new(clean).ok()
    }
}

/// What a procedure is called in identifiers: its code, or its address.
pub(super) fn key(procedure: &Procedure) -> String {
    procedure.code.as_ref().map_or_else(|| procedure.slug.to_string(), ToString::to_string)
}

/// The identifier of a part of a procedure.
pub(super) fn part_key(procedure: &Procedure, name: &str) -> String {
    format!("{}#{name}", key(procedure))
}
