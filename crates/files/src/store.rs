use std::io;

use async_trait::async_trait;
use bytes::Bytes;
use catalogue::FileHash;
use futures_util::StreamExt;
use object_store::{Error, ObjectStore, ObjectStoreExt, path::Path};
use registry::{
    RegistryError, Result,
    files::{Blob, FileStore},
};

/// Files as they are kept.
#[derive(Debug)]
pub struct Kept(Box<dyn ObjectStore>);

impl Kept {
    pub(crate) fn new(store: Box<dyn ObjectStore>) -> Self {
        Self(store)
    }

    /// Keeps a few bytes, reads them and takes them away again.
    ///
    /// # Errors
    /// When one of that cannot be done.
    pub async fn probe(&self) -> Result<()> {
        const BYTES: &[u8] = b"probe";
        // No file has such a name, and two that try at once do not meet.
        let path = Path::from(format!("probe-{}", std::process::id()));
        self.0.put(&path, Bytes::from_static(BYTES).into()).await.map_err(RegistryError::files)?;
        let read = async { self.0.get(&path).await?.bytes().await };
        let read = read.await;
        self.0.delete(&path).await.map_err(RegistryError::files)?;
        match read {
            Ok(bytes) if bytes == BYTES => Ok(()),
            Ok(_) => Err(RegistryError::files("what is read is not what was kept")),
            Err(error) => Err(RegistryError::files(error)),
        }
    }
}

/// Where the bytes of a hash are. Folders with a hundred thousand files are slow
/// to look into, so there are 256 of them.
fn path(hash: &FileHash) -> Path {
    let hash = hash.as_str();
    Path::from(format!("{}/{hash}", &hash[..2]))
}

#[async_trait]
impl FileStore for Kept {
    /// A folder gets a file under another name first, which is then renamed; a
    /// store of objects shows an object only once it is whole.
    async fn put(&self, hash: &FileHash, bytes: Bytes) -> Result<()> {
        self.0.put(&path(hash), bytes.into()).await.map(drop).map_err(RegistryError::files)
    }

    async fn open(&self, hash: &FileHash) -> Result<Option<Blob>> {
        match self.0.get(&path(hash)).await {
            Ok(found) => Ok(Some(Box::pin(found.into_stream().map(|piece| piece.map_err(io::Error::other))))),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(RegistryError::files(error)),
        }
    }
}
