//! One address on its own, as it stands in a path.

use super::{Context, Path};
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext, Report};
use crate::rules::lines::LINE_TRAILING_SPACE;
use crate::rules::paths::{ADDRESS_MISSING, PATH_SPACE_INSIDE, PATH_TRAILING_TEXT};
use crate::span::Span;
use crate::syntax::line::frame;
use crate::syntax::{mistakes, path};

/// Parses one address alone, with or without angle brackets, and reports what is wrong with it.
///
/// `<>` is the null reverse-path and `postmaster` the one forward-path without a domain: both are right here, where
/// nobody knows which of the two the address is to be (RFC 5321 §4.1.1.2, §4.1.1.3).
///
/// ```
/// use smtplint_core::command::{Context, Path, address};
///
/// let mut found = Vec::new();
/// let parsed = address(b"user@example.org", &Context::default(), &mut found);
/// assert!(matches!(parsed, Some(Path::Mailbox(_, mailbox)) if mailbox.local_part == b"user"));
/// assert!(found.is_empty());
///
/// address(b"us er@example.org", &Context::default(), &mut found);
/// assert_eq!(found[0].rule.code, "SL0224");
/// ```
pub fn address<'a>(line: &'a [u8], context: &Context, out: &mut dyn Report) -> Option<Path<'a>> {
    let framed = frame(line, context.wire, ReplyContext::Alone, out);
    let mut at = Cursor::new(line, &framed, &context.offer, out);
    at.place = ReplyContext::Alone;
    let path = alone(&mut at);
    rest(&mut at);
    if !framed.trailing.is_empty() && framed.end > 0 {
        at.report(&LINE_TRAILING_SPACE, framed.trailing);
    }
    if framed.utf8 {
        super::non_ascii::judge(&mut at, None);
    }
    path
}

fn alone<'a>(at: &mut Cursor<'a, '_>) -> Option<Path<'a>> {
    let blanks = at.take_blanks();
    if at.is_done() {
        at.report(&ADDRESS_MISSING, Span::at(at.offset()));
        return None;
    }
    if !blanks.is_empty() {
        at.report_with(&PATH_SPACE_INSIDE, blanks, [Arg::Word("before the address"), Arg::None]);
    }
    path::alone(at)
}

fn rest(at: &mut Cursor<'_, '_>) {
    mistakes::further_brackets(at);
    let blanks = at.take_blanks();
    if !at.is_done() {
        let span = Span::new(blanks.start as usize, at.end());
        at.report_with(&PATH_TRAILING_TEXT, span, [Arg::None, Arg::Word("the address")]);
    }
}
