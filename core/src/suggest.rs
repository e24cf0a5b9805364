//! "Did you mean …?": the nearest of the known words.

use crate::registry::extensions::EXTENSIONS;
use crate::registry::{Extension, Verb, ehlo};

/// The verb nearest to what was written.
pub(crate) fn nearest_verb(written: &[u8]) -> Option<&'static str> {
    nearest(written, Verb::ALL.iter().map(|verb| verb.name()))
}

/// The registered extension whose keyword is nearest to what was written.
#[cold]
pub(crate) fn nearest_keyword(written: &[u8]) -> Option<&'static Extension> {
    // Nobody means to offer what left the standard with RFC 821, or what no RFC describes.
    let rare = ["SEND", "SOML", "SAML", "TURN", "VERB", "ONEX"];
    let registered = EXTENSIONS.iter().filter(|known| known.registered && !rare.contains(&known.keyword));
    nearest(written, registered.map(|extension| extension.keyword))
        .and_then(|meant| ehlo::find(meant.as_bytes()))
}

/// The known word nearest to what was written, if it is near enough to be what was meant.
pub(crate) fn nearest(written: &[u8], mut known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    nearest_of(written, &mut known)
}

/// Not generic: there is one of it for all lists of words.
fn nearest_of(written: &[u8], known: &mut dyn Iterator<Item = &'static str>) -> Option<&'static str> {
    if !(2..=24).contains(&written.len()) {
        return None;
    }
    // Longer words leave room for more slips; two letters leave none.
    let allowed = if written.len() < 4 { 1 } else { 2 };
    let ends = ends(written);
    let mut best = None;
    for word in known {
        let limit = allowed.min(word.len().saturating_sub(1) / 2);
        let limit = best.map_or(limit, |(least, _)| limit.min(least - 1));
        let far = word.len().abs_diff(written.len()) > limit;
        // One slip leaves the start or the end of a word as it was.
        let (first, last) = self::ends(word.as_bytes());
        if far || limit < 2 && first != ends.0 && last != ends.1 {
            continue;
        }
        if let Some(found) = within(written, word.as_bytes(), limit) {
            best = Some((found, word));
            if found <= 1 {
                break;
            }
        }
    }
    best.map(|(_, word)| word)
}

/// The first and the last octet of a word, letters in lower case.
fn ends(word: &[u8]) -> (u8, u8) {
    let lower = |octet: Option<&u8>| octet.map_or(0, |octet| octet | 0x20);
    (lower(word.first()), lower(word.last()))
}

/// Which letters are in a word.
fn letters(word: &[u8]) -> u32 {
    word.iter().fold(0, |letters, octet| letters | 1 << (octet & 0x1F))
}

/// The distance between two words where it is at most `limit`, at little cost where it is more.
fn within(a: &[u8], b: &[u8], limit: usize) -> Option<usize> {
    let same = |(x, y): &(&u8, &u8)| x.eq_ignore_ascii_case(y);
    // Each letter that the other word has not costs a slip.
    let (ours, theirs) = (letters(a), letters(b));
    if (ours & !theirs).count_ones().max((theirs & !ours).count_ones()) as usize > limit {
        return None;
    }
    let before = a.iter().zip(b).take_while(same).count();
    let (a, b) = (&a[before..], &b[before..]);
    let after = a.iter().rev().zip(b.iter().rev()).take_while(same).count();
    let (a, b) = (&a[..a.len() - after], &b[..b.len() - after]);
    // One slip leaves one octet of difference, or two that are swapped.
    if a.len().max(b.len()) > 2 && limit < 2 {
        return None;
    }
    Some(distance(a, b)).filter(|&found| found <= limit)
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words, in any case.
pub(crate) fn distance(a: &[u8], b: &[u8]) -> usize {
    const ROOM: usize = 33;
    if a.len() >= ROOM || b.len() >= ROOM {
        return usize::MAX;
    }
    let (mut older, mut old, mut new) = ([0u8; ROOM], [0u8; ROOM], [0u8; ROOM]);
    for (at, cost) in old.iter_mut().enumerate() {
        *cost = at as u8;
    }
    for i in 1..=a.len() {
        new[0] = i as u8;
        for j in 1..=b.len() {
            let same = a[i - 1].eq_ignore_ascii_case(&b[j - 1]);
            new[j] = (old[j] + 1).min(new[j - 1] + 1).min(old[j - 1] + u8::from(!same));
            let swapped = i > 1
                && j > 1
                && a[i - 1].eq_ignore_ascii_case(&b[j - 2])
                && a[i - 2].eq_ignore_ascii_case(&b[j - 1]);
            if swapped {
                new[j] = new[j].min(older[j - 2] + 1);
            }
        }
        older = old;
        old = new;
    }
    usize::from(old[b.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = || ["EHLO", "HELO", "MAIL", "RCPT", "QUIT"].into_iter();
        for (written, meant) in [
            ("ELHO", Some("EHLO")),
            ("mial", Some("MAIL")),
            ("RCTP", Some("RCPT")),
            ("PLUGH", None),
            ("X", None),
        ] {
            assert_eq!(nearest(written.as_bytes(), known()), meant, "{written}");
        }
        for (a, b) in [
            ("STARTTLS", "STATRTLS"),
            ("HOLDFOR", "HOLFDRO"),
            ("EHLO", "HELO"),
            ("DATA", "ATAD"),
            ("A", "AB"),
            ("STARTTLS", "ZTARTTLZ"),
        ] {
            for limit in 0..4 {
                let full = distance(a.as_bytes(), b.as_bytes());
                assert_eq!(
                    within(a.as_bytes(), b.as_bytes(), limit),
                    Some(full).filter(|&full| full <= limit),
                    "{a} {b}"
                );
            }
        }
        assert_eq!(distance(b"EHLO", b"ehlo"), 0);
        assert_eq!(distance(b"", b"ab"), 2);
    }
}
