//! Responses after decoding: which part is missing, never what any part says.

use crate::syntax::base64;
use crate::syntax::class::{GRAPHIC, LDH, is};
use crate::syntax::utf8::Utf8;
use alloc::vec::Vec;

/// What is surely wrong with a mechanism's initial response, in base64 that is known to be whole.
pub(super) fn fault(mechanism: &str, text: &[u8]) -> Option<&'static str> {
    match mechanism {
        "PLAIN" => plain(text),
        "EXTERNAL" | "ANONYMOUS" => utf8(text),
        "SCRAM" => scram(&decoded(text)),
        "OAUTHBEARER" => oauthbearer(&decoded(text)),
        _ => None,
    }
}

/// What Google and Microsoft, whose mechanism it is, refuse in a response of XOAUTH2:
/// `"user=" user %x01 "auth=Bearer " token %x01 %x01`.
pub(super) fn vendor_fault(mechanism: &str, text: &[u8]) -> Option<&'static str> {
    if mechanism != "XOAUTH2" {
        return None;
    }
    let message = decoded(text);
    if !has_pair(&message, b"user=") {
        return Some("has no user=");
    }
    pairs(&message)
}

#[inline(never)]
fn decoded(text: &[u8]) -> Vec<u8> {
    base64::decode(text).collect()
}

/// The octet that parts the pairs of OAUTHBEARER and XOAUTH2 (RFC 7628 §3.1: `kvsep`).
const CONTROL_A: u8 = 1;

/// `message = [authzid] UTF8NUL authcid UTF8NUL passwd`, the last two not empty, all of it UTF-8 (RFC 4616 §2).
fn plain(text: &[u8]) -> Option<&'static str> {
    let (mut nuls, mut filled, mut utf8) = (0_usize, [false; 3], Utf8::default());
    for octet in base64::decode(text) {
        utf8.push(octet);
        match filled.get_mut(nuls) {
            _ if octet == 0 => nuls += 1,
            Some(part) => *part = true,
            None => {}
        }
    }
    let [first, user, password] = filled;
    Some(match nuls {
        0 if !first => "is empty: it needs a user name and a password",
        0 => "has no NUL: one stands before the user name, one before the password",
        1 => "has one NUL: one stands before the user name, one before the password",
        3.. => "has more than two NULs: no part may hold one",
        _ if !user && !password => "has neither a user name nor a password",
        _ if !user => "has no user name",
        _ if !password => "has no password",
        _ if !utf8.is_whole() => "is not UTF-8",
        _ => return None,
    })
}

/// EXTERNAL: `*( UTF8-char-no-nul )` (RFC 4422 §A.1); ANONYMOUS: a UTF-8 string (RFC 4505 §2).
fn utf8(text: &[u8]) -> Option<&'static str> {
    let mut utf8 = Utf8::default();
    for octet in base64::decode(text) {
        utf8.push(octet);
    }
    (!utf8.is_whole()).then_some("is not UTF-8")
}

/// `client-first-message = gs2-header [reserved-mext ","] username "," nonce ["," extensions]` (RFC 5802 §7).
fn scram(message: &[u8]) -> Option<&'static str> {
    let Some(bare) = after_gs2_header(message) else { return Some(NO_HEADER) };
    // `m=` is there for what may come to extend SCRAM: what follows it is not known.
    if bare.starts_with(b"m=") {
        return None;
    }
    let (user, rest) = cut(bare, b',');
    let (nonce, _) = cut(rest, b',');
    Some(match (value(user, b'n'), value(nonce, b'r')) {
        (None, _) => "has no user name n= after its header",
        (Some(user), _) if !is_saslname(user) => "has \"=\" in its user name that is neither =2C nor =3D",
        (_, None) => "has no nonce r= after the user name",
        (_, Some(nonce)) if !nonce.iter().all(|&octet| is(octet, GRAPHIC)) => {
            "has a nonce with octets that are not printable"
        }
        _ if core::str::from_utf8(message).is_err() => "is not UTF-8",
        _ => return None,
    })
}

/// `client-resp = gs2-header kvsep *kvpair kvsep / kvsep`, `auth` among the pairs (RFC 7628 §3.1).
fn oauthbearer(message: &[u8]) -> Option<&'static str> {
    // The answer to a failure; no first message, but within the grammar.
    if message == [CONTROL_A] {
        return None;
    }
    let message = message.strip_prefix(b"F,").unwrap_or(message);
    let Some(rest) = after_gs2_header(message) else { return Some(NO_HEADER) };
    if rest.first() != Some(&CONTROL_A) {
        return Some("has no octet 01 after its header");
    }
    pairs(rest)
}

const NO_HEADER: &str = "does not begin with a header such as \"n,,\"";

/// Pairs with `auth` among them, each with its octet 01, and one more at the end.
fn pairs(text: &[u8]) -> Option<&'static str> {
    if !has_pair(text, b"auth=") {
        return Some("has no auth=");
    }
    (!text.ends_with(&[CONTROL_A; 2])).then_some("does not end with two octets 01")
}

/// Whether a pair of this key, in any case, is there and has a value.
fn has_pair(mut text: &[u8], key: &[u8]) -> bool {
    while !text.is_empty() {
        let (pair, rest) = cut(text, CONTROL_A);
        if pair.len() > key.len() && pair[..key.len()].eq_ignore_ascii_case(key) {
            return true;
        }
        text = rest;
    }
    false
}

/// What follows `gs2-header = gs2-cbind-flag "," [ "a=" saslname ] ","`,
/// `gs2-cbind-flag = "p=" cb-name / "n" / "y"` (RFC 5801 §4, RFC 5802 §7).
fn after_gs2_header(message: &[u8]) -> Option<&[u8]> {
    let (flag, rest) = cut(message, b',');
    let (identity, after) = cut(rest, b',');
    let binding = |name: &[u8]| name.iter().all(|&octet| is(octet, LDH) || octet == b'.');
    let flagged = matches!(flag, b"n" | b"y") || value(flag, b'p').is_some_and(binding);
    let identified = identity.is_empty() || value(identity, b'a').is_some_and(is_saslname);
    let whole = identity.len() < rest.len();
    (flagged && identified && whole).then_some(after)
}

/// `saslname = 1*(value-safe-char / "=2C" / "=3D")` (RFC 5802 §7), but for what is no UTF-8.
fn is_saslname(name: &[u8]) -> bool {
    let mut rest = name;
    while let Some(equals) = memchr::memchr(b'=', rest) {
        rest = &rest[equals + 1..];
        if !matches!(rest, [b'2', b'C' | b'c', ..] | [b'3', b'D' | b'd', ..]) {
            return false;
        }
    }
    !name.contains(&0)
}

/// What stands in a field of this key: `n=user`; none where that is nothing.
fn value(field: &[u8], key: u8) -> Option<&[u8]> {
    match field {
        [first, b'=', value @ ..] if *first == key && !value.is_empty() => Some(value),
        _ => None,
    }
}

/// The octets before the first `octet` and those after it; all of them and none where it is not there.
fn cut(text: &[u8], octet: u8) -> (&[u8], &[u8]) {
    let at = memchr::memchr(octet, text).unwrap_or(text.len());
    (&text[..at], text.get(at + 1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_of_rfc_4616_2() {
        let table = [
            ("AGEAYg==", None), // NUL a NUL b
            ("eABhAGI=", None), // x NUL a NUL b
            ("AMOpAMOp", None), // NUL é NUL é
            ("=", Some("is empty")),
            ("dXNlcg==", Some("has no NUL")),             // user
            ("YQBi", Some("has one NUL")),                // a NUL b
            ("AGEAYgA=", Some("has more than two NULs")), // NUL a NUL b NUL
            ("AAA=", Some("has neither")),                // NUL NUL
            ("AABi", Some("has no user name")),           // NUL NUL b
            ("AGEA", Some("has no password")),            // NUL a NUL
            ("AGEA6Q==", Some("is not UTF-8")),           // NUL a NUL é in Latin-1
            ("AGEAww==", Some("is not UTF-8")),           // NUL a NUL, half a character
        ];
        for (text, expected) in table {
            let found = fault("PLAIN", text.as_bytes());
            assert_eq!(found.is_some(), expected.is_some(), "{text}");
            assert!(found.unwrap_or("").starts_with(expected.unwrap_or("")), "{text}: {found:?}");
        }
    }

    #[test]
    fn external_of_rfc_4422_a_and_anonymous_of_rfc_4505_2() {
        for mechanism in ["EXTERNAL", "ANONYMOUS"] {
            assert_eq!(fault(mechanism, b"="), None);
            assert_eq!(fault(mechanism, b"w6k="), None);
            assert_eq!(fault(mechanism, b"6Q=="), Some("is not UTF-8"));
        }
    }

    /// Encodes as base64, with padding.
    fn base64(octets: &[u8]) -> Vec<u8> {
        const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = Vec::new();
        for chunk in octets.chunks(3) {
            let bits = chunk.iter().fold(0_usize, |bits, &octet| bits << 8 | usize::from(octet));
            let bits = bits << (8 * (3 - chunk.len()));
            for place in 0..4 {
                let six = bits >> (18 - 6 * place) & 63;
                text.push(if place > chunk.len() { b'=' } else { ALPHABET[six] });
            }
        }
        text
    }

    #[test]
    fn scram_of_rfc_5802_7() {
        let table: &[(&[u8], Option<&str>)] = &[
            (b"n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL", None), // RFC 5802 §5
            (b"n,,n=user,r=rOprNGfwEbeRWgbNEkqO", None),     // RFC 7677 §3
            (b"y,,n=user,r=x", None),
            (b"p=tls-exporter,,n=user,r=x", None),
            (b"p=tls-server-end-point,a=other,n=user,r=x,ext=1", None),
            (b"n,,n=us=2Cer=3D,r=x", None),
            (b"n,,m=y,n=user,r=x", None),
            ("n,,n=us\u{e9}r,r=x".as_bytes(), None),
            (b"", Some("does not begin")),
            (b"n=user,r=x", Some("does not begin")),
            (b"n,n=user,r=x", Some("does not begin")),
            (b"x,,n=user,r=x", Some("does not begin")),
            (b"p=,,n=user,r=x", Some("does not begin")),
            (b"n,other,n=user,r=x", Some("does not begin")),
            (b"n,,", Some("has no user name")),
            (b"n,,r=x,n=user", Some("has no user name")),
            (b"n,,n=,r=x", Some("has no user name")),
            (b"n,,n=us=er,r=x", Some("has \"=\"")),
            (b"n,,n=us=3d,r=x", None), // RFC 5234 §2.3: strings in any case
            (b"n,,n=us=3,r=x", Some("has \"=\"")),
            (b"n,,n=user", Some("has no nonce")),
            (b"n,,n=user,r=", Some("has no nonce")),
            (b"n,,n=user,r=a b", Some("has a nonce")),
            (b"n,,n=us\xE9r,r=x", Some("is not UTF-8")),
        ];
        judged(table, |text| fault("SCRAM", text));
    }

    #[test]
    fn oauthbearer_of_rfc_7628_3_1() {
        let table: &[(&[u8], Option<&str>)] = &[
            (
                b"n,a=user@example.com,\x01host=server.example.com\x01port=143\x01auth=Bearer vF9\x01\x01",
                None,
            ),
            (b"n,,\x01auth=Bearer vF9\x01\x01", None),
            (b"\x01", None),
            (b"", Some("does not begin")),
            (b"user=a\x01auth=Bearer vF9\x01\x01", Some("does not begin")),
            (b"n,,auth=Bearer vF9\x01\x01", Some("has no octet 01")),
            (b"n,,\x01host=a\x01\x01", Some("has no auth=")),
            (b"n,,\x01auth=Bearer vF9\x01", Some("does not end")),
        ];
        judged(table, |text| fault("OAUTHBEARER", text));
    }

    #[test]
    fn xoauth2_of_its_vendors() {
        let table: &[(&[u8], Option<&str>)] = &[
            (b"user=a@example.com\x01auth=Bearer ya29.vF9\x01\x01", None),
            (b"", Some("has no user=")),
            (b"n,,\x01auth=Bearer vF9\x01\x01", Some("has no user=")),
            (b"user=a\x01\x01", Some("has no auth=")),
            (b"user=a\x01auth=Bearer vF9", Some("does not end")),
        ];
        judged(table, |text| vendor_fault("XOAUTH2", text));
        assert_eq!(vendor_fault("PLAIN", b"="), None);
    }

    fn judged(table: &[(&[u8], Option<&str>)], judge: impl Fn(&[u8]) -> Option<&'static str>) {
        for &(message, expected) in table {
            let text = if message.is_empty() { b"=".to_vec() } else { base64(message) };
            assert!(message.is_empty() || base64::check(&text, crate::span::Span::at(0)).is_ok());
            let found = judge(&text);
            let right = found.is_some() == expected.is_some();
            let shown = message.escape_ascii();
            assert!(right && found.unwrap_or("").starts_with(expected.unwrap_or("")), "{shown}: {found:?}");
        }
    }
}
