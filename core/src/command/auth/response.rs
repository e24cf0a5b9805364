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
        "SCRAM" => scram(&base64::decode(text).collect::<Vec<u8>>()),
        "OAUTHBEARER" => oauthbearer(&base64::decode(text).collect::<Vec<u8>>()),
        _ => None,
    }
}

/// What Google and Microsoft, whose mechanism it is, refuse in a response of XOAUTH2:
/// `"user=" user %x01 "auth=Bearer " token %x01 %x01`.
pub(super) fn vendor_fault(mechanism: &str, text: &[u8]) -> Option<&'static str> {
    if mechanism != "XOAUTH2" {
        return None;
    }
    let message: Vec<u8> = base64::decode(text).collect();
    let pairs = || message.split(|&octet| octet == CONTROL_A);
    let has = |key: &[u8]| pairs().any(|pair| pair.len() > key.len() && pair.starts_with(key));
    Some(match () {
        () if !has(b"user=") => "has no user=",
        () if !has(b"auth=") => "has no auth=",
        () if !message.ends_with(&[CONTROL_A; 2]) => "does not end with two octets 01",
        () => return None,
    })
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
    let mut fields = bare.split(|&octet| octet == b',');
    let user = fields.next().and_then(|field| field.strip_prefix(b"n=")).filter(|name| !name.is_empty());
    let nonce = fields.next().and_then(|field| field.strip_prefix(b"r=")).filter(|nonce| !nonce.is_empty());
    Some(match (user, nonce) {
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

/// `saslname = 1*(value-safe-char / "=2C" / "=3D")` (RFC 5802 §7), but for what is no UTF-8.
fn is_saslname(name: &[u8]) -> bool {
    let mut after_equals = name.split(|&octet| octet == b'=').skip(1);
    let escape = |rest: &[u8]| matches!(rest.get(..2), Some(b"2C" | b"2c" | b"3D" | b"3d"));
    after_equals.all(escape) && !name.contains(&0)
}

/// `client-resp = gs2-header kvsep *kvpair kvsep / kvsep`, `auth` among the pairs (RFC 7628 §3.1).
fn oauthbearer(message: &[u8]) -> Option<&'static str> {
    // The answer to a failure; no first message, but within the grammar.
    if message == [CONTROL_A] {
        return None;
    }
    let message = message.strip_prefix(b"F,").unwrap_or(message);
    let Some(pairs) = after_gs2_header(message) else { return Some(NO_HEADER) };
    let is_auth = |pair: &[u8]| pair.get(..5).is_some_and(|key| key.eq_ignore_ascii_case(b"auth="));
    Some(match () {
        () if pairs.first() != Some(&CONTROL_A) => "has no octet 01 after its header",
        () if !pairs.split(|&octet| octet == CONTROL_A).any(is_auth) => "has no auth=",
        () if !pairs.ends_with(&[CONTROL_A; 2]) => "does not end with two octets 01",
        () => return None,
    })
}

const NO_HEADER: &str = "does not begin with a header such as \"n,,\"";

/// What follows `gs2-header = gs2-cbind-flag "," [ "a=" saslname ] ","`,
/// `gs2-cbind-flag = "p=" cb-name / "n" / "y"` (RFC 5801 §4, RFC 5802 §7).
fn after_gs2_header(message: &[u8]) -> Option<&[u8]> {
    let mut fields = message.splitn(3, |&octet| octet == b',');
    let (flag, identity) = (fields.next()?, fields.next()?);
    let binding = |name: &[u8]| !name.is_empty() && name.iter().all(|&octet| is(octet, LDH) || octet == b'.');
    let flagged = matches!(flag, b"n" | b"y") || flag.strip_prefix(b"p=").is_some_and(binding);
    let identified = identity.is_empty()
        || identity.strip_prefix(b"a=").is_some_and(|name| !name.is_empty() && is_saslname(name));
    fields.next().filter(|_| flagged && identified)
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
