//! Octets beyond US-ASCII: in addresses and values where SMTPUTF8 lets them, in the texts of VRFY and EXPN, nowhere else.

use super::Command;
use crate::cursor::{Cursor, is_blank};
use crate::finding::{Arg, ReplyContext};
use crate::registry::{Verb, extensions};
use crate::rules::Rule;
use crate::rules::lines::{LINE_NON_ASCII, LINE_PASTED_CHARACTER};
use crate::rules::mailboxes::ADDRESS_PASTED_CHARACTER;
use crate::rules::paths::{PATH_NON_ASCII, PATH_NON_ASCII_NOT_OFFERED};
use crate::span::Span;
use crate::syntax::pasted::{Meant, Pasted, first_meant, pasted};

/// Where a line may hold UTF-8, and what it breaks where it holds some that it may not.
struct Permission {
    /// The address or text that may hold UTF-8; empty where nothing may.
    within: Span,
    broken: Option<&'static Rule>,
    place: ReplyContext,
}

/// Judges the octets beyond US-ASCII of a line that holds some and is UTF-8 (what is not has been reported, and tells
/// nothing about what was meant); `parsed` is none for an address alone.
#[cold]
pub(super) fn judge(at: &mut Cursor<'_, '_>, parsed: Option<&Command<'_>>) {
    at.seek(0);
    let text = at.rest();
    let permission = permission(at, parsed);
    for found in pasted(text) {
        report_pasted(at, text, found, permission.within);
    }
    at.place = permission.place;
    if let Some(rule) = permission.broken
        && let Some(span) = first_meant(text)
    {
        // Outside the address no parameter makes it right.
        let address = parsed.is_none() || at.path.start <= span.start && span.end <= at.path.end;
        at.report(if address { rule } else { &LINE_NON_ASCII }, span);
    }
}

/// RFC 6531 §3.2, §3.4, §3.7.4.2.
fn permission(at: &Cursor<'_, '_>, parsed: Option<&Command<'_>>) -> Permission {
    let offered = at.offer.has(&extensions::SMTPUTF8);
    let (asked, place) = match parsed {
        Some(Command::Mail(_, _, params)) => (params.smtputf8, ReplyContext::ReversePath),
        // The MAIL before it is the one that asks.
        Some(Command::Rcpt(..)) => (offered, ReplyContext::ForwardPath),
        None => (offered, ReplyContext::Alone),
        Some(Command::Text(Verb::Vrfy | Verb::Expn, _)) if offered => {
            return Permission { within: Span::new(0, at.end()), broken: None, place: ReplyContext::Other };
        }
        _ => {
            let broken = Some(&LINE_NON_ASCII);
            return Permission { within: Span::at(0), broken, place: ReplyContext::Other };
        }
    };
    let broken = match (asked, offered) {
        (true, _) => None,
        (false, true) => Some(&PATH_NON_ASCII),
        (false, false) => Some(&PATH_NON_ASCII_NOT_OFFERED),
    };
    Permission { within: if asked { at.path } else { Span::at(0) }, broken, place }
}

fn report_pasted(at: &mut Cursor<'_, '_>, text: &[u8], found: Pasted, within: Span) {
    let Pasted { span, meant, name } = found;
    if within.start <= span.start && span.end <= within.end {
        // Some scripts spell words with joiners.
        if meant != Meant::Joiner {
            at.report_with(&ADDRESS_PASTED_CHARACTER, span, [Arg::Word(name), Arg::None]);
        }
        return;
    }
    let in_path = at.path.start <= span.start && span.end <= at.path.end;
    let cure = match meant {
        Meant::Nothing | Meant::Joiner => Arg::Word(""),
        Meant::Space if !in_path => Arg::Word(if needs_space(text, span) { " " } else { "" }),
        // A space in a path would be a fault of its own, and a quote alone would lack its twin.
        Meant::Space | Meant::Look => Arg::None,
    };
    at.report_with(&LINE_PASTED_CHARACTER, span, [Arg::Word(name), cure]);
}

/// Whether two words would run together without the blank.
fn needs_space(text: &[u8], blank: Span) -> bool {
    let apart = |octet: Option<&u8>| octet.is_none_or(|&octet| is_blank(octet) || octet == b':');
    !apart(text[..blank.start as usize].last()) && !apart(text.get(blank.end as usize))
}
