//! What columns are called: `content/sheets.yml`.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use serde::Deserialize;

use super::{columns::Column, text::plain};

static FILE: &str = include_str!("../../../../content/sheets.yml");

/// The names of sheets, columns and words.
pub(super) static HEADINGS: LazyLock<Headings> = LazyLock::new(|| Headings::new(FILE));

type Names = BTreeMap<String, Vec<String>>;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Raw {
    cut: String,
    sheets: Names,
    identity: Names,
    procedures: Names,
    papers: Names,
    channels: Names,
    laws: Names,
    words: Names,
}

/// The names, and what each of them means.
pub(super) struct Headings {
    raw: Raw,
    /// By table and plain name: the key.
    known: HashMap<(Table, String), String>,
}

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Table {
    Procedures,
    Papers,
    Channels,
    Laws,
}

/// The columns by which a procedure is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    Code,
    Slug,
    Name,
}

impl Table {
    pub(super) const ALL: [Self; 4] = [Self::Procedures, Self::Papers, Self::Channels, Self::Laws];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Procedures => "procedures",
            Self::Papers => "papers",
            Self::Channels => "channels",
            Self::Laws => "laws",
        }
    }
}

impl Identity {
    pub(super) const ALL: [Self; 3] = [Self::Code, Self::Slug, Self::Name];

    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Slug => "slug",
            Self::Name => "name",
        }
    }
}

impl Headings {
    fn new(file: &str) -> Self {
        // A test holds that the file can be read.
        let raw: Raw = serde_saphyr::from_str(file).unwrap_or_default();
        let mut known = HashMap::new();
        for table in Table::ALL {
            let of = match table {
                Table::Procedures => &raw.procedures,
                Table::Papers => &raw.papers,
                Table::Channels => &raw.channels,
                Table::Laws => &raw.laws,
            };
            for (key, name) in
                raw.identity.iter().chain(of).flat_map(|(key, names)| names.iter().map(move |n| (key, n)))
            {
                // The proper name of one column counts before another name of the next.
                known.entry((table, plain(name))).or_insert_with(|| key.clone());
            }
            for (key, names) in raw.identity.iter().chain(of) {
                if let Some(first) = names.first() {
                    known.insert((table, plain(first)), key.clone());
                }
            }
        }
        Self { raw, known }
    }

    /// The key of the column with this head.
    pub(super) fn key(&self, table: Table, head: &str) -> Option<&str> {
        self.known.get(&(table, plain(head))).map(String::as_str)
    }

    /// What stands at the end of a cell that was cut.
    pub(super) fn cut(&self) -> &str {
        &self.raw.cut
    }

    /// The name of a sheet.
    pub(super) fn sheet<'a>(&'a self, key: &'a str) -> &'a str {
        first(&self.raw.sheets, key)
    }

    /// What a sheet of that name is about.
    pub(super) fn table(&self, name: &str) -> Option<Table> {
        let name = plain(name);
        let is = |table: &Table| self.raw.sheets.get(table.key()).is_some_and(|n| n.iter().any(|n| plain(n) == name));
        Table::ALL.into_iter().find(is)
    }

    pub(super) fn identity(&self, identity: Identity) -> &str {
        first(&self.raw.identity, identity.key())
    }

    pub(super) fn column(&self, column: Column) -> &str {
        first(&self.raw.procedures, column.key())
    }

    /// The heads of a sheet of details: those that tell the procedure, then its own.
    pub(super) fn detail_heads(&self, table: Table, keys: &[&str]) -> Vec<String> {
        let of = match table {
            Table::Procedures => &self.raw.procedures,
            Table::Papers => &self.raw.papers,
            Table::Channels => &self.raw.channels,
            Table::Laws => &self.raw.laws,
        };
        let identity = Identity::ALL.iter().map(|identity| self.identity(*identity));
        identity.chain(keys.iter().map(|key| first(of, key))).map(str::to_owned).collect()
    }

    /// A word in a cell.
    pub(super) fn word<'a>(&'a self, key: &'a str) -> &'a str {
        first(&self.raw.words, key)
    }

    /// Which of these words it is.
    pub(super) fn word_key<'a>(&self, text: &str, keys: &[&'a str]) -> Option<&'a str> {
        let text = plain(text);
        let is = |key: &&&str| self.raw.words.get(**key).is_some_and(|n| n.iter().any(|n| plain(n) == text));
        keys.iter().find(is).copied()
    }
}

fn first<'a>(names: &'a Names, key: &'a str) -> &'a str {
    names.get(key).and_then(|names| names.first()).map_or(key, String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name() {
        let raw: Raw = serde_saphyr::from_str(FILE).expect("content/sheets.yml reads");
        for column in Column::ALL {
            assert!(raw.procedures.contains_key(column.key()), "{}", column.key());
        }
        assert_eq!(raw.procedures.len(), Column::ALL.len());
        for (table, keys, of) in [
            (Table::Papers, super::super::papers::KEYS.as_slice(), &raw.papers),
            (Table::Channels, super::super::channels::KEYS.as_slice(), &raw.channels),
            (Table::Laws, super::super::laws::KEYS.as_slice(), &raw.laws),
        ] {
            assert_eq!(of.len(), keys.len());
            for key in keys {
                let names = of.get(*key).unwrap_or_else(|| panic!("{key}"));
                // Each is read back as itself.
                assert_eq!(HEADINGS.key(table, &names[0]), Some(*key));
            }
        }
        for column in Column::ALL {
            assert_eq!(HEADINGS.key(Table::Procedures, HEADINGS.column(column)), Some(column.key()));
        }
    }

    #[test]
    fn names_are_matched_whatever_their_accents() {
        for head in ["Lĩnh vực", "LINH VUC", "  lĩnh   vực: ", "Tên lĩnh vực"] {
            assert_eq!(HEADINGS.key(Table::Procedures, head), Some("sector"), "{head}");
        }
        assert_eq!(HEADINGS.key(Table::Procedures, "Thời gian giải quyết"), Some("time_limit"));
        assert_eq!(HEADINGS.key(Table::Procedures, "Phí, lệ phí (nếu có)"), Some("costs"));
        assert_eq!(HEADINGS.key(Table::Procedures, "STT"), None);
    }
}
