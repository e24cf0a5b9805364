//! The parameters of MAIL and RCPT (RFC 5321 §4.1.2, §4.1.1.11).

mod dsn;
mod each;
mod identity;
mod plain;
mod policy;
mod time;
mod together;
mod value;
mod word;

#[cfg(test)]
mod tests;

pub use dsn::{Notify, Orcpt, Ret};
pub use plain::Body;
pub(crate) use plain::decimal;
pub use policy::Tracking;
pub use time::{By, DateTime, ValidSince};
pub use value::ParamValue;

use super::class::LDH;
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext};
use crate::registry::{Extension, Param, Value, extensions, mechanisms};
use crate::rules::params::{
    PARAM_DUPLICATE, PARAM_MISPLACED, PARAM_MISSPELT, PARAM_NOT_OFFERED, PARAM_UNKNOWN, PARAM_VALUE_MISSING,
    PARAM_VALUE_UNEXPECTED,
};
use crate::rules::values::{PARAM_OBSOLETE, PARAM_PRIVATE};
use crate::span::Span;
use crate::suggest;
use value::Written;

/// The esmtp-params of a command, as written, with the values that are most asked for; [`Params::values`] has them all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Params<'a> {
    text: &'a [u8],
    /// `SIZE=`, in octets (RFC 1870 §3).
    pub size: Option<u64>,
    /// `BODY=` (RFC 6152 §2, RFC 3030 §3).
    pub body: Option<Body>,
    /// Whether `SMTPUTF8` is there (RFC 6531 §3.4).
    pub smtputf8: bool,
    /// Whether `REQUIRETLS` is there (RFC 8689 §2).
    pub requiretls: bool,
    /// `NOTIFY=` (RFC 3461 §4.1).
    pub notify: Option<Notify>,
    /// `RET=` (RFC 3461 §4.3).
    pub ret: Option<Ret>,
}

impl<'a> Params<'a> {
    /// Each keyword and its value, as written; where they are not written well, as the findings take them. What follows
    /// `AUTH` or a mechanism that stands there as in an AUTH command may be a response, so it is left out.
    ///
    /// ```
    /// use smtplint_core::command::{Command, Context, command};
    /// let line = b"MAIL FROM:<user@example.org> SIZE = 10 BODY=7BIT,RET=FULL";
    /// let Command::Mail(_, _, params) = command(line, &Context::default(), &mut ()) else { panic!() };
    /// assert!(params.iter().eq([(&b"SIZE"[..], Some(&b"10"[..])), (b"BODY", Some(b"7BIT")), (b"RET", Some(b"FULL"))]));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)> {
        let (text, mut from) = (self.text, 0);
        core::iter::from_fn(move || each::next(text, &mut from)).take_while(|&(keyword, value)| {
            value.is_some() || !(keyword.eq_ignore_ascii_case(b"AUTH") || mechanisms::is_registered(keyword))
        })
    }

    /// Each parameter that the registry knows, with its value where that is sound.
    ///
    /// ```
    /// use smtplint_core::command::{Command, Context, ParamValue, command};
    /// let line = b"MAIL FROM:<user@example.org> SIZE=10 MT-PRIORITY=-3 FOO=1";
    /// let Command::Mail(_, _, params) = command(line, &Context::default(), &mut ()) else { panic!() };
    /// let values: Vec<_> = params.values().map(|(param, value)| (param.keyword, value)).collect();
    /// assert_eq!(values, [("SIZE", ParamValue::Size(10)), ("MT-PRIORITY", ParamValue::Priority(-3))]);
    /// ```
    pub fn values(&self) -> impl Iterator<Item = (&'static Param, ParamValue<'a>)> {
        self.iter().filter_map(|(keyword, text)| {
            let (param, _) = Param::find(keyword)?;
            let value = match (param.value, text) {
                (Value::Forbidden, None) => ParamValue::None,
                (Value::Forbidden, _) | (_, None | Some([])) => return None,
                (_, Some(text)) => value::parse(Written { text, start: 0, param }, &mut |_, _, _| {})?,
            };
            Some((param, value))
        })
    }
}

/// What has been met among the parameters of one command.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// The bits of the parameters.
    bits: u32,
    /// The last keyword and its value.
    last: Option<(Span, Option<Span>)>,
}

/// `*( SP esmtp-param )` up to the end of the line; `verb` is whose parameters they are.
pub(crate) fn params<'a>(at: &mut Cursor<'a, '_>, verb: Span) -> Params<'a> {
    let start = at.offset();
    let mut params = Params::default();
    let mut seen = Seen::default();
    let mut separated = false;
    while !at.is_done() {
        if !separated {
            word::separator(at);
        }
        separated = !at.is_done() && param(at, verb, &mut seen, &mut params);
    }
    let span = Span::new(start, at.offset());
    params.text = at.slice(span);
    together::judge(at, seen.bits, &params, span);
    params
}

/// `esmtp-param = esmtp-keyword ["=" esmtp-value]`, `esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")`.
///
/// Returns whether something other than a space already separates it from the next.
fn param<'a>(at: &mut Cursor<'a, '_>, verb: Span, seen: &mut Seen, params: &mut Params<'a>) -> bool {
    let keyword = at.take_class(LDH);
    let name = at.slice(keyword);
    let next = at.peek();
    if name.is_empty()
        || name[0] == b'-'
        || next.is_some_and(|octet| octet != b'=' && octet != b' ' && octet != b'\t')
    {
        return word::unusual(at, keyword, seen, params, verb);
    }
    let (value, separated) = word::value(at, name);
    known(at, verb, keyword, value, seen, params);
    separated
}

/// A parameter whose keyword and value are found.
fn known<'a>(
    at: &mut Cursor<'a, '_>,
    verb: Span,
    keyword: Span,
    value: Option<Span>,
    seen: &mut Seen,
    params: &mut Params<'a>,
) {
    seen.last = Some((keyword, value));
    let name = at.slice(keyword);
    let Some((param, extension)) = Param::find(name) else { return unknown(at, keyword, name) };
    if !place(at, verb, keyword, param, extension) {
        return;
    }
    let bit = 1 << param.index;
    if seen.bits & bit != 0 {
        let word = Span::new(keyword.start as usize, value.unwrap_or(keyword).end as usize);
        return at.report_with(&PARAM_DUPLICATE, word, [Arg::Word(param.keyword), Arg::None]);
    }
    seen.bits |= bit;
    if let Some(value) = check_value(at, param, keyword, value) {
        together::judge_offer(at, keyword, value);
        keep(params, param, value);
    }
}

/// Keeps the values that have a field of their own.
#[inline]
fn keep(params: &mut Params<'_>, param: &'static Param, value: Sound<'_>) {
    match value.value {
        ParamValue::Size(size) => params.size = Some(size),
        ParamValue::Body(body) => params.body = Some(body),
        ParamValue::Notify(notify) => params.notify = Some(notify),
        ParamValue::Ret(ret) => params.ret = Some(ret),
        ParamValue::None => {
            params.smtputf8 |= param.keyword == "SMTPUTF8";
            params.requiretls |= param.keyword == "REQUIRETLS";
        }
        _ => {}
    }
}

/// A value without a fault, and where it is.
#[derive(Clone, Copy)]
struct Sound<'a> {
    value: ParamValue<'a>,
    span: Span,
}

/// The value by its grammar; none where it is not sound.
fn check_value<'a>(
    at: &mut Cursor<'a, '_>,
    param: &'static Param,
    keyword: Span,
    value: Option<Span>,
) -> Option<Sound<'a>> {
    let args = [Arg::Word(param.keyword), Arg::None];
    match (param.value == Value::Forbidden, value) {
        (true, None) => return Some(Sound { value: ParamValue::None, span: keyword }),
        (true, Some(span)) => {
            let with_sign = Span::new(keyword.end as usize, span.end as usize);
            at.report_with(&PARAM_VALUE_UNEXPECTED, with_sign, args);
            return Some(Sound { value: ParamValue::None, span: keyword });
        }
        (false, None) => {
            at.report_with(&PARAM_VALUE_MISSING, Span::at(keyword.end as usize), args);
            word::loose_value(at);
            return None;
        }
        (false, Some(span)) if span.is_empty() => {
            at.report_with(&PARAM_VALUE_MISSING, span, args);
            return None;
        }
        _ => {}
    }
    let span = value?;
    let written = Written { text: at.slice(span), start: span.start as usize, param };
    let value = value::parse(written, &mut |rule, span, args| at.report_with(rule, span, args))?;
    Some(Sound { value, span })
}

#[cold]
fn unknown(at: &mut Cursor<'_, '_>, keyword: Span, name: &[u8]) {
    let forward = at.place == ReplyContext::ForwardPath;
    // Only what may stand on this command and is about as long can have been meant.
    let near = Param::all().map(|(param, _)| param).filter(|param| {
        (if forward { param.on_rcpt } else { param.on_mail }) && param.keyword.len().abs_diff(name.len()) <= 2
    });
    match suggest::nearest(name, near.map(|param| param.keyword)) {
        Some(meant) => at.report_with(&PARAM_MISSPELT, keyword, [Arg::Word(meant), Arg::None]),
        None if name.len() > 1 && name[0].eq_ignore_ascii_case(&b'X') => at.report(&PARAM_PRIVATE, keyword),
        None => at.report(&PARAM_UNKNOWN, keyword),
    }
}

/// Whether the parameter may stand on this command; and says so where it is not offered.
fn place(
    at: &mut Cursor<'_, '_>,
    verb: Span,
    keyword: Span,
    param: &'static Param,
    extension: &'static Extension,
) -> bool {
    let forward = at.place == ReplyContext::ForwardPath;
    // The extensions add to MAIL and RCPT; SEND, SOML and SAML are as RFC 821 made them (RFC 5321 App. F.6).
    let obsolete_verb = matches!(at.slice(verb).first(), Some(b'S' | b's'));
    if obsolete_verb || !(if forward { param.on_rcpt } else { param.on_mail }) {
        at.report_with(&PARAM_MISPLACED, keyword, [Arg::Word(param.keyword), Arg::Slice(verb)]);
        return false;
    }
    if !at.offer.has(extension) && !offered_by_another(at, param) {
        let args = [Arg::Word(param.keyword), Arg::Word(extension.keyword)];
        at.report_with(&PARAM_NOT_OFFERED, keyword, args);
    } else if matches!(param.value, Value::Mailbox) {
        at.report_with(&PARAM_OBSOLETE, keyword, [Arg::Word(param.keyword), Arg::None]);
    }
    true
}

/// BINARYMIME brings a value of BODY along (RFC 3030 §3), which is judged with the value; MTRK brings ENVID and ORCPT
/// (RFC 3885 §2).
#[cold]
fn offered_by_another(at: &Cursor<'_, '_>, param: &'static Param) -> bool {
    match param.value {
        Value::Body => at.offer.has(&extensions::BINARYMIME),
        Value::Envid | Value::Orcpt => at.offer.has(&extensions::MTRK),
        _ => false,
    }
}
