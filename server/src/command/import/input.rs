//! The files that an import reads.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// A file, or standard input.
pub struct Input {
    /// What it is called, without folders.
    pub name: String,
    path: Option<PathBuf>,
}

impl Input {
    /// Whether it may be a workbook or CSV, which are read as a whole.
    pub fn may_be_a_sheet(&self) -> bool {
        let name = self.name.to_lowercase();
        [".xlsx", ".csv"].iter().any(|ending| name.ends_with(ending))
    }

    /// Opens it.
    pub fn open(&self) -> Result<Box<dyn Read>, Failure> {
        match &self.path {
            None => Ok(Box::new(io::stdin())),
            Some(path) => {
                File::open(path).map(|file| Box::new(file) as Box<dyn Read>).map_err(|e| unreadable(path, &e))
            }
        }
    }
}

/// The files of a path: one file, the files of a folder in order, or `-`.
pub fn inputs(path: &str) -> Result<Vec<Input>, Failure> {
    if path == "-" {
        return Ok(vec![Input { name: "-".to_owned(), path: None }]);
    }
    let path = Path::new(path);
    let mut files = Vec::new();
    collect(path, &mut files, 0).map_err(|error| unreadable(path, &error))?;
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(Failure::NO_INPUT, "failure-import-empty-folder").with("path", path.display()));
    }
    let input = |path: PathBuf| Input { name: name_of(&path), path: Some(path) };
    Ok(files.into_iter().map(input).collect())
}

/// How many bytes there are to read, where that is known.
pub fn size(inputs: &[Input]) -> Option<u64> {
    inputs.iter().map(|input| Some(fs::metadata(input.path.as_ref()?).ok()?.len())).sum()
}

fn collect(path: &Path, files: &mut Vec<PathBuf>, depth: u8) -> io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    // A link to a folder above would never end.
    if depth > 8 {
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let name = name_of(&path);
        let readable = path.is_dir()
            || [".md", ".json", ".jsonl", ".gz", ".xlsx", ".csv"].iter().any(|ending| name.ends_with(ending));
        if readable && !name.starts_with('.') {
            collect(&path, files, depth + 1)?;
        }
    }
    Ok(())
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let key = match error.kind() {
        io::ErrorKind::NotFound => "failure-import-not-found",
        _ => "failure-import-unreadable",
    };
    Failure::new(Failure::NO_INPUT, key).with("path", path.display()).because(error)
}
