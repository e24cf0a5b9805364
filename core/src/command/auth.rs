//! AUTH (RFC 4954 §4). Nothing here shows what a client says about itself.

use super::Command;
use crate::cursor::Cursor;
use crate::registry::{limits, mechanisms};
use crate::rules::auth::{
    AUTH_BASE64, AUTH_INITIAL_RESPONSE_EMPTY, AUTH_MECHANISM_SYNTAX, AUTH_MECHANISM_UNREGISTERED,
    AUTH_PADDING, AUTH_SURPLUS,
};
use crate::span::Span;
use crate::syntax::base64::{self, Fault};
use crate::syntax::class::{JUDGED, MECHANISM, is};

/// A response of an AUTH exchange: it may hold a password, so it is never printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret<'a>(&'a [u8]);

impl<'a> Secret<'a> {
    /// The response in base64, for who must pass it on. Do not print, log or keep it.
    pub const fn expose(self) -> &'a [u8] {
        self.0
    }
}

impl core::fmt::Debug for Secret<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// `auth-command = "AUTH" SP sasl-mech [SP initial-response] CRLF`, `initial-response = base64 / "="`.
pub(super) fn auth<'a>(at: &mut Cursor<'a, '_>, trailing: Span) -> Command<'a> {
    let word = at.take_word();
    let name = at.slice(word);
    if name.is_empty() {
        return Command::Auth(name, None);
    }
    mechanism(at, word, name);
    at.take_blanks();
    if at.is_done() {
        if !trailing.is_empty() {
            at.report(&AUTH_INITIAL_RESPONSE_EMPTY, trailing);
        }
        return Command::Auth(name, None);
    }
    Command::Auth(name, Some(initial_response(at)))
}

/// Whether blanks at the end of the line mean an empty initial response rather than stray white space.
pub(super) fn takes_trailing(parsed: &Command<'_>) -> bool {
    matches!(parsed, Command::Auth(name, None) if !name.is_empty())
}

/// Where the initial response of an AUTH line stands, for who prints lines; none in any other line.
///
/// ```
/// use smtplint_core::{Span, command::secret_in};
/// assert_eq!(secret_in(b"AUTH PLAIN AHVzZXIAcHc="), Some(Span::new(11, 23)));
/// assert_eq!(secret_in(b"NOOP"), None);
/// ```
pub fn secret_in(line: &[u8]) -> Option<Span> {
    let blank = |octet: &u8| octet.is_ascii_whitespace();
    let mut at = line.iter().position(|octet| !blank(octet))?;
    if !line[at..].get(..4)?.eq_ignore_ascii_case(b"AUTH") {
        return None;
    }
    // Past the verb, then past the mechanism: what is left may be a secret, however broken it is.
    for _ in 0..2 {
        at += line[at..].iter().position(blank)?;
        at += line[at..].iter().position(|octet| !blank(octet))?;
    }
    let end = line.iter().rposition(|octet| !blank(octet))? + 1;
    Some(Span::new(at, end))
}

/// `sasl-mech = 1*20mech-char` (RFC 4422 §3.1), in any case (RFC 4954 §4).
fn mechanism(at: &mut Cursor<'_, '_>, word: Span, name: &[u8]) {
    if name.len() > limits::MECHANISM || !name.iter().all(|&octet| is(octet, MECHANISM | JUDGED)) {
        at.report(&AUTH_MECHANISM_SYNTAX, word);
    } else if !mechanisms::is_registered(name) {
        at.report(&AUTH_MECHANISM_UNREGISTERED, word);
    }
}

fn initial_response<'a>(at: &mut Cursor<'a, '_>) -> Secret<'a> {
    let word = at.take_word();
    let text = at.slice(word);
    if text != b"=" {
        match base64::check(text, word) {
            Ok(()) => {}
            Err(Fault::Character(span)) => at.report(&AUTH_BASE64, span),
            Err(Fault::Padding(span)) => at.report(&AUTH_PADDING, span),
        }
    }
    let surplus = Span::new(at.offset(), at.end());
    at.seek(at.end());
    if !surplus.is_empty() {
        at.report(&AUTH_SURPLUS, surplus);
    }
    Secret(text)
}
