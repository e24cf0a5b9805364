//! The parameters of MAIL and RCPT (RFC 5321 §4.1.2, §4.1.1.11).

use super::class::{self, DIGIT, JUDGED, LDH, VALUE};
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext, Report};
use crate::registry::{Extension, Param, Value, limits};
use crate::rules::params::{
    PARAM_DUPLICATE, PARAM_KEYWORD, PARAM_MISPLACED, PARAM_MISSPELT, PARAM_NOT_OFFERED, PARAM_SPACE_EXTRA,
    PARAM_SPACE_MISSING, PARAM_UNKNOWN, PARAM_VALUE_CHARACTER, PARAM_VALUE_MISSING, PARAM_VALUE_NOT_LISTED,
    PARAM_VALUE_UNEXPECTED, SIZE_ABOVE_LIMIT, SIZE_NOT_NUMBER, SIZE_TOO_MANY_DIGITS,
};
use crate::span::Span;
use crate::suggest;

/// The esmtp-params of a command, as written, with the values that have a type of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Params<'a> {
    text: &'a [u8],
    /// `SIZE=`, in octets (RFC 1870 §3).
    pub size: Option<u64>,
    /// `BODY=` (RFC 6152 §2, RFC 3030 §3).
    pub body: Option<Body>,
    /// Whether `SMTPUTF8` is there (RFC 6531 §3.4).
    pub smtputf8: bool,
}

/// The value of `BODY=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// `7BIT`.
    SevenBit,
    /// `8BITMIME`.
    EightBitMime,
    /// `BINARYMIME`.
    BinaryMime,
}

const BODIES: &[(&str, Body)] =
    &[("7BIT", Body::SevenBit), ("8BITMIME", Body::EightBitMime), ("BINARYMIME", Body::BinaryMime)];

impl<'a> Params<'a> {
    /// Each keyword and its value, as written.
    pub fn iter(&self) -> impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)> {
        self.text.split(|&octet| crate::cursor::is_blank(octet)).filter(|word| !word.is_empty()).map(|word| {
            match memchr::memchr(b'=', word) {
                Some(equals) => (&word[..equals], Some(&word[equals + 1..])),
                None => (word, None),
            }
        })
    }
}

/// `*( SP esmtp-param )` up to the end of the line; `verb` is whose parameters they are.
pub(crate) fn params<'a, R: Report>(at: &mut Cursor<'a, '_, R>, verb: Span) -> Params<'a> {
    let start = at.offset();
    let mut params = Params::default();
    let mut seen = 0;
    while !at.is_done() {
        separator(at);
        if !at.is_done() {
            param(at, verb, &mut seen, &mut params);
        }
    }
    params.text = at.slice(Span::new(start, at.offset()));
    params
}

/// One SP before each parameter.
#[inline]
fn separator<R: Report>(at: &mut Cursor<'_, '_, R>) {
    let blanks = at.take_blanks();
    match blanks.len() {
        1 => {}
        0 if !at.clean && at.follows_non_ascii() => {}
        0 => at.report(&PARAM_SPACE_MISSING, blanks),
        _ => at.report(&PARAM_SPACE_EXTRA, Span::new(blanks.start as usize + 1, blanks.end as usize)),
    }
}

/// `esmtp-param = esmtp-keyword ["=" esmtp-value]`, `esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")`.
fn param<R: Report>(at: &mut Cursor<'_, '_, R>, verb: Span, seen: &mut u64, params: &mut Params<'_>) {
    let start = at.offset();
    let keyword = at.take_class(LDH);
    let word_end = at.take_word().end as usize;
    let word = Span::new(start, word_end);
    let name = at.slice(keyword);
    let next = at.slice(Span::new(keyword.end as usize, word_end)).first();
    if name.is_empty() || name[0] == b'-' || next.is_some_and(|&octet| octet != b'=') {
        return at.report(&PARAM_KEYWORD, word);
    }
    let value = next.map(|_| Span::new(keyword.end as usize + 1, word_end));
    let Some((known, extension)) = Param::find(name) else { return unknown(at, keyword, name) };
    if !place(at, verb, keyword, known, extension) {
        return;
    }
    if repeated(seen, known) {
        return at.report_with(&PARAM_DUPLICATE, word, [Arg::Word(known.keyword), Arg::None]);
    }
    check_value(at, known, keyword, value, params);
    params.smtputf8 |= known.keyword == "SMTPUTF8";
}

#[cold]
fn unknown<R: Report>(at: &mut Cursor<'_, '_, R>, keyword: Span, name: &[u8]) {
    match suggest::nearest(name, Param::all().map(|(param, _)| param.keyword)) {
        Some(meant) => at.report_with(&PARAM_MISSPELT, keyword, [Arg::Word(meant), Arg::None]),
        None => at.report(&PARAM_UNKNOWN, keyword),
    }
}

/// Whether the parameter may stand on this command, and is offered.
fn place<R: Report>(
    at: &mut Cursor<'_, '_, R>,
    verb: Span,
    keyword: Span,
    param: &'static Param,
    extension: &'static Extension,
) -> bool {
    let forward = at.place == ReplyContext::ForwardPath;
    if !(if forward { param.on_rcpt } else { param.on_mail }) {
        at.report_with(&PARAM_MISPLACED, keyword, [Arg::Word(param.keyword), Arg::Slice(verb)]);
        return false;
    }
    // BINARYMIME is an extension of its own and brings a value of BODY along (RFC 3030 §3).
    let offered = at.offer.has(extension)
        || param.value == Value::Body && at.offer.has(&crate::registry::extensions::BINARYMIME);
    if !offered {
        let args = [Arg::Word(param.keyword), Arg::Word(extension.keyword)];
        at.report_with(&PARAM_NOT_OFFERED, keyword, args);
    }
    true
}

/// Whether the parameter has been seen on this command; it has been from now on.
fn repeated(seen: &mut u64, param: &'static Param) -> bool {
    let index = Param::all().position(|(other, _)| core::ptr::eq(other, param)).unwrap_or(63);
    let bit = 1 << index;
    let before = *seen & bit != 0;
    *seen |= bit;
    before
}

fn check_value<R: Report>(
    at: &mut Cursor<'_, '_, R>,
    param: &'static Param,
    keyword: Span,
    value: Option<Span>,
    params: &mut Params<'_>,
) {
    let args = [Arg::Word(param.keyword), Arg::None];
    let Some(span) = value else {
        if param.value != Value::Forbidden {
            at.report_with(&PARAM_VALUE_MISSING, Span::at(keyword.end as usize), args);
        }
        return;
    };
    if param.value == Value::Forbidden {
        let with_sign = Span::new(span.start as usize - 1, span.end as usize);
        return at.report_with(&PARAM_VALUE_UNEXPECTED, with_sign, args);
    }
    let text = at.slice(span);
    if text.is_empty() {
        return at.report_with(&PARAM_VALUE_MISSING, span, args);
    }
    match param.value {
        Value::Size => params.size = size(at, span, text),
        Value::Body => params.body = body(at, param, span, text),
        Value::OneOf(words, told) => {
            if !words.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(text)) {
                not_listed(at, param, span, told);
            }
        }
        Value::Any | Value::Forbidden => value_characters(at, span, text),
    }
}

/// `esmtp-value = 1*(%d33-60 / %d62-126)`.
fn value_characters<R: Report>(at: &mut Cursor<'_, '_, R>, span: Span, text: &[u8]) {
    if let Some(bad) = text.iter().position(|&octet| !class::is(octet, VALUE | JUDGED)) {
        let start = span.start as usize + bad;
        at.report_with(
            &PARAM_VALUE_CHARACTER,
            Span::new(start, start + 1),
            [Arg::Octet(text[bad]), Arg::None],
        );
    }
}

/// `size-value = 1*20DIGIT` (RFC 1870 §3); a number beyond u64 is not small, so the largest stands for it.
fn size<R: Report>(at: &mut Cursor<'_, '_, R>, span: Span, text: &[u8]) -> Option<u64> {
    if !text.iter().all(|&octet| class::is(octet, DIGIT)) {
        at.report(&SIZE_NOT_NUMBER, span);
        return None;
    }
    if text.len() > limits::SIZE_DIGITS {
        let args = [Arg::Number(text.len() as u64), Arg::Number(limits::SIZE_DIGITS as u64)];
        at.report_with(&SIZE_TOO_MANY_DIGITS, span, args);
        return None;
    }
    let size = decimal(text).unwrap_or(u64::MAX);
    if let Some(limit) = at.offer.size_limit.filter(|&limit| size > limit) {
        at.report_with(&SIZE_ABOVE_LIMIT, span, [Arg::Number(limit), Arg::None]);
    }
    Some(size)
}

/// A decimal number; none where it does not fit.
pub(crate) fn decimal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |value, &digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')))
}

fn body<R: Report>(
    at: &mut Cursor<'_, '_, R>,
    param: &'static Param,
    span: Span,
    text: &[u8],
) -> Option<Body> {
    let body =
        BODIES.iter().find(|(word, _)| word.as_bytes().eq_ignore_ascii_case(text)).map(|&(_, body)| body);
    if body.is_none() {
        not_listed(at, param, span, "7BIT, 8BITMIME and BINARYMIME");
    }
    body
}

#[cold]
fn not_listed<R: Report>(at: &mut Cursor<'_, '_, R>, param: &'static Param, span: Span, words: &'static str) {
    at.report_with(&PARAM_VALUE_NOT_LISTED, span, [Arg::Word(param.keyword), Arg::Word(words)]);
}
