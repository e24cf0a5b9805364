//! What a server offers.

use super::extensions::{EXTENSIONS, Extension};
use crate::report::{Extensions, Preset};

/// The service extensions that a server is taken to offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    set: u64,
    /// The largest message in octets that SIZE stated; none where it stated no limit (RFC 1870 §3).
    pub size_limit: Option<u64>,
    /// Whether the duties that an extension brings are judged: they are not where everything is merely permitted.
    pub obliges: bool,
}

impl Offer {
    /// Everything is permitted, nothing obliges.
    pub const ALL: Self = Self { set: u64::MAX, size_limit: None, obliges: false };
    /// Nothing is offered, as after HELO.
    pub const NONE: Self = Self { set: 0, size_limit: None, obliges: true };

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
        if extension.keyword == "SIZE" {
            self.size_limit = words.next().and_then(decimal).filter(|&limit| limit > 0);
        }
    }

    /// Whether an extension is offered.
    pub const fn has(&self, extension: &Extension) -> bool {
        self.set & (1 << extension.index) != 0
    }

    /// How many octets the extensions offered add to the longest MAIL line.
    pub fn mail_line_added(&self) -> usize {
        self.sum(|extension| extension.mail_line_added)
    }

    /// How many octets the extensions offered add to the longest RCPT line.
    pub fn rcpt_line_added(&self) -> usize {
        self.sum(|extension| extension.rcpt_line_added)
    }

    fn sum(&self, added: impl Fn(&Extension) -> u16) -> usize {
        EXTENSIONS
            .iter()
            .filter(|extension| self.has(extension))
            .map(|extension| usize::from(added(extension)))
            .sum()
    }
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
