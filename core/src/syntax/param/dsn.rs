//! RET, ENVID, NOTIFY and ORCPT: delivery status notifications (RFC 3461 §4, RFC 6533 §3).

use super::identity::xtext;
use super::plain::one_of;
use super::value::{Tell, Written};
use crate::cursor::is_blank;
use crate::finding::Arg;
use crate::registry::limits;
use crate::rules::params::{PARAM_TOO_LONG, PARAM_VALUE_NOT_LISTED, XTEXT_NOT_PRINTABLE};
use crate::rules::values::{
    NOTIFY_ELEMENT_EMPTY, NOTIFY_NEVER_ALONE, NOTIFY_REPEATED, ORCPT_TYPE_MISSING, ORCPT_TYPE_UNREGISTERED,
    ORCPT_UTF8_ESCAPE, PARAM_LIST_SPACE,
};
use crate::syntax::class::{ATEXT, JUDGED, is};
use crate::syntax::xtext::{HexCase, Xtext};

/// The value of `RET=`: what a notice of failure gives back (RFC 3461 §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ret {
    /// The whole message.
    Full,
    /// Its header fields only.
    Headers,
}

/// The value of `NOTIFY=`: when a notice is wanted (RFC 3461 §4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notify {
    /// `NEVER`.
    Never,
    /// At least one of the others.
    On {
        /// On delivery.
        success: bool,
        /// On failure.
        failure: bool,
        /// On delay.
        delay: bool,
    },
}

/// The value of `ORCPT=`: the recipient whom the sender named (RFC 3461 §4.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orcpt<'a> {
    /// The type of the address, as written: `rfc822`, `utf-8`.
    pub addr_type: &'a [u8],
    /// The address, encoded: as xtext, or for `utf-8` as RFC 6533 §3 says.
    pub address: &'a [u8],
}

/// `"FULL" / "HDRS"` (RFC 3461 §4.3).
pub(super) fn ret(written: Written<'_>, tell: &mut Tell<'_>) -> Option<Ret> {
    one_of(&[("FULL", Ret::Full), ("HDRS", Ret::Headers)], written, "FULL and HDRS", tell)
}

/// `envid-parameter = "ENVID=" xtext`, at most 100 characters, printable once decoded (RFC 3461 §4.4).
pub(super) fn envid<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<Xtext<'a>> {
    let sound = at_most(written, written.text.len(), limits::ENVID, tell);
    printable(written, 0, tell).filter(|_| sound)
}

/// Whether a length is within a limit, in characters.
pub(super) fn at_most(written: Written<'_>, length: usize, limit: usize, tell: &mut Tell<'_>) -> bool {
    if length > limit {
        let args = [Arg::Word(written.param.keyword), Arg::Number(limit as u64)];
        tell(&PARAM_TOO_LONG, written.whole(), args);
    }
    length <= limit
}

/// xtext from `from` on that stands for graphic characters and white space of US-ASCII.
fn printable<'a>(written: Written<'a>, from: usize, tell: &mut Tell<'_>) -> Option<Xtext<'a>> {
    let mut found = xtext(written, from, HexCase::Upper, |_| true, tell)?;
    let mut at = from;
    while let Some(plus) = written.text[at..].iter().position(|&octet| octet == b'+') {
        let start = at + plus;
        at = start + 3;
        // Sound xtext has two digits after each plus sign.
        let octet = Xtext(&written.text[start..at]).octets().next();
        if octet.is_some_and(|octet| !matches!(octet, b' '..=b'~' | b'\t')) {
            tell(
                &XTEXT_NOT_PRINTABLE,
                written.span(start, at),
                [Arg::Word(written.param.keyword), Arg::None],
            );
            found = Xtext(&[]);
        }
    }
    (!found.0.is_empty() || written.text.len() == from).then_some(found)
}

const ELEMENTS: [&str; 4] = ["SUCCESS", "FAILURE", "DELAY", "NEVER"];
const NEVER: usize = 3;

/// Whether a text begins with an element of NOTIFY's list.
pub(super) fn begins_with_element(text: &[u8]) -> bool {
    let length = text.iter().take_while(|octet| octet.is_ascii_alphabetic()).count();
    let ended = text.get(length).is_none_or(|&octet| octet == b',' || is_blank(octet));
    ended && element_of(&text[..length]).is_some()
}

/// Which element it is: no two begin with the same letter.
#[inline]
fn element_of(text: &[u8]) -> Option<usize> {
    match text {
        b"SUCCESS" => return Some(0),
        b"FAILURE" => return Some(1),
        b"DELAY" => return Some(2),
        b"NEVER" => return Some(NEVER),
        _ => {}
    }
    let known = match text.first()? | 0x20 {
        b's' => 0,
        b'f' => 1,
        b'd' => 2,
        b'n' => NEVER,
        _ => return None,
    };
    ELEMENTS[known].as_bytes().eq_ignore_ascii_case(text).then_some(known)
}

/// `notify-esmtp-value = "NEVER" / 1#notify-list-element` (RFC 3461 §4.1), where `#` is RFC 822's, §2.7: a list may
/// have null elements, which NEVER, no element of it, may not stand beside.
pub(super) fn notify(written: Written<'_>, tell: &mut Tell<'_>) -> Option<Notify> {
    let text = written.text;
    let mut seen = [false; ELEMENTS.len()];
    let mut never = None;
    let mut empty = None;
    let mut twice = false;
    let mut sound = true;
    if let Some(known) = element_of(text) {
        return Some(match known {
            NEVER => Notify::Never,
            other => Notify::On { success: other == 0, failure: other == 1, delay: other == 2 },
        });
    }
    let mut at = 0;
    while at <= text.len() {
        let blanks = text[at..].iter().take_while(|&&octet| is_blank(octet)).count();
        if blanks > 0 {
            tell(
                &PARAM_LIST_SPACE,
                written.span(at, at + blanks),
                [Arg::Word(written.param.keyword), Arg::None],
            );
            sound = false;
        }
        let start = at + blanks;
        let end = text[start..].iter().position(|&octet| octet == b',');
        let end = end.map_or(text.len(), |comma| start + comma);
        at = end + 1;
        let element = &text[start..end];
        match element_of(element) {
            Some(known) => {
                if known == NEVER {
                    never = never.or(Some((start, end)));
                }
                if core::mem::replace(&mut seen[known], true) {
                    if known == NEVER {
                        twice = true;
                    } else {
                        tell(&NOTIFY_REPEATED, written.span(start, end), [Arg::None; 2]);
                    }
                }
            }
            None if element.is_empty() => empty = empty.or(Some(start)),
            None => {
                sound = false;
                not_listed(written, start, end, tell);
            }
        }
    }
    let others = seen[..NEVER].contains(&true);
    if let Some((start, end)) = never.filter(|_| others || twice || empty.is_some()) {
        tell(&NOTIFY_NEVER_ALONE, written.span(start, end), [Arg::None; 2]);
        sound = false;
    } else if let Some(start) = empty {
        if others {
            let start = start.min(text.len() - 1);
            tell(&NOTIFY_ELEMENT_EMPTY, written.span(start, start + 1), [Arg::None; 2]);
        } else if sound {
            not_listed(written, 0, text.len(), tell);
            sound = false;
        }
    }
    let [success, failure, delay, never] = seen;
    sound.then_some(if never { Notify::Never } else { Notify::On { success, failure, delay } })
}

#[cold]
fn not_listed(written: Written<'_>, start: usize, end: usize, tell: &mut Tell<'_>) {
    let args = [Arg::Word(written.param.keyword), Arg::Word("NEVER, SUCCESS, FAILURE and DELAY")];
    tell(&PARAM_VALUE_NOT_LISTED, written.span(start, end), args);
}

/// `original-recipient-address = addr-type ";" xtext`, `addr-type = atom`; the whole parameter has at most 500
/// characters (RFC 3461 §4.2).
pub(super) fn orcpt<'a>(written: Written<'a>, tell: &mut Tell<'_>) -> Option<Orcpt<'a>> {
    let text = written.text;
    let whole = written.param.keyword.len() + 1 + text.len();
    let mut sound = at_most(written, whole, limits::ORCPT, tell);
    let Some(semicolon) = memchr::memchr(b';', text) else {
        let is_sound =
            whole + "rfc822;".len() <= limits::ORCPT && !text.iter().any(|octet| b"+=".contains(octet));
        let colon = text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case(b"rfc822:"));
        let fix = if is_sound && !colon && text.contains(&b'@') { Arg::Word("rfc822;") } else { Arg::None };
        tell(&ORCPT_TYPE_MISSING, written.span(0, 0), [fix, Arg::None]);
        return None;
    };
    let (addr_type, address) = (&text[..semicolon], &text[semicolon + 1..]);
    if addr_type.is_empty() {
        tell(&ORCPT_TYPE_MISSING, written.span(0, 0), [Arg::Word("rfc822"), Arg::None]);
        sound = false;
    } else if addr_type.eq_ignore_ascii_case(b"rfc822") {
        // Nearly every one: nothing more to ask.
    } else if let Some(bad) = addr_type.iter().position(|&octet| not_of_type(octet)) {
        sound = false;
        written.wrong::<()>(bad, bad + 1, tell);
    } else if !["utf-8", "x400"].iter().any(|known| known.as_bytes().eq_ignore_ascii_case(addr_type)) {
        tell(&ORCPT_TYPE_UNREGISTERED, written.span(0, semicolon), [Arg::None; 2]);
    }
    let from = semicolon + 1;
    if addr_type.eq_ignore_ascii_case(b"utf-8") {
        if address.is_empty() {
            return written.wrong(from, from, tell);
        }
        sound &= utf8_address(written, from, tell);
    } else {
        sound &= printable(written, from, tell).is_some();
    }
    sound.then_some(Orcpt { addr_type, address })
}

/// `addr-type = atom`, in which no `=` may stand here: it may not in an esmtp-value (RFC 5321 §4.1.2).
fn not_of_type(octet: u8) -> bool {
    octet == b'=' || !is(octet, ATEXT | JUDGED)
}

/// `utf-8-enc-addr`: `1*(QUCHAR / EmbeddedUnicodeChar)`, `QCHAR = %x21-2a / %x2c-3c / %x3e-5b / %x5d-7e` (RFC 6533 §3).
fn utf8_address(written: Written<'_>, from: usize, tell: &mut Tell<'_>) -> bool {
    let text = written.text;
    let mut at = from;
    let mut sound = true;
    while let Some(next) = text[at..].iter().position(|octet| matches!(octet, b'+' | b'=' | b'\\')) {
        let start = at + next;
        at = start + 1;
        let meant = match text[start] {
            b'\\' => {
                if let Some(length) = embedded(&text[start..]) {
                    at = start + length;
                    continue;
                }
                "\\x{5C}"
            }
            b'+' => "\\x{2B}",
            _ => "\\x{3D}",
        };
        sound = false;
        tell(&ORCPT_UTF8_ESCAPE, written.span(start, at), [Arg::Word(meant), Arg::None]);
    }
    sound
}

/// The length of `EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"` at the start of a text.
fn embedded(text: &[u8]) -> Option<usize> {
    let inner = text.strip_prefix(b"\\x{")?;
    let digits = inner.iter().take_while(|octet| octet.is_ascii_hexdigit()).count();
    (inner.get(digits) == Some(&b'}') && is_hexpoint(&inner[..digits])).then_some(digits + 4)
}

/// `HEXPOINT` (RFC 6533 §3): a control character, one that xtext encodes, or a code point beyond US-ASCII; in 2 to
/// 6 digits, as few as will do. The ABNF as printed leaves out 0A to 0F and 1A to 1F, which the text ("CTLs") has.
fn is_hexpoint(digits: &[u8]) -> bool {
    if !(2..=6).contains(&digits.len()) || digits.len() > 2 && digits[0] == b'0' {
        return false;
    }
    let point = digits
        .iter()
        .fold(0, |value, &digit| value << 4 | char::from(digit).to_digit(16).unwrap_or_default());
    let special = matches!(point, 1..=0x20 | 0x2B | 0x3D | 0x5C | 0x7F);
    char::from_u32(point).is_some() && (special || point >= 0x80)
}
