//! Replies that have been judged before: a server says the same to each client.

use super::learned::Learned;
use crate::registry::Offer;
use crate::reply::{Answers, EnhancedCode, Expectation, Reply};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Octets of the longest reply that is kept, other than one to EHLO.
const SHORT: usize = 512;
/// Octets of the longest reply to EHLO that is kept.
const LONG: usize = 2048;
const SLOTS: usize = 256;

/// Replies in which nothing was found, by what they were judged against.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// None before the first is kept, [`SLOTS`] from then on.
    slots: Vec<Option<Box<Clean>>>,
}

#[derive(Clone, Debug)]
struct Clean {
    text: Vec<u8>,
    code: u16,
    enhanced: Option<EnhancedCode>,
    answers: Option<Answers>,
    offer: Offer,
    /// What the response to EHLO taught.
    learned: Option<Learned>,
}

impl Known {
    #[inline]
    fn at(&self, text: &[u8]) -> Option<&Clean> {
        self.slots.get(slot(text))?.as_deref()
    }

    /// A reply that is known to be clean.
    #[inline]
    pub(super) fn clean<'a>(&self, text: &'a [u8], expectation: &Expectation) -> Option<Reply<'a>> {
        let same = |clean: &&Clean| {
            clean.answers == expectation.answers && clean.text == text && clean.offer == expectation.offer
        };
        let clean = self.at(text).filter(same)?;
        Some(Reply::of(clean.code, clean.enhanced, text))
    }

    /// What this response to EHLO taught when it was heard before.
    pub(super) fn learned(&self, text: &[u8]) -> Option<&Learned> {
        self.at(text).filter(|clean| clean.text == text)?.learned.as_ref()
    }

    /// Remembers a reply in which nothing was found.
    pub(super) fn keep(&mut self, text: &[u8], reply: &Reply<'_>, expectation: &Expectation) {
        if text.is_empty() || text.len() > if text.get(3) == Some(&b'-') { LONG } else { SHORT } {
            return;
        }
        let &Expectation { answers, offer, .. } = expectation;
        let &Reply { code, enhanced, .. } = reply;
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let slot = &mut self.slots[slot(text)];
        // The memory of what stood there serves it.
        let mut own = slot.as_deref_mut().map(|clean| core::mem::take(&mut clean.text)).unwrap_or_default();
        own.clear();
        own.extend_from_slice(text);
        let clean = Clean { text: own, code, enhanced, answers, offer, learned: None };
        match slot {
            Some(slot) => **slot = clean,
            None => *slot = Some(Box::new(clean)),
        }
    }

    /// Remembers what a response to EHLO taught, if the response is kept.
    pub(super) fn teach(&mut self, text: &[u8], learned: &Learned) {
        let there = self.slots.get_mut(slot(text)).and_then(Option::as_deref_mut);
        if let Some(clean) = there.filter(|clean| clean.text == text) {
            clean.learned = Some(learned.clone());
        }
    }
}

/// Where a reply is kept: by its length and its first and last octets, which tell most replies apart.
#[inline]
fn slot(text: &[u8]) -> usize {
    let first = text.first_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight));
    let last = text.last_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight));
    let mixed = (first ^ last.rotate_left(29) ^ text.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> (u64::BITS - SLOTS.ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::reply;

    #[test]
    fn a_reply_is_known_for_what_it_answered_only() {
        let mut known = Known::default();
        let mail = Expectation { answers: Answers::find("MAIL"), ..Expectation::default() };
        let data = Expectation { answers: Answers::find("DATA"), ..Expectation::default() };
        let text = b"250 2.1.0 Ok";
        let parsed = reply(text, &mail, &mut ()).unwrap();
        assert_eq!(known.clean(text, &mail), None);
        known.keep(text, &parsed, &mail);
        assert_eq!(known.clean(text, &mail), Some(parsed));
        assert_eq!(known.clean(text, &data), None);
        assert_eq!(known.clean(text, &Expectation { offer: Offer::NONE, ..mail }), None);
        assert_eq!(known.clean(b"250 2.1.0 Ox", &mail), None);
    }

    #[test]
    fn what_ehlo_taught_comes_back() {
        let mut known = Known::default();
        let ehlo = Expectation { answers: Answers::find("EHLO"), ..Expectation::default() };
        let text = b"250-mx.example.net\r\n250 SIZE 1000\r\n";
        assert!(known.learned(text).is_none());
        let parsed = reply(text, &ehlo, &mut ()).unwrap();
        known.keep(text, &parsed, &ehlo);
        known.teach(text, &Learned::from_ehlo(&parsed));
        assert_eq!(known.learned(text).unwrap().offer.size_limit, Some(1000));
    }
}
