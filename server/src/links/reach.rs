//! What may be reached: machines of the public web, on its ports. What the staff write
//! into an edition must not lead this program to machines that only it can see.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use registry::links::NotLooked;
use url::{Host, Url};

/// Networks of IPv4 that are not public, by the registry of IANA for special purposes.
const PRIVATE_V4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    // Shared by customers of a provider.
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    // Link-local: where clouds tell machines their secrets.
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];
/// The one part of IPv6 that is given out to the public.
const PUBLIC_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
/// What of it is not public all the same: protocols (Teredo among them), documentation.
const PRIVATE_V6: [(Ipv6Addr, u32); 3] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];
/// Addresses of IPv6 that stand for one of IPv4: mapped ones, and those of NAT64, which
/// networks without IPv4 give instead of it.
const V4_AT_THE_END: [(Ipv6Addr, u32); 2] =
    [(Ipv6Addr::new(0, 0, 0, 0, 0, 0xffff, 0, 0), 96), (Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96)];
/// 6to4: the address of IPv4 follows the first two bytes.
const SIX_TO_FOUR: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16);

/// What may be reached.
#[derive(Clone, Copy)]
pub struct Reach {
    address: fn(IpAddr) -> bool,
    port: fn(u16) -> bool,
}

impl Reach {
    /// The public web.
    pub const PUBLIC: Self = Self { address: is_public, port: is_of_the_web };

    /// What a test says. There is no other way to reach more than the public web.
    #[cfg(test)]
    pub fn of_test(address: fn(IpAddr) -> bool) -> Self {
        Self { address, port: |_| true }
    }

    /// Whether a machine may be connected to.
    pub fn allows(self, address: IpAddr) -> bool {
        (self.address)(address)
    }

    /// Whether an address may be asked for, as far as that is known before its name is
    /// looked up.
    ///
    /// # Errors
    /// With why not.
    pub fn check(self, url: &Url) -> Result<(), NotLooked> {
        if !url.port_or_known_default().is_some_and(self.port) {
            return Err(NotLooked::Port);
        }
        let machine = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) => return Ok(()),
            None => return Err(NotLooked::Form),
        };
        if self.allows(machine) { Ok(()) } else { Err(NotLooked::NotPublic) }
    }
}

const fn is_of_the_web(port: u16) -> bool {
    matches!(port, 80 | 443)
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    !PRIVATE_V4.iter().any(|(network, bits)| {
        let beyond = 32 - bits;
        address.to_bits() >> beyond == network.to_bits() >> beyond
    })
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if V4_AT_THE_END.iter().any(|network| is_within(address, *network)) {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    if is_within(address, SIX_TO_FOUR) {
        let [_, _, a, b, c, d, ..] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    is_within(address, PUBLIC_V6) && !PRIVATE_V6.iter().any(|network| is_within(address, *network))
}

fn is_within(address: Ipv6Addr, (network, bits): (Ipv6Addr, u32)) -> bool {
    let beyond = 128 - bits;
    address.to_bits() >> beyond == network.to_bits() >> beyond
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn v6_of(address: Ipv4Addr) -> [Ipv6Addr; 3] {
        let [a, b, c, d] = address.octets().map(u16::from);
        let (high, low) = ((a << 8) | b, (c << 8) | d);
        [
            address.to_ipv6_mapped(),
            Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, high, low),
            Ipv6Addr::new(0x2002, high, low, 0, 0, 0, 0, 1),
        ]
    }

    #[test]
    fn machines_that_are_not_public_are_not_reached() {
        for address in [
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::7f00:1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::808:808",
            "100::1",
            "2001::1",
            "2001:2::1",
            "2001:10::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "2002:a00:1::1",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12:3456:789a::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            let address: IpAddr = address.parse().expect("an address");
            assert!(!Reach::PUBLIC.allows(address), "{address}");
        }
        for address in [
            "1.1.1.1",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.1.1",
            "172.15.255.255",
            "172.32.0.1",
            "192.167.1.1",
            "198.17.1.1",
            "198.20.0.1",
            "203.162.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2001:4860:4860::8888",
            "2400:cb00::1",
            "64:ff9b::101:101",
            "2002:101:101::1",
        ] {
            let address: IpAddr = address.parse().expect("an address");
            assert!(Reach::PUBLIC.allows(address), "{address}");
        }
    }

    #[test]
    fn only_ports_of_the_web_are_reached() {
        let check = |url: &str| Reach::PUBLIC.check(&Url::parse(url).expect("an address"));
        for url in ["http://a.vn/", "https://a.vn/", "http://a.vn:443/", "https://a.vn:80/", "https://1.1.1.1/"] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
        for url in ["http://a.vn:22/", "https://a.vn:8443/", "http://a.vn:6379/", "http://127.0.0.1:5432/"] {
            assert_eq!(check(url), Err(NotLooked::Port), "{url}");
        }
    }

    /// However an address is spelled.
    #[test]
    fn addresses_without_a_name_are_looked_through() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.0.0.1/",
            "http://0177.0.0.1/",
            "http://127.0.0.1./",
            "http://１２７.０.０.１/",
            "http://[::1]/",
            "http://[::ffff:169.254.169.254]/",
            "http://[fe80::1]/",
            "https://0/",
        ] {
            let checked = Reach::PUBLIC.check(&Url::parse(url).expect("an address"));
            assert_eq!(checked, Err(NotLooked::NotPublic), "{url}");
        }
    }

    proptest! {
        /// What the standard library calls something else than public, however it is
        /// put into IPv6.
        #[test]
        fn no_special_machine_of_ipv4_is_reached(bits in any::<u32>()) {
            let address = Ipv4Addr::from_bits(bits);
            let special = address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_multicast()
                || address.is_broadcast()
                || address.is_documentation()
                || address.is_unspecified();
            if special {
                prop_assert!(!Reach::PUBLIC.allows(address.into()));
            }
            for other in v6_of(address) {
                prop_assert_eq!(Reach::PUBLIC.allows(address.into()), Reach::PUBLIC.allows(other.into()), "{}", other);
            }
        }

        #[test]
        fn whole_networks_of_ipv4_are_not_reached(which in 0..PRIVATE_V4.len(), bits in any::<u32>()) {
            let (network, length) = PRIVATE_V4[which];
            let within = bits.checked_shr(length).unwrap_or(0);
            let address = Ipv4Addr::from_bits(network.to_bits() | within);
            prop_assert!(!Reach::PUBLIC.allows(address.into()), "{}", address);
        }

        #[test]
        fn no_special_machine_of_ipv6_is_reached(bits in any::<u128>()) {
            let address = Ipv6Addr::from_bits(bits);
            let special = address.is_loopback()
                || address.is_multicast()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local();
            if special {
                prop_assert!(!Reach::PUBLIC.allows(address.into()));
            }
            // Everything outside of what is given out, but for what stands for IPv4.
            if bits >> 125 != 1 && bits >> 32 != 0xffff && bits >> 32 != 0x64_ff9b_0000_0000_0000_0000 {
                prop_assert!(!Reach::PUBLIC.allows(address.into()), "{}", address);
            }
        }
    }
}
