use std::collections::HashSet;

use catalogue::query::{Vocabulary, VocabularyFile, syllables_of};
use registry::PhraseOffer;

/// A file of the vocabulary that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct VocabularyFault {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong, and what to do.
    pub problem: String,
}

/// Reads the vocabulary from its files, each given by name and content.
///
/// # Errors
/// The first fault, with the file, the line and what to do.
pub fn vocabulary<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vocabulary, VocabularyFault> {
    let mut vocabulary = Vocabulary::default();
    for (name, text) in files {
        vocabulary.add(read(name, text)?).map_err(|error| {
            let at = error
                .phrase()
                .and_then(|phrase| text.lines().enumerate().filter(|(_, line)| line.contains(phrase)).last());
            let line = at.map_or(1, |(at, _)| at as u64 + 1);
            VocabularyFault { file: name.to_owned(), line, problem: error.to_string() }
        })?;
    }
    Ok(vocabulary)
}

/// What of the vocabulary can be suggested, and every word of it, folded.
///
/// # Errors
/// The first fault, with the file, the line and what to do.
pub fn phrases<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<(Vec<PhraseOffer>, HashSet<String>), VocabularyFault> {
    let (mut phrases, mut words) = (Vec::new(), HashSet::new());
    for (name, text) in files {
        let VocabularyFile { stop, intents, levels, words: entries, .. } = read(name, text)?;
        let said = stop
            .iter()
            .flat_map(|entry| &entry.say)
            .chain(intents.iter().flat_map(|entry| &entry.say))
            .chain(levels.iter().flat_map(|entry| &entry.say))
            .chain(entries.iter().flat_map(|entry| entry.say.iter().chain(&entry.mean)));
        for phrase in said {
            words.extend(syllables_of(phrase).into_iter().map(|syllable| syllable.folded));
        }
        // What people do with any paper tells nothing without the paper.
        for entry in entries.into_iter().filter(|entry| entry.weight >= 1.0) {
            phrases.extend(entry.say.into_iter().map(|say| PhraseOffer { say, mean: entry.mean.clone() }));
        }
    }
    Ok((phrases, words))
}

fn read(name: &str, text: &str) -> Result<VocabularyFile, VocabularyFault> {
    if text.trim().is_empty() {
        return Ok(VocabularyFile::default());
    }
    serde_saphyr::from_str(text).map_err(|error| VocabularyFault {
        file: name.to_owned(),
        line: error.location().map_or(1, |location| location.line()),
        problem: error.without_snippet().to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told_with_file_and_line() {
        let fault =
            vocabulary([("a.yml", "stop:\n  - say: [ạ]\n    why: lời thưa\n"), ("b.yml", "stop:\n  - sai: [ạ]\n")])
                .unwrap_err();
        assert_eq!((fault.file.as_str(), fault.line), ("b.yml", 2), "{fault}");
        assert!(fault.problem.contains("sai"), "{fault}");
    }

    #[test]
    fn an_entry_without_a_reason_is_refused() {
        let fault =
            vocabulary([("a.yml", "stop:\n  - say: [ạ]\n    why: x\n  - say: [nhé]\n    why: ''\n")]).unwrap_err();
        assert_eq!(fault.line, 4, "{fault}");
        assert!(fault.problem.contains("why"), "{fault}");
    }

    #[test]
    fn a_phrase_stands_once() {
        let text = "words:\n  - {say: [cưới], mean: [kết hôn], why: x}\n  - {say: [cưới], mean: [đám cưới], why: x}\n";
        assert_eq!(vocabulary([("a.yml", text)]).unwrap_err().line, 3);
    }

    #[test]
    fn phrases_are_offered_and_every_word_is_known() {
        let text = "stop:\n  - {say: [nhé], why: x}\nwords:\n  - {say: [đám cưới], mean: [kết hôn], why: x}\n  \
                    - {say: [bị mất], mean: [cấp lại], weight: 0.5, why: x}\n";
        let (phrases, words) = phrases([("a.yml", text), ("b.yml", " ")]).unwrap();
        let said: Vec<_> = phrases.iter().map(|phrase| (phrase.say.as_str(), phrase.mean.join("|"))).collect();
        assert_eq!(said, [("đám cưới", "kết hôn".to_owned())]);
        for word in ["nhe", "cuoi", "hon", "mat", "lai"] {
            assert!(words.contains(word), "{word}");
        }
    }
}
