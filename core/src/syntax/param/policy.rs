//! MT-PRIORITY, MTRK, SOLICIT and TRANSID.

use super::dsn::at_most;
use super::plain::decimal;
use super::value::{Tell, Written};
use crate::finding::Arg;
use crate::registry::limits;
use crate::rules::values::PRIORITY_VALUE;
use crate::syntax::class::{BASE64, GRAPHIC, JUDGED, is};

/// The value of `MTRK=` (RFC 3885 §3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tracking<'a> {
    /// The certifier, in base64.
    pub certifier: &'a [u8],
    /// For how many seconds the message is to be tracked.
    pub timeout: Option<u32>,
}

/// `priority-value = (["-"] NZDIGIT) / "0"` (RFC 6710 §7).
pub(super) fn priority(written: Written<'_>, tell: &mut Tell<'_>) -> Option<i8> {
    match *written.text {
        [digit @ b'0'..=b'9'] => Some((digit - b'0').cast_signed()),
        [b'-', digit @ b'1'..=b'9'] => Some(-((digit - b'0').cast_signed())),
        _ => {
            tell(&PRIORITY_VALUE, written.whole(), [Arg::None; 2]);
            None
        }
    }
}

/// `mtrk-certifier [ ":" mtrk-timeout ]`, `mtrk-certifier = base64`, `mtrk-timeout = 1*9DIGIT` (RFC 3885 §3.1).
///
/// The padding of base64 may not stand in an esmtp-value; RFC 3885 §3.2 counts a hash without it, too.
pub(super) fn tracking<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<Tracking<'a>> {
    let text = written.text;
    let length = text.iter().take_while(|&&octet| is(octet, BASE64)).count();
    if length == 0 || length % 4 == 1 {
        return written.wrong(0, length.max(1), tell);
    }
    let certifier = &text[..length];
    let Some((colon, digits)) = text[length..].split_first() else {
        return Some(Tracking { certifier, timeout: None });
    };
    if *colon != b':' {
        return written.wrong(length, length + 1, tell);
    }
    let sound = (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    if !sound {
        return written.wrong(length + 1, text.len(), tell);
    }
    Some(Tracking { certifier, timeout: decimal(digits).and_then(|number| u32::try_from(number).ok()) })
}

/// `Solicitation-keywords = word 0*("," word)`, `word = ALPHA 0*wordchar` (RFC 3865 §2.2).
pub(super) fn solicit<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<&'a [u8]> {
    let text = written.text;
    let mut sound = at_most(written, text.len(), limits::SOLICIT, tell);
    let mut first = true;
    for (at, &octet) in text.iter().enumerate() {
        let fits = match octet {
            b',' => !first,
            b'.' | b'-' | b'_' | b':' | b'0'..=b'9' => !first,
            _ => octet.is_ascii_alphabetic() || is(octet, JUDGED),
        };
        first = octet == b',';
        if !fits {
            sound = false;
            written.wrong::<()>(at, at + 1, tell);
        }
    }
    if first {
        return written.wrong(text.len(), text.len(), tell);
    }
    sound.then_some(text)
}

/// `transid-value = "<" transid-token "@" transid-token ">"`, `transid-token = transid-atom *("." transid-atom)`
/// (RFC 1845 §2).
pub(super) fn transid<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<&'a [u8]> {
    let text = written.text;
    let sound = at_most(written, text.len(), limits::TRANSID, tell);
    let mut at = 0;
    for (before, last) in [(b'<', false), (b'@', true)] {
        if text.get(at) != Some(&before) {
            return written.wrong(at, (at + 1).min(text.len()), tell);
        }
        at = token(written, at + 1, tell)?;
        if last && text.get(at) != Some(&b'>') {
            return written.wrong(at, (at + 1).min(text.len()), tell);
        }
    }
    if at + 1 < text.len() {
        return written.wrong(at + 1, text.len(), tell);
    }
    sound.then_some(text)
}

/// Where a transid-token ends that begins at `start`.
fn token(written: Written<'_>, start: usize, tell: &mut Tell<'_>) -> Option<usize> {
    let text = written.text;
    let mut at = start;
    loop {
        let atom = text[at..].iter().take_while(|&&octet| in_atom(octet)).count();
        if atom == 0 {
            return written.wrong(at, (at + 1).min(text.len()), tell);
        }
        at += atom;
        if text.get(at) != Some(&b'.') {
            return Some(at);
        }
        at += 1;
    }
}

/// "any (ASCII) CHAR except SPACE, CTLs, tspecials, or "."", with the tspecials of MIME (RFC 1521 §4).
fn in_atom(octet: u8) -> bool {
    let special = matches!(
        octet,
        b'(' | b')'
            | b'<'
            | b'>'
            | b'@'
            | b','
            | b';'
            | b':'
            | b'\\'
            | b'"'
            | b'/'
            | b'['
            | b']'
            | b'?'
            | b'='
    );
    is(octet, GRAPHIC | JUDGED) && !special && octet != b'.'
}
