//! Enhanced status codes in the text of a reply (RFC 2034 §4, RFC 3463 §2).

use alloc::string::String;
use core::fmt;

/// `status-code = class "." subject "." detail`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EnhancedCode {
    /// 2, 4 or 5 where it is right.
    pub class: u8,
    /// 0 to 999.
    pub subject: u16,
    /// 0 to 999.
    pub detail: u16,
}

impl EnhancedCode {
    /// As it is written, without leading zeros. Not by way of [`fmt`], which weighs as much as a parser in WebAssembly.
    pub(crate) fn text(self) -> String {
        let mut text = String::with_capacity("5.999.999".len());
        push_number(&mut text, self.class.into());
        for part in [self.subject, self.detail] {
            text.push('.');
            push_number(&mut text, part);
        }
        text
    }
}

/// Without `core::fmt`, which the small module for browsers does not carry.
fn push_number(text: &mut String, number: u16) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

/// A code at the start of a text, and what is odd about how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) code: EnhancedCode,
    /// Octets of the code.
    pub(super) length: usize,
    /// A part has a zero before other digits.
    pub(super) leading_zero: bool,
    /// Neither a space nor the end follows.
    pub(super) glued: bool,
}

/// What looks like an enhanced status code at the start of `text`: three numbers with dots between them, and not
/// four, which would be an IP address, nor followed by what a version number goes on with.
#[inline]
pub(super) fn at_start_of(text: &[u8]) -> Option<Written> {
    let &[class @ b'2'..=b'5', b'.', ref rest @ ..] = text else { return None };
    let (subject, subject_digits) = number(rest)?;
    let (b'.', rest) = rest[subject_digits..].split_first()? else { return None };
    let (detail, detail_digits) = number(rest)?;
    let glued = match rest.get(detail_digits) {
        None | Some(b' ') => false,
        Some(b':' | b',' | b';' | b'\t') => true,
        Some(octet) if octet.is_ascii_alphabetic() => true,
        Some(_) => return None,
    };
    let leading_zero = (subject_digits > 1 && text[2] == b'0') || (detail_digits > 1 && rest[0] == b'0');
    let code = EnhancedCode { class: class - b'0', subject, detail };
    Some(Written { code, length: 3 + subject_digits + detail_digits, leading_zero, glued })
}

/// `1*3DIGIT`: the number and its digits.
#[inline]
fn number(text: &[u8]) -> Option<(u16, usize)> {
    let mut value = 0;
    let mut digits = 0;
    while let Some(digit) = text.get(digits).map(|octet| octet.wrapping_sub(b'0')).filter(|&digit| digit < 10)
    {
        if digits == 3 {
            return None;
        }
        value = value * 10 + u16::from(digit);
        digits += 1;
    }
    (digits > 0).then_some((value, digits))
}

/// The code alone, as in a query: `5.1.1`.
impl core::str::FromStr for EnhancedCode {
    type Err = ();

    /// # Errors
    ///
    /// Where the text is no `class "." subject "." detail` of class 2, 4 or 5.
    ///
    /// ```
    /// use smtplint_core::reply::EnhancedCode;
    /// let code: EnhancedCode = "5.1.1".parse().unwrap();
    /// assert_eq!((code.class, code.subject, code.detail), (5, 1, 1));
    /// assert!("5.1".parse::<EnhancedCode>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, ()> {
        at_start_of(text.as_bytes())
            .filter(|written| {
                written.length == text.len() && !written.leading_zero && written.code.class != 3
            })
            .map(|written| written.code)
            .ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_addresses_and_versions() {
        for (text, found) in [
            ("5.1.1 No such user", true),
            ("2.0.0", true),
            ("5.188.206.1 is listed", false),
            ("5.1 no", false),
            ("5.1.1-rc1", false),
            ("5.1.1234 x", false),
            ("1.0.0 x", false),
            ("52.1.1 x", false),
            ("OK", false),
        ] {
            assert_eq!(at_start_of(text.as_bytes()).is_some(), found, "{text}");
        }
        assert!(at_start_of(b"5.01.1 x").unwrap().leading_zero);
        assert!(at_start_of(b"5.1.1text").unwrap().glued);
    }
}
