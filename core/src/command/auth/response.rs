//! Responses after decoding: which part is missing, never what any part says.

use crate::syntax::base64;
use crate::syntax::utf8::Utf8;

/// What is surely wrong with a mechanism's initial response, in base64 that is known to be whole.
pub(super) fn fault(mechanism: &str, text: &[u8]) -> Option<&'static str> {
    match mechanism {
        "PLAIN" => plain(text),
        "EXTERNAL" | "ANONYMOUS" => utf8(text),
        _ => None,
    }
}

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
}
