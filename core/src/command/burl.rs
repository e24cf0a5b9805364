//! BURL (RFC 4468 §3).

use super::{Command, bdat};
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::rules::verbs::{BURL_URI, BURL_URI_CHARACTER};
use crate::span::Span;
use crate::syntax::class::{JUDGED, LET_DIG, is};

/// `burl-cmd = "BURL" SP absolute-URI [SP end-marker] CRLF`, `end-marker = "LAST"`.
pub(super) fn burl<'a>(at: &mut Cursor<'a, '_>) -> Command<'a> {
    if at.is_done() {
        return Command::Burl(None, false);
    }
    let word = at.take_word();
    let uri = at.slice(word);
    absolute_uri(at, word, uri);
    Command::Burl(Some(uri), bdat::last(at, "the URI"))
}

/// `absolute-URI = scheme ":" hier-part [ "?" query ]` (RFC 3986 §4.3): its scheme, and the characters of the rest.
fn absolute_uri(at: &mut Cursor<'_, '_>, word: Span, uri: &[u8]) {
    let scheme = uri.iter().take_while(|&&octet| is(octet, LET_DIG) || b"+-.".contains(&octet)).count();
    if !uri[0].is_ascii_alphabetic() || uri.get(scheme) != Some(&b':') {
        return at.report(&BURL_URI, word);
    }
    let mut rest = scheme + 1;
    while let Some(&octet) = uri.get(rest) {
        let escape = octet == b'%'
            && uri[rest + 1..].get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        if !(escape || is(octet, LET_DIG | JUDGED) || b"-._~:/?[]@!$&'()*+,;=".contains(&octet)) {
            let start = word.start as usize + rest;
            return at.report_with(
                &BURL_URI_CHARACTER,
                Span::new(start, start + 1),
                [Arg::Octet(octet), Arg::None],
            );
        }
        rest += 1;
    }
}
