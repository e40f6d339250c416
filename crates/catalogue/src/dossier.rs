use serde::{Deserialize, Serialize};

/// What has to be handed in (*hồ sơ*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dossier {
    /// Number of sets (*số bộ hồ sơ*), where the source tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    /// Which papers apply to whom. One case without a name is the plain dossier.
    pub cases: Vec<DossierCase>,
}

/// A case (*trường hợp hồ sơ*): the papers for one situation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DossierCase {
    /// Whose case it is; empty where the procedure has one case only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Papers and notes, in the order of the source.
    pub items: Vec<DossierItem>,
}

/// A row of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DossierItem {
    /// A paper to hand in or to show.
    Paper(RequiredDocument),
    /// A remark between papers: in sources a row with 0 originals and 0 copies.
    Note(String),
}

/// A paper of a dossier (*thành phần hồ sơ*); it has at least one original or copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredDocument {
    /// What it is.
    pub name: String,
    /// Number of originals (*bản chính*).
    #[serde(default)]
    pub originals: u32,
    /// Number of copies (*bản sao*).
    #[serde(default)]
    pub copies: u32,
    /// Forms to fill in for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<FormTemplate>,
}

/// A form (*mẫu đơn, tờ khai*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormTemplate {
    /// Its name, or the name of its file.
    pub name: String,
    /// Where it can be had: an `http` or `https` address, or that of a
    /// [file](crate::FileAddress) that is kept here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl DossierCase {
    /// The papers, without the notes.
    pub fn papers(&self) -> impl Iterator<Item = &RequiredDocument> {
        self.items.iter().filter_map(|item| match item {
            DossierItem::Paper(paper) => Some(paper),
            DossierItem::Note(_) => None,
        })
    }

    /// The notes, without the papers.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.items.iter().filter_map(|item| match item {
            DossierItem::Paper(_) => None,
            DossierItem::Note(note) => Some(note.as_str()),
        })
    }
}

impl RequiredDocument {
    /// Whether only some have to bring it, by its own words: "nếu có", "chỉ khi",
    /// "trường hợp …". Most sources say so in the name and nowhere else.
    #[must_use]
    pub fn is_conditional(&self) -> bool {
        const WORDS: [&str; 4] = ["nếu", "chỉ khi", "trường hợp", "khi cần"];
        let lower = self.name.to_lowercase();
        let name = format!(" {} ", crate::text::syllables(&lower).collect::<Vec<_>>().join(" "));
        name.starts_with(" đối với ") || WORDS.iter().any(|word| name.contains(&format!(" {word} ")))
    }
}

impl DossierItem {
    /// A row of a source: one with 0 originals and 0 copies is a note.
    #[must_use]
    pub fn from_row(name: String, originals: u32, copies: u32, forms: Vec<FormTemplate>) -> Self {
        if originals == 0 && copies == 0 {
            Self::Note(name)
        } else {
            Self::Paper(RequiredDocument { name, originals, copies, forms })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_for_some_says_so_in_its_name() {
        let paper = |name: &str| RequiredDocument { name: name.to_owned(), originals: 1, copies: 0, forms: Vec::new() };
        for name in [
            "Văn bản ủy quyền, nếu nhờ người khác",
            "Giấy tờ nơi cư trú (chỉ khi không tra cứu được)",
            "Trường hợp cấp lại: đơn",
        ] {
            assert!(paper(name).is_conditional(), "{name}");
        }
        for name in ["Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Bằng khen của Nêu"] {
            assert!(!paper(name).is_conditional(), "{name}");
        }
    }
}
