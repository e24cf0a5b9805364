//! Enhanced status codes in the text of a reply (RFC 2034 §4, RFC 3463 §2).

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
pub(super) fn at_start_of(text: &[u8]) -> Option<Written> {
    let class = *text.first().filter(|class| (b'2'..=b'5').contains(class))? - b'0';
    let (subject, after, zero_subject) = part(text, 1)?;
    let (detail, length, zero_detail) = part(text, after)?;
    let next = text.get(length).copied();
    let glued = match next {
        None | Some(b' ') => false,
        Some(octet) if octet.is_ascii_alphabetic() => true,
        Some(b':' | b',' | b';' | b'\t') => true,
        Some(_) => return None,
    };
    let code = EnhancedCode { class, subject, detail };
    Some(Written { code, length, leading_zero: zero_subject || zero_detail, glued })
}

/// `"." 1*3DIGIT`: the number, the offset after it, and whether it has a leading zero.
fn part(text: &[u8], at: usize) -> Option<(u16, usize, bool)> {
    let digits = text.get(at..)?.strip_prefix(b".")?;
    let count = digits.iter().take_while(|octet| octet.is_ascii_digit()).count();
    if !(1..=3).contains(&count) {
        return None;
    }
    let value = digits[..count].iter().fold(0, |value, &digit| value * 10 + u16::from(digit - b'0'));
    Some((value, at + 1 + count, count > 1 && digits[0] == b'0'))
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
