//! What fits on one sheet. A browser does not tell the server how it sets type,
//! so room is counted in lines, with room to spare; a sheet says what it leaves out.

use crate::site::markdown::shorten;

/// How type is set on a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the style sheet.
    pub name: &'static str,
    /// How many lines a column has.
    pub lines: usize,
    /// How many letters stand in a line of a column.
    pub letters: usize,
    /// The longest text of a paper or of a step.
    pub longest: usize,
}

/// From large to small; what does not fit the last is left out.
pub const SETTINGS: [Setting; 3] = [
    Setting { name: "large", lines: 20, letters: 33, longest: 400 },
    Setting { name: "medium", lines: 24, letters: 38, longest: 400 },
    Setting { name: "small", lines: 28, letters: 43, longest: 150 },
];

/// A list as far as it fits, and how much of it does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// What fits, perhaps shortened.
    pub items: Vec<String>,
    /// How many items do not.
    pub rest: usize,
    /// How many lines it takes.
    pub lines: usize,
    /// Whether nothing is left out or shortened.
    pub whole: bool,
}

impl Setting {
    /// How many lines a text takes in a column.
    pub fn lines_of(self, text: &str) -> usize {
        let (mut lines, mut room) = (1, self.letters);
        for word in text.split_whitespace() {
            let letters = word.chars().count() + 1;
            if letters > room {
                // A word that is longer than a line is broken.
                lines += letters.div_ceil(self.letters).max(1);
                room = self.letters - letters % self.letters;
            } else {
                room -= letters;
            }
        }
        lines
    }

    /// As many items as these lines hold, with a line for what does not fit.
    pub fn fit(self, items: &[String], lines: usize) -> Fitted {
        let short: Vec<String> = items.iter().map(|item| shorten(item, self.longest)).collect();
        let whole: usize = short.iter().map(|item| self.lines_of(item)).sum();
        if whole <= lines {
            return Fitted { whole: short == items, items: short, rest: 0, lines: whole };
        }
        let mut fitted = Fitted { items: Vec::new(), rest: 0, lines: 2, whole: false };
        for item in short {
            let needed = self.lines_of(&item);
            if fitted.lines + needed > lines {
                break;
            }
            fitted.lines += needed;
            fitted.items.push(item);
        }
        fitted.rest = items.len() - fitted.items.len();
        fitted
    }
}

/// The largest setting in which both columns fit whole, else the smallest.
/// `used` tells how many lines of the first column are taken already.
pub fn choose(left: &[String], right: &[String], used: &dyn Fn(Setting) -> usize) -> (Setting, Fitted, Fitted) {
    let fit = |setting: Setting| {
        let room = setting.lines.saturating_sub(used(setting));
        (setting, setting.fit(left, room), setting.fit(right, setting.lines))
    };
    SETTINGS
        .into_iter()
        .map(fit)
        .find(|(_, left, right)| left.whole && right.whole)
        .unwrap_or_else(|| fit(SETTINGS[SETTINGS.len() - 1]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn items(count: usize, letters: usize) -> Vec<String> {
        vec!["chữ ".repeat(letters / 4).trim().to_owned(); count]
    }

    #[test]
    fn little_is_set_large_and_much_is_cut_and_says_so() {
        let (setting, papers, steps) = choose(&items(4, 60), &items(3, 60), &|_| 0);
        assert_eq!((setting.name, papers.whole, steps.rest), ("large", true, 0));
        let (setting, papers, _) = choose(&items(224, 300), &[], &|_| 2);
        assert_eq!(setting.name, "small");
        assert!(papers.rest > 200 && !papers.items.is_empty(), "{papers:?}");
        assert_eq!(papers.items.len() + papers.rest, 224);
    }

    #[test]
    fn what_is_shortened_is_not_whole() {
        let (_, papers, _) = choose(&items(1, 5000), &[], &|_| 0);
        assert!(!papers.whole && papers.rest == 0 && papers.items[0].ends_with('…'));
    }

    proptest! {
        #[test]
        fn no_column_is_longer_than_it_may_be(texts in proptest::collection::vec("[a-zđ ]{0,300}", 0..40), used in 0_usize..40) {
            for setting in SETTINGS {
                let room = setting.lines.saturating_sub(used);
                let fitted = setting.fit(&texts, room);
                prop_assert!(fitted.lines <= room.max(2));
                prop_assert_eq!(fitted.items.len() + fitted.rest, texts.len());
            }
        }
    }
}
