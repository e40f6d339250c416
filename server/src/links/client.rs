//! One request to the web. What a name leads to is checked when a connection is made,
//! so that a name that leads elsewhere a moment later leads nowhere.

use std::{
    error::Error,
    fmt, io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use registry::links::{Ask, LinkAddress, NotLooked, Reply, Trouble, Web};
use reqwest::{
    Method,
    dns::{Addrs, Name, Resolve, Resolving},
    header::LOCATION,
    redirect::Policy,
};

use super::Reach;

/// Looks up names.
#[async_trait]
pub trait Names: Send + Sync {
    /// The machines of a name.
    async fn machines(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// Looks up names as this machine does.
pub struct System;

#[async_trait]
impl Names for System {
    async fn machines(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|address| address.ip()).collect())
    }
}

/// A name that nobody knows.
#[derive(Debug)]
struct Unknown;

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name is unknown")
    }
}

impl Error for Unknown {}

/// A name that leads to no public machine.
#[derive(Debug)]
struct NotPublic;

impl fmt::Display for NotPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads to no public machine")
    }
}

impl Error for NotPublic {}

/// The one way from names to machines that the client has.
struct Checked {
    names: Arc<dyn Names>,
    reach: Reach,
}

impl Resolve for Checked {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(allowed(Arc::clone(&self.names), self.reach, name))
    }
}

/// The machines of a name that may be reached.
async fn allowed(names: Arc<dyn Names>, reach: Reach, name: Name) -> Result<Addrs, Box<dyn Error + Send + Sync>> {
    let all = names.machines(name.as_str()).await.map_err(|_| Unknown)?;
    if all.is_empty() {
        return Err(Unknown.into());
    }
    let allowed = all.into_iter().filter(|machine| reach.allows(*machine));
    // The port is that of the address that is asked for.
    let allowed: Vec<SocketAddr> = allowed.map(|machine| SocketAddr::new(machine, 0)).collect();
    if allowed.is_empty() {
        return Err(NotPublic.into());
    }
    Ok(Box::new(allowed.into_iter()))
}

/// A client that reaches the web and nothing else: no proxy, no cookies, no word of
/// where it comes from; it follows nothing and keeps no connection.
pub struct Client {
    http: reqwest::Client,
    reach: Reach,
}

impl Client {
    /// With what it may reach, how names are looked up, who it says it is, and how long
    /// a request may take.
    ///
    /// # Errors
    /// When it cannot be made, or what it says of itself is no text of a header.
    pub fn new(reach: Reach, names: Arc<dyn Names>, agent: &str, limit: Duration) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .dns_resolver(Arc::new(Checked { names, reach }))
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .http1_only()
            .pool_max_idle_per_host(0)
            .timeout(limit)
            .user_agent(agent)
            .build()?;
        Ok(Self { http, reach })
    }
}

#[async_trait]
impl Web for Client {
    async fn ask(&self, ask: Ask, address: &LinkAddress) -> Result<Reply, Trouble> {
        // What has no name is never looked up.
        self.reach.check(address.url()).map_err(Trouble::NotLooked)?;
        let method = match ask {
            Ask::Head => Method::HEAD,
            Ask::Get => Method::GET,
        };
        let answer = self.http.request(method, address.url().clone()).send().await.map_err(|error| trouble(&error))?;
        let location =
            answer.headers().get(LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        // The answer itself is not read: with it goes the connection.
        Ok(Reply { status: answer.status().as_u16(), location })
    }
}

fn trouble(error: &reqwest::Error) -> Trouble {
    if let Some(known) = causes(error).find_map(known) {
        return known;
    }
    if error.is_timeout() { Trouble::TooSlow } else { Trouble::Unreachable }
}

fn known(cause: &(dyn Error + 'static)) -> Option<Trouble> {
    if cause.is::<NotPublic>() {
        return Some(Trouble::NotLooked(NotLooked::NotPublic));
    }
    if cause.is::<Unknown>() {
        return Some(Trouble::NameUnknown);
    }
    let untrusted = matches!(cause.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)));
    untrusted.then_some(Trouble::BadCertificate)
}

/// An error and what lies beneath, also within errors of reading and writing, which do
/// not tell by themselves.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => {
            let inner: &(dyn Error + 'static) = inner;
            Some(inner)
        }
        None => error.source(),
    })
}

#[cfg(test)]
mod tests {
    use rustls::CertificateError;

    use super::*;

    #[test]
    fn a_certificate_that_is_not_trusted_is_seen_through_what_wraps_it() {
        let bad = rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer);
        let wrapped = io::Error::other(io::Error::new(io::ErrorKind::InvalidData, bad));
        assert_eq!(causes(&wrapped).find_map(known), Some(Trouble::BadCertificate));
        let other = io::Error::other(rustls::Error::HandshakeNotComplete);
        assert_eq!(causes(&other).find_map(known), None);
        assert_eq!(
            causes(&io::Error::other(NotPublic)).find_map(known),
            Some(Trouble::NotLooked(NotLooked::NotPublic))
        );
    }
}
