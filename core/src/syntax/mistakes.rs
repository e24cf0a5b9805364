//! How people write paths that are none: names, other brackets, several addresses, text from a web page.

use super::address::Path;
use super::class::{JUDGED, LET_DIG, is};
use super::mailbox::quoted_string;
use super::pasted;
use super::path::{contents, trailing_text};
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext};
use crate::octets::find;
use crate::rules::mailboxes::PATH_MAILTO;
use crate::rules::paths::{
    PATH_BRACKETS_DOUBLED, PATH_BRACKETS_MISSING, PATH_DISPLAY_NAME, PATH_HTML_ENTITY, PATH_SEVERAL,
    PATH_SPACE_INSIDE, PATH_TRAILING_TEXT, PATH_UNOPENED,
};
use crate::span::Span;

/// What stands between `&lt;` and `&gt;`, as in text copied from the source of a web page.
pub(super) fn html_entities(at: &Cursor<'_, '_>) -> Option<Span> {
    let rest = at.rest().strip_prefix(b"&lt;")?;
    let length = find(rest, b"&gt;")?;
    let start = at.offset() + 4;
    Some(Span::new(start, start + length))
}

pub(super) fn within_entities<'a>(at: &mut Cursor<'a, '_>, inner: Span) -> Option<Path<'a>> {
    let (start, end) = (inner.start as usize, inner.end as usize);
    at.report_with(&PATH_HTML_ENTITY, Span::new(start - 4, end + 4), [Arg::Slice(inner), Arg::None]);
    at.seek(start);
    let path = at.within(end, |at| if at.is_done() { Some(Path::Null) } else { contents(at) });
    at.seek(end + 4);
    if !at.is_alone() {
        trailing_text(at);
    }
    path
}

/// `Joe <joe@example.org>`: what mail user agents show, and no path has.
pub(super) fn display_name(at: &mut Cursor<'_, '_>) {
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

/// What stands after `<` and is no address: a second `<`, or blanks.
#[cold]
pub(super) fn after_bracket(at: &mut Cursor<'_, '_>) {
    let rest = at.rest();
    let doubled = rest.iter().take_while(|&&octet| octet == b'<').count();
    if let Some(close) = memchr::memchr(b'>', rest)
        && doubled > 0
    {
        let (start, end) = (at.offset(), at.offset() + close);
        let closed = rest[close..].iter().take_while(|&&octet| octet == b'>').count();
        let inner = Span::new(start + doubled, end);
        let whole = Span::new(start - 1, end + closed);
        at.report_with(&PATH_BRACKETS_DOUBLED, whole, [Arg::Slice(inner), Arg::None]);
        return at.seek(start + doubled);
    }
    if at.at_blank() && rest.contains(&b'>') {
        let span = at.take_blanks();
        inside_brackets(at, span);
    }
}

/// Goes past the further `>` of doubled brackets: they have been reported with the first `<`.
pub(crate) fn further_brackets(at: &mut Cursor<'_, '_>) {
    if at.slice(Span::new(at.path.start as usize, at.path.start as usize + 2)) == b"<<" {
        at.take_while(|octet| octet == b'>');
    }
}

/// Blanks next to a bracket.
pub(super) fn inside_brackets(at: &mut Cursor<'_, '_>, blanks: Span) {
    at.report_with(&PATH_SPACE_INSIDE, blanks, [Arg::Word("just inside the angle brackets"), Arg::None]);
}

/// What stands after `>` and begins no parameter.
#[cold]
pub(super) fn after_path(at: &mut Cursor<'_, '_>) {
    further_brackets(at);
    let start = at.offset();
    let separator = at.take_while(|octet| matches!(octet, b' ' | b'\t' | b',' | b';'));
    let listed = !at.slice(separator).iter().all(|&octet| octet == b' ' || octet == b'\t');
    let close = memchr::memrchr(b'>', at.rest());
    if let Some(close) = close.filter(|_| at.peek() == Some(b'<')) {
        let end = at.offset() + close + 1;
        at.seek(end);
        return at.report(&PATH_SEVERAL, Span::new(start, end));
    }
    at.seek(start);
    if at.is_done() || at.at_blank() && !listed || at.take_unseen() {
        return;
    }
    // Parameters without their space are reported there.
    if !at.peek().is_some_and(|octet| is(octet, LET_DIG)) {
        at.take_blanks();
        let span = Span::new(start, at.take_word().end as usize);
        // Stray punctuation can go; what holds a word was meant for something.
        let word = at.slice(span).iter().any(|&octet| is(octet, LET_DIG | JUDGED));
        let cure = if word { Arg::None } else { Arg::Word("") };
        at.report_with(&PATH_TRAILING_TEXT, span, [cure, Arg::Word("\">\"")]);
    }
}

/// `mailto:user@example.org`: an address with the scheme of its URI.
#[cold]
pub(super) fn scheme(at: &mut Cursor<'_, '_>) {
    const MAILTO: &[u8] = b"mailto:";
    if at.rest().get(..MAILTO.len()).is_some_and(|here| here.eq_ignore_ascii_case(MAILTO)) {
        let span = Span::new(at.offset(), at.offset() + MAILTO.len());
        at.seek(span.end as usize);
        at.report(&PATH_MAILTO, span);
    }
}

/// Where a second address begins in a word: at a comma or semicolon with an "@" after it.
pub(super) fn second_address(word: &[u8]) -> Option<usize> {
    let separator = memchr::memchr2(b',', b';', word)?;
    memchr::memchr(b'@', &word[separator..]).map(|_| separator)
}

/// `user@example.org`, `user@example.org>`, `[user@example.org]`: a path stands in angle brackets.
pub(super) fn unbracketed<'a>(at: &mut Cursor<'a, '_>) -> Option<Path<'a>> {
    let start = at.offset();
    if at.peek() == Some(b'"') {
        quoted_string(at);
    }
    let mut word = Span::new(start, at.take_word().end as usize);
    let text = at.slice(word);
    if text.contains(&b'@')
        && let Some(end) = listed(at, text)
    {
        let separator = word.end as usize - 1;
        at.report(&PATH_SEVERAL, Span::new(separator, end));
        at.seek(start);
        let path = at.within(separator, contents);
        at.seek(end);
        at.path = Span::new(start, separator);
        return path;
    }
    let closed = memchr::memchr(b'>', text).map(|close| close + 1);
    // The path ends there where an address stands before it; what follows is not part of it.
    let cut = closed.filter(|&end| end < text.len() && text[..end].contains(&b'@') && text[0] != b'"');
    if let Some(length) = cut {
        word = Span::new(start, start + length);
    }
    let mut inner = inside(at.slice(word), word);
    if let Some(second) = second_address(at.slice(inner)).filter(|_| !at.slice(inner).starts_with(b"@")) {
        let rest = Span::new(inner.start as usize + second, inner.end as usize);
        at.report(&PATH_SEVERAL, rest);
        inner = Span::new(inner.start as usize, rest.start as usize);
    } else if at.slice(word).ends_with(b">") {
        let cure = if word.len() > 1 { Arg::Word("<") } else { Arg::None };
        at.report_with(&PATH_UNOPENED, Span::at(start), [cure, Arg::None]);
    } else {
        // What is no address would be none in brackets either.
        let text = at.slice(inner);
        let forward = at.place == ReplyContext::ForwardPath;
        let address = text.contains(&b'@') || forward && text.eq_ignore_ascii_case(b"postmaster");
        let cure = if address { Arg::Slice(inner) } else { Arg::None };
        at.report_with(&PATH_BRACKETS_MISSING, word, [Arg::Slice(inner), cure]);
    }
    at.seek(inner.start as usize);
    let path = at.within(inner.end as usize, |at| if at.is_done() { None } else { contents(at) });
    at.seek(word.end as usize);
    at.path = word;
    if cut.is_some() {
        trailing_text(at);
    }
    path
}

/// `user@example.org, other@example.org`: where a list ends whose first word ends with its separator; the cursor
/// stands after that word.
fn listed(at: &mut Cursor<'_, '_>, first: &[u8]) -> Option<usize> {
    let (mut word, mut end) = (first, None);
    while let [.., b',' | b';'] = word {
        at.take_blanks();
        let next = at.take_word();
        word = at.slice(next);
        if !word.contains(&b'@') {
            break;
        }
        end = Some(next.end as usize);
    }
    end
}

/// A word without the brackets or quotes around an address in it.
fn inside(text: &[u8], word: Span) -> Span {
    let (start, end) = (word.start as usize, word.end as usize);
    match text {
        [b'[', inner @ .., b']']
        | [b'(', inner @ .., b')']
        | [b'{', inner @ .., b'}']
        | [b'\'', inner @ .., b'\'']
        | [b'"', inner @ .., b'"']
            if inner.contains(&b'@') =>
        {
            Span::new(start + 1, end - 1)
        }
        [.., b'>'] => Span::new(start, end - 1),
        [first, .., last] if *first >= 0x80 && *last >= 0x80 => {
            // Marks that were pasted in place of the brackets go with the brackets' fix.
            let last = text.iter().rposition(|&octet| octet >= 0xC0).unwrap_or(text.len());
            let closed = pasted::unmeant(&text[last..]) == text.len() - last;
            let opened = pasted::unmeant(text);
            if closed && opened < last { Span::new(start + opened, start + last) } else { word }
        }
        [.., b',' | b';'] if text.contains(&b'@') => Span::new(start, end - 1),
        _ => word,
    }
}
