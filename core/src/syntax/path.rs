//! `Reverse-path` and `Forward-path` (RFC 5321 §4.1.2).

use super::address::{Path, SourceRoute};
use super::class::{LET_DIG, is};
use super::{domain, mailbox, mistakes};
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, ReplyContext};
use crate::registry::limits;
use crate::rules::domains::{DOMAIN_CHARACTER, DOMAIN_MISSING};
use crate::rules::mailboxes::LOCAL_PART_EMPTY;
use crate::rules::paths::{
    PATH_MISSING, PATH_NULL_RECIPIENT, PATH_ROUTE_UNFINISHED, PATH_SEVERAL, PATH_SOURCE_ROUTE,
    PATH_SPACE_BEFORE, PATH_TOO_LONG, PATH_UNCLOSED, PATH_UNOPENED,
};
use crate::span::Span;

/// `Reverse-path / Forward-path`, after `keyword` (FROM or TO) and its colon, of the verb `verb`.
pub(crate) fn path<'a>(at: &mut Cursor<'a, '_>, verb: Span, keyword: Span) -> Option<Path<'a>> {
    if at.peek() == Some(b'<') {
        return bracketed(at);
    }
    unusual_path(at, verb, keyword)
}

#[cold]
fn unusual_path<'a>(at: &mut Cursor<'a, '_>, verb: Span, keyword: Span) -> Option<Path<'a>> {
    at.take_unseen();
    space_before(at, verb, keyword);
    if at.is_done() {
        at.report_with(&PATH_MISSING, Span::at(at.offset()), [Arg::Slice(keyword), Arg::None]);
        return None;
    }
    if let Some(span) = mistakes::html_entities(at) {
        return mistakes::within_entities(at, span);
    }
    mistakes::display_name(at);
    if at.peek() == Some(b'<') { bracketed(at) } else { mistakes::unbracketed(at) }
}

/// A path on its own: brackets may be left out, and it is a reverse-path or a forward-path.
pub(crate) fn alone<'a>(at: &mut Cursor<'a, '_>) -> Option<Path<'a>> {
    if let Some(span) = mistakes::html_entities(at) {
        return mistakes::within_entities(at, span);
    }
    mistakes::display_name(at);
    if at.peek() == Some(b'<') {
        return bracketed(at);
    }
    if at.rest().ends_with(b">") {
        // Alone, it may be half of anything.
        let cure = if at.rest().len() > 1 { Arg::Word("<") } else { Arg::None };
        at.report_with(&PATH_UNOPENED, Span::at(at.offset()), [cure, Arg::None]);
        if at.rest().len() == 1 {
            at.bump();
            return None;
        }
        return at.within(at.end() - 1, contents).inspect(|_| at.bump());
    }
    let start = at.offset();
    let path = match mistakes::second_address(at.rest()).filter(|_| !matches!(at.peek(), Some(b'@' | b'"'))) {
        Some(second) => {
            at.report(&PATH_SEVERAL, Span::new(start + second, at.end()));
            let path = at.within(start + second, contents);
            at.seek(at.end());
            path
        }
        None => contents(at),
    };
    at.path = Span::new(start, at.offset());
    // With its brackets it would be two octets longer.
    check_length(at, at.path, 2);
    path
}

/// `"FROM:" Reverse-path`, `"TO:" Forward-path`: nothing stands between the two (RFC 5321 §3.3).
fn space_before(at: &mut Cursor<'_, '_>, verb: Span, keyword: Span) {
    let span = at.take_blanks();
    if at.has_space(span) && !at.is_done() {
        at.report_with(&PATH_SPACE_BEFORE, span, [Arg::Slice(keyword), Arg::Slice(verb)]);
    }
}

/// `Path = "<" [ A-d-l ":" ] Mailbox ">"`, or `"<>"`.
fn bracketed<'a>(at: &mut Cursor<'a, '_>) -> Option<Path<'a>> {
    let start = at.offset();
    at.bump();
    if matches!(at.peek(), Some(b'<' | b' ' | b'\t')) {
        mistakes::after_bracket(at);
    }
    if at.eat(b'>') {
        if at.place == ReplyContext::ForwardPath {
            at.report(&PATH_NULL_RECIPIENT, Span::new(start, at.offset()));
        }
        if !at.is_alone() {
            trailing_text(at);
        }
        return Some(Path::Null);
    }
    if at.is_done() {
        at.report(&PATH_UNCLOSED, Span::at(at.offset()));
        return None;
    }
    let path = contents(at);
    close(at);
    at.path = Span::new(start, at.offset());
    // A bracket that is missing counts all the same.
    let missing = at.path.len() == limits::PATH && !at.slice(at.path).ends_with(b">");
    check_length(at, at.path, usize::from(missing));
    if !at.is_alone() {
        trailing_text(at);
    }
    path
}

#[inline]
fn check_length(at: &mut Cursor<'_, '_>, span: Span, more: usize) {
    let length = span.len() + more;
    if length > limits::PATH {
        let args = [Arg::Number(length as u64), Arg::Number(limits::PATH as u64)];
        at.report_with(&PATH_TOO_LONG, span, args);
    }
}

#[inline]
pub(super) fn contents<'a>(at: &mut Cursor<'a, '_>) -> Option<Path<'a>> {
    let route = if at.peek() == Some(b'@') { source_route(at)? } else { SourceRoute::default() };
    if (at.place == ReplyContext::ForwardPath || at.is_alone())
        && let Some(name) = postmaster(at)
    {
        return Some(Path::Postmaster(name));
    }
    Some(Path::Mailbox(route, mailbox::mailbox(at)))
}

/// `"<Postmaster>"`, in any case: the one forward-path that needs no domain (RFC 5321 §4.1.1.3).
fn postmaster<'a>(at: &mut Cursor<'a, '_>) -> Option<&'a [u8]> {
    let (name, rest) = at.rest().split_at_checked(10)?;
    if !matches!(rest, [] | [b'>' | b' ', ..]) || !name.eq_ignore_ascii_case(b"postmaster") {
        return None;
    }
    // Blanks before its bracket, or parameters where that is missing, are not part of the name.
    if memchr::memchr(b'>', rest.trim_ascii_start()).is_some_and(|close| close > 0) {
        return None;
    }
    at.seek(at.offset() + name.len());
    Some(name)
}

/// `A-d-l = At-domain *( "," At-domain )`, and the colon after it; none where no mailbox follows.
#[cold]
fn source_route<'a>(at: &mut Cursor<'a, '_>) -> Option<SourceRoute<'a>> {
    let start = at.offset();
    loop {
        at.bump(); // "@"
        let hop = hop(at);
        let goes_on = matches!(at.peek(), Some(b':' | b','));
        let literal = at.slice(Span::new(hop.start as usize - 1, hop.end as usize)) == b"]";
        if literal {
            // It has been reported.
        } else if hop.is_empty() && goes_on {
            at.report(&DOMAIN_MISSING, hop);
        } else if !hop.is_empty() && (goes_on || start + 1 != hop.start as usize) {
            domain::domain(at, hop);
        }
        if !next_hop(at) {
            break;
        }
    }
    let span = Span::new(start, at.offset() + 1);
    if at.eat(b':') {
        if at.peek().is_none_or(|octet| octet == b'>') {
            at.report(&PATH_ROUTE_UNFINISHED, Span::at(at.offset()));
            return None;
        }
        at.report(&PATH_SOURCE_ROUTE, span);
        return Some(SourceRoute(at.slice(span)));
    }
    if at.peek().is_none_or(|octet| octet == b'>') && !at.slice(span).contains(&b',') {
        // `<@example.org>`: more likely a mailbox without its local-part than a route without its mailbox.
        at.report(&LOCAL_PART_EMPTY, Span::at(start));
        return None;
    }
    at.report(&PATH_ROUTE_UNFINISHED, Span::at(at.offset()));
    if at.at_blank() && memchr::memchr(b'@', at.rest()).is_some() {
        at.take_blanks();
        return Some(SourceRoute(at.slice(span)));
    }
    None
}

/// `Domain` of an At-domain. An address literal has no place there, which its bracket says, but is seen as one thing.
fn hop(at: &mut Cursor<'_, '_>) -> Span {
    let start = at.offset();
    // It is looked for up to the next hop only, so that many of them cost no more than the line.
    let closes = |octet: &u8| matches!(octet, b']' | b'>' | b',' | b'@');
    let literal = if at.peek() == Some(b'[') { at.rest().iter().position(closes) } else { None };
    if let Some(close) = literal.filter(|&close| at.rest()[close] == b']') {
        at.report_with(&DOMAIN_CHARACTER, Span::new(start, start + 1), [Arg::Octet(b'['), Arg::None]);
        at.seek(start + close + 1);
        return Span::at(at.offset());
    }
    at.take_while(|octet| !matches!(octet, b',' | b':' | b'>' | b'@') && !is_blank(octet))
}

/// `"," At-domain`: goes past the comma, and past blanks that may not stand behind it.
fn next_hop(at: &mut Cursor<'_, '_>) -> bool {
    if !at.eat(b',') {
        return false;
    }
    let comma = at.offset();
    let blanks = at.take_blanks();
    if at.peek() != Some(b'@') {
        at.seek(comma);
        return false;
    }
    if !blanks.is_empty() {
        at.report_with(&DOMAIN_CHARACTER, blanks, [Arg::Octet(b' '), Arg::None]);
    }
    true
}

/// The `>` at the end; what is in the way of it has been reported, or is a space.
#[inline]
fn close(at: &mut Cursor<'_, '_>) {
    if !at.eat(b'>') {
        unusual_close(at);
    }
}

#[cold]
fn unusual_close(at: &mut Cursor<'_, '_>) {
    let start = at.offset();
    let inside = memchr::memchr(b'>', at.rest()).map(|close| &at.rest()[..close]);
    // A parameter's own brackets, as in AUTH=<>, do not close the path before it.
    let Some(inside) = inside.filter(|inside| !at.at_blank() || !inside.contains(&b'=')) else {
        return at.report_with(&PATH_UNCLOSED, Span::at(start), [Arg::Word(">"), Arg::None]);
    };
    let blanks = at.take_blanks();
    if blanks.len() == inside.len() && !blanks.is_empty() {
        mistakes::inside_brackets(at, blanks);
    } else if !blanks.is_empty() {
        at.report_with(&DOMAIN_CHARACTER, blanks, [Arg::Octet(b' '), Arg::None]);
    }
    let rest = at.rest();
    at.seek(at.offset() + memchr::memchr(b'>', rest).map_or(rest.len(), |close| close + 1));
}

/// After `>` comes a space and the parameters, or nothing.
#[inline]
pub(super) fn trailing_text(at: &mut Cursor<'_, '_>) {
    match at.rest() {
        [] => {}
        [b' ', octet, ..] if is(*octet, LET_DIG) => {}
        _ => mistakes::after_path(at),
    }
}
