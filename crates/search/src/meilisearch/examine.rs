//! Trying a server out, without touching the index that is searched.

use serde::Serialize;

use super::{MeilisearchAccess, Trouble, server::Server, settings::VERSION};

/// What a server is like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeilisearchExamined {
    /// Its version, where the key may know it.
    pub version: Option<String>,
    /// The index that is searched.
    pub index: IndexState,
}

/// Whose an index is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexState {
    /// There is none; the portal makes it.
    None,
    /// It is of this version of the program.
    Ours {
        /// How many entries it says it has.
        entries: usize,
    },
    /// It is of an older version, or not sealed: the portal builds another.
    Older,
    /// It is of a newer version, and is left alone.
    Newer,
}

#[derive(Serialize)]
struct Probe {
    id: i64,
}

/// Asks the server what it is, and does beside the index what the portal does there, so
/// that a right that the key lacks is known.
///
/// # Errors
/// When the server is away, or refuses something.
pub async fn examine(access: &MeilisearchAccess) -> Result<MeilisearchExamined, Trouble> {
    let server = Server::new(&access.url, access.key.as_deref(), access.index.clone())?;
    let version = server.version().await?;
    let index = match server.look(&server.live).await? {
        None => IndexState::None,
        Some(look) => match look.seal {
            Some(seal) if seal.version > VERSION => IndexState::Newer,
            Some(seal) if seal.version == VERSION => IndexState::Ours { entries: seal.entries },
            _ => IndexState::Older,
        },
    };
    let probe = format!("{}-doctor", access.index);
    // One that was left is in the way.
    if server.names().await?.contains(&probe) {
        server.delete(&probe).await?;
    }
    server.create(&probe).await?;
    let tried = try_documents(&server, &probe).await;
    server.delete(&probe).await?;
    tried.map(|()| MeilisearchExamined { version, index })
}

async fn try_documents(server: &Server, probe: &str) -> Result<(), Trouble> {
    let added = server.add(probe, &[Probe { id: 1 }]).await?;
    server.done(added).await?;
    let removed = server.remove(probe, &[1]).await?;
    server.done(removed).await
}
