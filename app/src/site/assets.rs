//! Style sheet, script and WebAssembly: under which names pages ask for them.

use std::{fs, path::Path};

use leptos::config::LeptosOptions;

/// The icon of the site, and its logo.
pub const FAVICON: &str = include_str!("assets/favicon.svg");

/// The module that loads the WebAssembly, once the browser has nothing better to
/// do, and brings the islands to life. A file of its own, so that pages need no
/// inline script: the content security policy allows none.
pub const BOOT_SCRIPT: &str = include_str!("assets/boot.js");

/// The worker that keeps the pages of a case and of an undertaking for when there
/// is no network. At the top, for a worker serves what stands beneath it.
pub const OFFLINE_SCRIPT: &str = include_str!("assets/offline.js");

/// Where the worker is served.
pub const OFFLINE_PATH: &str = "/offline.js";

/// The addresses of what pages load.
#[derive(Debug)]
pub struct Assets {
    /// The style sheet.
    pub style: String,
    /// The script that wasm-bindgen made.
    pub script: String,
    /// The WebAssembly.
    pub wasm: String,
    /// [`BOOT_SCRIPT`].
    pub boot: String,
}

impl Assets {
    /// Names the files as the options and the hash file beside the program say.
    pub fn named_by(options: &LeptosOptions) -> Self {
        let hashes = std::env::current_exe()
            .ok()
            .and_then(|program| fs::read_to_string(program.with_file_name(&*options.hash_file)).ok())
            .filter(|_| options.hash_files)
            .unwrap_or_default();
        Self::with_hashes(&options.site_pkg_dir, &options.output_name, &hashes)
    }

    fn with_hashes(folder: &str, name: &str, hashes: &str) -> Self {
        let hash_of = |kind: &str| {
            hashes.lines().find_map(|line| {
                let (name, hash) = line.split_once(':')?;
                (name.trim() == kind).then(|| format!(".{}", hash.trim()))
            })
        };
        let folder = Path::new("/").join(folder);
        let file = |kind: &str| {
            let name = format!("{name}{}.{kind}", hash_of(kind).unwrap_or_default());
            folder.join(name).to_string_lossy().into_owned()
        };
        Self {
            style: file("css"),
            script: file("js"),
            wasm: file("wasm"),
            boot: format!("{BOOT_PATH}?v={:x}", fingerprint(BOOT_SCRIPT)),
        }
    }
}

/// Where the boot script is served.
pub const BOOT_PATH: &str = "/pkg/boot.js";

/// Tells one text from another (FNV-1a): it only has to change with the text.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_their_hash_where_there_is_one() {
        let assets = Assets::with_hashes("pkg", "minhbach", "js: aa\nwasm: bb\ncss: cc\n");
        assert_eq!(assets.style, "/pkg/minhbach.cc.css");
        assert_eq!(assets.script, "/pkg/minhbach.aa.js");
        assert_eq!(assets.wasm, "/pkg/minhbach.bb.wasm");
        assert_eq!(Assets::with_hashes("pkg", "minhbach", "").wasm, "/pkg/minhbach.wasm");
    }
}
