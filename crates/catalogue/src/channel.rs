use serde::{Deserialize, Serialize};

use crate::{Cost, Markdown, TimeLimit};

/// One way of handing in (*cách thức thực hiện*): a row, of which a kind may
/// have several, each with its own time limit and costs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Online, in person or by post.
    pub kind: ChannelKind,
    /// When this row applies, where a kind has several.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub situation: String,
    /// How long it takes this way.
    #[serde(default)]
    pub time_limit: TimeLimit,
    /// What it costs this way. Empty means that the source says nothing: unknown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<Cost>,
    /// What the source adds.
    #[serde(default, skip_serializing_if = "Markdown::is_empty")]
    pub note: Markdown,
}

/// How a dossier is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// *Trực tuyến*.
    Online,
    /// *Trực tiếp*.
    InPerson,
    /// *Dịch vụ bưu chính*.
    Post,
}

impl ChannelKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Online, Self::InPerson, Self::Post];

    /// The name in addresses, in the API and in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::InPerson => "in_person",
            Self::Post => "post",
        }
    }

    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Reads the Vietnamese label, or the key of the national portal
    /// (`ONLINE`, `DIRECT`, `POSTAL`), whatever its letter case.
    #[must_use]
    pub fn from_label(label: &str) -> Option<Self> {
        match crate::text::tidy(label).to_lowercase().as_str() {
            "trực tuyến" | "nộp trực tuyến" | "online" => Some(Self::Online),
            "trực tiếp" | "nộp trực tiếp" | "direct" => Some(Self::InPerson),
            "dịch vụ bưu chính" | "bưu chính" | "qua dịch vụ bưu chính" | "qua bưu chính" | "postal" => {
                Some(Self::Post)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_labels_and_keys() {
        assert_eq!(ChannelKind::from_label("Trực tuyến"), Some(ChannelKind::Online));
        assert_eq!(ChannelKind::from_label("DIRECT"), Some(ChannelKind::InPerson));
        assert_eq!(ChannelKind::from_label("Dịch vụ  bưu chính"), Some(ChannelKind::Post));
        assert_eq!(ChannelKind::from_label("Khác"), None);
        for kind in ChannelKind::ALL {
            assert_eq!(ChannelKind::from_key(kind.key()), Some(kind));
        }
    }
}
