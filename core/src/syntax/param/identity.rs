//! AUTH, SUBMITTER and ALT-ADDRESS: a mailbox written as xtext; and xtext itself.

use super::value::{ParamValue, Tell, Written};
use crate::cursor::Cursor;
use crate::finding::{Arg, FirstError};
use crate::registry::{Offer, limits};
use crate::rules::params::{PARAM_VALUE_CHARACTER, XTEXT_HEX_CASE, XTEXT_HEXCHAR};
use crate::rules::values::{PARAM_MAILBOX, PARAM_MAILBOX_BRACKETS};
use crate::syntax::line::Framed;
use crate::syntax::mailbox as path_mailbox;
use crate::syntax::xtext::{self, Fault, HexCase, Xtext};

/// A mailbox is a path without its brackets (RFC 5321 §4.5.3.1.3).
const ROOM: usize = limits::PATH - 2;

/// `auth-param = "AUTH=" xtext`, decoded "either a <mailbox> or the two character sequence <>" (RFC 4954 §8).
pub(super) fn identity<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<ParamValue<'a>> {
    let found = xtext(written, 0, HexCase::Any, is_mailbox, tell)?;
    if found.octets().eq(*b"<>") {
        return Some(ParamValue::Identity(None));
    }
    check(written, found, tell).then_some(ParamValue::Identity(Some(found)))
}

/// A Mailbox, encoded "as "xtext" as described in Section 4 of [DSN]" (RFC 4405 §4, RFC 5336 §3.4).
pub(super) fn mailbox<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<Xtext<'a>> {
    let found = xtext(written, 0, HexCase::Upper, is_mailbox, tell)?;
    check(written, found, tell).then_some(found)
}

/// Whether an xtext stands for a mailbox.
fn check(written: Written<'_>, found: Xtext<'_>, tell: &mut Tell<'_>) -> bool {
    let mut decoded = [0; ROOM];
    let mut length = 0;
    for (octet, place) in found.places() {
        if length == ROOM {
            return no_mailbox(written, place, written.text.len(), tell);
        }
        // What is a control character only once decoded has not been judged with the line.
        if octet.is_ascii_control() && written.text[place] == b'+' {
            return no_mailbox(written, place, place + 3, tell);
        }
        decoded[length] = octet;
        length += 1;
    }
    let decoded = &decoded[..length];
    if let [b'<', inside @ .., b'>'] = decoded
        && first_error(inside).is_none()
    {
        let plain = written.text.starts_with(b"<") && written.text.ends_with(b">");
        let last = written.text.len() - 1;
        let fix = if plain { Arg::Slice(written.span(1, last)) } else { Arg::None };
        tell(&PARAM_MAILBOX_BRACKETS, written.whole(), [fix, Arg::Word(written.param.keyword)]);
        return false;
    }
    let Some((start, end)) = first_error(decoded) else { return true };
    let place = |offset: usize| found.places().nth(offset).map_or(written.text.len(), |(_, place)| place);
    no_mailbox(written, place(start), place(end), tell)
}

/// The octets that keep a text from being a mailbox.
fn first_error(text: &[u8]) -> Option<(usize, usize)> {
    if let Err(error) = core::str::from_utf8(text) {
        return Some((error.valid_up_to(), error.valid_up_to() + 1));
    }
    let mut first = FirstError::default();
    let mut at = Cursor::new(text, &Framed::judged(text.len()), &Offer::ALL, &mut first);
    path_mailbox::mailbox(&mut at);
    let (rest, end) = (at.offset(), at.end());
    let error = first.0.map(|finding| (finding.span.start as usize, finding.span.end as usize));
    error.or((rest < end).then_some((rest, end)))
}

#[cold]
fn no_mailbox(written: Written<'_>, start: usize, end: usize, tell: &mut Tell<'_>) -> bool {
    tell(&PARAM_MAILBOX, written.span(start, end), [Arg::Word(written.param.keyword), Arg::None]);
    false
}

/// Whether a text is a mailbox once each `+` in it that begins no hexchar stands for itself.
fn is_mailbox(text: &[u8]) -> bool {
    let mut decoded = [0; ROOM];
    let mut length = 0;
    for octet in Xtext(text).octets() {
        let Some(free) = decoded.get_mut(length) else { return false };
        *free = octet;
        length += 1;
    }
    !decoded[..length].iter().any(u8::is_ascii_control) && first_error(&decoded[..length]).is_none()
}

/// `xtext = *( xchar / hexchar )` from `from` on; a `+` is mended only where the value is then `sound`.
pub(super) fn xtext<'a>(
    written: Written<'a>,
    from: usize,
    case: HexCase,
    sound: fn(&[u8]) -> bool,
    tell: &mut Tell<'_>,
) -> Option<Xtext<'a>> {
    let text = &written.text[from..];
    let is_xtext = xtext::check(text, case, &mut |fault, start, end| {
        let span = written.span(from + start, from + end);
        match fault {
            // At the end of the value the digits may have been lost: only before other text is it a plus sign.
            Fault::Plus if end < text.len() && sound(text) => {
                tell(
                    &XTEXT_HEXCHAR,
                    span,
                    [Arg::Slice(written.span(from + start + 1, from + end)), Arg::None],
                );
            }
            Fault::Plus => tell(&XTEXT_HEXCHAR, span, [Arg::None; 2]),
            Fault::Lower => tell(&XTEXT_HEX_CASE, span, [Arg::None; 2]),
            Fault::Equals => tell(&PARAM_VALUE_CHARACTER, span, [Arg::Octet(b'='), Arg::None]),
        }
    });
    is_xtext.then_some(Xtext(text))
}
