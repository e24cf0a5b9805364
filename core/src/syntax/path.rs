//! `Reverse-path` and `Forward-path` (RFC 5321 §4.1.2).

use super::address::{Path, SourceRoute};
use super::class::{LET_DIG, is};
use super::domain;
use super::mailbox::{self, quoted_string};
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, ReplyContext, Report};
use crate::registry::limits;
use crate::rules::domains::DOMAIN_MISSING;
use crate::rules::mailboxes::LOCAL_PART_EMPTY;
use crate::rules::paths::{
    PATH_BRACKETS_MISSING, PATH_DISPLAY_NAME, PATH_HTML_ENTITY, PATH_MISSING, PATH_NULL_RECIPIENT,
    PATH_ROUTE_UNFINISHED, PATH_SOURCE_ROUTE, PATH_SPACE_BEFORE, PATH_SPACE_INSIDE, PATH_TOO_LONG,
    PATH_TRAILING_TEXT, PATH_UNCLOSED, PATH_UNOPENED,
};
use crate::span::Span;

/// `Reverse-path / Forward-path`, after `keyword` (FROM or TO) and its colon, of the verb `verb`.
pub(crate) fn path<'a, R: Report>(at: &mut Cursor<'a, '_, R>, verb: Span, keyword: Span) -> Option<Path<'a>> {
    if at.peek() == Some(b'<') {
        return bracketed(at);
    }
    unusual_path(at, verb, keyword)
}

#[cold]
fn unusual_path<'a, R: Report>(at: &mut Cursor<'a, '_, R>, verb: Span, keyword: Span) -> Option<Path<'a>> {
    at.take_unseen();
    space_before(at, verb, keyword);
    if at.is_done() {
        at.report_with(&PATH_MISSING, Span::at(at.offset()), [Arg::Slice(keyword), Arg::None]);
        return None;
    }
    if let Some(span) = html_entities(at) {
        return within_entities(at, span);
    }
    display_name(at);
    if at.peek() == Some(b'<') { bracketed(at) } else { unbracketed(at) }
}

/// A path on its own: brackets may be left out, and it is a reverse-path or a forward-path.
pub(crate) fn alone<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<Path<'a>> {
    display_name(at);
    if at.peek() == Some(b'<') {
        return bracketed(at);
    }
    if at.rest().ends_with(b">") {
        at.report(&PATH_UNOPENED, Span::at(at.offset()));
        return at.within(at.end() - 1, contents).inspect(|_| at.bump());
    }
    let start = at.offset();
    let path = contents(at);
    at.path = Span::new(start, at.offset());
    // With its brackets it would be two octets longer.
    check_length(at, at.path, 2);
    path
}

/// `"FROM:" Reverse-path`, `"TO:" Forward-path`: nothing stands between the two (RFC 5321 §3.3).
fn space_before<R: Report>(at: &mut Cursor<'_, '_, R>, verb: Span, keyword: Span) {
    let span = at.take_blanks();
    if !span.is_empty() && !at.is_done() {
        at.report_with(&PATH_SPACE_BEFORE, span, [Arg::Slice(keyword), Arg::Slice(verb)]);
    }
}

/// What stands between `&lt;` and `&gt;`, as in text copied from the source of a web page.
fn html_entities<R: Report>(at: &Cursor<'_, '_, R>) -> Option<Span> {
    let rest = at.rest().strip_prefix(b"&lt;")?;
    let length = memchr::memmem::find(rest, b"&gt;")?;
    let start = at.offset() + 4;
    Some(Span::new(start, start + length))
}

fn within_entities<'a, R: Report>(at: &mut Cursor<'a, '_, R>, inner: Span) -> Option<Path<'a>> {
    let (start, end) = (inner.start as usize, inner.end as usize);
    at.report_with(&PATH_HTML_ENTITY, Span::new(start - 4, end + 4), [Arg::Slice(inner), Arg::None]);
    at.seek(start);
    let path = at.within(end, |at| if at.is_done() { Some(Path::Null) } else { contents(at) });
    at.seek(end + 4);
    trailing_text(at);
    path
}

/// `Joe <joe@example.org>`: what mail user agents show, and no path has.
fn display_name<R: Report>(at: &mut Cursor<'_, '_, R>) {
    if at.peek() == Some(b'<') {
        return;
    }
    let start = at.offset();
    if at.peek() == Some(b'"') && quoted_string(at).is_none() {
        return;
    }
    let open =
        memchr::memchr(b'<', at.rest()).filter(|&open| memchr::memchr(b'>', &at.rest()[open..]).is_some());
    match open.map(|open| at.offset() + open) {
        // After "=" the bracket belongs to a parameter: AUTH=<>.
        Some(open) if at.slice(Span::new(open - 1, open)) != b"=" => {
            at.report(&PATH_DISPLAY_NAME, Span::new(start, open));
            at.seek(open);
        }
        _ => at.seek(start),
    }
}

/// `Path = "<" [ A-d-l ":" ] Mailbox ">"`, or `"<>"`.
fn bracketed<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<Path<'a>> {
    let start = at.offset();
    at.bump();
    space_inside(at);
    if at.eat(b'>') {
        if at.place == ReplyContext::ForwardPath {
            at.report(&PATH_NULL_RECIPIENT, Span::new(start, at.offset()));
        }
        if !at.is_alone() {
            trailing_text(at);
        }
        return Some(Path::Null);
    }
    let path = contents(at);
    close(at);
    at.path = Span::new(start, at.offset());
    check_length(at, at.path, 0);
    if !at.is_alone() {
        trailing_text(at);
    }
    path
}

#[inline]
fn check_length<R: Report>(at: &mut Cursor<'_, '_, R>, span: Span, more: usize) {
    let length = span.len() + more;
    if length > limits::PATH {
        let args = [Arg::Number(length as u64), Arg::Number(limits::PATH as u64)];
        at.report_with(&PATH_TOO_LONG, span, args);
    }
}

#[inline]
fn contents<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<Path<'a>> {
    let route = if at.peek() == Some(b'@') { source_route(at)? } else { SourceRoute::default() };
    if (at.place == ReplyContext::ForwardPath || at.is_alone())
        && let Some(name) = postmaster(at)
    {
        return Some(Path::Postmaster(name));
    }
    Some(Path::Mailbox(route, mailbox::mailbox(at)))
}

/// `"<Postmaster>"`, in any case: the one forward-path that needs no domain (RFC 5321 §4.1.1.3).
fn postmaster<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<&'a [u8]> {
    let (name, rest) = at.rest().split_at_checked(10)?;
    let ends = if at.is_alone() { matches!(rest, [] | [b'>', ..]) } else { rest.first() == Some(&b'>') };
    if !ends || !name.eq_ignore_ascii_case(b"postmaster") {
        return None;
    }
    at.seek(at.offset() + name.len());
    Some(name)
}

/// `A-d-l = At-domain *( "," At-domain )`, and the colon after it; none where no mailbox follows.
#[cold]
fn source_route<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<SourceRoute<'a>> {
    let start = at.offset();
    loop {
        at.bump(); // "@"
        let hop = at.take_while(|octet| !matches!(octet, b',' | b':' | b'>' | b'@') && !is_blank(octet));
        let goes_on = matches!(at.peek(), Some(b':' | b','));
        if hop.is_empty() && goes_on {
            at.report(&DOMAIN_MISSING, hop);
        } else if !hop.is_empty() && (goes_on || start + 1 != hop.start as usize) {
            domain::domain(at, hop);
        }
        if !(at.eat(b',') && at.peek() == Some(b'@')) {
            break;
        }
    }
    let span = Span::new(start, at.offset() + 1);
    if at.eat(b':') {
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

fn space_inside<R: Report>(at: &mut Cursor<'_, '_, R>) {
    if at.at_blank() && at.rest().contains(&b'>') {
        let span = at.take_blanks();
        at.report(&PATH_SPACE_INSIDE, span);
    }
}

/// The `>` at the end; what is in the way of it has been reported, or is a space.
#[inline]
fn close<R: Report>(at: &mut Cursor<'_, '_, R>) {
    if !at.eat(b'>') {
        unusual_close(at);
    }
}

#[cold]
fn unusual_close<R: Report>(at: &mut Cursor<'_, '_, R>) {
    if memchr::memchr(b'>', at.rest()).is_none() {
        return at.report(&PATH_UNCLOSED, Span::at(at.offset()));
    }
    let blanks = at.take_blanks();
    if at.peek() == Some(b'>') && !blanks.is_empty() {
        at.report(&PATH_SPACE_INSIDE, blanks);
    } else if !blanks.is_empty() {
        let args = [Arg::Octet(b' '), Arg::None];
        at.report_with(&crate::rules::domains::DOMAIN_CHARACTER, blanks, args);
    }
    let rest = at.rest();
    at.seek(at.offset() + memchr::memchr(b'>', rest).map_or(rest.len(), |close| close + 1));
}

/// After `>` comes a space and the parameters, or nothing.
#[inline]
fn trailing_text<R: Report>(at: &mut Cursor<'_, '_, R>) {
    match at.peek() {
        None | Some(b' ' | b'\t') => {}
        Some(_) if at.take_unseen() => {}
        // Parameters without their space are reported there.
        Some(octet) if is(octet, LET_DIG) => {}
        Some(_) => {
            let span = at.take_word();
            at.report(&PATH_TRAILING_TEXT, span);
        }
    }
}

/// `user@example.org`, `user@example.org>`: brackets are part of a path.
#[cold]
fn unbracketed<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> Option<Path<'a>> {
    let start = at.offset();
    if at.peek() == Some(b'"') {
        quoted_string(at);
    }
    let word = Span::new(start, at.take_word().end as usize);
    let closed = at.slice(word).ends_with(b">");
    if closed {
        at.report(&PATH_UNOPENED, Span::at(start));
    } else {
        at.report_with(&PATH_BRACKETS_MISSING, word, [Arg::Slice(word), Arg::None]);
    }
    let end = word.end as usize - usize::from(closed);
    at.seek(start);
    let path = at.within(end, |at| if at.is_done() { None } else { contents(at) });
    at.seek(word.end as usize);
    at.path = word;
    path
}
