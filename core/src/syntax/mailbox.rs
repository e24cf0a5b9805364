//! `Mailbox` and its Local-part (RFC 5321 §4.1.2).

use super::address::Mailbox;
use super::class::{ATEXT, JUDGED, QTEXT, is};
use super::{domain, mistakes};
use crate::cursor::{Cursor, is_blank};
use crate::finding::Arg;
use crate::registry::limits;
use crate::rules::mailboxes::{
    LOCAL_PART_CHARACTER, LOCAL_PART_DOT, LOCAL_PART_EMPTY, LOCAL_PART_SPACE, LOCAL_PART_TOO_LONG,
    MAILBOX_DOMAIN_MISSING, QUOTED_STRING_EMPTY, QUOTED_STRING_NEEDLESS, QUOTED_STRING_TAIL,
    QUOTED_STRING_UNCLOSED,
};
use crate::span::Span;

/// `Mailbox = Local-part "@" ( Domain / address-literal )`.
#[inline]
pub(crate) fn mailbox<'a>(at: &mut Cursor<'a, '_>) -> Mailbox<'a> {
    if let Some(length) = dot_string_before_at(at.rest()) {
        let span = Span::new(at.offset(), at.offset() + length);
        at.seek(span.end as usize + 1);
        check_length(at, span);
        return Mailbox { local_part: at.slice(span), host: domain::host(at) };
    }
    unusual_mailbox(at)
}

/// `Dot-string "@"`: the octets of the Dot-string; none where something else stands there.
#[inline]
fn dot_string_before_at(text: &[u8]) -> Option<usize> {
    let (mut atom, mut at) = (0, 0);
    loop {
        at += text[at..].iter().take_while(|&&octet| is(octet, ATEXT | JUDGED)).count();
        match text.get(at) {
            Some(b'.') if at > atom => at += 1,
            Some(b'@') if at > atom => return Some(at),
            _ => return None,
        }
        atom = at;
    }
}

fn unusual_mailbox<'a>(at: &mut Cursor<'a, '_>) -> Mailbox<'a> {
    mistakes::scheme(at);
    let span = local_part(at);
    let local_part = at.slice(span);
    if at.eat(b'@') {
        if span.is_empty() {
            at.report(&LOCAL_PART_EMPTY, span);
        }
        return Mailbox { local_part, host: domain::host(at) };
    }
    // Within an unclosed quoted string nobody can tell where the domain was meant to begin.
    let unclosed = local_part.first() == Some(&b'"') && quoted_length(local_part).is_none();
    if !unclosed {
        at.report(&MAILBOX_DOMAIN_MISSING, span);
    }
    Mailbox { local_part, host: None }
}

/// `Local-part = Dot-string / Quoted-string`, at most 64 octets.
fn local_part(at: &mut Cursor<'_, '_>) -> Span {
    let span = if at.peek() == Some(b'"') { quoted_local_part(at) } else { dot_string(at) };
    check_length(at, span);
    span
}

#[inline]
fn check_length(at: &mut Cursor<'_, '_>, span: Span) {
    if span.len() > limits::LOCAL_PART {
        let args = [Arg::Number(span.len() as u64), Arg::Number(limits::LOCAL_PART as u64)];
        at.report_with(&LOCAL_PART_TOO_LONG, span, args);
    }
}

/// `Dot-string = Atom *("." Atom)`, `Atom = 1*atext`.
#[cold]
fn dot_string(at: &mut Cursor<'_, '_>) -> Span {
    let start = at.offset();
    let rest = at.rest();
    let close = memchr::memchr(b'>', rest);
    let closed = at.is_alone() || close.is_some();
    // Without an "@" the spaces are no fault of their own: nothing here is a mailbox.
    let sign = memchr::memchr(b'@', &rest[..close.unwrap_or(rest.len())]).is_some();
    let mut after_dot = true; // nothing yet: a dot here would lead
    loop {
        let atom = at.take_class(ATEXT | JUDGED);
        after_dot &= atom.is_empty();
        let here = at.offset();
        match at.peek() {
            Some(b'.') => {
                at.bump();
                if after_dot {
                    at.report(&LOCAL_PART_DOT, Span::new(here, here + 1));
                }
                after_dot = true;
            }
            None | Some(b'@' | b'>') => break,
            Some(b' ') if !closed || is_edge(at.rest()) => break,
            Some(b' ') if !sign => _ = at.take_blanks(),
            Some(octet) => {
                report_stray(at, octet);
                after_dot = false;
            }
        }
    }
    let span = Span::new(start, at.offset());
    // The leading or the doubled dot has been reported: only a trailing one is left to say.
    if after_dot && span.len() > 1 && at.slice(span)[span.len() - 2] != b'.' {
        at.report(&LOCAL_PART_DOT, Span::new(at.offset() - 1, at.offset()));
    }
    span
}

/// Whether these blanks are the last thing before `>` or `@`'s absence at the end.
fn is_edge(rest: &[u8]) -> bool {
    rest.iter().find(|&&octet| !is_blank(octet)).is_none_or(|&octet| octet == b'>')
}

/// An octet that may not stand outside quotes.
#[cold]
fn report_stray(at: &mut Cursor<'_, '_>, octet: u8) {
    let start = at.offset();
    if octet == b' ' {
        let span = at.take_blanks();
        return at.report(&LOCAL_PART_SPACE, span);
    }
    at.bump();
    // RFC 821 let a backslash quote the next character; it is one mistake, not two.
    let quotes = match at.peek() {
        None | Some(b'>') => false,
        // The last "@" is the one before the domain.
        Some(b'@') => octet == b'\\' && memchr::memchr(b'@', &at.rest()[1..]).is_some(),
        Some(_) => true,
    };
    if octet == b'\\' && quotes {
        at.bump();
    }
    at.report_with(&LOCAL_PART_CHARACTER, Span::new(start, at.offset()), [Arg::Octet(octet), Arg::None]);
}

/// The length of the quoted string that a text begins with; none where it is not closed.
fn quoted_length(text: &[u8]) -> Option<usize> {
    let mut octets = text.iter().enumerate().skip(1);
    while let Some((at, octet)) = octets.next() {
        match octet {
            b'"' => return Some(at + 1),
            b'\\' => _ = octets.next(),
            _ => {}
        }
    }
    None
}

fn quoted_local_part(at: &mut Cursor<'_, '_>) -> Span {
    let start = at.offset();
    let Some(quoted) = quoted_string(at) else {
        let end = memchr::memrchr(b'>', at.rest()).map_or(at.end(), |close| at.offset() + close);
        at.seek(end);
        // The "@" that was meant is somewhere within: without the closing quote nobody can tell where.
        at.report(&QUOTED_STRING_UNCLOSED, Span::new(start, end));
        return Span::new(start, end);
    };
    let tail = at.take_while(|octet| octet != b'@' && octet != b'>' && !is_blank(octet));
    if !tail.is_empty() {
        at.report(&QUOTED_STRING_TAIL, tail);
    } else if quoted.len() == 2 {
        at.report(&QUOTED_STRING_EMPTY, quoted);
    } else if at.peek() == Some(b'@') {
        needless_quotes(at, quoted);
    }
    Span::new(start, at.offset())
}

/// "The sending system SHOULD transmit the form that uses the minimum quoting possible" (RFC 5321 §4.1.2).
fn needless_quotes(at: &mut Cursor<'_, '_>, quoted: Span) {
    let inner = Span::new(quoted.start as usize + 1, quoted.end as usize - 1);
    let atoms = at.slice(inner).split(|&octet| octet == b'.');
    if atoms.into_iter().all(|atom| !atom.is_empty() && atom.iter().all(|&octet| is(octet, ATEXT | JUDGED))) {
        at.report_with(&QUOTED_STRING_NEEDLESS, quoted, [Arg::Slice(inner), Arg::None]);
    }
}

/// `Quoted-string = DQUOTE *QcontentSMTP DQUOTE`, `quoted-pairSMTP = %d92 %d32-126`; none where it is not closed,
/// and the cursor then stands where it stood.
pub(crate) fn quoted_string(at: &mut Cursor<'_, '_>) -> Option<Span> {
    let start = at.offset();
    at.bump();
    loop {
        at.take_while(|octet| is(octet, QTEXT | JUDGED));
        match at.peek() {
            Some(b'"') => {
                at.bump();
                return Some(Span::new(start, at.offset()));
            }
            Some(b'\\') => {
                at.bump();
                at.bump();
            }
            _ => {
                at.seek(start);
                return None;
            }
        }
    }
}
