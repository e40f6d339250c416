use std::error::Error;

/// What can go wrong in a use case. Knows no HTTP.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// The store did not do it; the cause is for the log, never for the public.
    #[error("the store failed")]
    Store(#[source] Box<dyn Error + Send + Sync>),
    /// The search engine did not do it.
    #[error("the search engine failed")]
    Search(#[source] Box<dyn Error + Send + Sync>),
    /// The store of files did not do it.
    #[error("the store of files failed")]
    Files(#[source] Box<dyn Error + Send + Sync>),
}

/// The result of a use case.
pub type Result<T, E = RegistryError> = std::result::Result<T, E>;

impl RegistryError {
    /// A failure of the store.
    pub fn store(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Store(cause.into())
    }

    /// A failure of the search engine.
    pub fn search(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Search(cause.into())
    }

    /// A failure of the store of files.
    pub fn files(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Files(cause.into())
    }
}
