//! What a response to EHLO taught the client.

use crate::registry::{Extension, Offer, extensions};
use crate::reply::Reply;
use alloc::vec::Vec;

/// What the client knows of the server.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    /// The service extensions.
    pub(super) offer: Offer,
    /// A response to EHLO said so; otherwise it is taken for granted, or nothing is known.
    pub(super) by_ehlo: bool,
    /// What stood after AUTH, without the keyword: mechanisms with spaces between them.
    mechanisms: Vec<u8>,
    /// RFC 9422 §4.
    pub(super) limits: Limits,
}

/// What LIMITS states; none where it states nothing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Limits {
    /// MAIL commands in a session.
    pub(super) mails: Option<u32>,
    /// RCPT commands in a transaction.
    pub(super) recipients: Option<u32>,
    /// Different domains of recipients in a session.
    pub(super) domains: Option<u32>,
}

impl Learned {
    /// Knowledge from elsewhere than a response to EHLO.
    pub(super) const fn assumed(offer: Offer) -> Self {
        let limits = Limits { mails: None, recipients: None, domains: None };
        Self { offer, by_ehlo: false, mechanisms: Vec::new(), limits }
    }

    /// What a 250 to EHLO or LHLO says: keywords from its second line on.
    pub(super) fn from_ehlo(reply: &Reply<'_>) -> Self {
        let mut learned = Self { by_ehlo: true, ..Self::assumed(Offer::NONE) };
        for line in reply.lines().skip(1) {
            learned.offer.add(line);
            let (keyword, rest) = first_word(line);
            // `AUTH=` is how servers of before RFC 2554 wrote it, for clients of that time.
            if keyword.eq_ignore_ascii_case(b"AUTH") || keyword.eq_ignore_ascii_case(b"AUTH=") {
                learned.mechanisms = rest.to_vec();
            } else if keyword.eq_ignore_ascii_case(b"LIMITS") {
                learned.limits = Limits::read(rest);
            }
        }
        learned
    }

    /// Whether AUTH listed a mechanism; true where it listed none at all.
    pub(super) fn lists(&self, mechanism: &[u8]) -> bool {
        !self.by_ehlo
            || self.mechanisms.is_empty()
            || words(&self.mechanisms).any(|listed| listed.eq_ignore_ascii_case(mechanism))
    }

    /// Whether a response to EHLO offered an extension.
    pub(super) fn offers(&self, extension: &Extension) -> bool {
        self.by_ehlo && self.offer.has(extension)
    }

    /// Whether TLS was offered.
    pub(super) fn offers_tls(&self) -> bool {
        self.offers(&extensions::STARTTLS)
    }
}

impl Limits {
    /// `limit-name-value *(SP limit-name-value)`; what is not understood is passed over (RFC 9422 §3).
    fn read(text: &[u8]) -> Self {
        let mut limits = Self::default();
        for word in words(text) {
            let Some(equals) = memchr::memchr(b'=', word) else { continue };
            let value = core::str::from_utf8(&word[equals + 1..]).ok().and_then(|value| value.parse().ok());
            match &word[..equals] {
                b"MAILMAX" => limits.mails = value,
                b"RCPTMAX" => limits.recipients = value,
                b"RCPTDOMAINMAX" => limits.domains = value,
                _ => {}
            }
        }
        limits
    }
}

fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&octet| octet == b' ').filter(|word| !word.is_empty())
}

fn first_word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|&octet| octet == b' ').unwrap_or(line.len());
    (&line[..end], line.get(end + 1..).unwrap_or_default())
}
