//! What one parameter says beside another, and beside what the server offers.

use super::time::By;
use super::{Body, ParamValue, Params, Sound};
use crate::cursor::Cursor;
use crate::finding::{Arg, ReplyContext};
use crate::registry::{Extension, Param, extensions};
use crate::rules::params::{PARAM_NOT_OFFERED, SIZE_ABOVE_LIMIT};
use crate::rules::values::{
    BY_BELOW_MINIMUM, ENVID_NOT_UNIQUE, HOLD_ABOVE_LIMIT, HOLD_BEYOND_BY, HOLD_BOTH, MTRK_WITHOUT_ENVID,
    XTEXT_NON_ASCII,
};
use crate::span::Span;

/// Judges a value by what the server said with EHLO.
#[inline]
pub(super) fn judge_offer(at: &mut Cursor<'_, '_>, keyword: Span, sound: Sound<'_>) {
    let Sound { value, span } = sound;
    match value {
        ParamValue::Size(size) => {
            if let Some(limit) = at.offer.size_limit.filter(|&limit| size > limit) {
                at.report_with(&SIZE_ABOVE_LIMIT, span, [Arg::Number(limit), Arg::None]);
            }
        }
        ParamValue::Body(body) => body_offered(at, keyword, span, body),
        ParamValue::By(By { seconds, returns: true, .. }) => {
            if let Some(least) = at.offer.min_by.filter(|&least| i64::from(seconds) < i64::from(least)) {
                at.report_with(&BY_BELOW_MINIMUM, span, [Arg::Number(u64::from(least)), Arg::None]);
            }
        }
        ParamValue::HoldFor(seconds) if at.offer.max_hold.is_some_and(|most| seconds > most) => {
            at.report_with(&HOLD_ABOVE_LIMIT, span, [Arg::Word("HOLDFOR"), Arg::None]);
        }
        ParamValue::HoldUntil(time) if at.offer.max_hold_until.is_some_and(|last| time.seconds() > last) => {
            at.report_with(&HOLD_ABOVE_LIMIT, span, [Arg::Word("HOLDUNTIL"), Arg::None]);
        }
        _ => {}
    }
}

/// BINARYMIME is an extension of its own; the other values come with 8BITMIME. Where neither is offered, BODY is not,
/// and that has been said.
#[inline]
fn body_offered(at: &mut Cursor<'_, '_>, keyword: Span, span: Span, body: Body) {
    let [eight_bit, binary] =
        [&extensions::EIGHTBITMIME, &extensions::BINARYMIME].map(|known| at.offer.has(known));
    let (span, args) = match body {
        Body::BinaryMime => (span, [Arg::Word("BODY=BINARYMIME"), Arg::Word("BINARYMIME")]),
        _ => (keyword, [Arg::Word("BODY"), Arg::Word("8BITMIME")]),
    };
    let (needed, other) = if body == Body::BinaryMime { (binary, eight_bit) } else { (eight_bit, binary) };
    if other && !needed {
        at.report_with(&PARAM_NOT_OFFERED, span, args);
    }
}

/// Judges the parameters of one command beside each other.
#[inline]
pub(super) fn judge(at: &mut Cursor<'_, '_>, seen: u32, params: &Params<'_>, span: Span) {
    if seen & MTRK != 0 || seen & HOLD_FOR != 0 && seen & (HOLD_UNTIL | BY) != 0 {
        judge_rare(at, seen, params, span);
    }
    if !at.clean && !params.text.is_ascii() {
        non_ascii(at, params, span);
    }
}

const MTRK: u32 = bit(&extensions::MTRK, 0);
const HOLD_FOR: u32 = bit(&extensions::FUTURERELEASE, 0);
const HOLD_UNTIL: u32 = bit(&extensions::FUTURERELEASE, 1);
const BY: u32 = bit(&extensions::DELIVERBY, 0);
const ENVID: u32 = bit(&extensions::DSN, 3);

/// The bit of an extension's parameter among those seen on a command.
const fn bit(extension: &Extension, param: usize) -> u32 {
    1 << extension.params[param].index
}

#[cold]
fn judge_rare(at: &mut Cursor<'_, '_>, seen: u32, params: &Params<'_>, span: Span) {
    let find = |keyword: &str| word(params, keyword).map(|word| place(params, span, word));
    if let Some(tracked) = find("MTRK") {
        let envid = params.iter().find(|(keyword, _)| keyword.eq_ignore_ascii_case(b"ENVID"));
        match envid.and_then(|(_, value)| value) {
            None if seen & ENVID == 0 => {
                let keyword = Span::new(tracked.start as usize, tracked.start as usize + "MTRK".len());
                at.report(&MTRK_WITHOUT_ENVID, keyword);
            }
            Some(envid) if !envid.is_empty() && !names_host(envid) => {
                at.report(&ENVID_NOT_UNIQUE, place(params, span, envid));
            }
            _ => {}
        }
    }
    if let (Some(one), Some(other)) = (find("HOLDFOR"), find("HOLDUNTIL")) {
        at.report(&HOLD_BOTH, one.max(other));
    }
    hold_and_by(at, params, find("HOLDFOR"));
}

/// `unique-envid = local-envid "@" fqhn` (RFC 3885 §3.2), neither of the two empty.
fn names_host(envid: &[u8]) -> bool {
    matches!(envid, [_, inside @ .., _] if inside.contains(&b'@'))
}

/// "the client MUST ensure that the specified deliver-by time is farther in the future" (RFC 4865 §5.2.1).
fn hold_and_by(at: &mut Cursor<'_, '_>, params: &Params<'_>, hold: Option<Span>) {
    let (mut wait, mut by) = (None, None);
    for (_, value) in params.values() {
        match value {
            ParamValue::HoldFor(seconds) => wait = wait.or(Some(seconds)),
            ParamValue::By(value) => by = by.or(Some(value.seconds)),
            _ => {}
        }
    }
    if let (Some(span), Some(wait), Some(by)) = (hold, wait, by)
        && i64::from(wait) >= i64::from(by)
    {
        at.report_with(&HOLD_BEYOND_BY, span, [Arg::Number(u64::from(wait)), Arg::None]);
    }
}

/// "non-US-ASCII is only allowed as hexchar" (RFC 4954 §8), also where SMTPUTF8 lets values hold UTF-8: ENVID has no
/// other form, and ORCPT has it with the type utf-8 (RFC 6533 §3).
#[cold]
fn non_ascii(at: &mut Cursor<'_, '_>, params: &Params<'_>, span: Span) {
    let asked = params.smtputf8 || at.place == ReplyContext::ForwardPath;
    if !asked || !at.offer.has(&extensions::SMTPUTF8) {
        return; // The line as a whole is at fault, and says so.
    }
    for (keyword, prefix) in [("ENVID", &b""[..]), ("ORCPT", b"utf-8;")] {
        let Some(word) = word(params, keyword) else { continue };
        let value = word.get(keyword.len() + 1..).unwrap_or_default();
        let exempt = !prefix.is_empty()
            && value.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
        let Some(first) = value.iter().position(|octet| !octet.is_ascii()).filter(|_| !exempt) else {
            continue;
        };
        let run = value[first..].iter().take_while(|octet| !octet.is_ascii()).count();
        let start = place(params, span, word).start as usize + keyword.len() + 1 + first;
        at.report_with(&XTEXT_NON_ASCII, Span::new(start, start + run), [Arg::Word(keyword), Arg::None]);
    }
}

/// The first parameter of this keyword, as written.
fn word<'a>(params: &Params<'a>, keyword: &str) -> Option<&'a [u8]> {
    params.text.split(|&octet| crate::cursor::is_blank(octet)).find(|word| {
        let name = word.split(|&octet| octet == b'=').next().unwrap_or_default();
        Param::find(name).is_some_and(|(param, _)| param.keyword == keyword)
    })
}

/// Where a part of the parameters' text stands in the line.
fn place(params: &Params<'_>, span: Span, part: &[u8]) -> Span {
    // A part of the text begins as far into it as its address is beyond the text's.
    let offset = part.as_ptr() as usize - params.text.as_ptr() as usize;
    let start = span.start as usize + offset;
    Span::new(start, start + part.len())
}
