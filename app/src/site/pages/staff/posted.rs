//! What a form sent.

/// The most fields that are read: more than any form of ours has. Whoever sends
/// more wants to fill the memory.
const MOST: usize = 2_000;

/// The fields of a form, in order.
#[derive(Clone, Debug, Default)]
pub struct Posted(Vec<(String, String)>);

impl Posted {
    /// Reads a body or a query; fields beyond the [most](MOST) are left out.
    pub fn read(body: &[u8]) -> Self {
        Self(
            form_urlencoded::parse(body)
                .take(MOST)
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// What stands in a field; nothing where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// What stands in all fields of a name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_has_fields_without_end() {
        let posted = Posted::read(format!("name=Lan&{}", "a&".repeat(1_000_000)).as_bytes());
        assert_eq!(posted.get("name"), "Lan");
        assert_eq!(posted.0.len(), MOST);
    }
}
