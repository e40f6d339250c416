//! A province's own identity provider, by OpenID Connect: the authorisation code
//! flow with PKCE, for a client that keeps a secret.

use std::{error::Error, time::Duration};

use async_trait::async_trait;
use openidconnect::{
    AccessTokenHash, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RedirectUrl, Scope, TokenResponse,
    core::{CoreClient, CoreIdTokenClaims, CoreProviderMetadata, CoreResponseType, CoreUserInfoClaims},
    reqwest,
};
use registry::people::{Claims, Identity, IdentityProvider, ProviderRequest};

/// How long the provider may take for each answer.
const LIMIT: Duration = Duration::from_secs(10);
/// Ways to sign in that have two factors, by their names (`amr`, RFC 8176; `acr`).
const TWO_FACTORS: [&str; 4] =
    ["mfa", "https://refeds.org/profile/mfa", "http://schemas.openid.net/pape/policies/2007/06/multi-factor", "aal2"];

type Trouble = Box<dyn Error + Send + Sync>;

/// A client that knows the endpoints of its provider.
type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// What the provider must know us by.
#[derive(Clone, Debug)]
pub struct OpenIdSettings {
    /// The provider: the address under which its `.well-known/openid-configuration` is.
    pub issuer: String,
    /// Who we are there.
    pub client: String,
    /// What proves it.
    pub secret: String,
    /// Where it sends the browser back to.
    pub back: String,
    /// What it is called on the page for signing in.
    pub name: String,
}

/// An identity provider that speaks OpenID Connect.
pub struct OpenId {
    issuer: IssuerUrl,
    client: ClientId,
    secret: ClientSecret,
    back: RedirectUrl,
    name: String,
    http: reqwest::Client,
}

impl OpenId {
    /// Takes the settings; the provider is asked only when somebody signs in, so
    /// that the portal starts without it.
    ///
    /// # Errors
    /// When an address is none, or the provider's is not encrypted and not on this machine.
    pub fn new(settings: OpenIdSettings) -> Result<Self, Trouble> {
        let issuer = IssuerUrl::new(settings.issuer)?;
        let address = issuer.url();
        let here = matches!(address.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        if address.scheme() != "https" && !here {
            return Err("the address of the identity provider must begin with https://".into());
        }
        // Whoever answers must not send us on to other machines.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(LIMIT).build()?;
        Ok(Self {
            issuer,
            client: ClientId::new(settings.client),
            secret: ClientSecret::new(settings.secret),
            back: RedirectUrl::new(settings.back)?,
            name: settings.name,
            http,
        })
    }

    /// Asks the provider what it says about itself, and leaves it at that.
    ///
    /// # Errors
    /// When it does not answer, or not as it must.
    pub async fn discover(&self) -> Result<(), Trouble> {
        self.client().await.map(drop)
    }

    /// What the provider says about itself now: its endpoints and keys. Asked anew
    /// each time, so that a key that it changed is known.
    async fn client(&self) -> Result<Client, Trouble> {
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await?;
        let client = CoreClient::from_provider_metadata(metadata, self.client.clone(), Some(self.secret.clone()));
        Ok(client.set_redirect_uri(self.back.clone()))
    }
}

#[async_trait]
impl IdentityProvider for OpenId {
    fn name(&self) -> &str {
        &self.name
    }

    async fn begin(&self) -> Result<ProviderRequest, Trouble> {
        let client = self.client().await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                CsrfToken::new_random,
                Nonce::new_random,
            )
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(ProviderRequest {
            address: address.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    async fn finish(&self, request: &ProviderRequest, code: &str) -> Result<Claims, Trouble> {
        let client = self.client().await?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(request.verifier.clone()))
            .request_async(&self.http)
            .await?;
        let token = tokens.id_token().ok_or("the identity provider gave no ID token")?;
        let verifier = client.id_token_verifier();
        let claims: &CoreIdTokenClaims = token.claims(&verifier, &Nonce::new(request.nonce.clone()))?;
        if let Some(expected) = claims.access_token_hash() {
            let (algorithm, key) = (token.signing_alg()?, token.signing_key(&verifier)?);
            if AccessTokenHash::from_token(tokens.access_token(), algorithm, key)? != *expected {
                return Err("the access token is not the one of the ID token".into());
            }
        }
        let mut user_name = claims.preferred_username().map(|name| name.to_string());
        if user_name.is_none()
            && let Ok(asked) = client.user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
        {
            let said: CoreUserInfoClaims = asked.request_async(&self.http).await?;
            user_name = said.preferred_username().map(|name| name.to_string());
        }
        let by_methods = claims.auth_method_refs().is_some_and(|all| all.iter().any(|one| two_factors(one.as_str())));
        let by_class = claims.auth_context_ref().is_some_and(|class| two_factors(class.as_str()));
        let issuer = claims.issuer().to_string();
        Ok(Claims {
            identity: Identity { issuer, subject: claims.subject().to_string() },
            user_name,
            second_factor: by_methods || by_class,
        })
    }
}

fn two_factors(name: &str) -> bool {
    TWO_FACTORS.contains(&name)
}

#[cfg(test)]
mod tests;
