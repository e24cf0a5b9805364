//! Address literals (RFC 5321 §4.1.3).

use super::address::{Address, AddressLiteral};
use super::class::{self, LDH};
use super::domain::ipv4;
use crate::cursor::{Cursor, is_blank};
use crate::finding::Report;
use crate::rules::domains::{
    LITERAL_EMPTY, LITERAL_IPV4, LITERAL_IPV6, LITERAL_IPV6_SINGLE_GROUP, LITERAL_IPV6_TAG, LITERAL_TAG,
    LITERAL_TRAILING_TEXT, LITERAL_UNCLOSED,
};
use crate::span::Span;
use core::net::Ipv6Addr;

/// `address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"`.
pub(crate) fn address_literal<'a, R: Report>(at: &mut Cursor<'a, '_, R>) -> AddressLiteral<'a> {
    at.bump();
    let span = at.take_while(|octet| octet != b']' && octet != b'>' && !is_blank(octet));
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

fn inside<R: Report>(at: &mut Cursor<'_, '_, R>, span: Span) -> Option<Address> {
    let text = at.slice(span);
    if let Some((tag, rest)) = text.split_at_checked(5)
        && tag.eq_ignore_ascii_case(b"IPv6:")
    {
        return ipv6_literal(at, Span::new(span.start as usize + 5, span.end as usize), rest);
    }
    if ipv6(text).is_ok() {
        at.report(&LITERAL_IPV6_TAG, Span::at(span.start as usize));
        return ipv6(text).ok().map(Address::V6);
    }
    if let Some(colon) = memchr::memchr(b':', text)
        && is_ldh_str(&text[..colon])
    {
        // General-address-literal: only "IPv6" is registered, so any other tag is wrong (RFC 5321 §4.1.3).
        at.report(&LITERAL_TAG, Span::new(span.start as usize, span.start as usize + colon));
        return None;
    }
    let address = ipv4(text);
    if address.is_none() {
        at.report(&LITERAL_IPV4, span);
    }
    address.map(Address::V4)
}

fn ipv6_literal<R: Report>(at: &mut Cursor<'_, '_, R>, span: Span, text: &[u8]) -> Option<Address> {
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

/// `Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig`.
fn is_ldh_str(text: &[u8]) -> bool {
    text.last().is_some_and(|&last| last != b'-') && text.iter().all(|&octet| class::is(octet, LDH))
}

/// Why a text is no `IPv6-addr`.
enum NotIpv6 {
    /// `::` stands for one group only, which RFC 4291 allows and RFC 5321 does not.
    SingleGroup(Ipv6Addr),
    Syntax,
}

/// `IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp` (RFC 5321 §4.1.3).
fn ipv6(text: &[u8]) -> Result<Ipv6Addr, NotIpv6> {
    let (text, tail) = split_ipv4(text)?;
    let mut groups = [0u16; 8];
    let room = 8 - 2 * usize::from(tail.is_some());
    let Some(gap) = memchr::memmem::find(text, b"::") else {
        if read_groups(text, &mut groups[..room])? != room {
            return Err(NotIpv6::Syntax);
        }
        return Ok(address(groups, tail));
    };
    let mut after = [0u16; 8];
    let before_count = read_groups(&text[..gap], &mut groups[..room])?;
    let after_count = read_groups(&text[gap + 2..], &mut after[..room])?;
    let count = before_count + after_count;
    if count >= room {
        return Err(NotIpv6::Syntax);
    }
    groups[room - after_count..room].copy_from_slice(&after[..after_count]);
    let address = address(groups, tail);
    if count + 1 == room { Err(NotIpv6::SingleGroup(address)) } else { Ok(address) }
}

/// Parts a trailing IPv4 address and the colon before it from an `IPv6v4` form.
fn split_ipv4(text: &[u8]) -> Result<(&[u8], Option<[u16; 2]>), NotIpv6> {
    if memchr::memchr(b'.', text).is_none() {
        return Ok((text, None));
    }
    let colon = memchr::memrchr(b':', text).ok_or(NotIpv6::Syntax)?;
    let [a, b, c, d] = ipv4(&text[colon + 1..]).ok_or(NotIpv6::Syntax)?.octets();
    // The second colon of "::" stays; a single one only parted the last group from the IPv4 address.
    let keep = if colon > 0 && text[colon - 1] == b':' { colon + 1 } else { colon };
    Ok((&text[..keep], Some([u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d])])))
}

fn address(mut groups: [u16; 8], tail: Option<[u16; 2]>) -> Ipv6Addr {
    if let Some(tail) = tail {
        groups[6..].copy_from_slice(&tail);
    }
    Ipv6Addr::from(groups)
}

/// `IPv6-hex *(":" IPv6-hex)`, or nothing; returns how many groups there are.
fn read_groups(text: &[u8], groups: &mut [u16]) -> Result<usize, NotIpv6> {
    if text.is_empty() {
        return Ok(0);
    }
    let mut count = 0;
    for part in text.split(|&octet| octet == b':') {
        let slot = groups.get_mut(count).ok_or(NotIpv6::Syntax)?;
        *slot = hex_group(part).ok_or(NotIpv6::Syntax)?;
        count += 1;
    }
    Ok(count)
}

/// `IPv6-hex = 1*4HEXDIG`.
fn hex_group(digits: &[u8]) -> Option<u16> {
    if !(1..=4).contains(&digits.len()) {
        return None;
    }
    digits.iter().try_fold(0u16, |value, &digit| Some(value << 4 | char::from(digit).to_digit(16)? as u16))
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
