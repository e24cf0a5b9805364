//! SIZE and BODY.

use super::value::{Tell, Written};
use crate::finding::Arg;
use crate::registry::limits;
use crate::rules::params::{PARAM_VALUE_NOT_LISTED, SIZE_NOT_NUMBER, SIZE_TOO_MANY_DIGITS};
use crate::syntax::class::{DIGIT, is};

/// The value of `BODY=`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// `7BIT`.
    SevenBit,
    /// `8BITMIME`.
    EightBitMime,
    /// `BINARYMIME`.
    BinaryMime,
}

/// `size-value = 1*20DIGIT` (RFC 1870 §3); a number beyond u64 is not small, so the largest stands for it.
#[inline]
pub(super) fn size(written: Written<'_>, tell: &mut Tell<'_>) -> Option<u64> {
    // Below 20 digits nothing can overflow.
    if written.text.len() < limits::SIZE_DIGITS && written.text.iter().all(|&octet| is(octet, DIGIT)) {
        return Some(written.text.iter().fold(0, |value, &digit| value * 10 + u64::from(digit - b'0')));
    }
    unusual_size(written, tell)
}

#[cold]
fn unusual_size(written: Written<'_>, tell: &mut Tell<'_>) -> Option<u64> {
    let text = written.text;
    if !text.iter().all(|&octet| is(octet, DIGIT)) {
        tell(&SIZE_NOT_NUMBER, written.whole(), [Arg::None; 2]);
        return None;
    }
    if text.len() > limits::SIZE_DIGITS {
        let args = [Arg::Number(text.len() as u64), Arg::Number(limits::SIZE_DIGITS as u64)];
        tell(&SIZE_TOO_MANY_DIGITS, written.whole(), args);
        return None;
    }
    Some(decimal(text).unwrap_or(u64::MAX))
}

/// A decimal number; none where it does not fit.
pub(crate) fn decimal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0u64, |value, &digit| value.checked_mul(10)?.checked_add(u64::from(digit - b'0')))
}

/// `body-value = "7BIT" / "8BITMIME" / "BINARYMIME"` (RFC 6152 §2, RFC 3030 §3).
#[inline]
pub(super) fn body(written: Written<'_>, tell: &mut Tell<'_>) -> Option<Body> {
    match written.text {
        b"8BITMIME" => Some(Body::EightBitMime),
        b"7BIT" => Some(Body::SevenBit),
        _ => any_body(written, tell),
    }
}

fn any_body(written: Written<'_>, tell: &mut Tell<'_>) -> Option<Body> {
    let words =
        [("8BITMIME", Body::EightBitMime), ("7BIT", Body::SevenBit), ("BINARYMIME", Body::BinaryMime)];
    one_of(&words, written, "7BIT, 8BITMIME and BINARYMIME", tell)
}

/// One of a few words, in any case; `told` is how a sentence lists them.
pub(super) fn one_of<T: Copy>(
    words: &[(&str, T)],
    written: Written<'_>,
    told: &'static str,
    tell: &mut Tell<'_>,
) -> Option<T> {
    let found = words.iter().find(|(word, _)| word.as_bytes().eq_ignore_ascii_case(written.text));
    if found.is_none() {
        let args = [Arg::Word(written.param.keyword), Arg::Word(told)];
        tell(&PARAM_VALUE_NOT_LISTED, written.whole(), args);
    }
    found.map(|&(_, value)| value)
}
