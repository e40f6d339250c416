use std::path::{Path, PathBuf};

use object_store::{
    ObjectStore,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    local::LocalFileSystem,
    prefix::PrefixStore,
};

use crate::Kept;

/// Where files are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a folder of this machine.
    Folder(PathBuf),
    /// In a store that speaks S3. Its address, its region and the keys to it are
    /// those of the environment: `AWS_ENDPOINT_URL`, `AWS_REGION`,
    /// `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, and what else the tools of
    /// such stores understand.
    Bucket {
        /// The bucket.
        name: String,
        /// What the names of all objects begin with; may be empty.
        prefix: String,
    },
}

/// Why files cannot be kept at a place.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The address names no place.
    #[error("“{0}” is neither a folder nor s3://bucket/prefix")]
    Address(String),
    /// The folder is not there, and cannot be made.
    #[error("the folder cannot be used")]
    Folder(#[source] std::io::Error),
    /// What the environment says of the store cannot be used.
    #[error("the store of objects cannot be used")]
    Store(#[from] object_store::Error),
}

impl Place {
    /// Reads an address: `s3://bucket/prefix`, or the path of a folder.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, PlaceError> {
        let bad = || PlaceError::Address(text.to_owned());
        match text.split_once("://") {
            Some(("s3", rest)) => {
                let (name, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
                if name.is_empty() || !name.chars().all(fits) {
                    return Err(bad());
                }
                Ok(Self::Bucket { name: name.to_owned(), prefix: prefix.trim_matches('/').to_owned() })
            }
            Some(_) => Err(bad()),
            None if text.trim().is_empty() => Err(bad()),
            None => Ok(Self::Folder(PathBuf::from(text))),
        }
    }

    /// Makes ready to keep files there. A folder is made where there is none; a
    /// store of objects is not asked before it is needed.
    ///
    /// # Errors
    /// When the folder cannot be made, or the environment does not say enough.
    pub fn open(&self) -> Result<Kept, PlaceError> {
        Ok(Kept::new(match self {
            Self::Folder(path) => Box::new(folder(path)?),
            Self::Bucket { name, prefix } => {
                // What speaks to the store asks for a provider of ciphers that
                // nobody else here has set. One that is set already will do.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let s3 = AmazonS3Builder::from_env().with_bucket_name(name);
                // Who gives such an address means it: a store in the same machine room.
                let plain = [AmazonS3ConfigKey::Endpoint, AmazonS3ConfigKey::S3Endpoint]
                    .iter()
                    .any(|key| s3.get_config_value(key).is_some_and(|address| address.starts_with("http://")));
                let s3 = s3.with_allow_http(plain).build()?;
                let store: Box<dyn ObjectStore> =
                    if prefix.is_empty() { Box::new(s3) } else { Box::new(PrefixStore::new(s3, prefix.as_str())) };
                store
            }
        }))
    }
}

fn folder(path: &Path) -> Result<LocalFileSystem, PlaceError> {
    std::fs::create_dir_all(path).map_err(PlaceError::Folder)?;
    // What was said to be kept is kept, also when the power fails.
    Ok(LocalFileSystem::new_with_prefix(path)?.with_fsync(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_folder_or_a_bucket() {
        let bucket = |name: &str, prefix: &str| Place::Bucket { name: name.to_owned(), prefix: prefix.to_owned() };
        for (text, place) in [
            ("data/files", Place::Folder("data/files".into())),
            ("/var/lib/tệp", Place::Folder("/var/lib/tệp".into())),
            ("s3://bieu-mau", bucket("bieu-mau", "")),
            ("s3://bieu-mau/", bucket("bieu-mau", "")),
            ("s3://bieu-mau/tinh/a/", bucket("bieu-mau", "tinh/a")),
        ] {
            assert_eq!(Place::parse(text).expect("a place"), place);
        }
        for bad in ["", " ", "s3://", "s3:///x", "s3://a b/c", "gs://x", "https://x.vn"] {
            assert!(matches!(Place::parse(bad), Err(PlaceError::Address(_))), "{bad}");
        }
    }
}
