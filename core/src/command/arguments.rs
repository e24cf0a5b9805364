//! HELO, EHLO, LHLO; VRFY, EXPN, HELP, NOOP; and the verbs without arguments.

use super::{Command, Host};
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::registry::{Verb, extensions};
use crate::rules::domains::HELO_LITERAL;
use crate::rules::params::PARAM_NOT_OFFERED;
use crate::rules::verbs::{ARGUMENT_UNEXPECTED, HELLO_WRAPPED};
use crate::span::Span;
use crate::syntax::{domain, string};

/// `ehlo = "EHLO" SP ( Domain / address-literal ) CRLF`, `helo = "HELO" SP Domain CRLF` (RFC 5321 §4.1.1.1).
pub(super) fn hello<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Command<'a> {
    if at.is_done() {
        return Command::Hello(verb, None);
    }
    let host = match at.peek() {
        Some(b'<' | b'"' | b'\'' | b'(') => wrapped(at, verb),
        _ => name(at, verb),
    };
    surplus(at, Arg::Word(verb.name()));
    Command::Hello(verb, host)
}

/// `Domain / address-literal`, the latter not after HELO.
#[inline]
fn name<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Option<Host<'a>> {
    let start = at.offset();
    let host = domain::host(at);
    if verb == Verb::Helo && matches!(host, Some(Host::Literal(_))) {
        at.report(&HELO_LITERAL, Span::new(start, at.offset()));
    }
    host
}

/// A domain in brackets or quotes, as people write it who think of MAIL: one mistake, though two octets are too many.
#[cold]
fn wrapped<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Option<Host<'a>> {
    let start = at.offset();
    let word = at.take_word();
    at.seek(start);
    let (marks, inner) = match at.slice(word) {
        [b'<', inner @ .., b'>'] => ("angle brackets", inner),
        [b'"', inner @ .., b'"'] => ("double quotes", inner),
        [b'\'', inner @ .., b'\''] => ("single quotes", inner),
        [b'(', inner @ .., b')'] => ("parentheses", inner),
        _ => return name(at, verb),
    };
    if inner.is_empty() || inner.iter().any(|octet| b"<>\"'()".contains(octet)) {
        return name(at, verb);
    }
    at.report_with(
        &HELLO_WRAPPED,
        word,
        [Arg::Word(marks), Arg::Slice(Span::new(start + 1, start + 1 + inner.len()))],
    );
    at.seek(start + 1);
    let host = at.within(word.end as usize - 1, |at| name(at, verb));
    at.seek(word.end as usize);
    host
}

/// `data = "DATA" CRLF`, and the others of its kind.
pub(super) fn plain<'a>(at: &mut Cursor<'a, '_>, verb: Verb, word: Span) -> Command<'a> {
    surplus(at, Arg::Slice(word));
    Command::Plain(verb)
}

/// Text where nothing more may stand.
#[inline]
pub(super) fn surplus(at: &mut Cursor<'_, '_>, after: Arg) {
    if !at.is_done() {
        let span = Span::new(at.offset(), at.end());
        at.seek(at.end());
        at.report_with(&ARGUMENT_UNEXPECTED, span, [after, Arg::None]);
    }
}

/// `vrfy = "VRFY" SP String [ SP "SMTPUTF8" ] CRLF` (RFC 5321 §4.1.1.6, RFC 6531 §3.7.4.2), and its kin.
pub(super) fn text<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Command<'a> {
    if at.is_done() {
        return Command::Text(verb, None);
    }
    let end = if matches!(verb, Verb::Vrfy | Verb::Expn) { before_smtputf8(at) } else { at.end() };
    let text = at.within(end, string::string);
    if end < at.end() && !at.offer.has(&extensions::SMTPUTF8) {
        let args = [Arg::Word("SMTPUTF8"), Arg::Word("SMTPUTF8")];
        at.report_with(&PARAM_NOT_OFFERED, Span::new(end + 1, at.end()), args);
    }
    at.seek(at.end());
    Command::Text(verb, Some(text))
}

/// Text of which no standard says what it is.
pub(super) fn free<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Command<'a> {
    let text = at.rest();
    at.seek(at.end());
    Command::Text(verb, Some(text).filter(|text| !text.is_empty()))
}

fn before_smtputf8(at: &Cursor<'_, '_>) -> usize {
    let flag = b" SMTPUTF8";
    let rest = at.rest();
    match rest.len().checked_sub(flag.len()) {
        Some(before @ 1..) if rest[before..].eq_ignore_ascii_case(flag) => at.offset() + before,
        _ => at.end(),
    }
}
