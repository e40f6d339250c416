use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::Identity;

/// What an identity provider is to be asked, and what must be known when it answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProviderRequest {
    /// Where to send the browser.
    pub address: String,
    /// What the answer must carry.
    pub state: String,
    /// What the token must carry.
    pub nonce: String,
    /// What proves that the code is ours (PKCE).
    pub verifier: String,
}

/// Who somebody is, by an identity provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Who, for ever.
    pub identity: Identity,
    /// The name that the provider calls them by.
    pub user_name: Option<String>,
    /// Whether the provider asked for a second factor.
    pub second_factor: bool,
}

/// What a browser carries to an identity provider and back.
#[derive(Clone, Debug)]
pub struct ProviderStart {
    /// Where to send the browser.
    pub address: String,
    /// Sealed, for a cookie of ten minutes; [`finish_provider`](super::Accounts::finish_provider) needs it.
    pub cookie: String,
}

/// An identity provider (OpenID Connect).
#[async_trait]
pub trait IdentityProvider: Send + Sync {
    /// What it is called on the page for signing in.
    fn name(&self) -> &str;

    /// Begins a sign-in.
    ///
    /// # Errors
    /// When the provider cannot be reached.
    async fn begin(&self) -> Result<ProviderRequest, Box<dyn std::error::Error + Send + Sync>>;

    /// Takes the code that the browser brought back, and says whose it is.
    ///
    /// # Errors
    /// When the provider cannot be reached, or what it says is not proven.
    async fn finish(
        &self,
        request: &ProviderRequest,
        code: &str,
    ) -> Result<Claims, Box<dyn std::error::Error + Send + Sync>>;
}
