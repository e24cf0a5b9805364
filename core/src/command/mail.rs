//! MAIL and RCPT, and the obsolete SEND, SOML and SAML.

use super::Command;
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext};
use crate::registry::Verb;
use crate::rules::paths::PATH_SPACE_BEFORE_COLON;
use crate::rules::verbs::{KEYWORD_COLON_MISSING, KEYWORD_MISSING, KEYWORD_SWAPPED};
use crate::span::Span;
use crate::syntax::class::LET_DIG;
use crate::syntax::param::{self, Params};
use crate::syntax::path;

/// `mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF` (RFC 5321 §4.1.1.2), and
/// `rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters] CRLF`
/// (RFC 5321 §4.1.1.3).
pub(super) fn mail<'a>(at: &mut Cursor<'a, '_>, verb: Verb, word: Span) -> Command<'a> {
    let forward = verb == Verb::Rcpt;
    at.place = if forward { ReplyContext::ForwardPath } else { ReplyContext::ReversePath };
    let (mut path, mut params) = (None, Params::default());
    if !at.is_done() {
        let keyword = keyword(at, word, if forward { TO } else { FROM });
        path = path::path(at, word, keyword);
        if !at.is_done() {
            params = param::params(at, word);
        }
    }
    if forward { Command::Rcpt(path, params) } else { Command::Mail(verb, path, params) }
}

/// `"FROM:"` or `"TO:"`.
#[derive(Clone, Copy)]
struct Keyword {
    text: &'static str,
    /// Its octets, the first in the lowest place.
    octets: u64,
    /// Drops what stands behind it, and the bit that tells lower case from upper case in its letters.
    mask: u64,
}

const FROM: Keyword = Keyword::new("FROM:");
const TO: Keyword = Keyword::new("TO:");

impl Keyword {
    const fn new(text: &'static str) -> Self {
        let (mut octets, mut mask, mut at) = (0, 0, 0);
        while at < text.len() {
            let octet = text.as_bytes()[at];
            octets |= (octet as u64) << (8 * at);
            mask |= (if octet == b':' { 0xFF } else { 0xDF }) << (8 * at);
            at += 1;
        }
        Self { text, octets, mask }
    }
}

/// The keyword, in any case.
#[inline]
fn keyword(at: &mut Cursor<'_, '_>, word: Span, expected: Keyword) -> Span {
    let start = at.offset();
    if at.eight() & expected.mask == expected.octets {
        at.seek(start + expected.text.len());
        return Span::new(start, at.offset() - 1);
    }
    unusual_keyword(at, word, expected.text)
}

#[cold]
fn unusual_keyword(at: &mut Cursor<'_, '_>, word: Span, expected: &'static str) -> Span {
    let keyword = at.take_class(LET_DIG);
    let name = at.slice(keyword);
    let known = [&b"FROM"[..], b"TO"].iter().any(|known| name.eq_ignore_ascii_case(known));
    if !known {
        // A colon in the keyword's place, behind another word or none, is what is left of it: the path follows.
        if at.eat(b':') && at.rest().trim_ascii_start().starts_with(b"<") {
            let span = Span::new(keyword.start as usize, at.offset());
            at.report_with(&KEYWORD_MISSING, span, [Arg::Slice(word), Arg::Word(expected)]);
            return keyword;
        }
        at.seek(keyword.start as usize);
        let span = Span::at(keyword.start as usize);
        at.report_with(&KEYWORD_MISSING, span, [Arg::Slice(word), Arg::Word(expected)]);
        return span;
    }
    if !name.eq_ignore_ascii_case(&expected.as_bytes()[..expected.len() - 1]) {
        at.report_with(&KEYWORD_SWAPPED, keyword, [Arg::Slice(word), Arg::Word(expected)]);
    }
    colon(at, keyword);
    keyword
}

/// The colon right after the keyword (RFC 5321 §3.3).
fn colon(at: &mut Cursor<'_, '_>, keyword: Span) {
    let blanks = at.take_blanks();
    if at.is_done() {
        // That no path follows says it all.
    } else if !at.eat(b':') {
        // "=" or ";" in its place, or nothing.
        let end = at.offset() + usize::from(at.eat(b'=') || at.eat(b';'));
        let span = Span::new(keyword.start as usize, end);
        at.report_with(&KEYWORD_COLON_MISSING, span, [Arg::Slice(keyword), Arg::None]);
    } else if at.has_space(blanks) {
        at.report_with(&PATH_SPACE_BEFORE_COLON, blanks, [Arg::Slice(keyword), Arg::None]);
    }
}
