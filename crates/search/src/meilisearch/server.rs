use std::{future::Future, time::Duration};

use meilisearch_sdk::{
    client::{Client, SwapIndexes},
    documents::DocumentsQuery,
    errors::{Error as SdkError, ErrorCode, MeilisearchError},
    indexes::{Index, IndexesQuery},
    search::{MatchingStrategies, SearchQuery, Selectors},
    task_info::TaskInfo,
    tasks::Task,
};
use registry::ProcedureId;
use serde::{Deserialize, Serialize};

use super::{
    asking::Asking,
    document::{self, SEAL, Seal, Stamps},
    settings,
    trouble::Trouble,
};

/// How long one request of the upkeep may take.
const REQUEST: Duration = Duration::from_secs(20);
/// How long a task of the server may take: a whole catalogue is built in it.
const TASK: Duration = Duration::from_secs(900);
/// How often a task is asked after.
const POLL: Duration = Duration::from_millis(20);
/// How many stamps are read at once.
const STAMPS: usize = 10_000;
/// How many indexes of ours there may be: the live one, and some being built.
const INDEXES: usize = 1_000;

/// A Meilisearch server, and the index on it. Every request ends in time.
pub struct Server {
    client: Client,
    /// The name of the index that is searched.
    pub live: String,
}

/// What an index says of itself.
pub struct Look {
    /// What it says it holds; nothing where it was not sealed.
    pub seal: Option<Seal>,
    /// How many documents it has, the seal included.
    pub documents: usize,
}

/// What was found, query by query, each best first with a score from 0 to 1.
pub struct Heard {
    /// The index that answered.
    pub look: Look,
    /// The documents of each query.
    pub found: Vec<Vec<(ProcedureId, f32)>>,
}

impl Look {
    /// Whether the index holds exactly this catalogue.
    pub fn holds(&self, seal: &Seal) -> bool {
        self.seal.as_ref() == Some(seal) && self.documents == seal.entries + 1
    }
}

#[derive(Deserialize)]
struct Row {
    id: Id,
    stamp: Option<String>,
    version: Option<u32>,
    settings: Option<String>,
    entries: Option<usize>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Procedure(i64),
    Seal(String),
}

impl Server {
    /// The server at an address. Nothing is sent yet.
    pub fn new(url: &str, key: Option<&str>, live: String) -> Result<Self, Trouble> {
        Ok(Self { client: Client::new(url.trim_end_matches('/'), key)?, live })
    }

    fn index(&self, uid: &str) -> Index {
        self.client.index(uid)
    }

    /// The version of the server, where the key may know it.
    pub async fn version(&self) -> Result<Option<String>, Trouble> {
        match in_time(async { Ok(self.client.get_version().await?) }).await {
            Ok(version) => Ok(Some(version.pkg_version)),
            Err(Trouble::Refused(_)) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Asks the live index several queries at once.
    pub async fn ask(&self, asked: &[Asking], filter: Option<&str>) -> Result<Heard, Trouble> {
        self.ask_at(&self.live, asked, filter).await
    }

    async fn ask_at(&self, uid: &str, asked: &[Asking], filter: Option<&str>) -> Result<Heard, Trouble> {
        let index = self.index(uid);
        let seal = format!("id = {SEAL}");
        let mut all = self.client.multi_search();
        all.with_search_query(
            SearchQuery::new(&index)
                .with_filter(&seal)
                .with_limit(1)
                .with_attributes_to_retrieve(Selectors::Some(&["id", "stamp", "version", "settings", "entries"]))
                .build(),
        );
        all.with_search_query(SearchQuery::new(&index).with_limit(0).build());
        let filters = if filter.is_some() { vec![None, filter] } else { vec![None] };
        for asking in asked {
            for filter in &filters {
                let mut query = SearchQuery::new(&index);
                query
                    .with_query(&asking.words)
                    .with_limit(asking.limit)
                    .with_attributes_to_search_on(asking.on)
                    .with_attributes_to_retrieve(Selectors::Some(&["id"]))
                    // As many of the words as possible; rare ones first.
                    .with_matching_strategy(MatchingStrategies::FREQUENCY)
                    .with_show_ranking_score(true);
                if let Some(filter) = filter {
                    query.with_filter(filter);
                }
                all.with_search_query(query.build());
            }
        }
        let mut answers = all.execute::<Row>().await?.results.into_iter();
        let seal = answers.next().and_then(|answer| answer.hits.into_iter().next()).and_then(|hit| hit.result.seal());
        let documents = answers.next().and_then(|answer| answer.estimated_total_hits).unwrap_or(0);
        let lists: Vec<Vec<(ProcedureId, f32)>> = answers
            .map(|answer| {
                let hit = |hit: meilisearch_sdk::search::SearchResult<Row>| match hit.result.id {
                    #[allow(clippy::cast_possible_truncation)]
                    Id::Procedure(id) => Some((ProcedureId(id), hit.ranking_score.unwrap_or(0.0) as f32)),
                    Id::Seal(_) => None,
                };
                answer.hits.into_iter().filter_map(hit).collect()
            })
            .collect();
        let found = lists.chunks(filters.len()).map(<[_]>::concat).collect();
        Ok(Heard { look: Look { seal, documents }, found })
    }

    /// What an index says of itself; nothing where there is none.
    pub async fn look(&self, uid: &str) -> Result<Option<Look>, Trouble> {
        match in_time(self.ask_at(uid, &[], None)).await {
            Ok(heard) => Ok(Some(heard.look)),
            Err(Trouble::Failed(cause)) if is(&*cause, &ErrorCode::IndexNotFound) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// The stamps of all entries in the live index.
    pub async fn stamps(&self) -> Result<Stamps, Trouble> {
        let index = self.index(&self.live);
        let mut stamps = Stamps::new();
        let mut offset = 0;
        loop {
            let mut query = DocumentsQuery::new(&index);
            query.with_offset(offset).with_limit(STAMPS).with_fields(["id", "stamp"]);
            let page = in_time(async { Ok(query.execute::<Row>().await?) }).await?;
            offset += page.results.len();
            for row in &page.results {
                if let (Id::Procedure(id), Some(stamp)) = (&row.id, row.stamp.as_deref().and_then(document::read)) {
                    stamps.insert(ProcedureId(*id), stamp);
                }
            }
            if page.results.is_empty() || offset >= page.total as usize {
                return Ok(stamps);
            }
        }
    }

    /// Makes an empty index with our settings.
    pub async fn create(&self, uid: &str) -> Result<(), Trouble> {
        self.done(in_time(async { Ok(self.client.create_index(uid, Some("id")).await?) }).await?).await?;
        let index = self.index(uid);
        let settings = settings::settings();
        in_time(async { Ok(index.set_settings(&settings).await?) }).await?;
        self.done(in_time(async { Ok(index.set_prefix_search(settings::PREFIX_SEARCH).await?) }).await?).await
    }

    /// Hands documents over; they are there once the task is done.
    pub async fn add<T: Serialize + Send + Sync>(&self, uid: &str, documents: &[T]) -> Result<TaskInfo, Trouble> {
        let index = self.index(uid);
        in_time(async { Ok(index.add_or_replace(documents, Some("id")).await?) }).await
    }

    /// Takes documents out; they are gone once the task is done.
    pub async fn remove(&self, uid: &str, ids: &[i64]) -> Result<TaskInfo, Trouble> {
        let index = self.index(uid);
        in_time(async { Ok(index.delete_documents(ids).await?) }).await
    }

    /// Puts an index in the place of the live one, and that in its place. A
    /// narrow key may not ask after this task, because it belongs to no index;
    /// whoever waits for a later one knows that it is done.
    pub async fn swap(&self, uid: &str) -> Result<(), Trouble> {
        let pair = SwapIndexes { indexes: (self.live.clone(), uid.to_owned()), rename: None };
        in_time(async { Ok(self.client.swap_indexes([&pair]).await?) }).await.map(drop)
    }

    /// Deletes an index.
    pub async fn delete(&self, uid: &str) -> Result<(), Trouble> {
        self.done(in_time(async { Ok(self.client.delete_index(uid).await?) }).await?).await
    }

    /// The names of the indexes that the key may see.
    pub async fn names(&self) -> Result<Vec<String>, Trouble> {
        let mut query = IndexesQuery::new(&self.client);
        query.with_limit(INDEXES);
        let indexes = in_time(async { Ok(query.execute().await?) }).await?;
        Ok(indexes.results.into_iter().map(|index| index.uid).collect())
    }

    /// Waits until a task has succeeded.
    pub async fn done(&self, task: TaskInfo) -> Result<(), Trouble> {
        let wait = async {
            loop {
                match in_time(async { Ok(self.client.get_task(&task).await?) }).await? {
                    Task::Succeeded { .. } => return Ok(()),
                    Task::Failed { content } => return Err(SdkError::Meilisearch(content.error).into()),
                    Task::Enqueued { .. } | Task::Processing { .. } => tokio::time::sleep(POLL).await,
                }
            }
        };
        tokio::time::timeout(TASK, wait).await.map_err(|_| Trouble::Slow)?
    }
}

impl Row {
    fn seal(self) -> Option<Seal> {
        match self.id {
            Id::Seal(id) => Some(Seal::read(id, self.version?, self.settings?, self.stamp?, self.entries?)),
            Id::Procedure(_) => None,
        }
    }
}

async fn in_time<T>(request: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    tokio::time::timeout(REQUEST, request).await.map_err(|_| Trouble::Slow)?
}

fn is(cause: &(dyn std::error::Error + Send + Sync + 'static), code: &ErrorCode) -> bool {
    matches!(cause.downcast_ref(), Some(SdkError::Meilisearch(MeilisearchError { error_code, .. })) if error_code == code)
}
