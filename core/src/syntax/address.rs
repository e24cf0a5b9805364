//! The typed, borrowed parts of an address.

use core::net::{Ipv4Addr, Ipv6Addr};

/// `Domain / address-literal`: where mail goes, or who speaks (RFC 5321 §4.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host<'a> {
    /// A domain, as written.
    Domain(&'a [u8]),
    /// An address literal.
    Literal(AddressLiteral<'a>),
}

/// An `address-literal` (RFC 5321 §4.1.3): as written without brackets, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AddressLiteral<'a> {
    /// What stands between the brackets.
    pub text: &'a [u8],
    /// The address; none where the text is no address.
    pub address: Option<Address>,
}

/// The address in an address literal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Address {
    /// `IPv4-address-literal`.
    V4(Ipv4Addr),
    /// `IPv6-address-literal`.
    V6(Ipv6Addr),
}

/// `Reverse-path / Forward-path` (RFC 5321 §4.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path<'a> {
    /// `<>`: a reverse-path only.
    Null,
    /// `<Postmaster>`, without a domain: a forward-path only.
    Postmaster(&'a [u8]),
    /// A mailbox, with or without a source route.
    Mailbox(SourceRoute<'a>, Mailbox<'a>),
}

/// `A-d-l`: the obsolete source route, `@a.example,@b.example`; empty where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceRoute<'a>(pub(crate) &'a [u8]);

impl<'a> SourceRoute<'a> {
    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The domains, without `@`.
    pub fn domains(self) -> impl Iterator<Item = &'a [u8]> {
        self.0
            .split(|&octet| octet == b',')
            .filter_map(|hop| hop.strip_prefix(b"@"))
            .map(|domain| domain.strip_suffix(b":").unwrap_or(domain))
    }
}

/// `Mailbox = Local-part "@" ( Domain / address-literal )` (RFC 5321 §4.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailbox<'a> {
    /// As written, quotes included.
    pub local_part: &'a [u8],
    /// None only where it is missing, which has been reported.
    pub host: Option<Host<'a>>,
}
