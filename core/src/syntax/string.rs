//! `String = Atom / Quoted-string` (RFC 5321 §4.1.2): the argument of VRFY, EXPN, HELP and NOOP.

use super::class::{ATEXT, JUDGED, QTEXT, is};
use super::mailbox::quoted_string;
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::rules::verbs::ARGUMENT_NOT_STRING;
use crate::span::Span;

/// The rest of the line as a `String`, as written.
pub(crate) fn string<'a>(at: &mut Cursor<'a, '_>) -> &'a [u8] {
    let span = Span::new(at.offset(), at.end());
    let text = at.slice(span);
    let quoted = at.peek() == Some(b'"') && quoted_string(at) == Some(span);
    if !quoted && !text.iter().all(|&octet| is(octet, ATEXT | JUDGED)) {
        // In quotes it would be right, unless it holds what quotes must quote, or what may stand nowhere.
        let quotable = text.iter().all(|&octet| is(octet, QTEXT));
        let cure = if quotable { Arg::Slice(span) } else { Arg::None };
        at.report_with(&ARGUMENT_NOT_STRING, span, [cure, Arg::None]);
    }
    at.seek(at.end());
    text
}
