//! AUTH (RFC 4954 §4). Nothing here shows what a client says about itself.

mod response;
mod secret;

use super::Command;
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::registry::limits;
use crate::registry::mechanisms::{self, First, Mechanism};
use crate::rules::auth::{
    AUTH_BASE64, AUTH_INITIAL_RESPONSE_EMPTY, AUTH_LOGIN_RESPONSE, AUTH_MECHANISM_SYNTAX,
    AUTH_MECHANISM_UNREGISTERED, AUTH_PADDING, AUTH_RESPONSE, AUTH_SERVER_FIRST, AUTH_SURPLUS,
    AUTH_VENDOR_RESPONSE,
};
use crate::rules::verbs::VERB_SPACE_EXTRA;
use crate::span::Span;
use crate::syntax::base64::{self, Fault};
use crate::syntax::class::{JUDGED, MECHANISM, is};

pub(crate) use secret::after_auth;
pub use secret::secret_in;
pub use secret::shown_mechanism;
pub use secret::shown_rest;

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
    let blanks = at.take_blanks();
    if blanks.len() > 1 && !at.is_done() {
        let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
        at.report_with(&VERB_SPACE_EXTRA, extra, [Arg::Word("the mechanism"), Arg::None]);
    }
    if at.is_done() {
        if !trailing.is_empty() {
            at.report(&AUTH_INITIAL_RESPONSE_EMPTY, trailing);
        }
        return Command::Auth(name, None);
    }
    Command::Auth(name, Some(initial_response(at, name)))
}

/// Whether blanks at the end of the line mean an empty initial response rather than stray white space.
pub(super) fn takes_trailing(parsed: &Command<'_>) -> bool {
    matches!(parsed, Command::Auth(name, None) if !name.is_empty())
}

/// `sasl-mech = 1*20mech-char` (RFC 4422 §3.1), in any case (RFC 4954 §4).
fn mechanism(at: &mut Cursor<'_, '_>, word: Span, name: &[u8]) {
    if name.len() > limits::MECHANISM || !name.iter().all(|&octet| is(octet, MECHANISM | JUDGED)) {
        at.report(&AUTH_MECHANISM_SYNTAX, word);
    } else if !mechanisms::is_registered(name) {
        at.report(&AUTH_MECHANISM_UNREGISTERED, word);
    }
}

/// `[SP initial-response]`, `initial-response = base64 / "="`.
fn initial_response<'a>(at: &mut Cursor<'a, '_>, name: &[u8]) -> Secret<'a> {
    let word = at.take_word();
    let text = at.slice(word);
    let surplus = Span::new(at.offset(), at.end());
    at.seek(at.end());
    let mechanism = mechanisms::find(name);
    if mechanism.is_some_and(|mechanism| mechanism.first == First::Server) {
        // Whatever stands there has no place there: one finding for all of it.
        at.report(&AUTH_SERVER_FIRST, Span::new(word.start as usize, surplus.end as usize));
        return Secret(text);
    }
    let decodes = encoding(at, text, word, surplus);
    if !surplus.is_empty() {
        at.report(&AUTH_SURPLUS, surplus);
    } else if decodes {
        content(at, judged_as(name, mechanism), text, word);
    }
    Secret(text)
}

/// Whether the first word can be decoded.
fn encoding(at: &mut Cursor<'_, '_>, text: &[u8], word: Span, surplus: Span) -> bool {
    if text == b"=" {
        return true;
    }
    match base64::check(text, word) {
        Ok(()) => return true,
        // What no line may hold has been reported with the line.
        Err(Fault::Character(span)) if at.slice(span).iter().all(|&octet| is(octet, JUDGED)) => {}
        Err(Fault::Character(span)) => at.report(&AUTH_BASE64, span),
        // A response torn apart by a space ends where it likes: the space is the mistake.
        Err(Fault::Padding(_)) if !surplus.is_empty() => {}
        Err(Fault::Padding(span)) => at.report(&AUTH_PADDING, span),
    }
    false
}

/// The mechanism, or the family, that says what is in a response.
fn judged_as(name: &[u8], mechanism: Option<&Mechanism>) -> &'static str {
    match name.get(..6) {
        Some(family) if family.eq_ignore_ascii_case(b"SCRAM-") => "SCRAM",
        _ => mechanism.map_or("", |mechanism| mechanism.name),
    }
}

/// What the mechanism makes of the response.
fn content(at: &mut Cursor<'_, '_>, mechanism: &'static str, text: &[u8], word: Span) {
    if let Some(fault) = response::fault(mechanism, text) {
        at.report_with(&AUTH_RESPONSE, word, [Arg::Word(mechanism), Arg::Word(fault)]);
    } else if let Some(fault) = response::vendor_fault(mechanism, text) {
        at.report_with(&AUTH_VENDOR_RESPONSE, word, [Arg::Word(mechanism), Arg::Word(fault)]);
    } else if mechanism == "LOGIN" {
        at.report(&AUTH_LOGIN_RESPONSE, word);
    }
}
