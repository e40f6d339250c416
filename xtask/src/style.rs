//! The style sheet: layers kept in files of their own, sent as one.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail, ensure};

/// Reads a style sheet, puts what it imports in the place of each `@import`, and
/// leaves out comments and indentation.
///
/// # Errors
/// When a file is missing or an `@import` cannot be read, with file and line.
pub fn bundle(path: &Path) -> Result<String> {
    bundle_within(path, &mut Vec::new())
}

fn bundle_within(path: &Path, within: &mut Vec<std::path::PathBuf>) -> Result<String> {
    ensure!(!within.iter().any(|outer| outer == path), "{} imports itself", path.display());
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    within.push(path.to_owned());
    let mut sheet = String::with_capacity(text.len());
    for (index, line) in without_comments(&text).lines().enumerate() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("@import") {
            let place = || format!("{}:{}: {line}", path.display(), index + 1);
            let import = Import::parse(rest).with_context(place)?;
            let imported = bundle_within(&path.with_file_name(import.file), within).with_context(place)?;
            sheet.push_str(&import.wrap(&imported));
        } else if !line.is_empty() {
            sheet.push_str(line);
            sheet.push('\n');
        }
    }
    within.pop();
    Ok(sheet)
}

/// An import of another file: `"file.css" layer(name) media;`.
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
    media: &'a str,
}

impl<'a> Import<'a> {
    fn parse(text: &'a str) -> Result<Self> {
        let expected = "expected: @import \"file.css\" layer(name) media;";
        let text = text.trim().strip_suffix(';').context(expected)?;
        let (file, rest) = text.strip_prefix('"').and_then(|text| text.split_once('"')).context(expected)?;
        if file.contains(':') || file.starts_with('/') {
            bail!("only files of this folder are imported");
        }
        let rest = rest.trim();
        let (layer, media) = match rest.strip_prefix("layer(") {
            Some(rest) => {
                let (layer, media) = rest.split_once(')').context(expected)?;
                (Some(layer), media.trim())
            }
            None => (None, rest),
        };
        Ok(Self { file, layer, media })
    }

    fn wrap(&self, sheet: &str) -> String {
        let mut sheet = sheet.to_owned();
        if let Some(layer) = self.layer {
            sheet = format!("@layer {layer} {{\n{sheet}}}\n");
        }
        if !self.media.is_empty() {
            sheet = format!("@media {} {{\n{sheet}}}\n", self.media);
        }
        sheet
    }
}

/// Leaves out comments, but neither the lines they stand on nor what only looks
/// like one within quotes.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (None, '/') if characters.peek() == Some(&'*') => {
                characters.next();
                let mut before = ' ';
                for character in characters.by_ref() {
                    if character == '\n' {
                        kept.push(character);
                    }
                    if before == '*' && character == '/' {
                        break;
                    }
                    before = character;
                }
                continue;
            }
            (None, '"' | '\'') => quote = Some(character),
            (Some(_), '\\') => {
                kept.push(character);
                kept.extend(characters.next());
                continue;
            }
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
        kept.push(character);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            fs::write(folder.path().join(name), text)?;
        }
        bundle(&folder.path().join("main.css"))
    }

    #[test]
    fn puts_imported_files_in_their_layers() {
        let bundled = sheet(&[
            (
                "main.css",
                "@layer base, print;\n@import \"base.css\" layer(base);\n@import \"print.css\" layer(print) print;",
            ),
            ("base.css", "/* why */\nbody {\n  margin: 0;\n}\n"),
            ("print.css", "nav { display: none; }"),
        ]);
        let expected = "@layer base, print;\n@layer base {\nbody {\nmargin: 0;\n}\n}\n\
             @media print {\n@layer print {\nnav { display: none; }\n}\n}\n";
        assert_eq!(bundled.unwrap(), expected);
    }

    #[test]
    fn keeps_what_only_looks_like_a_comment() {
        let text = "a::before { content: \"/* no \\\" comment */\"; } /* a\ncomment */ b { margin: 0; }";
        assert_eq!(without_comments(text), "a::before { content: \"/* no \\\" comment */\"; } \n b { margin: 0; }");
    }

    #[test]
    fn says_where_an_import_is_wrong() {
        for (text, told) in [
            ("\n@import url(base.css);", "main.css:2: @import url(base.css);"),
            ("@import \"lost.css\";", "lost.css"),
            ("@import \"main.css\";", "imports itself"),
            ("@import \"https://example.org/x.css\";", "only files of this folder"),
        ] {
            let error = format!("{:#}", sheet(&[("main.css", text)]).unwrap_err());
            assert!(error.contains(told), "{error}");
        }
    }
}
