use meilisearch_sdk::client::Client;
use search::MeilisearchAccess;

use crate::judged::Failure;

/// The Meilisearch server of this run.
pub struct Server {
    url: String,
    key: Option<String>,
    client: Client,
    /// Its process.
    pub pid: String,
}

impl Server {
    /// The one that the environment names, if any.
    pub fn of_the_run() -> Result<Option<Self>, Failure> {
        let of = |name: &str| std::env::var(format!("MINHBACH_TEST_MEILISEARCH{name}")).ok();
        let Some(url) = of("") else { return Ok(None) };
        let key = of("_KEY");
        let client = Client::new(&url, key.as_deref())?;
        Ok(Some(Self { url, key, client, pid: of("_PID").unwrap_or_default() }))
    }

    /// An index for a catalogue of a size.
    pub fn access(&self, size: usize) -> MeilisearchAccess {
        MeilisearchAccess { url: self.url.clone(), key: self.key.clone(), index: format!("scale_{size}") }
    }

    /// How much of its disk the server uses; one index is there at a time.
    pub async fn index_bytes(&self) -> Result<u64, Failure> {
        Ok(u64::try_from(self.client.get_stats().await?.database_size)?)
    }

    /// Deletes an index.
    pub async fn delete(&self, access: &MeilisearchAccess) -> Result<(), Failure> {
        let task = self.client.delete_index(&access.index).await?;
        self.client.wait_for_task(task, None, None).await?;
        Ok(())
    }
}
