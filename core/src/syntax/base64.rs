//! Base64 as AUTH takes it (RFC 4954 §4, RFC 4648 §4).

use super::class::{self, BASE64};
use crate::span::Span;

/// What is wrong with a base64 text, and where; never what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A character that is not in the alphabet.
    Character(Span),
    /// Padding that is missing, too much, or not at the end.
    Padding(Span),
}

/// `base64 = base64-terminal / ( 1*(4base64-char) [base64-terminal] )`, in the octets of `span`.
pub(crate) fn check(text: &[u8], span: Span) -> Result<(), Fault> {
    let start = span.start as usize;
    let data = text.iter().take_while(|&&octet| class::is(octet, BASE64)).count();
    let padding = text[data..].iter().take_while(|&&octet| octet == b'=').count();
    let after = data + padding;
    if after < text.len() {
        let here = Span::new(start + after, start + after + 1);
        let misplaced = padding > 0 && class::is(text[after], BASE64);
        return Err(if misplaced {
            Fault::Padding(Span::new(start + data, start + after))
        } else {
            Fault::Character(here)
        });
    }
    let missing = (4 - data % 4) % 4;
    if padding == missing && missing < 3 {
        return Ok(());
    }
    Err(Fault::Padding(Span::new(start + data, start + after)))
}

/// The octets that a text which [`check`] passed stands for, one at a time; none for `=` alone.
pub(crate) fn decode(text: &[u8]) -> impl Iterator<Item = u8> {
    let (mut bits, mut held) = (0_u32, 0_u32);
    text.iter().map_while(|&octet| value(octet)).filter_map(move |six| {
        (bits, held) = (bits << 6 | six, held + 6);
        if held < 8 {
            return None;
        }
        held -= 8;
        Some((bits >> held) as u8)
    })
}

/// The six bits of a character (RFC 4648 §4).
fn value(octet: u8) -> Option<u32> {
    Some(u32::from(match octet {
        b'A'..=b'Z' => octet - b'A',
        b'a'..=b'z' => octet - b'a' + 26,
        b'0'..=b'9' => octet - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_rfc_4954_4() {
        for good in ["", "AAAA", "AAA=", "AA==", "QUJDRA==", "a+/9"] {
            assert_eq!(check(good.as_bytes(), Span::new(0, good.len())), Ok(()), "{good}");
        }
        let bad = [
            ("AAA", Fault::Padding(Span::at(3))),
            ("dGVzdA=", Fault::Padding(Span::new(6, 7))),
            ("AAAA=", Fault::Padding(Span::new(4, 5))),
            ("A===", Fault::Padding(Span::new(1, 4))),
            ("AAA=BBB", Fault::Padding(Span::new(3, 4))),
            ("=AAA", Fault::Padding(Span::new(0, 1))),
            ("AA*A", Fault::Character(Span::new(2, 3))),
            ("AA-_", Fault::Character(Span::new(2, 3))),
        ];
        for (text, fault) in bad {
            assert_eq!(check(text.as_bytes(), Span::new(0, text.len())), Err(fault), "{text}");
        }
    }

    #[test]
    fn vectors_of_rfc_4648_10() {
        let vectors = [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9vYg==", "foob"),
            ("Zm9vYmE=", "fooba"),
            ("Zm9vYmFy", "foobar"),
        ];
        for (text, octets) in vectors {
            assert!(decode(text.as_bytes()).eq(octets.bytes()), "{text}");
        }
    }
}
