//! The folder that the portal serves to browsers.

use std::{
    fmt, fs,
    io::{BufReader, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// The name of the files, as `output-name` of `[[workspace.metadata.leptos]]`.
const NAME: &str = "minhbach";

/// Where the files go.
pub struct Site {
    target: PathBuf,
    package: PathBuf,
}

/// One file, with what it takes on the line.
pub struct File {
    /// Its extension.
    pub kind: &'static str,
    /// Its size in brotli, in bytes.
    pub brotli: usize,
    name: String,
    plain: usize,
    gzip: usize,
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, plain, brotli, gzip, .. } = self;
        write!(f, "{name}: {plain} bytes, {brotli} as brotli, {gzip} as gzip")
    }
}

impl Site {
    /// The site of the workspace at `root`.
    pub fn under(root: &Path) -> Self {
        let target = root.join("target");
        Self { package: target.join("site/pkg"), target }
    }

    /// The folder of script, WebAssembly and style sheet.
    pub fn package_folder(&self) -> &Path {
        &self.package
    }

    /// Whether the files were made from what has this fingerprint.
    pub fn is_made_from(&self, fingerprint: &str) -> bool {
        fs::read_to_string(self.stamp()).is_ok_and(|stamp| stamp == fingerprint)
            && self.hash_files().iter().all(|file| file.exists())
    }

    /// Writes the files, each under a name with its own hash, so that browsers
    /// may keep them for ever, and removes those of an earlier build.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, script: &[u8], wasm: &[u8], style: &[u8]) -> Result<Vec<File>> {
        if self.package.exists() {
            fs::remove_dir_all(&self.package).context("cannot remove the earlier build")?;
        }
        fs::create_dir_all(&self.package)?;
        let mut files = Vec::new();
        // As cargo-leptos writes it and Leptos reads it.
        let mut hashes = String::new();
        for (kind, bytes) in [("js", script), ("wasm", wasm), ("css", style)] {
            let hash = short_hash(bytes);
            hashes.push_str(&format!("{kind}: {hash}\n"));
            files.push(self.write_file(kind, &hash, bytes)?);
        }
        for path in self.hash_files() {
            fs::create_dir_all(path.parent().unwrap_or(&self.target))?;
            fs::write(path, &hashes)?;
        }
        Ok(files)
    }

    /// Notes what the files were made from, so that the next build can skip them.
    ///
    /// # Errors
    /// When the note cannot be written.
    pub fn finish(&self, fingerprint: &str) -> Result<()> {
        Ok(fs::write(self.stamp(), fingerprint)?)
    }

    fn stamp(&self) -> PathBuf {
        self.package.join(".made-from")
    }

    /// Leptos looks for the names beside the program: both builds of it share one site.
    fn hash_files(&self) -> [PathBuf; 2] {
        ["debug", "release"].map(|profile| self.target.join(profile).join("hash.txt"))
    }

    fn write_file(&self, kind: &'static str, hash: &str, bytes: &[u8]) -> Result<File> {
        let name = format!("{NAME}.{hash}.{kind}");
        let brotli = as_brotli(bytes)?;
        let gzip = as_gzip(bytes)?;
        for (ending, content) in [("", bytes), (".br", &brotli), (".gz", &gzip)] {
            let path = self.package.join(format!("{name}{ending}"));
            fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(File { kind, name, plain: bytes.len(), brotli: brotli.len(), gzip: gzip.len() })
    }
}

/// What identifies a build: what goes in, and this program, which decides what comes out.
pub fn fingerprint(module: &[u8], style: &str) -> String {
    const PROGRAM: [&str; 3] = [include_str!("client.rs"), include_str!("site.rs"), include_str!("style.rs")];
    let parts = [module, style.as_bytes(), PROGRAM.concat().as_bytes()].map(short_hash);
    parts.join(" ") + "\n"
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn as_brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut BufReader::new(bytes), &mut compressed, &parameters)?;
    Ok(compressed)
}

fn as_gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn writes_each_file_thrice_and_forgets_the_earlier_build() {
        let root = tempfile::tempdir().unwrap();
        let site = Site::under(root.path());
        site.write(b"old", b"old", b"old").unwrap();
        let files = site.write(b"script", b"wasm", b"style").unwrap();
        site.finish("print").unwrap();

        let names: Vec<_> =
            fs::read_dir(site.package_folder()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(names.len(), 3 * 3 + 1, "{names:?}");
        let hashes = fs::read_to_string(root.path().join("target/release/hash.txt")).unwrap();
        let script = hashes.lines().find_map(|line| line.strip_prefix("js: ")).unwrap();
        assert_eq!(files[0].name, format!("minhbach.{script}.js"));
        let mut text = String::new();
        let packed = fs::File::open(site.package_folder().join(format!("{}.gz", files[0].name))).unwrap();
        flate2::read::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
        assert_eq!(text, "script");
    }

    #[test]
    fn is_made_again_when_something_differs_or_lacks() {
        let root = tempfile::tempdir().unwrap();
        let site = Site::under(root.path());
        assert!(!site.is_made_from("print"));
        site.write(b"script", b"wasm", b"style").unwrap();
        assert!(!site.is_made_from("print"), "not finished");
        site.finish("print").unwrap();
        assert!(site.is_made_from("print"));
        assert!(!site.is_made_from("another"));
        fs::remove_file(root.path().join("target/debug/hash.txt")).unwrap();
        assert!(!site.is_made_from("print"));
    }
}
