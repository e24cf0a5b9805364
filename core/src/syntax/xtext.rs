//! `xtext`: how a value of a parameter holds octets that may not stand in it (RFC 3461 §4, RFC 4954 §8).

/// An xtext as written; [`Xtext::octets`] is what it means.
///
/// ```
/// use smtplint_core::command::Xtext;
/// assert!(Xtext(b"e+3Dmc2@example.com").octets().eq(*b"e=mc2@example.com"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Xtext<'a>(pub &'a [u8]);

impl<'a> Xtext<'a> {
    /// The octets that it stands for; a `+` that begins no hexchar stands for itself.
    pub fn octets(self) -> impl Iterator<Item = u8> + use<'a> {
        self.places().map(|(octet, _)| octet)
    }

    /// The octets, each with the offset at which it is written.
    pub(crate) fn places(self) -> impl Iterator<Item = (u8, usize)> + use<'a> {
        let text = self.0;
        let mut at = 0;
        core::iter::from_fn(move || {
            let start = at;
            let octet = *text.get(at)?;
            let decoded = if octet == b'+' { hexchar(&text[at + 1..]) } else { None };
            at += if decoded.is_some() { 3 } else { 1 };
            Some((decoded.unwrap_or(octet), start))
        })
    }
}

/// Whether hexadecimal digits in lower case count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HexCase {
    /// "two upper case hexadecimal digits" (RFC 3461 §4).
    Upper,
    /// `HEXDIG`, which ABNF reads in any case (RFC 4954 §8).
    Any,
}

/// What is wrong with an xtext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A `+` without two hexadecimal digits.
    Plus,
    /// Its digits are in lower case.
    Lower,
    /// An `=`.
    Equals,
}

/// `xtext = *( xchar / hexchar )`, `hexchar = "+" HEXDIG HEXDIG`: tells each fault with its start and its end.
///
/// Control characters and what is no US-ASCII have been judged with the line.
pub(crate) fn check(text: &[u8], case: HexCase, fault: &mut dyn FnMut(Fault, usize, usize)) -> bool {
    let mut at = 0;
    let mut sound = true;
    while let Some(next) = text[at..].iter().position(|&octet| octet == b'+' || octet == b'=') {
        let start = at + next;
        let found = if text[start] == b'=' { Some(Fault::Equals) } else { wrong(&text[start + 1..], case) };
        let digits = text[start + 1..].iter().take(2).take_while(|octet| octet.is_ascii_hexdigit()).count();
        at = start + 1 + if text[start] == b'+' { digits } else { 0 };
        if let Some(found) = found {
            sound = false;
            fault(found, start, at);
        }
    }
    sound
}

fn wrong(after: &[u8], case: HexCase) -> Option<Fault> {
    let digits = after.get(..2).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
    let Some(digits) = digits else { return Some(Fault::Plus) };
    let lower = case == HexCase::Upper && digits.iter().any(u8::is_ascii_lowercase);
    lower.then_some(Fault::Lower)
}

fn hexchar(after: &[u8]) -> Option<u8> {
    let digit = |octet: u8| char::from(octet).to_digit(16).map(|digit| digit as u8);
    Some(digit(*after.first()?)? << 4 | digit(*after.get(1)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{vec, vec::Vec};

    fn faults(text: &str, case: HexCase) -> Vec<(Fault, usize, usize)> {
        let mut found = Vec::new();
        check(text.as_bytes(), case, &mut |fault, start, end| found.push((fault, start, end)));
        found
    }

    #[test]
    fn xtext_of_rfc_3461_4_and_of_rfc_4954_8() {
        for good in ["", "abc", "a+2Bb", "+3D+3D", "!~<>;,", "+20"] {
            assert_eq!(faults(good, HexCase::Upper), [], "{good}");
        }
        for (bad, found) in [
            ("a+b@c", vec![(Fault::Plus, 1, 3)]),
            ("a+", vec![(Fault::Plus, 1, 2)]),
            ("a+2", vec![(Fault::Plus, 1, 3)]),
            ("++2B", vec![(Fault::Plus, 0, 1)]),
            ("a+2b", vec![(Fault::Lower, 1, 4)]),
            ("a=b+g", vec![(Fault::Equals, 1, 2), (Fault::Plus, 3, 4)]),
        ] {
            assert_eq!(faults(bad, HexCase::Upper), found, "{bad}");
        }
        assert_eq!(faults("a+2b", HexCase::Any), []);
    }

    #[test]
    fn decoding_undoes_encoding() {
        for octet in 0..=255u8 {
            let written = alloc::format!("a+{octet:02X}b");
            assert!(Xtext(written.as_bytes()).octets().eq([b'a', octet, b'b']), "{octet}");
        }
    }
}
