//! What a server offers.

use super::extensions::{self, EXTENSIONS, Extension};
use super::mechanisms::{self, MECHANISMS};
use crate::command::DateTime;
use crate::report::{Extensions, Preset};

/// The service extensions that a server is taken to offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    set: u64,
    /// The largest message in octets that SIZE stated; none where it stated no limit (RFC 1870 §3).
    pub size_limit: Option<u64>,
    /// The least seconds that BY with mode R may give: DELIVERBY's min-by-time (RFC 2852 §2).
    pub min_by: Option<u32>,
    /// The most seconds that HOLDFOR may give: FUTURERELEASE's first parameter (RFC 4865 §3).
    pub max_hold: Option<u32>,
    /// The last time that HOLDUNTIL may give, in seconds since 1970: FUTURERELEASE's second parameter (RFC 4865 §3).
    pub max_hold_until: Option<i64>,
    /// The SASL mechanisms that AUTH listed, a bit for each of [`MECHANISMS`].
    mechanisms: u64,
    /// Whether the duties that an extension brings are judged: they are not where everything is merely permitted.
    pub obliges: bool,
}

impl Offer {
    /// Everything is permitted, nothing obliges.
    pub const ALL: Self = Self { set: u64::MAX, obliges: false, ..Self::NONE };
    /// Nothing is offered, as after HELO.
    pub const NONE: Self = Self {
        set: 0,
        size_limit: None,
        min_by: None,
        max_hold: None,
        max_hold_until: None,
        mechanisms: 0,
        obliges: true,
    };

    /// Adds what one EHLO line or keyword offers; what is not known is passed over.
    ///
    /// ```
    /// use smtplint_core::registry::{Offer, extensions};
    /// let mut offer = Offer::NONE;
    /// offer.add(b"SIZE 1000");
    /// assert!(offer.has(&extensions::SIZE));
    /// assert_eq!(offer.size_limit, Some(1000));
    /// ```
    pub fn add(&mut self, line: &[u8]) {
        let mut words = line.split(|&octet| octet == b' ').filter(|word| !word.is_empty());
        let Some(extension) = words.next().and_then(Extension::find) else { return };
        self.set |= 1 << extension.index;
        match extension.keyword {
            "SIZE" => self.size_limit = words.next().and_then(decimal).filter(|&limit| limit > 0),
            "DELIVERBY" => {
                let first = words.next().and_then(|list| list.split(|&octet| octet == b',').next());
                self.min_by = first.and_then(seconds);
            }
            "FUTURERELEASE" => {
                self.max_hold = words.next().and_then(seconds);
                self.max_hold_until = words.next().and_then(DateTime::read).map(DateTime::seconds);
            }
            "AUTH" => {
                for place in words.filter_map(mechanism) {
                    self.mechanisms |= 1 << place;
                }
            }
            _ => {}
        }
    }

    /// Whether an extension is offered.
    pub const fn has(&self, extension: &Extension) -> bool {
        self.set & (1 << extension.index) != 0
    }

    /// Whether AUTH listed a SASL mechanism; none where it listed none that is known, or the mechanism is not.
    ///
    /// ```
    /// use smtplint_core::registry::Offer;
    /// let mut offer = Offer::NONE;
    /// offer.add(b"AUTH PLAIN LOGIN");
    /// assert_eq!((offer.lists(b"plain"), offer.lists(b"GSSAPI")), (Some(true), Some(false)));
    /// assert_eq!((Offer::ALL.lists(b"PLAIN"), offer.lists(b"BOGUS")), (None, None));
    /// ```
    pub fn lists(&self, name: &[u8]) -> Option<bool> {
        let place = mechanism(name).filter(|_| self.mechanisms != 0)?;
        Some(self.mechanisms & 1 << place != 0)
    }

    /// How many octets the extensions offered add to the longest MAIL line.
    pub fn mail_line_added(&self) -> usize {
        self.sum(|extension| extension.mail_line_added) + if self.tracks_alone() { 107 } else { 0 }
    }

    /// How many octets the extensions offered add to the longest RCPT line.
    pub fn rcpt_line_added(&self) -> usize {
        self.sum(|extension| extension.rcpt_line_added) + if self.tracks_alone() { 507 } else { 0 }
    }

    /// MTRK without DSN brings DSN's ENVID and ORCPT along, and their octets (RFC 3885 §2).
    fn tracks_alone(&self) -> bool {
        self.has(&extensions::MTRK) && !self.has(&extensions::DSN)
    }

    fn sum(&self, added: impl Fn(&Extension) -> u16) -> usize {
        EXTENSIONS
            .iter()
            .filter(|extension| self.has(extension))
            .map(|extension| usize::from(added(extension)))
            .sum()
    }
}

/// The place of a mechanism among [`MECHANISMS`], in any case.
fn mechanism(name: &[u8]) -> Option<usize> {
    const { assert!(MECHANISMS.len() <= 64, "those offered are a u64") };
    mechanisms::place(name)
}

/// `1*9DIGIT`.
fn seconds(word: &[u8]) -> Option<u32> {
    decimal(word).and_then(|seconds| u32::try_from(seconds).ok()).filter(|_| word.len() <= 9)
}

fn decimal(word: &[u8]) -> Option<u64> {
    core::str::from_utf8(word).ok()?.parse().ok()
}

impl From<&Extensions> for Offer {
    fn from(extensions: &Extensions) -> Self {
        match extensions {
            Extensions::Unstated | Extensions::Preset(Preset::All) => Self::ALL,
            Extensions::Preset(Preset::None) => Self::NONE,
            Extensions::List(lines) => {
                let mut offer = Self::NONE;
                for line in lines {
                    offer.add(line.as_bytes());
                }
                offer
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ehlo_line_says_what_later_commands_are_judged_by() {
        let mut offer = Offer::NONE;
        for line in ["deliverby 240,soon", "FUTURERELEASE 86400 2030-01-01T00:00:00Z", "SIZE 0", "MTRK"] {
            offer.add(line.as_bytes());
        }
        assert_eq!((offer.min_by, offer.max_hold, offer.size_limit), (Some(240), Some(86_400), None));
        assert_eq!(offer.max_hold_until, Some(1_893_456_000));
        assert_eq!(offer.mail_line_added(), 17 + 34 + 26 + 40 + 107);
        assert_eq!(offer.rcpt_line_added(), 507);
        offer.add(b"DSN");
        assert_eq!((offer.mail_line_added(), offer.rcpt_line_added()), (17 + 34 + 26 + 40 + 116, 530));
    }
}
