//! Address literals (RFC 5321 §4.1.3).

use super::address::{Address, AddressLiteral};
use super::class::{self, LDH};
use super::domain::ipv4;
use crate::cursor::{Cursor, is_blank};
use crate::finding::Arg;
use crate::rules::domains::{
    LITERAL_EMPTY, LITERAL_IPV4, LITERAL_IPV6, LITERAL_IPV6_SINGLE_GROUP, LITERAL_IPV6_TAG, LITERAL_TAG,
    LITERAL_TRAILING_TEXT, LITERAL_UNCLOSED,
};
use crate::span::Span;
use core::net::Ipv6Addr;

/// `address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"`.
pub(crate) fn address_literal<'a>(at: &mut Cursor<'a, '_>) -> AddressLiteral<'a> {
    at.bump();
    let span = between_brackets(at);
    let address = if span.is_empty() {
        at.report(&LITERAL_EMPTY, span);
        None
    } else {
        inside(at, span)
    };
    if at.eat(b']') {
        let tail = at.take_while(|octet| octet != b'>' && !is_blank(octet));
        if !tail.is_empty() {
            at.report(&LITERAL_TRAILING_TEXT, tail);
        }
    } else if !span.is_empty() {
        at.report(&LITERAL_UNCLOSED, Span::at(at.offset()));
    }
    AddressLiteral { text: at.slice(span), address }
}

/// What stands between the brackets; blanks are part of it where the `]` is there.
fn between_brackets(at: &mut Cursor<'_, '_>) -> Span {
    let start = at.offset();
    let span = at.take_while(|octet| octet != b']' && octet != b'>' && !is_blank(octet));
    if !at.at_blank() {
        return span;
    }
    let whole = at.take_while(|octet| octet != b']' && octet != b'>');
    if at.peek() == Some(b']') {
        return Span::new(start, whole.end as usize);
    }
    at.seek(span.end as usize);
    span
}

fn inside(at: &mut Cursor<'_, '_>, span: Span) -> Option<Address> {
    let text = at.slice(span);
    if let Some(address) = ipv4(text) {
        return Some(Address::V4(address));
    }
    if let Some((tag, rest)) = text.split_at_checked(5)
        && tag.eq_ignore_ascii_case(b"IPv6:")
    {
        return ipv6_literal(at, Span::new(span.start as usize + 5, span.end as usize), rest);
    }
    unusual(at, span, text)
}

#[cold]
fn unusual(at: &mut Cursor<'_, '_>, span: Span, text: &[u8]) -> Option<Address> {
    if let Ok(address) = ipv6(text) {
        at.report_with(&LITERAL_IPV6_TAG, Span::at(span.start as usize), [Arg::Word("IPv6:"), Arg::Word("")]);
        return Some(Address::V6(address));
    }
    if let Some(colon) = memchr::memchr(b':', text)
        && is_ldh_str(&text[..colon])
    {
        // General-address-literal: only "IPv6" is registered, so any other tag is wrong (RFC 5321 §4.1.3).
        at.report(&LITERAL_TAG, Span::new(span.start as usize, span.start as usize + colon));
    } else {
        at.report(&LITERAL_IPV4, span);
    }
    None
}

fn ipv6_literal(at: &mut Cursor<'_, '_>, span: Span, text: &[u8]) -> Option<Address> {
    match ipv6(text) {
        Ok(address) => Some(Address::V6(address)),
        Err(NotIpv6::SingleGroup(address)) => {
            at.report(&LITERAL_IPV6_SINGLE_GROUP, span);
            Some(Address::V6(address))
        }
        Err(NotIpv6::Syntax) => {
            at.report(&LITERAL_IPV6, span);
            None
        }
    }
}

/// Whether a text is an IPv6 address without its brackets, with or without its tag; and says so.
pub(super) fn unbracketed(at: &mut Cursor<'_, '_>, span: Span) -> bool {
    let text = at.slice(span);
    let tagged = text.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case(b"IPv6:"));
    if ipv6(if tagged { &text[5..] } else { text }).is_err() {
        return false;
    }
    let before = if tagged { "[" } else { "[IPv6:" };
    at.report_with(&LITERAL_IPV6_TAG, span, [Arg::Word(before), Arg::Word("]")]);
    true
}

/// `Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig`.
fn is_ldh_str(text: &[u8]) -> bool {
    text.last().is_some_and(|&last| last != b'-') && text.iter().all(|&octet| class::is(octet, LDH))
}

/// Why a text is no `IPv6-addr`.
pub(crate) enum NotIpv6 {
    /// `::` stands for one group only, which RFC 4291 allows and RFC 5321 does not.
    SingleGroup(Ipv6Addr),
    Syntax,
}

/// `IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp` (RFC 5321 §4.1.3).
pub(crate) fn ipv6(text: &[u8]) -> Result<Ipv6Addr, NotIpv6> {
    let mut groups = [0; 8];
    let mut count = 0;
    let mut gap = text.starts_with(b"::").then_some(0);
    let mut rest = if gap.is_some() { &text[2..] } else { text };
    while !rest.is_empty() {
        let (value, digits) = hex_group(rest).ok_or(NotIpv6::Syntax)?;
        if rest.get(digits) == Some(&b'.') {
            let [a, b, c, d] = ipv4(rest).ok_or(NotIpv6::Syntax)?.octets();
            let pair = groups.get_mut(count..count + 2).ok_or(NotIpv6::Syntax)?;
            pair.copy_from_slice(&[u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])]);
            count += 2;
            break;
        }
        *groups.get_mut(count).ok_or(NotIpv6::Syntax)? = value;
        count += 1;
        rest = match &rest[digits..] {
            [] => break,
            [b':', b':', after @ ..] if gap.is_none() => {
                gap = Some(count);
                after
            }
            [b':', after @ ..] if !after.is_empty() => after,
            _ => return Err(NotIpv6::Syntax),
        };
    }
    let Some(gap) = gap else {
        return if count == 8 { Ok(Ipv6Addr::from(groups)) } else { Err(NotIpv6::Syntax) };
    };
    if count >= 8 {
        return Err(NotIpv6::Syntax);
    }
    groups.copy_within(gap..count, 8 - (count - gap));
    groups[gap..8 - (count - gap)].fill(0);
    let address = Ipv6Addr::from(groups);
    if count == 7 { Err(NotIpv6::SingleGroup(address)) } else { Ok(address) }
}

/// `IPv6-hex = 1*4HEXDIG`: its value and how many digits it has.
#[inline]
fn hex_group(text: &[u8]) -> Option<(u16, usize)> {
    let mut value = 0;
    let mut digits = 0;
    while let Some(digit) = text.get(digits).and_then(|&octet| char::from(octet).to_digit(16)) {
        if digits == 4 {
            return None;
        }
        value = value << 4 | digit as u16;
        digits += 1;
    }
    (digits > 0).then_some((value, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ipv6_forms_of_rfc_5321_4_1_3() {
        let good = [
            "2001:db8::1",
            "::",
            "::1",
            "1::",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5::8",
            "::ffff:192.0.2.1",
            "1:2:3:4:5:6:192.0.2.1",
            "::192.0.2.1",
            "1::192.0.2.1",
            "1:2:3:4::192.0.2.1",
            "ABCD:ef01::",
        ];
        for text in good {
            let ours = ipv6(text.as_bytes());
            assert_eq!(ours.ok(), Some(text.parse().unwrap()), "{text}");
        }
        let bad = [
            "",
            ":",
            ":::",
            "1",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            "1::2::3",
            "12345::",
            "g::",
            "1:2:3:4:5:6:7::8",
            "192.0.2.1",
            "1:2:3:4:5:6:7:192.0.2.1",
            "::192.0.2.256",
            "1:",
            ":1",
            "::1:",
            "1:2:3:4:5:192.0.2.1",
        ];
        for text in bad {
            assert!(matches!(ipv6(text.as_bytes()), Err(NotIpv6::Syntax)), "{text}");
        }
        for text in ["1:2:3:4:5:6::8", "1:2:3:4:5::192.0.2.1", "::2:3:4:5:6:7:8", "1:2:3:4:5:6:7::"] {
            assert!(matches!(ipv6(text.as_bytes()), Err(NotIpv6::SingleGroup(_))), "{text}");
        }
    }
}
