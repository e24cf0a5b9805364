//! `absolute-URI` (RFC 3986 §4.3), which BURL takes.

use super::class::{JUDGED, LET_DIG, is};
use super::literal::{NotIpv6, ipv6};
use crate::cursor::Cursor;
use crate::finding::Arg;
use crate::rules::verbs::{BURL_URI, BURL_URI_CHARACTER};
use crate::span::Span;

/// `absolute-URI = scheme ":" hier-part [ "?" query ]` (RFC 3986 §4.3).
pub(crate) fn absolute_uri(at: &mut Cursor<'_, '_>, word: Span) {
    let uri = at.slice(word);
    let scheme = uri.iter().take_while(|&&octet| is(octet, LET_DIG) || b"+-.".contains(&octet)).count();
    if !uri[0].is_ascii_alphabetic() || uri.get(scheme) != Some(&b':') {
        return at.report(&BURL_URI, word);
    }
    let from = scheme + 1;
    let rest = &uri[from..];
    let path = match rest {
        [b'/', b'/', after @ ..] => 2 + after.iter().take_while(|&&octet| !b"/?".contains(&octet)).count(),
        _ => 0,
    };
    let wrong = match rest.get(2..path) {
        Some(named) => authority(named).map(|wrong| 2 + wrong),
        None => None,
    };
    let wrong = wrong.or_else(|| Some(path + misplaced(&rest[path..], b":/?@")?));
    if let Some(wrong) = wrong {
        let start = word.start as usize + from + wrong;
        at.report_with(
            &BURL_URI_CHARACTER,
            Span::new(start, start + 1),
            [Arg::Octet(rest[wrong]), Arg::None],
        );
    }
}

/// Where `authority = [ userinfo "@" ] host [ ":" port ]` (RFC 3986 §3.2) goes wrong.
fn authority(text: &[u8]) -> Option<usize> {
    let host = memchr::memchr(b'@', text).map_or(0, |at| at + 1);
    if let Some(wrong) = misplaced(&text[..host.saturating_sub(1)], b":") {
        return Some(wrong);
    }
    let end = match text.get(host) {
        Some(b'[') => host + ip_literal(&text[host..]).unwrap_or(0),
        _ => host + text[host..].iter().take_while(|&&octet| octet != b':').count(),
    };
    if text.get(host) != Some(&b'[')
        && let Some(wrong) = misplaced(&text[host..end], b"")
    {
        return Some(host + wrong);
    }
    match &text[end..] {
        [] => None,
        [b':', port @ ..] => Some(end + 1 + port.iter().position(|octet| !octet.is_ascii_digit())?),
        _ => Some(end),
    }
}

/// Octets of `IP-literal = "[" ( IPv6address / IPvFuture ) "]"` (RFC 3986 §3.2.2) at the start.
fn ip_literal(text: &[u8]) -> Option<usize> {
    let close = memchr::memchr(b']', text)?;
    let inside = &text[1..close];
    let sound = match inside {
        [b'v' | b'V', future @ ..] => {
            let dot = memchr::memchr(b'.', future)?;
            let (version, address) = (&future[..dot], &future[dot + 1..]);
            !version.is_empty()
                && version.iter().all(u8::is_ascii_hexdigit)
                && !address.is_empty()
                && !address.contains(&b'%')
                && misplaced(address, b":").is_none()
        }
        _ => !matches!(ipv6(inside), Err(NotIpv6::Syntax)) && !has_leading_zero(inside),
    };
    sound.then_some(close + 1)
}

/// Whether the IPv4 address at the end of an IPv6 address breaks `dec-octet`, which begins with no zero but `0` itself:
/// SMTP's own `Snum` may.
fn has_leading_zero(address: &[u8]) -> bool {
    let last = address.rsplit(|&octet| octet == b':').next().unwrap_or_default();
    last.contains(&b'.') && last.split(|&octet| octet == b'.').any(|part| part.len() > 1 && part[0] == b'0')
}

/// The first octet that is neither `unreserved`, `pct-encoded`, one of `sub-delims` (RFC 3986 §2) nor one of these.
fn misplaced(text: &[u8], besides: &[u8]) -> Option<usize> {
    text.iter().enumerate().find_map(|(place, &octet)| {
        let escape = octet == b'%'
            && text[place + 1..].get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let sound =
            escape || is(octet, LET_DIG) || b"-._~!$&'()*+,;=".contains(&octet) || besides.contains(&octet);
        // Octets that no argument may hold have been told of already.
        (!sound && !is(octet, JUDGED)).then_some(place)
    })
}
