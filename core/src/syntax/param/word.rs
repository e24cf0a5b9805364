//! Where one parameter ends and the next begins, and what people put there instead of one space.

use super::{Params, Seen, dsn, known};
use crate::cursor::{Cursor, is_blank};
use crate::finding::Arg;
use crate::registry::{Param, Value};
use crate::rules::params::{
    PARAM_COMMA, PARAM_EQUALS_SPACE, PARAM_KEYWORD, PARAM_SPACE_EXTRA, PARAM_SPACE_MISSING,
    PARAM_VALUE_CHARACTER,
};
use crate::span::Span;
use crate::syntax::class::{LDH, VALUE};
use crate::syntax::pasted::pasted;

/// One SP before each parameter.
#[inline]
pub(super) fn separator(at: &mut Cursor<'_, '_>) {
    let blanks = at.take_blanks();
    match blanks.len() {
        1 => {}
        0 if !at.clean && at.follows_non_ascii() => {}
        0 => at.report(&PARAM_SPACE_MISSING, blanks),
        _ => {
            let extra = Span::new(blanks.start as usize + 1, blanks.end as usize);
            if at.has_space(extra) {
                at.report(&PARAM_SPACE_EXTRA, extra);
            }
        }
    }
}

/// `["=" esmtp-value]`, `esmtp-value = 1*(%d33-60 / %d62-126)`, of the parameter `name`; and whether something other
/// than a space separates it from what follows.
#[inline]
pub(super) fn value(at: &mut Cursor<'_, '_>, name: &[u8]) -> (Option<Span>, bool) {
    if !at.eat(b'=') && !space_before_equals(at) {
        return (None, false);
    }
    let span = at.take_class(VALUE);
    let ends_well = at.peek().is_none_or(|octet| octet == b' ')
        && !matches!(at.slice(span).last(), None | Some(b',' | b';'));
    if ends_well {
        return (Some(span), false);
    }
    let (span, separated) = unusual_value(at, span, name);
    (Some(span), separated)
}

/// `SIZE =10`: goes past the sign.
#[inline]
fn space_before_equals(at: &mut Cursor<'_, '_>) -> bool {
    let rest = at.rest();
    let blanks = rest.iter().take_while(|&&octet| is_blank(octet)).count();
    if blanks == 0 || rest.get(blanks) != Some(&b'=') {
        return false;
    }
    let span = at.take_blanks();
    if at.has_space(span) {
        at.report(&PARAM_EQUALS_SPACE, span);
    }
    at.eat(b'=')
}

/// A value that ends in no space, is empty, or has a sign after it that separates.
#[cold]
fn unusual_value(at: &mut Cursor<'_, '_>, first: Span, name: &[u8]) -> (Span, bool) {
    let param = Param::find(name).map(|(param, _)| param);
    // Only up to here, not to the end of the word: many parameters in one word would be read over and over.
    if at.peek() == Some(b'=')
        && let Some(separator) = next_keyword(at.slice(first))
    {
        let sign = first.start as usize + separator;
        at.report_with(&PARAM_COMMA, Span::new(sign, sign + 1), [Arg::Word(" "), Arg::None]);
        at.seek(sign + 1);
        return (Span::new(first.start as usize, sign), true);
    }
    let start = space_after_equals(at, first, param);
    at.seek(start);
    let mut end = at.take_word().end as usize;
    let mut text = at.slice(Span::new(start, end));
    if param.is_some_and(|param| matches!(param.value, Value::Notify | Value::Solicit)) {
        end = list(at, start, end, param);
        text = at.slice(Span::new(start, end));
    }
    if param.is_none_or(|param| param.value == Value::Forbidden)
        && let Some(bad) = memchr::memchr(b'=', text)
    {
        let bad = Span::new(start + bad, start + bad + 1);
        at.report_with(&PARAM_VALUE_CHARACTER, bad, [Arg::Octet(b'='), Arg::None]);
    }
    if text.len() > 1 && trails(text, param) {
        at.report_with(&PARAM_COMMA, Span::new(end - 1, end), [Arg::Word(""), Arg::None]);
        return (Span::new(start, end - 1), false);
    }
    (Span::new(start, end), false)
}

/// `SIZE= 10`: the offset at which the value begins.
fn space_after_equals(at: &mut Cursor<'_, '_>, first: Span, param: Option<&'static Param>) -> usize {
    let start = first.start as usize;
    if !first.is_empty() || !at.at_blank() || param.is_some_and(|param| param.value == Value::Forbidden) {
        return start;
    }
    let blanks = at.take_blanks();
    let word = at.take_word();
    let text = at.slice(word);
    // Another parameter is no value of this one.
    let name = text.split(|&octet| octet == b'=' || octet == b',').next().unwrap_or_default();
    if text.is_empty() || Param::find(name).is_some() || name.len() < text.len() && text[name.len()] == b'=' {
        return start;
    }
    if at.has_space(blanks) {
        at.report(&PARAM_EQUALS_SPACE, blanks);
    }
    blanks.end as usize
}

/// `SIZE 10`: goes past a word that is the value, for it is no parameter and has none; that it is missing says it all.
#[cold]
pub(super) fn loose_value(at: &mut Cursor<'_, '_>) {
    let start = at.offset();
    at.take_blanks();
    let word = at.take_word();
    let text = at.slice(word);
    let name = text.split(|&octet| octet == b',' || octet == b';').next().unwrap_or_default();
    if text.contains(&b'=') || Param::find(name).is_some() {
        at.seek(start);
    }
}

/// `10,BODY` before an equals sign: where the sign is that separates two parameters.
fn next_keyword(text: &[u8]) -> Option<usize> {
    let sign = text.iter().rposition(|&octet| octet == b',' || octet == b';')?;
    (sign > 0 && Param::find(&text[sign + 1..]).is_some()).then_some(sign)
}

/// `NOTIFY=SUCCESS, FAILURE`: the end of a list, its blanks included; the grammar of the list reports them.
fn list(at: &mut Cursor<'_, '_>, start: usize, mut end: usize, param: Option<&'static Param>) -> usize {
    while at.slice(Span::new(start, end)).last() == Some(&b',') {
        at.seek(end);
        let blanks = at.take_blanks();
        let notify = param.is_some_and(|param| param.value == Value::Notify);
        if blanks.is_empty() || !notify || !dsn::begins_with_element(at.rest()) {
            at.seek(end);
            break;
        }
        end = at.take_word().end as usize;
    }
    end
}

/// Whether the last octet of a value separates rather than belongs to it.
fn trails(text: &[u8], param: Option<&'static Param>) -> bool {
    match (param.map(|param| param.value), text.last()) {
        // xtext has commas and semicolons; RFC 822's lists may end in a comma.
        (Some(Value::Envid | Value::Orcpt), _) | (Some(Value::Notify), Some(b',')) => false,
        // The part after the semicolon is missing.
        (Some(Value::By | Value::ValidSince), Some(b';')) => text[..text.len() - 1].contains(&b';'),
        (_, last) => matches!(last, Some(b',' | b';')),
    }
}

/// What begins with no keyword, or has neither `=` nor a space after it.
#[cold]
pub(super) fn unusual<'a>(
    at: &mut Cursor<'a, '_>,
    keyword: Span,
    seen: &mut Seen,
    params: &mut Params<'a>,
    verb: Span,
) -> bool {
    let start = keyword.start as usize;
    let name = at.slice(keyword);
    let sign = at.offset();
    if let Some(b',' | b';') = at.peek() {
        let known_here = Param::find(name).is_some();
        at.bump();
        let span = Span::new(sign, sign + 1);
        if name.is_empty() && (at.is_done() || at.at_blank()) {
            at.report(&PARAM_COMMA, span);
            return false;
        }
        if name.is_empty() && begins_with_param(at) {
            at.report_with(&PARAM_COMMA, span, [Arg::Word(""), Arg::None]);
            return true;
        }
        if known_here {
            let apart = !at.is_done() && !at.at_blank();
            at.report_with(&PARAM_COMMA, span, [Arg::Word(if apart { " " } else { "" }), Arg::None]);
            known(at, verb, keyword, None, seen, params);
            return apart;
        }
    }
    at.seek(start);
    let word = at.take_word();
    if name.len() == word.len() && !name.is_empty() && name[0] != b'-' {
        // A tab after the keyword has been reported with the line.
        known(at, verb, keyword, None, seen, params);
        return false;
    }
    // A dash that was pasted in place of a hyphen is reported with the line.
    if pasted(at.slice(word)).next().is_none() {
        at.report(&PARAM_KEYWORD, word);
    }
    false
}

/// Whether a parameter that the registry knows comes next.
fn begins_with_param(at: &Cursor<'_, '_>) -> bool {
    let rest = at.rest();
    let length = rest.iter().take_while(|&&octet| crate::syntax::class::is(octet, LDH)).count();
    Param::find(&rest[..length]).is_some()
}
