//! A content as lines, and what became of them.

use catalogue::{Lang, Part};

/// Some words, and their language where they are the catalogue's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Piece {
    pub words: String,
    /// Their language; none where it is that of the interface.
    pub lang: Option<Lang>,
}

impl Piece {
    /// Words of the catalogue.
    pub fn vi(words: impl Into<String>) -> Self {
        Self { words: words.into(), lang: Some(Lang::VI) }
    }

    /// Words of the catalogue in another language.
    pub fn of(lang: Option<Lang>, words: impl Into<String>) -> Self {
        Self { words: words.into(), lang }
    }

    /// Words of the interface, in its language.
    pub fn ui(words: impl Into<String>) -> Self {
        Self { words: words.into(), lang: None }
    }
}

/// What is compared as one: a paper, a cost, a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Line {
    /// What it tells. Of two contents, the only lines of one label belong
    /// together, however little they have in common.
    pub label: Option<String>,
    /// Its words; the same place in two lines has the same sort of words.
    pub pieces: Vec<Piece>,
    /// Whether it is a paper to hand in.
    pub paper: bool,
}

impl Line {
    /// A line that nothing stands before.
    pub fn plain(piece: Piece) -> Self {
        Self { pieces: vec![piece], ..Self::default() }
    }

    /// The only line of its kind.
    pub fn only(piece: Piece) -> Self {
        Self::labelled("", vec![piece])
    }

    /// A line with what it tells.
    pub fn labelled(label: impl Into<String>, pieces: Vec<Piece>) -> Self {
        Self { label: Some(label.into()), pieces, paper: false }
    }

    /// The words that tell which line it is: those of its first piece that has any.
    pub fn main(&self) -> &str {
        self.pieces.iter().map(|piece| piece.words.as_str()).find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// All its words.
    #[cfg(test)]
    pub fn words(&self) -> String {
        let words: Vec<&str> =
            self.pieces.iter().map(|piece| piece.words.as_str()).filter(|words| !words.is_empty()).collect();
        words.join(" ")
    }
}

/// Lines that belong together: a case of the dossier, a way of handing in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Blocks of different families never belong together.
    pub family: String,
    /// What it is called; nothing where the part has one block only.
    pub title: Option<Line>,
    /// What stands in it.
    pub lines: Vec<Line>,
}

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Added(Line),
    Removed(Line),
    Changed { before: Line, after: Line },
}

/// What became of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Kept,
    Added,
    Removed,
}

/// What differs in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockChange {
    pub fate: Fate,
    /// What it is called now, or was called last.
    pub title: Option<Line>,
    /// What it was called before, where that was something else.
    pub title_before: Option<Line>,
    pub changes: Vec<Change>,
    /// How many lines are as they were.
    pub same: usize,
}

/// What differs in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartChange {
    pub part: Part,
    /// Only blocks in which something differs. None where the part says the
    /// same in another order or with other marks.
    pub blocks: Vec<BlockChange>,
}
