//! Words of scripts that put no space between them.

use std::{iter::once, sync::LazyLock, vec};

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_lstm(WordBreakInvariantOptions::default()));

/// The words of a run of letters.
pub(super) enum Words<'a> {
    One(Option<&'a str>),
    Several(vec::IntoIter<&'a str>),
}

impl<'a> Words<'a> {
    pub(super) fn of(run: &'a str) -> Self {
        if !run.chars().any(is_unspaced) {
            return Self::One(Some(run));
        }
        let ends: Vec<usize> = SEGMENTER.segment_str(run).collect();
        let words = once(0).chain(ends.iter().copied()).zip(&ends).map(|(start, end)| &run[start..*end]);
        Self::Several(words.filter(|word| !word.is_empty()).collect::<Vec<_>>().into_iter())
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        match self {
            Self::One(word) => word.take(),
            Self::Several(words) => words.next(),
        }
    }
}

/// Thai, Lao, Burmese and Khmer letters.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}
