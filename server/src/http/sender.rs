//! From where a request came, as far as that can be believed. It is held only as
//! long as the request; what counts floods keeps salted hashes.

use std::net::{IpAddr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName},
    middleware::Next,
    response::Response,
};
use registry::feedback::Sender;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// Tells the pages. `proxies` is how many proxies of one's own stand in front: each
/// adds at the end of `X-Forwarded-For` whom it heard; what stands before that,
/// anybody can have written.
pub async fn tell(State(proxies): State<usize>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let sender = Sender(heard(request.headers(), peer, proxies));
    request.extensions_mut().insert(sender);
    next.run(request).await
}

fn heard(headers: &HeaderMap, peer: Option<IpAddr>, proxies: usize) -> Option<IpAddr> {
    let told: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    if proxies == 0 {
        // A proxy that nobody told us of: all would seem to come from one network,
        // and would hinder each other.
        let behind = !told.is_empty() && peer.is_some_and(is_near);
        return if behind { None } else { peer };
    }
    let own = told.len().checked_sub(proxies)?;
    told.get(own).and_then(|address| address.parse().ok())
}

/// Whether an address is of this machine or of a private network.
fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(forwarded: &[&str], peer: &str, proxies: usize) -> Option<String> {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, value.parse().expect("a header"));
        }
        heard(&headers, peer.parse().ok(), proxies).map(|address| address.to_string())
    }

    #[test]
    fn nobody_can_say_that_they_are_somebody_else() {
        let some = |address: &str| Some(address.to_owned());
        assert_eq!(of(&[], "203.0.113.7", 0), some("203.0.113.7"));
        assert_eq!(of(&["198.51.100.1"], "203.0.113.7", 0), some("203.0.113.7"), "the header is not believed");
        assert_eq!(of(&["198.51.100.1"], "10.0.0.1", 0), None, "a proxy that nobody told us of");
        assert_eq!(of(&["6.6.6.6, 198.51.100.1"], "10.0.0.1", 1), some("198.51.100.1"));
        assert_eq!(of(&["6.6.6.6", "198.51.100.1, 10.0.0.2"], "10.0.0.1", 2), some("198.51.100.1"));
        assert_eq!(of(&["198.51.100.1"], "10.0.0.1", 2), None);
        assert_eq!(of(&["nonsense"], "10.0.0.1", 1), None);
    }
}
