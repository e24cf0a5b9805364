//! Replies that have been judged before: a server says the same to each client.

use super::learned::Learned;
use crate::registry::Offer;
use crate::reply::{Answers, Expectation};
use alloc::boxed::Box;
use alloc::vec::Vec;

/// Octets of the longest reply that is kept, other than one to EHLO.
const SHORT: usize = 512;
/// Octets of the longest reply to EHLO that is kept.
const LONG: usize = 2048;
const SLOTS: usize = 64;

/// Replies in which nothing was found, by what they were judged against.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// None before the first is kept, [`SLOTS`] from then on.
    slots: Vec<Option<Box<Clean>>>,
}

#[derive(Clone, Debug)]
struct Clean {
    text: Vec<u8>,
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

    /// Whether a reply is known to be clean.
    #[inline]
    pub(super) fn is_clean(&self, text: &[u8], expectation: &Expectation) -> bool {
        let same = |clean: &Clean| {
            clean.text == text && clean.answers == expectation.answers && clean.offer == expectation.offer
        };
        self.at(text).is_some_and(same)
    }

    /// What this response to EHLO taught when it was heard before.
    pub(super) fn learned(&self, text: &[u8]) -> Option<&Learned> {
        self.at(text).filter(|clean| clean.text == text)?.learned.as_ref()
    }

    /// Remembers a reply in which nothing was found.
    pub(super) fn keep(&mut self, text: &[u8], expectation: &Expectation) {
        if text.is_empty() || text.len() > if text.get(3) == Some(&b'-') { LONG } else { SHORT } {
            return;
        }
        let &Expectation { answers, offer, .. } = expectation;
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let slot = &mut self.slots[slot(text)];
        match slot {
            Some(clean) => {
                clean.text.clear();
                clean.text.extend_from_slice(text);
                (clean.answers, clean.offer, clean.learned) = (answers, offer, None);
            }
            None => *slot = Some(Box::new(Clean { text: text.to_vec(), answers, offer, learned: None })),
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
        assert!(!known.is_clean(text, &mail));
        known.keep(text, &mail);
        assert!(known.is_clean(text, &mail));
        assert!(!known.is_clean(text, &data));
        assert!(!known.is_clean(text, &Expectation { offer: Offer::NONE, ..mail }));
        assert!(!known.is_clean(b"250 2.1.0 Ox", &mail));
    }

    #[test]
    fn what_ehlo_taught_comes_back() {
        let mut known = Known::default();
        let ehlo = Expectation { answers: Answers::find("EHLO"), ..Expectation::default() };
        let text = b"250-mx.example.net\r\n250 SIZE 1000\r\n";
        assert!(known.learned(text).is_none());
        known.keep(text, &ehlo);
        let parsed = reply(text, &ehlo, &mut ()).unwrap();
        known.teach(text, &Learned::from_ehlo(&parsed));
        assert_eq!(known.learned(text).unwrap().offer.size_limit, Some(1000));
    }
}
