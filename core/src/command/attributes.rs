//! XCLIENT and XFORWARD: what Postfix's own extensions tell of another client.

use super::Command;
use crate::cursor::{Cursor, is_blank};
use crate::finding::Arg;
use crate::registry::{Verb, limits};
use crate::rules::verbs::{
    ATTRIBUTE_SYNTAX, ATTRIBUTE_TOO_LONG, ATTRIBUTE_UNKNOWN, ATTRIBUTE_VALUE, VERB_SPACE_EXTRA,
};
use crate::span::Span;
use crate::syntax::xtext::{self, HexCase};

/// The attributes of XCLIENT or XFORWARD, as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attributes<'a>(&'a [u8]);

impl<'a> Attributes<'a> {
    /// Each name and its value, as written; values are xtext, or `[UNAVAILABLE]` and `[TEMPUNAVAIL]`.
    pub fn iter(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.0.split(|&octet| is_blank(octet)).filter_map(|word| {
            let equals = memchr::memchr(b'=', word)?;
            Some((&word[..equals], &word[equals + 1..]))
        })
    }
}

/// The names that a verb takes.
const fn names(verb: Verb) -> (&'static [&'static str], &'static str) {
    match verb {
        Verb::XClient => (
            &["NAME", "ADDR", "PORT", "PROTO", "HELO", "LOGIN", "DESTADDR", "DESTPORT"],
            "NAME, ADDR, PORT, PROTO, HELO, LOGIN, DESTADDR and DESTPORT",
        ),
        _ => (
            &["NAME", "ADDR", "PORT", "PROTO", "HELO", "IDENT", "SOURCE"],
            "NAME, ADDR, PORT, PROTO, HELO, IDENT and SOURCE",
        ),
    }
}

/// `"XCLIENT" 1*( SP attribute-name "=" attribute-value )`, and XFORWARD alike.
pub(super) fn attributes<'a>(at: &mut Cursor<'a, '_>, verb: Verb) -> Command<'a> {
    let start = at.offset();
    while !at.is_done() {
        let word = at.take_word();
        attribute(at, verb, word);
        let blanks = at.take_blanks();
        if blanks.len() > 1 {
            let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
            at.report_with(&VERB_SPACE_EXTRA, extra, [Arg::Word("an attribute"), Arg::None]);
        }
    }
    Command::Attributes(verb, Attributes(at.slice(Span::new(start, at.end()))))
}

fn attribute(at: &mut Cursor<'_, '_>, verb: Verb, word: Span) {
    let text = at.slice(word);
    let Some(equals) = memchr::memchr(b'=', text).filter(|&equals| equals > 0) else {
        return at.report(&ATTRIBUTE_SYNTAX, word);
    };
    let (name, value) = (&text[..equals], &text[equals + 1..]);
    let start = word.start as usize;
    let (known, told) = names(verb);
    if !known.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name)) {
        let args = [Arg::Word(verb.name()), Arg::Word(told)];
        return at.report_with(&ATTRIBUTE_UNKNOWN, Span::new(start, start + equals), args);
    }
    let span = Span::new(start + equals + 1, word.end as usize);
    let unavailable = [&b"[UNAVAILABLE]"[..], b"[TEMPUNAVAIL]"];
    if unavailable.iter().any(|word| word.eq_ignore_ascii_case(value)) {
        return;
    }
    if value.is_empty() || !xtext::check(value, HexCase::Any, &mut |_, _, _| {}) {
        at.report(&ATTRIBUTE_VALUE, span);
    } else if value.len() > limits::ATTRIBUTE_VALUE {
        let args = [Arg::Number(value.len() as u64), Arg::Number(limits::ATTRIBUTE_VALUE as u64)];
        at.report_with(&ATTRIBUTE_TOO_LONG, span, args);
    }
}
